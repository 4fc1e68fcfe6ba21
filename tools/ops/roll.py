"""
The start-first roll: the new version beside the old, then the edge is turned to it, and only then the old one ends.

No request is ever sent to a process that was told to stop: nginx takes the new addresses by a reload, and its old
workers bring to an end what they have begun, for which the old version still runs.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from shop.paths import ShopError, say

#: What the edge hands requests to, and how many connections to it are kept.
UPSTREAMS = {"backend": 32, "ws": 0, "frontend": 16}
#: Until nginx' old workers have heard that they end, and have handed on what they had in hand. What the old version
#: has begun then, it ends by itself.
DRAIN_S = 3.0


@dataclass(frozen=True, slots=True)
class Replica:
    """One process, or container, of a service."""

    name: str
    #: host:port, as the edge reaches it.
    address: str


class Fleet(Protocol):
    """Whatever runs the services."""

    def running(self, service: str) -> list[Replica]:
        """Return what serves now."""

    def start(self, service: str, beside: Sequence[Replica]) -> list[Replica]:
        """
        Start as many of the new version, or one, and return them when they are healthy.

        :raises ShopError: they did not become healthy; they were taken away again
        """

    def stop(self, replicas: Sequence[Replica]) -> None:
        """Tell them to end, and wait until they have."""


class Edge(Protocol):
    """Whatever stands before the services."""

    def turn_to(self, upstreams: str) -> None:
        """Have new requests handed to these alone; that is so a moment after it returns, at the latest."""


def upstreams_text(addresses: Mapping[str, Sequence[str]]) -> str:
    """Return nginx' upstreams for `{service: its addresses}`."""
    blocks = []
    for name, kept in UPSTREAMS.items():
        servers = [f"  server {address} max_fails=1 fail_timeout=5s;" for address in addresses[name]]
        blocks.append("\n".join([f"upstream {name} {{", *servers, *([f"  keepalive {kept};"] if kept else []), "}"]))
    return "\n".join([*blocks, ""])


def roll(service: str, fleet: Fleet, edge: Edge, *, drain_s: float = DRAIN_S) -> None:
    """
    Replace what runs of `service` by the new version.

    :raises ShopError: the new version did not become healthy; the old one serves on, untouched
    """
    old = fleet.running(service)
    new = fleet.start(service, old)
    addresses = {name: [one.address for one in fleet.running(name)] for name in UPSTREAMS if name != service}
    if empty := [name for name, known in addresses.items() if not known]:
        fleet.stop(new)
        raise ShopError(f"Nothing runs of {', '.join(empty)}: start it first")
    edge.turn_to(upstreams_text({**addresses, service: [one.address for one in new]}))
    if old:
        time.sleep(drain_s)
        fleet.stop(old)
    say(f"ops: {service}: {len(new)} new, {len(old)} ended")
