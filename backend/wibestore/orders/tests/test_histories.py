"""Random histories of several people through the real services on PostgreSQL (escrow.md §4)."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.errors import DomainError
from wibestore.core.ids import uuid7
from wibestore.ledger.factories import wallet_fund
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.listings.errors import ListingLimitReached
from wibestore.listings.factories import listing_active
from wibestore.orders import services
from wibestore.orders.models import Order, OrderEvent
from wibestore.orders.rules import Event
from wibestore.orders.selectors import order_get_for
from wibestore.orders.services import steps
from wibestore.orders.tests import books
from wibestore.users.factories import user_create
from wibestore.vault.factories import credentials_sample

PROFILE = settings(
    max_examples=10,
    stateful_step_count=25,
    deadline=None,
    # Shrinking a history takes minutes; the failing one is printed as it is, with its seed.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PEOPLE = 3
NO_ONE, STAFF, SHOP = PEOPLE, PEOPLE + 1, PEOPLE + 2
IN_ESCROW = {"paid", "delivered"}
people = st.integers(0, PEOPLE - 1)
anybody = st.integers(0, SHOP)
orders = st.integers(0, 7)
ONCE = {Event.PAY, Event.INSTANT, Event.DELIVER, Event.CONFIRM, Event.AUTO_RELEASE, Event.MATURE}


class Interrupted(Exception):
    """Stands for a process that dies after the money moved and before the commit."""


class Market(RuleBasedStateMachine):
    """Three people who buy from each other, a stranger, staff, and clocks that jump."""

    def __init__(self):
        super().__init__()
        self.people = [user_create(username=f"p{uuid7().hex[-12:]}") for _ in range(PEOPLE)]
        self.actors = [Actor.user(person.id) for person in self.people]
        self.actors += [Actor.user(uuid7()), Actor.user(uuid7(), is_staff=True), Actor.system("test")]
        self.orders = []
        self.funded = 0
        self.offset = timedelta(0)

    @rule(who=people, amount=st.integers(1, 400_000))
    def fund(self, who, amount):
        wallet_fund(self.people[who].id, amount)
        self.funded += amount

    @rule(buyer=people, seller=people, price=st.integers(1_000, 300_000), is_sealed=st.booleans(), lie=st.booleans())
    def create(self, buyer, seller, price, is_sealed, lie):
        with travel(self.offset):
            listing = self.outcome(
                lambda: listing_active(self.people[seller].id, price=price, with_credentials=is_sealed)
            )
            if isinstance(listing, ListingLimitReached):
                return
            made = self.outcome(
                lambda: services.order_create(
                    actor=self.actors[buyer], listing_id=listing.id, price=price + int(lie), pay_with="wallet"
                )
            )
        if buyer == seller or lie:
            assert isinstance(made, DomainError)
        if not isinstance(made, DomainError):
            self.orders.append(made.id)

    @rule(which=orders, event=st.sampled_from(Event), who=anybody)
    def act(self, which, event, who):
        if self.orders:
            self.step(which, event, who)

    @rule(buyer=people, shift=st.integers(1, PEOPLE - 1), price=st.integers(1_000, 300_000), is_sealed=st.booleans())
    def purchase(self, buyer, shift, price, is_sealed):
        """Go the usual way as far as a paid order, so that histories get far."""
        made = len(self.orders)
        self.create(buyer, (buyer + shift) % PEOPLE, price, is_sealed, lie=False)
        if len(self.orders) > made:
            self.fund(buyer, price)
            self.step(made, Event.PAY, buyer)

    @rule(which=orders, choice=st.integers(0, 5), is_buyer=st.booleans())
    def go_on(self, which, choice, is_buyer):
        """Let a party do one of the things that the order offers."""
        if not self.orders:
            return
        row = books.row(self.orders[which % len(self.orders)])
        who = next(actor for actor in self.actors if actor.id == (row.buyer_id if is_buyer else row.seller_id))
        with travel(self.offset):
            if is_buyer and row.state == "delivered":
                services.credentials_reveal(order_id=row.id, actor=who)
            offered = order_get_for(actor=who, order_id=row.id).allowed_events
        if offered and row.state != "awaiting_payment":
            made = self.step(which, offered[choice % len(offered)], self.actors.index(who))
            assert not isinstance(made, Exception)

    @rule(which=orders, who=anybody)
    def look(self, which, who):
        if self.orders:
            order_id = self.orders[which % len(self.orders)]
            before = books.row(order_id)
            with travel(self.offset):
                seen = self.outcome(lambda: services.credentials_reveal(order_id=order_id, actor=self.actors[who]))
            is_open = before.state in {"delivered", "completed"} and self.actors[who].id == before.buyer_id
            assert isinstance(seen, tuple) == is_open

    @rule(which=orders, event=st.sampled_from(Event), who=anybody)
    def interrupted(self, which, event, who):
        if not self.orders:
            return
        order_id = self.orders[which % len(self.orders)]
        before = books.everything(order_id)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(steps, "story_add", self.die)
            assert isinstance(self.step(which, event, who), Exception)
        assert books.everything(order_id) == before

    @rule(hours=st.sampled_from([0, 0, 1, 13, 25, 73]), was_away=st.booleans())
    def wait(self, hours, was_away):
        if not was_away:
            # The sweep runs every half minute all the time: nothing is lost, nothing is extended.
            services.sweeper.Heartbeat.objects.all().delete()
        self.offset += timedelta(hours=hours)
        with travel(self.offset):
            services.sweep()

    @staticmethod
    def die(*_args, **_kwargs):
        raise Interrupted

    @staticmethod
    def outcome(call):
        try:
            return call()
        except (DomainError, Interrupted) as refusal:
            return refusal

    def step(self, which, event, who):
        order_id = self.orders[which % len(self.orders)]
        before = books.row(order_id)
        with travel(self.offset):
            made = self.outcome(
                lambda: services.transition(order_id, event, self.actors[who], credentials=credentials_sample())
            )
        if isinstance(made, Exception):
            assert books.row(order_id).version == before.version
        else:
            assert books.row(order_id).version > before.version
        return made

    @invariant()
    def the_books_agree(self):
        assert ledger_check() == []

    @invariant()
    def no_money_is_made_or_lost(self):
        balances = [wallet_balances(person.id) for person in self.people]
        assert all(min(b.available, b.held, b.in_escrow) >= 0 and b.debt == 0 for b in balances)
        owned = sum(b.available + b.held + b.in_escrow for b in balances)
        completed = Order.objects.filter(state="completed")
        earned = dict(completed.values_list("id", "commission"))
        assert owned + sum(earned.get(order_id, 0) for order_id in self.orders) == self.funded
        assert books.commission() == sum(earned.values())

    @invariant()
    def escrow_holds_the_price_of_open_paid_orders_and_nothing_else(self):
        for order in Order.objects.filter(pk__in=self.orders):
            assert books.escrow(order.id) == (order.price if order.state in IN_ESCROW else 0)
            expected = {"completed": "sold", "cancelled": ("active", "paused")}.get(order.state, "reserved")
            assert books.listing_status(order.id) in expected

    @invariant()
    def every_step_is_told_once_and_in_order(self):
        for order in Order.objects.filter(pk__in=self.orders):
            story = list(OrderEvent.objects.filter(order=order).order_by("seq").values_list("seq", "event"))
            assert [seq for seq, _ in story] == list(range(1, order.version + 1))
            assert all(count == 1 for event, count in Counter(event for _, event in story).items() if event in ONCE)
            assert len(books.topics(order.id)) == len(story)


@pytest.mark.django_db
def test_random_histories_keep_every_promise():
    run_state_machine_as_test(Market, settings=PROFILE)
