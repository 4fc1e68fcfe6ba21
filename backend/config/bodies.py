"""How much of a request is read: a server hands on whatever comes, and Django keeps all of it before any view runs."""

from collections.abc import Callable, Iterable
from http.client import responses
from tempfile import SpooledTemporaryFile
from typing import Any

from django.conf import settings

from config.headers import bare_headers
from wibestore.core.errors import PayloadTooLarge
from wibestore.core.problems import problem_response

_FORM_AROUND_FILE_BYTES = 100_000
# A handful of numbers.
_VITALS_BYTES = 4_000
_PIECE_BYTES = 65_536
_KEPT_IN_MEMORY_BYTES = 1_000_000


def body_limit(path: str) -> int:
    """Return how many bytes of body the address `path` takes."""
    if path.startswith("/api/v1/upload/"):
        return settings.UPLOAD_MAX_BYTES + _FORM_AROUND_FILE_BYTES
    if path == "/api/v1/profile/listings/import/":
        return settings.LISTINGS_FILE_MAX_BYTES + _FORM_AROUND_FILE_BYTES
    if path == "/api/v1/vitals/":
        return _VITALS_BYTES
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE


class BodyLimit:
    """
    Answers 413 as soon as a body is, or says it will be, larger than its address takes.

    A body may come in chunks without a length: those are counted, so that nobody fills the disk or the memory.
    """

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        limit = body_limit(scope["path"])
        if _announced_bytes(scope) > limit:
            await _refuse(send, limit)
            return
        read_bytes = 0
        is_refused = False

        async def counted() -> Any:
            nonlocal read_bytes, is_refused
            message = await receive()
            read_bytes += len(message.get("body", b""))
            if read_bytes <= limit or is_refused:
                return message
            is_refused = True
            await _refuse(send, limit)
            # For Django the caller has gone: it throws away what it has read.
            return {"type": "http.disconnect"}

        async def unless_refused(message: Any) -> None:
            if not is_refused:
                await send(message)

        await self.app(scope, counted, unless_refused)


def _announced_bytes(scope: Any) -> int:
    # A length that is no number is refused later, by RequestGuardMiddleware.
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


async def _refuse(send: Any, limit: int) -> None:
    status, headers, body = _refusal(limit)
    told = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    told.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": body})


def _refusal(limit: int) -> tuple[int, dict[str, str], bytes]:
    answer = problem_response(PayloadTooLarge(limit_bytes=limit))
    headers = {**bare_headers(), **dict(answer.items()), "Content-Length": str(len(answer.content))}
    return answer.status_code, headers, answer.content


class WsgiBodyLimit:
    """
    The same under WSGI, where Django reads as many bytes as were announced, and none of a body in chunks.

    So a body in chunks is read here, up to its limit, and handed on with its length.
    """

    def __init__(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        limit = body_limit(environ["PATH_INFO"])
        length = environ.get("CONTENT_LENGTH") or "0"
        is_too_large = length.isdigit() and int(length) > limit
        if not is_too_large and "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
            is_too_large = not _read_chunks(environ, limit)
        if not is_too_large:
            return self.app(environ, start_response)
        status, headers, body = _refusal(limit)
        start_response(f"{status} {responses[status]}", [*headers.items(), ("Connection", "close")])
        return [body]


def _read_chunks(environ: dict[str, Any], limit: int) -> bool:
    """Put a body with a length in the place of one in chunks; return whether it was within its limit."""
    # Kept by the request, which closes it when it ends.
    kept = SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY_BYTES)  # noqa: SIM115
    read_bytes = 0
    while piece := environ["wsgi.input"].read(_PIECE_BYTES):
        read_bytes += len(piece)
        if read_bytes > limit:
            kept.close()
            return False
        kept.write(piece)
    kept.seek(0)
    environ |= {"wsgi.input": kept, "CONTENT_LENGTH": str(read_bytes)}
    del environ["HTTP_TRANSFER_ENCODING"]
    return True
