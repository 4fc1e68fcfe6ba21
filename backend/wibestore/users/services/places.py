"""Where an address is, as far as the shop's own file of ranges says (`IP_PLACES_FILE`); nobody outside is asked."""

import csv
import logging
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

logger = logging.getLogger("wibestore.auth")

MAX_RANGES = 1_000_000
_PLACE_LENGTH = 60
# By version and length of prefix, the longest first: place by the number of the network.
type Ranges = dict[tuple[int, int], dict[int, str]]


def place_of(ip: str) -> str:
    """Return the place of an address by the narrowest range that holds it, or "" where none does."""
    if not settings.IP_PLACES_FILE:
        return ""
    try:
        address = ip_address(ip)
    except ValueError:
        return ""
    for (version, prefix), places in _ranges(settings.IP_PLACES_FILE).items():
        if version == address.version and (place := places.get(_network(address, prefix))):
            return place
    return ""


def places_check() -> None:
    """
    Look whether the file can be read, at the start of the shop.

    :raises ImproperlyConfigured: it cannot
    """
    if settings.IP_PLACES_FILE and not Path(settings.IP_PLACES_FILE).is_file():
        raise ImproperlyConfigured(f"IP_PLACES_FILE names no file: {settings.IP_PLACES_FILE}")


@lru_cache(maxsize=2)
def _ranges(path: str) -> Ranges:
    found: Ranges = {}
    wrong = 0
    with Path(path).open(encoding="utf-8", newline="") as lines:
        for row in islice(csv.reader(lines), MAX_RANGES):
            try:
                network = ip_network(row[0].strip())
                place = row[1].strip()[:_PLACE_LENGTH]
            except (ValueError, IndexError):
                wrong += 1
                continue
            places = found.setdefault((network.version, network.prefixlen), {})
            places[_network(network.network_address, network.prefixlen)] = place
    if wrong:
        logger.warning("Lines of IP_PLACES_FILE cannot be read", extra={"count": wrong})
    return dict(sorted(found.items(), key=lambda one: -one[0][1]))


def _network(address: IPv4Address | IPv6Address, prefix: int) -> int:
    return int(address) >> (address.max_prefixlen - prefix)
