"""The emergency admin: who comes in, how long, what is shown there, what can be changed, and what it leaves behind."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin import site
from django.db import connection
from django.test import Client

from config.emergency.shown import SHOWN
from wibestore.audit import selectors as audit
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.moderation.factories import report_open
from wibestore.orders.factories import order_disputed
from wibestore.payments.factories import deposit_succeeded
from wibestore.payments.selectors import method_get_usable
from wibestore.users import services as users
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.tests.codes import code_of, two_factor_on

pytestmark = pytest.mark.django_db
DOOR = f"/{settings.DJANGO_ADMIN_PATH}/"
LOGIN = f"{DOOR}login/"
SessionFamily, User = apps.get_model("users", "SessionFamily"), apps.get_model("users", "User")
ReasonTemplate = apps.get_model("moderation", "ReasonTemplate")
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
# Nobody needs these in an emergency, and whoever steals a session here must not get them.
NEVER = {
    *("vault.CredentialSet", "vault.CredentialReveal", "vault.SealedSecret", "chat.Message", "chat.Conversation"),
    *("users.SessionFamily", "users.RefreshToken", "users.EmailToken", "users.RecoveryCode", "users.KnownDevice"),
    *("payments.PayoutCard", "payments.ProviderPassword", "payments.ProviderCall", "core.IdempotencyRecord"),
}


@pytest.fixture
def root(db):
    return user_create(username="root", is_staff=True, is_superuser=True)


@pytest.fixture
def seed(root):
    """Turn the second factor of the superuser on and return its seed."""
    return two_factor_on(root)[0]


def tried(client, *, email="root@example.uz", password=PASSWORD, code="000000", **more):
    return client.post(LOGIN, {"email": email, "password": password, "code": code, **more})


@pytest.fixture
def inside(seed):
    """Return the browser of a superuser who has come in."""
    client = Client()
    assert tried(client, code=code_of(seed)).status_code == 302
    return client


def address(label, pk=""):
    path = f"{DOOR}{label.lower().replace('.', '/')}/"
    return f"{path}{pk}/change/" if pk else path


class TestComingIn:
    def test_password_and_code_of_a_superuser_open_it_for_fifteen_minutes(self, root, seed):
        client = Client()
        assert client.get(DOOR).headers["Location"].startswith(LOGIN)

        answer = tried(client, code=code_of(seed), next=f"{DOOR}orders/order/")

        assert answer.headers["Location"] == f"{DOOR}orders/order/"
        assert client.get(DOOR).status_code == 200
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (DOOR, True, "Strict")
        assert settings.SESSION_COOKIE_AGE == settings.ACCESS_TOKEN_LIFETIME.total_seconds() == 900
        lines = audit.audit_list(target="user", target_id=root.id)
        assert [line.action for line in lines if line.action == "emergency.entered"] == ["emergency.entered"]

    @pytest.mark.parametrize("wrong", [{"password": "wrong words"}, {"code": "000000"}, {"email": "nobody@example.uz"}])
    def test_one_wrong_thing_keeps_it_shut_and_says_no_more(self, seed, wrong):
        client = Client()

        answer = tried(client, **{"code": code_of(seed), **wrong})

        assert answer.status_code == 403
        assert "These do not open the door" in answer.content.decode()
        assert client.get(DOOR).status_code == 302
        assert not SessionFamily.objects.exists()

    @pytest.mark.parametrize("role", ["moderator", "finance", "admin", ""])
    def test_no_other_role_comes_in_and_no_session_stays(self, role):
        person = user_create(username="somebody", staff_role=role)
        seed, _ = two_factor_on(person)
        client = Client()

        answer = tried(client, email="somebody@example.uz", code=code_of(seed))

        assert answer.status_code == 403
        assert client.get(DOOR).status_code == 302
        assert not SessionFamily.objects.filter(ended_at=None).exists()

    def test_a_superuser_without_a_second_factor_does_not_come_in(self, root):
        client = Client()

        assert tried(client).status_code == 403
        assert client.get(DOOR).status_code == 302
        assert not SessionFamily.objects.filter(ended_at=None).exists()

    def test_the_lock_against_guessing_holds_here_too(self, seed, settings):
        settings.LOCK_AFTER, settings.LOCK_IP_AFTER = 3, 1_000
        client = Client()
        for _ in range(3):
            tried(client, password="wrong words")

        assert tried(client, code=code_of(seed)).status_code == 403
        assert not SessionFamily.objects.exists()

    def test_so_many_tries_a_minute(self, seed, settings):
        settings.RATE_LIMIT_AUTH = "2/minute"
        client = Client()
        for _ in range(2):
            tried(client, password="wrong words")

        assert tried(client, code=code_of(seed)).status_code == 403

    def test_another_site_cannot_post_and_none_is_led_away(self, seed):
        client = Client(enforce_csrf_checks=True)
        assert tried(client, code=code_of(seed)).status_code == 403
        assert not SessionFamily.objects.exists()

        answer = tried(Client(), code=code_of(seed), next="https://example.com/")
        assert answer.headers["Location"] == DOOR


class TestStaying:
    def test_whatever_ends_the_session_shuts_the_door(self, root, inside):
        assert inside.get(DOOR).status_code == 200
        users.sessions_end_own(actor=Actor.user(root.id), keep_current=False)

        assert inside.get(DOOR).status_code == 302

    @pytest.mark.parametrize(
        "change",
        [{"is_blocked": True, "blocked_at": LONG_AGO}, {"is_superuser": False}, {"totp_enabled_at": None}],
        ids=str,
    )
    def test_a_right_that_is_gone_is_gone_at_once(self, root, inside, change):
        User.objects.filter(id=root.id).update(**change)

        assert inside.get(DOOR).status_code == 302

    def test_rights_that_ran_out_shut_it(self, inside, settings):
        settings.STAFF_RIGHTS_FOR = timedelta(hours=12)
        assert inside.get(DOOR).status_code == 200

        with clock.travel(timedelta(hours=12, minutes=1)):
            assert inside.get(DOOR).status_code == 302

    def test_leaving_ends_the_session_of_the_shop_too(self, inside):
        kept = inside.cookies[settings.SESSION_COOKIE_NAME].value

        assert inside.get(f"{DOOR}logout/").status_code == 405
        assert inside.post(f"{DOOR}logout/").status_code == 302
        assert not SessionFamily.objects.filter(ended_at=None).exists()
        inside.cookies[settings.SESSION_COOKIE_NAME] = kept
        assert inside.get(DOOR).status_code == 302


class TestPages:
    def test_only_what_is_listed_is_shown_and_nothing_secret_is_listed(self):
        registered = {model._meta.label for model in site._registry}

        assert registered == set(SHOWN)
        assert not registered & NEVER
        assert all(apps.get_model(label) for label in NEVER)
        assert "params" in SHOWN["letters.Letter"]
        assert "password" in SHOWN["users.User"]
        assert "excerpt" in SHOWN["moderation.Report"]

    @pytest.mark.parametrize("label", sorted(SHOWN))
    def test_every_list_and_row_can_be_read_and_not_changed(self, label, inside, buyer, seller):
        order_disputed(buyer, seller)
        deposit_succeeded(buyer.id, 50_000)
        report_open(buyer, seller.id)

        assert inside.get(address(label)).status_code == 200
        assert inside.get(f"{address(label)}add/").status_code == 403
        row = apps.get_model(label).objects.order_by("pk").first()
        if row is None:
            return
        page = inside.get(address(label, row.pk))
        assert page.status_code == 200
        names = set(re.findall(r'name="(\w+)"', page.content.decode()))
        free = {"payments.PaymentMethod": {"is_enabled", "reason"}}
        free["moderation.ReasonTemplate"] = {"text", "position", "is_active"}
        own = {field.name for field in row._meta.concrete_fields} | {"reason"}
        assert names & own == free.get(label, set())
        assert inside.post(f"{address(label, row.pk)[:-7]}delete/", {"post": "yes"}).status_code == 403
        assert inside.get(f"{address(label, row.pk)[:-7]}history/").status_code == 404

    def test_a_password_is_never_on_the_page_of_a_user(self, inside, buyer):
        page = inside.get(address("users.User", buyer.id)).content.decode()

        assert "argon2" not in page
        assert inside.get(f"{DOOR}password_change/").status_code == 404

    def test_a_way_to_pay_is_switched_off_with_its_reason_on_record(self, root, inside):
        body = {"reason": "The provider is down since noon"}

        assert inside.post(address("payments.PaymentMethod", "sandbox"), body).status_code == 302

        assert apps.get_model("payments", "PaymentMethod").objects.get(code="sandbox").is_enabled is False
        (line,) = audit.audit_list(target="payment_method", target_id="sandbox")
        assert (line.action, line.actor_id) == ("payment_method.changed", root.id)
        assert line.details["reason"] == body["reason"]

    def test_without_a_reason_nothing_is_switched(self, inside):
        answer = inside.post(address("payments.PaymentMethod", "sandbox"), {"min_amount": "1"})

        assert answer.status_code == 200
        assert method_get_usable("sandbox").min_amount > 1

    def test_a_ready_reason_is_changed_in_three_languages_or_not_at_all(self, inside):
        row = ReasonTemplate.objects.order_by("code").first()
        wrong = {"text": '{"uz": "Salom"}', "position": "3", "is_active": "on"}
        right = wrong | {"text": '{"uz": "Salom", "ru": "Привет", "en": "Hello"}'}

        assert inside.post(address("moderation.ReasonTemplate", row.pk), wrong).status_code == 200
        row.refresh_from_db()
        assert "Hello" not in str(row.text)
        assert inside.post(address("moderation.ReasonTemplate", row.pk), right).status_code == 302
        row.refresh_from_db()
        assert (row.text["en"], row.position) == ("Hello", 3)

    def test_pages_run_no_script_but_the_frameworks_own(self, inside):
        answer = inside.get(DOOR)

        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "trusted-types" not in policy
        assert "google" not in policy
        assert "no-store" in answer.headers["Cache-Control"]
        style = re.search(r'href="([^"]+/base\.css)"', answer.content.decode())[1]
        assert style.startswith(DOOR)
        assert Client().get(style).status_code == 200

    def test_the_shop_itself_has_none_of_it(self, inside):
        answer = inside.get("/")

        assert "require-trusted-types-for" in answer.headers["Content-Security-Policy"]
        assert settings.SESSION_COOKIE_NAME not in answer.cookies
        assert not hasattr(answer.wsgi_request, "session")

    def test_the_frameworks_journal_has_no_table_and_nobody_misses_it(self):
        assert "django_admin_log" not in connection.introspection.table_names()
        person = user_create(username="passer_by")

        User.objects.filter(id=person.id).delete()
