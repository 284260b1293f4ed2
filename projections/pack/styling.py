"""What both pages say in their style sheets and content security policies."""

from base64 import b64encode
from hashlib import sha256

from projections.documents.content import shown


def source_hash(source: str) -> str:
    """Return how a content security policy names one inline script or style sheet."""
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def css_string(words: str) -> str:
    """Return words for a string of CSS: all but letters and digits by their numbers."""
    return "".join(
        c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in shown(words)
    )
