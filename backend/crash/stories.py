"""
What people do. A new kind of purchase or withdrawal is one function and one row here.

A story only acts. What must come of it follows from the answers it got (`verdict.endings`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crash.visits import Buying, Cashing


@dataclass(frozen=True, slots=True)
class Story:
    """
    A way to come to the shop, and how often it is taken.

    Of the item: whether it is delivered at once or by its seller, and whether it must be a new seller's, whose money
    is held for a while.
    """

    name: str
    act: Callable[[Any], object]
    weight: int
    is_instant: bool = True
    needs_hold: bool = False


def confirms(visit: Buying) -> None:
    """Order, pay, look, confirm."""
    if _orders_and_pays(visit):
        visit.think()
        visit.confirm()


def buys_at_once(visit: Buying) -> None:
    """Order and pay in one request; half of the buyers confirm."""
    if visit.buy() and visit.chance(0.5):
        visit.think()
        visit.confirm()


def forgets(visit: Buying) -> None:
    """Buy and say nothing: the clock pays the seller."""
    _orders_and_pays(visit)


def cancels(visit: Buying) -> None:
    """Reserve and change one's mind."""
    if visit.reserve():
        visit.think()
        visit.cancel()


def never_pays(visit: Buying) -> None:
    """Reserve and walk away: the clock puts the item on sale again."""
    visit.reserve()


def is_served_by_hand(visit: Buying) -> None:
    """Buy from a seller who delivers, and delivers again; half of the buyers confirm."""
    if not _orders_and_pays(visit):
        return
    visit.think(3)
    if visit.deliver():
        if visit.chance(0.3):
            visit.replace_credentials()
        if visit.chance(0.5):
            visit.think()
            visit.confirm()


def is_declined(visit: Buying) -> None:
    """Buy from a seller who does not want to deliver."""
    if _orders_and_pays(visit):
        visit.think()
        visit.decline()


def is_left_waiting(visit: Buying) -> None:
    """Buy from a seller who never delivers: the clock gives the money back."""
    _orders_and_pays(visit)


def loses_patience(visit: Buying) -> None:
    """Buy from a seller who is late, and cancel."""
    if _orders_and_pays(visit):
        visit.think()
        visit.cancel()


def complains_of_delay(visit: Buying) -> None:
    """Buy from a seller who is late, and dispute; half of the buyers take it back, and the clock goes on."""
    if _orders_and_pays(visit):
        visit.think()
        if visit.dispute_open("not_delivered") and visit.chance(0.5):
            visit.think(3)
            visit.withdraw()


def pays_at_bank(visit: Buying) -> None:
    """Pay the order at the bank and wait for it."""
    if _goes_to_bank(visit):
        visit.pay_at_bank()
        visit.wait_for_deposit()


def pays_at_bank_and_leaves(visit: Buying) -> None:
    """Pay the order at the bank and close the browser: nobody presses anything again."""
    if _goes_to_bank(visit):
        visit.pay_at_bank()


def leaves_the_bank(visit: Buying) -> None:
    """Open the bank's page and walk away."""
    _goes_to_bank(visit)


def pays_both_ways(visit: Buying) -> None:
    """Pay at the bank, then from the wallet before the bank's word is there: the order is paid once."""
    if _goes_to_bank(visit):
        visit.pay_at_bank()
        visit.pay()


def tops_up_first(visit: Buying) -> None:
    """Fill the wallet at the bank, then buy from it."""
    if _tops_up(visit):
        forgets(visit)


def takes_money_back(visit: Buying) -> None:
    """Fill the wallet at the bank and let the bank take the payment back."""
    if _tops_up(visit):
        visit.think()
        visit.take_back()


def disputes_and_withdraws(visit: Buying) -> None:
    """Buy, dispute, take it back: the clock goes on with what was left of it."""
    if _disputes(visit, "not_as_described"):
        visit.think(3)
        visit.withdraw()


def settles(visit: Buying) -> None:
    """Dispute, and accept what the seller proposes: nothing, all of it, or a part."""
    if _disputes(visit, "not_as_described"):
        visit.think()
        price = visit.errand.item.price
        if visit.propose(visit.shuffled.choice([0, price // 3, price // 2, price]), by_seller=True):
            visit.think()
            visit.accept(by_seller=False)


def meets_silence(visit: Buying) -> None:
    """Dispute a sale whose seller says nothing: the clock gives the money back."""
    _disputes(visit, "wrong_credentials")


def is_silent(visit: Buying) -> None:
    """Buy from a seller who disputes, and say nothing: the clock pays the seller."""
    if visit.buy():
        visit.think()
        visit.dispute_open("buyer_unresponsive", by_seller=True)


def lets_staff_decide(visit: Buying) -> None:
    """Dispute, hear the seller, and let the staff divide the price."""
    if _disputes(visit, "other"):
        visit.answer()
        visit.think()
        visit.resolve(visit.shuffled.choice([0, visit.errand.item.price // 4, visit.errand.item.price]))


def gives_in(visit: Buying) -> None:
    """Dispute, then confirm after all."""
    if _disputes(visit, "other"):
        visit.think()
        visit.confirm()


def claims_after_sale(visit: Buying) -> None:
    """Confirm, then find the account taken back while the seller's money is held; the seller gives it back."""
    if visit.buy() and visit.confirm() and visit.dispute_open("account_taken_back"):
        visit.think()
        if visit.propose(visit.errand.item.price, by_seller=False):
            visit.accept(by_seller=True)


def claims_and_withdraws(visit: Buying) -> None:
    """Confirm, claim, and find that it was a mistake."""
    if visit.buy() and visit.confirm() and visit.dispute_open("account_taken_back"):
        visit.think()
        visit.withdraw()


def is_cancelled_by_staff(visit: Buying) -> None:
    """Buy something that the staff take off sale."""
    if visit.buy():
        visit.think()
        visit.cancel_as_staff()


def cashes_out(visit: Cashing) -> None:
    """Ask for money; the staff let it go, and the bank takes it or not."""
    if visit.request():
        visit.think()
        visit.approve()


def keeps_money(visit: Cashing) -> None:
    """Ask for money and change one's mind."""
    if visit.request():
        visit.think()
        visit.cancel()


def is_refused(visit: Cashing) -> None:
    """Ask for money that the staff do not let go."""
    if visit.request():
        visit.think()
        visit.reject()


def waits_for_staff(visit: Cashing) -> None:
    """Ask for money; nobody looks at it."""
    visit.request()


def _orders_and_pays(visit: Buying) -> bool:
    if not visit.reserve():
        return False
    visit.think()
    return visit.pay()


def _goes_to_bank(visit: Buying) -> bool:
    if not visit.reserve("provider"):
        return False
    visit.think()
    return visit.open_deposit(for_order=True)


def _tops_up(visit: Buying) -> bool:
    visit.open_deposit(for_order=False)
    visit.pay_at_bank()
    return visit.wait_for_deposit()


def _disputes(visit: Buying, reason: str) -> bool:
    if not visit.buy():
        return False
    visit.think()
    return visit.dispute_open(reason)


STORIES = (
    Story("confirms", confirms, weight=6),
    Story("buys at once", buys_at_once, weight=6),
    Story("forgets", forgets, weight=3),
    Story("cancels", cancels, weight=2),
    Story("never pays", never_pays, weight=2),
    Story("is served by hand", is_served_by_hand, weight=3, is_instant=False),
    Story("is declined", is_declined, weight=1, is_instant=False),
    Story("is left waiting", is_left_waiting, weight=1, is_instant=False),
    Story("loses patience", loses_patience, weight=1, is_instant=False),
    Story("complains of the delay", complains_of_delay, weight=1, is_instant=False),
    Story("pays at the bank", pays_at_bank, weight=2),
    Story("pays at the bank and leaves", pays_at_bank_and_leaves, weight=2),
    Story("leaves the bank", leaves_the_bank, weight=1),
    Story("pays both ways", pays_both_ways, weight=1),
    Story("tops up first", tops_up_first, weight=1),
    Story("takes money back", takes_money_back, weight=1),
    Story("disputes and withdraws", disputes_and_withdraws, weight=2),
    Story("settles", settles, weight=3),
    Story("meets silence", meets_silence, weight=1),
    Story("is silent", is_silent, weight=1),
    Story("lets the staff decide", lets_staff_decide, weight=2),
    Story("gives in", gives_in, weight=1),
    Story("claims after the sale", claims_after_sale, weight=2, needs_hold=True),
    Story("claims and withdraws", claims_and_withdraws, weight=1, needs_hold=True),
    Story("is cancelled by the staff", is_cancelled_by_staff, weight=1),
)
#: Wants the item of another purchase: whoever comes first has it, the other one may have it when it is free again.
RIVAL = Story("comes second", forgets, weight=0)
PAYOUTS = (
    Story("cashes out", cashes_out, weight=6),
    Story("keeps the money", keeps_money, weight=1),
    Story("is refused", is_refused, weight=1),
    Story("waits for the staff", waits_for_staff, weight=1),
)
EVERY_STORY = (*STORIES, RIVAL, *PAYOUTS)
