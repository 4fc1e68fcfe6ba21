"""The wallet's history."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.errors import MovementNotFound
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import liabilities_now, movement_get, movement_page, owners_among
from wibestore.ledger.types import AccountRef, EntryKind, MovementFilter, PostingLine

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


@pytest.mark.parametrize(
    ("wanted", "amounts"),
    [
        (MovementFilter(), [40, -40, 100]),
        (MovementFilter(kinds=("deposit",)), [100]),
        (MovementFilter(kinds=("deposit", "correction")), [40, -40, 100]),
        (MovementFilter(direction="in"), [40, 100]),
        (MovementFilter(direction="out"), [-40]),
        (MovementFilter(min_amount=41), [100]),
        (MovementFilter(min_amount=40, max_amount=40), [40, -40]),
        (MovementFilter(max_amount=99, direction="out"), [-40]),
        (MovementFilter(min_amount=101), []),
    ],
)
def test_filters_narrow_the_history(wanted, amounts):
    user_id = uuid4()
    wallet_fund(user_id, 100)
    hold_back(user_id, 40)

    lines = movement_page(user_id, wanted=wanted, limit=10)

    assert sorted(line.amount for line in lines) == sorted(amounts)


def test_since_is_inclusive():
    user_id = uuid4()
    wallet_fund(user_id, 100)
    moment = movement_page(user_id, limit=1)[0].created_at

    assert len(movement_page(user_id, wanted=MovementFilter(since=moment), limit=10)) == 1
    assert movement_page(user_id, wanted=MovementFilter(since=moment + timedelta(microseconds=1)), limit=10) == []


def test_a_movement_is_its_owners_alone_and_knows_what_belongs_to_it(django_assert_num_queries):
    user_id = uuid4()
    wallet_fund(user_id, 100)
    wallet_fund(user_id, 50)
    hold_back(user_id, 40)
    received, given, later, _ = movement_page(user_id, limit=4)

    with django_assert_num_queries(3):
        detail = movement_get(user_id, given.id)

    assert (detail.line, detail.balance_after, detail.related) == (given, 110, [received])
    assert movement_get(user_id, received.id).balance_after == 40
    assert (movement_get(user_id, later.id).balance_after, movement_get(user_id, later.id).related) == (150, [])
    with pytest.raises(MovementNotFound):
        movement_get(uuid4(), given.id)
    with pytest.raises(MovementNotFound):
        movement_get(user_id, uuid4())


def test_the_books_know_whoever_ever_had_money():
    rich, poor, unknown = uuid4(), uuid4(), uuid4()
    wallet_fund(rich, 1_000)
    wallet_fund(poor, 500)
    hold_back(poor, 500)

    assert owners_among([rich, poor, unknown]) == {rich, poor}
    assert owners_among([unknown]) == owners_among([]) == set()


def test_before_a_day_is_closed_all_that_ever_moved_is_what_the_shop_holds():
    wallet_fund(uuid4(), 700)

    now = liabilities_now(since=None)

    assert (now["user:available"], sum(now.values())) == (700, 0)
