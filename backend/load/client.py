"""The client: Locust as a process of its own, and what it says afterwards."""

import csv
import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from shop.paths import ROOT, ShopError

from load.world import World

HOME = ROOT / "loadtest"
LOCUST = HOME / ".venv" / "bin" / "locust"
REPORTS = ROOT / ".run" / "reports"
#: Visitors who are in the middle of something when the time is over may finish it.
STOP_TIMEOUT_S = 45


@dataclass(frozen=True, slots=True)
class Line:
    """One row of Locust's table: milliseconds; the whole is called "Aggregated"."""

    name: str
    requests: int
    failures: int
    per_second: float
    p50: float
    p95: float
    p99: float


@dataclass(slots=True)
class Client:
    """A running Locust."""

    name: str
    process: subprocess.Popen[bytes]
    record: Path
    requests: Path
    #: Seconds of CPU it had used when it was last looked at.
    cpu_s: float = 0.0

    @classmethod
    def start(
        cls, name: str, world: World, *, users: int, seconds: int, host: str, sockets: str, is_detailed: bool = False
    ) -> "Client":
        """
        Start `users` visitors for some seconds, at most 50 more of them each second.

        :param is_detailed: keep every single request
        :raises ShopError: Locust is not installed
        """
        if not LOCUST.exists():
            raise ShopError("Locust is missing: `make load-100` and the like install it into loadtest/.venv")
        REPORTS.mkdir(parents=True, exist_ok=True)
        told, record, requests = (REPORTS / f"{name}-{part}" for part in ("world.json", "record.jsonl", "requests.tsv"))
        told.write_text(json.dumps(world.as_json()))
        # Tokens: for the owner of this folder alone.
        told.chmod(0o600)
        record.write_text("")
        requests.write_text("")
        env = os.environ | {"LOAD_WORLD": str(told), "LOAD_RECORD": str(record), "LOAD_SOCKETS": sockets}
        env |= {"LOAD_REQUESTS": str(requests)} if is_detailed else {}
        command = [
            *(str(LOCUST), "--locustfile", str(HOME / "locustfile.py"), "--headless", "--only-summary"),
            *("--users", str(users), "--spawn-rate", str(min(users, 50)), "--run-time", f"{seconds}s"),
            *("--host", host, "--stop-timeout", str(STOP_TIMEOUT_S), "--exit-code-on-error", "0"),
            *("--html", str(REPORTS / f"{name}.html"), "--csv", str(REPORTS / name), "--reset-stats"),
        ]
        log = (REPORTS / f"{name}.log").open("wb")
        return cls(name, subprocess.Popen(command, env=env, cwd=HOME, stdout=log, stderr=log), record, requests)

    def is_running(self) -> bool:
        """Tell whether it still runs, and look at its CPU."""
        if self.process.poll() is not None:
            return False
        times = psutil.Process(self.process.pid).cpu_times()
        self.cpu_s = times.user + times.system
        return True

    def stop(self) -> None:
        """End it, if it still runs."""
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    def lines(self) -> list[Line]:
        """
        Return what it measured.

        :raises ShopError: it ended with an error
        """
        if self.process.wait() != 0:
            raise ShopError(f"Locust failed; see {REPORTS / self.name}.log")
        with (REPORTS / f"{self.name}_stats.csv").open() as file:
            return [_line(row) for row in csv.DictReader(file)]

    def failures(self) -> list[str]:
        """Return a sentence for each kind of failure."""
        with (REPORTS / f"{self.name}_failures.csv").open() as file:
            return [f"{row['Name']}: {row['Error']} ({row['Occurrences']} times)" for row in csv.DictReader(file)]

    def told(self) -> list[dict[str, Any]]:
        """Return what the visitors wrote down."""
        return [json.loads(line) for line in self.record.read_text().splitlines()]


def _line(row: dict[str, str]) -> Line:
    def number(name: str) -> float:
        return 0.0 if row[name] in ("", "N/A") else float(row[name])

    return Line(
        row["Name"],
        int(row["Request Count"]),
        int(row["Failure Count"]),
        number("Requests/s"),
        number("50%"),
        number("95%"),
        number("99%"),
    )
