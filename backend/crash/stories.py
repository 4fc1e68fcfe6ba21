"""
What customers do. A new kind of purchase is one function and one row here.

A story only acts. What must come of it follows from the answers it got (`verdict.endings`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from crash.visit import Visit


@dataclass(frozen=True, slots=True)
class Story:
    """A way to buy: how often it is taken, and whether the item is delivered at once or by its seller."""

    name: str
    act: Callable[[Visit], object]
    weight: int
    is_instant: bool = True


def confirms(visit: Visit) -> None:
    """Buy, look, confirm."""
    if _buys(visit):
        visit.think()
        visit.confirm()


def forgets(visit: Visit) -> None:
    """Buy and say nothing: the clock pays the seller."""
    _buys(visit)


def cancels(visit: Visit) -> None:
    """Reserve and change one's mind."""
    if visit.reserve():
        visit.think()
        visit.cancel()


def never_pays(visit: Visit) -> None:
    """Reserve and walk away: the clock puts the item on sale again."""
    visit.reserve()


def is_served_by_hand(visit: Visit) -> None:
    """Buy from a seller who delivers; half of the buyers confirm."""
    if _buys(visit):
        visit.think(3)
        if visit.deliver() and visit.chance(0.5):
            visit.think()
            visit.confirm()


def is_declined(visit: Visit) -> None:
    """Buy from a seller who does not want to deliver."""
    if _buys(visit):
        visit.think()
        visit.decline()


def is_left_waiting(visit: Visit) -> None:
    """Buy from a seller who never delivers: the clock gives the money back."""
    _buys(visit)


def pays_at_bank(visit: Visit) -> None:
    """Pay the order at the bank and wait for it."""
    if _goes_to_bank(visit):
        visit.pay_at_bank()
        visit.wait_for_deposit()


def pays_at_bank_and_leaves(visit: Visit) -> None:
    """Pay the order at the bank and close the browser: nobody presses anything again."""
    if _goes_to_bank(visit):
        visit.pay_at_bank()


def leaves_the_bank(visit: Visit) -> None:
    """Open the bank's page and walk away."""
    _goes_to_bank(visit)


def pays_both_ways(visit: Visit) -> None:
    """Pay at the bank, then from the wallet before the bank's word is there: the order is paid once."""
    if _goes_to_bank(visit):
        visit.pay_at_bank()
        visit.pay()


def tops_up_first(visit: Visit) -> None:
    """Fill the wallet at the bank, then buy from it."""
    visit.open_deposit(for_order=False)
    visit.pay_at_bank()
    if visit.wait_for_deposit():
        forgets(visit)


def _buys(visit: Visit) -> bool:
    if not visit.reserve():
        return False
    visit.think()
    return visit.pay()


def _goes_to_bank(visit: Visit) -> bool:
    if not visit.reserve("provider"):
        return False
    visit.think()
    return visit.open_deposit(for_order=True)


STORIES = (
    Story("confirms", confirms, weight=6),
    Story("forgets", forgets, weight=5),
    Story("cancels", cancels, weight=2),
    Story("never pays", never_pays, weight=2),
    Story("is served by hand", is_served_by_hand, weight=3, is_instant=False),
    Story("is declined", is_declined, weight=1, is_instant=False),
    Story("is left waiting", is_left_waiting, weight=1, is_instant=False),
    Story("pays at the bank", pays_at_bank, weight=2),
    Story("pays at the bank and leaves", pays_at_bank_and_leaves, weight=2),
    Story("leaves the bank", leaves_the_bank, weight=1),
    Story("pays both ways", pays_both_ways, weight=1),
    Story("tops up first", tops_up_first, weight=1),
)
#: Wants the item of another purchase: whoever comes first has it, the other one may have it when it is free again.
RIVAL = Story("comes second", forgets, weight=0)
