"""What payments tells: the topics of its outbox messages; those of one deposit, card or withdrawal run in sequence."""

DEPOSIT_SUCCEEDED = "deposit.succeeded"
# It waits no longer: the provider said no, or its time is over. What comes late all the same is a success after it.
DEPOSIT_FAILED = "deposit.failed"
DEPOSIT_EXPIRED = "deposit.expired"
# The provider took the money back; `debt` is what of it the user had spent.
DEPOSIT_REVERSED = "deposit.reversed"
# Its owner wanted it back where it came from: it is there, or the provider refused and it is in the wallet again.
DEPOSIT_REFUNDED = "deposit.refunded"
DEPOSIT_REFUND_REFUSED = "deposit.refund_refused"

# The daily comparison with a provider's own list found something new.
RECONCILIATION_DIFFERED = "reconciliation.differed"

CARD_ADDED = "card.added"
CARD_REMOVED = "card.removed"

WITHDRAWAL_REQUESTED = "withdrawal.requested"
WITHDRAWAL_APPROVED = "withdrawal.approved"
WITHDRAWAL_SENT = "withdrawal.sent"
WITHDRAWAL_PAID = "withdrawal.paid"
WITHDRAWAL_RETURNED = "withdrawal.returned"
WITHDRAWAL_CANCELLED = "withdrawal.cancelled"
