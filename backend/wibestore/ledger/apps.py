from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "wibestore.ledger"
    label = "ledger"
