"""A slot writes what its field would write, and only takes the short way with values that are just of its type."""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, models
from psycopg.types.numeric import Int2, Int4, Int8

from wibestore.core.models import OutboxDelivery
from wibestore.core.slots import writer_of

pytestmark = pytest.mark.django_db


class Colour(StrEnum):
    RED = "red"


KEY = UUID("01a21d72-14a4-7675-b327-9e4453a0d0b7")
NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
CASES: list[tuple[Any, list[Any]]] = [
    (models.UUIDField(), [KEY, str(KEY), None]),
    (models.CharField(), ["words", "", Colour.RED, 5, None]),
    (models.EmailField(), ["sardor@example.uz", None]),
    (models.TextField(), ["words", Colour.RED, None]),
    (models.BooleanField(), [True, False, "1", None]),
    (models.DurationField(), [timedelta(seconds=5), None]),
    (models.DateTimeField(), [NOW, "2026-11-27T12:00:00Z", None]),
    (models.DateField(), [date(2026, 11, 27), "2026-11-27", None]),
    (models.PositiveSmallIntegerField(), [5, "5", True, None]),
    (models.IntegerField(), [70_000, "5", None]),
    (models.BigIntegerField(), [5, None]),
    (models.BigAutoField(), [5]),
    (models.GenericIPAddressField(), ["203.0.113.77", None]),
]


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field, values in CASES for value in values], ids=lambda one: repr(one)
)
def test_a_value_is_written_as_its_field_writes_it(field, value):
    assert writer_of(field)(value) == field.get_db_prep_save(value, connection)


@pytest.mark.parametrize(
    ("field", "width"),
    [
        (models.SmallIntegerField(), Int2),
        (models.IntegerField(), Int4),
        (models.BigIntegerField(), Int8),
        (models.BigAutoField(), Int8),
        (models.AutoField(), Int4),
    ],
)
def test_whole_numbers_are_as_wide_as_their_column(field, width):
    assert [type(writer_of(field)(value)) for value in (1, "1")] == [width, width]


def test_a_key_of_another_table_is_written_as_that_key():
    field = OutboxDelivery._meta.get_field("message")

    assert [writer_of(field)(value) for value in (KEY, str(KEY), None)] == [KEY, KEY, None]


def test_a_json_none_is_no_value_and_all_else_is_json():
    write = writer_of(models.JSONField())

    assert write(None) is None
    assert write({"a": None}).obj == {"a": None}


def test_a_naive_time_is_left_to_its_field():
    with pytest.warns(RuntimeWarning, match="naive"):
        assert writer_of(models.DateTimeField())(datetime(2026, 11, 27)).tzinfo is not None  # noqa: DTZ001
