from django.apps import AppConfig
from django.conf import settings

from wibestore.vault.rules import Keyring


class VaultConfig(AppConfig):
    name = "wibestore.vault"
    label = "vault"

    def ready(self) -> None:
        # A wrong key stops the start, not the first sale.
        Keyring.parse(settings.VAULT_KEYS)
