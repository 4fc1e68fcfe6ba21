"""What must be true of the books of subscriptions, as sentences; reads only."""

from collections.abc import Iterator

from django.db.models import Count, F, Sum

from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import AccountKind, AccountRef
from wibestore.subscriptions.models import Subscription, SubscriptionCharge

MAX_DIFFERENCES = 100


def books_check() -> Iterator[str]:
    """Yield a sentence for every difference between the receipts, the subscriptions and the ledger; none is right."""
    charged = SubscriptionCharge.objects.aggregate(total=Sum("amount"))["total"] or 0
    earned = ledger.account_balance(AccountRef.platform(AccountKind.PLATFORM_SUBSCRIPTIONS))
    if charged != earned:
        yield f"Charges of subscriptions sum to {charged}, the account platform:subscriptions to {earned}."
    counted = Subscription.objects.annotate(receipts=Count("charges")).exclude(receipts=F("charge_count"))
    for row in counted.order_by("id")[:MAX_DIFFERENCES]:
        yield f"Subscription {row.id} has {row.receipts} charges and counts {row.charge_count}."
