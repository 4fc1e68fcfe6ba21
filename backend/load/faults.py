"""What is broken while people are there, and what they see meanwhile (docs/reliability.md)."""

import http.client
import os
import secrets
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from itertools import cycle
from pathlib import Path

from PIL import Image
from shop import processes
from shop.paths import RunDir

from load.client import REPORTS
from load.shop import LoadShop

VALKEY_AWAY_S = 30.0
#: From the fault's end until this is looked at no more: what has not come back by then has not come back.
AFTERWARDS_S = 15.0
UPLOAD_EVERY_S = 2.0
MEDIA_BYTES = 60_000_000
_BOUNDARY = "load-test-boundary"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is broken: `act` returns when it is whole again, or left to those who mend it."""

    name: str
    act: Callable[["Hand", LoadShop], None]


@dataclass(slots=True)
class Span:
    """When a fault began and when it was over (seconds since 1970)."""

    fault: Fault
    began: float
    ended: float
    notes: list[str] = field(default_factory=list)


class Hand:
    """Breaks things, one after the other."""

    def __init__(self, tokens: list[str], faults: tuple[Fault, ...]) -> None:
        self.spans: list[Span] = []
        self.uploads: list[tuple[float, int]] = []
        self._tokens, self._faults = cycle(tokens), faults
        self._media: Path | None = None
        self._is_over = threading.Event()

    @contextmanager
    def media_small(self, run: RunDir) -> Iterator[None]:
        """Keep pictures on a disk of a few megabytes while the block runs, where we may mount one."""
        folder = run.path / "media-small"
        folder.mkdir(exist_ok=True)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={MEDIA_BYTES}", "tmpfs", str(folder)]
        is_mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
        if is_mounted:
            self._media = folder
            os.environ |= {"MEDIA_ROOT": str(folder / "media"), "ORIGINALS_ROOT": str(folder / "originals")}
        try:
            yield
        finally:
            if is_mounted:
                subprocess.run(["umount", "--lazy", str(folder)], check=False)

    def break_things(self, shop: LoadShop) -> None:
        """Let every fault happen, with time to recover after each."""
        uploader = threading.Thread(target=self._upload_on, args=(shop.web_port,), daemon=True)
        uploader.start()
        for fault in self._faults:
            span = Span(fault, time.time(), 0.0)
            self.spans.append(span)
            fault.act(self, shop)
            span.ended = time.time()
            time.sleep(AFTERWARDS_S)
        self._is_over.set()
        uploader.join()

    def note(self, text: str) -> None:
        """Write something down about the fault that is happening."""
        self.spans[-1].notes.append(text)

    def disk_fill(self) -> Path | None:
        """Fill the disk of the pictures; return the file that does it, None where there is no such disk."""
        if self._media is None:
            return None
        filler = self._media / "filler"
        with filler.open("wb") as file:
            try:
                while True:
                    file.write(b"\0" * 65_536)
                    file.flush()
            except OSError:
                return filler

    def _upload_on(self, port: int) -> None:
        # By turns: nobody may have many pictures that nothing uses.
        while not self._is_over.wait(UPLOAD_EVERY_S):
            status = _upload(port, next(self._tokens))
            self.uploads.append((time.time(), status))


def _valkey_stops(hand: Hand, shop: LoadShop) -> None:
    keeper = shop.keepers["valkey"]
    with keeper.held():
        pid = keeper.member.pid()
        if pid is not None:
            keeper.ordered(pid)
            processes.stop(pid, signal_number=signal.SIGTERM, timeout_s=5)
        time.sleep(VALKEY_AWAY_S)


def _postgres_restarts(hand: Hand, shop: LoadShop) -> None:
    keeper = shop.keepers["postgres"]
    pid = keeper.member.pid()
    if pid is not None:
        keeper.ordered(pid)
        # SIGINT is PostgreSQL's fast shutdown, as a restart of its service sends it; the keeper starts it again.
        os.kill(pid, signal.SIGINT)
    began = time.monotonic()
    processes.wait_until(lambda: keeper.member.pid() not in (pid, None), timeout_s=60)
    hand.note(f"PostgreSQL was away for {time.monotonic() - began:.1f} s")


def _worker_dies(hand: Hand, shop: LoadShop) -> None:
    old = shop.keepers["worker"].member.pid()
    shop.kill("worker")
    processes.wait_until(lambda: shop.keepers["worker"].member.pid() not in (old, None), timeout_s=60)


def _disk_is_full(hand: Hand, shop: LoadShop) -> None:
    filler = hand.disk_fill()
    if filler is None:
        hand.note("not run: only root may mount a small disk")
        return
    time.sleep(15)
    filler.unlink()


FAULTS = (
    Fault("Valkey stopped for 30 s", _valkey_stops),
    Fault("PostgreSQL restarted", _postgres_restarts),
    Fault("worker killed with all its processes", _worker_dies),
    Fault("disk of the pictures full for 15 s", _disk_is_full),
)


def _upload(port: int, token: str) -> int:
    """Send a picture that nobody has sent before; return the status, 0 without an answer."""
    picture = BytesIO()
    Image.frombytes("RGB", (800, 600), secrets.token_bytes(800 * 6) * 300).save(picture, "JPEG", quality=40)
    head = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    body = head.encode() + picture.getvalue() + f"\r\n--{_BOUNDARY}--\r\n".encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST", "/api/v1/upload/image/", body, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a visitor: when it was answered, its name, its status (0: none), milliseconds."""

    at: float
    name: str
    status: int
    ms: float


def requests_read(path: Path) -> list[Request]:
    """Return every request that Locust wrote down."""
    rows = (line.split("\t") for line in path.read_text().splitlines())
    return [Request(float(at), name, int(status), float(ms)) for at, name, status, ms in rows]


def faults_table(hand: Hand) -> str:
    """Return the table: what visitors got while each thing was broken, and when all was well again."""
    requests = requests_read(REPORTS / "faults-requests.tsv")
    requests += [Request(at, "a picture is sent", status, 0.0) for at, status in hand.uploads]
    head = (
        "| fault | answers meanwhile | refused or lost | reads p95, ms | well again after, s |\n|---|---|---|---|---|\n"
    )
    return head + "\n".join(_row(span, requests) for span in hand.spans)


def _row(span: Span, requests: list[Request]) -> str:
    until = span.ended + AFTERWARDS_S
    during = [one for one in requests if span.began <= one.at < until]
    bad = [one for one in during if one.status == 0 or one.status >= 400]
    kinds = Counter((one.name, one.status) for one in bad)
    told = "; ".join(f"{name}: {count} × {status or 'no answer'}" for (name, status), count in kinds.most_common(8))
    reads = sorted(one.ms for one in during if one.name in ("browse", "search", "detail") and one.at < span.ended)
    p95 = f"{reads[int(len(reads) * 0.95)]:.0f}" if reads else "–"
    last = max((one.at for one in bad), default=span.ended)
    notes = f" ({'; '.join(span.notes)})" if span.notes else ""
    return (
        f"| {span.fault.name}{notes} | {len(during)} | {len(bad)}{f': {told}' if told else ''} | {p95} "
        f"| {max(last - span.ended, 0.0):.1f} |"
    )
