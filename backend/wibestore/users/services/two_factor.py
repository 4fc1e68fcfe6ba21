"""
The second factor: one-time codes of an application (RFC 6238), and recovery codes for the day it is lost.

The seed of the codes is sealed in the vault, bound to its owner; of recovery codes only keyed hashes are kept.
"""

import hashlib
import hmac
import re
import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import pyotp
import segno
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from wibestore.audit import services as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.letters.services import letter_enqueue
from wibestore.users.errors import CodeWrong, TwoFactorObligatory, TwoFactorOff, TwoFactorOn
from wibestore.users.events import USER_TWO_FACTOR_CHANGED
from wibestore.users.models import EndReason, RecoveryCode, SessionFamily, SignInWay, User
from wibestore.users.services.sessions import sessions_end
from wibestore.users.types import TwoFactor, TwoFactorSetup
from wibestore.vault import services as vault

ISSUER: Final = "WibeStore"
STEP_S: Final = 30
# One step to either side: clocks of telephones are not exact.
STEPS_AROUND: Final = 1
SETUP_LIFETIME: Final = timedelta(minutes=10)
RECOVERY_CODES: Final = 10
# Crockford's letters: none looks like another. Ten of them are 50 bits.
RECOVERY_LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
RECOVERY_LENGTH: Final = 10
_SEED, _NEW_SEED = "totp", "totp_setup"
_TOTP = re.compile(r"[0-9]{6}")
_READ_AS = str.maketrans({"o": "0", "i": "1", "l": "1"})


def two_factor_get(*, actor: Actor) -> TwoFactor:
    """Return how the actor's second factor stands."""
    user = User.objects.get(id=actor.user_id)
    left = RecoveryCode.objects.filter(user=user, used_at=None).count()
    return TwoFactor(
        is_on=user.totp_enabled_at is not None,
        is_obligatory=_is_obligatory(user),
        recovery_left=left,
        enabled_at=user.totp_enabled_at,
    )


@transaction.atomic
def two_factor_setup(*, actor: Actor) -> TwoFactorSetup:
    """
    Make a new seed for the actor's application; it counts once `two_factor_enable` has seen a code of it.

    :raises TwoFactorOn: there is one in use
    """
    user = _locked(actor.user_id)
    if user.totp_enabled_at is not None:
        raise TwoFactorOn
    seed = pyotp.random_base32()
    vault.secret_put(owner_id=user.id, purpose=_NEW_SEED, secret=seed)
    uri = pyotp.TOTP(seed).provisioning_uri(name=user.email, issuer_name=ISSUER)
    # White behind it: a scanner cannot read light squares on a dark page.
    qr = segno.make(uri, error="m").svg_data_uri(scale=4, border=4, light="#fff", omitsize=True)
    return TwoFactorSetup(secret=seed, uri=uri, qr=qr)


@transaction.atomic
def two_factor_enable(*, actor: Actor, code: str) -> list[str]:
    """
    Turn the second factor on by a first code of the new seed and return the recovery codes.

    Every other session ends: whoever has one never showed a second factor.

    :raises TwoFactorOn: it is on already
    :raises TwoFactorOff: no setup was begun within the last ten minutes
    :raises CodeWrong: the code is not of the new seed
    """
    user, now = _locked(actor.user_id), clock.now()
    if user.totp_enabled_at is not None:
        raise TwoFactorOn
    seed = vault.secret_get(owner_id=user.id, purpose=_NEW_SEED, sealed_after=now - SETUP_LIFETIME)
    if seed is None:
        raise TwoFactorOff
    step = _step_of(seed, _typed(code), now)
    if step is None:
        raise CodeWrong
    vault.secret_put(owner_id=user.id, purpose=_SEED, secret=seed)
    vault.secret_forget(owner_id=user.id, purpose=_NEW_SEED)
    user.totp_enabled_at, user.totp_last_step = now, step
    user.save(update_fields=["totp_enabled_at", "totp_last_step"])
    sessions_end(Q(user=user) & ~Q(id=actor.session_id), EndReason.TWO_FACTOR)
    own = SessionFamily.objects.filter(user=user, ended_at=None)
    own.update(stepped_up_at=now, step_up_way=SignInWay.TOTP)
    codes = _codes_make(user)
    _tell(user, actor, "two_factor.enabled", "on", now)
    return codes


@transaction.atomic
def two_factor_disable(*, actor: Actor) -> None:
    """
    Turn the second factor off; may run twice.

    :raises TwoFactorObligatory: the actor belongs to the staff, who cannot do without
    """
    user, now = _locked(actor.user_id), clock.now()
    if _is_obligatory(user):
        raise TwoFactorObligatory
    vault.secret_forget(owner_id=user.id, purpose=_NEW_SEED)
    if user.totp_enabled_at is None:
        return
    user.totp_enabled_at, user.two_factor_changed_at = None, now
    user.save(update_fields=["totp_enabled_at", "two_factor_changed_at"])
    vault.secret_forget(owner_id=user.id, purpose=_SEED)
    RecoveryCode.objects.filter(user=user).delete()
    _tell(user, actor, "two_factor.disabled", "off", now)


def two_factor_forget(user_id: UUID) -> None:
    """Destroy what the second factor of somebody who leaves is made of; may run twice."""
    for purpose in (_SEED, _NEW_SEED):
        vault.secret_forget(owner_id=user_id, purpose=purpose)
    RecoveryCode.objects.filter(user_id=user_id).delete()


@transaction.atomic
def recovery_codes_renew(*, actor: Actor) -> list[str]:
    """
    Return ten new recovery codes; the old ones are forgotten.

    :raises TwoFactorOff: there is no second factor
    """
    user = _locked(actor.user_id)
    if user.totp_enabled_at is None:
        raise TwoFactorOff
    codes = _codes_make(user)
    _tell(user, actor, "recovery_codes.renewed", "codes", clock.now())
    return codes


def code_use(*, user_id: UUID, code: str, actor: Actor) -> SignInWay | None:
    """
    Use up a code of the application or a recovery code; return which it was, None where it is wrong or was used.

    :param actor: the browser that sent it
    """
    typed = _typed(code)
    if _TOTP.fullmatch(typed):
        return SignInWay.TOTP if _totp_use(user_id, typed) else None
    return SignInWay.RECOVERY if _recovery_use(user_id, typed, actor) else None


def _totp_use(user_id: UUID, typed: str) -> bool:
    seed = vault.secret_get(owner_id=user_id, purpose=_SEED)
    step = _step_of(seed, typed, clock.now()) if seed else None
    if step is None:
        return False
    # One statement decides who of several with the same code is let in; an earlier step never comes after a later one.
    unused = User.objects.filter(id=user_id, totp_enabled_at__isnull=False, totp_last_step__lt=step)
    return unused.update(totp_last_step=step) == 1


def _step_of(seed: str, typed: str, now: datetime) -> int | None:
    """Return the step whose code was typed, among this one and its neighbours."""
    current = int(now.timestamp()) // STEP_S
    found = None
    for step in range(current - STEPS_AROUND, current + STEPS_AROUND + 1):
        if hmac.compare_digest(pyotp.TOTP(seed).generate_otp(step).encode(), typed.encode()):
            found = step
    return found


@transaction.atomic
def _recovery_use(user_id: UUID, typed: str, actor: Actor) -> bool:
    now = clock.now()
    # Of this table alone: with a join the condition would be looked at before the row is locked, and let in several.
    unused = RecoveryCode.objects.filter(user_id=user_id, code_hash=_code_hash(user_id, typed), used_at=None)
    if not unused.update(used_at=now):
        return False
    user = User.objects.get(id=user_id)
    audit.audit_write(actor=actor, action="recovery_code.used", target="user", target_id=user_id)
    _letter(user, "code_used", now)
    return True


def _codes_make(user: User) -> list[str]:
    RecoveryCode.objects.filter(user=user).delete()
    codes = ["".join(secrets.choice(RECOVERY_LETTERS) for _ in range(RECOVERY_LENGTH)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, code_hash=_code_hash(user.id, code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _code_hash(user_id: UUID, code: str) -> str:
    # Keyed: 50 bits could be tried out by whoever holds the table alone.
    text = f"recovery/{user_id}/{code}"
    return hmac.new(settings.VAULT_PEPPER.encode(), text.encode(), hashlib.sha256).hexdigest()


def _typed(code: str) -> str:
    """Return a code as people may have written it down: without blanks and dashes, no letter taken for a digit."""
    return "".join(code.split()).replace("-", "").lower().translate(_READ_AS)


def _is_obligatory(user: User) -> bool:
    return bool(settings.STAFF_NEEDS_TWO_FACTOR and user.is_staff)


def _locked(user_id: UUID) -> User:
    return User.objects.select_for_update(no_key=True).get(id=user_id)


def _tell(user: User, actor: Actor, action: str, change: str, now: datetime) -> None:
    audit.audit_write(actor=actor, action=action, target="user", target_id=user.id)
    outbox.publish(USER_TWO_FACTOR_CHANGED, {"user_id": str(user.id), "change": change}, sequence_key=f"user:{user.id}")
    _letter(user, change, now)


def _letter(user: User, change: str, now: datetime) -> None:
    letter_enqueue(
        template="two_factor_changed",
        key=f"two_factor:{user.id}:{now.isoformat()}",
        to=user.email,
        language=user.language,
        time_zone=user.time_zone,
        user_id=user.id,
        params={"change": change, "at": now.isoformat()},
    )
