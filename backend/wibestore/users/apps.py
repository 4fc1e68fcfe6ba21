"""Registration of the module."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "wibestore.users"
    label = "users"

    def ready(self) -> None:
        """Let the hub ask which sessions have ended, and look for the file of places."""
        from wibestore.core.realtime.hub import sessions_check_register
        from wibestore.users import selectors
        from wibestore.users.services.places import places_check

        sessions_check_register(selectors.sessions_ended)
        places_check()
