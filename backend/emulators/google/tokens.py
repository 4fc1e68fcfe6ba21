"""What the played Google signs, with a key of its own that is made once and kept beside the other records."""

import hashlib
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

from emulators.store import Data, record_get, record_make

PROVIDER = "google"
ISSUER = "https://accounts.google.com"
LIFETIME_S = 3600
_KEY_BITS = 2048
_ALGORITHM = "RS256"
# What can go wrong with a token, by the button that asks for it.
FAULTS = frozenset({"unverified", "stranger", "expired", "another"})


def credential(*, email: str, name: str, nonce: str, act: str = "sign_in") -> str:
    """
    Return an ID token for somebody; one e-mail is always the same account.

    :param act: `sign_in`, or one of FAULTS
    """
    key, now = _key(), int(time.time())
    account = f"{email} again" if act == "another" else email
    issued_at = now - 2 * LIFETIME_S if act == "expired" else now
    claims = {
        "iss": ISSUER,
        "azp": settings.GOOGLE_CLIENT_ID,
        "aud": "somebody.else.emulated" if act == "stranger" else settings.GOOGLE_CLIENT_ID,
        "sub": str(int(hashlib.sha256(account.encode()).hexdigest(), 16))[:21],
        "email": email,
        "email_verified": act != "unverified",
        "name": name,
        "nonce": nonce,
        "iat": issued_at,
        "exp": issued_at + LIFETIME_S,
    }
    return jwt.encode(claims, key["pem"], algorithm=_ALGORITHM, headers={"kid": key["kid"]})


def key_set() -> dict[str, Any]:
    """Return the public keys as Google shows them."""
    key = _key()
    private = serialization.load_pem_private_key(key["pem"].encode(), password=None)
    assert isinstance(private, rsa.RSAPrivateKey)  # noqa: S101 - made below
    shown = jwt.algorithms.RSAAlgorithm.to_jwk(private.public_key(), as_dict=True)
    return {"keys": [{**shown, "kid": key["kid"], "use": "sig", "alg": _ALGORITHM}]}


def _key() -> Data:
    known = record_get(PROVIDER, "key", "signing")
    if known is not None:
        return known
    private = rsa.generate_private_key(public_exponent=65537, key_size=_KEY_BITS)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    kid = hashlib.sha256(pem.encode()).hexdigest()[:40]
    return record_make(PROVIDER, "key", "signing", {"pem": pem, "kid": kid})
