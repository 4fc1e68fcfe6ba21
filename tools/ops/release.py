"""Puts a version in charge: checks, tables, start-first roll, workers, a look from outside; or the one before again."""

from __future__ import annotations

import os
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

from shop.paths import ROOT, ShopError, say
from shop.secret_values import read_env_file

from . import engine, secret_files
from .containers import ComposeEdge, ComposeFleet
from .roll import roll

FILE = "docker-compose.prod.yml"
ENV = ROOT / ".env"
#: What a release changes in .env; what was there before lies beside it.
CHANGED = ("BACKEND_IMAGE", "FRONTEND_IMAGE", "RELEASE")
PREVIOUS = ROOT / ".env.previous"
ROLLED = ("backend", "ws", "frontend")
RESTARTED = ("celery-worker", "celery-media", "celery-email", "celery-beat", "logs")
LOOKED_AT = ("/health/", "/api/v1/listings/", "/")
_FREE_BYTES = 5 * 1024**3
_LOOK_TIMEOUT_S = 15


def release(wanted: Mapping[str, str], *, is_pulled: bool = True) -> None:
    """
    Put the version in charge that `wanted` names (CHANGED); where it does not serve, the one before again.

    Tables stay as the new version made them: each version runs on those of the next (expand, then contract).

    :raises ShopError: it was not put in charge; says how far it came and what serves
    """
    settings = read_env_file(ENV)
    before = {name: settings.get(name, "") for name in CHANGED}
    _check(settings)
    with engine.turn():
        write(ENV, {**settings, **wanted})
        try:
            compose = _compose(settings)
            if is_pulled:
                engine.run([*compose, "pull", "--quiet", "backend", "frontend"])
            engine.run([*compose, "config", "--quiet"])
            engine.run([*compose, "run", "--rm", "migrate", "python", "manage.py", "release", "--plan"])
            engine.run([*compose, "run", "--rm", "migrate"])
            _put_in_charge(settings)
        except ShopError as error:
            write(ENV, settings)
            if before["BACKEND_IMAGE"] and _serves_another(settings, wanted):
                say("ops: back to the version before")
                _put_in_charge(settings)
            raise ShopError(f"Not released: {error}") from error
        write(PREVIOUS, before)
    say(f"ops: {wanted['RELEASE']} is in charge")


def rollback() -> None:
    """
    Put the version before in charge again; tables stay as they are.

    :raises ShopError: there is none, or it does not serve
    """
    before = read_env_file(PREVIOUS)
    if missing := [name for name in CHANGED if not before.get(name)]:
        raise ShopError(f"{PREVIOUS} does not name the version before: {', '.join(missing)} missing")
    settings = read_env_file(ENV)
    now = {name: settings.get(name, "") for name in CHANGED}
    with engine.turn():
        write(ENV, {**settings, **before})
        _put_in_charge(settings)
        write(PREVIOUS, now)
    say(f"ops: {before['RELEASE']} is in charge again")


def rolled(services: tuple[str, ...]) -> None:
    """Replace the containers of `services` by fresh ones of the version that .env names."""
    project = _project(read_env_file(ENV))
    for service in services:
        roll(service, ComposeFleet(project), ComposeEdge(project))


def look(domain: str, *, port: str = "443") -> None:
    """
    Look at the shop from outside.

    :raises ShopError: an address does not answer as it must
    """
    host = domain if port == "443" else f"{domain}:{port}"
    for path in LOOKED_AT:
        try:
            with urllib.request.urlopen(f"https://{host}{path}", timeout=_LOOK_TIMEOUT_S) as answer:
                answer.read()
        except (urllib.error.URLError, TimeoutError) as error:
            raise ShopError(f"https://{host}{path}: {error}") from error


def warm(compose: Sequence[str]) -> None:
    """Let the new version build the pages that its first visitors ask for; where that fails, they build them."""
    try:
        engine.run([*compose, "run", "--rm", "--no-deps", "celery-worker", "python", "manage.py", "warm_cache"])
    except ShopError as error:
        say(f"ops: the cache is cold: {error}")


def write(file: Path, values: Mapping[str, str]) -> None:
    """Write `values` into an env file; its comments and the order of its lines stay."""
    lines, left = [], dict(values)
    for line in file.read_text().splitlines() if file.exists() else []:
        name = line.partition("=")[0].strip()
        lines.append(f"{name}={left.pop(name)}" if name in left else line)
    lines += [f"{name}={value}" for name, value in left.items()]
    draft = file.with_name(file.name + ".new")
    draft.write_text("\n".join([*lines, ""]))
    draft.chmod(0o600)
    draft.replace(file)


def _check(settings: Mapping[str, str]) -> None:
    folder = Path(settings.get("SECRETS", ""))
    if not settings.get("SECRETS") or not folder.is_absolute():
        raise ShopError(f"{ENV} must name the folder of secrets by SECRETS, from the root on")
    if missing := secret_files.unfilled(folder):
        raise ShopError(f"Secrets are missing in {folder}: {', '.join(missing)}")
    if shutil.disk_usage(ROOT).free < _FREE_BYTES:
        raise ShopError(
            "Less than 5 GB of disk is free: `docker image prune --all --filter until=168h` takes old images"
        )


def _put_in_charge(settings: Mapping[str, str]) -> None:
    rolled(ROLLED)
    compose = _compose(settings)
    warm(compose)
    engine.run([*compose, "up", "--detach", "--no-deps", "--no-build", "--wait", *RESTARTED])
    look(settings["DOMAIN"], port=settings.get("HTTPS_PORT", "443"))


def _serves_another(settings: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    """Tell whether a container of the version that failed is in charge of anything."""
    words = [*_compose(settings), "ps", "--format", "{{.Image}}"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return any(image in done.stdout for image in (wanted["BACKEND_IMAGE"], wanted["FRONTEND_IMAGE"]))


def _project(settings: Mapping[str, str]) -> str:
    # Every later word to compose is about this file.
    os.environ["COMPOSE_FILE"] = FILE
    return settings.get("PROJECT", "wibestore")


def _compose(settings: Mapping[str, str]) -> list[str]:
    return engine.compose_command(_project(settings))
