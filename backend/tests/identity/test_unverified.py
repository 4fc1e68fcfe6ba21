"""What somebody may do who has not proved their e-mail: everything but selling and taking money out."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test.client import MULTIPART_CONTENT

from wibestore.core.ids import uuid7
from wibestore.games import selectors as games
from wibestore.ledger import selectors as ledger
from wibestore.listings.factories import attributes_for, listing_active, listing_draft, sell_draft_complete
from wibestore.listings.models import Listing
from wibestore.payments.factories import card_active, deposit_succeeded
from wibestore.payments.models import Withdrawal
from wibestore.users.factories import user_create
from wibestore.users.models import User

pytestmark = pytest.mark.django_db

NOT_YET = (403, "user.email_unverified")


@pytest.fixture
def person(db):
    """A seller with things of every kind, whose e-mail is not proved."""
    return user_create(username="person", sales_count=10)


@pytest.fixture
def world(person, seller, buyer):
    deposit_succeeded(person.id, 500_000)
    paused = listing_active(person.id)
    Listing.objects.filter(id=paused.id).update(status="paused")
    return {
        "listing_id": listing_active(person.id).id,
        "draft_id": listing_draft(person.id).id,
        "paused_id": paused.id,
        "sell_draft_id": sell_draft_complete(person.id),
        "card_id": card_active(person.id).id,
        "others_id": listing_active(seller.id).id,
    }


def new_listing():
    game = games.game_get("pubg-mobile")
    return {"game": "pubg-mobile", "title": "A good account", "price": 100_000, "attributes": attributes_for(game)}


# (method, path, body) → whether a proved e-mail is needed, and what one who has it gets.
ROUTES = {
    "make a listing": ("post", "listings/", lambda _: new_listing(), True, 201),
    "submit": ("patch", "listings/{draft_id}/", lambda _: {"event": "submit"}, True, 200),
    "resume": ("patch", "listings/{paused_id}/", lambda _: {"event": "resume"}, True, 200),
    "reprice": ("patch", "listings/{listing_id}/", lambda _: {"price": 260_000}, True, 200),
    "pause": ("patch", "listings/{listing_id}/", lambda _: {"event": "pause"}, False, 200),
    "describe": ("patch", "listings/{listing_id}/", lambda _: {"description": "Better"}, False, 200),
    "archive": ("delete", "listings/{listing_id}/", lambda _: None, False, 204),
    "bulk resume": (
        "post", "profile/listings/bulk/", lambda w: {"ids": [str(w["paused_id"])], "action": "resume"}, True, 200,
    ),
    "bulk reprice": (
        "post", "profile/listings/bulk/",
        lambda w: {"ids": [str(w["listing_id"])], "action": "reprice", "percent": 5}, True, 200,
    ),
    "bulk pause": (
        "post", "profile/listings/bulk/", lambda w: {"ids": [str(w["listing_id"])], "action": "pause"}, False, 200,
    ),
    "publish a draft": (
        "post", "profile/sell-drafts/{sell_draft_id}/publish/", lambda _: {"expected_version": 1}, True, 201,
    ),
    "write a draft": ("post", "profile/sell-drafts/", lambda _: {"title": "Conqueror"}, False, 201),
    "change a draft": ("put", "profile/sell-drafts/{sell_draft_id}/", lambda _: {"title": "Conqueror"}, False, 200),
    "bind a card": ("post", "payments/cards/", lambda _: {"method": "sandbox"}, True, 201),
    "withdraw": ("post", "payments/withdraw/", lambda w: {"amount": 100_000, "card_id": str(w["card_id"])}, True, 201),
    "deposit": ("post", "payments/deposit/", lambda _: {"method": "sandbox", "amount": 50_000}, False, 201),
    "buy": ("post", "orders/", lambda w: {"listing_id": str(w["others_id"]), "price": 250_000}, False, 201),
    "offer": ("post", "listings/{others_id}/offers/", lambda _: {"amount": 200_000}, False, 201),
    "like": ("post", "listings/{others_id}/favorite/", lambda _: None, False, 200),
    "chat": ("post", "chats/", lambda w: {"listing_id": str(w["others_id"])}, False, 201),
}  # fmt: skip


def call(client, world, route):
    method, path, body, _, _ = ROUTES[route]
    key = {"HTTP_IDEMPOTENCY_KEY": str(uuid7())}
    with transaction.atomic():
        answer = getattr(client, method)("/api/v1/" + path.format(**world), body(world), **key)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("route", ROUTES)
def test_the_unverified_sell_and_withdraw_nothing_and_do_all_else(client_for, person, world, route):
    _, _, _, is_for_verified, status = ROUTES[route]
    client = client_for(person)
    assert call(client, world, route).status_code == status

    User.objects.filter(id=person.id).update(is_email_verified=False)
    before = (Listing.objects.count(), Withdrawal.objects.count(), ledger.wallet_balances(person.id))
    answer = call(client, world, route)

    if is_for_verified:
        assert (answer.status_code, answer.json()["code"]) == NOT_YET
    else:
        assert answer.status_code == status
    assert (Listing.objects.count(), Withdrawal.objects.count(), ledger.wallet_balances(person.id)) == before


@pytest.mark.parametrize(("dry_run", "status"), [("true", 200), ("false", 403)])
def test_a_file_may_be_looked_at_but_not_taken(client_for, person, dry_run, status):
    User.objects.filter(id=person.id).update(is_email_verified=False)
    client = client_for(person)
    template = client.get("/api/v1/profile/listings/import/template/?game=pubg-mobile").content
    assert list(csv.reader(io.StringIO(template.decode("utf-8-sig"))))
    file = SimpleUploadedFile("listings.csv", template, "text/csv")
    body = {"file": file, "game": "pubg-mobile", "dry_run": dry_run}

    answer = client.post("/api/v1/profile/listings/import/", body, MULTIPART_CONTENT)

    assert answer.status_code == status
