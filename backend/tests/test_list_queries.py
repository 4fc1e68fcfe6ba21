"""
Every list's number of statements, pinned: a page costs the same however many rows it shows.

One row per route that answers with `results`, compared with the schema; asked in a shop where most lists are long.
Lists that stay empty in it are pinned as they stand empty; their modules' own tests pin them with rows.
"""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from config.api import api
from demo.scale.seed import scale_seed
from wibestore.chat.models import Conversation
from wibestore.core import tunables
from wibestore.games import selectors as games
from wibestore.orders.models import Order
from wibestore.reviews.models import Review
from wibestore.users.factories import user_create
from wibestore.users.models import User

FEW = 2
# Path below /api/v1/ → statements of a page, the reader's sign-in included.
PINS: dict[str, int] = {
    "admin/appeals/": 2,
    "admin/audit/": 2,
    "admin/disputes/": 3,
    "admin/games/": 2,
    "admin/listings/": 2,
    "admin/orders/": 4,
    "admin/outbox/": 2,
    "admin/provider-calls/": 2,
    "admin/reason-templates/": 2,
    "admin/reconciliation/": 2,
    "admin/reports/": 3,
    "admin/settings/": 2,
    "admin/support/": 3,
    "admin/transactions/": 7,
    "admin/users/": 3,
    "admin/users/{user_id}/history/": 3,
    "admin/users/{user_id}/listings/": 3,
    "admin/users/{user_id}/orders/": 6,
    "admin/users/{user_id}/reports/": 5,
    "admin/users/{user_id}/sessions/": 5,
    "admin/users/{user_id}/transactions/": 8,
    "admin/verdicts/": 2,
    "admin/views/": 2,
    "admin/withdrawals/": 2,
    "auth/sessions/": 3,
    "chats/": 7,
    "chats/{chat_id}/messages/": 4,
    "games/": 1,
    "games/{slug}/listings/": 1,
    "listings/": 1,
    "listings/by-ids/": 1,
    "listings/{listing_id}/offers/": 3,
    "listings/{listing_id}/reviews/": 6,
    "listings/{listing_id}/similar/": 3,
    "orders/": 4,
    "payments/cards/": 3,
    "payments/methods/": 1,
    "payments/transactions/": 3,
    "payments/withdrawals/": 2,
    "profile/favorites/": 2,
    "profile/helpful-reviews/ids/": 2,
    "profile/listings/": 3,
    "profile/notifications/": 3,
    "profile/offers/": 2,
    "profile/price-watches/": 2,
    "profile/purchases/": 4,
    "profile/reports/": 2,
    "profile/sales/": 4,
    "profile/saved-searches/": 2,
    "profile/sell-drafts/": 2,
    "profile/verdicts/": 2,
    "reports/": 3,
    "search/suggest/": 5,
    "sellers/top/": 1,
    "subscriptions/plans/": 1,
    "support/requests/": 3,
    "users/{username}/listings/": 3,
    "users/{username}/reviews/": 3,
}


def lists_of_schema() -> dict[str, set[str]]:
    """Return the parameters of the routes whose answer is a page of results."""
    schema = api.get_openapi_schema()
    return {
        path.removeprefix("/api/v1/"): {named["name"] for named in calls["get"].get("parameters", [])}
        for path, calls in schema["paths"].items()
        if "get" in calls and _is_list(schema, calls)
    }


def _is_list(schema: Any, calls: Any) -> bool:
    answer = calls["get"]["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    shape = schema["components"]["schemas"].get(answer.get("$ref", "").rpartition("/")[2], {})
    return "results" in shape.get("properties", {})


def test_every_list_has_its_pin():
    assert set(PINS) == set(lists_of_schema())


@pytest.mark.django_db
def test_every_list_takes_as_many_statements_as_it_is_allowed(client_for, monkeypatch):
    # However slow this machine is: whether a process asks for its versions again costs no statement.
    for kept in (games, tunables):
        monkeypatch.setattr(kept, "_RECHECK_AFTER_S", 0)
    scale_seed(listings=160, users=80, orders=200, said=lambda _: None, is_proved=True, templates=20)
    chief = client_for(user_create(username="chief", is_staff=True))
    seller_id = Order.objects.values_list("seller_id").annotate(n=Count("id")).order_by("-n", "seller_id")[0][0]
    # Theirs are the orders of a buyer's page, their listing's reviews those of a listing's.
    person = User.objects.get(id=seller_id)
    listing_id = Review.objects.filter(seller_id=seller_id).values_list("listing_id", flat=True).first()
    chat = Conversation.objects.filter(seller_id=seller_id).first()
    order = Order.objects.exclude(buyer_id=seller_id).first()
    names = {
        "user_id": person.id,
        "username": person.username,
        "listing_id": listing_id,
        "chat_id": chat.id,
        "slug": "pubg-mobile",
    }
    own, buyer = client_for(person), client_for(order.buyer)

    taken = {}
    for path, known in sorted(lists_of_schema().items()):
        asking = chief if path.startswith(("admin/", "reports/")) else buyer if "purchases" in path else own
        where = "/api/v1/" + path.format(**names)
        wanted = {"q": "con"} if "suggest" in path else {"ids": str(listing_id)} if "by-ids" in path else {}
        sizes = ({}, {"page_size": FEW}) if "page_size" in known else ({},)
        # What a process reads once, no page counts as its own.
        asking.get(where, wanted)
        counts = [_statements(asking, where, wanted | size) for size in sizes]
        # A kind of row that the short page lacks may cost the long one a look more.
        assert counts[0] - counts[-1] in (0, 1), (path, counts)
        taken[path] = counts[0]
    assert taken == PINS


def _statements(asking: Any, where: str, wanted: dict[str, Any]) -> int:
    cache.clear()
    # What each process keeps is read anew now, under versions that stay.
    games.games_forget()
    games.game_list()
    tunables.tunables_forget()
    tunables.tunables_read()
    with CaptureQueriesContext(connection) as asked:
        answer = asking.get(where, wanted)
    assert answer.status_code == 200, (where, answer.content)
    return len(asked)
