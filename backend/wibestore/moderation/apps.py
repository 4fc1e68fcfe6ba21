"""Registration of the module."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "wibestore.moderation"
    label = "moderation"

    def ready(self) -> None:
        """Say whom moderation knows, and which of its numbers staff may change."""
        from django.conf import settings

        from wibestore.core import outbox
        from wibestore.core.tunables import tunable_register
        from wibestore.letters.services import link_register
        from wibestore.moderation import handlers
        from wibestore.moderation.selectors import traces_of
        from wibestore.moderation.services import LINK_KIND, appeal_url
        from wibestore.users.services import traces_register

        traces_register("moderation", traces_of)
        link_register(LINK_KIND, appeal_url)
        outbox.subscribe("listing.submitted", handlers.on_listing_submitted)
        tunable_register("moderation.sla_hours", "hours", 1, 72, lambda: settings.MODERATION_SLA_HOURS)
        tunable_register(
            "moderation.claim_minutes", "minutes", 1, 120, lambda: settings.MODERATION_CLAIM.total_seconds() / 60
        )
        tunable_register("reports.per_day", "count", 1, 200, lambda: settings.REPORTS_PER_DAY)
