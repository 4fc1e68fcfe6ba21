"""Choose free ports once and remember them, so that addresses survive a restart."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Mapping
from pathlib import Path

USUAL = {"web": 8000, "postgres": 54320, "valkey": 63790}


def is_free(port: int) -> bool:
    """Return whether nobody listens on `port` of this machine, over IPv4 or IPv6."""
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                # A machine without IPv6 refuses the address, not the port.
                if family == socket.AF_INET6 and not isinstance(error, PermissionError) and not _answers(host, port):
                    continue
                return False
    return True


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def any_free_port() -> int:
    """Return a port that the system says is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Ports:
    """The ports of one run directory, kept in its `ports.json`."""

    def __init__(self, file: Path, usual: Mapping[str, int]) -> None:
        self._file = file
        self._usual = usual
        self._turn = threading.Lock()
        self._chosen: dict[str, int] = self._read()

    def take(self, name: str) -> int:
        """Return a free port for `name`: the remembered one, else the usual one, else any; remember it."""
        with self._turn:
            for port in (self._chosen.get(name), self._usual.get(name)):
                if port is not None and port not in self._others(name) and is_free(port):
                    return self._remember(name, port)
            return self._remember(name, any_free_port())

    def known(self, name: str) -> int | None:
        """Return the remembered port of `name`, free or not."""
        return self._chosen.get(name)

    def _others(self, name: str) -> set[int]:
        return {port for other, port in self._chosen.items() if other != name}

    def _remember(self, name: str, port: int) -> int:
        if self._chosen.get(name) != port:
            self._chosen[name] = port
            self._file.write_text(json.dumps(self._chosen, indent=2) + "\n")
        return port

    def _read(self) -> dict[str, int]:
        try:
            kept = json.loads(self._file.read_text())
        except (FileNotFoundError, ValueError):
            # A file cut short by a crash is as good as none: ports are only chosen anew.
            return {}
        return {str(name): port for name, port in kept.items() if isinstance(port, int)}
