"""Signing in with Google: what is no token of Google's, whose account it opens, and how rarely its keys are fetched."""

import hashlib
import time
from types import SimpleNamespace

import jwt
import pytest
import time_machine
from django.apps import apps
from django.conf import settings as shop_settings
from django.core import mail

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.letters.services import letters_send
from wibestore.users import services
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.models import EmailToken, SessionFamily, User
from wibestore.users.tests.codes import code_of, two_factor_on
from wibestore.users.tests.google import CLIENT_ID

AuditRecord = apps.get_model("audit", "AuditRecord")
Letter = apps.get_model("letters", "Letter")

pytestmark = pytest.mark.django_db

CONFIG = "/api/v1/auth/google/config/"
GOOGLE = "/api/v1/auth/google/"
LINK = "/api/v1/auth/google/link/"
STEP_UP = "/api/v1/auth/step-up/"


def nonce_for(browser):
    answer = browser.client.get(CONFIG)
    assert answer.status_code == 200
    return answer.json()["nonce"]


def sign_in_with(browser, token, **more):
    return browser.send(GOOGLE, {"credential": token, **more})


def refused(answer):
    return answer.status_code, answer.json()["code"]


INVALID = (401, "auth.google_invalid")


class TestConfig:
    def test_the_nonce_is_the_hash_of_a_cookie_nobody_reads(self, browser, google, settings):
        settings.GOOGLE_STAND_IN_URL = ""

        answer = browser.client.get(CONFIG)

        cookie = answer.cookies["google"]
        assert answer.json() == {
            "client_id": CLIENT_ID,
            "nonce": hashlib.sha256(cookie.value.encode()).hexdigest(),
            "stand_in_url": None,
        }
        assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Strict", 600)

    def test_tabs_share_a_nonce_until_it_is_used_and_browsers_do_not(self, browser, new_browser, google):
        nonce = nonce_for(browser)

        assert nonce_for(browser) == nonce
        assert nonce_for(new_browser()) != nonce
        cookie = browser.client.cookies["google"].value
        sign_in_with(browser, google.token(nonce))
        browser.client.cookies["google"] = cookie
        assert nonce_for(browser) != nonce

    def test_a_cookie_that_is_too_long_is_replaced(self, browser, google):
        browser.client.cookies["google"] = "x" * 65

        assert nonce_for(browser) != hashlib.sha256(b"x" * 65).hexdigest()

    def test_without_an_id_google_is_off(self, browser, google, settings):
        settings.GOOGLE_CLIENT_ID = ""

        got = [browser.client.get(CONFIG), sign_in_with(browser, "x")]

        assert list(map(refused, got)) == [(404, "auth.google_off")] * 2


BAD = {
    "aud": lambda google, nonce: google.token(nonce, aud="another.apps.test"),
    "two aud": lambda google, nonce: google.token(nonce, aud=[CLIENT_ID, "another.apps.test"]),
    "iss": lambda google, nonce: google.token(nonce, iss="https://accounts.google.com.evil.uz"),
    "expired": lambda google, nonce: google.token(nonce, iat=int(time.time()) - 7200, exp=int(time.time()) - 3600),
    "too old": lambda google, nonce: google.token(nonce, iat=int(time.time()) - 1200),
    "future": lambda google, nonce: google.token(nonce, iat=int(time.time()) + 600),
    "alg none": lambda google, nonce: jwt.encode(google.claims(nonce), "", algorithm="none", headers={"kid": "first"}),
    "HS256 by the public key": lambda google, nonce: hmac_signed(google, nonce),
    "HS256 by the shop's key": lambda google, nonce: jwt.encode(
        google.claims(nonce), shop_settings.JWT_KEY, algorithm="HS256", headers={"kid": "first"}
    ),
    "another's key": lambda google, nonce: jwt.encode(
        google.claims(nonce), google.stranger, algorithm="RS256", headers={"kid": "first"}
    ),
    "own key inside": lambda google, nonce: jwt.encode(
        google.claims(nonce),
        google.stranger,
        algorithm="RS256",
        headers={
            "kid": "first",
            "jwk": jwt.algorithms.RSAAlgorithm.to_jwk(google.stranger.public_key(), as_dict=True),
        },
    ),
    "unknown kid": lambda google, nonce: google.token(nonce, kid="nobody"),
    "no kid": lambda google, nonce: jwt.encode(google.claims(nonce), google.keys["first"], algorithm="RS256"),
    "foreign nonce": lambda google, nonce: google.token("0" * 64),
    "no nonce": lambda google, nonce: google.token(None),
    "e-mail not verified": lambda google, nonce: google.token(nonce, email_verified=False),
    "e-mail verified by a text": lambda google, nonce: google.token(nonce, email_verified="false"),
    "no e-mail": lambda google, nonce: google.token(nonce, email=None),
    "azp": lambda google, nonce: google.token(nonce, azp="another.apps.test"),
    "no sub": lambda google, nonce: google.token(nonce, sub=None),
    "empty sub": lambda google, nonce: google.token(nonce, sub=""),
    "damaged": lambda google, nonce: google.token(nonce)[:-8] + "AAAAAAAA",
    "changed": lambda google, nonce: changed(google.token(nonce), google.token(nonce, sub="1")),
    "no token": lambda google, nonce: "not.a.token",
    "letters of another script": lambda google, nonce: google.token(nonce, email="аziza@gmail.com"),
}


def hmac_signed(google, nonce):
    """Return a token whose HMAC key is Google's public key; PyJWT itself refuses to make one."""
    import base64
    import hmac
    import json

    def part(value):
        return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=")

    message = part({"alg": "HS256", "kid": "first", "typ": "JWT"}) + b"." + part(google.claims(nonce))
    signature = hmac.new(google.public_pem(), message, "sha256").digest()
    return (message + b"." + base64.urlsafe_b64encode(signature).rstrip(b"=")).decode()


def changed(right, wrong):
    head, _, signature = right.split(".")
    return ".".join([head, wrong.split(".")[1], signature])


class TestTokens:
    @pytest.mark.parametrize("what", BAD)
    def test_nothing_but_a_fresh_token_of_googles_for_us_signs_in(self, browser, google, what, caplog):
        nonce = nonce_for(browser)
        token = BAD[what](google, nonce)

        answer = sign_in_with(browser, token)

        assert (*refused(answer), answer.json()["params"]) == (*INVALID, {})
        assert (User.objects.count(), SessionFamily.objects.count()) == (0, 0)
        assert token not in caplog.text

    @pytest.mark.parametrize("iss", ["https://accounts.google.com", "accounts.google.com"])
    def test_both_names_of_google_are_google(self, browser, google, iss):
        assert sign_in_with(browser, google.token(nonce_for(browser), iss=iss)).status_code == 201

    def test_a_token_of_another_browser_is_refused(self, browser, new_browser, google):
        token = google.token(nonce_for(new_browser()))
        nonce_for(browser)

        assert refused(sign_in_with(browser, token)) == INVALID

    def test_a_token_is_refused_where_no_nonce_was_asked_for(self, browser, google):
        assert refused(sign_in_with(browser, google.token(""))) == INVALID

    def test_a_token_signs_in_once(self, browser, google):
        token = google.token(nonce_for(browser))
        cookie = browser.client.cookies["google"].value
        assert sign_in_with(browser, token).status_code == 201
        browser.client.cookies["google"] = cookie

        assert refused(sign_in_with(browser, token)) == INVALID
        assert SessionFamily.objects.count() == 1

    def test_other_pages_sign_nobody_in(self, browser, google):
        answer = browser.send(GOOGLE, {"credential": google.token(nonce_for(browser))}, Origin="https://evil.uz")

        assert refused(answer) == (403, "auth.origin_not_allowed")


class TestAccounts:
    def test_somebody_new_gets_an_account(self, browser, google):
        answer = sign_in_with(browser, google.token(nonce_for(browser)), language="ru")

        assert answer.status_code == 201
        user = User.objects.get()
        assert (user.email, user.username, user.language) == ("aziza@gmail.com", "Aziza", "ru")
        assert (user.is_email_verified, user.has_usable_password(), user.is_staff) == (True, False, False)
        assert answer.json()["user"]["username"] == "Aziza"
        assert [one.topic for one in OutboxMessage.objects.order_by("id")] == ["user.registered", "session.started"]
        actions = set(AuditRecord.objects.values_list("action", flat=True))
        assert actions == {"user.registered", "user.signed_in"}

    def test_somebody_new_is_welcomed_without_a_link_for_there_is_nothing_to_confirm(self, browser, google, settings):
        sign_in_with(browser, google.token(nonce_for(browser)), language="en")
        sign_in_with(browser, google.token(nonce_for(browser)))

        assert letters_send() == 1

        letter = Letter.objects.get()
        assert (letter.template, letter.to_address, letter.language) == ("welcome", "aziza@gmail.com", "en")
        assert (letter.link_kind, letter.link_id, EmailToken.objects.count()) == ("", None, 0)
        assert f"Open the shop:\n{settings.PUBLIC_URL}/\n" in mail.outbox[0].body
        assert "token=" not in mail.outbox[0].body

    def test_the_same_account_signs_in_again_whatever_its_email_is_now(self, browser, google):
        sign_in_with(browser, google.token(nonce_for(browser)))

        answer = sign_in_with(browser, google.token(nonce_for(browser), email="new@gmail.com"))

        assert answer.status_code == 200
        assert User.objects.get().email == "aziza@gmail.com"

    @pytest.mark.parametrize(
        ("name", "starts"),
        [
            ("", "user"),
            ("X", "X"),
            ("Admin Support", "user"),
            ("<img src=x>", "img"),
            ("Азиза Каримова", "Азиза"),
            ("李 小龙", "user"),
            ("A" * 500, "A" * 20),
            (None, "user"),
        ],
    )
    def test_every_name_makes_a_username(self, browser, google, name, starts):
        answer = sign_in_with(browser, google.token(nonce_for(browser), name=name))

        assert answer.status_code == 201
        assert User.objects.get().username.startswith(starts)

    def test_a_name_that_is_taken_gets_digits(self, browser, google):
        user_create(username="AZIZA")

        sign_in_with(browser, google.token(nonce_for(browser)))

        made = User.objects.get(email="aziza@gmail.com").username
        assert made.startswith("Aziza")
        assert made.removeprefix("Aziza").isdigit()

    @pytest.mark.parametrize("password", [None, "not the one"])
    def test_nobody_takes_over_an_account_by_its_email(self, browser, google, password):
        owner = user_create(username="owner", email="aziza@gmail.com")

        answer = sign_in_with(browser, google.token(nonce_for(browser)), password=password)

        assert (*refused(answer), answer.json()["params"]) == (409, "auth.google_link_required", {"way": "password"})
        assert User.objects.get(id=owner.id).google_sub is None
        assert SessionFamily.objects.count() == 0

    def test_the_password_links_the_two_with_the_same_token(self, browser, google):
        owner = user_create(username="owner", email="aziza@gmail.com")
        token = google.token(nonce_for(browser))
        sign_in_with(browser, token)

        answer = sign_in_with(browser, token, password=PASSWORD)

        assert answer.status_code == 200
        assert User.objects.get(id=owner.id).google_sub == "110169484474386276334"
        assert OutboxMessage.objects.filter(topic="user.google_linked").count() == 1
        assert AuditRecord.objects.filter(action="google.linked", target_id=str(owner.id)).count() == 1
        assert sign_in_with(browser, google.token(nonce_for(browser))).status_code == 200

    def test_an_unproved_account_is_not_linked_even_by_its_password(self, browser, google):
        trap = user_create(username="trap", email="aziza@gmail.com", is_email_verified=False)

        answer = sign_in_with(browser, google.token(nonce_for(browser)), password=PASSWORD)

        assert (*refused(answer), answer.json()["params"]) == (409, "auth.google_link_required", {"way": "reset"})
        assert User.objects.get(id=trap.id).google_sub is None

    def test_another_google_account_with_the_same_email_is_somebody_else(self, browser, google):
        sign_in_with(browser, google.token(nonce_for(browser)))

        answer = sign_in_with(browser, google.token(nonce_for(browser), sub="999"))

        assert (*refused(answer), answer.json()["params"]) == (409, "auth.google_link_required", {"way": "reset"})
        assert SessionFamily.objects.count() == 1

    def test_a_blocked_user_is_told_so(self, browser, google, moderator):
        sign_in_with(browser, google.token(nonce_for(browser)))
        user = User.objects.get(email="aziza@gmail.com")
        services.user_block(user_id=user.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

        assert refused(sign_in_with(browser, google.token(nonce_for(browser)))) == (403, "user.blocked")

    def test_the_second_factor_is_asked_for_and_the_link_waits_for_it(self, browser, google):
        owner = user_create(username="owner", email="aziza@gmail.com")
        seed, _ = two_factor_on(owner)

        answer = sign_in_with(browser, google.token(nonce_for(browser)), password=PASSWORD)

        assert answer.status_code == 202
        assert User.objects.get(id=owner.id).google_sub is None
        body = {"challenge": answer.json()["challenge"], "code": code_of(seed)}
        assert browser.send("/api/v1/auth/2fa/verify/", body).status_code == 200
        assert User.objects.get(id=owner.id).google_sub == "110169484474386276334"

    def test_a_google_account_that_found_another_user_meanwhile_is_not_linked(self, browser, google, seller):
        owner = user_create(username="owner", email="aziza@gmail.com")
        seed, _ = two_factor_on(owner)
        challenge = sign_in_with(browser, google.token(nonce_for(browser)), password=PASSWORD).json()["challenge"]
        User.objects.filter(id=seller.id).update(google_sub="110169484474386276334", google_linked_at=clock.now())

        answer = browser.send("/api/v1/auth/2fa/verify/", {"challenge": challenge, "code": code_of(seed)})

        assert refused(answer) == (409, "auth.google_taken")
        assert SessionFamily.objects.count() == 0

    def test_wrong_passwords_lock_the_link_too(self, browser, google, settings):
        settings.LOCK_AFTER, settings.LOCK_IP_AFTER = 2, 1_000
        user_create(username="owner", email="aziza@gmail.com")
        token = google.token(nonce_for(browser))

        got = [refused(sign_in_with(browser, token, password="wrong words")) for _ in range(3)]

        assert got == [*[(409, "auth.google_link_required")] * 2, (429, "auth.locked")]

    def test_where_every_name_is_taken_nobody_new_is_made(self, browser, google, monkeypatch):
        monkeypatch.setattr("wibestore.users.services.google.NAME_TRIES", 0)
        user_create(username="Aziza")

        assert refused(sign_in_with(browser, google.token(nonce_for(browser)))) == (409, "user.username_taken")
        assert not User.objects.filter(email="aziza@gmail.com").exists()

    def test_a_linked_account_with_a_second_factor_needs_it_too(self, browser, google):
        sign_in_with(browser, google.token(nonce_for(browser)))
        two_factor_on(SimpleNamespace(id=User.objects.get().id))

        assert sign_in_with(browser, google.token(nonce_for(browser))).status_code == 202


class TestLink:
    def as_user(self, browser, path, body=None, method="post"):
        headers = {"Authorization": f"Bearer {browser.access}", "Origin": "http://testserver"}
        return getattr(browser.client, method)(path, body, "application/json", headers=headers)

    def test_linking_and_unlinking(self, browser, google, buyer):
        browser.login("buyer")

        linked = self.as_user(browser, LINK, {"credential": google.token(nonce_for(browser))})
        assert linked.status_code == 200
        assert User.objects.get(id=buyer.id).google_sub == "110169484474386276334"
        assert User.objects.get(id=buyer.id).email == "buyer@example.uz"
        gone = self.as_user(browser, LINK, method="delete")

        assert gone.status_code == 200
        assert User.objects.get(id=buyer.id).google_sub is None
        assert list(
            AuditRecord.objects.filter(target_id=str(buyer.id)).order_by("id").values_list("action", flat=True)
        ) == [
            "user.signed_in",
            "google.linked",
            "google.unlinked",
        ]

    def test_a_google_account_belongs_to_one_user(self, browser, new_browser, google, buyer):
        first = new_browser()
        sign_in_with(first, google.token(nonce_for(first)))
        browser.login("buyer")

        answer = self.as_user(browser, LINK, {"credential": google.token(nonce_for(browser))})

        assert refused(answer) == (409, "auth.google_taken")
        assert User.objects.get(id=buyer.id).google_sub is None

    def test_the_last_way_in_stays(self, browser, google):
        browser.access = sign_in_with(browser, google.token(nonce_for(browser))).json()["access"]

        answer = self.as_user(browser, LINK, method="delete")

        assert refused(answer) == (409, "auth.last_way_in")
        assert User.objects.get().google_sub is not None

    def test_a_fresh_sign_in_at_google_steps_up(self, browser, google):
        browser.access = sign_in_with(browser, google.token(nonce_for(browser))).json()["access"]
        before = SessionFamily.objects.get().stepped_up_at
        token = google.token(nonce_for(browser))

        got = [self.as_user(browser, STEP_UP, {"credential": token}) for _ in range(2)]

        assert [one.status_code for one in got] == [200, 401]
        session = SessionFamily.objects.get()
        assert (session.step_up_way, session.stepped_up_at > before) == ("google", True)

    @pytest.mark.parametrize("changes", [{"sub": "999"}, {"iat": int(time.time()) - 320}])
    def test_another_account_or_an_old_sign_in_does_not(self, browser, google, changes):
        browser.access = sign_in_with(browser, google.token(nonce_for(browser))).json()["access"]

        answer = self.as_user(browser, STEP_UP, {"credential": google.token(nonce_for(browser), **changes)})

        assert refused(answer) == INVALID
        assert AuditRecord.objects.filter(action="step_up.failed").count() == 1


class TestKeys:
    def test_they_are_fetched_once(self, browser, google):
        for _ in range(3):
            sign_in_with(browser, google.token(nonce_for(browser)))

        assert google.asked == 1

    def test_they_are_fetched_again_when_google_says_they_are_old(self, browser, google):
        sign_in_with(browser, google.token(nonce_for(browser)))
        with time_machine.travel(time.time() + 3601, tick=False):
            assert sign_in_with(browser, google.token(nonce_for(browser))).status_code == 200

        assert google.asked == 2

    @pytest.mark.parametrize(
        ("said", "kept_s"), [("max-age=1", 300), ("no-store", 3600), ("max-age=999999999", 86_400)]
    )
    def test_what_google_says_of_their_age_is_bounded(self, browser, google, said, kept_s):
        google.headers = {"Cache-Control": said}
        sign_in_with(browser, google.token(nonce_for(browser)))
        for after_s, asked in ((kept_s - 20, 1), (kept_s + 20, 2)):
            with time_machine.travel(time.time() + after_s, tick=False):
                sign_in_with(browser, google.token(nonce_for(browser)))
            assert google.asked == asked

    def test_unknown_keys_are_looked_for_once_a_minute(self, browser, google):
        sign_in_with(browser, google.token(nonce_for(browser)))

        got = [refused(sign_in_with(browser, google.token(nonce_for(browser), kid=f"no {at}"))) for at in range(5)]

        assert got == [INVALID] * 5
        assert google.asked == 2
        with time_machine.travel(time.time() + 61, tick=False):
            sign_in_with(browser, google.token(nonce_for(browser), kid="no"))
        assert google.asked == 3

    def test_a_new_key_of_googles_is_found(self, browser, google):
        sign_in_with(browser, google.token(nonce_for(browser)))
        google.keys["second"] = google.keys["first"]
        try:
            answer = sign_in_with(browser, google.token(nonce_for(browser), kid="second"))
        finally:
            del google.keys["second"]

        assert (answer.status_code, google.asked) == (200, 2)

    def test_without_google_the_kept_keys_go_on_for_a_day_and_then_it_is_said(self, browser, google):
        sign_in_with(browser, google.token(nonce_for(browser)))
        google.status = 500
        for after_s in (3_700, 86_000):
            with time_machine.travel(time.time() + after_s, tick=False):
                assert sign_in_with(browser, google.token(nonce_for(browser))).status_code == 200
        with time_machine.travel(time.time() + 91_000, tick=False):
            answer = sign_in_with(browser, google.token(nonce_for(browser)))

        assert refused(answer) == (503, "service.unavailable")

    @pytest.mark.parametrize(
        "trouble",
        [
            {"status": 500},
            {"status": 302, "headers": {"Location": "/certs"}},
            {"body": b"<html>"},
            {"body": b"[]"},
            {"body": b'{"keys": []}'},
            {"body": b'{"keys": [{"kty": "oct", "k": "c2VjcmV0", "kid": "first"}]}'},
            {"body": b'{"keys": [{"kty": "RSA", "kid": "first"}]}'},
            {"body": b" " * 100_000},
        ],
    )
    def test_without_any_keys_nobody_signs_in_and_google_is_asked_twice_a_minute(self, browser, google, trouble):
        for name, value in trouble.items():
            setattr(google, name, value)

        got = [refused(sign_in_with(browser, google.token(nonce_for(browser)))) for _ in range(3)]

        assert got == [(503, "service.unavailable")] * 3
        assert (google.asked, User.objects.count()) == (1, 0)

    def test_an_endpoint_that_is_away_is_the_same(self, browser, google, settings):
        settings.GOOGLE_KEYS_URL = "http://127.0.0.1:1/certs"

        assert refused(sign_in_with(browser, google.token(nonce_for(browser)))) == (503, "service.unavailable")
