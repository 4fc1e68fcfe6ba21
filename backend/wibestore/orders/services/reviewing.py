"""What reviews, above, tells orders."""

from uuid import UUID

from django.db import transaction

from wibestore.orders.services.steps import order_locked


@transaction.atomic
def order_mark_reviewed(*, order_id: UUID, review_id: UUID | None) -> None:
    """
    Note the order's review, or that it has none any more; the order stays locked to the transaction's end.

    :raises OrderNotFound: absent
    """
    order = order_locked(order_id)
    order.review_id = review_id
    order.save(update_fields=["review_id"])
