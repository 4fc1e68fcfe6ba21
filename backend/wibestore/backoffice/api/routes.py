"""Addresses of the admin API. Every one of them is for staff alone; which of the staff, each part says."""

from ninja import Router

from wibestore.backoffice.api import (
    dashboard,
    disputes,
    games,
    listings,
    plans,
    providers,
    settings,
    templates,
    transactions,
    users,
    views,
    withdrawals,
)

router = Router(tags=["admin"])
for part in (
    *(dashboard, users, listings, templates, games, disputes, plans),
    *(withdrawals, providers, transactions, settings, views),
):
    router.add_router("", part.router)
