"""What payments knows of its money, compared with the books: each planted difference is found, none is invented."""

import pytest

from wibestore.core.actor import Actor
from wibestore.core.models import Heartbeat
from wibestore.core.money import Som
from wibestore.ledger import services as ledger
from wibestore.ledger.services import ledger_check
from wibestore.ledger.types import PROVIDER_CODES, AccountKind, AccountRef, EntryKind, PostingLine
from wibestore.payments import policies, services
from wibestore.payments.factories import card_active, deposit_succeeded, withdrawal_requested
from wibestore.payments.models import Deposit, PaymentMethod, Withdrawal

pytestmark = pytest.mark.django_db
PAYOUTS = AccountRef.platform(AccountKind.PLATFORM_PAYOUT_CLEARING)


@pytest.fixture
def shop(buyer, stranger, moderator):
    """Deposits and withdrawals in every state; returns the buyer's by state."""
    staff, sender, bank = (
        Actor.user(moderator.id, is_staff=True),
        Actor.system("payments.withdrawals_send"),
        policies.provider_actor("sandbox"),
    )
    deposit_succeeded(stranger.id, 77_000)
    deposit_succeeded(buyer.id, 1_000_000)
    card = card_active(buyer.id)
    made = {}
    steps = [("approve", staff), ("send", sender)]
    for state, moves in {
        "requested": [],
        "cancelled": [("cancel", Actor.user(buyer.id))],
        "approved": steps[:1],
        "sent": steps,
        "paid": [*steps, ("pay", bank)],
        "returned": [*steps, ("return", bank)],
    }.items():
        made[state] = withdrawal_requested(buyer.id, 30_000 + len(made), card_id=card.id)
        for event, actor in moves:
            services.withdrawal_transition(made[state].id, event, actor)
    return made


def move(source, target, amount):
    ledger.post(
        kind=EntryKind.CORRECTION,
        postings=[PostingLine(source, Som(-amount)), PostingLine(target, Som(amount))],
        idempotency_key="planted",
        reference="correction:1",
    )


def test_a_shop_with_everything_has_no_difference(shop):
    assert ledger_check() == []


def test_a_deposit_that_was_not_booked_is_found(shop):
    Deposit.objects.filter(amount=77_000).update(status="failed")

    assert ledger_check() == [
        "Clearing of sandbox is -1046996, its deposits and withdrawals make -969996.",
    ]


def test_money_that_left_without_a_withdrawal_is_found(shop, buyer):
    move(AccountRef.available(buyer.id), AccountRef.provider("sandbox"), 5_000)

    assert ledger_check() == ["Clearing of sandbox is -1041996, its deposits and withdrawals make -1046996."]


def test_a_withdrawal_paid_beside_the_books_is_found(shop):
    Withdrawal.objects.filter(pk=shop["paid"].id).update(state="cancelled")

    assert ledger_check() == ["Clearing of sandbox is -1046996, its deposits and withdrawals make -1077000."]


def test_a_withdrawal_sent_beside_the_books_is_found(shop, buyer):
    row = Withdrawal.objects.get(pk=shop["approved"].id)
    row.state, row.ask_at = "sent", row.requested_at
    row.save(update_fields=["state", "ask_at"])

    assert ledger_check() == [
        "Payout clearing is 30003, the withdrawals sent make 60005.",
        f"User {buyer.id} has 60002 reserved, their withdrawals make 30000.",
    ]


def test_reserved_money_that_belongs_to_no_withdrawal_is_found(shop, buyer, stranger):
    move(AccountRef.available(stranger.id), AccountRef.reserved(stranger.id), 7_000)

    assert ledger_check() == [f"User {stranger.id} has 7000 reserved, their withdrawals make 0."]


def test_clearing_of_a_provider_without_deposits_is_looked_at_too(shop, buyer):
    move(AccountRef.available(buyer.id), AccountRef.provider("payme"), 3)

    assert ledger_check() == ["Clearing of payme is 3, its deposits and withdrawals make 0."]


def test_the_nightly_proof_logs_what_is_wrong_and_that_it_ran(shop, buyer, caplog):
    assert services.books_check() == 0
    move(AccountRef.available(buyer.id), PAYOUTS, 4)

    assert services.books_check() == 1

    assert [beat.figure for beat in Heartbeat.objects.filter(name="ledger.check")] == [1]
    errors = [record for record in caplog.records if record.levelname == "ERROR"]
    assert [(record.message, record.difference) for record in errors] == [
        ("The books are wrong", "Payout clearing is 30007, the withdrawals sent make 30003.")
    ]


def test_the_account_of_every_way_to_pay_came_with_the_migrations():
    """So a credit does not ask for it (`ledger.types.PROVIDER_CODES`)."""
    assert set(PaymentMethod.objects.values_list("code", flat=True)) <= set(PROVIDER_CODES)
