"""Rows of the table in test_access.py for the pages of the staff, and for reports and verdicts."""

from typing import Any

from wibestore.backoffice.factories import view_kept
from wibestore.core.factories import delivery_given_up
from wibestore.moderation.factories import report_open, verdict_appealed
from wibestore.support.factories import request_opened
from wibestore.users.factories import user_create
from wibestore.users.types import UserInfo

PUBLIC = (200, 200, 200, 200, 200)
MEMBERS = (401, 200, 200, 200, 200)
MEMBERS_400 = (401, 400, 400, 400, 400)
NOBODY_400 = (400, 400, 400, 400, 400)
# What a moderator may; what finance may (`FINANCE` says so too); what an admin alone may (`ADMIN`).
MODERATORS = (401, 403, 403, 403, 200)
MODERATORS_400 = (401, 403, 403, 403, 400)
ADMINS = (401, 403, 403, 403, 403)
FINANCES = ADMINS
VERSION = {"expected_version": 1}
WHY = {"reason": "Asked for by the whole team"}

ROWS: dict[tuple[str, str], tuple[tuple[int, ...], Any]] = {
    ("GET", "reports/reasons/"): (PUBLIC, None),
    ("POST", "reports/"): (MEMBERS_400, {}),
    ("GET", "profile/reports/"): (MEMBERS, None),
    # Both addresses of the issue, one view each.
    ("GET", "reports/"): (MODERATORS, None),
    ("GET", "reports/{report_id}/"): (MODERATORS, None),
    ("PATCH", "reports/{report_id}/"): (MODERATORS, VERSION | {"status": "rejected"}),
    ("GET", "admin/reports/"): (MODERATORS, None),
    ("GET", "admin/reports/{report_id}/"): (MODERATORS, None),
    ("PATCH", "admin/reports/{report_id}/"): (MODERATORS, VERSION | {"status": "rejected"}),
    ("GET", "admin/verdicts/"): (MODERATORS, None),
    ("POST", "admin/verdicts/{verdict_id}/lift/"): (MODERATORS, {"reason": "It was a mistake"}),
    ("GET", "admin/appeals/"): (MODERATORS, None),
    ("PATCH", "admin/appeals/{verdict_id}/"): (MODERATORS, {"decision": "rejected", "answer": "We looked again"}),
    ("GET", "profile/verdicts/"): (MEMBERS, None),
    # The seller's, who has appealed already.
    ("GET", "profile/verdicts/{verdict_id}/"): ((401, 404, 404, 200, 404), None),
    ("POST", "profile/verdicts/{verdict_id}/seen/"): ((401, 404, 404, 200, 404), {}),
    ("POST", "profile/verdicts/{verdict_id}/appeal/"): ((401, 404, 404, 409, 404), {"text": "This was not me. " * 3}),
    ("POST", "appeals/"): (NOBODY_400, {}),
    ("GET", "admin/support/"): (MODERATORS, None),
    ("GET", "admin/support/{support_id}/"): (MODERATORS, None),
    ("POST", "admin/support/{support_id}/take/"): (MODERATORS, None),
    ("DELETE", "admin/support/{support_id}/take/"): (MODERATORS, None),
    ("POST", "admin/support/{support_id}/answer/"): (MODERATORS, VERSION | {"text": "We have looked"}),
    ("POST", "admin/support/{support_id}/close/"): (MODERATORS, VERSION),
    ("GET", "company/"): (PUBLIC, None),
    ("GET", "support/requests/"): (MEMBERS, None),
    ("POST", "support/requests/"): (MEMBERS_400, {}),
    # The buyer's, about a payment.
    ("GET", "support/requests/{support_id}/"): ((401, 404, 200, 404, 404), None),
    ("POST", "support/requests/{support_id}/messages/"): ((401, 404, 201, 404, 404), {"text": "And one more thing"}),
    ("POST", "support/requests/{support_id}/close/"): ((401, 404, 200, 404, 404), {}),
    ("POST", "support/guest/requests/"): (NOBODY_400, {}),
    ("POST", "support/guest/open/"): (NOBODY_400, {}),
    ("POST", "support/guest/messages/"): (NOBODY_400, {}),
    ("POST", "support/guest/close/"): (NOBODY_400, {}),
    ("GET", "admin/settings/"): (ADMINS, None),
    ("PATCH", "admin/settings/{setting_key}/"): (ADMINS, {"value": 25, "reason": "More of them come in"}),
    ("GET", "admin/audit/"): (ADMINS, None),
    ("GET", "admin/outbox/"): (ADMINS, None),
    ("POST", "admin/outbox/{outbox_id}/retry/"): (ADMINS, {"reason": "The bug was mended"}),
    ("GET", "admin/views/"): (MODERATORS, None),
    ("POST", "admin/views/"): ((401, 403, 403, 403, 400), {}),
    # The moderator's own.
    ("DELETE", "admin/views/{view_id}/"): ((401, 403, 403, 403, 204), None),
    ("GET", "admin/listings/"): (MODERATORS, None),
    ("GET", "admin/listings/{listing_id}/"): (MODERATORS, None),
    ("PATCH", "admin/listings/{listing_id}/"): (MODERATORS_400, {}),
    ("GET", "admin/listings/queue/"): (MODERATORS, None),
    # Nothing waits; this one is on sale.
    ("POST", "admin/listings/claim-next/"): ((401, 403, 403, 403, 404), {}),
    ("POST", "admin/listings/{listing_id}/claim/"): ((401, 403, 403, 403, 409), {}),
    ("DELETE", "admin/listings/{listing_id}/claim/"): ((401, 403, 403, 403, 204), None),
    ("POST", "admin/listings/bulk/"): (MODERATORS_400, {}),
    ("GET", "admin/reason-templates/"): (MODERATORS, None),
    ("POST", "admin/reason-templates/"): (ADMINS, {}),
    ("PATCH", "admin/reason-templates/{template_code}/"): (ADMINS, {}),
    ("GET", "admin/games/"): (ADMINS, None),
    ("POST", "admin/games/"): (ADMINS, {}),
    ("GET", "admin/games/{slug}/"): (ADMINS, None),
    ("PATCH", "admin/games/{slug}/"): (ADMINS, {}),
    ("POST", "admin/games-order/"): (ADMINS, {}),
    ("GET", "admin/me/"): (MODERATORS, None),
    ("GET", "admin/users/"): (MODERATORS, None),
    ("POST", "admin/users/search/"): (MODERATORS, {"email": "stranger"}),
    ("GET", "admin/users/{user_id}/"): (MODERATORS, None),
    ("PATCH", "admin/users/{user_id}/"): (MODERATORS, {"is_verified_seller": False, **WHY}),
    ("POST", "admin/users/{user_id}/block/"): (MODERATORS, {"reason": "fraud", "text": "Sold one account twice"}),
    # They are not blocked.
    ("POST", "admin/users/{user_id}/unblock/"): ((401, 403, 403, 403, 409), WHY),
    ("POST", "admin/users/{user_id}/role/"): (ADMINS, {"staff_role": "moderator", **WHY}),
    ("POST", "admin/users/{user_id}/sessions/end/"): (MODERATORS, WHY),
    ("GET", "admin/users/{user_id}/sessions/"): (MODERATORS, None),
    ("GET", "admin/users/{user_id}/listings/"): (MODERATORS, None),
    ("GET", "admin/users/{user_id}/orders/"): (MODERATORS, None),
    ("GET", "admin/users/{user_id}/reports/"): (MODERATORS, None),
    ("GET", "admin/users/{user_id}/transactions/"): (FINANCES, None),
    ("GET", "admin/users/{user_id}/history/"): (MODERATORS, None),
    ("POST", "admin/users/{user_id}/notes/"): ((401, 403, 403, 403, 201), {"text": "Asked twice for the same refund"}),
    # The moderator's own.
    ("DELETE", "admin/users/{user_id}/notes/{note_id}/"): ((401, 403, 403, 403, 204), None),
    ("GET", "admin/withdrawals/"): (FINANCES, None),
    ("POST", "admin/withdrawals/{withdrawal_id}/approve/"): (FINANCES, VERSION),
    ("POST", "admin/withdrawals/{withdrawal_id}/reject/"): (
        FINANCES,
        VERSION | {"reason": "The card is somebody else's"},
    ),
    ("GET", "admin/withdrawals/{withdrawal_id}/"): (FINANCES, None),
    ("GET", "admin/dashboard/"): (MODERATORS, None),
    ("GET", "admin/transactions/"): (FINANCES, None),
    ("GET", "admin/transactions/export/"): (FINANCES, None),
    ("GET", "admin/transactions/{entry_id}/"): (FINANCES, None),
    ("GET", "admin/providers/"): (FINANCES, None),
    ("PATCH", "admin/payment-methods/{code}/"): (ADMINS, {}),
    ("GET", "admin/provider-calls/{provider_call_id}/"): (FINANCES, None),
    ("GET", "admin/provider-calls/"): (FINANCES, None),
    ("POST", "admin/provider-calls/{provider_call_id}/replay/"): (FINANCES, {"reason": "After our bug of today"}),
    ("GET", "admin/reconciliation/"): (FINANCES, None),
    ("POST", "admin/reconciliation/{difference_id}/resolve/"): (FINANCES, {"note": "Sent back to the payer"}),
    ("GET", "admin/disputes/"): (MODERATORS, None),
    ("GET", "admin/disputes/{dispute_id}/"): (MODERATORS, None),
    ("POST", "admin/disputes/{dispute_id}/take/"): (MODERATORS, None),
    ("DELETE", "admin/disputes/{dispute_id}/take/"): (MODERATORS, None),
    ("GET", "admin/orders/"): (MODERATORS, None),
    ("GET", "admin/plans/"): (ADMINS, None),
    ("PATCH", "admin/plans/{plan_code}/"): (ADMINS, {}),
    ("POST", "admin/orders/{order_id}/cancel/"): (ADMINS, {"expected_version": 2, "reason": "Asked for by both"}),
}
FINANCE = {
    ("POST", "admin/users/search/"): 200,
    ("POST", "admin/users/{user_id}/notes/"): 201,
    # Another's.
    ("DELETE", "admin/users/{user_id}/notes/{note_id}/"): 404,
    ("GET", "admin/reason-templates/"): 200,
    ("GET", "admin/views/"): 200,
    ("GET", "admin/support/"): 200,
    ("GET", "admin/support/{support_id}/"): 200,
    ("POST", "admin/support/{support_id}/take/"): 200,
    ("DELETE", "admin/support/{support_id}/take/"): 200,
    ("POST", "admin/support/{support_id}/answer/"): 200,
    ("POST", "admin/support/{support_id}/close/"): 200,
    ("POST", "admin/views/"): 400,
    ("DELETE", "admin/views/{view_id}/"): 404,
}
ADMIN = {
    ("DELETE", "admin/users/{user_id}/notes/{note_id}/"): 204,
    ("POST", "admin/users/{user_id}/role/"): 200,
    ("GET", "admin/plans/"): 200,
    ("PATCH", "admin/plans/{plan_code}/"): 400,
    ("POST", "admin/reason-templates/"): 400,
    ("PATCH", "admin/reason-templates/{template_code}/"): 200,
    ("GET", "admin/games/"): 200,
    ("POST", "admin/games/"): 400,
    ("GET", "admin/games/{slug}/"): 200,
    ("PATCH", "admin/games/{slug}/"): 400,
    ("POST", "admin/games-order/"): 400,
    ("GET", "admin/settings/"): 200,
    ("PATCH", "admin/settings/{setting_key}/"): 200,
    ("GET", "admin/audit/"): 200,
    ("GET", "admin/outbox/"): 200,
    ("POST", "admin/outbox/{outbox_id}/retry/"): 200,
}


def names(buyer: UserInfo, seller: UserInfo, moderator: UserInfo) -> dict[str, Any]:
    """Return a report about the seller, a verdict the seller has appealed against, and what is the moderator's."""
    return {
        "report_id": report_open(buyer, seller.id),
        "verdict_id": verdict_appealed(user_create(username="judge", staff_role="moderator"), seller),
        "view_id": view_kept(moderator.id),
        "setting_key": "reports.per_day",
        "outbox_id": delivery_given_up(),
        "support_id": request_opened(buyer, topic="payment"),
    }
