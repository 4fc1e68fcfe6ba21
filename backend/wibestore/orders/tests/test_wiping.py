"""Login data of what was over long ago is wiped; of what goes on, or may be opened again, it is not."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.models import Heartbeat
from wibestore.core.tests.race import run_together
from wibestore.listings import services as listings
from wibestore.listings.factories import listing_active, sell_draft_complete
from wibestore.orders import factories, services
from wibestore.orders.errors import CredentialsNotOpen, CredentialsWiped
from wibestore.orders.models import Order
from wibestore.orders.rules import Event
from wibestore.orders.selectors import order_get_for
from wibestore.orders.services import wiping
from wibestore.orders.tasks import credentials_wipe
from wibestore.orders.tests import books
from wibestore.vault.factories import credentials_sample, credentials_sealed
from wibestore.vault.types import Credentials

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
LONG = timedelta(days=1_000)
KEPT = settings.CREDENTIALS_KEPT
CredentialSet = apps.get_model("vault", "CredentialSet")
CredentialReveal = apps.get_model("vault", "CredentialReveal")


def secrets_of(order) -> list[tuple[bytes, bytes]]:
    rows = CredentialSet.objects.filter(order_id=order.id).order_by("version")
    return [(bytes(row.ciphertext), bytes(row.wrapped_key)) for row in rows]


def wiped(order) -> bool:
    is_empty = [secret == (b"", b"") for secret in secrets_of(order)]
    assert len(set(is_empty)) == 1
    return is_empty[0]


def aged(order, by: timedelta) -> None:
    Order.objects.filter(pk=order.id).update(updated_at=clock.now() - by)


def reveal(order, buyer) -> Credentials:
    return services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))[0]


def test_it_happens_on_the_day_that_the_order_names_and_not_a_second_earlier(buyer, seller):
    order = factories.order_completed(buyer, seller)
    at = books.row(order.id).updated_at + KEPT
    before = books.everything(order.id)

    with clock.fixed(at=at - SECOND):
        early = services.credentials_wipe()
    assert (order.credentials_wipe_at, early, wiped(order)) == (at, 0, False)
    assert books.everything(order.id) == before
    with clock.fixed(at=at):
        assert (services.credentials_wipe(), wiped(order)) == (1, True)

    row = books.row(order.id)
    assert (row.credentials_wiped_at, row.version, row.updated_at) == (at, order.version, at - KEPT)
    kept = CredentialSet.objects.get(order_id=order.id)
    assert (kept.buyer_id, kept.login_method, len(kept.fingerprint)) == (buyer.id, "google", 64)
    for person in (buyer, seller):
        seen = order_get_for(actor=Actor.user(person.id), order_id=order.id)
        assert (seen.credentials_wipe_at, seen.credentials_wiped_at, len(seen.reveals)) == (None, at, 1)


def test_a_second_time_does_nothing_and_every_night_is_noted(buyer, seller):
    order = factories.order_completed(buyer, seller)
    aged(order, KEPT)

    assert credentials_wipe() == 1
    after = (books.everything(order.id), CredentialSet.objects.values().get())
    assert Heartbeat.objects.get(name=wiping.HEARTBEAT).figure == 1
    assert credentials_wipe() == 0

    assert (books.everything(order.id), CredentialSet.objects.values().get()) == after
    assert Heartbeat.objects.get(name=wiping.HEARTBEAT).figure == 0


@pytest.mark.parametrize("make", ["order_paid", "order_delivered", "order_disputed"])
def test_what_goes_on_keeps_its_login_however_old_it_is(make, buyer, seller):
    order = getattr(factories, make)(buyer, seller)
    aged(order, LONG)

    assert (services.credentials_wipe(), order.credentials_wipe_at) == (0, None)
    assert books.row(order.id).credentials_wiped_at is None
    assert make == "order_paid" or not wiped(order)


def test_a_claim_that_is_open_or_can_still_be_made_keeps_it(buyer, newcomer):
    held, claimed = (factories.order_completed(buyer, newcomer) for _ in range(2))
    factories.order_dispute(claimed, reason="account_taken_back")
    for order in (held, claimed):
        aged(order, LONG)

    assert held.credentials_wipe_at == held.available_at + KEPT
    assert (services.credentials_wipe(), wiped(held), wiped(claimed)) == (0, False, False)
    with travel(timedelta(hours=settings.NEW_SELLER_HOLD_HOURS) + SECOND):
        services.sweep(["available_at"])
    assert services.credentials_wipe() == 0
    aged(held, KEPT)
    assert (services.credentials_wipe(), wiped(held), wiped(claimed)) == (1, True, False)


def test_a_settled_dispute_counts_from_its_end(buyer, seller, moderator):
    order = factories.order_disputed(buyer, seller)
    reveal(order, buyer)
    aged(order, LONG)
    staff = Actor.user(moderator.id, is_staff=True)
    services.transition(
        order.id,
        Event.RESOLVE,
        staff,
        refund_amount=500_000,
        reason="wrong_credentials",
        text="It was another one. " * 3,
    )

    assert services.credentials_wipe() == 0
    aged(order, KEPT)

    assert (services.credentials_wipe(), wiped(order)) == (1, True)
    with pytest.raises(CredentialsNotOpen):
        reveal(order, buyer)


def test_every_version_that_was_handed_over_goes(buyer, seller):
    order = factories.order_delivered(buyer, seller)
    for _ in range(2):
        services.transition(
            order.id, Event.REPLACE_CREDENTIALS, Actor.user(seller.id), credentials=credentials_sample()
        )
    reveal(order, buyer)
    services.transition(order.id, Event.CONFIRM, Actor.user(buyer.id))
    aged(order, KEPT)

    assert (services.credentials_wipe(), len(secrets_of(order)), wiped(order)) == (3, 3, True)


def test_what_nobody_saw_stays_on_sale_and_passes_to_the_next_buyer(buyer, seller, moderator):
    order = factories.order_delivered(buyer, seller)
    services.transition(
        order.id, Event.CANCEL, Actor.user(moderator.id, is_staff=True), reason="Asked for by both of them"
    )
    aged(order, KEPT)

    assert (services.credentials_wipe(), books.listing_status(order.id)) == (0, "active")
    assert books.row(order.id).credentials_wiped_at is not None

    listing = books.row(order.id).listing
    again = services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=order.price)
    services.transition(again.id, Event.PAY, Actor.user(buyer.id))
    assert reveal(again, buyer).login_method == "google"


def test_what_never_sold_is_wiped_long_after_it_was_taken_off(seller):
    archived, on_sale = listing_active(seller.id), listing_active(seller.id)
    listings.listing_event(actor=Actor.user(seller.id), listing_id=archived.id, event="archive")
    draft_id = sell_draft_complete(seller.id)
    credentials_sealed(listing_id=draft_id, seller_id=seller.id)
    listings.sell_draft_delete(actor=Actor.user(seller.id), draft_id=draft_id)
    gone = CredentialSet.objects.filter(listing_id__in=[archived.id, draft_id])

    gone.update(retired_at=clock.now() - KEPT + timedelta(minutes=1))
    assert services.credentials_wipe() == 0
    gone.update(retired_at=clock.now() - KEPT)

    assert (services.credentials_wipe(), services.credentials_wipe()) == (2, 0)
    assert {bytes(row.ciphertext) + bytes(row.wrapped_key) for row in gone} == {b""}
    assert bytes(CredentialSet.objects.get(listing_id=on_sale.id).ciphertext) != b""


def test_over_http_a_look_afterwards_has_a_code_of_its_own(buyer, seller, client_for):
    order = factories.order_completed(buyer, seller)
    aged(order, KEPT)
    services.credentials_wipe()
    looks = CredentialReveal.objects.count()

    refused = client_for(buyer).post(f"/api/v1/orders/{order.id}/credentials/reveal/")
    seen = client_for(buyer).get(f"/api/v1/orders/{order.id}/").json()

    assert (refused.status_code, refused.json()["code"]) == (409, "order.credentials_wiped")
    assert datetime.fromisoformat(refused.json()["params"]["wiped_at"]) == datetime.fromisoformat(
        seen["credentials_wiped_at"]
    )
    assert (seen["state"], seen["credentials_wipe_at"], CredentialReveal.objects.count()) == ("completed", None, looks)


def test_many_are_wiped_in_portions_and_out_of_time_the_next_night_goes_on(buyer, seller, monkeypatch):
    monkeypatch.setattr(wiping, "BATCH", 2)
    orders = [factories.order_completed(buyer, seller) for _ in range(3)]
    for order in orders:
        aged(order, KEPT)

    assert services.credentials_wipe(budget_s=0) == 0
    assert services.credentials_wipe() == 3
    assert all(wiped(order) for order in orders)


def test_what_is_due_is_found_by_an_index():
    with connection.cursor() as cursor:
        # The tables are empty: it is asked which index could serve, not which is worth it here.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    unsold = CredentialSet.objects.filter(order_id=None, retired_at__lte=clock.now(), wiped_at=None)

    assert "order_to_wipe" in wiping._due(clock.now())[: wiping.BATCH].explain()
    assert "vault_set_unsold" in unsold.order_by("retired_at")[: wiping.BATCH].explain()


@pytest.mark.django_db(transaction=True)
def test_looks_and_two_nights_at_once_come_whole_or_not_at_all(buyer, seller):
    order = factories.order_completed(buyer, seller)
    aged(order, KEPT)

    outcomes = run_together([lambda: reveal(order, buyer) for _ in range(4)] + [services.credentials_wipe] * 2)

    seen = [outcome for outcome in outcomes[:4] if isinstance(outcome, Credentials)]
    refused = [outcome for outcome in outcomes[:4] if isinstance(outcome, CredentialsWiped)]
    assert len(seen) + len(refused) == 4
    assert sum(outcomes[4:]) + services.credentials_wipe() == 1
    assert (wiped(order), CredentialReveal.objects.count()) == (True, 1 + len(seen))
