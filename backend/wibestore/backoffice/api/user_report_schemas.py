"""Shapes of what was reported of somebody, as staff see it on their page."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import Output, Page, PageQuery

SubjectKind = Literal["listing", "user", "message", "review"]
ReportStatus = Literal["pending", "investigating", "resolved", "rejected"]


class AdminUserReportsQuery(PageQuery):
    """Which cases about somebody; all of them unless a status is asked for."""

    status: Annotated[
        Literal["all", "open", "pending", "investigating", "resolved", "rejected"],
        Field(description="Reports in this status; open: pending or investigating"),
    ] = "all"


class AdminUserReportSubjectOut(Output):
    """What a case is about, with the page of the interface that shows it."""

    kind: SubjectKind
    id: UUID
    title: str
    link: str


class AdminUserReportReasonOut(Output):
    """How many gave a reason."""

    code: str
    count: int


class AdminUserReportOut(Output):
    """A case about somebody; who reported it is shown with the case alone."""

    id: UUID
    status: ReportStatus
    subject: AdminUserReportSubjectOut
    voice_count: int
    weight: int = Field(description="Orders the cases and does nothing else")
    reasons: list[AdminUserReportReasonOut]
    created_at: datetime
    closed_at: datetime | None
    sla_at: datetime
    tone: Literal["ok", "soon", "late"]


class AdminUserReportPage(Page[AdminUserReportOut]):
    """Cases about somebody."""
