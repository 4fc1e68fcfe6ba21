"""Turns: one after the other under one name, side by side under different ones."""

from functools import partial

import pytest
from django.db import transaction

from wibestore.core.ids import uuid7
from wibestore.core.models import IdempotencyRecord
from wibestore.core.tests.race import run_together
from wibestore.core.turns import turn_take

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 3


def count_and_add(owner_id, name):
    """Add a row unless there are three: wrong as soon as two count before either adds."""
    with transaction.atomic():
        turn_take(name)
        if IdempotencyRecord.objects.filter(user_id=owner_id).count() >= MOST:
            return False
        IdempotencyRecord.objects.create(user_id=owner_id, key=str(uuid7()), request_hash="0" * 64)
        return True


def test_who_counts_before_adding_never_adds_too_much():
    owner_id = uuid7()

    outcomes = run_together([partial(count_and_add, owner_id, f"turns:{owner_id}")] * 20)

    assert sorted(outcomes) == [False] * 17 + [True] * 3
    assert IdempotencyRecord.objects.filter(user_id=owner_id).count() == MOST


def test_other_names_do_not_wait():
    with transaction.atomic():
        turn_take("turns:one")

        assert run_together([partial(count_and_add, uuid7(), "turns:another")]) == [True]


def test_a_turn_ends_with_its_transaction():
    with transaction.atomic():
        turn_take("turns:one")
        transaction.set_rollback(True)

    assert run_together([partial(count_and_add, uuid7(), "turns:one")]) == [True]
