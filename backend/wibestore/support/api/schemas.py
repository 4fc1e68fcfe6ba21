"""Shapes of support. A person never reads who of the staff answered; guests are known by their link alone."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, Field, model_validator

from wibestore.core.api import CLEANED, Input, Output, Page, PageQuery, WholeNumber
from wibestore.support.rules import EMAIL_LENGTH, IMAGES_MAX, TEXT_LEAST, TEXT_LENGTH
from wibestore.uploads.types import ImageInfo
from wibestore.users.types import SellerCard

TopicCode = Literal["payment", "order", "account", "listing", "other"]
StateCode = Literal["open", "answered", "waiting", "closed"]
SubjectKindCode = Literal["order", "deposit", "withdrawal"]
FirstText = Annotated[str, Field(min_length=TEXT_LEAST, max_length=TEXT_LENGTH), CLEANED]
NextText = Annotated[str, Field(min_length=1, max_length=TEXT_LENGTH), CLEANED]
UploadIds = Annotated[list[UUID], Field(max_length=IMAGES_MAX)]
Token = Annotated[str, Field(min_length=1, max_length=128)]


class SupportIn(Input):
    """A question to the shop, perhaps about an order, a deposit or a withdrawal of one's own."""

    topic: Annotated[TopicCode, Field(description="What the question is about")]
    text: Annotated[FirstText, Field(description="The question")]
    subject_kind: Annotated[SubjectKindCode | None, Field(description="Kind of the thing it is about; null: none")] = (
        None
    )
    subject_id: Annotated[UUID | None, Field(description="Its id")] = None
    upload_ids: Annotated[UploadIds, Field(description="Pictures of one's own from `upload/image/`")] = []

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.subject_kind is None) != (self.subject_id is None):
            raise ValueError("Name both what it is about and which one")
        return self


class SupportMessageIn(Input):
    """A further word in a request."""

    text: Annotated[NextText, Field(description="What is said")]
    upload_ids: Annotated[UploadIds, Field(description="Pictures of one's own from `upload/image/`")] = []


class SupportCloseIn(Input):
    """Nothing needs to be said."""


class GuestIn(Input):
    """A question of somebody without an account; `client_id` is the same when it is sent again."""

    email: Annotated[
        str,
        Field(
            min_length=3,
            max_length=EMAIL_LENGTH,
            pattern=r"^[^@\s]+@[^@\s]+\.[^@\s.]+$",
            description="Where the link to the conversation is sent",
        ),
    ]
    topic: Annotated[TopicCode, Field(description="What the question is about")]
    text: Annotated[FirstText, Field(description="The question")]
    client_id: Annotated[UUID, Field(description="One of your own for each question; repeated, nothing is sent twice")]


class GuestTokenIn(Input):
    """The token of a letter's link."""

    token: Annotated[Token, Field(description="What stands behind `#token=` in the letter")]


class GuestMessageIn(GuestTokenIn):
    """A further word of a guest."""

    text: Annotated[NextText, Field(description="What is said")]
    client_id: Annotated[UUID, Field(description="One of your own for each message; repeated, nothing is sent twice")]


class GuestAcceptedOut(Output):
    """A letter goes to the e-mail, unless too many did: that is not told."""

    status: Literal["letter_sent"] = "letter_sent"


class SupportSubjectOut(Output):
    """What a request names, and the number by which people call it."""

    kind: SubjectKindCode
    id: UUID
    number: str


class SupportMessageOut(Output):
    """One word in a request."""

    id: UUID
    seq: int
    author: Literal["person", "staff"]
    text: str
    images: list[ImageInfo]
    created_at: datetime


class MySupportCardOut(Output):
    """A request in a list of one's own."""

    id: UUID
    number: str = Field(description="What people say on the phone: S-K4M7Q2")
    topic: TopicCode
    subject: SupportSubjectOut | None
    state: StateCode
    can_write: bool = Field(description="False once it has been closed for 14 days")
    reopen_until: datetime | None
    created_at: datetime
    updated_at: datetime
    closed_at: datetime | None


class MySupportOut(MySupportCardOut):
    """One's own request with all that was said."""

    messages: list[SupportMessageOut]


class MySupportPage(Page[MySupportCardOut]):
    """One's own requests, the newest first."""


class SupportHolderOut(Output):
    """Who of the staff answers it."""

    id: UUID
    username: str


class SupportDeskCardOut(MySupportCardOut):
    """A request as staff see it in a list."""

    person: SellerCard | None
    email: str = Field(description="Of a guest; whole for an admin alone")
    subject_link: str
    waiting_since: datetime | None
    sla_at: datetime | None
    tone: Literal["ok", "soon", "late"]
    taken_by: SupportHolderOut | None
    version: int


class SupportDeskMessageOut(SupportMessageOut):
    """One word in a request, with who of the staff wrote it."""

    by: str


class SupportDeskOut(SupportDeskCardOut):
    """A request whole, as staff see it."""

    language: Literal["uz", "ru", "en"]
    messages: list[SupportDeskMessageOut]
    allowed_events: list[Literal["answer", "close"]]


class SupportDeskPage(Page[SupportDeskCardOut]):
    """Requests for the staff."""


class SupportDeskQuery(PageQuery):
    """Which requests the staff ask for."""

    state: Annotated[Literal["waiting", "answered", "closed", "all"], Field(description="Requests in this state")] = (
        "waiting"
    )
    topic: Annotated[TopicCode | None, Field(description="What the question is about")] = None
    taken: Annotated[Literal["mine", "free", "others"] | None, Field(description="By who deals with it")] = None
    user: Annotated[UUID | None, Field(description="Id of the user who asked", examples=["seller"])] = None


class SupportAnswerIn(Input):
    """An answer, to the request as it was read."""

    expected_version: Annotated[
        WholeNumber, Field(ge=1, description="The version that was seen; 409 when it is another by now")
    ]
    text: Annotated[NextText, Field(description="What the person reads")]
    upload_ids: Annotated[UploadIds, Field(description="Pictures of one's own from `upload/image/`")] = []


class SupportDeskCloseIn(Input):
    """Close a request as it was read."""

    expected_version: Annotated[
        WholeNumber, Field(ge=1, description="The version that was seen; 409 when it is another by now")
    ]


class CompanyOut(BaseModel):
    """Who stands behind the shop; what is not filled in is empty."""

    name: str
    inn: str
    address: str
    email: str
    phone: str
    telegram: str
    is_development: bool = Field(description="Then the page says what is not filled in yet")
