"""Shapes of signing in with Google."""

from typing import Annotated

from pydantic import Field

from wibestore.core.api import Input, Output
from wibestore.users.api.schemas import Language
from wibestore.users.api.schemas_sessions import Credential


class GoogleConfigOut(Output):
    """How Google is asked."""

    client_id: str
    nonce: str = Field(description="Goes into what Google signs; belongs to this browser for ten minutes")
    stand_in_url: str | None = Field(description="A page that plays Google's popup, in development alone")


class GoogleIn(Input):
    """What Google signed; with the password of the account that has the same e-mail, to link the two."""

    credential: Credential
    language: Annotated[Language, Field(description="Of a new account: in which the shop writes")] = "uz"
    password: Annotated[
        Annotated[str, Field(min_length=1, max_length=128)] | None,
        Field(description="Of an account with the same e-mail: its password, which links the two"),
    ] = None


class GoogleLinkIn(Input):
    """What Google signed."""

    credential: Credential
