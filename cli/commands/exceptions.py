"""`ledger exceptions`, which `ledger exception list` is too."""

from cli.exception_listing import exceptions

__all__ = ["exceptions"]
