"""What the staff does, made through the modules below, each act on record; and the counting of the shop's days."""

from wibestore.backoffice.services.counting import (
    closings_check,
    now_count,
    position_now,
    totals_count,
    totals_count_lately,
)
from wibestore.backoffice.services.deciding import withdrawal_decide
from wibestore.backoffice.services.exporting import transactions_export
from wibestore.backoffice.services.settings import delivery_retry, setting_update
from wibestore.backoffice.services.users import user_block, user_role_set, user_seller_verify, user_unblock
from wibestore.backoffice.services.views import view_create, view_delete

__all__ = [
    "closings_check",
    "delivery_retry",
    "now_count",
    "position_now",
    "setting_update",
    "totals_count",
    "totals_count_lately",
    "transactions_export",
    "user_block",
    "user_role_set",
    "user_seller_verify",
    "user_unblock",
    "view_create",
    "view_delete",
    "withdrawal_decide",
]
