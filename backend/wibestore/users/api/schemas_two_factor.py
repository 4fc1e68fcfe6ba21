"""Shapes of the second factor."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from wibestore.core.api import Input, Output
from wibestore.users.api.schemas_sessions import Code


class NothingIn(Input):
    """Nothing to say."""


class ChallengeOut(Output):
    """The first step was right; the second one is asked for at `auth/2fa/verify/`."""

    challenge: str
    methods: list[Literal["totp", "recovery"]]
    expires_in: int = Field(description="Seconds in which the second step must come")


class ChallengeIn(Input):
    """The second step of a sign-in."""

    challenge: Annotated[str, Field(min_length=1, max_length=2000, description="What the first step answered")]
    code: Code


class TwoFactorOut(Output):
    """How one's second factor stands."""

    is_on: bool
    is_obligatory: bool = Field(description="Staff cannot do without it")
    recovery_left: int
    enabled_at: datetime | None


class TwoFactorSetupOut(Output):
    """A new secret for an authenticator application; it counts once a code of it was sent."""

    secret: str
    uri: str
    qr: str = Field(description="A picture as a `data:` address")


class TwoFactorCodeIn(Input):
    """The first code of the application."""

    code: Code


class RecoveryCodesOut(Output):
    """Ten codes, each good once; they are shown this one time."""

    recovery_codes: list[str]
