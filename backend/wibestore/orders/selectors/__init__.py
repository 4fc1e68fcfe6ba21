"""Reads of orders and disputes. Every read takes the actor: for a stranger neither exists."""

from wibestore.orders.selectors.days import (
    disputes_opened,
    live_counts,
    open_disputes,
    order_games,
    orders_cancelled,
    orders_created,
)
from wibestore.orders.selectors.disputes import dispute_desk, dispute_get_for, dispute_info, dispute_page, ruling_of
from wibestore.orders.selectors.of_person import dispute_counts_of, order_counts_of, order_parties
from wibestore.orders.selectors.orders import (
    Side,
    order_get_for,
    order_id_of,
    order_info,
    order_number,
    order_numbers,
    order_of_parties,
    order_page,
    reviewable_order,
    staff_order_page,
)
from wibestore.orders.selectors.people import reasons_against_closing, traces_of
from wibestore.orders.selectors.receipts import order_receipt_for
from wibestore.orders.selectors.sellers import DealFigures, deals_since, every_sellers_counts, seller_counts
from wibestore.orders.selectors.selling import selling_get
from wibestore.orders.selectors.situations import (
    DisputeFacts,
    Proposal,
    dispute_facts,
    disputes_seen,
    facts_of,
    proposals_current,
    situation_of,
)

__all__ = [
    "DealFigures",
    "DisputeFacts",
    "Proposal",
    "Side",
    "deals_since",
    "dispute_counts_of",
    "dispute_desk",
    "dispute_facts",
    "dispute_get_for",
    "dispute_info",
    "dispute_page",
    "disputes_opened",
    "disputes_seen",
    "every_sellers_counts",
    "facts_of",
    "live_counts",
    "open_disputes",
    "order_counts_of",
    "order_games",
    "order_get_for",
    "order_id_of",
    "order_info",
    "order_number",
    "order_numbers",
    "order_of_parties",
    "order_page",
    "order_parties",
    "order_receipt_for",
    "orders_cancelled",
    "orders_created",
    "proposals_current",
    "reasons_against_closing",
    "reviewable_order",
    "ruling_of",
    "seller_counts",
    "selling_get",
    "situation_of",
    "staff_order_page",
    "traces_of",
]
