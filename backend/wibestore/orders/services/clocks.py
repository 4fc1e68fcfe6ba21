"""The clocks of an order: a column holds an instant only while that clock runs."""

from datetime import timedelta

from django.conf import settings

from wibestore.orders.models import CLOCKS
from wibestore.orders.rules import Event, Party
from wibestore.orders.services.move import Step
from wibestore.users import selectors as users

# What a dispute stops and a withdrawal starts again with what was left of it.
_STOPPABLE = ("deliver_by", "auto_cancel_at", "auto_release_at", "available_at")


def start_delivery(step: Step) -> None:
    """T2, T3: the time to pay is over, the seller's begins; an order that is delivered at once needs none."""
    order = step.order
    order.paid_at = step.now
    order.pay_by = None
    if not step.is_instant:
        times = users.delivery_times(user_id=order.seller_id, now=step.now, minutes=order.sla_minutes)
        order.deliver_by = times.deliver_by
        # Who delivers within their hours has a day of them, and is never refunded before they are late.
        order.auto_cancel_at = max((times.opens_at or step.now) + settings.AUTO_CANCEL_AFTER, times.deliver_by)


def start_release(step: Step) -> None:
    """T5, T6, T12: the buyer has a day to look at what was handed over."""
    order = step.order
    stop_all(step)
    order.delivered_at = order.delivered_at or step.now
    order.auto_release_at = step.now + settings.AUTO_RELEASE_AFTER


def stop_all(step: Step) -> None:
    """Nothing is waited for any more."""
    for clock in CLOCKS:
        setattr(step.order, clock, None)
    step.order.clocks_left = None


def suspend(step: Step) -> None:
    """T13, T20–T22: the clocks stop and what is left of them is kept; the other side's time to answer begins."""
    order = step.order
    running = {clock: getattr(order, clock) for clock in _STOPPABLE}
    left = {clock: (due - step.now).total_seconds() for clock, due in running.items() if due is not None}
    stop_all(step)
    order.clocks_left = left
    order.respond_by = step.now + settings.RESPOND_WITHIN if _is_answer_owed(step) else None


def wait_no_more(step: Step) -> None:
    """T22: nobody loses by a silence that is not theirs to break."""
    step.order.respond_by = None


def _is_answer_owed(step: Step) -> bool:
    """Tell whether the other side must answer: not the shop itself (T20, T22), nor somebody who was blocked."""
    if step.event != Event.DISPUTE:
        return False
    other_id = step.order.seller_id if step.party is Party.BUYER else step.order.buyer_id
    return not users.is_blocked(other_id)


def resume(step: Step) -> None:
    """T16: the clocks go on with what was left of them; what was over before stays over."""
    left = step.order.clocks_left or {}
    stop_all(step)
    for clock, seconds in left.items():
        setattr(step.order, clock, step.now + timedelta(seconds=seconds))


def remind(step: Step) -> None:
    """T17: the first half of the time to answer passed; the second begins."""
    step.order.respond_by = step.now + settings.RESPOND_WITHIN
