from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "wibestore.backoffice"
    label = "backoffice"

    def ready(self) -> None:
        """Let the proof of the books look at the closing balances too."""
        from wibestore.backoffice import services
        from wibestore.ledger.services import check_register

        check_register("backoffice.closings", services.closings_check)
