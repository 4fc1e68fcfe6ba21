"""Reads of the staff, made of what the modules below hand over."""

from wibestore.backoffice.selectors.dashboard import dashboard_get, queues_get
from wibestore.backoffice.selectors.disputes import dispute_desk
from wibestore.backoffice.selectors.providers import difference_page, provider_call_page, provider_list
from wibestore.backoffice.selectors.public import DaysCompleted, days_completed, games_completed
from wibestore.backoffice.selectors.settings import audit_page, dead_deliveries, setting_list, view_list
from wibestore.backoffice.selectors.transactions import (
    ExportLine,
    TransactionQuestion,
    transaction_count,
    transaction_get,
    transaction_lines,
    transaction_page,
)
from wibestore.backoffice.selectors.users import (
    UserQuestion,
    staff_me,
    user_get,
    user_history,
    user_listings,
    user_note,
    user_orders,
    user_page,
    user_reports,
    user_search,
)
from wibestore.backoffice.selectors.withdrawals import withdrawal_detail, withdrawal_get, withdrawal_queue

__all__ = [
    "DaysCompleted",
    "ExportLine",
    "TransactionQuestion",
    "UserQuestion",
    "audit_page",
    "dashboard_get",
    "days_completed",
    "dead_deliveries",
    "difference_page",
    "dispute_desk",
    "games_completed",
    "provider_call_page",
    "provider_list",
    "queues_get",
    "setting_list",
    "staff_me",
    "transaction_count",
    "transaction_get",
    "transaction_lines",
    "transaction_page",
    "user_get",
    "user_history",
    "user_listings",
    "user_note",
    "user_orders",
    "user_page",
    "user_reports",
    "user_search",
    "view_list",
    "withdrawal_detail",
    "withdrawal_get",
    "withdrawal_queue",
]
