"""Shapes of sessions and of proving anew who one is."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, model_validator

from wibestore.core.api import Flag, Input, Output

Credential = Annotated[str, Field(min_length=1, max_length=4096, description="The ID token that Google gave the page")]
Code = Annotated[str, Field(min_length=1, max_length=16, description="Six digits, or a recovery code")]


class SessionRowOut(Output):
    """A browser that is signed in."""

    id: UUID
    browser: str = Field(description="Empty where it is not known")
    system: str
    kind: Literal["phone", "computer", "other"]
    place: str = Field(description="By the range of the address; empty where it is not known")
    ip: str = Field(description="Without its last part")
    created_at: datetime
    last_used_at: datetime
    is_current: bool


class SessionListOut(Output):
    """One's sessions, the newest use first."""

    results: list[SessionRowOut]


class SessionsEndIn(Input):
    """Which sessions end."""

    keep_current: Annotated[Flag, Field(description="Whether the session that asks goes on")] = True


class SessionsEndedOut(Output):
    """How many ended."""

    ended_count: int


class StepUpOut(Output):
    """How this session may prove who it is, and until when its last proof counts."""

    methods: list[Literal["password", "totp", "google"]]
    until: datetime | None


class StepUpIn(Input):
    """A proof: exactly one of the three."""

    password: Annotated[
        Annotated[str, Field(min_length=1, max_length=128)] | None,
        Field(description="The account's password; one of the three is given"),
    ] = None
    code: Annotated[Code | None, Field(description="Six digits, or a recovery code")] = None
    credential: Annotated[Credential | None, Field(description="The ID token that Google gave the page")] = None

    @model_validator(mode="after")
    def _is_one(self) -> "StepUpIn":
        if [self.password, self.code, self.credential].count(None) != 2:
            raise ValueError("Exactly one of password, code, credential")
        return self


class SteppedUpOut(Output):
    """The proof counts."""

    until: datetime
