"""What orders tells: the topics of its outbox messages; those of one order run in sequence."""

ORDER_CREATED = "order.created"
ORDER_PAID = "order.paid"
ORDER_DELIVERED = "order.delivered"
ORDER_COMPLETED = "order.completed"
ORDER_CANCELLED = "order.cancelled"
ORDER_REFUNDED = "order.refunded"
ORDER_CREDENTIALS_REPLACED = "order.credentials_replaced"
ORDER_DISPUTED = "order.disputed"
# A word of a party: message, evidence or proposal.
DISPUTE_RESPONDED = "dispute.responded"
DISPUTE_REMINDED = "dispute.reminded"
DISPUTE_WITHDRAWN = "dispute.withdrawn"
# It ended otherwise; what became of the order is told by a fact of its own before it.
DISPUTE_RESOLVED = "dispute.resolved"
# Somebody of the staff looked at the credentials; both parties are told.
DISPUTE_STAFF_LOOK = "dispute.staff_look"
# Of two of the staff who must agree the first has decided; nothing is told to the parties.
DISPUTE_RULED = "dispute.ruled"
# A new seller's earnings became available.
ORDER_MATURED = "order.matured"
# A deposit made for an order did not pay it: the money is in the payer's wallet.
ORDER_DEPOSIT_UNUSED = "order.deposit_unused"

# Those with which the listing of the order was reserved, sold, set free or put aside.
LISTING_MOVES = (ORDER_CREATED, ORDER_COMPLETED, ORDER_CANCELLED, ORDER_REFUNDED)
# Those after which the seller's orders add up to something else.
SELLER_MOVES = (
    *(ORDER_DELIVERED, ORDER_COMPLETED, ORDER_CANCELLED, ORDER_REFUNDED),
    *(ORDER_DISPUTED, DISPUTE_WITHDRAWN, DISPUTE_RESOLVED),
)
