"""
Seals, assigns, reveals, retires and wipes credentials; seals users' own secrets.

The clear text exists in memory only: it is in no row, log line, exception or repr.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet, UUIDField
from django.db.models.functions import Now

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.errors import FieldError, NotPermitted, VersionConflict
from wibestore.core.ids import uuid7
from wibestore.core.statements import IsAnyOf, Select, Slot, Update, rows_insert
from wibestore.core.units import atomic
from wibestore.vault.errors import CredentialsIncomplete, CredentialsNotFound, CredentialsTaken
from wibestore.vault.models import CredentialReveal, CredentialSet, SealedSecret
from wibestore.vault.rules import (
    Keyring,
    Sealed,
    fingerprint_of,
    rewrap,
    seal,
    secret_rewrap,
    secret_seal,
    secret_unseal,
    unseal,
)
from wibestore.vault.types import Credentials, SealedCredentials

REQUIRED_FIELDS = ("login_method", "login", "password")
BATCH = 200
_USER_AGENT_LENGTH = 300
_IP_LENGTH = 45
_REASON_LENGTH = 500


def credentials_seal(
    *, listing_id: UUID, game_slug: str, seller_id: UUID, credentials: Credentials, pointer: str = "/credentials"
) -> SealedCredentials:
    """
    Seal credentials as the listing's next version; the version that was live is retired.

    The new version belongs to no order until `credentials_assign`.

    :param pointer: where the request holds the credentials, for naming a blank field
    :raises CredentialsIncomplete: login method, login or password is blank; each is named
    :raises CredentialsTaken: the same game account is live in another listing
    :raises VersionConflict: the listing's credentials were sealed by another call at the same moment
    """
    _refuse_incomplete(credentials, pointer)
    fingerprint = fingerprint_of(pepper=settings.VAULT_PEPPER, game_slug=game_slug, login=credentials.login)
    with transaction.atomic():
        version = _retire_live(listing_id) + 1
        if CredentialSet.objects.filter(fingerprint=fingerprint, retired_at=None).exists():
            raise CredentialsTaken
        set_id = uuid7()
        sealed = seal(credentials, keyring=_keyring(), set_id=set_id, version=version)
        row = CredentialSet(
            id=set_id,
            listing_id=listing_id,
            seller_id=seller_id,
            version=version,
            login_method=credentials.login_method,
            ciphertext=sealed.ciphertext,
            wrapped_key=sealed.wrapped_key,
            key_id=sealed.key_id,
            fingerprint=fingerprint,
        )
        _insert(row)
    return _without_secrets(row)


def _refuse_incomplete(credentials: Credentials, pointer: str) -> None:
    blank = [name for name in REQUIRED_FIELDS if not getattr(credentials, name).strip()]
    if blank:
        raise CredentialsIncomplete(
            [FieldError(f"{pointer}/{name}", "required", "The buyer cannot sign in without this") for name in blank]
        )


def _retire_live(listing_id: UUID) -> int:
    """Retire the listing's live set, if any; return its newest version's number, 0 if it has none."""
    newest = (
        CredentialSet.objects.select_for_update(no_key=True).filter(listing_id=listing_id).order_by("-version").first()
    )
    if newest is None:
        return 0
    credentials_retire(listing_id=listing_id)
    return newest.version


def _insert(row: CredentialSet) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        # Without `from`: the driver's message quotes the row.
        is_taken = CredentialSet.objects.filter(fingerprint=row.fingerprint, retired_at=None)
        refusal = CredentialsTaken if is_taken.exclude(listing_id=row.listing_id).exists() else VersionConflict
        raise refusal from None


def _live_unseen() -> QuerySet[CredentialSet]:
    seen = CredentialReveal.objects.filter(credential_set=OuterRef("id"))
    seen_by_another = seen.exclude(order_id=Slot("order_id", UUIDField()))
    return CredentialSet.objects.filter(
        ~Exists(seen_by_another), listing_id=Slot("listing_id", UUIDField()), retired_at=None
    )


_RETIRE = Update(
    lambda: CredentialSet.objects.filter(IsAnyOf("listing_id", "listings", UUIDField()), retired_at=None),
    lambda: {"retired_at": Now()},
)
_OF_ORDER = Select(
    lambda: (
        CredentialSet.objects.select_for_update(no_key=True)
        .filter(order_id=Slot("order", UUIDField()))
        .order_by("-version")[:1]
    )
)
_ASSIGN = Update(
    _live_unseen, lambda: {"order_id": Slot("order_id", UUIDField()), "buyer_id": Slot("buyer_id", UUIDField())}
)


def credentials_assign(*, listing_id: UUID, order_id: UUID, buyer_id: UUID) -> None:
    """
    Give the listing's live set to an order's buyer, on delivery; may run twice.

    A set that an earlier, cancelled order left unseen passes on to the new one.

    :raises CredentialsNotFound: nothing is sealed for this listing, or the buyer of another order has seen it
    """
    # One statement is enough: whoever may look belongs to an earlier order of the listing, which has ended before this
    # one began, so that every look at the set can be seen from here.
    if not _ASSIGN.run(listing_id=listing_id, order_id=order_id, buyer_id=buyer_id):
        raise CredentialsNotFound


@atomic
def credentials_reveal(*, order_id: UUID, actor: Actor) -> tuple[Credentials, int]:
    """
    Return the order's credentials in the clear and their version, and log the look.

    The caller has checked that the order's state allows it; here only its buyer passes.

    :raises CredentialsNotFound: none are assigned to the order, they were wiped, or the actor is not its buyer
    """
    row, buyer_id = _set_locked(order_id)
    if buyer_id != actor.id:
        raise CredentialsNotFound
    credentials = _open(row)
    _look_log(row, order_id, actor, buyer_id=buyer_id)
    return credentials, row.version


def credentials_reveal_to_staff(*, order_id: UUID, actor: Actor, reason: str) -> tuple[Credentials, int]:
    """
    Return the order's credentials in the clear to somebody of the staff, and log who looked and why.

    The caller has checked that a dispute is open and tells both parties.

    :raises CredentialsNotFound: none are assigned to the order, or they were wiped
    :raises NotPermitted: the actor is not of the staff
    """
    if not actor.is_moderator:
        raise NotPermitted
    with transaction.atomic():
        row, buyer_id = _set_locked(order_id)
        credentials = _open(row)
        _look_log(row, order_id, actor, buyer_id=buyer_id, staff_id=actor.user_id, reason=reason[:_REASON_LENGTH])
    return credentials, row.version


def _set_locked(order_id: UUID) -> tuple[CredentialSet, UUID]:
    """Return the order's newest set and whose it is."""
    # Locked, so that the set cannot pass to another order between this look and its line in the log.
    found: list[CredentialSet] = _OF_ORDER.objects(order=order_id)
    row = found[0] if found else None
    if row is None or row.buyer_id is None or row.wiped_at is not None:
        raise CredentialsNotFound
    return row, row.buyer_id


def _open(row: CredentialSet) -> Credentials:
    return unseal(_sealed(row), login_method=row.login_method, keyring=_keyring(), set_id=row.id, version=row.version)


def _look_log(
    row: CredentialSet, order_id: UUID, actor: Actor, *, buyer_id: UUID, staff_id: UUID | None = None, reason: str = ""
) -> None:
    look = CredentialReveal(
        credential_set=row,
        order_id=order_id,
        buyer_id=buyer_id,
        staff_id=staff_id,
        reason=reason,
        ip=actor.ip[:_IP_LENGTH],
        user_agent=actor.user_agent[:_USER_AGENT_LENGTH],
    )
    rows_insert([look])


def credentials_retire(*, listing_id: UUID) -> None:
    """Take the listing's live set off sale, so that the game account may be offered again; may run twice."""
    credentials_retire_all([listing_id])


def credentials_retire_all(listing_ids: Collection[UUID]) -> None:
    """Do so with the live sets of several listings."""
    _RETIRE.run(listings=listing_ids)


def credentials_wipe_of(order_ids: Collection[UUID]) -> int:
    """
    Destroy the secrets of what was handed over with these orders; rows and looks stay. Return how many sets.

    The caller has locked the orders and knows that they are over for good. A set that is live is on sale again, since
    nobody has seen it: it belongs to none of them any more, and is wiped when it was retired long ago.
    """
    with transaction.atomic():
        CredentialSet.objects.filter(order_id__in=order_ids, retired_at=None).update(order_id=None, buyer_id=None)
        return _wipe(CredentialSet.objects.filter(order_id__in=order_ids, retired_at__isnull=False, wiped_at=None))


def credentials_wipe_unsold(*, retired_before: datetime, limit: int = BATCH) -> int:
    """Destroy the secrets of up to `limit` sets of no order, retired by the moment. Return how many, 0 when done."""
    with transaction.atomic():
        due = CredentialSet.objects.filter(order_id=None, retired_at__lte=retired_before, wiped_at=None)
        locked = due.order_by("retired_at").select_for_update(no_key=True, skip_locked=True)
        return _wipe(CredentialSet.objects.filter(id__in=list(locked.values_list("id", flat=True)[:limit])))


def _wipe(sets: QuerySet[CredentialSet]) -> int:
    return sets.update(ciphertext=b"", wrapped_key=b"", wiped_at=Now())


def credentials_rewrap(*, limit: int = BATCH) -> int:
    """
    Seal the data keys of up to `limit` sets anew under the first of VAULT_KEYS; return how many, 0 when done.

    The ciphertexts are not touched.

    :raises SealBroken: a data key does not open, because its key is no longer in VAULT_KEYS or the row was changed
    """
    keyring = _keyring()
    with transaction.atomic():
        old = CredentialSet.objects.filter(wiped_at=None).exclude(key_id=keyring.first).order_by("id")
        rows = list(old.select_for_update(no_key=True)[:limit])
        for row in rows:
            sealed = rewrap(_sealed(row), keyring=keyring, set_id=row.id, version=row.version)
            row.wrapped_key, row.key_id = sealed.wrapped_key, sealed.key_id
        if rows:
            CredentialSet.objects.bulk_update(rows, ["wrapped_key", "key_id"])
    return len(rows)


def secret_put(*, owner_id: UUID, purpose: str, secret: str) -> None:
    """Seal a user's secret; the one that stood there for this purpose is gone."""
    sealed = secret_seal(secret.encode(), keyring=_keyring(), owner_id=owner_id, purpose=purpose)
    columns = {"ciphertext": sealed.ciphertext, "wrapped_key": sealed.wrapped_key, "key_id": sealed.key_id}
    SealedSecret.objects.update_or_create(
        owner_id=owner_id, purpose=purpose, defaults={**columns, "sealed_at": clock.now()}
    )


def secret_get(*, owner_id: UUID, purpose: str, sealed_after: datetime | None = None) -> str | None:
    """
    Return a user's secret in the clear, or None where there is none.

    :param sealed_after: an older one counts as none
    :raises SealBroken: the bytes were changed or moved, or their key is no longer in VAULT_KEYS
    """
    row = SealedSecret.objects.filter(owner_id=owner_id, purpose=purpose).first()
    if row is None or (sealed_after is not None and row.sealed_at <= sealed_after):
        return None
    return secret_unseal(_sealed(row), keyring=_keyring(), owner_id=owner_id, purpose=purpose).decode()


def secret_forget(*, owner_id: UUID, purpose: str) -> None:
    """Destroy a user's secret; may run twice."""
    SealedSecret.objects.filter(owner_id=owner_id, purpose=purpose).delete()


def secrets_rewrap(*, limit: int = BATCH) -> int:
    """
    Seal the data keys of up to `limit` users' secrets anew under the first of VAULT_KEYS; return how many, 0 when done.

    :raises SealBroken: a data key does not open, because its key is no longer in VAULT_KEYS or the row was changed
    """
    keyring = _keyring()
    with transaction.atomic():
        old = SealedSecret.objects.exclude(key_id=keyring.first).order_by("id")
        rows = list(old.select_for_update(no_key=True)[:limit])
        for row in rows:
            sealed = secret_rewrap(_sealed(row), keyring=keyring, owner_id=row.owner_id, purpose=row.purpose)
            row.wrapped_key, row.key_id = sealed.wrapped_key, sealed.key_id
        if rows:
            SealedSecret.objects.bulk_update(rows, ["wrapped_key", "key_id"])
    return len(rows)


def _keyring() -> Keyring:
    return Keyring.parse(settings.VAULT_KEYS)


def _sealed(row: CredentialSet | SealedSecret) -> Sealed:
    return Sealed(bytes(row.ciphertext), bytes(row.wrapped_key), row.key_id)


def _without_secrets(row: CredentialSet) -> SealedCredentials:
    return SealedCredentials(row.id, row.listing_id, row.version, row.login_method, row.sealed_at)
