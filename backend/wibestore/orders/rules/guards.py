"""What must hold for a move. A guard answers with the code of what is missing, or with nothing."""

from collections.abc import Callable

from wibestore.orders.rules.situation import MAX_REPLACEMENTS, OrderState, Party, Situation, is_due, is_overdue

Guard = Callable[[Situation], str]
Target = Callable[[Situation], OrderState]

S = OrderState


def always(_: Situation) -> str:
    """Let the move through."""
    return ""


def payment_time_over(at: Situation) -> str:
    """T4: the time to pay has passed and no succeeded deposit waits for this order."""
    if not is_due(at.pay_by, at.now):
        return "pay_by_not_passed"
    return "deposit_waiting" if at.has_deposit_waiting else ""


def credentials_sealed(at: Situation) -> str:
    """T5: the vault holds what is to be handed over."""
    return "" if at.has_credentials else "credentials_not_sealed"


def delivery_open(at: Situation) -> str:
    """T6: the seller may deliver late, but not after the automatic refund is due."""
    return "auto_cancel_at_passed" if is_due(at.auto_cancel_at, at.now) else ""


def delivery_overdue(at: Situation) -> str:
    """T8, T13: the seller's promised time has passed."""
    return "" if is_overdue(at.state, at.deliver_by, at.now) else "deliver_by_not_passed"


def delivery_time_over(at: Situation) -> str:
    """T9: the seller did not deliver at all."""
    return "" if is_due(at.auto_cancel_at, at.now) else "auto_cancel_at_not_passed"


def credentials_revealed(at: Situation) -> str:
    """T10, T16: the buyer confirms what they have seen, not what they have not."""
    return "" if at.is_revealed else "credentials_not_revealed"


def release_due(at: Situation) -> str:
    """T11: the buyer was silent long enough."""
    return "" if is_due(at.auto_release_at, at.now) else "auto_release_at_not_passed"


def hold_over(at: Situation) -> str:
    """Let a new seller's earnings become spendable when their hold has passed."""
    return "" if is_due(at.available_at, at.now) else "available_at_not_passed"


def replacements_left(at: Situation) -> str:
    """T12: new credentials at most twice."""
    return "" if at.replacements < MAX_REPLACEMENTS else "replacements_used"


def claimable(at: Situation) -> str:
    """T21: the account was handed over, and the seller's money is still held."""
    if at.available_at is None:
        return "not_held"
    if not at.is_delivered:
        # Decided without a delivery: the listing is on sale again, and may be in somebody else's order.
        return "not_delivered"
    return "hold_passed" if is_due(at.available_at, at.now) else ""


def opened_by_buyer(at: Situation) -> str:
    """T16: only whoever opened a dispute withdraws it."""
    return _party_unblocked(at) if at.opened_by is Party.BUYER else "not_the_opener"


def opened_by_seller(at: Situation) -> str:
    """T16: only whoever opened a dispute withdraws it."""
    return _party_unblocked(at) if at.opened_by is Party.SELLER else "not_the_opener"


def _party_unblocked(at: Situation) -> str:
    """T22: the clocks would go on against one who cannot do anything about it."""
    return "party_blocked" if at.is_other_blocked else ""


def answer_awaited(at: Situation) -> str:
    """T22: the dispute waits for a word that whoever was blocked cannot say."""
    return "" if at.respond_by is not None else "nothing_awaited"


def refund_within_price(at: Situation) -> str:
    """T14, T18: 0 ≤ x ≤ P, where an x is named."""
    return "" if at.refund is None or 0 <= at.refund <= at.price else "refund_out_of_range"


def proposal_current(at: Situation) -> str:
    """T15: the other side's proposal stands."""
    return "" if at.has_proposal else "no_proposal"


def reminder_due(at: Situation) -> str:
    """T17: the first 12 hours passed in silence."""
    if at.is_reminded:
        return "reminded_already"
    return "" if is_due(at.respond_by, at.now) else "respond_by_not_passed"


def silence_over(at: Situation) -> str:
    """T17: the second 12 hours passed in silence."""
    if not at.is_reminded:
        return "not_reminded"
    return "" if is_due(at.respond_by, at.now) else "respond_by_not_passed"


def to(state: OrderState) -> Target:
    """Return a target that is always `state`."""
    return lambda _: state


def settled(at: Situation) -> OrderState:
    """T15, T18: where a settlement that gives `refund` back to the buyer leads."""
    if at.refund == at.price:
        return S.REFUNDED
    return S.PARTIALLY_REFUNDED if at.refund else S.COMPLETED


def silenced(at: Situation) -> OrderState:
    """T17: a silent seller refunds, a silent buyer releases."""
    return S.COMPLETED if at.opened_by is Party.SELLER else S.REFUNDED


def reopened(at: Situation) -> OrderState:
    """T16: back to where the dispute was opened from."""
    return at.opened_from or S.DISPUTED
