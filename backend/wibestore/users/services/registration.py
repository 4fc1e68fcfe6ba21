"""Registration: the one place that tells a known e-mail."""

import logging
import unicodedata

from django.db import IntegrityError, transaction

from wibestore.audit import services as audit
from wibestore.core.actor import Actor
from wibestore.core.errors import ValidationFailed
from wibestore.users import events, rules
from wibestore.users.errors import EmailTaken, UsernameTaken
from wibestore.users.models import User
from wibestore.users.selectors import user_info
from wibestore.users.services.names import check_username_free, email_errors, time_zone_errors, username_errors
from wibestore.users.services.passwords import password_errors, password_hash
from wibestore.users.services.telling import fact_tell, letter_write
from wibestore.users.services.verification import verification_letter
from wibestore.users.types import UserInfo

logger = logging.getLogger("wibestore.auth")


def user_register(
    *, email: str, password: str, username: str, language: str, actor: Actor, time_zone: str | None = None
) -> UserInfo:
    """
    Make a new user, publish `user.registered` and greet them by a letter with a link that proves their e-mail.

    :param language: uz, ru or en
    :param time_zone: a name of the IANA database; None is the shop's own
    :raises ValidationFailed: e-mail, password, username or zone is not as it must be; all are named at once
    :raises EmailTaken: the e-mail, in any case of its letters, belongs to somebody
    :raises UsernameTaken: the username or a look-alike belongs to somebody
    :raises Unavailable: too many passwords are being hashed at once
    """
    user = User(email=rules.email_clean(email), username=unicodedata.normalize("NFC", username), language=language)
    errors = [*email_errors(user.email), *username_errors(user.username), *password_errors(password, user)]
    if time_zone is not None:
        user.time_zone = time_zone
        errors += time_zone_errors(time_zone)
    if errors:
        raise ValidationFailed(errors)
    if User.objects.filter(email=user.email).exists():
        raise EmailTaken
    check_username_free(user.username)
    user.username_skeleton = rules.username_skeleton(user.username)
    user.password = password_hash(password)
    _store(user, actor)
    logger.info("A user registered", extra={"user_id": str(user.id), "ip": actor.ip})
    return user_info(user)


def _store(user: User, actor: Actor) -> None:
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            audit.audit_write(actor=actor, action="user.registered", target="user", target_id=user.id)
            fact_tell(events.USER_REGISTERED, user.id)
            letter_write(
                user,
                "welcome",
                key=f"welcome:{user.id}",
                link=verification_letter(user),
                params={"username": user.username},
            )
    except IntegrityError as error:
        # Somebody was faster between the look and the write.
        if "user_email_once" in str(error):
            raise EmailTaken from error
        if "user_username_once" in str(error):
            raise UsernameTaken from error
        raise
