"""What happens in the shop, by the real services: each flow names the (fact, role) pairs that must have been told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.test import override_settings

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.models import Heartbeat
from wibestore.core.money import Som
from wibestore.ledger.factories import wallet_fund
from wibestore.listings import factories as listings
from wibestore.listings import services as listing_services
from wibestore.moderation import services as moderation_services
from wibestore.moderation.factories import report_open, verdict_appealed
from wibestore.moderation.types import ReportStatus
from wibestore.orders import factories as orders
from wibestore.orders import services as order_services
from wibestore.payments import factories as payments
from wibestore.payments import services as payment_services
from wibestore.payments.types import DepositInfo
from wibestore.reviews import services as review_services
from wibestore.reviews.factories import review_written
from wibestore.subscriptions import selectors as subscription_selectors
from wibestore.subscriptions import services as subscription_services
from wibestore.support.factories import request_answered
from wibestore.users import events as users
from wibestore.users import services as user_services
from wibestore.users.factories import user_create
from wibestore.users.types import UserInfo
from wibestore.vault.factories import credentials_sample
from wibestore.watching.factories import price_watched, search_saved

Told = set[tuple[str, str]]
SYSTEM = Actor.system("test")
LONG = timedelta(days=40)


@dataclass(frozen=True)
class People:
    """Who is in it."""

    buyer: UserInfo
    seller: UserInfo
    stranger: UserInfo
    moderator: UserInfo

    @property
    def staff(self) -> Actor:
        """Return the moderator as an actor."""
        return Actor.user(self.moderator.id, is_staff=True)


@contextmanager
def later(by: timedelta) -> Iterator[None]:
    """Go on `by` later, as if the clocks had run all the time."""
    Heartbeat.objects.all().delete()
    with clock.travel(by):
        yield


def _both(*topics: str) -> Told:
    return {(topic, role) for topic in topics for role in ("buyer", "seller")}


def order_life(people: People) -> Told:
    orders.order_completed(people.buyer, people.seller)
    return _both("order.paid", "order.completed") | {("order.created", "seller"), ("order.delivered", "buyer")}


def order_cancelled(people: People) -> Told:
    order = orders.order_awaiting(people.buyer, people.seller)
    order_services.transition(order.id, "cancel", Actor.user(people.buyer.id))
    return _both("order.cancelled")


def order_declined(people: People) -> Told:
    order = orders.order_paid(people.buyer, people.seller)
    order_services.transition(order.id, "decline", Actor.user(people.seller.id))
    return _both("order.cancelled")


def order_corrected(people: People) -> Told:
    order = orders.order_delivered(people.buyer, people.seller)
    seller = Actor.user(people.seller.id)
    order_services.transition(order.id, "replace_credentials", seller, credentials=credentials_sample())
    return {("order.credentials_replaced", "buyer")}


def order_matured(people: People) -> Told:
    orders.order_completed(people.buyer, user_create(username="newcomer"))
    with later(LONG):
        order_services.sweep(["available_at"])
    return {("order.matured", "seller")}


def dispute_talked(people: People) -> Told:
    order = orders.order_disputed(people.buyer, people.seller)
    order_services.transition(order.id, "message", Actor.user(people.seller.id), text="It works here, see below.")
    assert order.dispute_id
    order_services.dispute_credentials_reveal(
        actor=people.staff, dispute_id=order.dispute_id, reason="To see whether they work"
    )
    order_services.transition(order.id, "withdraw", Actor.user(people.buyer.id))
    return {("order.disputed", "seller"), ("order.disputed", "staff"), ("dispute.responded", "buyer")} | (
        _both("dispute.staff_look") | {("dispute.withdrawn", "seller")}
    )


def dispute_silent(people: People) -> Told:
    orders.order_disputed(people.buyer, people.seller)
    for _ in range(2):
        with later(LONG):
            order_services.sweep(["respond_by"])
    return _both("dispute.reminded")


def dispute_decided(people: People) -> Told:
    order = orders.order_disputed(people.buyer, people.seller)
    order_services.transition(
        order.id,
        "resolve",
        people.staff,
        refund_amount=100_000,
        reason="other",
        text="Half of the account was as promised, so half of the price goes back.",
    )
    return _both("dispute.resolved", "order.refunded")


def dispute_ruled(people: People) -> Told:
    order = orders.order_disputed(people.buyer, people.seller)
    assert order.dispute_id
    with override_settings(DISPUTE_SECOND_RULING_FROM=order.price):
        order_services.dispute_resolve(
            actor=people.staff,
            dispute_id=order.dispute_id,
            refund_amount=100_000,
            reason="other",
            text="Half of the account was as promised, so half of the price goes back.",
        )
    return {("dispute.ruled", "staff")}


def deposits(people: People) -> Told:
    payments.deposit_succeeded(people.buyer.id, 60_000)
    payments.deposit_pending(people.buyer.id, 30_000)
    _deposit_fail(payments.deposit_pending(people.buyer.id, 40_000))
    with later(LONG):
        payment_services.deposits_expire()
    return {("deposit.succeeded", "user"), ("deposit.failed", "user"), ("deposit.expired", "user")}


def deposits_go_back(people: People) -> Told:
    me = Actor.user(people.buyer.id)
    for is_refunded in (True, False):
        deposit = payment_services.deposit_create(actor=me, method="click", amount=Som(60_000))
        payment_services.provider_event_apply(provider="click", event=payments.success_event(deposit))
        payment_services.deposit_refund(actor=me, deposit_id=deposit.id)
        payment_services.refund_settle(reference=deposit.reference, is_refunded=is_refunded, note="Told by phone")
    return {("deposit.refunded", "user"), ("deposit.refund_refused", "user")}


def deposit_reversed(people: People) -> Told:
    deposit = payments.deposit_pending(people.buyer.id, 60_000)
    event = payments.success_event(deposit)
    payment_services.provider_event_apply(provider="sandbox", event=event)
    payment_services.deposit_reverse(provider="sandbox", event=event, mode=payment_services.ReversalMode.REPORTED)
    return {("deposit.reversed", "user")}


def deposit_unused(people: People) -> Told:
    order = orders.order_awaiting(people.buyer, people.seller)
    order_services.transition(order.id, "cancel", Actor.user(people.buyer.id))
    event = payments.success_event(payments.deposit_pending(people.buyer.id, 500_000, order_id=order.id))
    payment_services.provider_event_apply(provider="sandbox", event=event)
    return {("order.deposit_unused", "user")}


def reconciliation(people: People) -> Told:
    payments.difference_open()
    return {("reconciliation.differed", "staff")}


def withdrawal_stopped(people: People) -> Told:
    payments.deposit_succeeded(people.buyer.id, 200_000)
    withdrawal = payments.withdrawal_requested(people.buyer.id, 50_000)
    payment_services.withdrawal_transition(withdrawal.id, "cancel", Actor.user(people.buyer.id))
    payment_services.card_remove(actor=Actor.user(people.buyer.id), card_id=withdrawal.card.id)
    return {
        *(("withdrawal.requested", role) for role in ("user", "staff")),
        ("withdrawal.cancelled", "user"),
        ("card.added", "user"),
        ("card.removed", "user"),
    }


def withdrawal_paid(people: People) -> Told:
    return _withdrawal_to(people, "pay") | {("withdrawal.approved", "user"), ("withdrawal.sent", "user")}


def withdrawal_returned(people: People) -> Told:
    return _withdrawal_to(people, "return")


def offers(people: People) -> Told:
    buyer, seller = people.buyer.id, people.seller.id
    listing = listings.listing_active(seller)
    offer = listings.offer_step(listings.offer_open(people.buyer, listing), "counter", seller, amount=220_000)
    listings.offer_step(offer, "decline", buyer)
    withdrawn = listings.offer_open(people.buyer, listings.listing_active(seller))
    listings.offer_step(withdrawn, "withdraw", buyer)
    listings.offer_accepted(people.buyer, listings.listing_active(seller))
    listings.offer_open(people.buyer, listings.listing_active(seller))
    with later(LONG):
        listing_services.offers_sweep()
    return {
        ("offer.created", "seller"),
        ("offer.countered", "buyer"),
        ("offer.declined", "seller"),
        ("offer.withdrawn", "seller"),
        ("offer.accepted", "buyer"),
        *_both("offer.expired"),
    }


def listing_decisions(people: People) -> Told:
    listings.listing_active(people.seller.id)
    pending = listings.listing_pending(people.seller.id)
    listing_services.listing_reject(
        listing_id=pending.id, actor=people.staff, expected_version=pending.version, reason="Say more about it"
    )
    return {("listing.submitted", "staff"), ("listing.approved", "seller"), ("listing.rejected", "seller")}


def listing_hidden(people: People) -> Told:
    listing, verdict_id = listings.listing_active(people.seller.id), uuid7()
    listing_services.listing_hide(listing_id=listing.id, actor=people.staff, verdict_id=verdict_id)
    listing_services.listing_show(listing_id=listing.id, actor=people.staff, verdict_id=verdict_id)
    return {("listing.hidden", "seller"), ("listing.shown", "seller")}


def reviews(people: People) -> Told:
    review = review_written(orders.order_completed(people.buyer, people.seller))
    buyer, seller = Actor.user(people.buyer.id), Actor.user(people.seller.id)
    review_services.review_update(actor=buyer, review_id=review.id, rating=4, text="Good")
    review_services.review_respond(actor=seller, review_id=review.id, text="Rahmat")
    review_services.helpful_set(actor=Actor.user(people.stranger.id), review_id=review.id, is_helpful=True)
    review_services.review_delete(actor=buyer, review_id=review.id)
    told_seller = {(f"review.{event}", "seller") for event in ("created", "updated", "deleted")}
    return told_seller | {("review.responded", "buyer"), ("review.helpful", "buyer")}


def subscription_life(people: People) -> Told:
    actor = Actor.user(people.seller.id)
    wallet_fund(people.seller.id, 10_000_000)
    _buy(actor, "premium")
    _buy(actor, "pro")
    with later(timedelta(days=28)):
        subscription_services.subscriptions_remind()
    with later(timedelta(days=31)):
        subscription_services.subscriptions_sweep()
    subscription_services.subscription_cancel(actor=actor)
    return _user("started", "changed", "renewal_due", "renewed", "cancelled")


def subscription_poor(people: People) -> Told:
    price = subscription_selectors.quote_get(
        actor=Actor.user(people.stranger.id), plan="premium", period="monthly"
    ).amount_due
    wallet_fund(people.stranger.id, price)
    _buy(Actor.user(people.stranger.id), "premium")
    for days in (31, 40):
        with later(timedelta(days=days)):
            subscription_services.subscriptions_sweep()
    return _user("payment_failed", "ended")


def user_blocked(people: People) -> Told:
    user_services.user_block(user_id=people.stranger.id, actor=people.staff, reason="Fraud")
    return {("user.blocked", "user")}


def waited_for(people: People) -> Told:
    search_saved(people.stranger.id)
    listing = listings.listing_active(people.seller.id)
    price_watched(people.stranger.id, listing.id)
    listing_services.listing_update(
        actor=Actor.user(people.seller.id), listing_id=listing.id, changes={"price": Som(200_000)}
    )
    return {("saved_search.matched", "user"), ("price_watch.dropped", "user")}


def reports_and_verdicts(people: People) -> Told:
    judge = user_create(username="judge", staff_role="moderator")
    report_id = report_open(people.buyer, people.seller.id)
    moderation_services.report_update(
        actor=people.staff, report_id=report_id, status=ReportStatus.REJECTED, expected_version=1
    )
    verdict_id = verdict_appealed(judge, people.seller)
    moderation_services.appeal_decide(
        actor=people.staff, verdict_id=verdict_id, is_accepted=True, answer="You were right."
    )
    user_services.user_unblock(user_id=people.stranger.id, actor=people.staff, reason="A mistake")
    return {
        ("report.opened", "staff"),
        ("report.resolved", "user"),
        ("verdict.given", "user"),
        ("verdict.ended", "user"),
        ("appeal.opened", "staff"),
        ("appeal.decided", "user"),
        ("user.unblocked", "user"),
    }


def support_asked(people: People) -> Told:
    request_answered(people.buyer, people.moderator)
    return {("support.written", "staff"), ("support.answered", "user")}


def setting_changed(people: People) -> Told:
    payload = {"key": "reports.per_day", "user_id": str(people.moderator.id)}
    outbox.publish("setting.changed", payload, sequence_key="setting:reports.per_day")
    return {("setting.changed", "staff")}


def books_differed(people: People) -> Told:
    payload = {"day": "2026-03-02", "amount": -1_000}
    outbox.publish("books.differed", payload, sequence_key="books")
    return {("books.differed", "staff")}


def plan_changed(people: People) -> Told:
    subscription_services.plan_update(
        actor=people.staff, code="premium", changes={"active_listing_limit": 77}, reason="More people sell more"
    )
    return {("plan.changed", "staff")}


def account_facts(people: People) -> Told:
    """What happens to an account, as `users` tells it."""
    user_id = str(people.stranger.id)
    topics = (
        *(users.USER_EMAIL_VERIFIED, users.USER_EMAIL_CHANGED, users.USER_PASSWORD_CHANGED, users.USER_GOOGLE_LINKED),
        *(users.USER_TWO_FACTOR_CHANGED, users.SESSION_STARTED, users.SESSION_REUSED),
        *(users.USER_UNBLOCKED, users.USER_ROLE_CHANGED, users.USER_SELLER_VERIFIED),
    )
    for topic in topics:
        outbox.publish(topic, {"user_id": user_id, "session_id": str(uuid7()), "is_new_device": True})
    return {*((topic, "user") for topic in topics), (users.USER_ROLE_CHANGED, "staff")}


def _user(*events: str) -> Told:
    return {(f"subscription.{event}", "user") for event in events}


def _buy(actor: Actor, plan: Any) -> None:
    quote = subscription_selectors.quote_get(actor=actor, plan=plan, period="monthly")
    subscription_services.subscription_purchase(
        actor=actor, plan=plan, period="monthly", expected_amount=quote.amount_due
    )


def _deposit_fail(deposit: DepositInfo) -> None:
    event = payments.success_event(deposit)
    failed = replace(event, kind=type(event.kind).FAILED, external_id=f"sbx_{uuid7().hex}", failure_code="declined")
    payment_services.provider_event_apply(provider="sandbox", event=failed)


def _withdrawal_to(people: People, end: str) -> Told:
    payments.deposit_succeeded(people.buyer.id, 200_000)
    withdrawal = payments.withdrawal_requested(people.buyer.id, 50_000)
    payment_services.withdrawal_transition(withdrawal.id, "approve", people.staff)
    for event in ("send", end):
        actor = SYSTEM if event == "send" else Actor.system("provider:sandbox")
        payment_services.withdrawal_transition(withdrawal.id, event, actor)
    return {(f"withdrawal.{'paid' if end == 'pay' else 'returned'}", "user")}


FLOWS: list[Callable[[People], Told]] = [
    *(order_life, order_cancelled, order_declined, order_corrected, order_matured),
    *(dispute_talked, dispute_silent, dispute_decided, dispute_ruled),
    *(deposits, deposits_go_back, deposit_reversed, deposit_unused, reconciliation),
    *(withdrawal_stopped, withdrawal_paid, withdrawal_returned),
    *(offers, listing_decisions, listing_hidden, reviews, subscription_life, subscription_poor, user_blocked),
    *(reports_and_verdicts, support_asked, setting_changed, plan_changed, books_differed),
    *(account_facts, waited_for),
]
