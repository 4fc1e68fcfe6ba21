"""
The headers of every kind of answer (security.md, rule 15; X11): one table, kind of answer × what it must say.

docs/security/policy.md says why each of them is there.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.conf import settings as settings_now
from django.core.cache import cache
from django.test import Client

from config.headers import API_CSP, PERMISSIONS_POLICY, TOKEN_PAGES
from wibestore.core.errors import Unavailable
from wibestore.payments.factories import deposit_succeeded

pytestmark = pytest.mark.django_db

PAGE_CSP = "page"
SANDBOX_CSP = "own"
JSON = "application/json"
PROBLEM = "application/problem+json"
HTML = "text/html"
PLAIN = "text/plain"
SHELL = '<!doctype html><html><head><title>WibeStore</title></head><body><div id="root"></div></body></html>'
MEDIA = "ab/0123456789abcdef-gallery.webp"


@pytest.fixture
def shop(settings, tmp_path: Path, client_for, buyer) -> Client:
    """A visitor of a shop with an interface and a picture."""
    dist, media = tmp_path / "dist", tmp_path / "media"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text(SHELL)
    (dist / "assets" / "index-4f2a.js").write_text("plain")
    (dist / "sw.js").write_text("plain")
    (dist / "app").mkdir()
    (dist / "app" / "uz-dark.webmanifest").write_text("{}")
    (media / "ab").mkdir(parents=True)
    (media / MEDIA).write_bytes(b"RIFF")
    settings.FRONTEND_DIST, settings.MEDIA_ROOT = dist, str(media)
    visitor: Client = client_for(None)
    visitor.raise_request_exception = False
    return visitor


def not_modified(shop: Client, **_: Any) -> Any:
    return shop.get("/api/v1/games/", HTTP_IF_NONE_MATCH=shop.get("/api/v1/games/")["ETag"])


def asset_not_modified(shop: Client, **_: Any) -> Any:
    path = "/assets/index-4f2a.js"
    return shop.get(path, HTTP_IF_NONE_MATCH=shop.get(path)["ETag"])


def limited(shop: Client, settings: Any, **_: Any) -> Any:
    settings.RATE_LIMIT_API = "1/minute"
    return [shop.get("/api/v1/games/") for _ in range(2)][-1]


def broken(shop: Client, monkeypatch: Any, **_: Any) -> Any:
    monkeypatch.setattr("wibestore.games.selectors.game_cards", _raise(ZeroDivisionError()))
    cache.clear()
    return shop.get("/api/v1/games/")


def unavailable(shop: Client, monkeypatch: Any, **_: Any) -> Any:
    monkeypatch.setattr("wibestore.games.selectors.game_cards", _raise(Unavailable(retry_after_s=1)))
    cache.clear()
    return shop.get("/api/v1/games/")


def _raise(error: Exception) -> Callable[..., Any]:
    def broke(*_: Any, **__: Any) -> Any:
        raise error

    return broke


def redirect(shop: Client, settings: Any, **_: Any) -> Any:
    settings.SECURE_SSL_REDIRECT = True
    return shop.get("/listings")


def plain_http(shop: Client, settings: Any, **_: Any) -> Any:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^api/"]
    return shop.get("/api/v1/games/")


def export(client_for: Any, buyer: Any, **_: Any) -> Any:
    return client_for(buyer).get("/api/v1/payments/transactions/export/")


def sandbox(shop: Client, buyer: Any, **_: Any) -> Any:
    deposit = deposit_succeeded(buyer.id, 100_000)
    return shop.get(f"/api/v1/payments/sandbox/{deposit.reference}/")


def forbidden(client_for: Any, buyer: Any, **_: Any) -> Any:
    return client_for(buyer).get("/api/v1/admin/listings/")


def member(client_for: Any, buyer: Any, **_: Any) -> Any:
    return client_for(buyer).get("/api/v1/profile/")


# Kind of answer → how to get it, status, content, policy, what caches may do (a part of it; None: nothing is said).
ANSWERS: dict[str, tuple[Callable[..., Any], int, str | None, str, str | None]] = {
    "page": (lambda shop, **_: shop.get("/"), 200, HTML, PAGE_CSP, "no-cache"),
    "page that is not there": (lambda shop, **_: shop.get("/games/no-such"), 404, HTML, PAGE_CSP, "no-cache"),
    "page without a build": (
        lambda shop, settings, tmp_path, **_: _without_build(shop, settings, tmp_path),
        503,
        PLAIN,
        PAGE_CSP,
        "no-store",
    ),
    "asset": (lambda shop, **_: shop.get("/assets/index-4f2a.js"), 200, "text/javascript", PAGE_CSP, "immutable"),
    "asset not modified": (asset_not_modified, 304, None, PAGE_CSP, "immutable"),
    "worker": (lambda shop, **_: shop.get("/sw.js"), 200, "text/javascript", PAGE_CSP, "no-cache"),
    "manifest": (
        lambda shop, **_: shop.get("/app/uz-dark.webmanifest"),
        200,
        "application/manifest+json",
        PAGE_CSP,
        "public",
    ),
    "404 text": (lambda shop, **_: shop.get("/assets/gone-1.js"), 404, PLAIN, PAGE_CSP, "no-store"),
    "media": (lambda shop, **_: shop.get(f"/media/{MEDIA}"), 200, "image/webp", SANDBOX_CSP, "immutable"),
    "media that is not there": (lambda shop, **_: shop.get("/media/ab/x.webp"), 404, PROBLEM, API_CSP, "no-store"),
    "health": (lambda shop, **_: shop.get("/health/"), 200, JSON, PAGE_CSP, "no-store"),
    "docs": (lambda shop, **_: shop.get("/api/v1/docs/"), 200, HTML, SANDBOX_CSP, None),
    "schema": (lambda shop, **_: shop.get("/api/v1/openapi.json"), 200, JSON, API_CSP, "no-store"),
    "public answer": (lambda shop, **_: shop.get("/api/v1/games/"), 200, JSON, API_CSP, "public"),
    "not modified": (not_modified, 304, None, API_CSP, "public"),
    "private answer": (member, 200, JSON, API_CSP, "no-store"),
    "400": (lambda shop, **_: shop.post("/api/v1/auth/login/", {}), 400, PROBLEM, API_CSP, "no-store"),
    "401": (lambda shop, **_: shop.get("/api/v1/profile/"), 401, PROBLEM, API_CSP, "no-store"),
    "403": (forbidden, 403, PROBLEM, API_CSP, "no-store"),
    "403 by plain http": (plain_http, 403, PROBLEM, API_CSP, "no-store"),
    "404": (lambda shop, **_: shop.get("/api/v1/no/such/"), 404, PROBLEM, API_CSP, "no-store"),
    "405": (lambda shop, **_: shop.put("/api/v1/games/"), 405, PROBLEM, API_CSP, "no-store"),
    "413": (
        lambda shop, **_: shop.generic("POST", "/api/v1/orders/", b"x" * 2_000_000, JSON),
        413,
        PROBLEM,
        API_CSP,
        "no-store",
    ),
    "415": (lambda shop, **_: shop.post("/api/v1/auth/login/", "x", PLAIN), 415, PROBLEM, API_CSP, "no-store"),
    "429": (limited, 429, PROBLEM, API_CSP, "no-store"),
    "500": (broken, 500, PROBLEM, API_CSP, "no-store"),
    "503": (unavailable, 503, PROBLEM, API_CSP, "no-store"),
    "redirect": (redirect, 301, None, PAGE_CSP, None),
    "export": (export, 200, None, API_CSP, "no-store"),
    "sandbox": (sandbox, 200, HTML, SANDBOX_CSP, "no-store"),
}


def _without_build(shop: Client, settings: Any, tmp_path: Path) -> Any:
    settings.FRONTEND_DIST = tmp_path / "none"
    return shop.get("/")


@pytest.mark.parametrize("kind", ANSWERS)
def test_every_kind_of_answer_carries_them(kind, shop, settings, monkeypatch, tmp_path, client_for, buyer):
    ask, status, content, policy, caches = ANSWERS[kind]

    given = {"settings": settings, "monkeypatch": monkeypatch, "tmp_path": tmp_path}
    answer = ask(shop=shop, client_for=client_for, buyer=buyer, **given)

    assert answer.status_code == status
    assert_common(dict(answer.items()))
    if content:
        assert answer["Content-Type"].split(";")[0] == content
        assert not content.startswith("text/") or "charset=utf-8" in answer["Content-Type"]
    said = answer["Content-Security-Policy"]
    if policy == PAGE_CSP:
        assert_page_policy(said)
    elif policy != SANDBOX_CSP:
        assert said == policy
    assert caches is None or caches in answer["Cache-Control"]


def assert_common(headers: dict[str, str]) -> None:
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin-allow-popups"
    assert headers["Permissions-Policy"] == PERMISSIONS_POLICY
    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    # No script in line, whoever gets it onto the page.
    scripts = re.search(r"(script-src|default-src) [^;]*", policy)
    assert scripts
    assert "unsafe-inline" not in scripts[0]
    assert not {"Server", "X-Powered-By"} & set(headers)


def assert_page_policy(said: str) -> None:
    policy = dict(part.split(" ", 1) for part in said.split("; "))
    google = "https://accounts.google.com/gsi/"
    assert policy["default-src"] == "'self'"
    assert policy["script-src"] == f"'self' {google}client"
    assert policy["frame-src"] == f"'self' {google}"
    assert policy["connect-src"].endswith(f" {google}")
    assert policy["style-src"] == f"'self' 'unsafe-inline' {google}style"
    assert policy["worker-src"] == "'self'"
    assert [policy[name] for name in ("object-src", "base-uri")] == ["'none'", "'none'"]
    assert policy["form-action"] == "'self'"


@pytest.mark.parametrize("path", sorted(TOKEN_PAGES))
def test_pages_that_take_a_token_tell_nobody_where_one_comes_from(shop, path):
    for address in (path, f"{path}/", f"{path}?x=1"):
        answer = shop.get(address)

        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["Cache-Control"] == "no-store"


def test_an_answer_says_how_long_it_is_where_it_has_a_body(shop):
    full = shop.get("/api/v1/games/")
    same = shop.get("/api/v1/games/", HTTP_IF_NONE_MATCH=full["ETag"])
    head = shop.head("/api/v1/games/")
    token = shop.get("/api/v1/auth/csrf/").json()["csrf_token"]
    none = shop.post("/api/v1/auth/logout/", HTTP_ORIGIN=settings_now.PUBLIC_URL, HTTP_X_CSRFTOKEN=token)

    assert [one.status_code for one in (full, same, head, none)] == [200, 304, 200, 204]
    assert full["Content-Length"] == head["Content-Length"] == str(len(full.content))
    assert [one.has_header("Content-Length") for one in (same, none)] == [False, False]


def test_hashed_files_may_be_handed_out_by_another_origin_and_nothing_else_may(shop):
    asset = shop.get("/assets/index-4f2a.js")

    assert asset["Access-Control-Allow-Origin"] == "*"
    assert asset["Cross-Origin-Resource-Policy"] == "cross-origin"
    for path in ("/", "/sw.js", "/api/v1/games/", f"/media/{MEDIA}"):
        assert not shop.get(path).has_header("Access-Control-Allow-Origin")


def test_pages_take_no_text_for_a_script(shop):
    answer = shop.get("/")

    assert "require-trusted-types-for 'script'" in answer["Content-Security-Policy"].split("; ")
    assert "Content-Security-Policy-Report-Only" not in answer


def test_signing_out_clears_what_the_browser_kept(buyer, sign_in, client_for):
    browser = client_for(None)
    token = browser.get("/api/v1/auth/csrf/").json()["csrf_token"]
    headers = {"HTTP_ORIGIN": settings_now.PUBLIC_URL, "HTTP_X_CSRFTOKEN": token}

    answer = browser.post("/api/v1/auth/logout/", **headers)
    refused = client_for(None).post("/api/v1/auth/logout/", HTTP_ORIGIN="https://evil.uz")

    assert (answer.status_code, answer["Clear-Site-Data"]) == (204, '"cache"')
    assert (refused.status_code, refused.has_header("Clear-Site-Data")) == (403, False)


def test_what_is_refused_before_django_carries_them_too(settings):
    from config.asgi import application

    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 63_072_000, True

    async def talk() -> dict[str, str]:
        scope = {"type": "http", "method": "POST", "path": "/api/v1/auth/login/", "query_string": b"", "scheme": "http"}
        scope |= {"http_version": "1.1", "server": ("localhost", 80), "client": ("127.0.0.1", 1), "root_path": ""}
        caller = ApplicationCommunicator(application, {**scope, "headers": [(b"content-length", b"10000000000")]})
        start = await caller.receive_output(timeout=10)
        return {name.decode().title(): value.decode() for name, value in start["headers"]}

    headers = async_to_sync(talk)()

    assert_common({**headers, "X-Content-Type-Options": headers["X-Content-Type-Options"]})
    assert headers["Content-Security-Policy"] == API_CSP
    assert headers["Cache-Control"] == "no-store"
    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
