"""What orders and disputes refuse over HTTP, code by code, and that a refusal changes nothing."""

import pytest

from wibestore.core import clock
from wibestore.core.ids import uuid7
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import credentials_new, listing_active
from wibestore.orders import factories
from wibestore.orders.models import Dispute, DisputeEntry, Order
from wibestore.orders.rules import MAX_UNPAID
from wibestore.orders.tests import books
from wibestore.uploads.factories import image_create, image_waiting
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
API = "/api/v1/"
TEXT = "The password does not work, whatever I try to sign in with."
LOGIN = {"login_method": "google", "login": "taken_login", "password": "somewhat"}
WHY = {"reason": "Asked for by both"}


def got(answer):
    return answer.status_code, answer.json()["code"]


def key():
    return {"Idempotency-Key": str(uuid7())}


def test_a_buyer_has_only_so_many_unpaid_orders_and_gets_only_what_is_on_sale(buyer, seller, stranger, client_for):
    listings, client = [listing_active(seller.id) for _ in range(MAX_UNPAID + 1)], client_for(buyer)
    bodies = [{"listing_id": str(listing.id), "price": 250_000} for listing in listings]

    answers = [client.post(f"{API}orders/", body, headers=key()) for body in bodies]
    taken = client_for(stranger).post(f"{API}orders/", bodies[0], headers=key())

    assert {answer.status_code for answer in answers[:-1]} == {201}
    assert got(answers[-1]) == (409, "order.too_many_open")
    assert got(taken) == (409, "listing.not_active")
    assert Order.objects.count() == MAX_UNPAID


def test_what_changed_meanwhile_is_not_moved(buyer, seller, client_for):
    waiting, disputed = factories.order_awaiting(buyer, seller), factories.order_disputed(buyer, seller)
    delivered, client = factories.order_delivered(buyer, seller), client_for(buyer)
    old, dispute = {"expected_version": 99}, f"{API}disputes/{disputed.dispute_id}/"
    proposal = {"expected_version": disputed.version, "refund_amount": 1_000}
    offered = client_for(seller).post(f"{dispute}propose/", proposal).json()["proposals"]["seller"]

    answers = [
        client.post(f"{API}orders/{waiting.id}/pay/", old, headers=key()),
        client.post(f"{API}orders/{delivered.id}/disputes/", {**old, "reason": "wrong_credentials", "text": TEXT}),
        client.post(f"{dispute}accept/", {**old, "proposal_seq": offered["seq"]}),
        client.post(f"{dispute}evidence/", {**old, "upload_id": str(image_create(buyer.id).id)}),
    ]

    assert [got(answer) for answer in answers] == [(409, "request.version_conflict")] * 4
    assert (books.row(waiting.id).state, books.row(delivered.id).state) == ("awaiting_payment", "delivered")


def test_a_repeated_key_disputes_shows_and_agrees_once(buyer, seller, client_for):
    order, theirs, mine = factories.order_delivered(buyer, seller), client_for(buyer), client_for(seller)

    def twice(client, path, body):
        same = key()
        first, again = (client.post(f"{API}{path}", body, headers=same) for _ in range(2))
        assert (first.status_code, first.content) == (again.status_code, again.content)
        return first.json()

    claim = {"expected_version": order.version, "reason": "wrong_credentials", "text": TEXT}
    dispute = twice(theirs, f"orders/{order.id}/disputes/", claim)
    shown = twice(theirs, f"disputes/{dispute['id']}/evidence/", {"upload_id": str(image_create(buyer.id).id)})
    proposal = {"expected_version": shown["version"], "refund_amount": 1_000}
    proposed = mine.post(f"{API}disputes/{dispute['id']}/propose/", proposal).json()
    agreed = {"expected_version": proposed["version"], "proposal_seq": proposed["proposals"]["seller"]["seq"]}
    ended = twice(theirs, f"disputes/{dispute['id']}/accept/", agreed)

    assert ended["status"] == "closed"
    assert (Dispute.objects.count(), DisputeEntry.objects.filter(kind="evidence").count()) == (1, 1)


def test_a_full_file_takes_no_more(buyer, seller, client_for, monkeypatch):
    order = factories.order_disputed(buyer, seller)
    monkeypatch.setattr("wibestore.orders.rules.disputes.MAX_ENTRIES", 0)
    client, dispute = client_for(seller), f"{API}disputes/{order.dispute_id}/"
    before = DisputeEntry.objects.count()

    answers = [
        client.post(f"{dispute}messages/", {"text": "It works for me."}),
        client.post(f"{dispute}evidence/", {"upload_id": str(image_create(seller.id).id)}),
        client.post(f"{dispute}propose/", {"expected_version": order.version, "refund_amount": 1_000}),
    ]

    assert [got(answer) for answer in answers] == [(409, "dispute.full")] * 3
    assert DisputeEntry.objects.count() == before


def test_a_picture_that_is_not_ready_is_not_shown(buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)
    body = {"upload_id": str(image_waiting(seller.id).id)}

    answer = client_for(seller).post(f"{API}disputes/{order.dispute_id}/evidence/", body)

    assert got(answer) == (409, "upload.not_ready")


def test_login_data_that_are_on_offer_elsewhere_are_not_handed_over(buyer, seller, client_for):
    listing_active(seller.id, credentials=credentials_new(LOGIN["login"]))
    paid, delivered, client = (
        factories.order_paid(buyer, seller),
        factories.order_delivered(buyer, seller),
        client_for(seller),
    )

    deliver = client.post(f"{API}orders/{paid.id}/deliver/", {**LOGIN, "expected_version": paid.version})
    replace = client.post(
        f"{API}orders/{delivered.id}/replace-credentials/", {**LOGIN, "expected_version": delivered.version}
    )

    assert [got(deliver), got(replace)] == [(409, "vault.credentials_taken")] * 2
    assert books.row(paid.id).state == "paid"


def test_login_data_that_were_wiped_or_never_came_are_not_shown(buyer, seller, moderator, client_for):
    done, open_one = factories.order_completed(buyer, seller), factories.order_overdue_disputed(buyer, seller)
    Order.objects.filter(id=done.id).update(credentials_wiped_at=clock.now())

    wiped = client_for(buyer).post(f"{API}orders/{done.id}/credentials/reveal/")
    never = client_for(moderator).post(
        f"{API}disputes/{open_one.dispute_id}/credentials/reveal/", {"reason": "To see whether they work"}
    )

    assert got(wiped) == (409, "order.credentials_wiped")
    assert got(never) == (409, "order.credentials_not_open")


def test_what_is_over_is_not_cancelled(buyer, seller, client_for):
    order = factories.order_completed(buyer, seller)
    admin = user_create(username="superuser", is_staff=True, is_superuser=True)
    body = {**WHY, "expected_version": order.version}

    answer = client_for(admin).post(f"{API}admin/orders/{order.id}/cancel/", body, headers=key())

    assert got(answer) == (409, "order.invalid_transition")
    assert books.row(order.id).state == "completed"


@pytest.mark.parametrize("path", ["profile/sales/", "admin/users/{seller}/orders/"])
def test_lists_go_on_by_their_cursor(path, buyer, seller, moderator, client_for):
    for _ in range(2):
        factories.order_paid(buyer, seller)
    client = client_for(seller if path.startswith("profile/") else moderator)

    first = client.get(f"{API}{path.format(seller=seller.id)}?page_size=1").json()
    second = client.get(first["next"])

    assert second.status_code == 200
    assert first["results"] != second.json()["results"]


def test_a_wallet_that_holds_enough_for_one_pays_one(buyer, seller, client_for):
    wallet_fund(buyer.id, 250_000)
    bodies = [{"listing_id": str(listing_active(seller.id).id), "price": 250_000, "pay_now": True} for _ in range(2)]
    client = client_for(buyer)

    first, second = (client.post(f"{API}orders/", body, headers=key()) for body in bodies)

    assert (first.status_code, got(second)) == (201, (409, "ledger.insufficient_funds"))
    assert Order.objects.count() == 1
