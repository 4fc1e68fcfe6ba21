"""Show every movement of a user's money and the balance each has left."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from wibestore.ledger import selectors
from wibestore.ledger.rules import USER_KINDS
from wibestore.ledger.types import AccountRef


class Command(BaseCommand):
    """Prints each of the user's accounts, the oldest movement first, then their balances; changes nothing."""

    help = "Show every movement of a user's money with running balances."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user and, if wanted, the days."""
        parser.add_argument("user", help="username, e-mail or id")
        parser.add_argument("--from", dest="first_on", type=date.fromisoformat, help="first day, YYYY-MM-DD")
        parser.add_argument("--to", dest="last_on", type=date.fromisoformat, help="last day, YYYY-MM-DD")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the statement."""
        user_id, username = _user_find(options["user"])
        since = _start_of(options["first_on"]) if options["first_on"] else None
        until = _start_of(options["last_on"] + timedelta(days=1)) if options["last_on"] else None
        self.stdout.write(f"Statement of {username} ({user_id}), so'm")
        for kind in USER_KINDS:
            self._print_account(AccountRef(kind, user_id), since, until)
        balances = selectors.wallet_balances(user_id)
        self.stdout.write(
            f"\nNow: available {balances.available}, held {balances.held}, reserved {balances.payout_reserved}, "
            f"in escrow {balances.in_escrow}, debt {balances.debt}"
        )

    def _print_account(self, account: AccountRef, since: datetime | None, until: datetime | None) -> None:
        self.stdout.write(f"\n{account.kind}")
        empty = True
        for line in selectors.statement_lines(account, since=since, until=until):
            empty = False
            moment = line.created_at.astimezone(_zone()).isoformat(sep=" ", timespec="seconds")
            self.stdout.write(f"  {moment}  {line.kind:<18} {line.amount:>16}  {line.balance:>16}  {line.reference}")
        if empty:
            self.stdout.write("  no movements")


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.PEOPLE_TIME_ZONE)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=_zone())


def _user_find(name: str) -> tuple[UUID, str]:
    """Return the id and the username of whoever `name` is the username, the e-mail or the id of."""
    try:
        wanted = Q(id=UUID(name))
    except ValueError:
        wanted = Q(username__iexact=name) | Q(email=name.lower())
    user = get_user_model().objects.filter(wanted).values_list("id", "username").first()
    if user is None:
        raise CommandError(f"There is no user {name}.")
    return user
