"""The OpenAPI document: the framework's, with every refusal by its code, and the roles of the staff."""

from functools import cached_property
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from typing import Any

import orjson
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from config.parameters import parameter_complete
from wibestore.core.api import StaffOnly
from wibestore.core.errors import DomainError, registered_errors
from wibestore.core.problem_titles import TITLES
from wibestore.core.problems import CONTENT_TYPE
from wibestore.core.realtime.frames import frame_schemas

#: Which codes each operation may refuse with: read off the code by `tools/problem_codes.py`, never written by hand.
CODES_FILE = Path(__file__).with_name("problem_codes.json")
#: What is answered before anybody knows which operation is meant: plain http, too large, unreadable, too often, broken.
EVERYWHERE = (
    "request.https_required",
    "request.malformed",
    "request.method_not_allowed",
    "request.not_found",
    "request.rate_limited",
    "request.too_large",
    "server.error",
    "service.unavailable",
)
ABOUT = """Marketplace for game accounts.

Refusals are `application/problem+json` (RFC 9457) with a stable `code`. Each answer of an operation names the codes it
may carry as `x-codes`; `x-problems` tells what each code means, in English, Uzbek and Russian, and what any address may
answer (`everywhere`). Access tokens go into `Authorization: Bearer …`; the refresh token lives in a cookie alone. Money
is whole soʻm, times are UTC. Lists are read by the `next` they give.
"""
_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_HEADERS: dict[str, dict[str, Any]] = {
    "RetryAfter": {"description": "Seconds to wait", "schema": {"type": "integer", "minimum": 1}, "required": True},
    "WwwAuthenticate": {"description": "Always Bearer", "schema": {"type": "string"}, "required": True},
    "ETag": {"description": "Send it back in If-None-Match", "schema": {"type": "string"}},
}
_HEADERS_OF = {"429": ("Retry-After", "RetryAfter"), "401": ("WWW-Authenticate", "WwwAuthenticate")}
_REQUEST_HEADERS: dict[str, dict[str, Any]] = {
    "Idempotency-Key": {
        "description": "One of your own for each intent; repeated, it gets the first answer again (kept for 7 days)",
        "schema": {"type": "string", "maxLength": 255, "pattern": "^[ -~]*$"},
        "example": "9b2f1c52-6f0e-4c1b-8f0a-2d3f5b7c9e11",
    },
}


class Document(OpenAPISchema):
    """The framework's document, which also says which roles of the staff an operation lets in."""

    def operation_details(self, operation: Any) -> dict[str, Any]:
        """Return what the document says of an operation."""
        details: dict[str, Any] = super().operation_details(operation)
        for auth in operation.auth_callbacks:
            if isinstance(auth, StaffOnly):
                details["x-staff-roles"] = list(auth.roles)
        return details


class DocumentedAPI(NinjaAPI):
    """The framework's API with our problems and an OpenAPI document that declares them rightly."""

    def get_openapi_operation_id(self, operation: Any) -> str:
        """Return the view's own name: short and unique in the shop."""
        name: str = operation.view_func.__name__
        return name

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        """Return the document, OpenAPI 3.1."""
        return self._document

    @cached_property
    def _document(self) -> OpenAPISchema:
        # Made once, in seconds: the routes do not change while a process lives.
        schema = Document(self, "/api/v1/")
        rows = orjson.loads(CODES_FILE.read_bytes()) if CODES_FILE.exists() else {}
        for path in schema["paths"].values():
            for operation in path.values():
                _complete(operation, rows.get(operation["operationId"], {}))
                for parameter in operation["parameters"]:
                    parameter_complete(parameter, schema["components"]["schemas"])
        import_module("config.sockets")  # what sockets say is registered by their consumers
        schema["components"]["schemas"] |= frame_schemas()
        schema["components"]["headers"] = _HEADERS
        schema["info"]["description"] = ABOUT
        schema["x-problems"] = {"everywhere": list(EVERYWHERE), "codes": _problems()}
        return schema


def _complete(operation: dict[str, Any], row: dict[str, Any]) -> None:
    """Put into an operation what `row` knows: every status with its codes, headers, and whether it looks who asks."""
    declared = {str(status): answer for status, answer in operation["responses"].items()}
    answers = {status: answer for status, answer in declared.items() if not status.startswith(("4", "5"))}
    for code in row.get("codes", ()):
        status = str(registered_errors()[code].status)
        answers.setdefault(status, _refusal(status, declared.get(status))).setdefault("x-codes", []).append(code)
    if row.get("unchanged"):
        answers["304"] = {"description": HTTPStatus.NOT_MODIFIED.phrase}
        answers["200"]["headers"] = {"ETag": {"$ref": "#/components/headers/ETag"}}
    operation["responses"] = dict(sorted(answers.items()))
    for name in row.get("headers", ()):
        operation["parameters"].append({"in": "header", "name": name, "required": False, **_REQUEST_HEADERS[name]})
    if row.get("viewer") == "optional":
        operation["security"] = [{}, {"SignedIn": []}]


def _refusal(status: str, declared: dict[str, Any] | None) -> dict[str, Any]:
    content = (declared or {}).get("content", {})
    schema = next((kind["schema"] for kind in content.values()), _PROBLEM)
    answer: dict[str, Any] = {
        "description": HTTPStatus(int(status)).phrase,
        "content": {CONTENT_TYPE: {"schema": schema}},
    }
    if status in _HEADERS_OF:
        header, component = _HEADERS_OF[status]
        answer["headers"] = {header: {"$ref": f"#/components/headers/{component}"}}
    return answer


def _problems() -> dict[str, dict[str, Any]]:
    """Return what each code means; those that tests make are not of the shop."""
    known = {code: error for code, error in registered_errors().items() if code in TITLES}
    return {code: {"status": error.status, "title": _titles(code, error)} for code, error in known.items()}


def _titles(code: str, error: type[DomainError]) -> dict[str, str]:
    return {"en": error.title, **TITLES[code]}
