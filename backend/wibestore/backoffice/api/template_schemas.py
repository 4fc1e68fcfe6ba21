"""Shapes of ready reasons."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from wibestore.core.api import CleanText, Flag, Input, Labels, Output

TemplateUse = Literal["listing", "verdict", "report", "dispute", "withdrawal", "support"]


class TemplateTextIn(Input):
    """Words in the three languages."""

    uz: Annotated[CleanText, Field(min_length=1, max_length=500)]
    ru: Annotated[CleanText, Field(min_length=1, max_length=500)]
    en: Annotated[CleanText, Field(min_length=1, max_length=500)]


class ReasonTemplateOut(Output):
    """A ready reason; `field` is the part of a listing it is about, or nothing."""

    code: str
    use: TemplateUse
    field: str
    text: Labels
    position: int
    is_active: bool


class ReasonTemplatesOut(Output):
    """All ready reasons; there are few, so there are no pages."""

    results: list[ReasonTemplateOut]


class ReasonTemplateIn(Input):
    """A new ready reason; its code stays."""

    code: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    use: TemplateUse
    field: Annotated[CleanText, Field(max_length=40)] = ""
    text: TemplateTextIn
    position: Annotated[int, Field(strict=True, ge=0, le=1_000)] = 0
    is_active: Flag = True


class ReasonTemplatePatchIn(Input):
    """Changes of a ready reason; what is left out stays."""

    use: TemplateUse | None = None
    field: Annotated[CleanText | None, Field(max_length=40)] = None
    text: TemplateTextIn | None = None
    position: Annotated[int | None, Field(strict=True, ge=0, le=1_000)] = None
    is_active: Flag | None = None


class ReasonTemplateQuery(BaseModel):
    """Which ready reasons are asked for."""

    use: TemplateUse | None = None
