"""Every state × event × party of a withdrawal: what the table lists is done, all else is refused without a trace."""

from itertools import product
from uuid import uuid4

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.ledger.selectors import account_balance, wallet_balances
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.payments import policies, services
from wibestore.payments.errors import InvalidWithdrawalTransition, WithdrawalNotFound
from wibestore.payments.factories import deposit_succeeded, withdrawal_requested
from wibestore.payments.models import Withdrawal, WithdrawalStep
from wibestore.payments.rules.withdrawals import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    MOVES,
    WithdrawalEvent,
    WithdrawalParty,
    WithdrawalSituation,
    WithdrawalState,
    approvals_needed,
    pause_before_asking,
    withdrawal_events_open,
)

S, E, P = WithdrawalState, WithdrawalEvent, WithdrawalParty
AMOUNT = 50_000
# How a withdrawal gets into each state.
PATHS = {
    S.REQUESTED: (),
    S.APPROVED: ((E.APPROVE, P.STAFF),),
    S.SENT: ((E.APPROVE, P.STAFF), (E.SEND, P.SYSTEM)),
    S.PAID: ((E.APPROVE, P.STAFF), (E.SEND, P.SYSTEM), (E.PAY, P.PROVIDER)),
    S.RETURNED: ((E.APPROVE, P.STAFF), (E.SEND, P.SYSTEM), (E.RETURN, P.PROVIDER)),
    S.CANCELLED: ((E.CANCEL, P.USER),),
}
# Where the money is in each state: available, reserved, on its way, gone.
PLACES = {
    S.REQUESTED: (0, AMOUNT, 0, 0),
    S.APPROVED: (0, AMOUNT, 0, 0),
    S.SENT: (0, 0, AMOUNT, 0),
    S.PAID: (0, 0, 0, AMOUNT),
    S.RETURNED: (AMOUNT, 0, 0, 0),
    S.CANCELLED: (AMOUNT, 0, 0, 0),
}
# The cells that are open, written out again: the table must not grow unseen.
OPEN = {
    (S.REQUESTED, E.CANCEL, P.USER): S.CANCELLED,
    (S.REQUESTED, E.APPROVE, P.STAFF): S.APPROVED,
    (S.REQUESTED, E.REJECT, P.STAFF): S.CANCELLED,
    (S.APPROVED, E.REJECT, P.STAFF): S.CANCELLED,
    (S.APPROVED, E.SEND, P.SYSTEM): S.SENT,
    (S.SENT, E.PAY, P.PROVIDER): S.PAID,
    (S.SENT, E.RETURN, P.PROVIDER): S.RETURNED,
}
# Open only while the owner owes money (tests/test_reversals.py).
OPEN_IN_DEBT = {(S.REQUESTED, E.CANCEL, P.SYSTEM), (S.APPROVED, E.CANCEL, P.SYSTEM)}
CELLS = list(product(S, E, P))


@pytest.fixture
def parties(buyer, moderator):
    return {
        P.USER: Actor.user(buyer.id),
        P.STAFF: Actor.user(moderator.id, is_staff=True),
        P.SYSTEM: Actor.system("payments.withdrawals_send"),
        P.PROVIDER: policies.provider_actor("sandbox"),
    }


@pytest.fixture
def withdrawal_in(buyer, parties):
    """Return a function that makes a withdrawal of the buyer's whole money and brings it into a state."""

    def make(state, amount=AMOUNT):
        deposit_succeeded(buyer.id, amount)
        withdrawal = withdrawal_requested(buyer.id, amount)
        for event, party in PATHS[state]:
            services.withdrawal_transition(withdrawal.id, event, parties[party])
        return withdrawal

    return make


def places(user_id):
    balances = wallet_balances(user_id)
    on_its_way = account_balance(AccountRef.platform(AccountKind.PLATFORM_PAYOUT_CLEARING))
    gone = account_balance(AccountRef.provider("sandbox")) + AMOUNT
    return int(balances.available), int(balances.payout_reserved), int(on_its_way), int(gone)


def test_the_table_lists_what_is_open_and_nothing_more():
    assert set(MOVES) == set(OPEN) | OPEN_IN_DEBT
    assert len(CELLS) == 144


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "event", "party"), CELLS)
def test_only_listed_moves_change_a_withdrawal(buyer, parties, withdrawal_in, books, state, event, party):
    withdrawal = withdrawal_in(state)
    assert places(buyer.id) == PLACES[state]
    before = books()

    if (state, event, party) not in OPEN:
        with pytest.raises(InvalidWithdrawalTransition) as refusal:
            services.withdrawal_transition(withdrawal.id, event, parties[party])
        assert refusal.value.withdrawal.status == state
        reason = "owner_not_in_debt" if (state, event, party) in OPEN_IN_DEBT else ""
        assert refusal.value.params == {"state": state, "event": event, "reason": reason}
        assert books() == before
        return

    after = services.withdrawal_transition(withdrawal.id, event, parties[party], reason="because of this")
    target = OPEN[state, event, party]
    assert after.status == target
    assert places(buyer.id) == PLACES[target]
    row = Withdrawal.objects.get()
    assert row.version == len(PATHS[state]) + 2
    step = WithdrawalStep.objects.order_by("-seq").first()
    assert (step.seq, step.event, step.party, step.state) == (row.version, event, party, target)
    with pytest.raises(InvalidWithdrawalTransition):
        services.withdrawal_transition(withdrawal.id, event, parties[party])


@pytest.mark.django_db
@pytest.mark.parametrize("event", list(E))
def test_for_a_stranger_there_is_no_withdrawal(stranger, withdrawal_in, books, event):
    withdrawal = withdrawal_in(S.REQUESTED)
    before = books()

    for withdrawal_id in (withdrawal.id, uuid4()):
        with pytest.raises(WithdrawalNotFound):
            services.withdrawal_transition(withdrawal_id, event, Actor.user(stranger.id))

    assert books() == before


@pytest.mark.django_db
def test_times_and_story_tell_how_it_went(buyer, parties, withdrawal_in):
    withdrawal = withdrawal_in(S.SENT)

    info = services.withdrawal_transition(withdrawal.id, E.RETURN, parties[P.PROVIDER], reason="card_blocked")

    assert [(step.status, step.by, step.reason) for step in info.history] == [
        ("requested", "user", ""),
        ("approved", "staff", ""),
        ("sent", "system", ""),
        ("returned", "provider", "card_blocked"),
    ]
    assert info.requested_at <= info.approved_at <= info.sent_at <= info.finished_at <= clock.now()
    assert (info.reason, info.allowed_events) == ("card_blocked", [])


def at(**changes):
    return WithdrawalSituation(state=S.REQUESTED, **{"approvals_needed": 1, **changes})


def test_two_must_agree_on_a_large_one():
    one, other = uuid4(), uuid4()
    move = MOVES[S.REQUESTED, E.APPROVE, P.STAFF]

    assert [approvals_needed(amount, 10_000_000) for amount in (9_999_999, 10_000_000)] == [1, 2]
    assert move.target(at()) == S.APPROVED
    assert move.target(at(approvals_needed=2)) == S.REQUESTED
    assert move.target(at(approvals_needed=2, approved_by=one)) == S.APPROVED
    assert move.guard(at(approvals_needed=2, approved_by=one, actor_id=one)) == "approved_by_you_already"
    assert move.guard(at(approvals_needed=2, approved_by=one, actor_id=other)) == ""
    assert move.guard(at(is_owner_in_debt=True)) == "owner_in_debt"


def test_what_each_party_may_do_now():
    one = uuid4()

    assert withdrawal_events_open(P.USER, at()) == ["cancel"]
    assert withdrawal_events_open(P.STAFF, at(actor_id=one)) == ["approve", "reject"]
    assert withdrawal_events_open(P.STAFF, at(approvals_needed=2, approved_by=one, actor_id=one)) == ["reject"]
    assert withdrawal_events_open(P.PROVIDER, at()) == []


def test_a_silent_provider_is_asked_ever_more_rarely():
    pauses = [pause_before_asking(count) for count in range(40)]

    assert pauses[0] == FIRST_PAUSE
    assert pauses[1:4] == [2 * FIRST_PAUSE, 4 * FIRST_PAUSE, 8 * FIRST_PAUSE]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE
