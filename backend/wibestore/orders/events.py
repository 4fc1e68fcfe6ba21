"""What orders tells: the topics of its outbox messages; those of one order run in sequence."""

ORDER_CREATED = "order.created"
ORDER_PAID = "order.paid"
ORDER_DELIVERED = "order.delivered"
ORDER_COMPLETED = "order.completed"
ORDER_CANCELLED = "order.cancelled"
# A new seller's earnings became available.
ORDER_MATURED = "order.matured"
# A deposit made for an order did not pay it: the money is in the payer's wallet.
ORDER_DEPOSIT_UNUSED = "order.deposit_unused"
