"""
Who gets how much, whatever way an order ends (L6): three plans, every ending, before and after proposals of a part.

The table is written out by hand, so that it knows nothing of the rules it judges.
"""

from datetime import timedelta

import pytest
from django.conf import settings

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, services
from wibestore.orders.rules import Event, Party
from wibestore.orders.selectors import order_get_for
from wibestore.orders.tests import books
from wibestore.subscriptions.services import subscription_grant
from wibestore.users.selectors import user_get

pytestmark = pytest.mark.django_db

PRICE = 123_457
# (plan, what the buyer gets back) → what the seller and the shop get of 123,457 so'm.
ORACLE = {
    ("free", 0): (111_112, 12_345),
    ("free", 1): (111_111, 12_345),
    ("free", 50_000): (66_112, 7_345),
    ("free", 123_456): (1, 0),
    ("free", 123_457): (0, 0),
    ("premium", 0): (113_581, 9_876),
    ("premium", 1): (113_580, 9_876),
    ("premium", 50_000): (67_581, 5_876),
    ("premium", 123_456): (1, 0),
    ("premium", 123_457): (0, 0),
    ("pro", 0): (117_285, 6_172),
    ("pro", 1): (117_284, 6_172),
    ("pro", 50_000): (69_785, 3_672),
    ("pro", 123_456): (1, 0),
    ("pro", 123_457): (0, 0),
}
MADE = {
    "paid": factories.order_overdue_disputed,
    "delivered": factories.order_disputed,
    "completed": factories.order_claimed,
}


class Quarrel:
    """A disputed order, the two who quarrel and somebody of the staff."""

    def __init__(self, buyer, seller, moderator, made):
        self.order = made(buyer, seller, PRICE)
        self.actors = {
            Party.BUYER: Actor.user(buyer.id),
            Party.SELLER: Actor.user(seller.id),
            Party.STAFF: Actor.user(moderator.id, is_staff=True),
            Party.SYSTEM: Actor.system("test"),
        }
        self.offset = timedelta(0)

    def act(self, event, party, **details):
        with travel(self.offset):
            return services.transition(self.order.id, event, self.actors[party], **details)

    def wait(self, by):
        self.offset += by


def accept(party, refund):
    def end(quarrel):
        other = Party.SELLER if party is Party.BUYER else Party.BUYER
        quarrel.act(Event.PROPOSE, other, refund_amount=refund)
        quarrel.act(Event.ACCEPT, party)

    return end


def resolve(refund):
    return lambda quarrel: quarrel.act(
        Event.RESOLVE, Party.STAFF, refund_amount=refund, reason="other", text=factories.CLAIM
    )


def cancel(quarrel):
    quarrel.act(Event.CANCEL, Party.STAFF, reason="Asked for by both")


def confirm(quarrel):
    if not books.row(quarrel.order.id).revealed_at:
        services.credentials_reveal(order_id=quarrel.order.id, actor=quarrel.actors[Party.BUYER])
    quarrel.act(Event.CONFIRM, Party.BUYER)


def silence(quarrel):
    for event in (Event.REMIND, Event.SILENCE):
        quarrel.wait(settings.RESPOND_WITHIN)
        quarrel.act(event, Party.SYSTEM)


def silent_buyer(quarrel):
    quarrel.act(Event.WITHDRAW, Party.BUYER)
    quarrel.act(Event.DISPUTE, Party.SELLER, reason="false_claim", text=factories.CLAIM)
    silence(quarrel)


def withdraw(event=None, wait=timedelta(0)):
    """Take the dispute back and let the clock that goes on end the order."""

    def end(quarrel):
        quarrel.act(Event.WITHDRAW, Party.BUYER)
        quarrel.wait(wait)
        if event:
            quarrel.act(event, Party.SYSTEM)

    return end


# (from, ending): how it ends, what the buyer gets back.
ENDINGS = {
    ("paid", "accepted by buyer: part"): (accept(Party.BUYER, 50_000), 50_000),
    ("paid", "accepted by seller: all"): (accept(Party.SELLER, PRICE), PRICE),
    ("paid", "resolved: none"): (resolve(0), 0),
    ("paid", "resolved: part"): (resolve(50_000), 50_000),
    ("paid", "resolved: all"): (resolve(PRICE), PRICE),
    ("paid", "silent seller"): (silence, PRICE),
    ("paid", "cancelled by staff"): (cancel, PRICE),
    ("paid", "withdrawn, never delivered"): (withdraw(Event.TIME_OUT, settings.AUTO_CANCEL_AFTER), PRICE),
    ("delivered", "accepted by buyer: none"): (accept(Party.BUYER, 0), 0),
    ("delivered", "accepted by buyer: 1"): (accept(Party.BUYER, 1), 1),
    ("delivered", "accepted by seller: part"): (accept(Party.SELLER, 50_000), 50_000),
    ("delivered", "accepted by seller: all but 1"): (accept(Party.SELLER, PRICE - 1), PRICE - 1),
    ("delivered", "accepted by seller: all"): (accept(Party.SELLER, PRICE), PRICE),
    ("delivered", "resolved: none"): (resolve(0), 0),
    ("delivered", "resolved: 1"): (resolve(1), 1),
    ("delivered", "resolved: part"): (resolve(50_000), 50_000),
    ("delivered", "resolved: all but 1"): (resolve(PRICE - 1), PRICE - 1),
    ("delivered", "resolved: all"): (resolve(PRICE), PRICE),
    ("delivered", "silent seller"): (silence, PRICE),
    ("delivered", "silent buyer"): (silent_buyer, 0),
    ("delivered", "confirmed"): (confirm, 0),
    ("delivered", "cancelled by staff"): (cancel, PRICE),
    ("delivered", "withdrawn, released"): (withdraw(Event.AUTO_RELEASE, settings.AUTO_RELEASE_AFTER), 0),
    ("completed", "accepted by buyer: part"): (accept(Party.BUYER, 50_000), 50_000),
    ("completed", "accepted by seller: all"): (accept(Party.SELLER, PRICE), PRICE),
    ("completed", "resolved: none"): (resolve(0), 0),
    ("completed", "resolved: part"): (resolve(50_000), 50_000),
    ("completed", "resolved: all"): (resolve(PRICE), PRICE),
    ("completed", "silent seller"): (silence, PRICE),
    ("completed", "confirmed"): (confirm, 0),
    ("completed", "cancelled by staff"): (cancel, PRICE),
    ("completed", "withdrawn"): (withdraw(), 0),
}
PROPOSED_FIRST = [
    ending for ending in ENDINGS if ending[1].startswith(("resolved", "confirmed", "cancelled", "withdrawn"))
]
CASES = [
    *((plan, *ending, False) for plan in ("free", "premium", "pro") for ending in ENDINGS),
    *(("free", *ending, True) for ending in PROPOSED_FIRST),
]


@pytest.mark.parametrize(("plan", "opened_from", "ending", "is_after_proposals"), CASES)
def test_everybody_gets_exactly_theirs(plan, opened_from, ending, is_after_proposals, buyer, newcomer, moderator):
    end, refund = ENDINGS[opened_from, ending]
    seller_amount, commission = ORACLE[plan, refund]
    if plan != "free":
        subscription_grant(user_id=newcomer.id, plan=plan, days=30)
    quarrel = Quarrel(buyer, newcomer, moderator, MADE[opened_from])
    if is_after_proposals:
        quarrel.act(Event.PROPOSE, Party.BUYER, refund_amount=77_777)
        quarrel.act(Event.PROPOSE, Party.SELLER, refund_amount=7_777)

    end(quarrel)

    order_id, theirs, mine = quarrel.order.id, wallet_balances(buyer.id), wallet_balances(newcomer.id)
    assert (theirs.available, theirs.in_escrow) == (refund, 0)
    assert (mine.available, mine.held) == (0, seller_amount)
    assert (books.commission(), books.escrow(order_id)) == (commission, 0)
    order = order_get_for(actor=quarrel.actors[Party.BUYER], order_id=order_id)
    assert (order.refund_amount, order.seller_amount, order.commission) == (refund, seller_amount, commission)
    assert (order.available_at is not None) == (seller_amount > 0)
    assert ledger_check() == []


@pytest.mark.parametrize("refund", [0, 50_000, PRICE])
def test_a_seller_past_the_hold_is_paid_at_once(refund, buyer, seller, moderator):
    quarrel = Quarrel(buyer, seller, moderator, factories.order_disputed)

    resolve(refund)(quarrel)

    seller_amount, commission = ORACLE["free", refund]
    assert (wallet_balances(seller.id).available, wallet_balances(seller.id).held) == (seller_amount, 0)
    assert (wallet_balances(buyer.id).available, books.commission()) == (refund, commission)
    assert books.row(quarrel.order.id).available_at is None


@pytest.mark.parametrize("refund", [0, 50_000])
def test_what_was_held_of_a_divided_order_matures_to_the_som(refund, buyer, newcomer, moderator):
    quarrel = Quarrel(buyer, newcomer, moderator, factories.order_disputed)
    resolve(refund)(quarrel)

    with travel(timedelta(hours=settings.NEW_SELLER_HOLD_HOURS, minutes=1)):
        moved = services.sweep(["available_at"])

    assert moved == 1
    assert (wallet_balances(newcomer.id).available, wallet_balances(newcomer.id).held) == (ORACLE["free", refund][0], 0)
    assert ledger_check() == []


def test_a_partly_refunded_order_is_no_sale_of_the_five(buyer, newcomer, moderator):
    for _ in range(5):
        resolve(50_000)(Quarrel(buyer, newcomer, moderator, factories.order_disputed))

    order = factories.order_completed(buyer, newcomer, PRICE)

    assert order.available_at is not None
    assert user_get(newcomer.id).sales_count == 1
    assert wallet_balances(newcomer.id).held == 5 * 66_112 + 111_112
