"""Starts docker-compose.prod.yml from empty volumes, with an authority, a storage and a mail server of its own."""

from __future__ import annotations

import os
import re
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
from shop.paths import ROOT, ShopError, say
from websockets.exceptions import ConnectionClosed

from . import build, engine, journey, secret_files
from .compose import START_TIMEOUT_S, Proof, as_wanted
from .containers import ComposeEdge, ComposeFleet
from .release import FILE, ROLLED
from .roll import roll

PROJECT = "wibe-verify-prod"
DOMAIN = "shop.test"
HTTP_PORT, HTTPS_PORT = 18_080, 18_443
OVERLAY = "docker/proof/compose.yml"
IMAGES = (
    build.Image("wibestore-certbot:trixie", str(ROOT / "docker" / "certbot")),
    build.Image("wibestore-pgbouncer:trixie", str(ROOT / "docker" / "pgbouncer")),
    build.Image("wibestore-backup:16", str(ROOT / "docker" / "backup")),
    build.Image("wibestore-proof:trixie", str(ROOT / "docker" / "proof")),
)
_CERTIFICATE_WITHIN_S = 180
_LETTER_WITHIN_S = 120
_ASK_FOR_ROOT = (
    "import ssl,urllib.request as r;"
    "print(r.urlopen('https://127.0.0.1:15000/roots/0',context=ssl._create_unverified_context()).read().decode())"
)
_REMOTE = "/var/lib/wibestore/scratch/remote"
_SENT = f"{_REMOTE}/logs"
_HSTS = "max-age=63072000; includeSubDomains; preload"


def settings_of(secrets: Path) -> dict[str, str]:
    """Return the variables of the proof; production's settings but for the demo that is bought from."""
    return {
        "COMPOSE_FILE": f"{FILE}:{OVERLAY}",
        "PROJECT": PROJECT,
        "DJANGO_SETTINGS_MODULE": "config.settings.staging",
        "DOMAIN": DOMAIN,
        "SECRETS": str(secrets),
        "HTTP_PORT": str(HTTP_PORT),
        "HTTPS_PORT": str(HTTPS_PORT),
        "ACME_EMAIL": f"team@{DOMAIN}",
        "ACME_DIRECTORY": "https://acme.proof:14000/dir",
        "ACME_RETRY_S": "5",
        "EMAIL_HOST": "smtp.proof",
        "EMAIL_PORT": "2525",
        "EMAIL_FROM": f"WibeStore <no-reply@{DOMAIN}>",
        "S3_ENDPOINT": "http://s3.proof:8333",
        "S3_BUCKET": "media",
        "S3_ORIGINALS_BUCKET": "originals",
        # A folder in the place of another provider's bucket.
        "BACKUP_REMOTE": _REMOTE,
        "BACKEND_IMAGE": "wibestore-backend:dev",
        "FRONTEND_IMAGE": "wibestore-frontend:dev",
        "EDGE_IMAGE": "wibestore-frontend:dev",
        "RELEASE": "proof",
    }


def verify(*, is_built: bool = False) -> int:
    """
    Build what is missing, start everything, buy an account over TLS, roll, take everything away again; return 0.

    :raises ShopError: something is not as it must be; the containers' last lines are shown
    """
    proof = Proof()
    if not is_built:
        build.build((*build.DEVELOPMENT, *IMAGES))
    with tempfile.TemporaryDirectory() as folder, engine.turn():
        secrets = Path(folder) / "secrets"
        secret_files.make(secrets)
        given = {"s3_access_key": "proof-access", "s3_secret_key": "proof-only-secret-of-the-storage"}
        for name, value in given.items():
            (secrets / "app" / name).write_text(value)
        os.environ.update(settings_of(secrets))
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
    proof.try_("start from empty volumes", start)
    proof.try_("certificate by ACME", certificate)
    door = door_of()
    looks: dict[str, Callable[[], str]] = {
        "http, redirect, HSTS, files": lambda: site(door),
        "`make smoke`": smoked,
        "purchase over TLS and wss": lambda: "; ".join(journey.purchase(door)),
        "a letter": lambda: letter(door),
        "roll of all three": rolled,
        "purchase after the roll": lambda: "; ".join(journey.purchase(door)),
        "a whole backup and the log": backed_up,
    }
    for name, look in looks.items():
        proof.try_(name, look)


def start() -> str:
    """Start everything and wait until it is healthy."""
    _compose("up", "--detach", "--no-build", "--wait", "--wait-timeout", str(START_TIMEOUT_S))
    return "all healthy"


def certificate() -> str:
    """Wait until the shop's name is answered with a certificate of the authority."""
    until = time.monotonic() + _CERTIFICATE_WITHIN_S
    while time.monotonic() < until:
        with suppress(httpx.HTTPError):
            with _client(door_of()) as browser:
                browser.get("/nginx-health").raise_for_status()
            return f"trusted by {DOMAIN}"
        time.sleep(2)
    raise ShopError("There is no certificate yet")


def door_of() -> journey.Door:
    """Return the shop's door, which trusts the authority's root alone."""
    root = engine.said([*engine.compose_command(PROJECT), "exec", "--no-TTY", "proof", "python", "-c", _ASK_FOR_ROOT])
    return journey.Door(
        f"https://{DOMAIN}", address=("127.0.0.1", HTTPS_PORT), trusted=ssl.create_default_context(cadata=root)
    )


def site(door: journey.Door) -> str:
    """Look at the redirect, a page, a file and what nobody may see."""
    with httpx.Client(base_url=f"http://127.0.0.1:{HTTP_PORT}", headers={"Host": DOMAIN}, trust_env=False) as plain:
        redirect, refused = plain.get("/catalog"), plain.get("/api/v1/listings/")
    with _client(door) as browser:
        page = browser.get("/catalog")
        script = next(name for name in page.text.split('"') if name.startswith("/assets/") and name.endswith(".css"))
        asset = browser.get(script, headers={"Accept-Encoding": "br"})
        hidden = browser.get("/metrics/").status_code
    wanted: dict[str, tuple[object, object]] = {
        "redirect": (redirect.headers.get("Location"), f"https://{DOMAIN}/catalog"),
        "api by http": (refused.status_code, 403),
        "page": (page.status_code, 200),
        "HSTS": (page.headers.get_list("Strict-Transport-Security"), [_HSTS]),
        "HSTS of files": (asset.headers.get_list("Strict-Transport-Security"), [_HSTS]),
        "brotli": (asset.headers.get("Content-Encoding"), "br"),
        "kept": (asset.headers.get("Cache-Control"), "public, max-age=31536000, immutable"),
        "metrics": (hidden, 404),
    }
    return as_wanted(wanted)


def smoked() -> str:
    """Have the script of `make smoke` look at the shop from the internet's side, by its name and its usual ports."""
    command = f'python -c "{_ASK_FOR_ROOT}" >root.pem && SSL_CERT_FILE=root.pem exec python - https://{DOMAIN}'
    words = [*engine.compose_command(PROJECT), "exec", "--no-TTY", "--workdir", "/tmp", "proof", "sh", "-c", command]  # noqa: S108
    script = (Path(__file__).parent / "smoke.py").read_text()
    done = subprocess.run(words, cwd=ROOT, input=script, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ShopError(f"Smoke: {done.stdout}{done.stderr[-500:]}")
    return ", ".join(re.findall(r"^ok +(\w+)", done.stdout, re.M))


def letter(door: journey.Door) -> str:
    """Ask for a letter and wait until the mail server has it."""
    buyer = journey.Customer(door, "malika")
    buyer.post("auth/password/reset/", {"email": "malika@demo.wibestore.uz"})
    until = time.monotonic() + _LETTER_WITHIN_S
    words = [*engine.compose_command(PROJECT), "exec", "--no-TTY", "proof", "sh", "-c"]
    while time.monotonic() < until:
        if engine.said([*words, "grep -rl malika@demo.wibestore.uz /srv/proof/mail/new || true"]):
            return "came"
        time.sleep(2)
    raise ShopError("The letter did not come")


def rolled() -> str:
    """Roll every service that can be rolled."""
    for service in ROLLED:
        roll(service, ComposeFleet(PROJECT), ComposeEdge(PROJECT))
    return ", ".join(ROLLED)


def backed_up() -> str:
    """Make a whole backup, send the log away and restore both into a fresh server; and what the shop has logged."""
    words = [*engine.compose_command(PROJECT), "exec", "--no-TTY", "backup"]
    said = [engine.said([*words, "backup", what]).splitlines()[-1] for what in ("base", "drill")]
    engine.said([*words, "backup", "logs"])
    kept = {Path(file).parent.name for file in engine.said([*words, "find", _SENT, "-name", "*.gz.bin"]).splitlines()}
    if not {"backend", "ws", "worker"} <= kept:
        raise ShopError(f"Log files that were sent away: {sorted(kept)}")
    return "; ".join([*said, f"log files of {', '.join(sorted(kept))}"])


def _client(door: journey.Door) -> httpx.Client:
    say(f"ops: {door.origin}")
    return door.client()


def _compose(*words: str) -> None:
    engine.run([*engine.compose_command(PROJECT), *words])
