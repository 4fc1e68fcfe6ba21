"""Addresses of the admin API. Every one of them is for staff alone; which of the staff, each part says."""

from ninja import Router

from wibestore.backoffice.api import games, listings, providers, templates, withdrawals

router = Router(tags=["admin"])
for part in (listings, templates, games, withdrawals, providers):
    router.add_router("", part.router)
