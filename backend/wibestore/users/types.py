"""What users hands over to other modules."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Literal
from uuid import UUID

from wibestore.core.actor import StaffRole
from wibestore.uploads.types import ImageVariant

MayReason = Literal["", "email_unverified"]
EmailSide = Literal["old", "new"]
PlanCode = Literal["free", "premium", "pro"]


@dataclass(frozen=True, slots=True)
class SellerCard:
    """What everybody may know of a user beside their listing, order or review; unnamed, they go by their username."""

    id: UUID
    username: str
    display_name: str
    plan: PlanCode
    rating: float | None
    rating_count: int
    sales_count: int
    avatar: ImageVariant | None
    is_verified: bool


@dataclass(frozen=True, slots=True)
class FoundSeller:
    """A seller as the search names them; unnamed, they go by their username."""

    username: str
    display_name: str
    avatar: ImageVariant | None
    is_verified: bool
    active_listing_count: int


@dataclass(frozen=True, slots=True)
class SeenUser:
    """Somebody's card, and when they were last there."""

    card: SellerCard
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """
    When a seller works, as they said it.

    A window in the time of their own zone, past midnight where `work_to` comes first; without one they
    always work. Until `away_until` they do not work at all.
    """

    work_from: time | None = None
    work_to: time | None = None
    time_zone: str = "Asia/Tashkent"
    away_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SellerAvailability:
    """A seller's working hours ("09:00", in `time_zone`) and when they work again; `opens_at` is None while they do."""

    work_from: str | None
    work_to: str | None
    time_zone: str
    away_until: datetime | None
    opens_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryTimes:
    """When a seller's time to deliver starts (None: at once) and when it ends."""

    opens_at: datetime | None
    deliver_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterReader:
    """Whom a letter goes to, and how it is written; without an address where the account is closed."""

    id: UUID
    email: str
    language: str
    time_zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SellerCounts:
    """
    What a seller's orders add up to.

    `ended` are those completed and those that ended by the seller's fault; what ended otherwise counts for nobody.
    `disputed` are orders, not disputes. `delivery_minutes`: the median of deliveries by hand, None without one.
    """

    completed: int
    ended: int
    delivered: int
    delivered_instantly: int
    delivery_minutes: int | None
    disputed: int
    disputes_lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SellerFacts:
    """
    What everybody may know of how a seller's orders went; of a new seller only how many were completed.

    Shares are in basis points, good ones rounded down and bad ones up. `delivery_minutes` is the median of deliveries
    by hand, None where there are fewer than five.
    """

    is_new: bool
    completed: int
    completion_bps: int | None
    delivery_minutes: int | None
    instant_bps: int | None
    disputed: int | None
    disputed_bps: int | None
    disputes_lost: int | None


@dataclass(frozen=True, slots=True)
class TopSeller:
    """One of the best sellers."""

    seller: SellerCard
    facts: SellerFacts
    active_listing_count: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class PublicUser(SellerCard):
    """A seller's public page; `changes_at` is when `availability.opens_at` will be another by itself."""

    about: str
    created_at: datetime
    active_listing_count: int
    facts: SellerFacts
    availability: SellerAvailability
    asked_at: datetime
    changes_at: datetime | None


@dataclass(frozen=True, slots=True)
class UserInfo:
    """A user as modules above need them; `email` is empty once the account is closed."""

    id: UUID
    username: str
    email: str
    language: str
    time_zone: str
    plan: PlanCode
    is_staff: bool
    staff_role: StaffRole
    is_blocked: bool
    sales_count: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Address:
    """Where a user's letters go; an empty `email`: the account is closed."""

    email: str
    language: str
    is_email_verified: bool


@dataclass(frozen=True, slots=True)
class MayDo:
    """What a user may do, each "" or the reason against it."""

    sell: MayReason
    withdraw: MayReason


@dataclass(frozen=True, slots=True)
class EmailConfirmed:
    """Which addresses have said yes to a change of e-mail, and whether it has happened."""

    confirmed: list[EmailSide]
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Me:
    """A user for themselves."""

    id: UUID
    email: str
    username: str
    display_name: str
    about: str
    phone: str
    language: str
    time_zone: str
    work_from: str | None
    work_to: str | None
    away_until: datetime | None
    is_email_verified: bool
    is_staff: bool
    staff_role: StaffRole
    plan: PlanCode
    rating: float | None
    rating_count: int
    sales_count: int
    created_at: datetime
    pending_email: str | None
    has_password: bool
    has_google: bool
    has_two_factor: bool
    two_factor_due: bool
    avatar: ImageVariant | None
    is_verified: bool
    may: MayDo


@dataclass(frozen=True, slots=True)
class StaffUserCard:
    """A user in a list of the staff; `email` is masked for all but an admin."""

    id: UUID
    username: str
    display_name: str
    avatar: ImageVariant | None
    email: str
    plan: PlanCode
    staff_role: StaffRole
    is_blocked: bool
    blocked_at: datetime | None
    is_email_verified: bool
    has_two_factor: bool
    is_verified_seller: bool
    rating: float | None
    rating_count: int
    sales_count: int
    active_listing_count: int
    created_at: datetime
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class StaffUserInfo(StaffUserCard):
    """A user as staff see them whole; `phone` is masked for all but an admin."""

    about: str
    phone: str
    language: str
    time_zone: str
    blocked_reason: str
    blocked_verdict_id: UUID | None
    is_closed: bool
    is_superuser: bool
    verified_seller_at: datetime | None
    verifiable_missing: list[str]


@dataclass(frozen=True, slots=True)
class StaffNoteInfo:
    """What somebody of the staff wrote of a user."""

    id: UUID
    author_id: UUID
    text: str
    created_at: datetime


StepUpMethod = Literal["password", "totp", "google"]
DeviceKind = Literal["phone", "computer", "other"]


@dataclass(frozen=True, slots=True)
class Device:
    """What a browser says of itself; empty names where it says nothing we know."""

    browser: str
    system: str
    kind: DeviceKind


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """One running session of a user."""

    id: UUID
    ip: str
    user_agent: str
    created_at: datetime
    last_used_at: datetime


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Somebody proved who they are, by what the mark stands for (`credentials_mark`)."""

    user_id: UUID
    mark: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """The first step of a sign-in was right: what the second one is done with, for `expires_in` seconds."""

    challenge: str
    methods: tuple[Literal["totp", "recovery"], ...]
    expires_in: int


@dataclass(frozen=True, slots=True)
class StepUp:
    """How a session may prove who it is, and until when the last proof counts."""

    methods: list[StepUpMethod]
    until: datetime | None


@dataclass(frozen=True, slots=True)
class TwoFactor:
    """How somebody's second factor stands."""

    is_on: bool
    is_obligatory: bool
    recovery_left: int
    enabled_at: datetime | None


@dataclass(frozen=True, slots=True)
class TwoFactorSetup:
    """A secret that was not confirmed yet; only ever in memory and in the answer to its owner."""

    secret: str = field(repr=False)
    uri: str = field(repr=False)
    qr: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SocketTicket:
    """What opens one socket, once; `expires_in` in seconds."""

    ticket: str
    expires_in: int


@dataclass(frozen=True, slots=True)
class SessionTokens:
    """
    What a signed-in browser holds.

    `access` ends in `expires_in_s` seconds; `refresh` lives in its cookie alone for `refresh_expires_in_s`.
    """

    user_id: UUID
    access: str
    expires_in_s: int
    refresh: str
    refresh_expires_in_s: int
