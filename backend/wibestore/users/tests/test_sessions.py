"""Refreshing: rotation, grace, replay, age, and ten at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.users import services
from wibestore.users.errors import SessionRevoked, UserBlocked
from wibestore.users.models import RefreshToken, SessionFamily, User
from wibestore.users.tasks import sessions_cleanup
from wibestore.users.tests.conftest import REFRESH, REGISTER

VISITOR = Actor.visitor()
PAST_GRACE = timedelta(seconds=6)


@pytest.mark.django_db
def test_refresh_rotates_the_token(browser, buyer):
    browser.login("buyer")
    first = browser.refresh_cookie

    answer = browser.refresh()

    assert answer.status_code == 200
    assert answer.json()["user"]["username"] == "buyer"
    assert browser.refresh_cookie != first
    assert browser.me().status_code == 200
    assert RefreshToken.objects.filter(used_at=None).count() == 1
    assert RefreshToken.objects.count() == 2


@pytest.mark.django_db
def test_only_hashes_are_stored(buyer):
    token = services.session_start(user_id=buyer.id, actor=VISITOR).refresh

    successor = services.session_refresh(refresh_token=token, actor=VISITOR).refresh

    stored = set(RefreshToken.objects.values_list("token_hash", flat=True))
    assert len(stored) == 2
    assert not stored & {token, successor}
    assert len(token) >= 43


@pytest.mark.django_db
def test_the_same_successor_is_given_again_within_the_grace(buyer):
    token = services.session_start(user_id=buyer.id, actor=VISITOR).refresh

    first = services.session_refresh(refresh_token=token, actor=VISITOR)
    again = services.session_refresh(refresh_token=token, actor=VISITOR)

    assert again.refresh == first.refresh
    assert RefreshToken.objects.count() == 2
    assert SessionFamily.objects.get().ended_at is None


@pytest.mark.django_db
def test_a_replay_after_the_grace_ends_the_whole_family(browser, buyer, caplog):
    browser.login("buyer")
    stolen = browser.refresh_cookie
    browser.refresh()
    successor = browser.refresh_cookie

    with clock.travel(PAST_GRACE):
        replay = browser.refresh(stolen)

    assert (replay.status_code, replay.json()["code"]) == (401, "session.revoked")
    session = SessionFamily.objects.get()
    assert (session.end_reason, session.ended_at is None) == ("token_reused", False)
    assert browser.me().json()["code"] == "session.revoked"
    assert browser.refresh(successor).json()["code"] == "session.revoked"
    assert [record.message for record in caplog.records if record.levelname == "WARNING"] == [
        "A refresh token was replayed: its session ends"
    ]
    assert stolen not in caplog.text


@pytest.mark.django_db
def test_a_replay_leaves_the_users_other_sessions_alone(buyer):
    here = services.session_start(user_id=buyer.id, actor=VISITOR)
    there = services.session_start(user_id=buyer.id, actor=VISITOR)
    services.session_refresh(refresh_token=here.refresh, actor=VISITOR)

    with clock.travel(PAST_GRACE), pytest.raises(SessionRevoked):
        services.session_refresh(refresh_token=here.refresh, actor=VISITOR)

    assert services.session_refresh(refresh_token=there.refresh, actor=VISITOR).user_id == buyer.id


@pytest.mark.django_db
def test_a_session_ends_after_seven_idle_days(buyer):
    token = services.session_start(user_id=buyer.id, actor=VISITOR).refresh

    with clock.travel(timedelta(days=7, seconds=1)), pytest.raises(SessionRevoked):
        services.session_refresh(refresh_token=token, actor=VISITOR)

    assert SessionFamily.objects.get().end_reason == "expired"


@pytest.mark.django_db
def test_a_used_session_ends_after_thirty_days(buyer):
    token = services.session_start(user_id=buyer.id, actor=VISITOR).refresh
    for day in (6, 12, 18, 24, 29):
        with clock.travel(timedelta(days=day)):
            tokens = services.session_refresh(refresh_token=token, actor=VISITOR)
            token = tokens.refresh
    assert 86_000 < tokens.refresh_expires_in_s <= 86_400

    with clock.travel(timedelta(days=30, seconds=1)), pytest.raises(SessionRevoked):
        services.session_refresh(refresh_token=token, actor=VISITOR)


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "x", "a" * 10_000, "ключ".encode().decode("latin-1"), "' or 1=1 --", "\x00"])
def test_unknown_tokens_are_refused(browser, buyer, token):
    browser.login("buyer")

    answer = browser.refresh(token)

    assert (answer.status_code, answer.json()["code"]) == (401, "auth.token_invalid")
    assert SessionFamily.objects.get().ended_at is None


@pytest.mark.django_db
def test_an_access_token_is_no_refresh_token(browser, buyer):
    browser.login("buyer")

    assert browser.refresh(browser.access).json()["code"] == "auth.token_invalid"


@pytest.mark.django_db(transaction=True)
def test_ten_parallel_refreshes_give_one_successor(new_browser, buyer):
    browser = new_browser()
    browser.login("buyer")
    token, csrf_cookie = browser.refresh_cookie, browser.client.cookies
    gate = threading.Barrier(10)

    def tab(_: int) -> tuple[int, str]:
        other = type(browser)()
        other.csrf = browser.csrf
        for name, morsel in csrf_cookie.items():
            other.client.cookies[name] = morsel.value
        gate.wait(10)
        try:
            answer = other.send(REFRESH)
            return answer.status_code, other.refresh_cookie
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(tab, range(10)))

    assert {status for status, _ in answers} == {200}
    assert len({refresh for _, refresh in answers}) == 1
    assert token not in {refresh for _, refresh in answers}
    assert RefreshToken.objects.count() == 2
    assert SessionFamily.objects.get().ended_at is None
    assert browser.refresh(answers[0][1]).status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("email", "username", "code"),
    [
        ("same@example.uz Same@Example.uz", "adam boris clara doris emil fatima gulya hasan", "user.email_taken"),
        ("a@b.uz c@d.uz e@f.uz g@h.uz i@j.uz k@l.uz m@n.uz o@p.uz", "wolf Wolf w0lf", "user.username_taken"),
    ],
)
def test_parallel_registrations_of_one_name_make_one_user(new_browser, email, username, code):
    emails, usernames = email.split(), username.split()
    gate = threading.Barrier(8)

    def visitor(number: int) -> tuple[int, str]:
        browser = new_browser()
        body = {
            "email": emails[number % len(emails)],
            "password": "bahor 2031 yomgʻir",
            "username": usernames[number % len(usernames)],
        }
        gate.wait(10)
        try:
            answer = browser.send(REGISTER, body)
            return answer.status_code, answer.json().get("code", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(visitor, range(8)))

    assert sorted(answers) == [(201, ""), *[(409, code)] * 7]
    assert User.objects.count() == SessionFamily.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_block_while_tabs_refresh_ends_the_session(buyer):
    token = services.session_start(user_id=buyer.id, actor=VISITOR).refresh
    gate = threading.Barrier(6)

    def tab(number: int) -> set[str]:
        gate.wait(10)
        try:
            if number == 0:
                services.user_block(user_id=buyer.id, actor=Actor.system("test"), reason="fraud")
                return set()
            return refresh_until_blocked(token)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        seen = set().union(*pool.map(tab, range(6)))

    assert seen - {"refreshed", "session.revoked"} == {"user.blocked"}
    assert SessionFamily.objects.get().end_reason == "blocked"


def refresh_until_blocked(token: str) -> set[str]:
    """Refresh as a tab does, and return what was answered on the way."""
    seen: set[str] = set()
    for _ in range(1_000):
        try:
            token = services.session_refresh(refresh_token=token, actor=VISITOR).refresh
            seen.add("refreshed")
        except SessionRevoked as refusal:
            seen.add(refusal.code)
        except UserBlocked as refusal:
            return seen | {refusal.code}
    return seen


@pytest.mark.django_db
def test_cleanup_forgets_only_what_nobody_can_use(buyer):
    ended = services.session_start(user_id=buyer.id, actor=VISITOR)
    services.session_end(refresh_token=ended.refresh)
    with clock.travel(timedelta(days=10)):
        services.session_start(user_id=buyer.id, actor=VISITOR)
        assert sessions_cleanup(extra="ignored") == 1

    assert SessionFamily.objects.get().ended_at is None
    assert RefreshToken.objects.count() == 1
    assert sessions_cleanup() == 0
