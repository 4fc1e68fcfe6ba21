"""One effect per intent: the answer to a repeated `Idempotency-Key` is the first one, to the byte."""

from collections.abc import Callable

import orjson
from django.http import HttpRequest, HttpResponse

from wibestore.core.api import Input, Output, actor_of
from wibestore.core.idempotency import run_once


def answer_once(request: HttpRequest, body: Input, effect: Callable[[], Output], *, status: int = 200) -> HttpResponse:
    """Run `effect` under the request's key and answer with what it returns."""
    return answer_once_as(request, body, lambda: (status, effect()))


def answer_once_as(request: HttpRequest, body: Input, effect: Callable[[], tuple[int, Output]]) -> HttpResponse:
    """Do the same where `effect` returns the status with its answer."""

    def as_json() -> tuple[int, object]:
        status, answer = effect()
        return status, answer.model_dump(mode="json")

    code, answer = run_once(
        user_id=actor_of(request).user_id,
        key=request.headers.get("Idempotency-Key", ""),
        request={"route": f"{request.method} {request.path}", "body": body.model_dump(mode="json")},
        effect=as_json,
    )
    # Sorted: the stored answer comes back with its keys in another order.
    return HttpResponse(orjson.dumps(answer, option=orjson.OPT_SORT_KEYS), status=code, content_type="application/json")
