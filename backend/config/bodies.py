"""How much of a request is read: a server hands on whatever comes, and Django keeps all of it before any view runs."""

from typing import Any

from django.conf import settings

from config.headers import bare_headers
from wibestore.core.errors import PayloadTooLarge
from wibestore.core.problems import problem_response

_FORM_AROUND_FILE_BYTES = 100_000
# A handful of numbers.
_VITALS_BYTES = 1_000


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
    answer = problem_response(PayloadTooLarge(limit_bytes=limit))
    headers = [
        (name.lower().encode(), value.encode()) for name, value in (bare_headers() | dict(answer.items())).items()
    ]
    headers += [(b"content-length", str(len(answer.content)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})
