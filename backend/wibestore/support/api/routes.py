"""All addresses of support."""

from ninja import Router

from wibestore.support.api import company, desk, guests, requests

router = Router()
for part in (company, requests, guests, desk):
    router.add_router("", part.router)
