"""Whom orders know: who must not be forgotten, and what stands against closing an account."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from wibestore.orders.models import Order
from wibestore.orders.rules.situation import OrderState
from wibestore.orders.rules.states import LIVE_STATES


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users have bought or sold, or begun to."""
    orders = Order.objects.filter(Q(buyer_id__in=user_ids) | Q(seller_id__in=user_ids))
    return {person for pair in orders.values_list("buyer_id", "seller_id") for person in pair} & set(user_ids)


def reasons_against_closing(user_id: UUID) -> list[str]:
    """Return "orders" while one of the user's is under way, "disputes" while one is disputed."""
    live = Order.objects.filter(Q(buyer_id=user_id) | Q(seller_id=user_id), state__in=list(LIVE_STATES))
    states = set(live.values_list("state", flat=True).distinct())
    is_disputed = OrderState.DISPUTED.value in states
    return ["orders"] * (len(states) > is_disputed) + ["disputes"] * is_disputed
