"""What prepares the database for a version: once, in its order, and safe to repeat."""

import io
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from wibestore.core.management.commands import release
from wibestore.core.rights import append_only_tables, rights_take
from wibestore.users.models import User

APP = "wibestore_app"
EMAIL = "first@wibestore.uz"
GOOD = "Tulpor-korzinka-27-chorsu"


@pytest.fixture
def other() -> Iterator[BaseDatabaseWrapper]:
    """Be another session of the database."""
    session = connection.copy()
    yield session
    session.close()


def ensured(monkeypatch, **variables: str) -> str:
    for name in ("EMAIL", "USERNAME", "PASSWORD"):
        monkeypatch.setenv(f"DJANGO_SUPERUSER_{name}", variables.get(name.lower(), ""))
    said = io.StringIO()
    call_command("superuser_ensure", stdout=said)
    return said.getvalue()


@pytest.mark.django_db
class TestAdministrator:
    def test_they_are_made_once_and_keep_their_password(self, monkeypatch):
        first = ensured(monkeypatch, email=EMAIL, username="first", password=GOOD)
        second = ensured(monkeypatch, email=EMAIL.upper(), username="first", password="another-long-word-5")

        user = User.objects.get(email=EMAIL)
        assert (user.is_superuser, user.staff_role, user.is_email_verified) == (True, "admin", True)
        assert user.check_password(GOOD)
        assert ("was made" in first, "is there" in second) == (True, True)
        assert GOOD not in first

    def test_without_an_address_nobody_is_made(self, monkeypatch):
        assert ensured(monkeypatch, password=GOOD) == ""
        assert not User.objects.exists()

    @pytest.mark.parametrize(
        ("username", "password", "said"),
        [
            ("", GOOD, "USERNAME"),
            ("first", "", "14 characters"),
            ("first", "korzinka-1234", "14 characters"),
            ("first", "12345678901234567", "PASSWORD"),
        ],
    )
    def test_a_half_or_an_easy_password_stops_the_release(self, monkeypatch, username, password, said):
        with pytest.raises(CommandError, match=said) as refusal:
            ensured(monkeypatch, email=EMAIL, username=username, password=password)

        assert not password or password not in str(refusal.value)
        assert not User.objects.exists()


@pytest.mark.django_db
class TestRights:
    def test_they_are_taken_once_and_for_all(self):
        with connection.cursor() as cursor:
            # Who runs the tests may make no roles: this one is every shop's (tools/shop/roles.py).
            cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP}")

            counts = [rights_take(APP) for _ in range(2)]

            cursor.execute("SELECT has_table_privilege(%s, 'ledger_posting', 'UPDATE, DELETE, TRUNCATE')", [APP])
            assert cursor.fetchone() == (False,)
            cursor.execute("SELECT has_table_privilege(%s, 'orders_order', 'UPDATE')", [APP])
            assert cursor.fetchone() == (True,)
        assert counts == [len(append_only_tables())] * 2

    def test_without_the_role_there_is_nothing_to_take(self):
        assert rights_take("nobody_at_all") == 0


@pytest.mark.django_db(transaction=True)
class TestMigrating:
    def test_one_process_migrates_at_a_time(self, other):
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [release.LOCK])
            with pytest.raises(CommandError, match="Another process"), release.alone(wait_s=0):
                pytest.fail("two of them")
            cursor.execute("SELECT pg_advisory_unlock(%s)", [release.LOCK])

        with release.alone(wait_s=0):
            pass
        with release.alone(wait_s=0):
            pass

    def test_a_busy_table_is_asked_for_again(self, other, settings):
        settings.MIGRATION_TIMEOUTS_MS = {"lock": 100, "statement": 10_000}
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("LOCK TABLE django_migrations IN ACCESS EXCLUSIVE MODE")
        said, pauses = [], []

        def let_go(pause_s: float) -> None:
            pauses.append(pause_s)
            if len(pauses) == 2:
                other.rollback()

        release.patiently(lambda: call_command("migrate", verbosity=0), said=said.append, pause=let_go)

        assert pauses == [2, 4]
        assert len(said) == 2

    def test_after_five_times_it_gives_up(self):
        pauses, tries = [], []

        def busy() -> None:
            tries.append(1)
            with connection.cursor() as cursor:
                cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'busy' USING ERRCODE = '55P03'; END $$")

        with pytest.raises(OperationalError, match="busy"):
            release.patiently(busy, said=lambda _: None, pause=pauses.append)

        assert (len(tries), pauses) == (5, [2, 4, 8, 16])

    def test_another_failure_is_not_tried_again(self):
        def broken() -> None:
            with connection.cursor() as cursor:
                cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'gone' USING ERRCODE = '57014'; END $$")

        with pytest.raises(OperationalError, match="gone"):
            release.patiently(broken, said=lambda _: None, pause=lambda _: pytest.fail("tried again"))


@pytest.mark.django_db(transaction=True)
def test_a_release_may_be_repeated_and_leaves_the_connection_as_it_was(settings, monkeypatch):
    settings.DEMO = False
    monkeypatch.delenv("DJANGO_SUPERUSER_EMAIL", raising=False)
    before = connection.settings_dict

    for _ in range(2):
        said = io.StringIO()
        call_command("release", stdout=said)
        assert "No planned migration operations" in said.getvalue()

    assert connection.settings_dict is before
