"""Starts docker-compose.yml from empty volumes and proves that what it starts is the shop; `make verify-deploy`."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
from shop.paths import ShopError, say
from websockets.exceptions import ConnectionClosed

from . import build, engine, journey

PROJECT = "wibe-verify-dev"
SERVICES = ("backend", "frontend", "postgres", "redis", "celery-worker", "celery-beat")
#: The seed alone takes minutes where the machine is busy.
START_TIMEOUT_S = 1_200
SITE = journey.ORIGIN
BACKEND = f"http://localhost:{os.environ.get('BACKEND_PORT', '8000')}"
#: All six services together, at rest.
MEMORY_LIMIT_MIB = 750
_RESTARTING = 1_012
_FACTORS = {"KiB": 1 / 1024, "MiB": 1, "GiB": 1024, "B": 1 / 1024**2}


@dataclass(slots=True)
class Proof:
    """What was tried, and what came of it."""

    rows: list[tuple[str, str]] = field(default_factory=list)

    def try_(self, name: str, look: Callable[[], str]) -> None:
        """
        Look, and note what was seen.

        :raises ShopError: it is not as it must be
        """
        started = time.monotonic()
        seen = look()
        self.rows.append((name, f"{seen} ({time.monotonic() - started:.0f} s)"))
        say(f"ops: {name}: {self.rows[-1][1]}")

    def table(self) -> str:
        """Return what was seen as a table for docs/operations.md."""
        load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
        head = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load {load}, {os.cpu_count()} cores"
        rows = [("tried", "seen"), ("---", "---"), *self.rows]
        return "\n".join([head, "", *(f"| {name} | {seen} |" for name, seen in rows)])


def verify(*, is_built: bool = False) -> int:
    """
    Build the images, start the services, buy an account, take everything away again; return 0.

    :raises ShopError: something is not as it must be; the containers' last lines are shown
    """
    proof = Proof()
    if not is_built:
        build.build((*build.DEVELOPMENT, build.PRODUCTION))
    with engine.turn():
        _compose("down", "--volumes", "--remove-orphans")
        try:
            _prove(proof)
        except (ShopError, httpx.HTTPError, ConnectionClosed, TimeoutError) as error:
            _compose("ps", "--all")
            _compose("logs", "--tail", "30")
            raise ShopError(str(error)) from error
        finally:
            _compose("down", "--volumes", "--remove-orphans")
    print(proof.table())
    return 0


def _prove(proof: Proof) -> None:
    proof.try_("images", images)
    proof.try_("start from empty volumes", start)
    proof.try_("pages and files at :3000", site)
    proof.try_("both doors", doors)
    proof.try_("purchase at :3000", lambda: "; ".join(journey.purchase(SITE)))
    proof.try_("purchase at :8000", lambda: "; ".join(journey.purchase(BACKEND)))
    proof.try_("memory", memory)
    proof.try_("written outside volumes", written)
    proof.try_("started once more", start)
    proof.try_("backend stopped under an open socket", stopped)
    proof.try_("page without a backend", page_alone)


def images() -> str:
    """Weigh the images; look for secrets in them, and for the demo where it must not be."""
    seen = []
    for image in (*build.DEVELOPMENT, build.PRODUCTION):
        size, limit = build.size_mb(image.tag), build.LIMITS_MB[image.tag.partition(":")[0]]
        if size > limit:
            raise ShopError(f"{image.tag} weighs {size} MB, {limit} at most")
        if names := build.secrets_in(image.tag):
            raise ShopError(f"{image.tag} holds {', '.join(names)}")
        seen.append(f"{image.tag} {size} MB")
    listing = ["run", "--rm", "--network", "none", build.PRODUCTION.tag, "find", ".", "-name", "*.py"]
    files = engine.said([*engine.docker_command(), *listing]).splitlines()
    extra = [file for file in files if file.startswith(("./demo", "./emulators", "./tests")) or "/tests/" in file]
    if extra or not files or any("factories" in file for file in files):
        raise ShopError(f"The production image holds what it must not: {extra[:3]}")
    return ", ".join([*seen, f"{len(files)} files of production"])


def start() -> str:
    """Start everything and wait until it is healthy."""
    _compose("up", "--detach", "--no-build", "--wait", "--wait-timeout", str(START_TIMEOUT_S))
    states = {row["Service"]: row["State"] for row in _rows("ps", "--all", "--format", "json")}
    if missing := [name for name in SERVICES if states.get(name) != "running"]:
        raise ShopError(f"Not running: {', '.join(missing)}")
    return f"{len(SERVICES)} services healthy"


def site() -> str:
    """Look at a page, its files and its headers."""
    with httpx.Client(base_url=SITE, timeout=60, trust_env=False, headers={"Accept-Encoding": "br"}) as browser:
        page = browser.get("/catalog")
        styles = next(name for name in page.text.split('"') if name.startswith("/assets/") and name.endswith(".css"))
        asset = browser.get(styles)
        missing = browser.get("/games/no-such-game")
        gone = [browser.get(path).status_code for path in (f"{styles}.br", "/assets/none.js", "/metrics/")]
    wanted = {
        "page": (page.status_code, 200),
        "meta tags": ('property="og:url"' in page.text, True),
        "policy": ("default-src 'self'" in page.headers.get("Content-Security-Policy", ""), True),
        "file": (asset.status_code, 200),
        "brotli": (asset.headers.get("Content-Encoding"), "br"),
        "for each encoding": (asset.headers.get("Vary"), "Accept-Encoding"),
        "kept": (asset.headers.get("Cache-Control"), "public, max-age=31536000, immutable"),
        "file's policy": ("Content-Security-Policy" in asset.headers, True),
        "no such page": (missing.status_code, 404),
        "not served": (gone, [404, 404, 404]),
    }
    return as_wanted(wanted)


def doors() -> str:
    """Look at the API, a picture and a socket through both doors."""
    wanted: dict[str, tuple[object, object]] = {}
    for door in (SITE, BACKEND):
        with httpx.Client(base_url=door, timeout=60, trust_env=False) as caller:
            cards = caller.get("/api/v1/listings/").json()["results"]
            image = next(card["image"] for card in cards if card["image"])
            address = next(value for value in _texts(image) if value.startswith("/media/"))
            wanted[f"{door} picture"] = (caller.get(address).headers.get("Content-Type"), "image/webp")
            wanted[f"{door} health"] = (caller.get("/health/").json(), {"status": "ok"})
            detailed = caller.get("/health/detailed/")
            wanted[f"{door} all of it"] = (detailed.json()["status"], "ok")
            wanted[f"{door} no such address"] = (caller.get("/api/v1/none/").headers.get("Content-Type"), _PROBLEM)
            metrics = caller.get("/metrics/").status_code
            wanted[f"{door} metrics"] = (metrics, 404)
        wanted[f"{door} socket without a ticket"] = (journey.is_shut_without_a_ticket(door), True)
    return as_wanted(wanted)


_PROBLEM = "application/problem+json"


def memory() -> str:
    """Add up what the services hold."""
    form = ["stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}"]
    held: dict[str, float] = {}
    for line in engine.said([*engine.docker_command(), *form]).splitlines():
        name, used = line.split()[:2]
        if name.startswith(PROJECT):
            unit = next(unit for unit in _FACTORS if used.endswith(unit))
            held[name.removeprefix(f"{PROJECT}-").removesuffix("-1")] = float(used.removesuffix(unit)) * _FACTORS[unit]
    total = sum(held.values())
    if total > MEMORY_LIMIT_MIB:
        raise ShopError(f"{total:.0f} MiB, {MEMORY_LIMIT_MIB} at most: {held}")
    return f"{total:.0f} MiB: " + ", ".join(f"{name} {used:.0f}" for name, used in sorted(held.items()))


def written() -> str:
    """Look for files that a container of ours wrote into its own layer."""
    for name in ("backend", "frontend", "celery-worker", "celery-beat", "migrate"):
        changed = engine.said([*engine.docker_command(), "diff", f"{PROJECT}-{name}-1"]).splitlines()
        if ours := [line for line in changed if line not in _ENGINES_OWN]:
            raise ShopError(f"{name} wrote: {ours}")
    return "nothing"


# Where `init: true` puts the first process.
_ENGINES_OWN = ("C /usr", "C /usr/sbin", "A /usr/sbin/docker-init")


def stopped() -> str:
    """Stop the backend under an open socket; it must be told to come back."""
    buyer = journey.Customer(BACKEND, "malika")
    buyer.sign_in()
    with buyer.socket("notifications/") as line:
        journey.frame_of(line, "notification.state")
        started = time.monotonic()
        _compose("stop", "backend")
        took = time.monotonic() - started
        try:
            while True:
                line.recv(timeout=60)
        except ConnectionClosed as closed:
            code = closed.rcvd.code if closed.rcvd else 0
    if code != _RESTARTING:
        raise ShopError(f"The socket was closed with {code}, not {_RESTARTING}")
    return f"closed with {code}, stopped in {took:.1f} s"


def page_alone() -> str:
    """Look at a page while there is no backend: the interface itself comes."""
    page = httpx.get(f"{SITE}/catalog", timeout=60, trust_env=False)
    wanted = (page.status_code == httpx.codes.OK, '<div id="root">' in page.text)
    if wanted != (True, True) or "Content-Security-Policy" not in page.headers:
        raise ShopError(f"The page without a backend: {page.status_code} {page.text[:200]}")
    return "the interface's own"


def as_wanted(wanted: dict[str, tuple[object, object]]) -> str:
    """
    Return the names of what was looked at.

    :raises ShopError: something that was seen is not what was wanted
    """
    if wrong := {name: pair for name, pair in wanted.items() if pair[0] != pair[1]}:
        raise ShopError(f"Seen and wanted: {wrong}")
    return ", ".join(wanted)


def _texts(value: Any) -> list[str]:
    """Return every text in `value`."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def _compose(*words: str) -> None:
    engine.run([*engine.compose_command(PROJECT), *words])


def _rows(*words: str) -> list[dict[str, Any]]:
    answer = engine.said([*engine.compose_command(PROJECT), *words])
    return [json.loads(line) for line in answer.splitlines() if line.startswith("{")]
