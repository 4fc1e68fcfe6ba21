"""
`python -m bench.timing`: whether time tells which e-mails have an account, over real HTTP (T-19), into limits.md.

Wrong passwords and asked-for resets, of e-mails that are known and of e-mails that are not, one after another in an
order that a die decides. Written down, never asserted: a busy machine would only teach people to look away.
"""

import http.client
import os
import platform
import random
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from math import erfc, sqrt
from pathlib import Path
from statistics import median

import django
import orjson

from bench.processes import free_port, web_server

EACH = 60
WARM_UP = 10
REPORT = Path(__file__).resolve().parents[2] / "docs" / "security" / "limits.md"
BEGIN, END = "<!-- timing:begin -->", "<!-- timing:end -->"
_UNBOUNDED = dict.fromkeys(
    (*("RATE_LIMIT_API", "RATE_LIMIT_API_IP", "RATE_LIMIT_AUTH"), "RATE_LIMIT_RESET_DAY"), "10000000/minute"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: its words, where, what is sent beside the e-mail, and the answer that both kinds get."""

    words: str
    path: str
    body: dict[str, str]
    status: int


ASKED = (
    Asked("sign-in with a wrong password", "/api/v1/auth/login/", {"password": "Bu parol emas 4821"}, 401),
    Asked("a new password asked for", "/api/v1/auth/password/reset/", {}, 202),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Milliseconds that each request took, for e-mails that are known and those that are not."""

    words: str
    known_ms: list[float]
    unknown_ms: list[float]

    def line(self) -> str:
        """Return the row of the table."""
        known, unknown = median(self.known_ms), median(self.unknown_ms)
        p = mann_whitney(self.known_ms, self.unknown_ms)
        return (
            f"| {self.words} | {len(self.known_ms)} + {len(self.unknown_ms)} | {known:.2f} | {unknown:.2f} "
            f"| {known - unknown:+.2f} | {p:.2f} |"
        )


def main() -> None:
    """Measure and write the table."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.bench"
    os.environ |= {**_UNBOUNDED, "LOCK_IP_AFTER": "1000000"}
    django.setup()
    # E-mails of one length; nobody asks twice with one of them.
    run = secrets.token_hex(3)
    names = {kind: [f"{kind[0]}{run}{n:03}" for n in range(EACH + WARM_UP)] for kind in ("known", "unknown")}
    _people(names["known"])
    port = free_port()
    with web_server(port, {"PUBLIC_URL": f"http://127.0.0.1:{port}"}):
        compared = [_compare(port, asked, names) for asked in ASKED]
    write_report(REPORT, compared)
    print("\n".join(one.line() for one in compared))


def _people(names: list[str]) -> None:
    from wibestore.users.factories import user_create  # noqa: PLC0415 - after django.setup

    for name in names:
        user_create(username=name)


def _compare(port: int, asked: Asked, names: dict[str, list[str]]) -> Compared:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    took: dict[str, list[float]] = {"known": [], "unknown": []}
    die = random.Random(27)
    for number in range(EACH + WARM_UP):
        for kind in die.sample(sorted(took), k=2):
            took[kind].append(_ask(connection, asked, f"{names[kind][number]}@example.uz"))
    connection.close()
    return Compared(asked.words, took["known"][WARM_UP:], took["unknown"][WARM_UP:])


def _ask(connection: http.client.HTTPConnection, asked: Asked, email: str) -> float:
    """Return how many milliseconds an answer took."""
    body = orjson.dumps({"email": email, **asked.body})
    started = time.perf_counter()
    connection.request("POST", asked.path, body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    said = answer.read()
    took_ms = (time.perf_counter() - started) * 1_000
    if answer.status != asked.status:
        raise RuntimeError(f"{asked.path}: {answer.status} {said[:300]!r}")
    return took_ms


def mann_whitney(ones: list[float], others: list[float]) -> float:
    """
    Return how likely two samples of one and the same thing would differ as much as these (two-sided; 1: not at all).

    By the normal approximation, good from twenty values each on; equal values share their ranks.
    """
    everything = sorted([*ones, *others])
    first: dict[float, int] = {}
    counts: dict[float, int] = {}
    for at, value in enumerate(everything, start=1):
        first.setdefault(value, at)
        counts[value] = counts.get(value, 0) + 1
    ranks = sum(first[value] + (counts[value] - 1) / 2 for value in ones)
    n, m, total = len(ones), len(others), len(everything)
    surplus = ranks - n * (total + 1) / 2
    tied = sum(count**3 - count for count in counts.values()) / (total * (total - 1))
    spread = sqrt(n * m / 12 * (total + 1 - tied))
    return erfc(max(abs(surplus) - 0.5, 0) / spread / sqrt(2)) if spread else 1.0


def write_report(path: Path, compared: list[Compared]) -> None:
    """Replace the part of `path` between the markers."""
    before, rest = path.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f}"
    lines = [
        f"{datetime.now(UTC):%Y-%m-%d}, Gunicorn, {machine}; milliseconds, medians:",
        "",
        "| what | requests | known | unknown | difference | p |",
        "|---|---|---|---|---|---|",
        *(one.line() for one in compared),
    ]
    path.write_text("\n".join([f"{before}{BEGIN}", *lines, f"{END}{after}"]), encoding="utf-8")


if __name__ == "__main__":
    main()
