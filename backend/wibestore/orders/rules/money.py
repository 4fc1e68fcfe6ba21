"""
The sums of an order: who gives and who gets, as lines that add up to zero. Pure; the ledger's accounts come later.

P = price, C = commission of what the seller keeps, N = the rest. Every division rounds the commission down: the
remainder is the seller's.
"""

from dataclasses import dataclass
from enum import StrEnum

from wibestore.core.money import Som


class Purse(StrEnum):
    """Where an order's money can be. `SELLER` is the place a release chooses (held or available), `HELD` is held."""

    BUYER = "buyer"
    ESCROW = "escrow"
    SELLER = "seller"
    HELD = "held"
    COMMISSION = "commission"


Lines = tuple[tuple[Purse, Som], ...]


@dataclass(frozen=True, slots=True)
class Settlement:
    """How the escrow of one order is divided; the three add up to the price."""

    buyer: Som
    seller: Som
    commission: Som


def commission_of(price: Som, rate_bps: int) -> Som:
    """Return C = P × rate // 10,000: rounded down, the remainder stays with the seller."""
    return price.share(rate_bps)


def settlement_of(price: Som, refund: Som, rate_bps: int) -> Settlement:
    """
    Return who gets what when `refund` so'm of the price go back to the buyer (T15, T18).

    The commission is taken at the frozen rate of what is kept: 500,000 at 10 % with x = 200,000 gives the buyer
    200,000, the shop 30,000 and the seller 270,000.

    :raises ValueError: the refund is below zero or above the price; a bug of the caller
    """
    if not 0 <= refund <= price:
        raise ValueError("a refund lies between nothing and the price")
    kept = Som(price - refund)
    commission = commission_of(kept, rate_bps)
    return Settlement(Som(refund), Som(kept - commission), commission)


def hold_lines(price: Som) -> Lines:
    """T2, T3: the buyer's money goes into the order's escrow."""
    return ((Purse.BUYER, -price), (Purse.ESCROW, price))


def settle_lines(price: Som, refund: Som, rate_bps: int) -> Lines:
    """T7–T11, T15–T19: the escrow is emptied. A refund of 0 is a release, one of the whole price a refund."""
    parts = settlement_of(price, refund, rate_bps)
    return _lines(
        (Purse.ESCROW, -price),
        (Purse.BUYER, parts.buyer),
        (Purse.SELLER, parts.seller),
        (Purse.COMMISSION, parts.commission),
    )


def claim_lines(price: Som, rate_bps: int) -> Lines:
    """T21: the seller's held earnings and the commission go back into the escrow."""
    parts = settlement_of(price, Som(0), rate_bps)
    return _lines((Purse.HELD, -parts.seller), (Purse.COMMISSION, -parts.commission), (Purse.ESCROW, price))


def mature_lines(price: Som, refund: Som, rate_bps: int) -> Lines:
    """Let a new seller's held earnings become available."""
    earned = settlement_of(price, refund, rate_bps).seller
    return _lines((Purse.HELD, -earned), (Purse.SELLER, earned))


def _lines(*lines: tuple[Purse, Som]) -> Lines:
    return tuple((purse, Som(amount)) for purse, amount in lines if amount)
