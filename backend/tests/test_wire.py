"""HTTP as it must be on every address: methods, kinds of content, limits, origins, and what caches may keep."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import jwt
import pytest
from django.conf import settings as settings_now
from django.test import Client

from wibestore.core.errors import RateLimited
from wibestore.core.ids import uuid7
from wibestore.core.ratelimit import check_api_limit
from wibestore.core.ratelimit.windows import forget_client
from wibestore.listings.factories import listing_active
from wibestore.users.services import AccessToken
from wibestore.users.services.access import AUDIENCE, ISSUER

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"
PREFLIGHT = {
    "HTTP_ACCESS_CONTROL_REQUEST_METHOD": "POST",
    "HTTP_ACCESS_CONTROL_REQUEST_HEADERS": "authorization,content-type,idempotency-key,x-csrftoken,x-request-id",
}


class TestMethods:
    @pytest.mark.parametrize("path", ["games/", "listings/", "games/pubg-mobile/"])
    def test_head_answers_as_get_without_a_body(self, client_for, path):
        visitor = client_for(None)

        got, head = visitor.get(f"/api/v1/{path}"), visitor.head(f"/api/v1/{path}")

        assert (head.status_code, head.content) == (200, b"")
        assert head["ETag"] == got["ETag"]

    def test_head_is_refused_where_get_is(self, client_for, buyer):
        answer = client_for(buyer).head("/api/v1/payments/deposit/")

        assert (answer.status_code, answer["Allow"]) == (405, "POST")

    def test_head_needs_the_same_right_as_get(self, client_for):
        assert client_for(None).head("/api/v1/payments/wallet/").status_code == 401

    def test_a_refused_method_is_told_which_ones_there_are(self, client_for):
        answer = client_for(None).generic("PUT", "/api/v1/games/")

        assert answer.status_code == 405
        assert answer["Allow"] == "GET, HEAD"
        assert answer["Content-Type"] == PROBLEM


class TestAddresses:
    @pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
    @pytest.mark.parametrize(
        "path", ["/api", "/api/", "/api/v1", "/api/v1/listings", "/api/v1/no/such/", "/media", "/ws"]
    )
    def test_what_no_route_knows_is_a_problem_and_never_a_page(self, client_for, method, path):
        answer = client_for(None).generic(method, path)

        assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)

    def test_health_without_its_slash_is_no_page(self, client_for):
        assert client_for(None).get("/health").status_code == 404


class TestContent:
    @pytest.mark.parametrize(
        "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"]
    )
    def test_a_page_elsewhere_cannot_sign_in_by_a_simple_form(self, client_for, kind):
        body = b'{"email": "somebody@example.uz", "password": "korzinka-Tulpor-27"}'

        answer = client_for(None).generic("POST", "/api/v1/auth/login/", body, kind)

        assert (answer.status_code, answer.json()["code"]) == (415, "request.unsupported_media_type")

    @pytest.mark.parametrize(
        "kind", ["application/json", "application/json; charset=utf-8", "application/merge-patch+json"]
    )
    def test_json_by_any_of_its_names_is_read(self, client_for, buyer, kind):
        answer = client_for(buyer).generic("PATCH", "/api/v1/profile/", b'{"about": "hello"}', kind)

        assert (answer.status_code, answer.json().get("about")) == (200, "hello")

    @pytest.mark.parametrize("depth", [1_000, 100_000])
    def test_a_body_of_endless_depth_is_400(self, client_for, buyer, depth):
        body = b'{"attributes":' + b"[" * depth + b"]" * depth + b"}"

        answer = client_for(buyer).generic("POST", "/api/v1/listings/", body, "application/json")

        assert answer.status_code == 400


class TestLimits:
    def test_the_limit_answers_429_and_says_when_to_come_back(self, client_for, settings):
        settings.RATE_LIMIT_API = "3/minute"
        visitor = client_for(None)

        answers = [visitor.get("/api/v1/games/", REMOTE_ADDR="198.51.100.7") for _ in range(4)]

        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        refusal = answers[-1]
        assert (refusal["Content-Type"], refusal.json()["code"]) == (PROBLEM, "request.rate_limited")
        assert 1 <= int(refusal["Retry-After"]) <= 60
        assert (refusal["RateLimit-Limit"], refusal["RateLimit-Remaining"]) == ("3", "0")
        assert refusal["RateLimit-Reset"] == refusal["Retry-After"]

    def test_a_forged_forwarded_address_buys_no_more_requests(self, client_for, settings):
        settings.RATE_LIMIT_API = "2/minute"
        visitor = client_for(None)

        statuses = [
            visitor.get(
                "/api/v1/games/", REMOTE_ADDR="198.51.100.8", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}"
            ).status_code
            for number in range(3)
        ]

        assert statuses == [200, 200, 429]

    def test_our_own_proxy_names_the_caller_and_what_stands_before_does_not_count(self, client_for, settings):
        settings.RATE_LIMIT_API, settings.TRUSTED_PROXIES = "1/minute", 1
        visitor = client_for(None)

        def ask(forwarded):
            return visitor.get("/api/v1/games/", HTTP_X_FORWARDED_FOR=forwarded).status_code

        assert [ask("192.0.2.1"), ask("192.0.2.2"), ask("192.0.2.99, 192.0.2.1")] == [200, 200, 429]

    def test_one_customer_of_ipv6_is_one_address(self, client_for, settings):
        settings.RATE_LIMIT_API = "1/minute"
        visitor = client_for(None)

        statuses = [
            visitor.get("/api/v1/games/", REMOTE_ADDR=f"2001:db8:1:2::{number}").status_code for number in (1, 2)
        ]

        assert statuses == [200, 429]

    def test_two_users_behind_one_address_do_not_slow_each_other(self, client_for, buyer, seller, settings):
        settings.RATE_LIMIT_API = "2/minute"
        people = [client_for(buyer), client_for(seller), client_for(None)]

        statuses = [[person.get("/api/v1/payments/methods/").status_code for _ in range(3)] for person in people]

        assert statuses == [[200, 200, 429]] * 3

    def test_a_user_has_one_limit_wherever_they_come_from(self, client_for, buyer, settings):
        settings.RATE_LIMIT_API = "2/minute"
        member = client_for(buyer)

        statuses = [
            member.get("/api/v1/profile/", REMOTE_ADDR=f"198.51.100.{number}").status_code for number in range(3)
        ]

        assert statuses == [200, 200, 429]

    def test_visitors_of_one_address_are_told_apart_by_their_browsers(self, client_for, settings):
        settings.RATE_LIMIT_API = "1/minute"
        visitor = client_for(None)

        def ask(browser):
            return visitor.get("/api/v1/games/", HTTP_USER_AGENT=browser).status_code

        assert [ask("Firefox"), ask("Chrome"), ask("Firefox"), ask("Chrome")] == [200, 200, 429, 429]

    def test_nobody_gets_round_the_ceiling_of_an_address(self, client_for, buyer, settings):
        settings.RATE_LIMIT_API, settings.RATE_LIMIT_API_IP = "100/minute", "5/minute"
        visitor, member = client_for(None), client_for(buyer)

        statuses = [visitor.get("/api/v1/games/", HTTP_USER_AGENT=f"b{number}").status_code for number in range(5)]
        refusal = member.get("/api/v1/profile/")

        assert statuses == [200] * 5
        assert (refusal.status_code, refusal["RateLimit-Limit"]) == (429, "5")
        assert member.get("/api/v1/profile/", REMOTE_ADDR="198.51.100.9").status_code == 200

    @pytest.mark.parametrize("forge", ["another_key", "no_signature", "alg_none", "expired", "garbage"])
    def test_a_token_that_is_not_ours_chooses_no_bucket(self, client_for, buyer, settings, forge):
        settings.RATE_LIMIT_API = "2/minute"
        stranger = client_for(None)

        for number in range(3):
            # Each time another name: whoever believed it would count each apart.
            token = forged(forge, uuid7() if number else buyer.id)
            answer = stranger.get("/api/v1/payments/methods/", HTTP_AUTHORIZATION=f"Bearer {token}")

        assert answer.status_code == 429
        assert client_for(buyer).get("/api/v1/profile/").status_code == 200

    def test_forty_at_once_are_let_through_ten_times(self, settings):
        settings.RATE_LIMIT_API = "10/minute"

        def ask(_: int) -> bool:
            try:
                check_api_limit(ip="198.51.100.40", user_id=None, user_agent="Firefox")
            except RateLimited:
                return False
            return True

        with ThreadPoolExecutor(20) as people:
            assert sum(people.map(ask, range(40))) == 10

    def test_private_answers_say_how_much_is_left(self, client_for, buyer, settings):
        settings.RATE_LIMIT_API = "50/minute"
        member = client_for(buyer)

        answers = [member.get("/api/v1/profile/"), member.get("/api/v1/orders/none/"), member.get("/api/v1/orders/")]

        told = [(answer["RateLimit-Limit"], answer["RateLimit-Remaining"]) for answer in answers]
        assert told == [("50", "49"), ("50", "48"), ("50", "47")]
        assert 1 <= int(answers[0]["RateLimit-Reset"]) <= 60

    def test_what_caches_may_keep_says_nothing_of_it(self, client_for):
        visitor = client_for(None)
        first = visitor.get("/api/v1/games/")
        again = visitor.get("/api/v1/games/", HTTP_IF_NONE_MATCH=first["ETag"])

        assert (first.status_code, again.status_code) == (200, 304)
        assert not [answer for answer in (first, again) if answer.has_header("RateLimit-Limit")]

    def test_webhooks_are_not_counted(self, client_for, settings):
        settings.RATE_LIMIT_API = settings.RATE_LIMIT_API_IP = "1/minute"
        provider = client_for(None)

        statuses = {provider.post("/api/v1/payments/webhooks/sandbox/", {}).status_code for _ in range(3)}

        assert statuses == {401}

    def test_without_redis_reading_goes_on(self, client_for, buyer, settings):
        member = client_for(buyer)
        settings.REDIS_URL, settings.RATE_LIMIT_API = "redis://127.0.0.1:1/0", "1/minute"
        forget_client()
        try:
            answers = [member.get("/api/v1/profile/") for _ in range(3)]
        finally:
            forget_client()

        assert [answer.status_code for answer in answers] == [200] * 3
        assert not answers[0].has_header("RateLimit-Limit")

    def test_counting_asks_the_database_nothing(self, buyer, sign_in, django_assert_num_queries):
        authorization = f"Bearer {sign_in(buyer).token}"

        with django_assert_num_queries(0):
            assert AccessToken(authorization).user_id() == buyer.id


def forged(how: str, user_id) -> str:
    """Return a token that names a user and that we did not make, or that is too old."""
    now = int(time.time())
    claims: dict[str, Any] = {"typ": "access", "aud": AUDIENCE, "iss": ISSUER, "jti": "1", "sid": str(uuid7())}
    claims |= {"sub": str(user_id), "iat": now - 100, "exp": now - 50 if how == "expired" else now + 900}
    if how == "garbage":
        return f"garbage-{user_id}"
    if how == "alg_none":
        return jwt.encode(claims, "", algorithm="none")
    key = "k" * 40 if how == "another_key" else settings_now.JWT_KEY
    token = jwt.encode(claims, key, algorithm="HS256")
    return token.rpartition(".")[0] + "." if how == "no_signature" else token


class TestOrigins:
    def test_the_shops_own_origin_may_ask_with_credentials_and_our_headers(self, settings):
        settings.CORS_ALLOWED_ORIGINS = ["https://wibestore.uz"]

        answer = Client().options("/api/v1/orders/", HTTP_ORIGIN="https://wibestore.uz", **PREFLIGHT)

        assert answer["Access-Control-Allow-Origin"] == "https://wibestore.uz"
        assert answer["Access-Control-Allow-Credentials"] == "true"
        assert set(answer["Access-Control-Allow-Headers"].split(", ")) == {
            *("accept", "authorization", "content-type", "user-agent", "x-csrftoken"),
            *("idempotency-key", "x-request-id"),
        }
        assert set(answer["Access-Control-Allow-Methods"].split(", ")) == {
            *("DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT")
        }

    def test_an_answer_shows_exactly_these_headers_of_ours(self, settings):
        settings.CORS_ALLOWED_ORIGINS = ["https://wibestore.uz"]

        answer = Client().get("/api/v1/payments/methods/", HTTP_ORIGIN="https://wibestore.uz")

        assert answer["Access-Control-Allow-Origin"] == "https://wibestore.uz"
        assert answer["Access-Control-Allow-Credentials"] == "true"
        assert answer["Vary"].lower().count("origin") == 1
        assert set(answer["Access-Control-Expose-Headers"].split(", ")) == {
            *("x-request-id", "retry-after", "etag"),
            *("ratelimit-limit", "ratelimit-remaining", "ratelimit-reset"),
        }

    def test_pages_and_pictures_are_for_no_other_origin(self, settings):
        settings.CORS_ALLOWED_ORIGINS = ["https://wibestore.uz"]

        for path in ("/", "/health/", "/media/ab/0123456789abcdef-gallery.webp"):
            answer = Client().get(path, HTTP_ORIGIN="https://wibestore.uz")
            assert not answer.has_header("Access-Control-Allow-Origin")

    @pytest.mark.parametrize(
        "origin",
        ["https://evil.uz", "null", "http://wibestore.uz", "https://wibestore.uz.evil.uz", "https://a.wibestore.uz"],
    )
    def test_other_origins_are_told_nothing(self, origin):
        answer = Client().options("/api/v1/orders/", HTTP_ORIGIN=origin, **PREFLIGHT)

        assert not answer.has_header("Access-Control-Allow-Origin")
        assert not answer.has_header("Access-Control-Allow-Credentials")


class TestCaches:
    def test_what_the_signed_in_see_alone_is_never_kept(self, client_for, seller):
        listing = listing_active(seller.id)

        answer = client_for(seller).get(f"/api/v1/listings/{listing.id}/")

        assert answer["Cache-Control"] == "no-store"

    def test_a_public_answer_is_the_same_bytes_for_everybody(self, client_for, buyer, seller, moderator):
        listing_active(seller.id)

        bodies = {client_for(person).get("/api/v1/listings/").content for person in (None, buyer, seller, moderator)}

        assert len(bodies) == 1

    def test_reviews_that_depend_on_the_reader_say_so(self, client_for, seller):
        listing = listing_active(seller.id)

        answer = client_for(None).get(f"/api/v1/listings/{listing.id}/reviews/")

        assert "authorization" in answer["Vary"].lower()

    def test_a_known_etag_is_answered_without_the_body(self, client_for):
        visitor = client_for(None)
        first = visitor.get("/api/v1/games/")

        again = visitor.get("/api/v1/games/", HTTP_IF_NONE_MATCH=first["ETag"])

        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
