"""The app of the emulators."""

from django.apps import AppConfig


class EmulatorsConfig(AppConfig):
    """The payment providers' side, played."""

    name = "emulators"
    label = "emulators"
    default_auto_field = "django.db.models.BigAutoField"
