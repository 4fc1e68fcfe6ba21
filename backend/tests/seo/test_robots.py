"""robots.txt: open on the internet alone; what is private is shut, and nothing public is."""

import re
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest

from config.seo.kinds import PRIVATE_ROUTES, PUBLIC

SETTINGS = Path(__file__).resolve().parents[2] / "config" / "settings"


def rules(client) -> RobotFileParser:
    answer = client.get("/robots.txt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    parser = RobotFileParser()
    parser.parse(answer.content.decode().splitlines())
    return parser


@pytest.fixture
def open_shop(settings):
    settings.SEARCH_ENGINES_WELCOME = True


def test_every_other_environment_is_shut(client):
    told = rules(client)

    assert not told.can_fetch("Googlebot", "/")
    assert told.site_maps() is None


def test_production_alone_is_open():
    files = [path.stem for path in SETTINGS.glob("*.py") if "SEARCH_ENGINES_WELCOME = True" in path.read_text()]

    assert files == ["production"]


@pytest.mark.parametrize("route", [kind.route for kind in PUBLIC])
def test_public_pages_are_open(client, open_shop, route):
    assert rules(client).can_fetch("Googlebot", route.replace(":", ""))


@pytest.mark.parametrize("route", PRIVATE_ROUTES)
def test_private_pages_are_shut(client, open_shop, route):
    assert not rules(client).can_fetch("Googlebot", re.sub(r":\w+|\*", "x", route))


def test_the_sitemap_is_named(client, open_shop):
    assert rules(client).site_maps() == ["http://testserver/sitemap.xml"]


def test_what_pages_are_made_of_is_open(client, open_shop):
    told = rules(client)

    assert all(
        told.can_fetch("Googlebot", path) for path in ("/api/v1/listings/", "/assets/index.js", "/media/ab/x.webp")
    )
