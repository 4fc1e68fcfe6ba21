"""All addresses of reports, verdicts and appeals."""

from ninja import Router

from wibestore.moderation.api import reports, verdicts

router = Router()
for part in (reports, verdicts):
    router.add_router("", part.router)
