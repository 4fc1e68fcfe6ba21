"""
`python -m bench.queries.walk`: every address of the API that is only read, asked over this shop's data by all roles.

Those of the schema whose parameters are known: a listing, an order, a chat, a seller and a game that are much in use.
Says the slowest; fails where one has no answer, or a statement takes half of the time after which PostgreSQL ends it.
"""

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

SCHEMA = Path(__file__).resolve().parents[3] / "docs" / "api" / "openapi.json"
#: Half of what a statement may take.
LONGEST_MS = 2_500.0
SHOWN = 12
_SERVER_ERRORS = 500
_PARAMETER = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """One answer: milliseconds until it was there whole, and of the statement that took longest."""

    took_ms: float
    longest_ms: float
    statements: int
    status: int
    role: str
    path: str

    def line(self) -> str:
        """Return it as a line of the terminal."""
        return (
            f"{self.took_ms:8,.0f} ms, {self.statements:4} statements, the longest {self.longest_ms:6,.0f} ms: "
            f"{self.status} {self.role} {self.path}"
        )


def main() -> int:
    """Ask everything, and say what took longest."""
    argparse.ArgumentParser(prog="bench.queries.walk", description=__doc__).parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.bench")
    os.environ |= dict.fromkeys(("RATE_LIMIT_API", "RATE_LIMIT_API_IP", "RATE_LIMIT_AUTH"), "10000000/minute")
    django.setup()
    from bench.queries.works import clients_by_role, known_parameters  # noqa: PLC0415 - after django.setup

    clients = clients_by_role()
    asked = sorted(
        (
            _ask(client, role, path)
            for path in _paths(known_parameters())
            for role, client in clients.items()
            if (role == "staff") == path.startswith("/api/v1/admin/")
        ),
        reverse=True,
    )
    print(f"{len(asked)} answers; the slowest:", *(one.line() for one in asked[:SHOWN]), sep="\n")
    bad = [one for one in asked if one.status >= _SERVER_ERRORS or one.longest_ms > LONGEST_MS]
    print("\n".join(["No answer, or too late:", *(one.line() for one in bad)]) if bad else "None too late.")
    return 1 if bad else 0


def _paths(known: Mapping[str, str]) -> Iterator[str]:
    for path, operations in json.loads(SCHEMA.read_text(encoding="utf-8"))["paths"].items():
        if "get" in operations and known.keys() >= set(_PARAMETER.findall(path)):
            yield _PARAMETER.sub(lambda found: known[found[1]], path)


def _ask(client: Any, role: str, path: str) -> Asked:
    from django.core.cache import cache  # noqa: PLC0415 - after django.setup

    from bench.queries.capture import captured  # noqa: PLC0415

    cache.clear()
    started = time.perf_counter()
    with captured() as caught:
        answer = client.get(path)
        for _ in answer if answer.streaming else ():
            pass
    took = (time.perf_counter() - started) * 1_000
    longest = max((one.wall_ms for one in caught.statements), default=0.0)
    return Asked(took, longest, len(caught.statements), answer.status_code, role, path)


if __name__ == "__main__":
    sys.exit(main())
