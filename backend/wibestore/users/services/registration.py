"""Registration: the one place that tells a known e-mail."""

import logging
import unicodedata

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import FieldError, ValidationFailed
from wibestore.core.text import is_storable
from wibestore.users import rules
from wibestore.users.errors import EmailTaken, UsernameTaken
from wibestore.users.models import User
from wibestore.users.selectors import user_info
from wibestore.users.services.names import check_username_free, username_errors
from wibestore.users.services.passwords import password_hash
from wibestore.users.types import UserInfo

logger = logging.getLogger("wibestore.auth")


def user_register(*, email: str, password: str, username: str, language: str, actor: Actor) -> UserInfo:
    """
    Make a new user and publish `user.registered`.

    :param language: uz, ru or en
    :raises ValidationFailed: e-mail, password or username is not as it must be; all are named at once
    :raises EmailTaken: the e-mail, in any case of its letters, belongs to somebody
    :raises UsernameTaken: the username or a look-alike belongs to somebody
    :raises Unavailable: too many passwords are being hashed at once
    """
    user = User(email=rules.email_clean(email), username=unicodedata.normalize("NFC", username), language=language)
    errors = [*_email_errors(user.email), *username_errors(user.username), *_password_errors(password, user)]
    if errors:
        raise ValidationFailed(errors)
    if User.objects.filter(email=user.email).exists():
        raise EmailTaken
    check_username_free(user.username)
    user.username_skeleton = rules.username_skeleton(user.username)
    user.password = password_hash(password)
    _store(user)
    logger.info("A user registered", extra={"user_id": str(user.id), "ip": actor.ip})
    return user_info(user)


def _store(user: User) -> None:
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            outbox.publish("user.registered", {"user_id": str(user.id)}, sequence_key=f"user:{user.id}")
    except IntegrityError as error:
        # Somebody was faster between the look and the write.
        if "user_email_once" in str(error):
            raise EmailTaken from error
        if "user_username_once" in str(error):
            raise UsernameTaken from error
        raise


def _email_errors(email: str) -> list[FieldError]:
    try:
        validate_email(email)
    except ValidationError:
        return [FieldError("/email", "invalid_email", "This is not an e-mail address")]
    # Other scripts make look-alikes of well-known domains.
    return [] if email.isascii() else [FieldError("/email", "invalid_email", "Latin letters only")]


def _password_errors(password: str, user: User) -> list[FieldError]:
    if not is_storable(password):
        return [FieldError("/password", "invalid_password", "This holds a character that cannot be used")]
    if rules.SITE_NAME in password.casefold():
        return [FieldError("/password", "password_too_common", "This is too easy to guess for this shop")]
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [FieldError("/password", one.code or "invalid_password", one.messages[0]) for one in error.error_list]
    return []
