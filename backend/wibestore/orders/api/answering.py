"""How orders and disputes answer: once per intent, and secrets so that nobody keeps them."""

from collections.abc import Callable
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse

from wibestore.core.api import Input, actor_of, json_response, to_json
from wibestore.core.idempotency import run_once
from wibestore.orders.api.schemas import CredentialsOut
from wibestore.orders.types import DisputeInfo, OrderInfo
from wibestore.vault.types import Credentials

_SHOWN = ("login_method", "login", "password", "email", "email_password", "note")


def answer_once(
    request: HttpRequest,
    intent: Input | dict[str, Any],
    effect: Callable[[], OrderInfo | DisputeInfo],
    *,
    status: int = 200,
) -> HttpResponse:
    """Run an effect once per `Idempotency-Key` and answer with the whole new resource."""
    body = intent.model_dump(mode="json") if isinstance(intent, Input) else intent
    status, answer = run_once(
        user_id=actor_of(request).user_id,
        key=request.headers.get("Idempotency-Key", ""),
        request={"route": f"POST {request.path}", "body": body},
        effect=lambda: (status, orjson.loads(to_json(effect()))),
    )
    # Sorted: the stored answer comes back with its keys in another order, and a repeat must be the same to the byte.
    return HttpResponse(
        orjson.dumps(answer, option=orjson.OPT_SORT_KEYS), status=status, content_type="application/json"
    )


def credentials_shown(credentials: Credentials, version: int) -> HttpResponse:
    """Answer with login data; neither the shop nor the browser keeps the answer."""
    shown = CredentialsOut.model_validate({name: getattr(credentials, name) for name in _SHOWN} | {"version": version})
    response = json_response(shown)
    response["Cache-Control"] = "no-store"
    return response
