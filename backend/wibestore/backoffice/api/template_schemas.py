"""Shapes of ready reasons."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from wibestore.core.api import CLEANED, Flag, Input, Labels, Output

TemplateUse = Literal["listing", "verdict", "report", "dispute", "withdrawal", "support"]


class TemplateTextIn(Input):
    """Words in the three languages."""

    uz: Annotated[str, Field(min_length=1, max_length=500, description="In Uzbek"), CLEANED]
    ru: Annotated[str, Field(min_length=1, max_length=500, description="In Russian"), CLEANED]
    en: Annotated[str, Field(min_length=1, max_length=500, description="In English"), CLEANED]


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

    code: Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="Its stable name")]
    use: Annotated[TemplateUse, Field(description="Where it is offered")]
    field: Annotated[
        str, Field(max_length=40, description="Which field of a listing it speaks of; empty: none"), CLEANED
    ] = ""
    text: Annotated[TemplateTextIn, Field(description="What the person reads, in three languages")]
    position: Annotated[
        int, Field(strict=True, ge=0, le=1_000, description="Its place among the others, the smallest first")
    ] = 0
    is_active: Annotated[Flag, Field(description="Whether it is offered")] = True


class ReasonTemplatePatchIn(Input):
    """Changes of a ready reason; what is left out stays."""

    use: Annotated[TemplateUse | None, Field(description="Where it is offered")] = None
    field: Annotated[
        str | None, Field(max_length=40, description="Which field of a listing it speaks of; empty: none"), CLEANED
    ] = None
    text: Annotated[TemplateTextIn | None, Field(description="What the person reads, in three languages")] = None
    position: Annotated[
        int | None, Field(strict=True, ge=0, le=1_000, description="Its place among the others, the smallest first")
    ] = None
    is_active: Annotated[Flag | None, Field(description="Whether it is offered")] = None


class ReasonTemplateQuery(BaseModel):
    """Which ready reasons are asked for."""

    use: Annotated[TemplateUse | None, Field(description="Those offered there")] = None
