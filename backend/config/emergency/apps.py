from typing import TYPE_CHECKING

from django.contrib.admin.apps import SimpleAdminConfig

if TYPE_CHECKING:
    from django.contrib.admin import AdminSite


class EmergencyConfig(SimpleAdminConfig):
    """The framework's admin without its table: what is done here is in the shop's own audit."""

    default = False
    default_site = "config.emergency.site.EmergencySite"

    def import_models(self) -> None:
        """Leave the framework's journal out: deleting a user would ask a table that most shops have not."""
        self.models = self.apps.all_models[self.label] if self.apps else {}

    def ready(self) -> None:
        """Show the models, as soon as there are all of them."""
        super().ready()
        from django.contrib.admin import site

        from config.emergency.shown import register

        door: AdminSite = site
        register(door)
