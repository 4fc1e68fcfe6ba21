"""
Writes config/problem_codes.json: which codes each operation may refuse with, and which headers it looks at.

Read off the code (tools/refusals.py), so that nobody keeps two lists. `ONLY`, `STEPS` and `NEVER` take back what the
reading cannot know.
"""

from pathlib import Path
from typing import Any

import orjson
from django.http import Http404
from ninja.errors import HttpError

from config.api import api
from tools.refusals import Refusal, Unchanged, reached_from
from wibestore.core.errors import DomainError, registered_errors

#: Whatever is asked: an undeclared parameter, an address that cannot be read, too many, a bug, a database that is away.
ALWAYS = ("request.malformed", "request.rate_limited", "server.error", "service.unavailable", "validation.failed")
#: With a body; one of JSON has also `_JSON`.
_BODY = ("request.too_large",)
_JSON = ("request.unsupported_media_type",)
#: An address whose part is not of its kind (no UUID, say) is no address of ours.
_NAMED = ("request.not_found",)
_FRAMEWORK = {Http404: "request.not_found", HttpError: "request.malformed"}
#: Headers that are told of; others (User-Agent, Authorization) say nothing about the one operation.
TOLD = ("Idempotency-Key", "If-None-Match")
#: Code → the only operations that can give it, where the reading finds more: it cannot follow which value is passed.
ONLY: dict[str, tuple[str, ...]] = {
    # Code that asks for a setting names one that exists; a path alone may name another.
    "setting.not_found": ("admin_setting_update",),
    # Every listing has its game.
    "game.not_found": ("admin_game_detail", "admin_game_update", "game_detail", "game_listing_list", "top_seller_list"),
    # Every deposit has its provider.
    "payment.provider_not_found": (*("admin_payment_method_change", "admin_provider_call_replay", "payment_webhook"),),
    # The document lists the plans.
    "subscription.plan_not_found": ("admin_plan_change",),
    # The last step of every sign-in is one; only Google's can link an account and only a password's can be wrong.
    "auth.google_taken": ("google_link", "google_sign_in", "two_factor_verify"),
    "auth.invalid_credentials": (
        "auth_login",
        "auth_password_change",
        "google_sign_in",
        "step_up",
        "two_factor_verify",
    ),
}
#: Codes → the beginnings of the operations that do not give them, though they pass by where they are given.
NEVER: dict[str, tuple[str, ...]] = {
    # About the caller or the accused, who is there.
    "user.not_found": (
        *("auth_", "google_", "listing_", "me_", "offer_", "payment_", "profile_", "review_", "sell_", "subscription_"),
        *("support_", "two_factor_", "admin_listing_", "admin_order_", "admin_withdrawal_"),
        *("admin_appeal_", "admin_report_", "admin_verdict_", "report_"),
    ),
    # A block is ended by the verdict that made it; that of a person touches no listing, and one shows what it hid.
    "user.not_blocked": ("admin_appeal_decide", "admin_verdict_lift"),
    "listing.invalid_transition": (
        *("admin_appeal_decide", "admin_user_block", "admin_user_unblock", "admin_verdict_lift"),
        *("order_create", "sell_draft_publish"),
    ),
    "verdict.not_found": ("admin_appeal_decide",),
    # Somebody who is new is not blocked.
    "user.blocked": ("auth_register",),
    # A link that was used is no link.
    "appeal.exists": ("appeal_create_by_link",),
    # Only one of many is decided without a look of its own.
    "moderation.look_needed": ("admin_listing_decide",),
    # Shown as the reason why nothing can be written.
    "chat.blocked": ("chat_get", "chat_list"),
    "chat.closed": ("chat_get", "chat_list", "chat_open"),
    # What is read again was made, found or locked a line before; a listing and a message are never deleted.
    "chat.not_found": ("admin_report_update", "admin_user_block", "chat_open", "report_update"),
    "listing.not_found": (
        *("admin_listing_claim_next", "admin_report_update", "admin_user_block", "listing_create", "report_update"),
        *("offer_accept", "offer_counter", "offer_decline", "offer_withdraw", "sell_draft_publish"),
    ),
    "offer.not_found": ("offer_make", "order_create"),
    "order.not_found": ("review_delete",),
    "report.not_found": ("report_create",),
    "review.not_found": ("admin_user_block", "review_create"),
    "saved_search.not_found": ("saved_search_create",),
    "sell_draft.not_found": ("listing_duplicate", "sell_draft_create"),
    "support.not_found": ("support_guest_", "support_request_create"),
    # Closing again is nothing new; the link of a guest dies when one may not write any more.
    "support.closed": ("support_guest_close", "support_guest_write", "support_request_close"),
    # An offer that is still open is ended before the next one is made.
    "offer.invalid_transition": ("offer_make", "order_create"),
    "order.invalid_transition": ("order_create",),
    # No version is given; no picture is named, or one's own of ours.
    "request.version_conflict": (
        *("listing_archive", "listing_create", "listing_credentials_put", "listing_replace", "offer_make"),
        *("order_create", "own_listing_import", "sell_draft_seal"),
    ),
    "upload.not_found": (
        *("listing_archive", "listing_duplicate", "own_listing_import", "sell_draft_publish", "support_guest_"),
    ),
    "upload.not_ready": (
        *("listing_archive", "listing_duplicate", "own_listing_import", "sell_draft_publish", "support_guest_"),
    ),
    "upload.too_many_pixels": ("profile_avatar_set",),
    "upload.truncated": ("profile_avatar_set",),
    # Told as the state of a picture.
    "upload.not_processed": ("image_read", "image_upload"),
    # What was sealed for a draft was looked at then.
    "vault.credentials_taken": ("own_listing_import", "sell_draft_publish"),
    # Taking away needs no room, and nothing that is on sale; a change of what is listed keeps its place.
    "listing.limit_reached": ("favorite_remove", "listing_archive", "listing_credentials_put", "listing_replace"),
    # A verdict keeps it off sale: only what would bring it back is refused.
    "listing.hidden": ("listing_archive", "listing_credentials_put", "listing_replace", "sell_draft_publish"),
    "listing.not_active": ("price_watch_remove",),
    "price_watch.limit_reached": ("price_watch_remove",),
    # What leaves a wallet there was set apart before, or becomes a debt.
    "ledger.insufficient_funds": (
        *("admin_provider_call_replay", "admin_withdrawal_", "payment_deposit_", "payment_webhook"),
        *("payment_withdrawal_",),
    ),
    # A card that pays is one of a provider that charges cards.
    "payment.card_payment_unsupported": ("payment_deposit_confirm",),
    # Providers are answered in their own words, and a call that is played again tells its outcome.
    "payment.provider_unavailable": ("admin_provider_call_replay", "payment_webhook"),
}
#: The same among the steps of orders and disputes, which are one function and differ by what is passed to it.
STEPS: dict[str, tuple[str, ...]] = {
    "auth.not_permitted": (
        *("admin_order_cancel", "order_cancel"),
        *("dispute_credentials_reveal", "order_credentials_reveal"),
    ),
    "dispute.full": ("dispute_evidence", "dispute_message", "dispute_propose"),
    "ledger.insufficient_funds": ("order_create", "order_pay"),
    "listing.invalid_transition": (),
    "listing.not_found": ("order_create",),
    # A dispute has its order, and a new order is no stranger's.
    "order.not_found": (
        *("admin_order_cancel", "dispute_open", "order_cancel", "order_confirm", "order_credentials_replace"),
        *("order_credentials_reveal", "order_decline", "order_deliver", "order_get", "order_pay"),
    ),
    "upload.not_found": ("dispute_evidence",),
    "upload.not_ready": ("dispute_evidence",),
    "user.not_found": (),
    # What was delivered is kept until it is wiped, and that is told.
    "vault.credentials_not_found": (),
    "vault.credentials_taken": ("order_credentials_replace", "order_deliver"),
}


def operations() -> list[Any]:
    """Return the operations that the document tells of."""
    found = [
        operation
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    return [operation for operation in found if operation.include_in_schema]


def name_of(operation: Any) -> str:
    """Return what the document calls an operation."""
    return str(operation.operation_id or api.get_openapi_operation_id(operation))


def row_of(operation: Any) -> dict[str, Any]:
    """Return what the document is told of one operation."""
    name = name_of(operation)
    guards = [type(guard).__call__ for guard in operation.auth_callbacks]
    reached = reached_from([operation.view_func, *guards])
    codes = {*ALWAYS, *filter(None, map(_code_of, reached.refusals))}
    sources = {model.__ninja_param_source__ for model in operation.models}
    if sources & {"body", "form", "file"}:
        codes |= set(_BODY)
    if "body" in sources:
        codes |= set(_JSON)
    if "path" in sources:
        codes |= set(_NAMED)
    codes = {code for code in codes if _can(name, code)}
    return {
        "codes": sorted(codes),
        "headers": sorted(reached.headers & set(TOLD)),
        "unchanged": Unchanged in reached.refusals,
        "viewer": "public" if operation.auth_callbacks else _viewer(codes),
    }


def _can(name: str, code: str) -> bool:
    if name.startswith(NEVER.get(code, ())):
        return False
    if name in ONLY.get(code, (name,)):
        is_step = name.startswith(("dispute_", "order_")) or name == "admin_order_cancel"
        return not is_step or name in STEPS.get(code, (name,))
    return False


def _viewer(codes: set[str]) -> str:
    """Tell whether an operation that anybody may call looks at who calls."""
    return "optional" if "auth.token_expired" in codes else "public"


def _code_of(refusal: Refusal) -> str:
    if issubclass(refusal, DomainError):
        return refusal.code
    return next((code for kind, code in _FRAMEWORK.items() if issubclass(refusal, kind)), "")


def table() -> dict[str, dict[str, Any]]:
    """Return the whole table; every code in it is a registered one."""
    rows = {name_of(operation): row_of(operation) for operation in operations()}
    unknown = {code for row in rows.values() for code in row["codes"]} - set(registered_errors())
    if unknown:
        raise ValueError(f"no refusal has these codes: {', '.join(sorted(unknown))}")
    return rows


def write(file: Path) -> None:
    """Write the table anew."""
    file.write_bytes(orjson.dumps(table(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n")
