"""Whether a call is a provider's: where it comes from, and what only the provider knows."""

import base64
import binascii
import hmac
from collections.abc import Mapping
from ipaddress import ip_address, ip_network

from wibestore.payments.rules.deposits import password_hash


def is_authentic(
    headers: Mapping[str, str], *, login: str, key: str, chosen_hash: str = "", provider: str = ""
) -> bool:
    """
    Tell whether the call has the right name and key (HTTP Basic). The key may hold a colon; an empty one opens nothing.

    :param chosen_hash: by what the key is known that `provider` has chosen itself; it replaces `key`
    """
    given = _basic(headers.get("authorization", ""))
    if given is None or not key:
        return False
    if not chosen_hash:
        return hmac.compare_digest(given, f"{login}:{key}".encode())
    name, _, password = given.partition(b":")
    known = password_hash(provider, password.decode("utf-8", errors="replace"))
    return hmac.compare_digest(name, login.encode()) & hmac.compare_digest(known, chosen_hash)


def is_allowed(ip: str, networks: str) -> bool:
    """Tell whether `ip` is in one of the `networks`, which commas separate; where there are none, any is."""
    wanted = [network.strip() for network in networks.split(",") if network.strip()]
    if not wanted:
        return True
    try:
        address = ip_address(ip)
    except ValueError:
        return False
    return any(address in ip_network(network, strict=False) for network in wanted)


def _basic(header: str) -> bytes | None:
    scheme, _, encoded = header.partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        return base64.b64decode(encoded.strip().encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None
