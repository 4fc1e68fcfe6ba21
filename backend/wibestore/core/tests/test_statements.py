"""Kept statements say what the ORM would say, whatever values they are filled with."""

from contextlib import suppress
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import CharField, F, JSONField, PositiveSmallIntegerField, UUIDField
from django.db.transaction import TransactionManagementError

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.core.models import IdempotencyRecord, OutboxMessage
from wibestore.core.statements import IsAnyOf, Select, Slot, Update, row_insert_unless_there, row_update, rows_insert

pytestmark = pytest.mark.django_db

BODY = {"text": "100 % «o'z» %s", "none": None, "list": [1, 2]}


def _record(**values):
    return IdempotencyRecord(**{"user_id": uuid7(), "key": "k", "request_hash": "h", **values})


def _stored(row):
    return type(row).objects.filter(pk=row.pk).values().get()


def test_inserted_rows_are_what_bulk_create_would_store():
    mine, theirs = _record(body=BODY, status=201), _record(body=BODY, status=201)
    rows_insert([mine])
    IdempotencyRecord.objects.bulk_create([theirs])

    own = {"id", "user_id", "created_at"}
    assert {name: value for name, value in _stored(mine).items() if name not in own} == {
        name: value for name, value in _stored(theirs).items() if name not in own
    }
    assert mine.created_at == _stored(mine)["created_at"]
    assert not mine._state.adding


@pytest.mark.parametrize("count", [0, 1, 2, 8, 9, 30])
def test_any_number_of_rows_is_stored_by_one_statement_at_most(count, django_assert_num_queries):
    rows = [OutboxMessage(topic=f"t{number}", payload={"n": number}) for number in range(count)]
    with django_assert_num_queries(min(count, 1)):
        rows_insert(rows)

    assert sorted(OutboxMessage.objects.values_list("id", "topic")) == sorted((row.id, row.topic) for row in rows)
    assert all(row.created_at is not None for row in rows)


def test_an_expression_is_worded_and_its_value_read_back():
    record = _record(created_at=clock.now_expression(timedelta(hours=-1)))
    rows_insert([record])

    assert record.created_at == _stored(record)["created_at"]
    assert timedelta(minutes=59) < clock.now() - record.created_at < timedelta(minutes=61)


def test_a_row_that_is_there_stays():
    first = _record(body={"n": 1})
    again = _record(user_id=first.user_id, body={"n": 2})

    assert row_insert_unless_there(first)
    assert not row_insert_unless_there(again)
    assert list(IdempotencyRecord.objects.values_list("id", "body")) == [(first.id, {"n": 1})]


def test_named_fields_are_updated_and_no_others():
    record = _record(body={"n": 1}, status=200)
    rows_insert([record])
    record.body, record.status, record.key = BODY, None, "other"
    row_update(record, "body", "status")

    stored = _stored(record)
    assert (stored["body"], stored["status"], stored["key"]) == (BODY, None, "k")


def test_updating_a_row_that_is_not_there_is_an_error():
    with pytest.raises(DatabaseError, match="IdempotencyRecord"):
        row_update(_record(), "status")


def test_a_query_reads_with_new_values_at_each_call():
    select = Select(lambda: IdempotencyRecord.objects.filter(user_id=Slot("user_id", UUIDField())))
    records = [_record(body={"n": number}) for number in range(3)]
    rows_insert(records)

    for record in records:
        (found,) = select.objects(user_id=record.user_id)
        assert (found, found.body, found.created_at) == (record, record.body, record.created_at)
        assert not found._state.adding
    assert select.objects(user_id=uuid7()) == []
    assert select.first(user_id=uuid7()) is None


def test_columns_are_read_as_their_fields_read_them():
    record = _record(body=BODY)
    rows_insert([record])
    select = Select(lambda: IdempotencyRecord.objects.filter(id=Slot("id", UUIDField())).values_list("body", "status"))

    assert select.rows(id=record.id) == list(IdempotencyRecord.objects.values_list("body", "status"))


def test_an_update_fills_expressions_and_says_how_many():
    rows_insert([_record(status=number) for number in range(1, 4)])
    grow = Update(
        lambda: IdempotencyRecord.objects.filter(status__gte=Slot("least", PositiveSmallIntegerField())),
        lambda: {
            "status": F("status") + Slot("more", PositiveSmallIntegerField()),
            "body": Slot("body", JSONField()),
        },
    )

    assert grow.run(least=2, more=10, body=[1]) == 2
    assert grow.run(least=13, more=1, body=None) == 1
    assert sorted(IdempotencyRecord.objects.values_list("status", flat=True)) == [1, 12, 14]


@pytest.mark.django_db(transaction=True)
def test_a_query_that_locks_needs_a_transaction():
    select = Select(lambda: IdempotencyRecord.objects.select_for_update().filter(id=Slot("id", UUIDField())))
    with transaction.atomic():
        assert select.rows(id=uuid7()) == []
    with pytest.raises(TransactionManagementError):
        select.rows(id=uuid7())


@pytest.mark.django_db(transaction=True)
def test_threads_that_meet_at_the_first_use_share_one_wording():
    record = _record()
    rows_insert([record])
    built = []

    def build():
        built.append(1)
        return IdempotencyRecord.objects.filter(id=Slot("id", UUIDField())).values_list("key")

    select, barrier, found = Select(build), Barrier(6), []

    def read():
        barrier.wait()
        found.append(select.rows(id=record.id))
        connection.close()

    threads = [Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [[("k",)]] * 6
    assert built == [1]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_slot_for_any_of_a_list_says_what_in_says(count):
    rows = [_record() for _ in range(4)]
    rows_insert(rows)
    any_of = Select(lambda: IdempotencyRecord.objects.filter(IsAnyOf("user_id", "ids", UUIDField())).values_list("id"))
    wanted = [row.user_id for row in rows[:count]]

    found = {id_ for (id_,) in any_of.rows(ids=wanted)}
    assert found == set(IdempotencyRecord.objects.filter(user_id__in=wanted).values_list("id", flat=True))
    assert len(found) == count


_BY_KEY = Select(lambda: IdempotencyRecord.objects.filter(key=Slot("key", CharField()), status=201).values_list("id"))


def _planned(*parts: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [statement for (statement,) in cursor.fetchall() if all(part in statement for part in parts)]


def test_a_statement_is_planned_once_for_a_connection_and_again_after_a_rollback():
    for _ in range(3):
        _BY_KEY.rows(key="k")

    # What never changes is in the text, so that the plan knows it.
    [planned] = _planned('SELECT "core_idempotencyrecord"."id"', '"status" = 201')
    assert "$1" in planned
    assert "$2" not in planned
    with suppress(ZeroDivisionError), transaction.atomic():
        raise ZeroDivisionError
    assert [_BY_KEY.rows(key="k") for _ in range(3)] == [[], [], []]


def test_whole_numbers_are_sent_as_wide_as_their_column():
    narrow = Select(lambda: IdempotencyRecord.objects.filter(status=Slot("status", PositiveSmallIntegerField())))
    for status in (1, 200, 32_767):
        assert narrow.objects(status=status) == []


def _planned_count():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        return cursor.fetchone()[0]


def test_a_query_whose_plan_depends_on_its_values_is_not_prepared():
    mine = _record()
    rows_insert([mine])
    kept = Select(lambda: IdempotencyRecord.objects.filter(user_id=Slot("who", UUIDField())), is_planned_anew=True)
    before = _planned_count()

    found = [len(kept.rows(who=who)) for who in [mine.user_id, uuid7()] * 7]

    assert found == [1, 0] * 7
    assert _planned_count() == before
