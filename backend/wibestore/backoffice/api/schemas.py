"""Shapes of the admin API."""

from typing import Annotated, Literal

from pydantic import Field

from wibestore.core.api import CleanText, Input, WholeNumber


class ListingDecisionIn(Input):
    """A moderator's decision on a listing; a rejection names its reason."""

    decision: Literal["approve", "reject"]
    reason: Annotated[CleanText, Field(max_length=500)] = ""
    expected_version: WholeNumber
