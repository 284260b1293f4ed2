"""Delivery statuses as people type them."""


def as_status(words: str) -> str:
    """Return `words` as a delivery status is written: "Signed-off" as "signed off".

    Whether there is a status of that name is for whoever asks.
    """
    return " ".join(words.replace("-", " ").replace("_", " ").lower().split())
