"""Secrets of a local shop: made once, kept in the run directory, never committed."""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

HEX_BYTES = 32
HEX_NAMES = (
    "SECRET_KEY",
    "JWT_KEY",
    "REFRESH_KEY",
    "EMAIL_TOKEN_KEY",
    "VAULT_PEPPER",
    "SANDBOX_WEBHOOK_SECRET",
    "DB_SUPERUSER_PASSWORD",
    "DB_OWNER_PASSWORD",
    "DB_APP_PASSWORD",
    "VALKEY_PASSWORD",
)
#: Passwords of the embedded servers; the shop's processes get them inside the URLs only.
SERVER_ONLY = frozenset(name for name in HEX_NAMES if name.endswith("_PASSWORD"))


def local_secrets(file: Path) -> dict[str, str]:
    """Return the secrets kept in `file`, after adding those that it lacks."""
    kept = read_env_file(file)
    fresh = fresh_secrets()
    missing = fresh.keys() - kept.keys()
    if missing:
        kept |= {name: fresh[name] for name in fresh if name in missing}
        write_env_file(file, kept)
    return kept


def fresh_secrets() -> dict[str, str]:
    """Return a new value of every secret that a shop needs."""
    vault_key = base64.b64encode(secrets.token_bytes(HEX_BYTES)).decode()
    return {name: secrets.token_hex(HEX_BYTES) for name in HEX_NAMES} | {"VAULT_KEYS": f"k1:{vault_key}"}


def read_env_file(file: Path) -> dict[str, str]:
    """Return the `NAME=value` lines of `file`; an absent file has none."""
    if not file.exists():
        return {}
    lines = (line.strip() for line in file.read_text().splitlines())
    pairs = (line.partition("=") for line in lines if line and not line.startswith("#"))
    return {name: value for name, _, value in pairs}


def write_env_file(file: Path, values: Mapping[str, str]) -> None:
    """Write `NAME=value` lines that only the owner may read (mode 600), all or nothing."""
    draft = file.with_name(file.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.writelines(f"{name}={value}\n" for name, value in values.items())
    draft.replace(file)
