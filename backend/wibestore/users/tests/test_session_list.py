"""Where somebody is signed in: the list, ending one and all, how many there are, and new devices."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.models import OutboxMessage
from wibestore.core.tests.race import run_together
from wibestore.users import services
from wibestore.users.models import KnownDevice, SessionFamily
from wibestore.users.services import devices
from wibestore.users.tests.conftest import ME, REGISTER

AuditRecord = apps.get_model("audit", "AuditRecord")
Letter = apps.get_model("letters", "Letter")

pytestmark = pytest.mark.django_db

LIST = "/api/v1/auth/sessions/"
END_ALL = f"{LIST}end-all/"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Mobile Safari/537.36"
)
COMPUTER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0"


def started(user, *, user_agent="", ip="", device=""):
    return services.session_start(
        user_id=user.id, actor=Actor.visitor(ip=ip, user_agent=user_agent), device=device
    ).access


def ask(client, access, method="get", path=LIST, body=None):
    headers = {"Authorization": f"Bearer {access}"}
    return getattr(client, method)(path, body or {}, headers=headers, content_type="application/json")


def told(topic):
    return list(OutboxMessage.objects.filter(topic=topic).values_list("payload", flat=True))


class TestList:
    def test_each_session_says_what_where_and_when(self, client, buyer, settings, tmp_path):
        places = tmp_path / "places.csv"
        places.write_text("213.230.64.0/18,Tashkent\n2a05:d018::/32,Samarqand\n")
        settings.IP_PLACES_FILE = str(places)
        started(buyer, user_agent=PHONE, ip="213.230.70.45")
        with clock.travel(timedelta(minutes=1)):
            access = started(buyer, user_agent=COMPUTER, ip="2a05:d018:1:2::9")

        rows = ask(client, access).json()["results"]

        shown = [
            {name: row[name] for name in ("browser", "system", "kind", "place", "ip", "is_current")} for row in rows
        ]
        assert shown == [
            {
                "browser": "Firefox",
                "system": "Windows",
                "kind": "computer",
                "place": "Samarqand",
                "ip": "2a05:d018:1::",
                "is_current": True,
            },
            {
                "browser": "Chrome",
                "system": "Android",
                "kind": "phone",
                "place": "Tashkent",
                "ip": "213.230.70.0",
                "is_current": False,
            },
        ]

    @pytest.mark.parametrize("user_agent", ["", "curl", "x" * 300, "\x00Mozilla", "(((((((((("])
    def test_a_browser_that_says_nothing_is_something_else(self, user_agent):
        named = devices.device_named(user_agent)

        assert named.kind == "other"

    def test_ended_old_and_foreign_sessions_are_not_in_it(self, client, buyer, stranger):
        started(stranger)
        with clock.travel(-timedelta(days=8)):
            started(buyer)
        ended = started(buyer)
        ask(client, ended, "post", END_ALL, {"keep_current": False})
        access = started(buyer)

        rows = ask(client, access).json()["results"]

        assert [row["is_current"] for row in rows] == [True]

    def test_it_costs_as_many_queries_for_one_as_for_ten(self, client, buyer):
        access = started(buyer)
        with CaptureQueriesContext(
            connection,
        ) as one:
            ask(client, access)
        for _ in range(9):
            started(buyer)
        with CaptureQueriesContext(connection) as ten:
            answer = ask(client, access)

        assert len(answer.json()["results"]) == 10
        assert len(one) == len(ten) == 3


class TestEnding:
    def test_one_session_ends_and_its_token_with_it(self, client, buyer):
        other, access = started(buyer), started(buyer)
        session = SessionFamily.objects.order_by("created_at").first()

        answer = ask(client, access, "delete", f"{LIST}{session.id}/")

        assert (answer.status_code, answer.content) == (204, b"")
        session.refresh_from_db()
        assert session.end_reason == "ended_by_user"
        assert ask(client, other).json()["code"] == "session.revoked"
        assert ask(client, access).status_code == 200
        assert AuditRecord.objects.get(action="session.ended").target_id == str(session.id)

    def test_sessions_of_others_are_not_there(self, client, buyer, stranger):
        victim, access = started(buyer), started(stranger)
        session = SessionFamily.objects.get(user_id=buyer.id)

        got = [ask(client, access, "delete", f"{LIST}{which}/") for which in (session.id, uuid7())]

        assert [(one.status_code, one.json()["code"]) for one in got] == [(404, "session.not_found")] * 2
        assert ask(client, victim).status_code == 200
        assert AuditRecord.objects.count() == 0

    def test_ending_twice_finds_nothing_the_second_time(self, client, buyer):
        started(buyer)
        session = SessionFamily.objects.get()
        access = started(buyer)

        got = [ask(client, access, "delete", f"{LIST}{session.id}/").status_code for _ in range(2)]

        assert got == [204, 404]

    def test_ending_the_own_one_takes_its_cookie(self, browser, buyer):
        browser.login("buyer")
        session = SessionFamily.objects.get()

        answer = ask(browser.client, browser.access, "delete", f"{LIST}{session.id}/")

        assert answer.status_code == 204
        assert browser.refresh_cookie == ""

    @pytest.mark.parametrize(("keep", "count", "status"), [(True, 2, 200), (False, 3, 401)])
    def test_all_end_or_all_but_this_one(self, client, buyer, stranger, keep, count, status):
        foreign = started(stranger)
        others, access = [started(buyer), started(buyer)], started(buyer)

        answer = ask(client, access, "post", END_ALL, {"keep_current": keep})

        assert answer.json() == {"ended_count": count}
        assert [ask(client, one, path=ME).status_code for one in others] == [401, 401]
        assert ask(client, access, path=ME).status_code == status
        assert ask(client, foreign, path=ME).status_code == 200


class TestMax:
    def test_the_eleventh_ends_the_one_used_longest_ago(self, client, buyer, settings):
        settings.SESSIONS_MAX = 10
        accesses = []
        for at in range(11):
            with clock.travel(timedelta(seconds=at)):
                accesses.append(started(buyer))

        got = [ask(client, access, path=ME).status_code for access in accesses]

        assert got == [401] + [200] * 10
        assert [one.end_reason for one in SessionFamily.objects.exclude(end_reason="")] == ["too_many"]

    @pytest.mark.django_db(transaction=True)
    def test_of_twelve_that_start_at_once_so_many_stay(self, buyer, settings):
        settings.SESSIONS_MAX = 5

        got = run_together([lambda: started(buyer, device="one browser")] * 12)

        assert all(isinstance(one, str) for one in got)
        assert SessionFamily.objects.filter(ended_at=None).count() == 5
        assert SessionFamily.objects.filter(end_reason="too_many").count() == 7
        assert KnownDevice.objects.count() == 1
        assert sum(fact["is_new_device"] for fact in told("session.started")) == 0

    def test_those_of_others_do_not_count(self, client, buyer, stranger, settings):
        settings.SESSIONS_MAX = 1
        access = started(buyer)
        started(stranger)

        assert ask(client, access, path=ME).status_code == 200


class TestDevices:
    def test_a_new_device_is_told_of_once(self, browser, new_browser, buyer):
        browser.login("buyer")
        phone = new_browser()
        phone.login("buyer")
        phone.login("buyer")

        facts = told("session.started")

        assert [fact["is_new_device"] for fact in facts] == [False, True, False]
        assert {fact["user_id"] for fact in facts} == {str(buyer.id)}
        letter = Letter.objects.get(template="new_login")
        assert (letter.to_address, letter.user_id, letter.language) == ("buyer@example.uz", buyer.id, "uz")
        assert set(letter.params) == {"browser", "system", "place", "ip", "at"}
        assert letter.params["ip"] == "127.0.0.0"
        assert KnownDevice.objects.count() == 2

    def test_a_newcomers_first_device_is_not_told_of(self, browser):
        browser.send(REGISTER, {"email": "new@example.uz", "password": "korzinka-Tulpor-27", "username": "newcomer"})

        assert [fact["is_new_device"] for fact in told("session.started")] == [False]
        assert not Letter.objects.filter(template="new_login").exists()

    def test_the_cookie_is_kept_and_nobody_else_reads_it(self, browser, buyer):
        answer = browser.login("buyer")

        cookie = answer.cookies["device"]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
        assert not KnownDevice.objects.filter(token_hash=cookie.value).exists()
        assert KnownDevice.objects.get().token_hash == devices.device_hash(cookie.value)
        again = browser.login("buyer")
        assert again.cookies["device"].value == cookie.value

    def test_the_cookie_of_one_is_a_new_device_for_another(self, browser, new_browser, buyer, stranger):
        new_browser().login("stranger")
        browser.login("buyer")
        browser.login("stranger")

        assert [fact["is_new_device"] for fact in told("session.started")] == [False, False, True]

    def test_a_cookie_that_is_too_long_is_replaced(self, browser, buyer):
        browser.client.cookies["device"] = "x" * 65

        answer = browser.login("buyer")

        assert len(answer.cookies["device"].value) == 43

    def test_a_failed_sign_in_keeps_no_device(self, browser, buyer):
        browser.login("buyer", "wrong words")

        assert KnownDevice.objects.count() == 0
        assert Letter.objects.count() == 0
        assert told("session.started") == []

    def test_so_many_devices_are_kept(self, buyer, monkeypatch):
        monkeypatch.setattr(devices, "DEVICES_MAX", 3)
        for at in range(5):
            with clock.travel(timedelta(seconds=at)):
                started(buyer, device=f"device {at}")

        kept = set(KnownDevice.objects.values_list("token_hash", flat=True))
        assert kept == {devices.device_hash(f"device {at}") for at in (2, 3, 4)}


def test_a_replay_is_told_of_by_letter_fact_and_audit(browser, buyer):
    browser.login("buyer")
    stolen = browser.refresh_cookie
    browser.refresh()
    with clock.travel(timedelta(seconds=6)):
        browser.refresh(stolen)
        browser.refresh(stolen)

    session = SessionFamily.objects.get()
    assert told("session.reused") == [{"user_id": str(buyer.id), "session_id": str(session.id)}]
    assert Letter.objects.filter(template="sessions_warning").count() == 1
    record = AuditRecord.objects.get(action="session.reused")
    assert (record.target_id, record.details) == (str(session.id), {"user_id": str(buyer.id)})
    assert stolen not in str(Letter.objects.values())


def test_a_sign_in_is_in_the_audit(browser, buyer):
    browser.login("buyer", "wrong words")
    browser.login("buyer")

    assert list(AuditRecord.objects.values_list("action", "target_id", "details")) == [
        ("user.signed_in", str(buyer.id), {"way": "password"})
    ]
