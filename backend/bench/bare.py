"""The least that the same server can do: one fixed answer, without Django."""

from collections.abc import Callable, Iterable
from typing import Any

_BODY = b'{"status":"ok"}'


def application(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer every request alike."""
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(_BODY)))])
    return [_BODY]
