"""How a user wants to be told."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from wibestore.core.actor import Actor
from wibestore.notifications.models import Alert, Preference
from wibestore.notifications.rules import FIXED
from wibestore.notifications.selectors import preferences_get


@transaction.atomic
def preferences_update(
    *, actor: Actor, preferences: Sequence[dict[str, Any]], sound: bool | None, vibration: bool | None
) -> dict[str, Any]:
    """Change what the actor wants to be told, but for what is fixed; return it in the shape of `PreferencesOut`."""
    # By key: of two wishes about the same thing the later one counts.
    wishes = {
        (one["group"], channel): is_on
        for one in preferences
        for channel, is_on in one["channels"].items()
        if channel not in FIXED.get(one["group"], ())
    }
    Preference.objects.bulk_create(
        [
            Preference(user_id=actor.user_id, group=group, channel=channel, is_on=is_on)
            for (group, channel), is_on in sorted(wishes.items())
        ],
        update_conflicts=True,
        unique_fields=["user", "group", "channel"],
        update_fields=["is_on"],
    )
    changed = {name: wish for name, wish in (("sound", sound), ("vibration", vibration)) if wish is not None}
    if changed:
        Alert.objects.update_or_create(pk=actor.user_id, defaults=changed)
    return preferences_get(actor.user_id)
