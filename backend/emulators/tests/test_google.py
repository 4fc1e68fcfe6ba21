"""The played Google: its popup tells the shop's pages alone, and what it signs signs people in."""

import html
import re

import pytest
from django.test import Client

from wibestore.users.models import User
from wibestore.users.services import google_tokens

pytestmark = pytest.mark.django_db

POPUP = "/emulators/google/popup/"
API = "/api/v1/auth/google/"


@pytest.fixture
def browser(settings, monkeypatch):
    """A browser; the shop reads Google's keys in its own process, as nobody listens at its address here."""
    browser = Client()
    google_tokens.keys.forget()

    def fetched(url):
        answer = browser.get(url.removeprefix(settings.PUBLIC_URL))
        return answer.content, answer["Cache-Control"]

    monkeypatch.setattr(google_tokens, "_fetched", fetched)
    yield browser
    google_tokens.keys.forget()


def asked(browser, **changes):
    config = browser.get(f"{API}config/").json()
    assert config["stand_in_url"] == "http://testserver/emulators/google/popup/"
    query = {"client_id": config["client_id"], "nonce": config["nonce"], "origin": "http://testserver"}
    return {name: value for name, value in {**query, **changes}.items() if value}


def pressed(browser, query, act="sign_in", **fields):
    shown = browser.get(POPUP, query)
    form = html.unescape(re.search(r'name="form" value="([^"]+)"', shown.content.decode())[1])
    body = {"form": form, "act": act, "email": "aziza@gmail.example", "name": "Aziza", **fields}
    return browser.post(POPUP + "?" + "&".join(f"{name}={value}" for name, value in query.items()), body)


def credential(answer):
    return re.search(r'data-credential="([^"]*)"', answer.content.decode())[1]


def signed_in(browser, answer):
    return browser.post(API, {"credential": credential(answer)}, "application/json")


def test_what_it_signs_makes_an_account_and_signs_in_again(browser):
    first = pressed(browser, asked(browser))
    assert 'data-origin="http://testserver"' in first.content.decode()
    assert signed_in(browser, first).status_code == 201

    again = signed_in(browser, pressed(browser, asked(browser)))

    assert again.status_code == 200
    assert User.objects.get().email == "aziza@gmail.example"


@pytest.mark.parametrize("act", ["unverified", "stranger", "expired"])
def test_its_faults_are_refused(browser, act):
    answer = signed_in(browser, pressed(browser, asked(browser), act))

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.google_invalid")
    assert User.objects.count() == 0


def test_another_account_with_the_same_email_takes_nothing_over(browser):
    signed_in(browser, pressed(browser, asked(browser)))

    answer = signed_in(browser, pressed(browser, asked(browser), "another"))

    assert (answer.status_code, answer.json()["code"]) == (409, "auth.google_link_required")


def test_cancelling_tells_nothing(browser):
    assert credential(pressed(browser, asked(browser), "cancel")) == ""


@pytest.mark.parametrize("email", ["", "no e-mail", '"><script>alert(1)</script>@x.uz'])
def test_what_is_no_email_is_asked_again(browser, email):
    answer = pressed(browser, asked(browser), email=email)

    assert answer.status_code == 200
    assert "data-credential" not in answer.content.decode()
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize(
    "change",
    [{"origin": "https://evil.uz"}, {"origin": ""}, {"client_id": "other"}, {"nonce": ""}, {"nonce": "x" * 200}],
)
def test_nobody_but_the_shop_opens_it(browser, change):
    answer = browser.get(POPUP, asked(browser, **change))

    assert answer.status_code == 400
    assert 'name="act"' not in answer.content.decode()


def test_only_its_own_form_is_taken(browser):
    query = asked(browser)

    answer = browser.post(f"{POPUP}?nonce={query['nonce']}&client_id={query['client_id']}&origin={query['origin']}")

    assert "data-credential" not in answer.content.decode()


def test_the_window_runs_one_file_and_keeps_its_opener(browser):
    answer = pressed(browser, asked(browser))

    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["Cross-Origin-Opener-Policy"] == "unsafe-none"
    script = browser.get("/emulators/google/popup.js")
    assert (script.status_code, script["Content-Type"]) == (200, "text/javascript")
    assert "postMessage" in script.content.decode()
