"""Shapes of reports, verdicts and appeals. What the accused reads never says who reported, nor who decided."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import CLEANED, NOT_BLANK, Flag, Input, Instant, Labels, Output, Page, PageQuery, WholeNumber
from wibestore.moderation.rules import (
    ANSWER_LENGTH,
    APPEAL_LEAST,
    APPEAL_LENGTH,
    REASON_LENGTH,
    REPORT_TEXT_LENGTH,
    RESOLUTION_LENGTH,
    VERDICT_TEXT_LEAST,
    VERDICT_TEXT_LENGTH,
    Tone,
)
from wibestore.moderation.types import VerdictDraft, VerdictKind
from wibestore.uploads.types import ImageInfo
from wibestore.users.types import SellerCard

SubjectKindCode = Literal["listing", "user", "message", "review"]
ReportStatusCode = Literal["pending", "investigating", "resolved", "rejected"]
VerdictKindCode = Literal["warn", "hide", "block"]
AppealStatusCode = Literal["pending", "accepted", "rejected"]
Language = Literal["uz", "ru", "en"]
ReasonCode = Annotated[str, Field(min_length=1, max_length=REASON_LENGTH, pattern=r"^[a-z][a-z0-9_-]*$")]
AppealText = Annotated[str, Field(min_length=APPEAL_LEAST, max_length=APPEAL_LENGTH), CLEANED]
TOKEN_LENGTH = 128


class ReasonEndOut(Output):
    """A reason that can be chosen."""

    code: str
    label: Labels
    asks_text: bool = Field(description="Words are needed with it")


class ReasonOut(ReasonEndOut):
    """A reason; one with children is only a branch."""

    children: list[ReasonEndOut]


class ReasonsOut(Output):
    """Why things can be reported."""

    listing: list[ReasonOut]
    user: list[ReasonOut]
    message: list[ReasonOut]
    review: list[ReasonOut]


class ReportIn(Input):
    """A report. Contacts in its text are masked."""

    subject_kind: Annotated[SubjectKindCode, Field(description="What is reported")]
    subject_id: Annotated[UUID, Field(description="Its id")]
    reason: Annotated[ReasonCode, Field(description="A code of the reasons that are offered for it")]
    text: Annotated[str, Field(max_length=REPORT_TEXT_LENGTH, description="In one's own words"), CLEANED] = ""
    upload_id: Annotated[UUID | None, Field(description="A picture of one's own from `upload/image/`")] = None


class SubjectOut(Output):
    """What it is about; its title is empty for a message, and half a year after the end of the case."""

    kind: SubjectKindCode
    id: UUID
    title: str


class StaffSubjectOut(SubjectOut):
    """The same with the page of the interface that shows it."""

    link: str


class MyReportOut(Output):
    """One's own report: what came of it, never what somebody else got."""

    id: UUID
    subject: SubjectOut
    reason: str
    status: ReportStatusCode
    outcome: Literal["", "acted", "no_breach"]
    created_at: datetime
    closed_at: datetime | None


class MyReportPage(Page[MyReportOut]):
    """One's own reports."""


class CountedReasonOut(Output):
    """How many gave a reason."""

    code: str
    count: int


class StaffNameOut(Output):
    """Somebody of the staff."""

    id: UUID
    username: str


class ReportCardOut(Output):
    """A case as staff see it in a list."""

    id: UUID
    status: ReportStatusCode
    subject: StaffSubjectOut
    accused: SellerCard
    voice_count: int
    weight: int = Field(description="Orders the cases and does nothing else")
    reasons: list[CountedReasonOut]
    taken_by: StaffNameOut | None
    claimed_until: datetime | None
    created_at: datetime
    closed_at: datetime | None
    sla_at: datetime
    tone: Tone
    version: int


class VoiceOut(Output):
    """Who reported it, for the staff's eyes alone."""

    reporter: SellerCard
    reason: str
    text: str
    image: ImageInfo | None
    weight: int
    created_at: datetime


class AppealOut(Output):
    """What a person says against a verdict, and what was answered."""

    text: str
    created_at: datetime
    status: AppealStatusCode
    decided_at: datetime | None
    answer: str


class StaffAppealOut(AppealOut):
    """The same with who decided."""

    decided_by: StaffNameOut | None


class VerdictBase(Output):
    """What was decided."""

    id: UUID
    kind: VerdictKindCode
    subject: SubjectOut
    reason: str
    text: str
    given_at: datetime
    expires_at: datetime | None
    ended_at: datetime | None
    end_reason: Literal["", "expired", "lifted", "appealed"]
    seen_at: datetime | None = Field(description="When the person read it")


class VerdictOut(VerdictBase):
    """A verdict as staff see it."""

    report_id: UUID | None
    user: SellerCard
    given_by: StaffNameOut
    appeal: StaffAppealOut | None


class VerdictPage(Page[VerdictOut]):
    """Verdicts, the newest first."""


class MyVerdictOut(VerdictBase):
    """A verdict as the person it is about reads it."""

    appeal: AppealOut | None
    appeal_until: datetime | None = Field(description="Until when one may appeal; null: not any more")


class MyVerdictQuery(PageQuery):
    """Which verdicts about oneself."""

    is_unseen: bool | None = Field(None, description="Those alone that were not read yet, or were")


class VerdictSeenIn(Input):
    """Nothing: which one it is, the address says."""


class MyVerdictPage(Page[MyVerdictOut]):
    """Verdicts about oneself, the newest first."""


class ReportOut(ReportCardOut):
    """A case whole."""

    accused_language: Language = Field(description="What the person reads")
    voices: list[VoiceOut] = Field(description="At most 50, those that count most first")
    excerpt: dict[str, Any] = Field(description="What it said when it was reported; of a message, those around it too")
    resolution_text: str
    verdicts: list[VerdictOut] = Field(description="The newest about the same person, at most 10")
    allowed_events: list[Literal["take", "resolve", "reject"]]


class ReportPage(Page[ReportCardOut]):
    """Cases."""


class ReportQuery(PageQuery):
    """Which cases: the open ones, unless another status is asked for."""

    status: Annotated[
        Literal["open", "all", "pending", "investigating", "resolved", "rejected"],
        Field(description="Cases in this status; open: pending or investigating"),
    ] = "open"
    kind: Annotated[SubjectKindCode | None, Field(description="What was reported")] = None
    reason: Annotated[ReasonCode | None, Field(description="A code of the reports' reasons", examples=["fraud"])] = None
    accused: Annotated[UUID | None, Field(description="Id of the user it is about")] = None
    taken: Annotated[Literal["mine", "free", "others"] | None, Field(description="By who deals with it")] = None
    ordering: Annotated[Literal["weight", "oldest", "newest"], Field(description="weight: what counts most first")] = (
        "weight"
    )


class VerdictIn(Input):
    """A verdict; the person reads its text."""

    kind: Annotated[VerdictKindCode, Field(description="What happens to the user or the thing")]
    reason: Annotated[ReasonCode, Field(description="A code of the reports' reasons")]
    text: Annotated[
        str,
        Field(
            min_length=VERDICT_TEXT_LEAST, max_length=VERDICT_TEXT_LENGTH, description="Why, in words the person reads"
        ),
        CLEANED,
    ]
    expires_at: Annotated[Instant | None, Field(description="Until when; null: without an end")] = None

    def draft(self) -> VerdictDraft:
        """Return what the service takes."""
        return VerdictDraft(kind=VerdictKind(self.kind), reason=self.reason, text=self.text, expires_at=self.expires_at)


class ReportPatchIn(Input):
    """A step of a case. `investigating` takes it, or keeps it longer."""

    status: Annotated[Literal["investigating", "resolved", "rejected"], Field(description="What becomes of the case")]
    expected_version: Annotated[
        WholeNumber, Field(ge=1, description="The version that was seen; 409 when it is another by now")
    ]
    text: Annotated[str, Field(max_length=RESOLUTION_LENGTH, description="Words for those who reported"), CLEANED] = ""
    verdict: Annotated[
        VerdictIn | None, Field(description="Of a resolved one: what happens to the accused; null: nothing")
    ] = None


class VerdictQuery(PageQuery):
    """Which verdicts."""

    user: Annotated[UUID | None, Field(description="Id of the user it was spoken about", examples=["seller"])] = None
    kind: Annotated[VerdictKindCode | None, Field(description="Verdicts of this kind")] = None
    is_running: Annotated[bool | None, Field(description="Whether it holds now")] = None


class LiftIn(Input):
    """Why a verdict ends before its time."""

    reason: Annotated[
        str, Field(min_length=10, max_length=500, description="For the person and the audit"), CLEANED, NOT_BLANK
    ]


class AppealIn(Input):
    """What one says against a verdict."""

    text: Annotated[AppealText, Field(description="Why the verdict is wrong")]


class AppealByLinkIn(Input):
    """The same by the link of the letter."""

    token: Annotated[
        str, Field(min_length=1, max_length=TOKEN_LENGTH, description="What stands behind `#token=` in the letter")
    ]
    text: Annotated[AppealText, Field(description="Why the verdict is wrong")]


class AppealTakenOut(Output):
    """It was taken in."""

    status: AppealStatusCode


class AppealQuery(PageQuery):
    """Which appeals."""

    status: Annotated[AppealStatusCode, Field(description="Appeals in this status")] = "pending"


class AppealItemOut(VerdictOut):
    """A verdict with the appeal against it."""

    user_language: Language = Field(description="What the person reads")
    may_decide: Flag = Field(description="Not one's own verdict, and not decided yet")


class AppealPage(Page[AppealItemOut]):
    """Appeals: those that wait the oldest first, others the newest first."""


class AppealDecisionIn(Input):
    """What becomes of an appeal; the person reads the answer."""

    decision: Annotated[Literal["accepted", "rejected"], Field(description="accepted: the verdict is lifted")]
    answer: Annotated[
        str, Field(min_length=10, max_length=ANSWER_LENGTH, description="Words the person reads"), CLEANED, NOT_BLANK
    ]
