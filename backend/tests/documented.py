"""
Every answer that any test gets is held against the document: its status, and the code of a refusal, must stand there.

The middleware notes what operations answer (settings of the tests); a fixture of every test fails it when something was
answered that is not written (conftest.py). What was seen in a whole run is kept for `tools/api_tested.py`, where the
run names a folder for it (`API_SEEN`).
"""

import json
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import empty

GetResponse = Callable[[HttpRequest], HttpResponse]
API = "/api/v1/"
# What was answered by this test and does not stand in the document.
unwritten: list[str] = []
# (operation, status, code, who) of this process, and the parameters and headers that came with a success.
seen: set[tuple[str, int, str, str]] = set()
used: set[tuple[str, str]] = set()


class DocumentedMiddleware:
    """Notes what each operation answers."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(API) and request.resolver_match is not None:
            _note(request, response)
        return response


def keep() -> None:
    """Write what this process has seen where the run wants it, if it does."""
    if folder := os.environ.get("API_SEEN"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        name = f"{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-{os.getpid()}.json"
        Path(folder, name).write_text(json.dumps({"seen": sorted(seen), "used": sorted(used)}), encoding="utf-8")


def _note(request: HttpRequest, response: HttpResponse) -> None:
    method = "get" if request.method == "HEAD" else str(request.method).lower()
    path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(request.resolver_match.route))  # type: ignore[union-attr]
    operation = _operations().get((method, path))
    if operation is None:
        return
    name, status, code = operation["operationId"], response.status_code, _code_of(response)
    seen.add((name, status, code, _who(request)))
    if status < 300:
        used.update((name, parameter) for parameter in request.GET)
        used.update((name, header) for header in ("Idempotency-Key", "If-None-Match") if header in request.headers)
    answer = operation["responses"].get(str(status))
    if code in _everywhere() or "default" in operation["responses"]:
        return
    if answer is None or (code and code not in answer.get("x-codes", ())):
        unwritten.append(f"{name} answered {status} {code}".strip())


def _code_of(response: HttpResponse) -> str:
    if response.get("Content-Type") != "application/problem+json":
        return ""
    code: str = json.loads(response.content)["code"]
    return code


def _who(request: HttpRequest) -> str:
    """Return the kind of caller; who was never looked at is not looked up now."""
    actor: Any = getattr(request, "actor", None)
    if actor is None or getattr(actor, "_wrapped", empty) is empty or not actor.is_user:
        return "guest"
    return actor.staff_role or "member"


@cache
def _document() -> Any:
    from config.api import api  # settings name this module before the apps are ready

    return api.get_openapi_schema()


@cache
def _operations() -> dict[tuple[str, str], Any]:
    paths = _document()["paths"]
    return {(method, path): operation for path, methods in paths.items() for method, operation in methods.items()}


@cache
def _everywhere() -> frozenset[str]:
    return frozenset(_document()["x-problems"]["everywhere"])
