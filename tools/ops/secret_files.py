"""Makes the folder of secrets that docker-compose.prod.yml reads: a file for each, made once and never changed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from shop.paths import ShopError, say
from shop.secret_values import fresh_secrets

_HEX_BYTES = 32
#: Passwords of servers, each a file of its own for the container that needs it.
SERVERS = (
    "db_superuser_password",
    "db_owner_password",
    "db_app_password",
    "db_monitor_password",
    "db_backup_password",
    "backup_password",
    "redis_password",
    "grafana_password",
)
#: What somebody else gives: the file is made empty, and must be filled in.
GIVEN = ("app/email_password", "app/s3_access_key", "app/s3_secret_key", "servers/backup_credentials")
#: The same for the profile `monitoring`.
GIVEN_FOR_ALARMS = ("servers/alarm_mail_password", "servers/on_call_url", "servers/watchdog_url")
_SHOP = (
    "secret_key",
    "jwt_key",
    "refresh_key",
    "email_token_key",
    "vault_pepper",
    "sandbox_webhook_secret",
    "vault_keys",
)


def make(folder: Path) -> None:
    """
    Make what is missing in `folder` and say what must still be filled in; what is there stays as it is.

    Folders are shut to everybody else on the machine; files can be read by any user of the container that they are
    given to.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for name in ("app", "owner", "servers"):
        (folder / name).mkdir(mode=0o755, exist_ok=True)
    passwords = {name: _kept(folder / "servers" / name, secrets.token_hex(_HEX_BYTES)) for name in SERVERS}
    fresh = fresh_secrets()
    for name in _SHOP:
        _kept(folder / "app" / name, fresh[name.upper()])
    token = _kept(folder / "app" / "metrics_token", secrets.token_hex(_HEX_BYTES))
    _written(folder / "servers" / "metrics_token", token)
    for name, value in _addresses(passwords).items():
        _written(folder / name, value)
    for name in (*GIVEN, *GIVEN_FOR_ALARMS):
        _kept(folder / name, "")
    if empty := [name for name in (*GIVEN, *GIVEN_FOR_ALARMS) if not (folder / name).read_text().strip()]:
        say(f"ops: to be filled in, each the bare value: {', '.join(str(folder / name) for name in empty)}")


def unfilled(folder: Path) -> list[str]:
    """Return the secrets without which the shop does not start, and that are not there."""
    needed = [f"servers/{name}" for name in SERVERS] + [f"app/{name}" for name in _SHOP] + list(GIVEN)
    return [name for name in needed if not (folder / name).exists() or not (folder / name).read_text().strip()]


def _addresses(passwords: dict[str, str]) -> dict[str, str]:
    """Return the files that hold a password inside of an address, from the passwords: written anew at every call."""
    key, app, owner = passwords["redis_password"], passwords["db_app_password"], passwords["db_owner_password"]
    broker = f"redis://:{key}@redis:6379"
    known = ", ".join(f'"redis://{host}:6379": "{key}"' for host in ("redis", "redis-cache"))
    return {
        "app/database_url": f"postgresql://wibestore_app:{app}@pgbouncer:6432/wibestore",
        "app/redis_url": f"{broker}/0",
        "app/broker_url": f"{broker}/1",
        "app/channels_url": f"{broker}/2",
        "app/cache_url": f"redis://:{key}@redis-cache:6379/0",
        "owner/migrate_database_url": f"postgresql://wibestore_owner:{owner}@postgres:5432/wibestore",
        "servers/redis_passwords": f"{{{known}}}",
    }


def _kept(file: Path, value: str) -> str:
    if not file.exists():
        _written(file, value)
    return file.read_text().strip()


def _written(file: Path, value: str) -> None:
    draft = file.with_name(f".{file.name}.new")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644), "w") as stream:
            stream.write(value)
    except OSError as error:
        raise ShopError(f"{file} cannot be written: {error}") from error
    draft.replace(file)
