"""What every entry point is made of: strict schemas, pages, the declared problems, who may enter."""

import hashlib
import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Annotated, Any, ClassVar

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja.errors import ValidationError as RequestInvalid
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from ninja.security.base import AuthBase
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from wibestore.core.actor import ADMIN, Actor, StaffRole
from wibestore.core.errors import (
    FieldError,
    MalformedRequest,
    NotAuthenticated,
    NotPermitted,
    StepUpRequired,
    TwoFactorRequired,
    UnsupportedMediaType,
    ValidationFailed,
)
from wibestore.core.money import MAX_SOM
from wibestore.core.text import clean_text, holds_card_number, is_storable

DEFAULT_PAGE_SIZE = 24
MAX_PAGE_SIZE = 100
QUERY_PREFIXES = "x-query-prefixes"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(_DAY.pattern + "[Tt ]", re.ASCII)


def _not_blank(text: str) -> str:
    if not text:
        raise ValueError("This must not be blank")
    return text


class Cleaned:
    """
    Cleans a free text. The bounds that stand before it hold twice: for what was sent, as the document says, and for
    what the cleaning leaves of it.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the text with the cleaning in it; null stays null."""
        bounded = handler(source)
        if bounded["type"] == "nullable":
            return core_schema.nullable_schema(self._around(bounded["schema"]))
        return self._around(bounded)

    @staticmethod
    def _around(bounded: CoreSchema) -> CoreSchema:
        return core_schema.chain_schema([core_schema.no_info_after_validator_function(clean_text, bounded), bounded])


def _written_moment(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("This must be a moment such as 2026-11-25T09:00:00Z")
    if not _MOMENT.match(value):
        raise PydanticCustomError("datetime_written", "This must be a moment such as 2026-11-25T09:00:00Z")
    return value


def _written_day(value: object) -> object:
    if not isinstance(value, date) and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise PydanticCustomError("date_written", "This must be a day such as 2026-11-25")
    return value


def _no_card_number(text: str) -> str:
    if holds_card_number(text):
        raise PydanticCustomError("card_number", "A card's number does not belong here")
    return text


WholeNumber = Annotated[int, Field(strict=True)]
SeenVersion = Annotated[int, Field(strict=True, description="The version that was seen; 409 when it is another by now")]
Flag = Annotated[bool, Field(strict=True)]
# Free text of a person is cleaned on the way in: `Annotated[str, Field(max_length=…), CLEANED]`; NOT_BLANK after that
# where something must be left of it.
CLEANED = Cleaned()
NOT_BLANK = AfterValidator(_not_blank)
# A moment with its zone, and a day, as people write them: a bare number would be taken for seconds since 1970.
Instant = Annotated[AwareDatetime, BeforeValidator(_written_moment)]
# Within the days that a database and a calendar can count with.
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31)), BeforeValidator(_written_day)]
# Added to a text: refuses one with a card's number in it.
WithoutCardNumber = AfterValidator(_no_card_number)
SomAmount = Annotated[int, Field(strict=True, ge=0, le=MAX_SOM, description="Whole so'm")]


class Input(BaseModel):
    """A request body: unknown fields are refused."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


class Output(BaseModel):
    """An answer, made from a frozen dataclass, a model or a dict of the same names."""

    model_config: ClassVar[ConfigDict] = ConfigDict(from_attributes=True)


class Labels(Output):
    """A label in the three languages of the interface, so that pages can be cached for all."""

    uz: str
    ru: str
    en: str


class Page[T](Output):
    """A part of a list; `next` and `previous` are paths with a cursor, or null."""

    results: list[T]
    next: str | None = None
    previous: str | None = None


class ProblemField(Output):
    """One wrong field of a request."""

    pointer: str
    code: str
    detail: str
    params: dict[str, Any] = {}


class Problem(Output):
    """RFC 9457 problem document. The client chooses its words by `code` and `params`."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    params: dict[str, Any] = {}
    request_id: str = ""
    errors: list[ProblemField] = []


def problems(*statuses: int) -> dict[int, type[Problem]]:
    """Return the declared refusals of an operation; 400, 429, 500 and 503 always belong to it."""
    return dict.fromkeys(sorted({400, 429, 500, 503, *statuses}), Problem)


class PageQuery(BaseModel):
    """The parameters of every list."""

    page_size: int = Field(DEFAULT_PAGE_SIZE, ge=1, le=MAX_PAGE_SIZE, description="How many a page has at most")
    cursor: str = Field("", max_length=512, description="From the `next` of a page; empty: the first page")


class SignedIn(AuthBase):
    """Lets signed-in users in; `request.actor` is made from the bearer token by `config`."""

    openapi_type = "http"
    openapi_scheme = "bearer"
    openapi_bearerFormat = "JWT"  # noqa: N815 - the name is OpenAPI's

    def __call__(self, request: HttpRequest) -> Actor:
        """Return the actor, or refuse with 401."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not actor.is_user:
            raise NotAuthenticated
        return actor


class StaffOnly(SignedIn):
    """
    Lets staff of some roles in; others get 403.

    :param roles: who is let in; an admin always is
    """

    def __init__(self, *roles: StaffRole) -> None:
        super().__init__()
        self.roles = (*roles, ADMIN)

    def __call__(self, request: HttpRequest) -> Actor:
        """Return the actor, or refuse with 401 or 403."""
        actor = super().__call__(request)
        if actor.is_two_factor_due:
            raise TwoFactorRequired
        if actor.is_step_up_due:
            raise StepUpRequired(methods=["totp" if actor.has_two_factor else "password"])
        if actor.staff_role not in self.roles:
            raise NotPermitted(roles=list(self.roles))
        return actor


signed_in = SignedIn()
# Each of the staff's routes has one of these: on its router or on itself (tests/architecture/test_access_roles.py).
staff_only = StaffOnly("moderator", "finance")
moderator_only = StaffOnly("moderator")
finance_only = StaffOnly("finance")
admin_only = StaffOnly()


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks; a visitor where nobody is signed in."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


class JsonParser(Parser):
    """
    Reads bodies strictly: announced as JSON, valid UTF-8, no NUL, no lone surrogates, no endless depth.

    Other kinds of content are refused also because any page may send those without asking first (T-17).
    """

    media_type = "application/json"

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the body as Python values.

        :raises UnsupportedMediaType: announced as something else
        :raises MalformedRequest: not JSON, or text that cannot be stored
        """
        kind = request.content_type or ""
        if request.body and kind != self.media_type and not kind.endswith("+json"):
            raise UnsupportedMediaType
        try:
            body = orjson.loads(request.body)
        except orjson.JSONDecodeError as error:
            raise MalformedRequest("The body is not valid JSON") from error
        if b"\\u0000" in request.body and not _all_storable(body):
            raise MalformedRequest("The body holds a NUL character")
        return body


def _all_storable(body: Any) -> bool:
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and not is_storable(value):
            return False
        if isinstance(value, dict):
            waiting.extend([*value.keys(), *value.values()])
        elif isinstance(value, list):
            waiting.extend(value)
    return True


class JsonRenderer(BaseRenderer):
    """Writes answers with orjson; times end in `Z`."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        """Return the answer's bytes."""
        return to_json(data)


def to_json(data: Any) -> bytes:
    """Return JSON bytes of plain values, dataclasses and pydantic models."""
    return orjson.dumps(data, default=_to_plain, option=orjson.OPT_UTC_Z)


def _to_plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump()
    return str(value)


def json_response(data: Any, *, status: int = 200) -> HttpResponse:
    """Return an answer without the framework's second validation, for bodies that were validated already."""
    return HttpResponse(to_json(data), status=status, content_type="application/json")


def public_json(request: HttpRequest, data: Any, *, max_age_s: int = 60) -> HttpResponse:
    """Return an answer that is the same for everybody, with an ETag, or 304 to one who has it already."""
    response = json_response(data)
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={max_age_s}, stale-while-revalidate={10 * max_age_s}"
    return get_conditional_response(request, etag=etag, response=response) or response


def strict_query(run: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse query parameters that the operation does not declare (the framework ignores them)."""
    operation = run.__self__  # type: ignore[attr-defined]
    known = {
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    }
    prefixes = tuple((operation.openapi_extra or {}).get(QUERY_PREFIXES, ()))

    @wraps(run)
    def checked(request: HttpRequest, **arguments: Any) -> Any:
        unknown = [name for name in request.GET if name not in known and not (prefixes and name.startswith(prefixes))]
        if unknown:
            refusal = ValidationFailed(
                [
                    FieldError(f"?{name[:64]}", "unknown_parameter", "This list has no such parameter")
                    for name in unknown
                ]
            )
            return operation.api.on_exception(request, refusal)
        return run(request, **arguments)

    return checked


__all__ = ["RequestInvalid"]
