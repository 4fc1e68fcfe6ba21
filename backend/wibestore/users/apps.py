"""Registration of the module."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "wibestore.users"
    label = "users"

    def ready(self) -> None:
        """Let the hub ask which sessions have ended, and letters for their links; look for the file of places."""
        from django.conf import settings

        from wibestore.core import outbox
        from wibestore.core.realtime.hub import sessions_check_register
        from wibestore.core.tunables import tunable_register
        from wibestore.letters.services import link_register
        from wibestore.users import events, handlers, selectors, services
        from wibestore.users.models import TokenPurpose
        from wibestore.users.services.places import places_check

        for purpose in TokenPurpose:
            link_register(purpose.value, services.token_url)
        outbox.subscribe(events.USER_RESET_ASKED, handlers.on_reset_asked)

        tunable_register("money.freeze_hours", "hours", 0, 168, lambda: settings.MONEY_FREEZE_HOURS)
        sessions_check_register(selectors.sessions_ended)
        places_check()
