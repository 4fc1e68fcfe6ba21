"""Shapes of the account: e-mail, password, links of letters, closing, avatar."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from wibestore.core.api import Input, Output

LinkToken = Annotated[
    str, Field(min_length=1, max_length=200, description="What stands behind `#token=` in the letter")
]
Email = Annotated[str, Field(min_length=3, max_length=254)]
NewPassword = Annotated[str, Field(min_length=8, max_length=128)]


class LinkIn(Input):
    """The token of a letter's link."""

    token: LinkToken


class EmptyIn(Input):
    """Nothing to say."""


class EmailVerifiedOut(Output):
    """The e-mail is confirmed."""

    email_verified: Literal[True] = True


class ResendOut(Output):
    """A letter is on its way."""

    retry_after_s: int = Field(description="Seconds until another one may be asked for")


class ResetAskIn(Input):
    """Whose password was forgotten."""

    email: Annotated[Email, Field(description="Where the letter is sent, if an account has it")]


class AcceptedOut(Output):
    """The same answer whatever happens behind it."""


class ResetIn(Input):
    """A new password, by the link of a letter."""

    token: LinkToken
    password: Annotated[NewPassword, Field(description="8 to 128 characters; none that is known to be stolen")]


class PasswordChangeIn(Input):
    """A new password; `current_password` is null only where none is set."""

    current_password: Annotated[
        str | None, Field(min_length=1, max_length=128, description="Null where the account has none yet")
    ]
    password: Annotated[NewPassword, Field(description="8 to 128 characters; none that is known to be stolen")]


class EmailChangeIn(Input):
    """A new address."""

    email: Annotated[Email, Field(description="The new address; both addresses must confirm it")]


class EmailChangeOut(Output):
    """The address that waits to be confirmed."""

    pending_email: str


class EmailConfirmOut(Output):
    """Which addresses have said yes; the change happens with the second."""

    confirmed: list[Literal["old", "new"]]
    is_changed: bool


class AvatarIn(Input):
    """One's own upload that is ready."""

    image_id: Annotated[UUID, Field(description="A picture of one's own from `upload/image/`")]
