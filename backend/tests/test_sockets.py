"""Sockets over a real server and a real Valkey: who gets in, what they may say, when they must go, what they hear."""

import asyncio
import socket
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import jwt
import pytest
import redis
from channels.layers import channel_layers
from django.conf import settings as shop_settings
from django.core.cache import cache
from websockets.exceptions import ConnectionClosed

from config.settings.base import channel_layers as layers_by
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.realtime import consumer, hub
from wibestore.core.realtime.frames import PROBLEM, RESUME, STATE, frame_encode
from wibestore.core.realtime.sending import frame_send
from wibestore.core.tests.sockets import Browser, socket_server
from wibestore.core.tests.tcp_proxy import road
from wibestore.listings.factories import listing_active, listing_draft
from wibestore.listings.frames import LISTING_CHANGED, STATUS_CHANGE, listing_group
from wibestore.users import services as users
from wibestore.users.models import EndReason, SessionFamily

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with socket_server() as address:
        yield address


@pytest.fixture
def listing(seller):
    return listing_active(seller.id)


@pytest.fixture
def open_as(server, listing, sign_in):
    """Return a function that opens the listing's socket with somebody's access token."""

    def opened(user, path=None, **options):
        token = sign_in(user).token
        return Browser(f"{server}{path or f'/ws/listings/{listing.id}/'}?token={token}", **options)

    return opened


def told(listing, **changes):
    data = {
        "listing_id": listing.id,
        "code": "WB-X",
        "status": "active",
        "price": 5,
        "price_before": None,
        "version": 9,
    }
    frame_send(listing_group(listing.id), LISTING_CHANGED, data | {"version": 9} | changes)


# Who gets in.


def test_a_ticket_opens_one_socket_once(server, listing, sign_in, buyer):
    answer = sign_in(buyer).post("/api/v1/auth/ws-ticket/")
    address = f"{server}/ws/listings/{listing.id}/?token={answer.json()['ticket']}"

    with Browser(address) as first:
        assert first.hear(LISTING_CHANGED)["data"]["status"] == "active"
    with Browser(address) as second:
        assert second.code() == 4401
    assert answer.json()["expires_in"] == 30


def forged(**claims):
    token = users.session_start(user_id=claims.pop("user_id"), actor=Actor.visitor()).access
    read = jwt.decode(token, options={"verify_signature": False})
    return jwt.encode(read | claims, shop_settings.JWT_KEY, algorithm="HS256")


def test_no_other_token_opens_one(server, listing, buyer, sign_in):
    access = sign_in(buyer).token
    wrong = {
        "none": "",
        "two": f"token={access}&token={access}",
        "nonsense": "token=x.y.z",
        "cut": f"token={access[:-3]}",
        "expired": f"token={forged(user_id=buyer.id, exp=1)}",
        "another kind": f"token={forged(user_id=buyer.id, typ='refresh')}",
        "an access token that calls itself a ticket": f"token={forged(user_id=buyer.id, typ='ticket')}",
        "another audience": f"token={forged(user_id=buyer.id, aud='elsewhere')}",
        "unsigned": "token=" + jwt.encode({"sub": str(buyer.id), "typ": "access"}, "", algorithm="none"),
        "too long": "token=" + "x" * 5_000,
    }

    codes = {}
    for name, query in wrong.items():
        with Browser(f"{server}/ws/listings/{listing.id}/?{query}") as browser:
            codes[name] = browser.code()

    assert codes == dict.fromkeys(wrong, 4401)


def test_an_access_token_is_no_ticket_and_a_ticket_no_access_token(client, sign_in, buyer):
    ticket = sign_in(buyer).post("/api/v1/auth/ws-ticket/").json()["ticket"]

    answer = client.get("/api/v1/auth/me/", HTTP_AUTHORIZATION=f"Bearer {ticket}")

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.token_invalid")


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://testserver.evil.example",
        "null",
        "https://wibestore.uz:444",
        "http://wibestore.uz",
    ],
)
def test_pages_of_other_sites_are_refused(open_as, buyer, origin):
    with open_as(buyer, additional_headers={"Origin": origin}) as browser:
        assert browser.code() == 4403


@pytest.mark.parametrize("origin", ["https://www.wibestore.uz", "http://testserver"])
def test_pages_of_ours_are_not(open_as, buyer, origin, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["http://testserver", "https://www.wibestore.uz"]
    with open_as(buyer, additional_headers={"Origin": origin}) as browser:
        assert browser.hear()["type"] == LISTING_CHANGED


def test_what_is_not_there_closes_with_its_code(open_as, buyer, seller):
    draft = listing_draft(seller.id)
    paths = ["/ws/", "/ws/nothing/", f"/ws/listings/{uuid7()}/", "/ws/listings/x/", f"/ws/listings/{draft.id}/"]

    codes = {}
    for path in paths:
        with open_as(buyer, path) as browser:
            codes[path] = browser.code()

    assert codes == dict.fromkeys(paths, 4404)


def test_a_blocked_user_and_an_ended_session_do_not_get_in(open_as, server, listing, buyer, moderator, sign_in):
    tokens = users.session_start(user_id=buyer.id, actor=Actor.visitor())
    users.session_end(refresh_token=tokens.refresh)
    with Browser(f"{server}/ws/listings/{listing.id}/?token={tokens.access}") as browser:
        assert browser.code() == 4401
    blocked = sign_in(buyer).token
    users.user_block(user_id=buyer.id, actor=Actor.user(moderator.id, is_staff=True), reason="spam")

    with Browser(f"{server}/ws/listings/{listing.id}/?token={blocked}") as browser:
        assert browser.code() == 4403


def test_one_user_has_no_more_than_twenty(open_as, buyer):
    browsers = [open_as(buyer) for _ in range(20)]
    for browser in browsers:
        browser.__enter__()
    try:
        with open_as(buyer) as one_more:
            assert one_more.code() == 4429
    finally:
        for browser in browsers:
            browser.__exit__(None, None, None)


# When they must go.


def test_the_socket_ends_with_its_token(open_as, buyer, settings, monkeypatch):
    settings.ACCESS_TOKEN_LIFETIME = timedelta(seconds=2)

    with open_as(buyer) as browser:
        assert browser.hear()["type"] == LISTING_CHANGED
        assert browser.code() == 4401


def test_signing_out_closes_it(server, listing, buyer):
    tokens = users.session_start(user_id=buyer.id, actor=Actor.visitor())
    with Browser(f"{server}/ws/listings/{listing.id}/?token={tokens.access}") as browser:
        browser.hear()

        users.session_end(refresh_token=tokens.refresh)

        assert browser.code() == 4401


def test_ending_the_session_from_another_browser_closes_it(server, listing, sign_in, buyer):
    client, other = sign_in(buyer), sign_in(buyer)
    with Browser(f"{server}/ws/listings/{listing.id}/?token={other.token}") as browser:
        browser.hear()

        assert client.post("/api/v1/auth/sessions/end-all/", {"keep_current": True}).json() == {"ended_count": 1}

        assert browser.code() == 4401


def test_being_blocked_closes_it(open_as, buyer, moderator):
    with open_as(buyer) as browser:
        browser.hear()

        users.user_block(user_id=buyer.id, actor=Actor.user(moderator.id, is_staff=True), reason="spam")

        assert browser.code() == 4403


def test_an_end_that_nobody_told_of_is_found(open_as, buyer, monkeypatch):
    monkeypatch.setattr(hub, "SESSIONS_CHECK_S", 0)
    with open_as(buyer) as browser:
        browser.hear()

        SessionFamily.objects.update(ended_at="2026-01-01T00:00:00Z", end_reason=EndReason.SIGNED_OUT)

        assert browser.code() == 4401


# What they may say.


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("", "request.malformed"),
        ("not json", "request.malformed"),
        ("[" * 10_000, "request.malformed"),
        ("null", "validation.failed"),
        ("[]", "validation.failed"),
        ('{"type": 5}', "validation.failed"),
        ('{"data": {}}', "validation.failed"),
        ('{"type": "listing.status_change"}', "validation.failed"),
        ('{"type": "listing.status_change", "data": {"status": "sold"}}', "validation.failed"),
        ('{"type": "listing.status_change", "data": {"status": "paused", "who": 1}}', "validation.failed"),
        ('{"type": "resume", "data": {"after": -1}}', "validation.failed"),
        ('{"type": "resume", "data": {"after": "1"}}', "validation.failed"),
        ('{"type": "resume", "id": "x"}', "validation.failed"),
        ('{"type": "nothing.known"}', "validation.failed"),
        ('{"type": "resume", "more": 1}', "validation.failed"),
        (b"\x00\x01", "validation.failed"),
    ],
)
def test_what_cannot_be_read_is_refused_and_the_socket_stays(open_as, buyer, said, code):
    with open_as(buyer) as browser:
        browser.hear(LISTING_CHANGED)

        browser.say_raw(said)
        refusal = browser.hear()
        browser.say(RESUME)

        assert (refusal["type"], refusal["data"]["code"]) == (PROBLEM, code)
        assert browser.hear()["type"] == LISTING_CHANGED


def test_a_refusal_names_the_frame_it_is_about(open_as, buyer):
    frame_id = str(uuid7())
    with open_as(buyer) as browser:
        browser.hear(LISTING_CHANGED)

        browser.say(STATUS_CHANGE, {"status": "paused"}, frame_id=frame_id)
        refusal = browser.hear(PROBLEM)

    assert (refusal["id"], refusal["data"]["code"]) == (frame_id, "auth.not_permitted")


def test_a_frame_that_is_too_large_closes_it(open_as, buyer):
    with open_as(buyer) as browser:
        browser.hear(LISTING_CHANGED)

        browser.say_raw('{"type": "resume", "data": {"after": "' + "x" * 70_000 + '"}}')

        assert browser.code() == 1009


def test_who_says_too_much_is_told_so_and_then_let_go(open_as, buyer, settings):
    settings.RATE_LIMIT_SOCKET = "5/minute"
    with open_as(buyer) as browser:
        browser.hear(LISTING_CHANGED)

        for _ in range(11):
            browser.say(STATUS_CHANGE, {"status": "paused"})
        codes = [browser.hear(PROBLEM)["data"]["code"] for _ in range(10)]

        assert codes == ["auth.not_permitted"] * 5 + ["request.rate_limited"] * 5
        assert browser.code() == 4429


def test_a_user_has_one_limit_over_all_their_sockets(open_as, buyer, stranger, settings):
    settings.RATE_LIMIT_SOCKET = "5/minute"
    with open_as(buyer) as first, open_as(buyer) as second, open_as(stranger) as other:
        codes = []
        for browser in (first, second, first, second, first, second, first, other):
            browser.say(STATUS_CHANGE, {"status": "paused"})
            codes.append(browser.hear(PROBLEM)["data"]["code"])

    assert codes == [
        *["auth.not_permitted"] * 5,
        *["request.rate_limited"] * 2,
        "auth.not_permitted",
    ]


def test_signs_of_life_are_no_messages(open_as, buyer, settings):
    settings.RATE_LIMIT_SOCKET = "1/minute"
    with open_as(buyer) as browser:
        for _ in range(10):
            browser.say(RESUME)

        assert [browser.hear()["type"] for _ in range(11)] == [LISTING_CHANGED] * 11


# What they hear.


def test_everybody_hears_it_in_every_process_in_order(open_as, server, listing, sign_in, buyer, stranger):
    with (
        socket_server() as other_server,
        open_as(buyer) as here,
        open_as(stranger) as beside,
        Browser(f"{other_server}/ws/listings/{listing.id}/?token={sign_in(buyer).token}") as there,
    ):
        browsers = (here, beside, there)
        for browser in browsers:
            browser.hear(LISTING_CHANGED)

        for version in range(100):
            told(listing, version=version)

        for browser in browsers:
            assert [browser.hear()["data"]["version"] for _ in range(100)] == list(range(100))


def test_frames_sent_together_reach_their_groups_alone_and_in_order(open_as, listing, buyer, seller):
    other = listing_active(seller.id)
    frames = [
        (listing_group(one.id), frame_encode(LISTING_CHANGED, {"listing_id": one.id, "version": version}), "")
        for version in range(hub.BUNDLE_MAX)
        for one in (listing, other)
    ]
    with open_as(buyer) as here, open_as(buyer, f"/ws/listings/{other.id}/") as there:
        here.hear(LISTING_CHANGED)
        there.hear(LISTING_CHANGED)

        asyncio.run(hub.Hub().send_several(frames))

        for browser, looked_at in ((here, listing), (there, other)):
            heard = [browser.hear()["data"] for _ in range(hub.BUNDLE_MAX)]
            assert heard == [{"listing_id": str(looked_at.id), "version": n} for n in range(hub.BUNDLE_MAX)]


def test_a_process_subscribes_once_to_a_group_and_not_after_the_last_has_gone(open_as, listing, buyer, stranger):
    client = redis.Redis.from_url(shop_settings.REDIS_URL)
    prefix = shop_settings.CHANNEL_LAYERS["default"]["CONFIG"]["prefix"]
    name = f"{prefix}__group__{listing_group(listing.id)}"

    with open_as(buyer) as one, open_as(stranger) as other:
        one.hear()
        other.hear()
        subscribed = client.pubsub_numsub(name)[0][1]

    assert subscribed == 1
    with open_as(buyer, f"/ws/listings/{listing.id}/x/") as elsewhere:
        assert elsewhere.code() == 4404
    # The server forgets both before it answers a third.
    assert client.pubsub_numsub(name)[0][1] == 0


HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: testserver\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
)
# The frame that closes with 1013.
TRY_AGAIN_LATER = b"\x88\x02\x03\xf5"


def test_who_does_not_read_is_let_go_and_harms_nobody(open_as, server, listing, sign_in, buyer, stranger, monkeypatch):
    monkeypatch.setattr(consumer, "MAX_WAITING", 20)
    with (
        socket.create_connection(("127.0.0.1", urlsplit(server).port), timeout=10) as sleeper,
        open_as(buyer) as reader,
    ):
        path = f"/ws/listings/{listing.id}/?token={sign_in(stranger).token}"
        sleeper.sendall(HANDSHAKE.format(path=path).encode())
        assert sleeper.recv(64).startswith(b"HTTP/1.1 101")
        reader.hear(LISTING_CHANGED)

        # More than the buffers of both ends hold.
        for version in range(800):
            told(listing, version=version, code="x" * 60_000)
            assert reader.hear()["data"]["version"] == version

        end = b""
        while part := sleeper.recv(1_000_000):
            end = (end + part)[-len(TRY_AGAIN_LATER) :]
            if end == TRY_AGAIN_LATER:
                break
        assert end == TRY_AGAIN_LATER


@pytest.fixture
def quick_watch(monkeypatch):
    monkeypatch.setattr(hub, "BEAT_S", 0.2)
    monkeypatch.setattr(hub, "SILENCE_S", 1)


def test_redis_away_is_said_and_its_return_too(quick_watch, settings, listing, buyer, sign_in):
    target = urlsplit(shop_settings.REDIS_URL)
    prefix = shop_settings.CHANNEL_LAYERS["default"]["CONFIG"]["prefix"]
    with road(target.hostname, target.port) as way:
        layers = layers_by(prefix=prefix)
        by_road = target._replace(netloc=f"{target.netloc.rpartition(':')[0]}:{way.port}")
        layers["default"]["CONFIG"]["hosts"][0]["address"] = by_road.geturl()
        settings.CHANNEL_LAYERS = layers
        channel_layers.backends.clear()
        address = f"/ws/listings/{listing.id}/?token="
        with socket_server() as server, Browser(f"{server}{address}{sign_in(buyer).token}") as browser:
            browser.hear(LISTING_CHANGED)

            way.cut()
            assert browser.hear(STATE)["data"] == {"is_live": False}
            # The socket itself works on: what it asks is answered out of PostgreSQL.
            browser.say(RESUME)
            assert browser.hear(LISTING_CHANGED)["data"]["status"] == "active"
            with Browser(f"{server}{address}{sign_in(buyer).token}") as late:
                assert late.hear(STATE)["data"] == {"is_live": False}
                way.mend()
                assert late.hear(STATE)["data"] == {"is_live": True}
            assert browser.hear(STATE)["data"] == {"is_live": True}

            told(listing, version=77)
            assert browser.hear(LISTING_CHANGED)["data"]["version"] == 77


def test_without_redis_no_ticket_opens_anything(server, listing, sign_in, buyer, settings):
    ticket = sign_in(buyer).post("/api/v1/auth/ws-ticket/").json()["ticket"]
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    try:
        with Browser(f"{server}/ws/listings/{listing.id}/?token={ticket}") as browser:
            assert browser.code() == 1013
    finally:
        cache.close()


def test_a_server_that_stops_says_come_again(listing, sign_in, buyer):
    with socket_server() as server:
        browser = Browser(f"{server}/ws/listings/{listing.id}/?token={sign_in(buyer).token}")
        browser.__enter__()
        browser.hear(LISTING_CHANGED)

    with pytest.raises(ConnectionClosed) as closed:
        browser.hear()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012
