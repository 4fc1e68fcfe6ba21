"""One's own profile."""

import unicodedata
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction

from wibestore.core.actor import Actor
from wibestore.core.errors import FieldError, ValidationFailed
from wibestore.users import rules
from wibestore.users.errors import UsernameTaken
from wibestore.users.models import User
from wibestore.users.services.names import check_username_free, username_errors

_COLUMNS = ("username", "display_name", "about", "phone", "language", "time_zone")


def profile_update(*, actor: Actor, changes: dict[str, Any]) -> None:
    """
    Change one's own profile; what `changes` leaves out stays.

    :param changes: some of username, display_name, about, phone, language, time_zone; other names are a bug
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
    # Staff may bear the shop's name.
    errors = [error for error in errors if not (is_staff and error.code.startswith("reserved"))]
    if errors:
        raise ValidationFailed(errors)
    return cleaned


def _display_name_errors(name: str) -> list[FieldError]:
    if rules.claims_to_be_staff(name):
        return [FieldError("/display_name", "reserved_name", "This name belongs to the shop")]
    return []


def _phone_errors(phone: str | None) -> list[FieldError]:
    return [FieldError("/phone", "invalid_phone", "An Uzbek number: +998XXXXXXXXX")] if phone is None else []


def _time_zone_errors(name: str) -> list[FieldError]:
    if rules.is_time_zone(name):
        return []
    return [FieldError("/time_zone", "invalid_time_zone", "A name such as Asia/Tashkent")]


_CHECKS: dict[str, Callable[[Any], list[FieldError]]] = {
    "username": username_errors,
    "display_name": _display_name_errors,
    "phone": _phone_errors,
    "time_zone": _time_zone_errors,
}
