"""The one place where a refusal becomes application/problem+json (RFC 9457, style guide §6)."""

from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from wibestore.core.errors import DomainError, FieldError, MalformedRequest, ValidationFailed
from wibestore.core.problem_titles import title_of

PROBLEM_TYPE_BASE = "https://wibestore.uz/problems/"
CONTENT_TYPE = "application/problem+json"

# pydantic's kinds of errors → our stable field codes.
_FIELD_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "greater_than_equal": "min_value",
    "greater_than": "min_value",
    "less_than_equal": "max_value",
    "less_than": "max_value",
    "string_too_short": "min_length",
    "string_too_long": "max_length",
    "too_short": "min_items",
    "too_long": "max_items",
    "literal_error": "invalid_choice",
    "enum": "invalid_choice",
    "card_number": "card_number",
    "int_parsing_size": "max_value",
    "value_error": "invalid",
}
_PARAM_NAMES = {"ge": "min", "gt": "above", "le": "max", "lt": "below", "min_length": "min", "max_length": "max"}


def problem_response(error: DomainError, *, request_id: str = "", language: str = "en") -> HttpResponse:
    """Return the HTTP answer for a refusal; its title is in `language` (uz, ru, en)."""
    document = problem_document(error, request_id=request_id, language=language)
    response = HttpResponse(orjson.dumps(document, default=str), status=error.status, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    if retry_after := error.params.get("retry_after_s"):
        response["Retry-After"] = str(retry_after)
        if limit := error.params.get("limit"):
            response["RateLimit-Limit"], response["RateLimit-Remaining"] = str(limit), "0"
            response["RateLimit-Reset"] = str(retry_after)
    if error.status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    return response


def problem_document(error: DomainError, *, request_id: str = "", language: str = "en") -> dict[str, Any]:
    """Return a refusal as the fields of a problem document, for HTTP and for sockets."""
    return {
        "type": PROBLEM_TYPE_BASE + error.code,
        "title": title_of(error, language),
        "status": error.status,
        "detail": error.detail,
        "code": error.code,
        "params": error.params,
        "request_id": request_id,
        **error.body(),
    }


def problem_for(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Return the HTTP answer for a refusal of this request: its id, and the reader's language."""
    language = get_language_from_request(request)
    return problem_response(error, request_id=getattr(request, "request_id", ""), language=language)


def validation_problem(errors: list[dict[str, Any]]) -> DomainError:
    """Translate the framework's list of pydantic errors into one refusal naming every field."""
    if any(error.get("type") == "json_invalid" for error in errors):
        return MalformedRequest("The body is not valid JSON")
    return ValidationFailed([_field_error(error) for error in errors])


def _field_error(error: dict[str, Any]) -> FieldError:
    kind = str(error.get("type", ""))
    context = {key: value for key, value in (error.get("ctx") or {}).items() if isinstance(value, int | str)}
    params = {_PARAM_NAMES.get(key, key): value for key, value in context.items()}
    message = str(error.get("msg", "")).removeprefix("Value error, ")
    return FieldError(
        _pointer(error.get("loc", ())), _FIELD_CODES.get(kind, f"invalid_{_type_of(kind)}"), message, params
    )


def _type_of(kind: str) -> str:
    for name in ("int", "bool", "string", "uuid", "date", "list", "dict", "url"):
        if kind.startswith(name):
            return name
    return "value"


def _pointer(location: tuple[Any, ...]) -> str:
    # The framework's location: ("body", "<argument>", …field path) or ("query", "name").
    source, *path = [str(part) for part in location] or ["body"]
    if source == "body":
        return "/" + "/".join(path[1:]) if len(path) > 1 else ""
    if source == "query":
        return "?" + (path[-1] if path else "")
    return "/".join([source, *path])
