"""Whether an Ed25519 signature holds, for both forms in which we sign."""


def signature_holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the key of these 32 bytes made `signature` for `message`.

    Raises:
        ValueError: the bytes cannot be a key.
    """
    # Every command that records imports its callers, and hardly any checks a signature.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True
