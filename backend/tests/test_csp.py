"""The pages' policy: what the settings name gets in, as an origin or an address, and nothing else does."""

import pytest

from config.csp import origin_of, page_policy
from config.environment import Environment

SHOP = "https://wibestore.uz"
DSN = "https://0123456789abcdef@sentry.example.uz/1"


def test_a_shop_of_its_own_names_itself_and_google_alone():
    policy = page_policy(public_url=SHOP)

    foreign = {
        str(source) for sources in policy.values() for source in sources if str(source).startswith(("http", "ws"))
    }
    assert {source for source in foreign if not source.startswith("https://accounts.google.com/gsi")} == {
        "wss://wibestore.uz"
    }
    assert policy["worker-src"] == ["'self'"]


def test_sentry_may_be_told_by_its_origin_without_the_key():
    policy = page_policy(public_url=SHOP, sentry_dsn=DSN)

    assert "https://sentry.example.uz" in policy["connect-src"]
    assert "0123456789abcdef" not in str(policy)
    assert policy["script-src"] == page_policy(public_url=SHOP)["script-src"]


def test_hashed_files_come_from_their_address_and_workers_from_the_shop():
    policy = page_policy(public_url=SHOP, cdn_url="https://cdn.example.uz/shop")

    for directive in ("script-src", "style-src", "img-src", "font-src", "connect-src"):
        assert "https://cdn.example.uz/shop/" in policy[directive]
    for directive in ("default-src", "worker-src", "frame-src", "object-src", "form-action"):
        assert policy[directive] == page_policy(public_url=SHOP)[directive]


@pytest.mark.parametrize(
    ("dsn", "origin"),
    [
        (DSN, "https://sentry.example.uz"),
        ("https://key:secret@o1.ingest.sentry.io:8443/42", "https://o1.ingest.sentry.io:8443"),
        ("http://key@localhost:9000/2", "http://localhost:9000"),
    ],
)
def test_the_origin_of_a_dsn(dsn, origin):
    assert origin_of(dsn) == origin


@pytest.mark.parametrize("dsn", ["sentry.example.uz", "ftp://key@sentry.example.uz/1", "https://", "yes"])
def test_what_is_no_dsn_is_refused(dsn):
    with pytest.raises(ValueError, match="not a DSN"):
        origin_of(dsn)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("vite_cdn_url", "https://cdn.example.uz/"),
        ("vite_cdn_url", "//cdn.example.uz"),
        ("vite_cdn_url", "https://cdn.example.uz; script-src *"),
        ("media_cdn_url", "https://a.example.uz https://b.example.uz"),
        ("vite_sentry_dsn", "sentry.example.uz"),
    ],
)
def test_an_address_that_would_spoil_the_policy_stops_the_start(name, value):
    with pytest.raises(ValueError, match=name.upper()):
        Environment(**{name: value})
