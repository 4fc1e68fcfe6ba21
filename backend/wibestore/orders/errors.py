"""What orders refuses. A lost race answers with the current order, so that the client needs no second question."""

from typing import Any

import orjson

from wibestore.core.errors import DomainError, VersionConflict
from wibestore.orders.types import OrderInfo


class OrderNotFound(DomainError):
    """Absent, or not the caller's: the two are not told apart."""

    code = "order.not_found"
    title = "There is no such order"
    status = 404


class TooManyOpen(DomainError):
    """`params.limit`: how many unpaid orders a buyer may have at once (threat T-27)."""

    code = "order.too_many_open"
    title = "Pay or cancel your open orders first"
    status = 409


class CredentialsNotOpen(DomainError):
    """`params.state`: where the order is."""

    code = "order.credentials_not_open"
    title = "The credentials can be seen from delivery on, and not after a refund"
    status = 409


class CredentialsWiped(DomainError):
    """`params.wiped_at`: when; the looks at them are kept."""

    code = "order.credentials_wiped"
    title = "The credentials were wiped, long after the order was over"
    status = 409


class DisputeNotFound(DomainError):
    """Absent, or of an order that is not the caller's: the two are not told apart."""

    code = "dispute.not_found"
    title = "There is no such dispute"
    status = 404


class DisputeFull(DomainError):
    """`params`: `limit`, how many entries (`kind` entry) or pictures (`kind` evidence) one side may add."""

    code = "dispute.full"
    title = "This dispute takes no more of that from you; accept, withdraw or wait for the staff"
    status = 409


class DisputeTaken(DomainError):
    """`params.by`: the username of whoever of the staff deals with it."""

    code = "dispute.taken"
    title = "Somebody else of the staff deals with this dispute"
    status = 409


class DisputeClosed(DomainError):
    code = "dispute.closed"
    title = "This dispute is over"
    status = 409


class SecondRulingNeeded(DomainError):
    """`params.limit`: from which price on two of the staff decide together."""

    code = "dispute.second_needed"
    title = "Somebody else of the staff must agree to this decision"
    status = 409


class _WithOrder(DomainError):
    def __init__(self, order: OrderInfo, detail: str = "", **params: Any) -> None:
        super().__init__(detail, **params)
        self.order = order

    def body(self) -> dict[str, Any]:
        """Show the order as it is now."""
        return {"order": orjson.loads(orjson.dumps(self.order, option=orjson.OPT_UTC_Z))}


class InvalidTransition(_WithOrder):
    """`params`: `state`, `event`, and `reason` — the code of the guard that said no, empty if there is no such move."""

    code = "order.invalid_transition"
    title = "This step is not open now"
    status = 409


class OrderVersionConflict(_WithOrder, VersionConflict):
    """The order changed since the caller read it; the wire's code is `request.version_conflict`."""
