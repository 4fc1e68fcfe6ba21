"""
How a set is sealed: AES-256-GCM with a fresh data key, itself sealed by one of the shop's keys (security.md §1.11).

Pure functions over bytes: no ORM, no clock. Additional data binds both to one set and version (a user's own secret:
to its owner and purpose), so that bytes moved to another row do not open.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.exceptions import ImproperlyConfigured

from wibestore.vault.types import Credentials

FORMAT = b"\x01"
KEY_BYTES = 32
NONCE_BYTES = 12
MAX_KEY_ID_LENGTH = 32


class SealBroken(Exception):
    """The bytes do not open: changed, moved to another row, or sealed with a key that is not here. A bug or worse."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the database keeps of a set."""

    ciphertext: bytes = field(repr=False)
    wrapped_key: bytes = field(repr=False)
    key_id: str


@dataclass(frozen=True)
class Keyring:
    """The shop's key-encryption keys; the first one seals, all of them open."""

    keys: dict[str, bytes] = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Return the keys of `k1:<base64>,k2:<base64>`.

        :raises ImproperlyConfigured: not of that form, or a key is not 32 bytes long; never shows the value
        """
        keys: dict[str, bytes] = {}
        for part in text.split(","):
            key_id, colon, encoded = part.strip().partition(":")
            key = _decoded(encoded)
            if not (colon and key_id and len(key_id) <= MAX_KEY_ID_LENGTH and len(key) == KEY_BYTES) or key_id in keys:
                raise ImproperlyConfigured("VAULT_KEYS must be `name:base64 of 32 bytes`, several of them by commas")
            keys[key_id] = key
        return cls(keys)

    @cached_property
    def first(self) -> str:
        """Return the id of the key that seals."""
        return next(iter(self.keys))

    def key(self, key_id: str) -> bytes:
        """
        Return a key by its id.

        :raises SealBroken: it was taken out of VAULT_KEYS too early
        """
        try:
            return self.keys[key_id]
        except KeyError:
            raise SealBroken(f"VAULT_KEYS lacks the key {key_id}") from None


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return b""


def seal(credentials: Credentials, *, keyring: Keyring, set_id: UUID, version: int) -> Sealed:
    """Return the credentials sealed under a fresh data key for this set and version."""
    data_key = AESGCM.generate_key(KEY_BYTES * 8)
    plain = orjson.dumps(
        [credentials.login, credentials.password, credentials.email, credentials.email_password, credentials.note]
    )
    return Sealed(
        ciphertext=_encrypt(data_key, plain, _binding(b"data", set_id, version)),
        wrapped_key=_encrypt(keyring.key(keyring.first), data_key, _binding(b"key", set_id, version)),
        key_id=keyring.first,
    )


def unseal(sealed: Sealed, *, login_method: str, keyring: Keyring, set_id: UUID, version: int) -> Credentials:
    """
    Return the credentials in the clear.

    :raises SealBroken: the bytes were changed or belong to another set or version, or the key is gone
    """
    plain = _decrypt(
        _unwrap(sealed, keyring=keyring, set_id=set_id, version=version),
        sealed.ciphertext,
        _binding(b"data", set_id, version),
    )
    login, password, email, email_password, note = orjson.loads(plain)
    return Credentials(login_method, login, password, email, email_password, note)


def rewrap(sealed: Sealed, *, keyring: Keyring, set_id: UUID, version: int) -> Sealed:
    """
    Return the same ciphertext with its data key sealed by the keyring's first key.

    :raises SealBroken: the wrapped key does not open
    """
    data_key = _unwrap(sealed, keyring=keyring, set_id=set_id, version=version)
    wrapped = _encrypt(keyring.key(keyring.first), data_key, _binding(b"key", set_id, version))
    return Sealed(sealed.ciphertext, wrapped, keyring.first)


def secret_seal(plain: bytes, *, keyring: Keyring, owner_id: UUID, purpose: str) -> Sealed:
    """Return a secret sealed under a fresh data key for this owner and purpose."""
    data_key = AESGCM.generate_key(KEY_BYTES * 8)
    return Sealed(
        ciphertext=_encrypt(data_key, plain, _secret_binding(b"data", owner_id, purpose)),
        wrapped_key=_encrypt(keyring.key(keyring.first), data_key, _secret_binding(b"key", owner_id, purpose)),
        key_id=keyring.first,
    )


def secret_unseal(sealed: Sealed, *, keyring: Keyring, owner_id: UUID, purpose: str) -> bytes:
    """
    Return a secret in the clear.

    :raises SealBroken: the bytes were changed or belong to another owner or purpose, or the key is gone
    """
    wrapping = keyring.key(sealed.key_id)
    data_key = _decrypt(wrapping, sealed.wrapped_key, _secret_binding(b"key", owner_id, purpose))
    return _decrypt(data_key, sealed.ciphertext, _secret_binding(b"data", owner_id, purpose))


def secret_rewrap(sealed: Sealed, *, keyring: Keyring, owner_id: UUID, purpose: str) -> Sealed:
    """
    Return the same ciphertext with its data key sealed by the keyring's first key.

    :raises SealBroken: the wrapped key does not open
    """
    binding = _secret_binding(b"key", owner_id, purpose)
    data_key = _decrypt(keyring.key(sealed.key_id), sealed.wrapped_key, binding)
    return Sealed(sealed.ciphertext, _encrypt(keyring.key(keyring.first), data_key, binding), keyring.first)


def fingerprint_of(*, pepper: str, game_slug: str, login: str) -> str:
    """Return a hex mark by which the same game account is known again without knowing its login."""
    message = f"{game_slug}\x00{normalised_login(login)}".encode()
    return hmac.new(pepper.encode(), message, hashlib.sha256).hexdigest()


def normalised_login(login: str) -> str:
    """Return the login as games compare it: no blanks, no letter case, no look-alike forms; a phone by its digits."""
    folded = "".join(unicodedata.normalize("NFKC", login).casefold().split())
    digits = folded.lstrip("+").translate(str.maketrans("", "", "-()"))
    return digits if digits.isdecimal() else folded


def _unwrap(sealed: Sealed, *, keyring: Keyring, set_id: UUID, version: int) -> bytes:
    return _decrypt(keyring.key(sealed.key_id), sealed.wrapped_key, _binding(b"key", set_id, version))


def _binding(purpose: bytes, set_id: UUID, version: int) -> bytes:
    return b"wibestore.vault/" + purpose + b"/" + FORMAT + set_id.bytes + version.to_bytes(4, "big")


def _secret_binding(part: bytes, owner_id: UUID, purpose: str) -> bytes:
    return b"wibestore.vault/secret-" + part + b"/" + FORMAT + owner_id.bytes + purpose.encode()


def _encrypt(key: bytes, plain: bytes, binding: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, plain, binding)


def _decrypt(key: bytes, sealed: bytes, binding: bytes) -> bytes:
    nonce_end = len(FORMAT) + NONCE_BYTES
    if sealed[: len(FORMAT)] != FORMAT or len(sealed) <= nonce_end:
        raise SealBroken("the sealed bytes are of an unknown format")
    try:
        return AESGCM(key).decrypt(sealed[len(FORMAT) : nonce_end], sealed[nonce_end:], binding)
    except InvalidTag:
        raise SealBroken("the sealed bytes do not open") from None
