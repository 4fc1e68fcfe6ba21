"""JSON-RPC as Paynet speaks it: HTTP 200 but for a wrong password, the caller's `id` echoed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from wibestore.payments.providers.base import WebhookAnswer, WebhookRefused
from wibestore.payments.providers.paynet.wire.messages import MESSAGES, Code

type Json = dict[str, Any]

OK = 200


@dataclass(frozen=True, slots=True)
class RpcCall:
    """One call: its method and named parameters; None where it has none."""

    method: str
    params: Json | None


def call_read(body: bytes) -> RpcCall:
    """
    Return the call that `body` is. A method's name may have spaces around it, as in the specification's own sample.

    :raises WebhookRefused: it is none
    """
    try:
        message = orjson.loads(body)
    except orjson.JSONDecodeError as error_:
        raise refusal(body, Code.NOT_JSON, "not_json") from error_
    if not isinstance(message, dict) or not _is_id(message.get("id")):
        raise refusal(body, Code.MALFORMED, "malformed")
    method, params = message.get("method"), message.get("params")
    if not isinstance(method, str) or not isinstance(params, dict | None):
        raise refusal(body, Code.MALFORMED, "malformed")
    return RpcCall(method.strip(), params)


def result(body: bytes, content: Json | str) -> WebhookAnswer:
    """Answer the call in `body` with `content`."""
    return _answer({"jsonrpc": "2.0", "id": call_id(body), "result": content})


def error(body: bytes, code: Code, *, status: int = OK, headers: Mapping[str, str] | None = None) -> WebhookAnswer:
    """Answer the call in `body` with the words of `code`."""
    content = {"code": int(code), "message": MESSAGES[code]}
    return _answer({"jsonrpc": "2.0", "id": call_id(body), "error": content}, status=status, headers=headers)


def refusal(body: bytes, code: Code, reason: str) -> WebhookRefused:
    """Return the refusal of an authentic call that asks for nothing that can be done."""
    return WebhookRefused(reason, error(body, code), is_authentic=True)


def stranger(
    body: bytes, code: Code, reason: str, *, status: int = OK, headers: Mapping[str, str] | None = None
) -> WebhookRefused:
    """Return the refusal of a call that is not known to be Paynet's."""
    return WebhookRefused(reason, error(body, code, status=status, headers=headers), is_authentic=False)


def call_id(body: bytes) -> Any:
    """Return the call's `id` whatever it is; None where the body cannot be read."""
    try:
        message = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return message.get("id") if isinstance(message, dict) else None


def _is_id(value: Any) -> bool:
    return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))


def _answer(message: Json, *, status: int = OK, headers: Mapping[str, str] | None = None) -> WebhookAnswer:
    kind = "application/json; charset=UTF-8"
    return WebhookAnswer(status, orjson.dumps(message), content_type=kind, headers=headers or {})
