"""Shapes of what admins set and read of the shop itself, and of people's saved views."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from pydantic import AfterValidator, Field

from wibestore.backoffice.models import NAME_MAX, PAGE_MAX
from wibestore.core.api import CLEANED, NOT_BLANK, Day, Input, Output, Page, PageQuery, WholeNumber

QUERY_BYTES_MAX = 2_048
Reason = Annotated[str, Field(min_length=10, max_length=500, description="For the audit"), CLEANED]
Code = Annotated[str, Field(max_length=64, pattern=r"^[a-z0-9_.]*$")]


def _not_large(query: dict[str, Any]) -> dict[str, Any]:
    if len(orjson.dumps(query)) > QUERY_BYTES_MAX:
        raise ValueError(f"At most {QUERY_BYTES_MAX} bytes")
    return query


class StaffPersonOut(Output):
    """Whoever did it."""

    id: UUID
    username: str


class SettingOut(Output):
    """A number that can be changed while the shop runs."""

    key: str
    kind: Literal["som", "hours", "minutes", "count"]
    value: float
    default: float = Field(description="What holds while nobody has changed it")
    least: int
    most: int
    updated_at: datetime | None
    updated_by: StaffPersonOut | None


class SettingsOut(Output):
    """All of them."""

    results: list[SettingOut]


class SettingPatchIn(Input):
    """A new value, and why."""

    value: Annotated[
        WholeNumber, Field(ge=0, le=10**12, description="In the setting's own unit: so'm, hours, minutes or a count")
    ]
    reason: Reason


class AuditQuery(PageQuery):
    """What was done: by whom, what, to what, when (at most 366 days), from where."""

    actor: Annotated[str | None, Field(max_length=64, description="A username", examples=["moderator"])] = None
    action: Annotated[
        Code, Field(description="What was done: a code such as `user.blocked`", examples=["user.blocked"])
    ] = ""
    target: Annotated[Code, Field(description="The kind of thing it was done to", examples=["user"])] = ""
    target_id: Annotated[
        str,
        Field(max_length=64, description="The thing it was done to", examples=["01900000-0000-7000-8000-000000000000"]),
    ] = ""
    ip: Annotated[
        str, Field(max_length=45, description="From this address of the network", examples=["203.0.113.7"])
    ] = ""
    first_on: Annotated[Day | None, Field(description="From this day of Tashkent on")] = None
    last_on: Annotated[Day | None, Field(description="Up to this day of Tashkent, inclusive")] = None


class AuditLineOut(Output):
    """One act."""

    id: UUID
    at: datetime
    actor_kind: str
    actor_name: str
    actor: StaffPersonOut | None
    action: str
    target: str
    target_id: str
    details: dict[str, Any]
    ip: str
    user_agent: str


class AuditPage(Page[AuditLineOut]):
    """Acts, the newest first."""


class DeadDeliveryOut(Output):
    """A fact that one handler gave up, with what it said last."""

    id: int
    topic: str
    handler: str
    attempts: int
    last_error: str
    payload: dict[str, Any]
    created_at: datetime
    dead_at: datetime


class DeadDeliveryPage(Page[DeadDeliveryOut]):
    """Facts that were given up, the newest first."""


class RetryIn(Input):
    """Why it is tried again."""

    reason: Reason


class RetriedOut(Output):
    """It waits for its next try."""

    id: int


class ViewIn(Input):
    """Filters of a page, kept by a name."""

    page: Annotated[
        str,
        Field(
            min_length=1,
            max_length=PAGE_MAX,
            pattern=r"^[a-z-]+$",
            description="The page of the desk that it belongs to",
        ),
    ]
    name: Annotated[str, Field(max_length=NAME_MAX, description="As its owner calls it"), CLEANED, NOT_BLANK]
    query: Annotated[
        dict[str, Any], AfterValidator(_not_large), Field(description="The page's filters, as it keeps them")
    ]


class ViewOut(Output):
    """The same, kept."""

    id: UUID
    page: str
    name: str
    query: dict[str, Any]


class ViewsOut(Output):
    """One's own views."""

    results: list[ViewOut]


class ViewQuery(Output):
    """Of which page; nothing: of all."""

    page: Annotated[
        str,
        Field(max_length=PAGE_MAX, description="Views of this page of the desk; empty: of all", examples=["listings"]),
    ] = ""
