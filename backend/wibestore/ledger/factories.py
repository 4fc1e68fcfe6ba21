"""Money for tests and demo people, posted like any other."""

from uuid import UUID

from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.ledger import services
from wibestore.ledger.types import AccountRef, EntryKind, PostedEntry, PostingLine


def wallet_fund(user_id: UUID, amount: int) -> PostedEntry:
    """Put `amount` so'm into the user's wallet, as a deposit from the provider named `test`."""
    deposit = f"deposit:{uuid7()}"
    return services.post(
        kind=EntryKind.DEPOSIT,
        postings=[
            PostingLine(AccountRef.provider("test"), Som(-amount)),
            PostingLine(AccountRef.available(user_id), Som(amount)),
        ],
        idempotency_key=deposit,
        reference=deposit,
    )
