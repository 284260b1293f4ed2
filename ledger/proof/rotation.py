"""What a key signs when it hands over to the next one."""

TITLE = "progress-ledger/key-rotation/v1"


def handover_text(origin: str, key: str) -> str:
    """Return the text by which the key in force names the one after it.

    Args:
        origin: The name of the ledger's tree.
        key: The next key, as a verifier key.
    """
    return f"{TITLE}\n{origin}\n{key}\n"
