"""What is true of conversations; no ORM, no clock."""

# States of an order in which the shop holds its money: the two must be able to speak, blocked or not.
OPEN_ORDER_STATES = frozenset({"paid", "delivered", "disputed"})
DISPUTED = "disputed"

# How many messages before and after a reported one are handed over with it.
EXCERPT_AROUND = 5
# At most so many in one answer to `resume`, and in one page.
RESUME_MAX = 100

KINDS = ("text", "image", "system")
PARTIES = ("buyer", "seller", "staff", "system")

# Which facts of an order make a line in its conversation, and what of the fact the line keeps: ids, numbers, codes.
_ORDER = ("order_id", "number", "state", "price")
_DISPUTE = (*_ORDER, "dispute_id", "reason", "opened_by", "by")
SYSTEM_LINES: dict[str, tuple[str, ...]] = {
    "order.created": _ORDER,
    "order.paid": _ORDER,
    "order.delivered": _ORDER,
    "order.credentials_replaced": _ORDER,
    "order.completed": _ORDER,
    "order.cancelled": (*_ORDER, "event", "is_seller_fault", "refund_amount"),
    "order.refunded": (*_ORDER, "event", "is_seller_fault", "refund_amount"),
    "order.disputed": _DISPUTE,
    "dispute.withdrawn": _DISPUTE,
    "dispute.resolved": (*_DISPUTE, "outcome", "resolution_reason", "refund_amount"),
}


def line_params(topic: str, payload: dict[str, object]) -> dict[str, object]:
    """Return what a system line keeps of a fact."""
    return {name: payload[name] for name in SYSTEM_LINES[topic] if name in payload}
