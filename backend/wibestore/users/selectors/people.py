"""Reading users: frozen facts across the border, never rows."""

from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet, UUIDField

from wibestore.core import clock
from wibestore.core.actor import ADMIN, Actor, StaffRole
from wibestore.core.ids import CLOCK_MARGIN, uuid7_from
from wibestore.core.realtime.codes import NO_RIGHT, SIGN_IN_AGAIN
from wibestore.core.statements import IsAnyOf, Select, Slot
from wibestore.core.tunables import tunable
from wibestore.uploads.selectors import square_of
from wibestore.users import rules
from wibestore.users.errors import UserNotFound
from wibestore.users.models import SessionFamily, User
from wibestore.users.selectors.sellers import facts_of_record
from wibestore.users.types import (
    Address,
    DeliveryTimes,
    LetterReader,
    MayDo,
    MayReason,
    Me,
    PublicUser,
    SeenUser,
    SellerAvailability,
    SellerCard,
    SessionInfo,
    UserInfo,
    WorkingHours,
)

CARD_COLUMNS = (
    "id",
    "username",
    "display_name",
    "plan",
    "rating_sum",
    "rating_count",
    "sales_count",
    "avatar",
    "verified_seller_at",
)


_CARDS = Select(lambda: User.objects.filter(IsAnyOf("id", "ids", UUIDField())).only(*CARD_COLUMNS))
_SEEN = Select(lambda: User.objects.filter(IsAnyOf("id", "ids", UUIDField())).only(*CARD_COLUMNS, "last_seen_at"))
_USER = Select(lambda: User.objects.filter(id=Slot("id", UUIDField())))
_READERS = Select(
    lambda: User.objects.filter(IsAnyOf("id", "ids", UUIDField())).values_list(
        "id", "email", "language", "time_zone", "is_closed"
    )
)


def user_get(user_id: UUID) -> UserInfo:
    """
    Return a user as modules above need them, blocked or not.

    :raises UserNotFound: nobody has this id
    """
    found = _USER.objects(id=user_id)
    if not found:
        raise UserNotFound
    return user_info(found[0])


def letter_readers(ids: Collection[UUID]) -> dict[UUID, LetterReader]:
    """Return those of these users who exist as writers of letters need them, by id, in one query."""
    return {
        user_id: LetterReader(id=user_id, email="" if is_closed else email, language=language, time_zone=time_zone)
        for user_id, email, language, time_zone, is_closed in _READERS.rows(ids=ids)
    }


def user_info(user: User) -> UserInfo:
    """Return the facts of a row."""
    return UserInfo(
        id=user.id,
        username=user.username,
        email="" if user.is_closed else user.email,
        language=user.language,
        time_zone=user.time_zone,
        plan=user.plan,  # type: ignore[arg-type]
        is_staff=user.is_staff,
        staff_role=user.staff_role,  # type: ignore[arg-type]
        is_blocked=user.is_blocked,
        sales_count=user.sales_count,
        created_at=user.created_at,
    )


def sessions_ended(ids: Collection[UUID]) -> dict[UUID, int]:
    """Return which of these sessions run no more, with the code to close their sockets with (`core.realtime.codes`)."""
    known = SessionFamily.objects.filter(id__in=ids).values_list("id", "ended_at", "user__is_blocked")
    running = {session_id for session_id, ended_at, is_blocked in known if ended_at is None and not is_blocked}
    blocked = {session_id for session_id, _, is_blocked in known if is_blocked}
    return {one: NO_RIGHT if one in blocked else SIGN_IN_AGAIN for one in ids if one not in running}


def session_list(*, actor: Actor) -> list[SessionInfo]:
    """Return the actor's own sessions that still run, the newest use first."""
    running = SessionFamily.objects.filter(sessions_running(clock.now()), user_id=actor.user_id)
    rows = running.order_by("-last_used_at", "-id")[: settings.SESSIONS_MAX]
    return [SessionInfo(one.id, one.ip, one.user_agent, one.created_at, one.last_used_at) for one in rows]


def sessions_running(now: datetime) -> Q:
    """Return the condition of sessions that were not ended and are not too old."""
    return Q(
        ended_at=None,
        last_used_at__gt=now - settings.REFRESH_IDLE_LIFETIME,
        created_at__gt=now - settings.REFRESH_ABSOLUTE_LIFETIME,
    )


def me_get(user_id: UUID) -> Me:
    """
    Return a user for themselves.

    :raises UserNotFound: nobody has this id
    """
    rows = User.objects.select_related("email_change").annotate(asked_at=clock.now_expression())
    user = rows.filter(id=user_id).first()
    if user is None:
        raise UserNotFound
    change = getattr(user, "email_change", None)
    needs_email: MayReason = "" if user.is_email_verified else "email_unverified"
    return Me(
        id=user.id,
        email=user.email,
        username=user.username,
        display_name=user.display_name,
        about=user.about,
        phone=user.phone,
        language=user.language,
        time_zone=user.time_zone,
        work_from=_clock_time(user.work_from),
        work_to=_clock_time(user.work_to),
        away_until=user.away_until,
        is_email_verified=user.is_email_verified,
        is_staff=user.is_staff,
        staff_role=user.staff_role,  # type: ignore[arg-type]
        plan=user.plan,  # type: ignore[arg-type]
        rating=rules.rating_of(user.rating_sum, user.rating_count),
        rating_count=user.rating_count,
        sales_count=user.sales_count,
        created_at=user.created_at,
        pending_email=change.new_email if change and change.expires_at > user.asked_at else None,
        has_password=user.has_usable_password(),
        has_google=user.google_sub is not None,
        has_two_factor=user.totp_enabled_at is not None,
        two_factor_due=settings.STAFF_NEEDS_TWO_FACTOR and user.is_staff and user.totp_enabled_at is None,
        avatar=square_of(user.avatar),
        is_verified=user.verified_seller_at is not None,
        may=MayDo(sell=needs_email, withdraw=needs_email),
    )


def email_of(user_id: UUID) -> Address:
    """
    Return where a user's letters go; an empty address once the account is closed.

    :raises UserNotFound: nobody has this id
    """
    row = User.objects.filter(id=user_id).values_list("email", "language", "is_email_verified", "is_closed").first()
    if row is None:
        raise UserNotFound
    email, language, is_verified, is_closed = row
    return Address("" if is_closed else email, language, is_verified)


def money_frozen_until(user_id: UUID) -> datetime | None:
    """
    Return until when no money may leave the user's wallet (T-05), or None where it may now. One query.

    That is `money.freeze_hours` after the password, the e-mail or the second factor changed.
    """
    columns = ("password_changed_at", "email_changed_at", "two_factor_changed_at")
    rows = User.objects.filter(id=user_id).annotate(asked_at=clock.now_expression())
    found = rows.values_list(*columns, "asked_at").first()
    if found is None or not (changes := [at for at in found[:-1] if at is not None]):
        return None
    until = max(changes) + timedelta(hours=tunable("money.freeze_hours"))
    return until if until > found[-1] else None


def seller_cards(ids: Iterable[UUID]) -> dict[UUID, SellerCard]:
    """Return the cards of the users that exist, by id, in one query."""
    wanted = set(ids)
    return {user.id: SellerCard(**card_of(user)) for user in _CARDS.objects(ids=wanted)} if wanted else {}


def languages_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the languages that the users who exist read, by id, in one query."""
    return dict(User.objects.filter(id__in=set(ids)).values_list("id", "language"))


def staff_ids(role: StaffRole = "") -> list[UUID]:
    """Return everybody of the staff who may sign in; with a role, those who have its rights: admins always do."""
    return list(_staff_of(role).order_by("id").values_list("id", flat=True))


def _staff_of(role: StaffRole) -> QuerySet[User]:
    staff = User.objects.filter(is_staff=True, is_blocked=False)
    return staff.filter(staff_role__in=(role, ADMIN)) if role else staff


def active_listing_count(user_id: UUID) -> int:
    """Return how many listings the user has on offer; nobody has none."""
    return User.objects.filter(id=user_id).values_list("active_listing_count", flat=True).first() or 0


def rated_user_ids() -> list[UUID]:
    """Return who has a rating."""
    return list(User.objects.filter(rating_count__gt=0).order_by("id").values_list("id", flat=True))


def is_blocked(user_id: UUID) -> bool:
    """Tell whether the user is blocked now; nobody is not."""
    return User.objects.filter(id=user_id, is_blocked=True).exists()


def cards_and_blocked(ids: Iterable[UUID]) -> tuple[dict[UUID, SellerCard], set[UUID]]:
    """Return the cards of the users that exist, by id, and which of them are blocked, in one query."""
    named = {str(at): user_id for at, user_id in enumerate(set(ids))}
    rows: list[User] = _cards_select(len(named)).objects(**named) if named else []
    return {user.id: SellerCard(**card_of(user)) for user in rows}, {user.id for user in rows if user.is_blocked}


@lru_cache(maxsize=16)
def _cards_select(count: int) -> Select:
    slots: list[Any] = [Slot(str(at), UUIDField()) for at in range(count)]
    return Select(lambda: User.objects.filter(id__in=slots).only(*CARD_COLUMNS, "is_blocked"))


def people_seen(ids: Iterable[UUID]) -> dict[UUID, SeenUser]:
    """Return cards, and when each was last there, of the users that exist, by id, in one query."""
    wanted = set(ids)
    users = _SEEN.objects(ids=wanted) if wanted else []
    return {user.id: SeenUser(card=SellerCard(**card_of(user)), last_seen_at=user.last_seen_at) for user in users}


def staff_among(ids: Iterable[UUID], role: StaffRole = "") -> set[UUID]:
    """Return which of these are of the staff now (with the rights of `role`), and not blocked, in one query."""
    return set(_staff_of(role).filter(id__in=set(ids)).values_list("id", flat=True))


def public_user_get(username: str) -> PublicUser:
    """
    Return a seller's public page by username, whatever its case.

    :raises UserNotFound: nobody has this name, or they are blocked
    """
    # A look-alike shares the skeleton and is not the same name: compare the letters too.
    named = User.objects.filter(username_skeleton=rules.username_skeleton(username), is_blocked=False, is_closed=False)
    user = named.select_related("record").annotate(asked_at=clock.now_expression()).first()
    if user is None or user.username.casefold() != username.casefold():
        raise UserNotFound
    hours = WorkingHours(user.work_from, user.work_to, user.time_zone, user.away_until)
    return PublicUser(
        **card_of(user),
        about=user.about,
        created_at=user.created_at,
        active_listing_count=user.active_listing_count,
        facts=facts_of_record(getattr(user, "record", None)),
        availability=availability_of(hours, user.asked_at),
        asked_at=user.asked_at,
        changes_at=rules.changes_at(hours, user.asked_at),
    )


def sellers_after(user_id: UUID | None, *, skipped: int = 0, limit: int) -> list[tuple[UUID, str]]:
    """
    Return ids and names of those who have something on sale and a public page, from behind `user_id`: one query.

    :param skipped: so many are left out first
    """
    rows = User.objects.filter(active_listing_count__gt=0, is_blocked=False, is_closed=False)
    if user_id is not None:
        rows = rows.filter(id__gt=user_id)
    return list(rows.order_by("id").values_list("id", "username")[skipped : skipped + limit])


def user_ids_named(usernames: Iterable[str]) -> dict[str, UUID]:
    """Return whose names these are, whatever their case, blocked or not; one query. For the staff alone."""
    skeletons = {rules.username_skeleton(name): name for name in usernames}
    rows = User.objects.filter(username_skeleton__in=skeletons).values_list("id", "username", "username_skeleton")
    return {
        skeletons[skeleton]: user_id
        for user_id, username, skeleton in rows
        if username.casefold() == skeletons[skeleton].casefold()
    }


def registered_at(ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """Return since when the users who exist are there, by id, in one query."""
    return dict(User.objects.filter(id__in=set(ids)).values_list("id", "created_at"))


def registered_between(since: datetime, until: datetime) -> int:
    """Return how many came from `since` until before `until`."""
    # An id says when it was made: a range of them, and a margin for the clocks of two machines.
    ids = (uuid7_from(since - CLOCK_MARGIN), uuid7_from(until + CLOCK_MARGIN))
    return User.objects.filter(id__range=ids, created_at__gte=since, created_at__lt=until).count()


def delivery_times(*, user_id: UUID, now: datetime, minutes: int) -> DeliveryTimes:
    """
    Return when a seller's `minutes` to deliver start and end: they run in working hours alone. One query.

    :param now: when the time is asked for
    :raises UserNotFound: nobody has this id
    """
    row = User.objects.filter(id=user_id).values_list("work_from", "work_to", "time_zone", "away_until").first()
    if row is None:
        raise UserNotFound
    hours = WorkingHours(*row)
    return DeliveryTimes(rules.opens_at(hours, now), rules.deliver_by(hours, now, minutes))


def availability_of(hours: WorkingHours, now: datetime) -> SellerAvailability:
    """Return working hours as everybody may see them; an absence that is over is not told."""
    return SellerAvailability(
        work_from=_clock_time(hours.work_from),
        work_to=_clock_time(hours.work_to),
        time_zone=hours.time_zone,
        away_until=hours.away_until if hours.away_until and hours.away_until > now else None,
        opens_at=rules.opens_at(hours, now),
    )


def _clock_time(moment: time | None) -> str | None:
    return None if moment is None else f"{moment:%H:%M}"


def card_of(user: User) -> dict[str, Any]:
    """Return what a card says of a user of whom `CARD_COLUMNS` were read."""
    return {
        "id": user.id,
        "username": user.username,
        "display_name": user.display_name or user.username,
        "plan": user.plan,
        "rating": rules.rating_of(user.rating_sum, user.rating_count),
        "rating_count": user.rating_count,
        "sales_count": user.sales_count,
        "avatar": square_of(user.avatar),
        "is_verified": user.verified_seller_at is not None,
    }
