"""
The real shop as the histories play it: the same deeds as in the model, by the services, on PostgreSQL.

Each deed is prepared first and then called, perhaps twice: the first time it may die at some statement, as a process
does that is killed there. Then everything must be as before, and the second call must do what the first did not.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import DateTimeField, Value

from tests.histories.model import Market
from wibestore.core import clock, idempotency, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError
from wibestore.core.models import Heartbeat, OutboxMessage
from wibestore.core.money import Som
from wibestore.listings import handlers as listings_handlers
from wibestore.listings.factories import listing_active
from wibestore.orders import handlers as orders_handlers
from wibestore.orders import services
from wibestore.orders.rules import Event, reasons_open
from wibestore.orders.services import sweeper
from wibestore.payments import factories as payments_factories
from wibestore.payments import handlers as payments_handlers
from wibestore.payments import services as payments
from wibestore.payments.policies import provider_actor
from wibestore.payments.providers.base import OutcomeCode
from wibestore.payments.providers.registry import SANDBOX
from wibestore.payments.rules.withdrawals import WithdrawalEvent
from wibestore.subscriptions.models import Plan
from wibestore.subscriptions.services import subscription_grant
from wibestore.uploads.factories import image_create
from wibestore.users import services as users
from wibestore.users.factories import user_create
from wibestore.vault.factories import credentials_sample

WORDS = "It is not what was promised, see the pictures."
PLANS = {1_000: "free", 800: "premium", 500: "pro"}
Deed = Callable[[], Any]


class Killed(BaseException):
    """A process dies; nothing that catches errors catches this."""


class Killer:
    """Dies once: after so many statements, or so many after money was posted."""

    def __init__(self, dice: Random) -> None:
        self.is_counting = dice.random() < 0.5
        self.left = dice.randrange(1, 12) if self.is_counting else dice.randrange(6)
        self.has_killed = False

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        answer = execute(sql, params, many, context)
        if sql.startswith("RELEASE SAVEPOINT"):
            # That is a commit here: what is done is done.
            return answer
        self.is_counting |= sql.startswith('INSERT INTO "ledger_posting"')
        if self.is_counting and not self.has_killed:
            self.left -= 1
            if self.left < 0:
                self.has_killed = True
                raise Killed
        return answer


class Shop:
    """The people, listings, orders, deposits and withdrawals of one market, by the same numbers."""

    def __init__(self, market: Market) -> None:
        self.market = market
        # A little later than what is made now: a card is usable from the moment it was named.
        # How many a seller may have on sale is no part of the model.
        Plan.objects.update(active_listing_limit=1_000_000)
        self.base = clock.now().replace(microsecond=0) + timedelta(minutes=1)
        self.people = [user_create(username=f"p{uuid4().hex[:12]}", sales_count=row.sales) for row in market.people]
        for user, row in zip(self.people, market.people, strict=True):
            if row.rate_bps != 1_000:
                subscription_grant(user_id=user.id, plan=PLANS[row.rate_bps], days=3_650)
        self.cards = [payments_factories.card_active(user.id).id for user in self.people]
        self.actors: dict[object, Actor] = {number: Actor.user(user.id) for number, user in enumerate(self.people)}
        self.actors[len(self.people)] = Actor.user(user_create(username=f"s{uuid4().hex[:12]}").id)
        for name in ("staff", "staff2"):
            moderator = user_create(username=f"m{uuid4().hex[:12]}", is_staff=True)
            self.actors[name] = Actor.user(moderator.id, is_staff=True)
        self.actors["system"] = Actor.system("histories")
        self.listings: list[UUID] = []
        self.orders: list[UUID] = []
        self.deposits: list[Any] = []
        self.withdrawals: list[UUID] = []

    @contextmanager
    def time_of_the_model(self) -> Iterator[None]:
        """Let the shop's clock show the model's time, to the second."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(clock, "now", self.now)
            patched.setattr(
                clock, "now_expression", lambda shift=timedelta(0): Value(self.now() + shift, DateTimeField())
            )
            yield

    def now(self) -> datetime:
        """Return the model's time as an instant."""
        return self.base + timedelta(seconds=self.market.now)

    def killed(self, deed: Deed, dice: Random) -> str | None:
        """Call a deed that dies at a random statement and return None; or its answer, where it was done before."""
        try:
            with connection.execute_wrapper(Killer(dice)):
                return self.answer_of(deed)
        except Killed:
            return None

    @staticmethod
    def answer_of(deed: Deed) -> str:
        """Call a deed; return the code of its refusal, or nothing."""
        try:
            outcome = deed()
        except DomainError as refusal:
            reason = f":{refusal.params['reason']}" if refusal.code.endswith("invalid_transition") else ""
            return f"{refusal.code}{reason}"
        return "spent" if getattr(outcome, "code", None) is OutcomeCode.SPENT else ""

    # The deeds; each returns what is to be called.

    def fund(self, who: int, amount: int, order: int | None = None) -> Deed:
        order_id = None if order is None else self.orders[order]
        deposit = payments_factories.deposit_pending(self.people[who].id, amount, order_id=order_id)
        self.deposits.append(payments_factories.success_event(deposit))
        event = self.deposits[-1]
        return lambda: payments.provider_event_apply(provider=SANDBOX, event=event)

    def reverse(self, number: int, *, is_report: bool) -> Deed:
        mode = payments.ReversalMode.REPORTED if is_report else payments.ReversalMode.REQUESTED
        return lambda: payments.deposit_reverse(provider=SANDBOX, event=self.deposits[number], mode=mode)

    def offer(self, seller: int, price: int, is_sealed: bool) -> Deed:
        def offer() -> None:
            listing = listing_active(self.people[seller].id, price=price, with_credentials=is_sealed)
            self.listings.append(listing.id)

        return offer

    def create(self, buyer: int, which: int, price: int, pay_with: Any, *, pay_now: bool) -> Deed:
        actor, key = self.actors[buyer], uuid4().hex

        def effect() -> tuple[int, dict[str, str]]:
            order = services.order_create(
                actor=actor, listing_id=self.listings[which], price=price, pay_with=pay_with, pay_now=pay_now
            )
            return 201, {"id": str(order.id)}

        def create() -> None:
            _, body = idempotency.run_once(user_id=actor.user_id, key=key, request={}, effect=effect)
            _add(self.orders, UUID(body["id"]))

        return create

    def move(self, which: int, event: str, who: object, *, refund: int | None = None, stale: bool = False) -> Deed:
        actor, order_id = self.actors[who], self.orders[which]
        details = self.details_of(which, event, who, refund)
        if stale:
            details["expected_version"] = self.market.orders[which].version + 1
        if not actor.is_user:
            return lambda: services.transition(order_id, event, actor, **details)
        return self._once(actor, lambda: services.transition(order_id, event, actor, **details))

    def details_of(self, which: int, event: str, who: object, refund: int | None) -> dict[str, Any]:
        """Return what the caller must say for the event."""
        order = self.market.orders[which]
        if event == Event.DISPUTE:
            reasons = reasons_open(order.state, str(self.market.party_of(which, who)))
            return {"reason": str(reasons[0]) if reasons else "other", "text": WORDS}
        if event == Event.EVIDENCE:
            # A picture takes long to make: only where it will be looked at.
            is_open = event in self.market.open_to(which, who)
            return {"upload_id": self._picture(who) if is_open else uuid4()}
        return {
            Event.MESSAGE: {"text": WORDS},
            Event.PROPOSE: {"refund_amount": refund},
            Event.RESOLVE: {"refund_amount": refund, "reason": "agreement", "text": WORDS},
            Event.CANCEL: {"reason": WORDS},
            Event.DELIVER: {"credentials": credentials_sample()},
            Event.REPLACE_CREDENTIALS: {"credentials": credentials_sample()},
        }.get(Event(event), {})

    def _picture(self, who: Any) -> UUID:
        return image_create(self.people[who].id, color=f"#{uuid4().hex[:6]}").id

    def look(self, which: int, who: object) -> Deed:
        return lambda: services.credentials_reveal(order_id=self.orders[which], actor=self.actors[who])

    def block(self, who: int) -> Deed:
        """What a block is, and what follows from it by the outbox."""
        staff, user_id = self.actors["staff"], self.people[who].id

        def block() -> None:
            users.user_block(user_id=user_id, actor=staff, reason=WORDS)
            for handlers in (listings_handlers, orders_handlers, payments_handlers):
                handlers.on_user_blocked({"user_id": str(user_id)})

        return block

    def unblock(self, who: int) -> Deed:
        staff, user_id = self.actors["staff"], self.people[who].id
        return lambda: users.user_unblock(user_id=user_id, actor=staff, reason=WORDS)

    def wait(self, _: int) -> Deed:
        return lambda: None

    def sweep(self, *, was_away: bool) -> Deed:
        if not was_away:
            # It ran every half minute all the while.
            Heartbeat.objects.filter(name=sweeper.HEARTBEAT).update(beat_at=self.now())
        return services.sweep

    def relay(self) -> Deed:
        # What else was told has nothing to do with money.
        OutboxMessage.objects.exclude(topic__startswith="deposit.").filter(relayed_at=None).delete()

        def relay() -> None:
            while outbox.relay():
                pass

        return relay

    def withdraw(self, who: int, amount: int) -> Deed:
        actor, key = self.actors[who], uuid4().hex

        def effect() -> tuple[int, dict[str, str]]:
            row = payments.withdrawal_create(actor=actor, amount=Som(amount), card_id=self.cards[who])
            return 201, {"id": str(row.id)}

        def withdraw() -> None:
            _, body = idempotency.run_once(user_id=actor.user_id, key=key, request={}, effect=effect)
            _add(self.withdrawals, UUID(body["id"]))

        return withdraw

    def pay_out(self, number: int, event: str, who: object) -> Deed:
        actor, withdrawal_id = self.actors[who], self.withdrawals[number]
        if who == "system" and event in {WithdrawalEvent.PAY, WithdrawalEvent.RETURN}:
            actor = provider_actor(SANDBOX)
        if not actor.is_user:
            return lambda: payments.withdrawal_transition(withdrawal_id, event, actor)
        return self._once(actor, lambda: payments.withdrawal_transition(withdrawal_id, event, actor))

    def _once(self, actor: Actor, effect: Deed) -> Deed:
        """Call as the API does: one transaction under one key, which a second call repeats."""
        key = uuid4().hex
        return lambda: idempotency.run_once(
            user_id=actor.user_id, key=key, request={}, effect=lambda: (200, {"done": bool(effect())})
        )


def _add(known: list[UUID], new: UUID) -> None:
    if new not in known:
        known.append(new)
