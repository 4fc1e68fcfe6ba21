"""Seal every data key anew under the first of VAULT_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand

from wibestore.vault import services


class Command(BaseCommand):
    """May be stopped and run again; the shop goes on selling meanwhile."""

    help = "Seal every data key anew under the first of VAULT_KEYS, without touching the sealed data."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Work in batches until nothing is sealed under an older key."""
        total = 0
        for rewrap in (services.credentials_rewrap, services.secrets_rewrap):
            while done := rewrap():
                total += done
        self.stdout.write(f"{total} data keys are sealed under the first key now; older keys may be taken out.")
