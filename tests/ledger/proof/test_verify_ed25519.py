"""The offline verifier's own Ed25519, against RFC 8032 and against another library."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.proof.packs import KEY, VERIFY

# RFC 8032, section 7.1: TEST 1, 2 and 3, as key, message and signature.
PUBLISHED = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33b"
        "acc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e1599"
        "6e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f2"
        "90ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]

ORDER = 2**252 + 27742317777372353535851937790883648493
PUBLIC = KEY.public_key().public_bytes_raw()
# The encodings of the eight points of small order, and those of them that are not
# canonical: github.com/C2SP/CCTV, ed25519/README.md.
SMALL = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]
NOT_CANONICAL = [
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
]


def theirs(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the other library takes a signature."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


@pytest.mark.parametrize(("key", "message", "signature"), PUBLISHED)
def test_a_published_signature_holds(key: str, message: str, signature: str) -> None:
    parts = [bytes.fromhex(part) for part in (key, message, signature)]

    assert VERIFY.signature_holds(*parts)
    assert not VERIFY.signature_holds(parts[0], parts[1] + b"!", parts[2])


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200))
def test_what_another_library_signs_holds(seed: bytes, message: bytes) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)

    public = key.public_key().public_bytes_raw()
    assert VERIFY.signature_holds(public, message, key.sign(message))


def test_no_bit_of_key_or_signature_or_words_can_be_flipped() -> None:
    whole = PUBLIC + b"abc" + KEY.sign(b"abc")
    for bit in range(0, len(whole) * 8, 3):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        parts = bytes(flipped[:32]), bytes(flipped[32:35]), bytes(flipped[35:])
        assert not VERIFY.signature_holds(*parts)
        assert not theirs(*parts)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=64, max_size=64))
def test_noise_is_no_signature(public: bytes, signature: bytes) -> None:
    assert not VERIFY.signature_holds(public, b"words", signature)


def test_a_signature_has_one_number_and_no_other() -> None:
    signature = KEY.sign(b"words")
    s = int.from_bytes(signature[32:], "little")
    for other in (s + ORDER, s + 2 * ORDER, s + 7 * ORDER):
        forged = signature[:32] + other.to_bytes(32, "little")
        assert not VERIFY.signature_holds(PUBLIC, b"words", forged)


@pytest.mark.parametrize("size", [0, 32, 63, 65])
def test_a_signature_has_one_length(size: int) -> None:
    assert not VERIFY.signature_holds(PUBLIC, b"", (KEY.sign(b"") + b"\0")[:size])


@pytest.mark.parametrize("key", SMALL + NOT_CANONICAL)
def test_a_key_by_which_anybody_can_sign_is_refused(key: str) -> None:
    """With such a key, R = [S]B and any S pass for one message in eight."""
    for number in range(24):
        for point in SMALL:
            forged = bytes.fromhex(point) + bytes(32)
            message = b"%d" % number
            assert not VERIFY.signature_holds(bytes.fromhex(key), message, forged)


@pytest.mark.parametrize("point", NOT_CANONICAL)
def test_a_point_has_one_spelling(point: str) -> None:
    assert VERIFY.decoded_point(bytes.fromhex(point)) is None


@pytest.mark.parametrize("point", SMALL)
def test_a_point_comes_back_from_its_bytes(point: str) -> None:
    decoded = VERIFY.decoded_point(bytes.fromhex(point))

    assert VERIFY.encoded_point(decoded).hex() == point
