"""Everything that is not the API: health, stored images, and the interface's pages and files."""

import gzip
import logging
import mimetypes
import re
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe
from psycopg_pool import PoolTimeout

from config import health as checks
from config.headers import API_CSP
from config.metrics.page import is_insider
from config.seo.addresses import language_asked
from config.seo.heads import page_at
from config.seo.kinds import is_page
from config.seo.tags import with_page
from wibestore.core.errors import DomainError, InternalError, MalformedRequest, NotFound, Unavailable
from wibestore.core.problems import problem_for

logger = logging.getLogger("wibestore.pages")

# How long a page of another machine is served before it is asked for anew, and when it could not be had.
_SHELL_KEPT_S = 60
_SHELL_AGAIN_S = 5
_SHELL_TIMEOUT_S = 2
# A first screen in three languages shrinks to a fifth, in a millisecond.
_PAGE_PACKED = 4
_IMMUTABLE = "public, max-age=31536000, immutable"
_HASHED = re.compile(r"^(assets/|fonts/)")
_MEDIA_NAME = re.compile(r"^[a-z0-9]{2}/[a-z0-9]{16,64}-[a-z]+\.webp$")
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_PACKED = tuple(ending for _, ending in _ENCODINGS)
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Tell that the process lives; touches no dependency (operations.md, mistake 5)."""
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@require_safe
def health_detailed(request: HttpRequest) -> HttpResponse:
    """Tell of each dependency (`config.health`), 503 when one is away (R10.3); in production to insiders and staff."""
    if not settings.HEALTH_IS_OPEN and not is_insider(request) and not _is_staff(request):
        return problem_for(request, NotFound())
    components = checks.components()
    is_healthy = all(component["status"] == checks.OK for component in components.values())
    return JsonResponse(
        {"status": "ok" if is_healthy else "degraded", "components": components},
        status=200 if is_healthy else 503,
        headers={"Cache-Control": "no-store"},
    )


def _is_staff(request: HttpRequest) -> bool:
    try:
        return bool(request.actor.is_staff)  # type: ignore[attr-defined]
    except (DomainError, DatabaseError, PoolTimeout):  # a token that is not good, or nobody to ask whose it is
        return False


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponse:
    """Serve a stored image variant. Names are hashes of the content, so answers never change."""
    if not _MEDIA_NAME.match(name):
        return problem_for(request, NotFound())
    try:
        with default_storage.open(name) as file:
            response = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError:
        return problem_for(request, NotFound())
    except OSError:
        logger.exception("The storage of pictures does not answer")
        return problem_for(request, Unavailable())
    response["Cache-Control"] = _IMMUTABLE
    response["Content-Security-Policy"] = API_CSP
    response["Content-Disposition"] = "inline"
    return response


@require_safe
def interface(request: HttpRequest, name: str) -> HttpResponse:
    """Serve a file of the built interface, or the page itself with its meta tags for any other address."""
    known = _files().get(name)
    # The packed forms are answers to Accept-Encoding, not addresses of their own.
    if known is not None and name != "index.html" and not name.endswith(_PACKED):
        return _file(request, name, known)
    if "." in name.rsplit("/", 1)[-1] and not is_page("/" + name):
        return _plain("Not found", 404)
    return _page(request, "/" + name)


def _plain(text: str, status: int) -> HttpResponse:
    kind = "text/plain; charset=utf-8"
    return HttpResponse(text, status=status, content_type=kind, headers={"Cache-Control": "no-store"})


def _file(request: HttpRequest, name: str, path: Path) -> HttpResponse:
    encoding, served = _packed(request, name, path)
    found = path.stat()
    etag = f'"{found.st_mtime_ns:x}-{found.st_size:x}{"-" + encoding if encoding else ""}"'
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = HttpResponse(
        served.read_bytes(), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    )
    if encoding:
        response["Content-Encoding"] = encoding
    response["ETag"] = etag
    response["Cache-Control"] = _IMMUTABLE if _HASHED.match(name) else "public, max-age=3600"
    patch_vary_headers(response, ["Accept-Encoding"])
    return get_conditional_response(request, etag=etag, response=response) or response


def _packed(request: HttpRequest, name: str, path: Path) -> tuple[str, Path]:
    """Return the encoding that the caller takes and its file, or the plain one."""
    accepted = _accepted(request)
    for code, ending in _ENCODINGS:
        if code in accepted and (packed := _files().get(name + ending)):
            return code, packed
    return "", path


def _accepted(request: HttpRequest) -> set[str]:
    return {part.strip().lower() for part in request.headers.get("Accept-Encoding", "").split(",")}


@cache
def _files_of(root: Path, built_at: int) -> dict[str, Path]:
    return {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}


def _files() -> dict[str, Path]:
    # Keyed by the page's time of building, so that a new build is seen without a restart.
    root: Path = settings.FRONTEND_DIST
    index = root / "index.html"
    return _files_of(root, index.stat().st_mtime_ns) if index.is_file() else {}


def _page(request: HttpRequest, path: str) -> HttpResponse:
    shell = _shell()
    if not shell:
        logger.error("The interface is not built", extra={"folder": str(settings.FRONTEND_DIST)})
        return _plain("The interface is not built yet.", 503)
    page = page_at(path, request.GET)
    body = with_page(shell, page, language=language_asked(request.GET)).encode()
    takes_gzip = "gzip" in _accepted(request)
    response = HttpResponse(
        # Nothing secret is in it that its length could betray.
        gzip.compress(body, _PAGE_PACKED, mtime=0) if takes_gzip else body,
        status=404 if page.is_missing else 200,
        content_type="text/html; charset=utf-8",
    )
    if takes_gzip:
        response["Content-Encoding"] = "gzip"
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _shell() -> str:
    """Return the page as it was built, or "" where there is none yet."""
    built = _files().get("index.html")
    if built is not None:
        return built.read_text(encoding="utf-8")
    return _fetched_shell(settings.FRONTEND_SHELL_URL) if settings.FRONTEND_SHELL_URL else ""


@dataclass(slots=True)
class _Fetched:
    """The page of another machine: what it was last, and when it is asked for anew."""

    page: str = ""
    ask_after: float = 0


_fetched: dict[str, _Fetched] = {}


def _fetched_shell(url: str) -> str:
    kept = _fetched.setdefault(url, _Fetched())
    if time.monotonic() < kept.ask_after:
        return kept.page
    # Set before the answer: the others are served the last one meanwhile.
    kept.ask_after = time.monotonic() + _SHELL_AGAIN_S
    try:
        answer = httpx.get(url, timeout=_SHELL_TIMEOUT_S, trust_env=False).raise_for_status()
    except httpx.HTTPError:
        logger.warning("The interface's page cannot be fetched", extra={"url": url})
    else:
        kept.page, kept.ask_after = answer.text, time.monotonic() + _SHELL_KEPT_S
    return kept.page


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer an address that no route knows."""
    return problem_for(request, NotFound())


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer a request the framework refuses to read."""
    return problem_for(request, MalformedRequest())


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a bug plainly."""
    return problem_for(request, InternalError())
