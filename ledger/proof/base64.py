"""Base64 in the one spelling that a value has."""

import binascii


def encoded(value: bytes) -> str:
    """Return `value` in standard base64, padded."""
    return binascii.b2a_base64(value, newline=False).decode("ascii")


def decoded(text: str) -> bytes | None:
    """Return the bytes that `text` spells; None if it is not their one spelling.

    What decoders let pass, such as white space, missing padding and bits that count
    for nothing, would be a second text for the same value.
    """
    try:
        value = binascii.a2b_base64(text.encode("ascii"))
    except ValueError:
        return None
    return value if encoded(value) == text else None
