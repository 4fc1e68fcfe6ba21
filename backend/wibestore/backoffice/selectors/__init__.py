"""Reads of the staff, made of what the modules below hand over."""

from wibestore.backoffice.selectors.dashboard import dashboard_get, staff_me
from wibestore.backoffice.selectors.disputes import dispute_desk
from wibestore.backoffice.selectors.listings import moderated_listing_get, moderated_listing_page
from wibestore.backoffice.selectors.providers import difference_page, provider_call_page, provider_list
from wibestore.backoffice.selectors.transactions import (
    ExportLine,
    TransactionQuestion,
    transaction_count,
    transaction_get,
    transaction_lines,
    transaction_page,
)
from wibestore.backoffice.selectors.withdrawals import withdrawal_detail, withdrawal_get, withdrawal_queue

__all__ = [
    "ExportLine",
    "TransactionQuestion",
    "dashboard_get",
    "difference_page",
    "dispute_desk",
    "moderated_listing_get",
    "moderated_listing_page",
    "provider_call_page",
    "provider_list",
    "staff_me",
    "transaction_count",
    "transaction_get",
    "transaction_lines",
    "transaction_page",
    "withdrawal_detail",
    "withdrawal_get",
    "withdrawal_queue",
]
