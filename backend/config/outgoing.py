"""
Where the shop's own processes may connect to: the addresses that the settings name, nothing else (ASVS 13.2.4, 13.2.5).

Nothing of what people send is ever an address to be asked; should a hole in a library make one of it, the name is
refused before it is looked up. It holds for connections by Python, which all but libpq's are; the firewall stands
behind it.
"""

import logging
import socket
import sys
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr

logger = logging.getLogger("wibestore.outgoing")

# This machine alone, and what a server that listens calls its own addresses.
_OWN: Final = frozenset({"", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::"})  # noqa: S104 - not listened to, compared


class OutgoingRefusedError(PermissionError):
    """The shop has no business there; for whoever asked it is a server that cannot be reached."""


def hosts_named(models: Iterable[BaseModel], hosts: Iterable[str] = ()) -> frozenset[str]:
    """Return the host of every address among the models' values, and `hosts`."""
    values = [value for model in models for value in model.model_dump().values()]
    texts = [value.get_secret_value() if isinstance(value, SecretStr) else str(value) for value in values]
    named = [urlsplit(text).hostname for text in texts if "://" in text]
    return frozenset(host.lower() for host in (*named, *hosts) if host)


def connections_guard(allowed: frozenset[str]) -> None:
    """Refuse from now on, and until the process ends, to look up any name but these."""
    known = allowed | _OWN | {socket.gethostname().lower()}

    def look(event: str, arguments: tuple[Any, ...]) -> None:
        if event != "socket.getaddrinfo":
            return
        host = arguments[0]
        name = host.decode(errors="replace") if isinstance(host, bytes) else host or ""
        if name.lower() not in known:
            logger.error("A connection that the settings do not name was refused", extra={"host": name})
            raise OutgoingRefusedError(f"The settings do not name {name}")

    sys.addaudithook(look)
