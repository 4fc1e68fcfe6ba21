"""What staff do in orders: decide (T18), cancel (T19), look at credentials; never in their own, never without a why."""

from uuid import uuid4

import pytest
from django.apps import apps

from wibestore.core.actor import Actor
from wibestore.core.errors import NotPermitted, ValidationFailed
from wibestore.core.models import OutboxMessage
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, services
from wibestore.orders.errors import CredentialsNotOpen, DisputeFull, InvalidTransition
from wibestore.orders.models import DisputeEntry
from wibestore.orders.rules import Event
from wibestore.orders.selectors import dispute_get_for, order_get_for
from wibestore.orders.tests import books
from wibestore.vault.factories import credentials_sample

pytestmark = pytest.mark.django_db
User = apps.get_model("users", "User")
AuditRecord = apps.get_model("audit", "AuditRecord")
TEXT = "The pictures show that the password had been changed before."
WHY = "To see whether the password works"


@pytest.fixture
def staff(moderator):
    return Actor.user(moderator.id, is_staff=True)


def fields(refusal):
    return [(error.pointer, error.code) for error in refusal.value.errors]


def resolve(order, actor, **decision):
    given = {"refund_amount": 500_000, "reason": "wrong_credentials", "text": TEXT, **decision}
    return services.dispute_resolve(actor=actor, dispute_id=order.dispute_id, **given)


@pytest.mark.parametrize(
    ("refund", "reason", "state", "outcome", "is_fault"),
    [
        (500_000, "wrong_credentials", "refunded", "refunded", True),
        (100_000, "not_as_described", "partially_refunded", "partially_refunded", True),
        (500_000, "agreement", "refunded", "refunded", False),
        (0, "false_claim", "completed", "completed", False),
        (0, "wrong_credentials", "completed", "completed", False),
    ],
)
def test_a_decision_divides_the_money_and_tells_both_why(
    refund, reason, state, outcome, is_fault, buyer, seller, moderator, staff
):
    order = factories.order_disputed(buyer, seller)

    decided = resolve(order, staff, refund_amount=refund, reason=reason)

    assert (decided.order.state, decided.outcome, decided.closed_by) == (state, outcome, "staff")
    assert (decided.resolution_reason, decided.resolution_text, decided.refund_amount) == (reason, TEXT, refund)
    assert (decided.entries[-1].kind, decided.entries[-1].party, decided.entries[-1].author) == (
        "closed",
        "staff",
        None,
    )
    assert decided.entries[-1].text == TEXT
    assert books.row(order.id).is_seller_fault is is_fault
    assert wallet_balances(buyer.id).available == refund
    told = OutboxMessage.objects.filter(topic="dispute.resolved").get().payload
    assert (told["outcome"], told["resolution_reason"], told["by"], told["refund_amount"]) == (
        *(outcome, reason),
        *("staff", refund),
    )
    record = AuditRecord.objects.get(action="order.resolved")
    assert (record.actor_id, record.target_id, record.details["refund_amount"]) == (moderator.id, str(order.id), refund)
    seen = dispute_get_for(actor=Actor.user(seller.id), dispute_id=order.dispute_id)
    assert (seen.resolution_text, seen.allowed_events) == (TEXT, [])
    assert ledger_check() == []


@pytest.mark.parametrize(
    ("decision", "wrong"),
    [
        ({"reason": "because"}, [("/reason", "invalid_choice")]),
        ({"text": "Too short"}, [("/text", "min_length")]),
        ({"text": "x" * 2_001, "reason": ""}, [("/text", "max_length"), ("/reason", "invalid_choice")]),
        ({"refund_amount": None}, [("/refund_amount", "required")]),
    ],
)
def test_a_decision_without_its_why_is_refused_and_changes_nothing(decision, wrong, buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(ValidationFailed) as refusal:
        resolve(order, staff, **decision)

    assert fields(refusal) == wrong
    assert books.everything(order.id) == before


def test_nobody_decides_on_their_own_order(buyer, seller):
    order = factories.order_disputed(buyer, seller)
    before = books.everything(order.id)

    for person in (buyer, seller):
        User.objects.filter(pk=person.id).update(is_staff=True, staff_role="admin")
        party = Actor.user(person.id, is_staff=True)
        for call in (
            lambda party=party: resolve(order, party),
            lambda party=party: services.transition(order.id, Event.CANCEL, party, reason=WHY),
        ):
            with pytest.raises(InvalidTransition):
                call()
        with pytest.raises(NotPermitted):
            services.dispute_credentials_reveal(actor=party, dispute_id=order.dispute_id, reason=WHY)

    assert books.everything(order.id) == before


def test_after_a_refund_the_buyer_sees_the_credentials_no_more(buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)
    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))

    resolve(order, staff)

    with pytest.raises(CredentialsNotOpen):
        services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))


def test_after_a_partial_refund_the_buyer_keeps_the_account(buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)

    resolve(order, staff, refund_amount=100_000)

    assert services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))[1] == 1


# T19


@pytest.mark.parametrize(
    ("make", "state", "listing", "refund"),
    [
        (factories.order_awaiting, "cancelled", "active", 0),
        (factories.order_paid, "cancelled", "active", 500_000),
        (factories.order_delivered, "refunded", "active", 500_000),
        (factories.order_disputed, "refunded", "active", 500_000),
        (factories.order_claimed, "refunded", "quarantined", 500_000),
    ],
)
def test_staff_cancel_what_is_open_for_a_reason(make, state, listing, refund, buyer, newcomer, moderator, staff):
    order = make(buyer, newcomer)

    cancelled = services.transition(order.id, Event.CANCEL, staff, reason=WHY)

    assert (cancelled.state, cancelled.refund_amount, books.running(order.id)) == (state, refund, set())
    assert (cancelled.events[-1].by, cancelled.events[-1].reason) == ("staff", WHY)
    assert (wallet_balances(buyer.id).available, books.escrow(order.id)) == (500_000, 0)
    assert (books.listing_status(order.id), books.row(order.id).is_seller_fault) == (listing, False)
    record = AuditRecord.objects.get(action="order.cancelled")
    assert (record.actor_id, record.details["reason"]) == (moderator.id, WHY)
    assert ledger_check() == []


def test_a_moderator_cancels_nothing(buyer, seller):
    order = factories.order_paid(buyer, seller)
    before = books.row(order.id).version

    with pytest.raises(NotPermitted):
        services.transition(order.id, Event.CANCEL, Actor.user(uuid4(), staff_role="moderator"), reason=WHY)
    assert books.row(order.id).version == before


def test_a_cancelled_dispute_is_closed_with_the_reason(buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)

    services.transition(order.id, Event.CANCEL, staff, reason=WHY)

    dispute = books.dispute(order.id)
    assert (dispute.outcome, dispute.closed_by, dispute.resolution_reason, dispute.resolution_text) == (
        *("cancelled", "staff", ""),
        WHY,
    )
    assert books.topics(order.id)[-2:] == ["order.refunded", "dispute.resolved"]


@pytest.mark.parametrize(("reason", "code"), [("", "min_length"), ("No", "min_length"), ("x" * 501, "max_length")])
def test_staff_do_not_cancel_without_a_reason(reason, code, buyer, seller, staff):
    order = factories.order_delivered(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(ValidationFailed) as refusal:
        services.transition(order.id, Event.CANCEL, staff, reason=reason)

    assert fields(refusal) == [("/reason", code)]
    assert books.everything(order.id) == before


def test_a_completed_order_is_not_cancelled(buyer, newcomer, staff):
    order = factories.order_completed(buyer, newcomer)
    before = books.everything(order.id)

    with pytest.raises(InvalidTransition):
        services.transition(order.id, Event.CANCEL, staff, reason=WHY)

    assert books.everything(order.id) == before


# Looking at credentials


def test_a_look_of_the_staff_is_logged_and_told_to_both(buyer, seller, moderator, staff):
    order = factories.order_disputed(buyer, seller)
    secret = credentials_sample()
    services.transition(order.id, Event.WITHDRAW, Actor.user(buyer.id))
    services.transition(order.id, Event.REPLACE_CREDENTIALS, Actor.user(seller.id), credentials=secret)
    order = factories.order_dispute(order, reason="other")

    seen = services.dispute_credentials_reveal(actor=staff, dispute_id=order.dispute_id, reason=WHY)

    assert seen == (secret, 2)
    for person in (buyer, seller):
        shown = dispute_get_for(actor=Actor.user(person.id), dispute_id=order.dispute_id)
        assert [(look.by, look.reason, look.ip) for look in shown.reveals] == [("staff", WHY, "")]
        assert (shown.entries[-1].kind, shown.entries[-1].text, shown.entries[-1].author) == ("staff_look", WHY, None)
        assert order_get_for(actor=Actor.user(person.id), order_id=order.id).reveals == shown.reveals
    assert AuditRecord.objects.get(action="order.credentials_revealed").actor_id == moderator.id
    assert books.topics(order.id)[-1] == "dispute.staff_look"
    assert secret.password not in str(list(AuditRecord.objects.values())) + str(list(OutboxMessage.objects.values()))
    # It is no look of the buyer's: confirming still asks for one.
    assert books.row(order.id).revealed_at is None
    assert books.row(order.id).version == order.version


@pytest.mark.parametrize("reason", ["", "Curious", "x" * 501])
def test_a_look_without_a_reason_is_refused_and_changes_nothing(reason, buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)
    before = books.everything(order.id)

    with pytest.raises(ValidationFailed):
        services.dispute_credentials_reveal(actor=staff, dispute_id=order.dispute_id, reason=reason)

    assert books.everything(order.id) == before


def test_staff_look_only_while_the_dispute_is_open(buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)
    first = order.dispute_id
    services.transition(order.id, Event.WITHDRAW, Actor.user(buyer.id))
    closed = books.everything(order.id)

    with pytest.raises(CredentialsNotOpen):
        services.dispute_credentials_reveal(actor=staff, dispute_id=first, reason=WHY)
    unchanged = books.everything(order.id)
    factories.order_dispute(order, reason="other")
    with pytest.raises(CredentialsNotOpen):
        services.dispute_credentials_reveal(actor=staff, dispute_id=first, reason=WHY)

    assert unchanged == closed
    assert books.everything(order.id)["looks"] == 0


def test_a_full_file_shows_no_more(buyer, seller, staff):
    order = factories.order_disputed(buyer, seller)
    dispute = books.dispute(order.id)
    DisputeEntry.objects.bulk_create(
        DisputeEntry(dispute=dispute, seq=n, kind="message", party="buyer", created_at=dispute.opened_at)
        for n in range(2, 201)
    )
    before = books.everything(order.id)

    with pytest.raises(DisputeFull):
        services.dispute_credentials_reveal(actor=staff, dispute_id=order.dispute_id, reason=WHY)

    assert books.everything(order.id) == before
    assert resolve(order, staff).entries[-1].seq == 201
