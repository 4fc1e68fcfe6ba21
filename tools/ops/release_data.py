"""Small data of a release, made by that release's own code: `manage.py shell < release_data.py` in its folder."""

# Run by the code of an older version: only what every version has may be named here.
import json
import sys

from django.apps import apps

from wibestore.chat.factories import chat_of_order
from wibestore.listings.factories import listing_active, listing_draft, listing_pending, offer_open
from wibestore.orders.factories import order_awaiting, order_claimed, order_completed, order_delivered, order_disputed
from wibestore.payments.factories import card_active, deposit_succeeded, withdrawal_requested
from wibestore.reviews.factories import review_written
from wibestore.users.factories import user_create


def fill() -> None:
    """Make people, listings, orders in every state, money in and out."""
    buyer, seller = user_create(username="buyer"), user_create(username="seller", sales_count=10)
    newcomer = user_create(username="newcomer")
    user_create(username="moderator", is_staff=True)
    listing = listing_active(seller.id)
    listing_pending(seller.id)
    listing_draft(seller.id)
    offer_open(buyer, listing)
    review_written(order_completed(buyer, seller))
    chat_of_order(buyer, order_delivered(buyer, seller).id)
    order_awaiting(buyer, seller)
    order_disputed(buyer, seller)
    order_claimed(buyer, newcomer)
    deposit_succeeded(buyer.id, 900_000)
    card_active(buyer.id)
    withdrawal_requested(buyer.id, 100_000)


def columns() -> dict[str, list[str]]:
    """Return what this version reads and writes: the columns of each of its tables."""
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {
        model._meta.db_table: [field.column for field in model._meta.local_concrete_fields if field.column]
        for model in sorted(models, key=lambda model: model._meta.db_table)
    }


fill()
with open(sys.argv[-1] if sys.argv[-1].endswith(".json") else "columns.json", "w") as file:
    json.dump(columns(), file, indent=1)
