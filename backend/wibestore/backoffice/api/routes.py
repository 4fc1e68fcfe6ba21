"""Addresses of the admin API. Every one of them is for staff alone; which of the staff, each part says."""

from ninja import Router

from wibestore.backoffice.api import (
    dashboard,
    disputes,
    games,
    listings,
    plans,
    providers,
    templates,
    transactions,
    users,
    withdrawals,
)

router = Router(tags=["admin"])
_PARTS = (dashboard, users, listings, templates, games, disputes, plans, withdrawals, providers, transactions)
for part in _PARTS:
    router.add_router("", part.router)
