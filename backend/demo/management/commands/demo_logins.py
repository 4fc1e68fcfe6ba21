"""`manage.py demo_logins`: how to sign in as one of the demo people."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.people import PASSWORD, PEOPLE


class Command(BaseCommand):
    """Prints e-mail, password and role of each demo person, one a line."""

    requires_system_checks = ()
    help = "Print the logins of the demo people"

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them."""
        if not settings.DEMO:
            raise CommandError("There are demo people only where DEMO=1.")
        width = max(len(person.email) for person in PEOPLE)
        for person in PEOPLE:
            plan = f", {person.plan}" if person.role == "seller" else ""
            self.stdout.write(f"{person.email:{width}}  {PASSWORD}  {person.role}{plan}")
