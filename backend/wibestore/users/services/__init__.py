"""Writing users: registration, sessions, profiles, and the facts that modules above record on a user."""

from wibestore.users.services.access import access_authenticate, token_user_id
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

__all__ = [
    "access_authenticate",
    "active_listings_add",
    "active_listings_set",
    "plan_set",
    "profile_update",
    "rating_add",
    "rating_lock",
    "sales_add",
    "session_end",
    "session_refresh",
    "session_start",
    "sessions_forget_old",
    "socket_authenticate",
    "ticket_issue",
    "token_user_id",
    "user_block",
    "user_register",
    "user_seen",
    "user_sign_in",
]
