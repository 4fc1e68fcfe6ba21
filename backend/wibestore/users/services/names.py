"""What users write of themselves, checked once for registration and profile."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wibestore.core.errors import FieldError
from wibestore.users import rules
from wibestore.users.errors import UsernameTaken
from wibestore.users.models import User


def username_errors(username: str) -> list[FieldError]:
    """Return what is wrong with a username, apart from being taken."""
    if not rules.is_username(username):
        detail = "3 to 30 Latin or Cyrillic letters (not both) and digits, with single _ . - between them"
        return [FieldError("/username", "invalid_username", detail)]
    if rules.is_reserved_username(username):
        return [FieldError("/username", "reserved_username", "This username belongs to the shop")]
    return []


def check_username_free(username: str, *, user_id: UUID | None = None) -> None:
    """
    Look for another user with this name or a look-alike; the unique index has the last word.

    :raises UsernameTaken: there is one
    """
    owner_id = (
        User.objects.filter(username_skeleton=rules.username_skeleton(username)).values_list("id", flat=True).first()
    )
    if owner_id is not None and owner_id != user_id:
        raise UsernameTaken


def email_errors(email: str) -> list[FieldError]:
    """Return what is wrong with a cleaned address, apart from being taken."""
    try:
        validate_email(email)
    except ValidationError:
        return [FieldError("/email", "invalid_email", "This is not an e-mail address")]
    # Other scripts make look-alikes of well-known domains.
    return [] if email.isascii() else [FieldError("/email", "invalid_email", "Latin letters only")]


def time_zone_errors(name: str) -> list[FieldError]:
    """Return what is wrong with the name of a time zone."""
    if rules.is_time_zone(name):
        return []
    return [FieldError("/time_zone", "invalid_time_zone", "A name such as Asia/Tashkent")]
