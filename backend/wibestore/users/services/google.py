"""
Signing in with Google: who is known by Google's own id of them signs in, who is new gets an account.

An account with the same e-mail is never linked by that alone: whoever has it shows its password first (T-40).
"""

import logging
import secrets
import unicodedata
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from wibestore.audit import services as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.letters.types import JsonValue
from wibestore.users import rules
from wibestore.users.errors import GoogleInvalid, GoogleLinkRequired, GoogleTaken, LastWayIn, UsernameTaken
from wibestore.users.events import USER_REGISTERED
from wibestore.users.models import SignInWay, User
from wibestore.users.services.google_tokens import GoogleIdentity, credential_read, nonce_use
from wibestore.users.services.links import google_link_write
from wibestore.users.services.locks import Lock
from wibestore.users.services.marks import credentials_mark
from wibestore.users.services.names import username_errors
from wibestore.users.services.passwords import password_matches
from wibestore.users.services.sign_in import sign_in_finish
from wibestore.users.services.telling import fact_tell, letter_write
from wibestore.users.types import Challenge, FirstStep, SessionTokens

logger = logging.getLogger("wibestore.auth")

NAME_TRIES: Final = 20
_NO_NAME: Final = "user"
# Room for the digits that tell people of one name apart.
_NAME_LENGTH: Final = 20


def google_sign_in(
    *, credential: str, nonce: str, language: str, password: str | None, actor: Actor, device: str
) -> tuple[SessionTokens | Challenge, bool]:
    """
    Sign somebody in by what Google signed; tell also whether they are new.

    :param password: of the account that has the same e-mail, to link the two
    :raises GoogleOff: Google is not asked here
    :raises GoogleInvalid: the token does not hold, or was used
    :raises GoogleLinkRequired: an account has this e-mail and is not linked; `params.way` says how to prove it
    :raises AccountLocked: too many wrong passwords lately
    :raises UserBlocked: the user is blocked
    :raises Unavailable: Google's keys cannot be had, or too many passwords are being checked at once
    """
    identity = credential_read(credential=credential, nonce=nonce)
    user, is_new, link = _user_of(
        identity, language=language, password=password, actor=actor, nonce=nonce, device=device
    )
    outcome = sign_in_finish(
        FirstStep(user_id=user.id, mark=credentials_mark(user)),
        actor=actor,
        device=device,
        way=SignInWay.GOOGLE,
        google_sub=identity.sub if link else "",
    )
    return outcome, is_new


def google_link(*, actor: Actor, credential: str, nonce: str) -> None:
    """
    Let the actor's Google account sign in to this one.

    :raises GoogleOff: Google is not asked here
    :raises GoogleInvalid: the token does not hold, or was used
    :raises GoogleTaken: it signs in to another user's account
    """
    identity = credential_read(credential=credential, nonce=nonce)
    nonce_use(nonce)
    with transaction.atomic():
        google_link_write(user_id=actor.user_id, sub=identity.sub, actor=actor)


@transaction.atomic
def google_unlink(*, actor: Actor) -> None:
    """
    Let the actor's Google account sign in no more; may run twice.

    :raises LastWayIn: there is no password to sign in by
    """
    user = User.objects.select_for_update(no_key=True).get(id=actor.user_id)
    if user.google_sub is None:
        return
    if not user.has_usable_password():
        raise LastWayIn
    user.google_sub = user.google_linked_at = None
    user.save(update_fields=["google_sub", "google_linked_at"])
    audit.audit_write(actor=actor, action="google.unlinked", target="user", target_id=user.id)


def _user_of(
    identity: GoogleIdentity, *, language: str, password: str | None, actor: Actor, nonce: str, device: str
) -> tuple[User, bool, bool]:
    """Return whom the identity signs in, whether they are new, and whether the two are to be linked."""
    known = User.objects.filter(google_sub=identity.sub, is_closed=False).first()
    if known is not None:
        nonce_use(nonce)
        return known, False, False
    same_email = User.objects.filter(email=identity.email).first()
    if same_email is None:
        nonce_use(nonce)
        return _registered(identity, language, actor), True, False
    _check_owner(same_email, password, actor, device)
    nonce_use(nonce)
    return same_email, False, True


def _check_owner(user: User, password: str | None, actor: Actor, device: str) -> None:
    """
    Ask whoever Google signed for to show that the account with their e-mail is theirs, too.

    An account whose e-mail was never proved may be a trap that somebody else has set: its password says nothing.

    :raises GoogleLinkRequired: they have not shown it
    :raises AccountLocked: too many wrong passwords lately
    """
    can_show = user.is_email_verified and user.has_usable_password() and not user.is_closed
    if password is None or not can_show:
        raise GoogleLinkRequired(way="password" if can_show else "reset")
    lock = Lock.of(user.email, actor, device)
    lock.check()
    if not password_matches(user, password):
        lock.failed(user)
        logger.info("A link to Google failed", extra={"user_id": str(user.id), "ip": actor.ip})
        raise GoogleLinkRequired(way="password")


def _registered(identity: GoogleIdentity, language: str, actor: Actor) -> User:
    try:
        validate_email(identity.email)
    except ValidationError as error:
        raise GoogleInvalid from error
    if not identity.email.isascii():
        raise GoogleInvalid
    for username in _names(identity.name):
        try:
            return _store(identity, username, language, actor)
        except UsernameTaken:
            continue
    raise UsernameTaken


def _store(identity: GoogleIdentity, username: str, language: str, actor: Actor) -> User:
    user = User(
        email=identity.email,
        username=username,
        username_skeleton=rules.username_skeleton(username),
        language=language,
        is_email_verified=True,
        google_sub=identity.sub,
        google_linked_at=clock.now(),
    )
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            fact_tell(USER_REGISTERED, user.id)
            # Google has proved the address: there is nothing to confirm.
            params: dict[str, JsonValue] = {"username": user.username, "is_verified": True}
            letter_write(user, "welcome", key=f"welcome:{user.id}", params=params)
            audit.audit_write(
                actor=actor, action="user.registered", target="user", target_id=user.id, details={"way": "google"}
            )
    except IntegrityError as error:
        # Somebody was faster between the look and the write.
        if "user_username_once" in str(error):
            raise UsernameTaken from error
        if "user_email_once" in str(error):
            raise GoogleLinkRequired(way="password") from error
        raise GoogleTaken from error
    logger.info("A user registered with Google", extra={"user_id": str(user.id), "ip": actor.ip})
    return user


def _names(name: str) -> list[str]:
    """Return usernames to try, the plainest first; the first name alone, since everybody will read it."""
    first = (unicodedata.normalize("NFC", name).split() or [_NO_NAME])[0][:_NAME_LENGTH]
    plain = "".join(letter for letter in first if letter.isalnum())
    # Digits make even a short name long enough.
    is_fit = not (rules.is_reserved_username(plain) or username_errors(f"{plain}4821"))
    stem = plain if is_fit else _NO_NAME
    numbered = [f"{stem}{secrets.randbelow(9_000) + 1_000}" for _ in range(NAME_TRIES)]
    return ([stem] if not username_errors(stem) else []) + numbered
