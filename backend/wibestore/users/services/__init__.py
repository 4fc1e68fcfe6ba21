"""Writing users: registration, sessions, profiles, and the facts that modules above record on a user."""

from wibestore.users.rules import ip_masked, phone_clean
from wibestore.users.services.access import AccessToken, access_authenticate, actor_of_claims
from wibestore.users.services.avatars import avatar_remove, avatar_set
from wibestore.users.services.clean_up import traces_register, unverified_forget
from wibestore.users.services.closing import account_close, closing_register
from wibestore.users.services.devices import device_named
from wibestore.users.services.email_change import email_change_ask, email_change_cancel, email_change_confirm
from wibestore.users.services.email_tokens import token_issue, token_url, tokens_forget_old
from wibestore.users.services.google import google_link, google_sign_in, google_unlink
from wibestore.users.services.google_tokens import nonce_is_used
from wibestore.users.services.password_change import password_change
from wibestore.users.services.password_reset import password_reset, password_reset_ask, reset_letter_write
from wibestore.users.services.places import place_of
from wibestore.users.services.profiles import profile_update
from wibestore.users.services.records import (
    active_listings_add,
    active_listings_set,
    plan_set,
    rating_add,
    rating_lock,
    sales_add,
    user_block,
    user_seen,
)
from wibestore.users.services.registration import user_register
from wibestore.users.services.sellers import scores_refresh, seller_record_set
from wibestore.users.services.sessions import (
    session_end,
    session_end_own,
    session_refresh,
    session_start,
    sessions_end_own,
    sessions_forget_old,
)
from wibestore.users.services.sign_in import challenge_pass, sign_in_finish, user_sign_in
from wibestore.users.services.staff import (
    block_check,
    note_add,
    note_delete,
    role_set,
    search_note,
    seller_verify,
    sessions_end_of,
    user_unblock,
    view_note,
)
from wibestore.users.services.step_up import (
    step_up_by_code,
    step_up_by_google,
    step_up_by_password,
    step_up_check,
    step_up_get,
)
from wibestore.users.services.tickets import socket_authenticate, ticket_issue
from wibestore.users.services.two_factor import (
    recovery_codes_renew,
    two_factor_disable,
    two_factor_enable,
    two_factor_get,
    two_factor_setup,
)
from wibestore.users.services.unlocking import account_unlock
from wibestore.users.services.verification import email_verified_check, email_verify, verification_resend

__all__ = [
    "AccessToken",
    "access_authenticate",
    "account_close",
    "account_unlock",
    "active_listings_add",
    "active_listings_set",
    "actor_of_claims",
    "avatar_remove",
    "avatar_set",
    "block_check",
    "challenge_pass",
    "closing_register",
    "device_named",
    "email_change_ask",
    "email_change_cancel",
    "email_change_confirm",
    "email_verified_check",
    "email_verify",
    "google_link",
    "google_sign_in",
    "google_unlink",
    "ip_masked",
    "nonce_is_used",
    "note_add",
    "note_delete",
    "password_change",
    "password_reset",
    "password_reset_ask",
    "phone_clean",
    "place_of",
    "plan_set",
    "profile_update",
    "rating_add",
    "rating_lock",
    "recovery_codes_renew",
    "reset_letter_write",
    "role_set",
    "sales_add",
    "scores_refresh",
    "search_note",
    "seller_record_set",
    "seller_verify",
    "session_end",
    "session_end_own",
    "session_refresh",
    "session_start",
    "sessions_end_of",
    "sessions_end_own",
    "sessions_forget_old",
    "sign_in_finish",
    "socket_authenticate",
    "step_up_by_code",
    "step_up_by_google",
    "step_up_by_password",
    "step_up_check",
    "step_up_get",
    "ticket_issue",
    "token_issue",
    "token_url",
    "tokens_forget_old",
    "traces_register",
    "two_factor_disable",
    "two_factor_enable",
    "two_factor_get",
    "two_factor_setup",
    "unverified_forget",
    "user_block",
    "user_register",
    "user_seen",
    "user_sign_in",
    "user_unblock",
    "verification_resend",
    "view_note",
]
