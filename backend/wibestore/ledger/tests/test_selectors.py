"""The wallet's history."""

from uuid import UUID, uuid4

import pytest

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.errors import MovementNotFound
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import movement_get, movement_page
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine

pytestmark = pytest.mark.django_db


def hold_back(user_id: UUID, amount: int) -> None:
    ledger.post(
        kind=EntryKind.CORRECTION,
        postings=[
            PostingLine(AccountRef.available(user_id), Som(-amount)),
            PostingLine(AccountRef.held(user_id), Som(amount)),
        ],
        idempotency_key=f"correction:{uuid4()}",
        reference=f"order:{uuid4()}",
    )


def test_pages_hold_every_movement_once_newest_first(django_assert_num_queries):
    user_id = uuid4()
    for amount in (100, 200, 300):
        wallet_fund(user_id, amount)
        hold_back(user_id, amount)
    wallet_fund(uuid4(), 999)

    with django_assert_num_queries(1):
        everything = movement_page(user_id, limit=100)
    pages, after = [], None
    while page := movement_page(user_id, after=after, limit=2):
        assert len(page) <= 2
        pages += page
        after = (page[-1].created_at, page[-1].id)

    assert pages == everything
    assert len(everything) == 9
    assert sorted(line.amount for line in everything) == [-300, -200, -100, 100, 100, 200, 200, 300, 300]
    assert [line.created_at for line in everything] == sorted((line.created_at for line in everything), reverse=True)
    assert {line.account_kind for line in everything} == {"user:available", "user:held"}


def test_kinds_narrow_the_history():
    user_id = uuid4()
    wallet_fund(user_id, 100)
    hold_back(user_id, 40)

    lines = movement_page(user_id, kinds=[EntryKind.DEPOSIT], limit=10)

    assert [(line.entry_kind, line.amount) for line in lines] == [("deposit", 100)]


def test_a_movement_is_its_owners_alone():
    user_id = uuid4()
    wallet_fund(user_id, 100)
    line = movement_page(user_id, limit=1)[0]

    assert movement_get(user_id, line.id) == line
    assert line.reference.startswith("deposit:")
    with pytest.raises(MovementNotFound):
        movement_get(uuid4(), line.id)
    with pytest.raises(MovementNotFound):
        movement_get(user_id, uuid4())
