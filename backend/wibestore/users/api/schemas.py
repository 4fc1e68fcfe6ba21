"""Shapes of users' requests and answers."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.actor import StaffRole
from wibestore.core.api import CLEANED, NOT_BLANK, Input, Instant, Output
from wibestore.uploads.types import ImageVariant
from wibestore.users.types import SellerFacts

Language = Literal["uz", "ru", "en"]
ClockTime = Annotated[
    str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", max_length=5, description="Time of day, HH:MM; null removes")
]
PlanCode = Literal["free", "premium", "pro"]
MayReason = Literal["", "email_unverified"]


class RegisterIn(Input):
    """A new user. The username is one script, unique, and not a look-alike of another."""

    email: Annotated[str, Field(min_length=3, max_length=254, description="Where the confirmation is sent")]
    password: Annotated[
        str, Field(min_length=8, max_length=128, description="8 to 128 characters; none that is known to be stolen")
    ]
    username: Annotated[
        str, Field(min_length=3, max_length=30, description="As others see it: letters of one script, digits, `_`")
    ]
    language: Annotated[Language, Field(description="In which the shop writes")] = "uz"
    time_zone: Annotated[str | None, Field(max_length=64, description="The browser's, such as Asia/Tashkent")] = None


class LoginIn(Input):
    """E-mail and password."""

    email: Annotated[str, Field(min_length=3, max_length=254, description="The account's e-mail")]
    password: Annotated[str, Field(min_length=1, max_length=128, description="The account's password")]


class MayOut(Output):
    """What the user may do: empty, or the reason against it."""

    sell: MayReason
    withdraw: MayReason


class MeOut(Output):
    """The signed-in user, for themselves."""

    id: UUID
    email: str
    username: str
    display_name: str
    about: str
    phone: str
    language: Language
    time_zone: str
    work_from: str | None = Field(description='Working hours in `time_zone`, "09:00"; null: always')
    work_to: str | None
    away_until: datetime | None
    is_email_verified: bool
    is_staff: bool
    staff_role: StaffRole = Field(description="Empty: not of the staff")
    plan: PlanCode
    rating: float | None
    rating_count: int
    sales_count: int
    created_at: datetime
    pending_email: str | None = Field(description="A new address that is not confirmed by both yet")
    has_password: bool
    has_google: bool
    has_two_factor: bool
    two_factor_due: bool = Field(description="Staff without a second factor: their rights wait for it")
    avatar: ImageVariant | None
    is_verified: bool = Field(description="As others see it: the shop knows this seller")
    may: MayOut


class SessionOut(Output):
    """The answer to signing in and refreshing; the refresh token travels in its cookie alone."""

    access: str
    expires_in: int = Field(description="Seconds until the access token ends")
    user: MeOut


class TicketOut(Output):
    """What opens one socket, once: `/ws/…/?token=<ticket>`."""

    ticket: str
    expires_in: int = Field(description="Seconds in which it must be used")


class CsrfOut(Output):
    """The token for the header `X-CSRFToken`."""

    csrf_token: str


class ProfileIn(Input):
    """Changes of one's own profile; what is left out stays."""

    username: Annotated[
        str | None,
        Field(min_length=3, max_length=30, description="As others see it: letters of one script, digits, `_`"),
    ] = None
    display_name: Annotated[
        str | None, Field(max_length=60, description="Shown beside the username; empty removes it"), CLEANED
    ] = None
    about: Annotated[
        str | None, Field(max_length=1000, description="A few words on oneself; empty removes them"), CLEANED
    ] = None
    phone: Annotated[str | None, Field(max_length=20, description="Uzbek number, +998XXXXXXXXX; empty removes it")] = (
        None
    )
    language: Annotated[Language | None, Field(description="In which the shop writes")] = None
    time_zone: Annotated[str | None, Field(max_length=64, description="Such as Asia/Tashkent"), CLEANED, NOT_BLANK] = (
        None
    )
    # Null is a value of these three: it removes them.
    work_from: Annotated[ClockTime | None, Field(description="Beginning of the working hours, HH:MM; null: none")] = (
        None
    )
    work_to: Annotated[ClockTime | None, Field(description="End of the working hours, HH:MM; null: none")] = None
    away_until: Annotated[Instant | None, Field(description="Until when one sells nothing; null: one is there")] = None


class SellerOut(Output):
    """What everybody may know of a seller."""

    id: UUID
    username: str
    display_name: str
    plan: PlanCode
    rating: float | None = Field(description="Mean of stars, 1 to 5; null without reviews")
    rating_count: int
    sales_count: int
    avatar: ImageVariant | None
    is_verified: bool = Field(description="The shop has looked at this seller and knows them")


class AvailabilityOut(Output):
    """A seller's working hours: "09:00" to "18:00" in `time_zone`, past midnight where `work_to` comes first."""

    work_from: str | None
    work_to: str | None
    time_zone: str
    away_until: datetime | None
    opens_at: datetime | None = Field(description="When the seller works again; null: now")


class PublicUserOut(SellerOut):
    """A seller's public page."""

    about: str
    created_at: datetime
    active_listing_count: int = 0
    facts: SellerFacts = Field(description="How their orders went; of a new seller only how many were completed")
    availability: AvailabilityOut
