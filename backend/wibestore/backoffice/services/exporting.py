"""Files that leave the shop: who took which, and when."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from wibestore.audit import services as audit
from wibestore.backoffice import selectors
from wibestore.backoffice.selectors import ExportLine, TransactionQuestion
from wibestore.core.actor import Actor
from wibestore.core.ratelimit import hit

EXPORTS = "3/hour"


def transactions_export(*, actor: Actor, asked: TransactionQuestion) -> Iterator[ExportLine]:
    """
    Record that the actor takes these movements of money along, and return their lines, read as they are sent.

    :raises NotPermitted: the actor is not of finance
    :raises ValidationFailed: the days are no period of at most 92
    :raises RateLimited: more than three files within an hour
    """
    count = selectors.transaction_count(actor=actor, asked=asked)
    hit(EXPORTS, "transactions-export", str(actor.user_id))
    filters = {
        name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(asked).items() if value
    }
    audit.audit_write(
        actor=actor,
        action="transactions.exported",
        target="transactions",
        target_id="all",
        details={"filters": filters, "count": count},
    )
    return selectors.transaction_lines(actor=actor, asked=asked)
