"""The edge on a developer's machine: the same configuration with ports, folders and servers of a test."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ops.roll import upstreams_text
from proof.nginx import nginx_path

NGINX = Path(__file__).resolve().parents[3] / "frontend" / "nginx"
DOMAIN = "shop.test"
#: Since then HTTP/2 is a directive of its own.
_HTTP2_APART = (1, 25, 1)
_READY_WITHIN_S = 20


def free_port() -> int:
    """Return a port nobody listens at."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def certificate(folder: Path) -> Path:
    """Put a certificate of DOMAIN where certbot puts it; return it."""
    live = folder / "letsencrypt" / "live" / DOMAIN
    live.mkdir(parents=True)
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += ["-days", "2", "-subj", f"/CN={DOMAIN}", "-addext", f"subjectAltName=DNS:{DOMAIN},DNS:www.{DOMAIN}"]
    words += ["-keyout", str(live / "privkey.pem"), "-out", str(live / "fullchain.pem")]
    subprocess.run(words, check=True, capture_output=True)
    return live / "fullchain.pem"


@dataclass
class Edge:
    """The edge in `folder`, for `servers` such as {"backend": ["127.0.0.1:8000"], …}."""

    folder: Path
    servers: dict[str, list[str]]

    def __post_init__(self) -> None:
        self.http, self.https = free_port(), free_port()
        self.process: subprocess.Popen[bytes] | None = None
        for name in ("run", "acme"):
            (self.folder / name).mkdir()
        shutil.copytree(NGINX, self.folder / "nginx")
        for file in (self.folder / "nginx").rglob("*.conf"):
            file.write_text(self.moved(file.read_text()))
        (self.folder / "run" / "upstreams.conf").write_text(upstreams_text(self.servers))

    def moved(self, text: str) -> str:
        """Return a configuration with this folder and these ports in it."""
        for there, here in {
            "/etc/nginx/wibestore": "nginx",
            "/run/nginx": "run",
            "/etc/letsencrypt": "letsencrypt",
            "/var/www/acme": "acme",
        }.items():
            text = text.replace(there, str(self.folder / here))
        text = text.replace("DOMAIN", DOMAIN).replace("/dev/stdout", str(self.folder / "run" / "access.log"))
        text = text.replace("/dev/stderr", str(self.folder / "run" / "error.log"))
        text = re.sub(r"listen 80\b", f"listen 127.0.0.1:{self.http}", text)
        text = re.sub(r"listen 443\b", f"listen 127.0.0.1:{self.https}", text)
        if os.geteuid() == 0 and "worker_processes" in text:
            # By itself root's nginx works as somebody who may not look into this folder.
            text = f"user root;\n{text}"
        if _version() < _HTTP2_APART:
            text = re.sub(r"ssl( default_server)?;\n\s+http2 on;", r"ssl http2\1;", text)
        return text

    def tested(self, name: str = "edge/https.conf") -> str:
        """Return what `nginx -t` says of a configuration; empty where it has nothing to say."""
        words = [nginx_path(), "-t", "-q", "-c", str(self.folder / "nginx" / name)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        said = [line for line in done.stderr.splitlines() if "duplicate extension" not in line]
        return "\n".join(said) + ("" if done.returncode == 0 else f"\nexit {done.returncode}")

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        words = [nginx_path(), "-c", str(self.folder / "nginx" / "edge" / "https.conf"), "-g", "daemon off;"]
        self.process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        until = time.monotonic() + _READY_WITHIN_S
        while time.monotonic() < until:
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", self.https)) == 0:
                    return
        raise AssertionError((self.folder / "run" / "error.log").read_text())

    def turn_to(self, upstreams: str) -> None:
        """Hand new requests to these alone, and return when no worker takes others."""
        assert self.process
        (self.folder / "run" / "upstreams.conf").write_text(upstreams)
        before = self._workers()
        self.process.send_signal(signal.SIGHUP)
        until = time.monotonic() + _READY_WITHIN_S
        while time.monotonic() < until:
            now = self._workers()
            if now - before and all("shutting down" in _title(pid) for pid in now & before):
                return
            time.sleep(0.02)
        raise AssertionError("nginx took no new configuration")

    def stop(self) -> None:
        """End it."""
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)

    def log(self) -> str:
        """Return the lines of its requests."""
        return (self.folder / "run" / "access.log").read_text()

    def _workers(self) -> set[str]:
        assert self.process
        pid = self.process.pid
        return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def _title(pid: str) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text()
    # It has ended meanwhile.
    return "shutting down"


def _version() -> tuple[int, ...]:
    said = subprocess.run([nginx_path(), "-v"], capture_output=True, text=True, check=True).stderr
    found = re.search(r"nginx/(\d+)\.(\d+)\.(\d+)", said)
    assert found
    return tuple(map(int, found.groups()))
