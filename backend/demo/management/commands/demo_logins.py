"""`manage.py demo_logins`: how to sign in as one of the demo people."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.people import PASSWORD, PEOPLE
from wibestore.users.models import User


class Command(BaseCommand):
    """Prints e-mail, password and role of each demo person who is there, one a line."""

    requires_system_checks = ()
    help = "Print the logins of the demo people"

    def handle(self, *args: Any, **options: Any) -> None:
        """Print them."""
        if not settings.DEMO:
            raise CommandError("There are demo people only where DEMO=1.")
        # An older database lacks those who joined the demo after it was filled.
        there = set(User.objects.filter(email__in=[person.email for person in PEOPLE]).values_list("email", flat=True))
        people = [person for person in PEOPLE if person.email in there]
        width = max((len(person.email) for person in people), default=0)
        for person in people:
            plan = f", {person.plan}" if person.role == "seller" else ""
            self.stdout.write(f"{person.email:{width}}  {PASSWORD}  {person.role}{plan}")
