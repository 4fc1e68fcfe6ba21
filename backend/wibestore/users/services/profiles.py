"""One's own profile."""

import unicodedata
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import FieldError, ValidationFailed
from wibestore.core.public_cache import version_bump
from wibestore.screening.services import text_screen
from wibestore.users import rules
from wibestore.users.errors import UsernameTaken
from wibestore.users.models import User
from wibestore.users.selectors import SELLERS_VERSION
from wibestore.users.services.names import check_username_free, time_zone_errors, username_errors

_HOURS = ("work_from", "work_to")
_COLUMNS = ("username", "display_name", "about", "phone", "language", "time_zone", *_HOURS, "away_until")


def profile_update(*, actor: Actor, changes: dict[str, Any]) -> None:
    """
    Change one's own profile; what `changes` leaves out stays.

    :param changes: some of username, display_name, about, phone, language, time_zone, work_from and work_to ("HH:MM",
        together), away_until; None is a value of the last three alone; other names are a bug
    :raises ValidationFailed: a value is not as it must be; all are named at once
    :raises UsernameTaken: the username or a look-alike belongs to somebody else
    """
    if unknown := changes.keys() - set(_COLUMNS):
        raise ValueError(f"a profile has no {sorted(unknown)}")
    cleaned = _cleaned(changes, is_staff=actor.is_staff)
    if not cleaned:
        return
    try:
        with transaction.atomic():
            user = User.objects.select_for_update(no_key=True).get(id=actor.user_id)
            if "username" in cleaned:
                check_username_free(cleaned["username"], user_id=user.id)
            for column, value in cleaned.items():
                setattr(user, column, value)
            user.save(update_fields=list(cleaned))
            if not cleaned.keys().isdisjoint(("username", "display_name")):
                version_bump(SELLERS_VERSION)
    except IntegrityError as error:
        if "user_username_once" in str(error):
            raise UsernameTaken from error
        raise


def _cleaned(changes: dict[str, Any], *, is_staff: bool) -> dict[str, Any]:
    cleaned = dict(changes)
    if "username" in cleaned:
        cleaned["username"] = unicodedata.normalize("NFC", cleaned["username"])
        cleaned["username_skeleton"] = rules.username_skeleton(cleaned["username"])
    if "phone" in cleaned:
        cleaned["phone"] = rules.phone_clean(cleaned["phone"])
    errors = [error for column, check in _CHECKS.items() if column in cleaned for error in check(cleaned[column])]
    errors += _hours_errors(cleaned)
    # Staff may bear the shop's name.
    errors = [error for error in errors if not (is_staff and error.code.startswith("reserved"))]
    if errors:
        raise ValidationFailed(errors)
    return cleaned


def _hours_errors(changes: dict[str, Any]) -> list[FieldError]:
    """Turn the two times of day into times, or say what is wrong with them."""
    missing = [name for name in _HOURS if changes.get(name) is None]
    if all(name not in changes for name in _HOURS):
        return []
    if len(missing) == 1:
        return [FieldError(f"/{missing[0]}", "required", "Both ends of the working hours, or none")]
    if missing:
        return []
    for name in _HOURS:
        changes[name] = time.fromisoformat(changes[name])
    if rules.work_window(changes["work_from"], changes["work_to"]) < rules.WORK_WINDOW_MIN:
        hours = int(rules.WORK_WINDOW_MIN / timedelta(hours=1))
        return [FieldError("/work_to", "min_window", f"At least {hours} hours a day", {"min_hours": hours})]
    return []


def _away_errors(until: datetime | None) -> list[FieldError]:
    if until is None:
        return []
    now = clock.now()
    if until <= now:
        return [FieldError("/away_until", "in_the_past", "A moment to come")]
    if until > now + rules.AWAY_MAX:
        days = rules.AWAY_MAX.days
        return [FieldError("/away_until", "max_value", f"At most {days} days ahead", {"max_days": days})]
    return []


def _display_name_errors(name: str) -> list[FieldError]:
    if rules.claims_to_be_staff(name):
        return [FieldError("/display_name", "reserved_name", "This name belongs to the shop")]
    return _contact_errors("/display_name", name)


def _about_errors(text: str) -> list[FieldError]:
    return _contact_errors("/about", text)


def _contact_errors(pointer: str, text: str) -> list[FieldError]:
    """Whoever takes a buyer elsewhere takes them out of the escrow (T-03)."""
    if text_screen(text).findings:
        return [FieldError(pointer, "contact", "No contacts, links or card numbers here; people write in the chat")]
    return []


def _phone_errors(phone: str | None) -> list[FieldError]:
    return [FieldError("/phone", "invalid_phone", "An Uzbek number: +998XXXXXXXXX")] if phone is None else []


_CHECKS: dict[str, Callable[[Any], list[FieldError]]] = {
    "username": username_errors,
    "display_name": _display_name_errors,
    "about": _about_errors,
    "phone": _phone_errors,
    "time_zone": time_zone_errors,
    "away_until": _away_errors,
}
