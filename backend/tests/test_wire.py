"""HTTP as it must be on every address: methods, kinds of content, limits, origins, and what caches may keep."""

import pytest
from django.test import Client

from wibestore.listings.factories import listing_active

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


class TestOrigins:
    def test_the_shops_own_origin_may_ask_with_credentials_and_our_headers(self, settings):
        settings.CORS_ALLOWED_ORIGINS = ["https://wibestore.uz"]

        answer = Client().options("/api/v1/orders/", HTTP_ORIGIN="https://wibestore.uz", **PREFLIGHT)

        assert answer["Access-Control-Allow-Origin"] == "https://wibestore.uz"
        assert answer["Access-Control-Allow-Credentials"] == "true"
        allowed = set(answer["Access-Control-Allow-Headers"].split(", "))
        assert {"authorization", "content-type", "x-csrftoken", "idempotency-key", "x-request-id"} <= allowed

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
