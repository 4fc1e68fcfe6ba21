"""Addresses of the admin API. Every one of them is for staff alone; which of the staff, each part says."""

from ninja import Router

from wibestore.backoffice.api import dashboard, games, listings, providers, templates, transactions, withdrawals

router = Router(tags=["admin"])
for part in (dashboard, listings, templates, games, withdrawals, providers, transactions):
    router.add_router("", part.router)
