"""The services of docker-compose.prod.yml as containers: started beside, looked at, stopped; and their edge."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Sequence

from shop.paths import ShopError

from . import engine
from .roll import Replica

PORTS = {"backend": 8000, "ws": 8001, "frontend": 8080}
HEALTHY_WITHIN_S = 300
#: More than gunicorn's `graceful_timeout`.
STOP_WITHIN_S = 35
_PAUSE_S = 1


class ComposeFleet:
    """The containers of one compose project."""

    def __init__(self, project: str) -> None:
        self._project = project

    def running(self, service: str) -> list[Replica]:
        """Return the containers that run, by their addresses in the inner network."""
        return [self._replica(service, name) for name in self._ids(service)]

    def start(self, service: str, beside: Sequence[Replica]) -> list[Replica]:
        """
        Start as many containers of the version that the environment names, or one, beside those that run.

        :raises ShopError: one did not become healthy; all of the new ones were taken away again
        """
        known = {one.name for one in beside}
        wanted = len(known) + max(1, len(known))
        scale = [
            "up",
            "--detach",
            "--no-deps",
            "--no-build",
            "--no-recreate",
            "--scale",
            f"{service}={wanted}",
            service,
        ]
        new: list[str] = []
        try:
            engine.run([*engine.compose_command(self._project), *scale])
            new = [one for one in self._ids(service) if one not in known]
            for one in new:
                self._wait(service, one)
        except ShopError:
            new = [one for one in self._ids(service) if one not in known]
            for one in new:
                subprocess.run([*engine.docker_command(), "logs", "--tail", "40", one], check=False)
                engine.said([*engine.docker_command(), "rm", "--force", one])
            raise
        return [self._replica(service, one) for one in new]

    def stop(self, replicas: Sequence[Replica]) -> None:
        """Stop and remove the containers, all at the same time."""
        names = [one.name for one in replicas]
        engine.said([*engine.docker_command(), "stop", "--time", str(STOP_WITHIN_S), *names])
        engine.said([*engine.docker_command(), "rm", *names])

    def _ids(self, service: str) -> list[str]:
        words = [*engine.compose_command(self._project), "ps", "--quiet", "--no-trunc", service]
        return engine.said(words).split()

    def _replica(self, service: str, name: str) -> Replica:
        form = "{{json .NetworkSettings.Networks}}"
        networks = json.loads(engine.said([*engine.docker_command(), "inspect", "--format", form, name]))
        inside = networks.get(f"{self._project}_inside") or {}
        if not inside.get("IPAddress"):
            raise ShopError(f"{service} has no address inside: {sorted(networks)}")
        return Replica(name, f"{inside['IPAddress']}:{PORTS[service]}")

    def _wait(self, service: str, name: str) -> None:
        until = time.monotonic() + HEALTHY_WITHIN_S
        while time.monotonic() < until:
            form = "{{.State.Status}} {{.State.Health.Status}}"
            state, health = engine.said([*engine.docker_command(), "inspect", "--format", form, name]).split()
            if health == "healthy":
                return
            if state not in {"created", "running"}:
                break
            time.sleep(_PAUSE_S)
        raise ShopError(f"The new {service} did not become healthy; the old one serves on")


class ComposeEdge:
    """The edge of one compose project."""

    _TAKE = (
        "cat > /run/nginx/upstreams.new && cp /run/nginx/upstreams.conf /run/nginx/upstreams.old"
        " && mv /run/nginx/upstreams.new /run/nginx/upstreams.conf"
        # A configuration that nginx refuses must not lie there for its next start.
        " && { /etc/nginx/wibestore/edge/start.sh render && nginx -t -q -c /run/nginx/edge.conf"
        " || { mv /run/nginx/upstreams.old /run/nginx/upstreams.conf; exit 1; }; }"
        " && nginx -s reload -c /run/nginx/edge.conf"
    )

    def __init__(self, project: str) -> None:
        self._project = project

    def turn_to(self, upstreams: str) -> None:
        """
        Write the upstreams and have nginx take them.

        :raises ShopError: nginx refuses them; it serves on as before
        """
        words = [*engine.compose_command(self._project), "exec", "--no-TTY", "edge", "sh", "-c", self._TAKE]
        done = subprocess.run(words, input=upstreams, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise ShopError(f"The edge does not take the new addresses: {done.stderr.strip()[-500:]}")
