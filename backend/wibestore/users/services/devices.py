"""Browsers somebody signed in with before: what they are, and whether they are known again."""

import hashlib
from datetime import datetime
from uuid import UUID

from ua_parser import parse

from wibestore.core.actor import Actor
from wibestore.letters.types import JsonValue
from wibestore.users.models import KnownDevice, SessionFamily, User
from wibestore.users.rules import ip_masked
from wibestore.users.services.places import place_of
from wibestore.users.types import Device, DeviceKind

# More of them per user are not kept: the one seen longest ago is forgotten.
DEVICES_MAX = 50
_NAME_LENGTH = 60
_BROWSERS = {"Chrome Mobile": "Chrome", "Mobile Safari": "Safari", "Firefox Mobile": "Firefox", "Opera Mobile": "Opera"}
_SYSTEMS = {"Mac OS X": "macOS"}
_PHONES = {"Android", "iOS", "Windows Phone", "KaiOS", "HarmonyOS"}
_COMPUTERS = {"Windows", "Mac OS X", "Linux", "Ubuntu", "Fedora", "Debian", "Chrome OS", "FreeBSD"}


def device_named(user_agent: str) -> Device:
    """Return what a browser says of itself, in the words people use."""
    said = parse(user_agent[:300])
    family = said.user_agent.family if said.user_agent else ""
    system = said.os.family if said.os else ""
    kind: DeviceKind = "phone" if system in _PHONES else "computer" if system in _COMPUTERS else "other"
    return Device(
        browser=_BROWSERS.get(family, family)[:_NAME_LENGTH],
        system=_SYSTEMS.get(system, system)[:_NAME_LENGTH],
        kind=kind,
    )


def device_hash(device: str) -> str:
    """Return what stands in the table for the secret of a browser."""
    return hashlib.sha256(device.encode()).hexdigest()


def device_is_known(*, email: str, device: str) -> bool:
    """Tell whether somebody has signed in to the account of this e-mail with this browser; the same work for nobody."""
    return KnownDevice.objects.filter(user__email=email, token_hash=device_hash(device)).exists()


def device_note(*, user: User, device: str, actor: Actor, now: datetime) -> tuple[UUID, bool]:
    """
    Remember that a user signs in with this browser; the caller holds the user's row.

    :return: the device's id, and whether its owner should hear of it: it was never seen, and is not their first
    """
    known = KnownDevice.objects.filter(user=user, token_hash=device_hash(device)).first()
    if known is not None:
        known.last_seen_at = now
        known.save(update_fields=["last_seen_at"])
        return known.id, False
    others = KnownDevice.objects.filter(user=user)
    is_new = others.exists() or SessionFamily.objects.filter(user=user).exists()
    named = device_named(actor.user_agent)
    known = KnownDevice.objects.create(
        user=user,
        token_hash=device_hash(device),
        browser=named.browser,
        system=named.system,
        created_at=now,
        last_seen_at=now,
    )
    kept = others.order_by("-last_seen_at", "-id").values_list("id", flat=True)[:DEVICES_MAX]
    others.exclude(id__in=list(kept)).delete()
    return known.id, is_new


def device_told(actor: Actor, at: datetime) -> dict[str, JsonValue]:
    """Return what a letter says of the browser that did something: names, place, masked address and time."""
    named = device_named(actor.user_agent)
    return {
        "browser": named.browser,
        "system": named.system,
        "place": place_of(actor.ip),
        "ip": ip_masked(actor.ip),
        "at": at.isoformat(),
    }
