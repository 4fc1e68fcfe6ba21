"""
Every state × event × party: what the table lists works, everything else is refused and changes nothing (L3).

For a listed move that asks for something: how it comes open, and each way in which it is not, with the code of what is
missing and, where it is a matter of time, at the last moment before.
"""

from datetime import timedelta
from itertools import product

import pytest
from django.apps import apps
from django.conf import settings

from wibestore.core.clock import travel
from wibestore.core.money import Som
from wibestore.ledger.services import ledger_check
from wibestore.orders import factories, services
from wibestore.orders.errors import InvalidTransition
from wibestore.orders.rules import MOVES, Event, OrderState, Party
from wibestore.orders.rules.guards import always
from wibestore.orders.tests import books
from wibestore.uploads.factories import image_create
from wibestore.vault.factories import credentials_sample, credentials_sealed

pytestmark = pytest.mark.django_db
User = apps.get_model("users", "User")

S, E, P = OrderState, Event, Party
PRICE = factories.PRICE
HOLD = timedelta(hours=settings.NEW_SELLER_HOLD_HOURS)
SLA = timedelta(minutes=60)
ANSWER = settings.RESPOND_WITHIN
BEFORE, NOW = timedelta(seconds=-30), timedelta(seconds=1)


class Case:
    """An order in a state, people who act on it, and the hours that pass between their acts."""

    def __init__(self, buyer, seller, actors):
        self.buyer, self.seller, self.actors = buyer, seller, actors
        self.offset = timedelta(0)
        self.order = None

    def come_to(self, state):
        """Make an order that comes into `state` by the services."""
        self.order = MADE[state](self)
        assert self.order.state == state
        return self

    def make(self, factory):
        return factory(self.buyer, self.seller)

    def act(self, event, party, **details):
        given = {**self.details(event, party), **details}
        with travel(self.offset):
            self.order = services.transition(self.order.id, event, self.actors[party], **given)
        return self.order

    def details(self, event, party):
        if event == E.EVIDENCE:
            who = self.buyer if party is P.BUYER else self.seller
            return {"upload_id": image_create(who.id, color=f"#{len(self.order.events):06x}").id}
        if (self.order.state, event) == (S.COMPLETED, E.DISPUTE):
            return {"reason": "account_taken_back", "text": factories.CLAIM}
        return DETAILS.get((event, party)) or DETAILS.get(event, {})

    def look(self):
        services.credentials_reveal(order_id=self.order.id, actor=self.actors[P.BUYER])

    def wait(self, by):
        self.offset += by


DETAILS = {
    E.DELIVER: {"credentials": credentials_sample()},
    E.REPLACE_CREDENTIALS: {"credentials": credentials_sample()},
    (E.DISPUTE, P.BUYER): {"reason": "other", "text": factories.CLAIM},
    (E.DISPUTE, P.SELLER): {"reason": "buyer_unresponsive", "text": factories.CLAIM},
    E.MESSAGE: {"text": "Hello"},
    E.PROPOSE: {"refund_amount": 200_000},
    E.RESOLVE: {"refund_amount": 200_000, "reason": "other", "text": factories.CLAIM},
    (E.CANCEL, P.STAFF): {"reason": "Asked for by both"},
}


def refunded(case):
    case.order = case.make(factories.order_disputed)
    return case.act(E.RESOLVE, P.STAFF, refund_amount=PRICE)


def partially_refunded(case):
    case.order = case.make(factories.order_disputed)
    return case.act(E.RESOLVE, P.STAFF)


def cancelled(case):
    case.order = case.make(factories.order_awaiting)
    return case.act(E.CANCEL, P.BUYER)


MADE = {
    S.AWAITING_PAYMENT: lambda case: case.make(factories.order_awaiting),
    S.PAID: lambda case: case.make(factories.order_paid),
    S.DELIVERED: lambda case: case.make(factories.order_delivered),
    S.COMPLETED: lambda case: case.make(factories.order_completed),
    S.CANCELLED: cancelled,
    S.DISPUTED: lambda case: case.make(factories.order_disputed),
    S.REFUNDED: refunded,
    S.PARTIALLY_REFUNDED: partially_refunded,
}


@pytest.fixture
def case(buyer, seller, actors):
    # Their sales are held, so that there is something to mature and to claim.
    User.objects.filter(pk=seller.id).update(sales_count=0)
    return Case(buyer, seller, actors)


@pytest.mark.parametrize("state", list(S))
def test_unlisted_moves_are_refused_and_change_nothing(state, case):
    case.come_to(state)
    before = books.everything(case.order.id)

    for event, party in product(E, P):
        if (state, event, party) in MOVES:
            continue
        details = DETAILS.get((event, party)) or DETAILS.get(event, {})
        with pytest.raises(InvalidTransition) as refusal:
            services.transition(case.order.id, event, case.actors[party], **details)
        assert refusal.value.params == {"state": state.value, "event": event.value, "reason": ""}

    assert books.everything(case.order.id) == before


def seal(case):
    credentials_sealed(listing_id=books.row(case.order.id).listing_id, seller_id=case.seller.id)


def disputed_by_seller(case):
    case.act(E.WITHDRAW, P.BUYER)
    case.act(E.DISPUTE, P.SELLER)


def reminded(case):
    case.wait(ANSWER)
    case.act(E.REMIND, P.SYSTEM)


def replaced_twice(case):
    case.act(E.REPLACE_CREDENTIALS, P.SELLER)
    case.act(E.REPLACE_CREDENTIALS, P.SELLER)


def past_hold(case):
    case.wait(HOLD)
    case.act(E.MATURE, P.SYSTEM)


def nothing(_):
    """The state alone is enough."""


def after(by):
    return lambda case: case.wait(by)


def then(*steps):
    return lambda case: [step(case) for step in steps]


# What opens a guarded move.
OPENED = {
    (S.AWAITING_PAYMENT, E.TIME_OUT, P.SYSTEM): after(settings.PAY_BY_WALLET),
    (S.PAID, E.INSTANT, P.SYSTEM): seal,
    (S.PAID, E.DELIVER, P.SELLER): nothing,
    (S.PAID, E.CANCEL, P.BUYER): after(SLA + NOW),
    (S.PAID, E.TIME_OUT, P.SYSTEM): after(settings.AUTO_CANCEL_AFTER),
    (S.PAID, E.DISPUTE, P.BUYER): after(SLA + NOW),
    (S.DELIVERED, E.CONFIRM, P.BUYER): Case.look,
    (S.DELIVERED, E.AUTO_RELEASE, P.SYSTEM): after(settings.AUTO_RELEASE_AFTER),
    (S.DELIVERED, E.REPLACE_CREDENTIALS, P.SELLER): lambda case: case.act(E.REPLACE_CREDENTIALS, P.SELLER),
    (S.COMPLETED, E.MATURE, P.SYSTEM): after(HOLD),
    (S.COMPLETED, E.DISPUTE, P.BUYER): after(HOLD + 2 * BEFORE),
    (S.PARTIALLY_REFUNDED, E.MATURE, P.SYSTEM): after(HOLD),
    (S.DISPUTED, E.PROPOSE, P.BUYER): nothing,
    (S.DISPUTED, E.PROPOSE, P.SELLER): nothing,
    (S.DISPUTED, E.ACCEPT, P.BUYER): lambda case: case.act(E.PROPOSE, P.SELLER),
    (S.DISPUTED, E.ACCEPT, P.SELLER): lambda case: case.act(E.PROPOSE, P.BUYER),
    (S.DISPUTED, E.CONFIRM, P.BUYER): Case.look,
    (S.DISPUTED, E.WITHDRAW, P.BUYER): nothing,
    (S.DISPUTED, E.WITHDRAW, P.SELLER): disputed_by_seller,
    (S.DISPUTED, E.REMIND, P.SYSTEM): after(ANSWER),
    (S.DISPUTED, E.SILENCE, P.SYSTEM): then(reminded, after(ANSWER)),
    (S.DISPUTED, E.BLOCK, P.SYSTEM): nothing,
    (S.DISPUTED, E.RESOLVE, P.STAFF): nothing,
}
# Each way in which it is shut: how, what the caller says, what is missing.
SHUT = [
    (S.AWAITING_PAYMENT, E.TIME_OUT, P.SYSTEM, after(settings.PAY_BY_WALLET + BEFORE), {}, "pay_by_not_passed"),
    (S.PAID, E.INSTANT, P.SYSTEM, nothing, {}, "credentials_not_sealed"),
    (S.PAID, E.DELIVER, P.SELLER, after(settings.AUTO_CANCEL_AFTER), {}, "auto_cancel_at_passed"),
    (S.PAID, E.CANCEL, P.BUYER, after(SLA + BEFORE), {}, "deliver_by_not_passed"),
    (S.PAID, E.TIME_OUT, P.SYSTEM, after(settings.AUTO_CANCEL_AFTER + BEFORE), {}, "auto_cancel_at_not_passed"),
    (S.PAID, E.DISPUTE, P.BUYER, after(SLA + BEFORE), {}, "deliver_by_not_passed"),
    (S.DELIVERED, E.CONFIRM, P.BUYER, nothing, {}, "credentials_not_revealed"),
    (
        *(S.DELIVERED, E.AUTO_RELEASE, P.SYSTEM, after(settings.AUTO_RELEASE_AFTER + BEFORE), {}),
        "auto_release_at_not_passed",
    ),
    (S.DELIVERED, E.REPLACE_CREDENTIALS, P.SELLER, replaced_twice, {}, "replacements_used"),
    (S.COMPLETED, E.MATURE, P.SYSTEM, after(HOLD + BEFORE), {}, "available_at_not_passed"),
    (S.COMPLETED, E.DISPUTE, P.BUYER, after(HOLD), {}, "hold_passed"),
    (S.COMPLETED, E.DISPUTE, P.BUYER, past_hold, {}, "not_held"),
    (S.PARTIALLY_REFUNDED, E.MATURE, P.SYSTEM, after(HOLD + BEFORE), {}, "available_at_not_passed"),
    (S.DISPUTED, E.PROPOSE, P.BUYER, nothing, {"refund_amount": PRICE + 1}, "refund_out_of_range"),
    (S.DISPUTED, E.PROPOSE, P.SELLER, nothing, {"refund_amount": -1}, "refund_out_of_range"),
    (S.DISPUTED, E.ACCEPT, P.BUYER, nothing, {}, "no_proposal"),
    (S.DISPUTED, E.ACCEPT, P.BUYER, lambda case: case.act(E.PROPOSE, P.BUYER), {}, "no_proposal"),
    (
        *(S.DISPUTED, E.ACCEPT, P.BUYER, lambda case: case.act(E.PROPOSE, P.SELLER), {"proposal_seq": 1}),
        "no_proposal",
    ),
    (S.DISPUTED, E.ACCEPT, P.SELLER, lambda case: case.act(E.PROPOSE, P.SELLER), {}, "no_proposal"),
    (S.DISPUTED, E.CONFIRM, P.BUYER, nothing, {}, "credentials_not_revealed"),
    (S.DISPUTED, E.WITHDRAW, P.BUYER, disputed_by_seller, {}, "not_the_opener"),
    (S.DISPUTED, E.WITHDRAW, P.SELLER, nothing, {}, "not_the_opener"),
    (S.DISPUTED, E.REMIND, P.SYSTEM, after(ANSWER + BEFORE), {}, "respond_by_not_passed"),
    (S.DISPUTED, E.REMIND, P.SYSTEM, then(reminded, after(ANSWER)), {}, "reminded_already"),
    (
        *(S.DISPUTED, E.REMIND, P.SYSTEM, lambda case: case.act(E.MESSAGE, P.SELLER), {}),
        "respond_by_not_passed",
    ),
    (S.DISPUTED, E.SILENCE, P.SYSTEM, after(3 * ANSWER), {}, "not_reminded"),
    (
        S.DISPUTED,
        E.SILENCE,
        P.SYSTEM,
        then(reminded, after(ANSWER + BEFORE)),
        {},
        "respond_by_not_passed",
    ),
    (S.DISPUTED, E.BLOCK, P.SYSTEM, lambda case: case.act(E.MESSAGE, P.SELLER), {}, "nothing_awaited"),
    (S.DISPUTED, E.RESOLVE, P.STAFF, nothing, {"refund_amount": PRICE + 1}, "refund_out_of_range"),
    (S.DISPUTED, E.RESOLVE, P.STAFF, nothing, {"refund_amount": -1}, "refund_out_of_range"),
]


def test_every_guarded_move_is_tried_open_and_shut():
    guarded = {key for key, move in MOVES.items() if move.guard is not always}

    assert set(OPENED) == guarded
    assert {row[:3] for row in SHUT} == guarded


@pytest.mark.parametrize(("state", "event", "party"), list(MOVES))
def test_listed_moves_are_made_once_open(state, event, party, case):
    OPENED.get((state, event, party), nothing)(case.come_to(state))
    before, steps = case.order.version, len(books.steps(case.order.id))

    moved = case.act(event, party)

    *_, first = [step for step in books.steps(case.order.id) if step[0] == steps + 1]
    assert first[1:3] == (event, party)
    assert moved.version == before + (2 if (event, moved.state) == (E.PAY, S.DELIVERED) else 1)
    assert books.row(case.order.id).version == moved.version
    assert ledger_check() == []


@pytest.mark.parametrize(("state", "event", "party", "shut", "details", "missing"), SHUT)
def test_guarded_moves_are_refused_with_what_is_missing_and_change_nothing(
    state, event, party, shut, details, missing, case
):
    shut(case.come_to(state))
    given = {**case.details(event, party), **details}
    before = books.everything(case.order.id)

    with travel(case.offset), pytest.raises(InvalidTransition) as refusal:
        services.transition(case.order.id, event, case.actors[party], **given)

    assert refusal.value.params == {"state": state.value, "event": event.value, "reason": missing}
    assert refusal.value.body()["order"]["version"] == before["order"]["version"]
    assert books.everything(case.order.id) == before


def test_a_sum_is_money_or_a_bug(case):
    case.come_to(S.DISPUTED)

    with pytest.raises(TypeError):
        case.act(E.PROPOSE, P.BUYER, refund_amount=0.5)

    assert case.act(E.PROPOSE, P.BUYER, refund_amount=Som(0)).state == "disputed"
