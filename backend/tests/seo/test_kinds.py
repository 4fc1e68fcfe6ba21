"""The table of addresses: every route of the interface is in it, public or private, and nothing else is a page."""

import re
from pathlib import Path

import pytest

from config.headers import TOKEN_PAGES
from config.seo import words
from config.seo.addresses import LANGUAGES
from config.seo.kinds import PRIVATE, PUBLIC, is_page, kind_of

APP = Path(__file__).resolve().parents[3] / "frontend" / "src" / "app"
# File of routes → what their addresses begin with.
ROUTES = {"pages.tsx": "", "other-pages.tsx": "", "member-pages.tsx": "", "staff-pages.tsx": "/admin"}
_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_ROUTE = re.compile(rf"<Route\b((?:[^<>{{}}/]|{_BRACES}|/(?!>))*)(/?)>|</Route>")


def routes_of(text: str, begin: str) -> set[str]:
    """Return the whole addresses of the routes in a file of the interface."""
    found, around = set(), [begin]
    for route in _ROUTE.finditer(text):
        if route.group() == "</Route>":
            around.pop()
            continue
        path = re.search(r'\bpath="([^"]*)"', route[1])
        whole = around[-1] if path is None else f"{around[-1].removesuffix('/*')}/{path[1].lstrip('/')}"
        if path is not None:
            found.add(whole.rstrip("/") or "/")
        if not route[2]:
            around.append(whole)
    return found


def every_route() -> set[str]:
    return {
        route
        for name, begin in ROUTES.items()
        for route in routes_of((APP / name).read_text(encoding="utf-8"), begin)
        if route != "/*"
    }


def test_the_routes_of_the_interface_are_read():
    routes = every_route()

    assert {"/", "/listings/:id", "/settings/security", "/verify-email", "/admin/disputes/:id"} <= routes
    assert len(routes) > 60


def test_every_route_of_the_interface_has_a_kind():
    unknown = {route for route in every_route() if not is_page(re.sub(r":\w+|\*", "x", route))}

    assert unknown == set()


def test_public_and_private_do_not_meet():
    for kind in PRIVATE:
        path = re.sub(r":\w+|\*", "x", kind.route)

        assert kind_of(path) == (kind, {"id": "x"} if ":id" in kind.route else {})
    assert {page for page in TOKEN_PAGES if kind_of(page)[0] not in PRIVATE} == set()


@pytest.mark.parametrize("kind", [kind for kind in PUBLIC if ":" not in kind.route], ids=lambda kind: kind.route)
def test_every_page_speaks_of_itself_in_three_languages(kind, db, head):
    told = [head(f"{kind.route}?lang={language}") for language in LANGUAGES]

    assert [one.language for one in told] == list(LANGUAGES)
    assert {one.status for one in told} == {200}
    assert len({one.title for one in told}) == len({one.description for one in told}) == 3
    assert all(words.NAME in one.title and 20 < len(one.description) <= 160 for one in told)


@pytest.mark.parametrize(
    "path",
    ["/listing/x", "/index.html", "/users/a/b", "/sell/old.php", "/wp-login.php", "/games/a.b", "//evil.uz", "/LOGIN"],
)
def test_what_no_route_knows_is_no_page(path):
    assert not is_page(path)
