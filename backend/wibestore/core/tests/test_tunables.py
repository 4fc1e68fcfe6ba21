"""Numbers that staff change while the shop runs."""

import pytest

from wibestore.core import tunables
from wibestore.core.errors import SettingNotFound, ValidationFailed
from wibestore.core.ids import uuid7
from wibestore.core.models import Tunable

pytestmark = pytest.mark.django_db
KEY = "tests.number"


@pytest.fixture(autouse=True)
def registered(monkeypatch, settings):
    settings.TESTS_NUMBER = 7
    monkeypatch.setattr(tunables, "_specs", {})
    tunables.tunable_register(KEY, "count", 1, 100, lambda: settings.TESTS_NUMBER)


def test_without_a_row_the_setting_holds_and_reading_it_asks_nothing(settings, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert tunables.tunable(KEY) == 7
        settings.TESTS_NUMBER = 9
        assert tunables.tunable(KEY) == 9


def test_what_staff_set_holds_at_once_and_says_who(django_assert_num_queries):
    staff_id = uuid7()

    before, info = tunables.tunable_set(key=KEY, value=20, user_id=staff_id)

    assert (before, info.value, info.default, info.updated_by) == (7, 20, 7, staff_id)
    assert tunables.tunable(KEY) == 20
    with django_assert_num_queries(0):
        assert tunables.tunable(KEY) == 20
    assert tunables.tunable_set(key=KEY, value=30, user_id=staff_id)[0] == 20


def test_what_another_process_set_holds_after_the_next_look(monkeypatch):
    assert tunables.tunable(KEY) == 7
    kept = list(tunables._kept)
    tunables.tunable_set(key=KEY, value=20, user_id=uuid7())
    tunables._kept[:] = kept
    assert tunables.tunable(KEY) == 7

    monkeypatch.setattr(tunables, "_RECHECK_AFTER_S", 0)

    assert tunables.tunable(KEY) == 20


@pytest.mark.parametrize(("value", "code"), [(0, "min_value"), (101, "max_value")])
def test_a_number_stays_in_its_bounds(value, code):
    with pytest.raises(ValidationFailed) as refused:
        tunables.tunable_set(key=KEY, value=value, user_id=uuid7())

    assert [(error.pointer, error.code) for error in refused.value.errors] == [("/value", code)]
    assert not Tunable.objects.exists()


def test_a_number_that_nobody_registered_is_refused():
    with pytest.raises(SettingNotFound):
        tunables.tunable("tests.other")
    with pytest.raises(SettingNotFound):
        tunables.tunable_set(key="tests.other", value=1, user_id=uuid7())
    assert [info.key for info in tunables.tunable_list()] == [KEY]
