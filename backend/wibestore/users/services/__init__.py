"""Writing users: registration, sessions, profiles, and the facts that modules above record on a user."""

from wibestore.users.services.access import access_authenticate, token_user_id
from wibestore.users.services.avatars import avatar_remove, avatar_set
from wibestore.users.services.clean_up import traces_register, unverified_forget
from wibestore.users.services.closing import account_close, closing_register
from wibestore.users.services.email_change import email_change_ask, email_change_cancel, email_change_confirm
from wibestore.users.services.email_tokens import token_issue, token_url, tokens_forget_old
from wibestore.users.services.password_change import password_change
from wibestore.users.services.password_reset import password_reset, password_reset_ask, reset_letter_write
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
from wibestore.users.services.sessions import session_end, session_refresh, session_start, sessions_forget_old
from wibestore.users.services.sign_in import user_sign_in
from wibestore.users.services.tickets import socket_authenticate, ticket_issue
from wibestore.users.services.unlocking import account_unlock
from wibestore.users.services.verification import email_verified_check, email_verify, verification_resend

__all__ = [
    "access_authenticate",
    "account_close",
    "account_unlock",
    "active_listings_add",
    "active_listings_set",
    "avatar_remove",
    "avatar_set",
    "closing_register",
    "email_change_ask",
    "email_change_cancel",
    "email_change_confirm",
    "email_verified_check",
    "email_verify",
    "password_change",
    "password_reset",
    "password_reset_ask",
    "plan_set",
    "profile_update",
    "rating_add",
    "rating_lock",
    "reset_letter_write",
    "sales_add",
    "session_end",
    "session_refresh",
    "session_start",
    "sessions_forget_old",
    "socket_authenticate",
    "ticket_issue",
    "token_issue",
    "token_url",
    "token_user_id",
    "tokens_forget_old",
    "traces_register",
    "unverified_forget",
    "user_block",
    "user_register",
    "user_seen",
    "user_sign_in",
    "verification_resend",
]
