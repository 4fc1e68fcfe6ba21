"""Money of somebody who was blocked stays in the shop: what was asked for comes back, nothing more goes out."""

import pytest

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.payments import handlers, services
from wibestore.payments.errors import InvalidWithdrawalTransition
from wibestore.payments.factories import deposit_succeeded, withdrawal_requested
from wibestore.payments.models import Withdrawal
from wibestore.users import services as users

pytestmark = pytest.mark.django_db
SENDER = Actor.system("payments.withdrawals_send")


@pytest.fixture
def staff(moderator):
    return Actor.user(moderator.id, is_staff=True)


def asked(buyer, staff, *events):
    withdrawal = withdrawal_requested(buyer.id, 50_000)
    for event in events:
        services.withdrawal_transition(withdrawal.id, event, SENDER if event == "send" else staff)
    return withdrawal.id


def test_what_the_bank_has_not_comes_back_and_what_it_has_goes_on(buyer, staff):
    deposit_succeeded(buyer.id, 200_000)
    ids = [asked(buyer, staff), asked(buyer, staff, "approve"), asked(buyer, staff, "approve", "send")]

    users.user_block(user_id=buyer.id, actor=staff, reason="Fraud")
    outbox.relay()

    rows = {row.id: row for row in Withdrawal.objects.all()}
    assert [str(rows[one].state) for one in ids] == ["cancelled", "cancelled", "sent"]
    assert [rows[one].reason for one in ids] == ["owner_blocked", "owner_blocked", ""]
    assert wallet_balances(buyer.id).available == 150_000
    handlers.on_user_blocked({"user_id": str(buyer.id)})
    assert {row.id: row.version for row in Withdrawal.objects.all()} == {one: rows[one].version for one in ids}
    assert ledger_check() == []


@pytest.mark.parametrize("event", ["approve", "send"])
def test_nothing_of_theirs_is_let_out(event, buyer, staff):
    deposit_succeeded(buyer.id, 200_000)
    withdrawal_id = asked(buyer, staff, *(["approve"] if event == "send" else []))
    users.user_block(user_id=buyer.id, actor=staff, reason="Fraud")
    before = Withdrawal.objects.filter(pk=withdrawal_id).values().get()

    with pytest.raises(InvalidWithdrawalTransition) as refusal:
        services.withdrawal_transition(withdrawal_id, event, SENDER if event == "send" else staff)

    assert refusal.value.params["reason"] == "owner_blocked"
    assert Withdrawal.objects.filter(pk=withdrawal_id).values().get() == before


def test_staff_may_still_reject_it_and_a_lifted_block_takes_nothing_back(buyer, staff):
    deposit_succeeded(buyer.id, 200_000)
    rejected, kept = asked(buyer, staff), asked(buyer, staff)
    users.user_block(user_id=buyer.id, actor=staff, reason="Fraud")
    services.withdrawal_transition(rejected, "reject", staff, reason="The owner is blocked")
    users.user_unblock(user_id=buyer.id, actor=staff, reason="It was somebody else")

    assert services.withdrawals_of_blocked(user_id=buyer.id) == 0

    assert Withdrawal.objects.get(pk=kept).state == "requested"
