"""`manage.py ledger_statement`: every movement of a user's money, with the balance each has left."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from wibestore.core import clock
from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.models import JournalEntry, Posting
from wibestore.ledger.selectors import statement_lines
from wibestore.ledger.types import AccountRef, EntryKind, PostingLine

pytestmark = pytest.mark.django_db


def hold(user_id, amount):
    order_id = uuid4()
    ledger.post(
        kind=EntryKind.ORDER_HOLD,
        postings=[
            PostingLine(AccountRef.available(user_id), Som(-amount)),
            PostingLine(AccountRef.escrow(order_id, payer_id=user_id), Som(amount)),
        ],
        idempotency_key=f"hold:{order_id}",
        reference=f"order:{order_id}",
    )
    return order_id


def statement(*arguments):
    out = StringIO()
    call_command("ledger_statement", *arguments, stdout=out)
    return out.getvalue()


def test_every_movement_has_the_balance_it_left(buyer):
    wallet_fund(buyer.id, 1_000)
    order_id = hold(buyer.id, 300)
    wallet_fund(buyer.id, 50)

    lines = list(statement_lines(AccountRef.available(buyer.id)))

    assert [(line.kind, int(line.amount), int(line.balance)) for line in lines] == [
        ("deposit", 1_000, 1_000),
        ("order_hold", -300, 700),
        ("deposit", 50, 750),
    ]
    assert lines[1].reference == f"order:{order_id}"


@pytest.mark.parametrize("name", ["username", "email", "id"])
def test_the_command_finds_a_user_by_any_name_and_changes_nothing(buyer, name):
    wallet_fund(buyer.id, 1_000)
    hold(buyer.id, 300)
    before = list(Posting.objects.values()), list(JournalEntry.objects.values())

    text = statement(str(getattr(buyer, name)).upper())

    assert "Statement of buyer" in text
    assert text.count("order_hold") == 1
    assert text.count("no movements") == 3
    assert "Now: available 700, held 0, reserved 0, in escrow 300, debt 0" in text
    assert (list(Posting.objects.values()), list(JournalEntry.objects.values())) == before


def test_days_narrow_it_and_the_balance_goes_on(buyer):
    wallet_fund(buyer.id, 1_000)
    day = timedelta(days=1)
    today = clock.now()

    later = list(statement_lines(AccountRef.available(buyer.id), since=today + day))
    before = list(statement_lines(AccountRef.available(buyer.id), until=today - day))
    within = list(statement_lines(AccountRef.available(buyer.id), since=today - day, until=today + day))

    assert (later, before, len(within)) == ([], [], 1)
    tomorrow = (today + timedelta(days=2)).date().isoformat()
    assert statement("buyer", "--from", tomorrow).count("no movements") == 4
    assert statement("buyer", "--to", tomorrow).count("no movements") == 3


@pytest.mark.django_db(transaction=True)
def test_the_first_balance_counts_what_came_before(buyer):
    wallet_fund(buyer.id, 1_000)
    since = clock.now()
    hold(buyer.id, 300)

    lines = list(statement_lines(AccountRef.available(buyer.id), since=since))

    assert [(int(line.amount), int(line.balance)) for line in lines] == [(-300, 700)]


@pytest.mark.parametrize("name", ["nobody", "nobody@example.uz", "01900000-0000-7000-8000-000000000000"])
def test_an_unknown_user_is_said(db, name):
    with pytest.raises(CommandError, match="There is no user"):
        statement(name)
