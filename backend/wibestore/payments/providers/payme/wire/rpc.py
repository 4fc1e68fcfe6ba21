"""JSON-RPC as Payme speaks it: whatever the Content-Type, always HTTP 200, the caller's `id` echoed."""

from dataclasses import dataclass
from typing import Any

import orjson

from wibestore.payments.providers.base import WebhookAnswer, WebhookRefused
from wibestore.payments.providers.payme.wire.messages import MESSAGES, Code

type Json = dict[str, Any]

_METHOD_SHOWN = 100


@dataclass(frozen=True, slots=True)
class RpcCall:
    """One call: its method and named parameters."""

    method: str
    params: Json


def call_read(body: bytes) -> RpcCall:
    """
    Return the call that `body` is.

    :raises WebhookRefused: it is none
    """
    try:
        message = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise refusal(body, Code.NOT_JSON, "not_json") from error
    if not isinstance(message, dict) or not _is_id(message.get("id")):
        raise refusal(body, Code.MALFORMED, "malformed")
    method, params = message.get("method"), message.get("params")
    if not isinstance(method, str) or not isinstance(params, dict):
        raise refusal(body, Code.MALFORMED, "malformed")
    return RpcCall(method, params)


def result(body: bytes, content: Json) -> WebhookAnswer:
    """Answer the call in `body` with `content`."""
    return _answer({"jsonrpc": "2.0", "id": call_id(body), "result": content})


def error(body: bytes, code: Code, *, data: str = "", number: int | None = None) -> WebhookAnswer:
    """
    Answer the call in `body` with the words of `code`.

    :param number: what `code` is called on the wire, where that is a setting
    """
    content: Json = {"code": int(code) if number is None else number, "message": MESSAGES[code]}
    if data:
        content["data"] = data
    return _answer({"jsonrpc": "2.0", "id": call_id(body), "error": content})


def refusal(body: bytes, code: Code, reason: str, *, data: str = "", is_authentic: bool = True) -> WebhookRefused:
    """Return the refusal of a call that asks for nothing that can be done."""
    return WebhookRefused(reason, error(body, code, data=data), is_authentic=is_authentic)


def unknown_method(body: bytes, method: str) -> WebhookRefused:
    """Return the refusal of a call to a method that is not there."""
    return refusal(body, Code.UNKNOWN_METHOD, "unknown_method", data=method[:_METHOD_SHOWN])


def call_id(body: bytes) -> Any:
    """Return the call's `id` whatever it is; None where the body cannot be read."""
    try:
        message = orjson.loads(body)
    except orjson.JSONDecodeError:
        return None
    return message.get("id") if isinstance(message, dict) else None


def _is_id(value: Any) -> bool:
    return value is None or (isinstance(value, str | int | float) and not isinstance(value, bool))


def _answer(message: Json) -> WebhookAnswer:
    return WebhookAnswer(200, orjson.dumps(message), content_type="application/json; charset=UTF-8")
