"""Compare one day of a payment provider with the shop's own payments."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wibestore.core.errors import DomainError
from wibestore.core.money import Som
from wibestore.payments import services
from wibestore.payments.rules.reconciliation import OUR_CURRENCY, LineKind, StatementLine

COLUMNS = ("kind", "external_id", "reference", "amount", "currency", "occurred_at")


class Command(BaseCommand):
    """Records what differs and prints the counts; a day can be compared as often as wanted."""

    help = "Compare a provider's list of one day with ours: by asking it, or by its register as a CSV file."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the provider, the day and, where it sends one, its register."""
        parser.add_argument("provider", help="payme, click, paynet, uzcard or humo")
        parser.add_argument("day", type=date.fromisoformat, help="YYYY-MM-DD, a day of Tashkent")
        parser.add_argument("--file", type=Path, help=f"its register: CSV with the columns {', '.join(COLUMNS)}")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compare and print."""
        lines = list(_lines_of(options["file"])) if options["file"] else None
        try:
            info = services.reconcile(provider=options["provider"], day=options["day"], lines=lines)
        except DomainError as error:
            raise CommandError(f"{error.title} ({error.code}).") from error
        self.stdout.write(
            f"{info.provider} {info.day}: {info.their_count} there, {info.our_count} here, "
            f"{info.difference_count} differ, {info.new_count} of them new"
        )


def _lines_of(file: Path) -> Iterator[StatementLine]:
    """
    Yield the register's lines.

    :raises CommandError: the file or a line of it cannot be read; names the line
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            reader = csv.DictReader(opened)
            if missing := set(COLUMNS) - set(reader.fieldnames or ()):
                raise CommandError(f"{file} lacks the columns {', '.join(sorted(missing))}.")
            for number, row in enumerate(reader, start=2):
                yield _line_of(row, number)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CommandError(f"{file} cannot be read: {error}.") from error


def _line_of(row: dict[str, str], number: int) -> StatementLine:
    try:
        occurred_at = datetime.fromisoformat(row["occurred_at"])
        if occurred_at.tzinfo is None:
            occurred_at = occurred_at.replace(tzinfo=ZoneInfo(settings.PEOPLE_TIME_ZONE))
        return StatementLine(
            kind=LineKind(row["kind"] or LineKind.PAYMENT),
            external_id=row["external_id"],
            reference=row["reference"],
            amount=_som_of(row["amount"]),
            occurred_at=occurred_at,
            currency=row["currency"] or OUR_CURRENCY,
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise CommandError(f"Line {number} cannot be read: {error}.") from error


def _som_of(text: str) -> Som | None:
    """Return whole so'm; None for a sum with tiyin, which equals no payment of ours."""
    whole, _, part = text.strip().partition(".")
    if part.strip("0"):
        return None
    return Som(int(whole))
