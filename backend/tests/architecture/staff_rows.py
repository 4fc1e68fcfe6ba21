"""Rows of test_access.py: people as staff see them, and what the rows of all the staff's routes are made of."""

from typing import Any

# What a moderator may; what finance may (`FINANCE` says so too); what an admin alone may (`ADMIN`).
MODERATORS = (401, 403, 403, 403, 200)
FINANCES = ADMINS = (401, 403, 403, 403, 403)
WHY = {"reason": "Asked for by the whole team"}

PEOPLE_ROWS: dict[tuple[str, str], tuple[tuple[int, ...], Any]] = {
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
    ("GET", "admin/users/{user_id}/transactions/"): (FINANCES, None),
    ("GET", "admin/users/{user_id}/history/"): (MODERATORS, None),
    ("POST", "admin/users/{user_id}/notes/"): ((401, 403, 403, 403, 201), {"text": "Asked twice for the same refund"}),
    # The moderator's own.
    ("DELETE", "admin/users/{user_id}/notes/{note_id}/"): ((401, 403, 403, 403, 204), None),
}
# Where finance gets something else than a stranger does, and an admin than a moderator or finance.
PEOPLE_OF_FINANCE = {
    ("GET", "admin/me/"): 200,
    ("GET", "admin/users/"): 200,
    ("POST", "admin/users/search/"): 200,
    ("GET", "admin/users/{user_id}/"): 200,
    ("GET", "admin/users/{user_id}/transactions/"): 200,
    ("POST", "admin/users/{user_id}/notes/"): 201,
    # Another's.
    ("DELETE", "admin/users/{user_id}/notes/{note_id}/"): 404,
}
PEOPLE_OF_ADMIN = {
    ("DELETE", "admin/users/{user_id}/notes/{note_id}/"): 204,
    ("POST", "admin/users/{user_id}/role/"): 200,
}
