"""Orders over HTTP: who sees what, stable refusals, idempotency, pages and their queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.models import IdempotencyRecord
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import listing_active
from wibestore.orders import factories
from wibestore.orders.models import Order
from wibestore.orders.selectors import order_get_for
from wibestore.orders.tests import books
from wibestore.users.factories import user_create
from wibestore.vault.factories import credentials_sample

pytestmark = pytest.mark.django_db
PRICE = 500_000
ORDERS = "/api/v1/orders/"
LIST_QUERIES = 4


def path(order, step=""):
    return f"{ORDERS}{order.id}/" + (f"{step}/" if step else "")


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/api/v1/{url}").status_code == 200
    return len(queries)


def secrets_of(credentials):
    return {
        "login_method": credentials.login_method,
        "login": credentials.login,
        "password": credentials.password,
    }


def test_a_purchase_over_http_from_listing_to_completed(buyer, seller, client_for):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)
    wallet_fund(buyer.id, PRICE)
    client = client_for(buyer)

    created = client.post(ORDERS, {"listing_id": str(listing.id), "price": PRICE})
    order = created.json()
    paid = client.post(f"{ORDERS}{order['id']}/pay/", {"expected_version": order["version"]}).json()
    looked = client.post(f"{ORDERS}{order['id']}/credentials/reveal/")
    confirmed = client.post(f"{ORDERS}{order['id']}/confirm/", {"expected_version": paid["version"]}).json()

    assert created.status_code == 201
    assert created["Cache-Control"] == "no-store"
    assert (order["state"], order["allowed_events"], order["party"]) == ("awaiting_payment", ["pay", "cancel"], "buyer")
    assert order["listing"]["id"] == str(listing.id)
    assert order["server_time"].endswith("Z")
    assert (paid["state"], paid["blocked_events"]) == ("delivered", {"confirm": "credentials_not_revealed"})
    assert looked["Cache-Control"] == "no-store"
    assert (looked.json()["version"], looked.json()["hide_after_s"]) == (1, 60)
    assert (confirmed["state"], confirmed["can_review"]) == ("completed", True)
    assert [step["event"] for step in confirmed["events"]] == ["create", "pay", "instant", "confirm"]


def test_the_seller_sees_the_look_and_delivers_by_hand(buyer, seller, client_for):
    order = factories.order_paid(buyer, seller)
    secret = credentials_sample()

    delivered = client_for(seller).post(
        path(order, "deliver"), {"expected_version": order.version, **secrets_of(secret)}
    )
    shown = client_for(buyer).post(path(order, "credentials/reveal"), headers={"User-Agent": "Phone"})
    seen = client_for(seller).get(path(order)).json()

    assert (delivered.status_code, delivered.json()["state"]) == (200, "delivered")
    assert secret.password not in delivered.content.decode()
    assert shown.json()["password"] == secret.password
    assert [(look["ip"], look["user_agent"]) for look in seen["reveals"]] == [("127.0.0.1", "Phone")]


def test_decline_and_cancel_take_a_reason(buyer, seller, client_for):
    paid, unpaid = factories.order_paid(buyer, seller), factories.order_awaiting(buyer, seller)

    declined = client_for(seller).post(path(paid, "decline"), {"expected_version": 2, "reason": "<b>Band</b>"})
    cancelled = client_for(buyer).post(path(unpaid, "cancel"), {"expected_version": 1})

    assert (declined.json()["state"], declined.json()["events"][-1]["reason"]) == ("cancelled", "Band")
    assert (cancelled.json()["state"], cancelled.json()["events"][-1]["reason"]) == ("cancelled", "")


@pytest.mark.parametrize("step", ["", "pay", "deliver", "decline", "confirm", "cancel", "credentials/reveal"])
def test_a_stranger_gets_404_and_a_visitor_401(step, buyer, seller, stranger, client_for):
    order = factories.order_delivered(buyer, seller)
    body = {"expected_version": order.version}
    if step == "deliver":
        body |= secrets_of(credentials_sample())
    before = books.everything(order.id)

    def ask(person):
        client = client_for(person)
        return client.post(path(order, step), body) if step else client.get(path(order))

    refused, unknown = ask(stranger), ask(None)

    assert (refused.status_code, refused.json()["code"]) == (404, "order.not_found")
    assert (unknown.status_code, unknown.json()["code"]) == (401, "auth.required")
    assert books.everything(order.id) == before


def test_staff_may_read_an_order_and_do_nothing_to_it(buyer, seller, moderator, client_for):
    order = factories.order_delivered(buyer, seller)
    client = client_for(moderator)

    seen = client.get(path(order)).json()
    confirmed = client.post(path(order, "confirm"), {"expected_version": order.version})
    looked = client.post(path(order, "credentials/reveal"))

    assert (seen["party"], seen["allowed_events"]) == ("staff", ["cancel"])
    assert (confirmed.status_code, confirmed.json()["code"]) == (409, "order.invalid_transition")
    assert looked.status_code == 403


def test_a_lost_race_answers_with_the_current_order(buyer, seller, client_for):
    order = factories.order_completed(buyer, seller)
    client = client_for(buyer)

    late = client.post(path(order, "pay"), {"expected_version": 1})
    fresh = factories.order_delivered(buyer, seller)
    stale = client.post(path(fresh, "confirm"), {"expected_version": 1})

    assert (late.status_code, late.json()["code"]) == (409, "order.invalid_transition")
    assert late["Content-Type"] == "application/problem+json"
    assert late.json()["order"] == {
        **client.get(path(order)).json(),
        "server_time": late.json()["order"]["server_time"],
    }
    assert (stale.status_code, stale.json()["code"]) == (409, "request.version_conflict")
    assert stale.json()["order"]["version"] == fresh.version


def test_every_refusal_of_create_has_its_code(buyer, seller, client_for):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)

    def buy(person, **body):
        answer = client_for(person).post(ORDERS, {"listing_id": str(listing.id), "price": PRICE, **body})
        return answer.status_code, answer.json()["code"]

    assert buy(buyer, price=PRICE + 1) == (409, "listing.price_changed")
    assert buy(seller) == (409, "listing.own")
    assert buy(buyer, listing_id=str(seller.id)) == (404, "listing.not_found")
    assert buy(buyer, pay_with="cash") == (400, "validation.failed")
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"price": -1}, "/price"),
        ({"price": 10**30}, "/price"),
        ({"price": "500000"}, "/price"),
        ({"price": 1.5}, "/price"),
        ({"price": True}, "/price"),
        ({"price": None}, "/price"),
        ({"listing_id": "x"}, "/listing_id"),
        ({"extra": 1}, "/extra"),
    ],
)
def test_a_wrong_field_of_create_is_named(body, pointer, buyer, client_for):
    answer = client_for(buyer).post(ORDERS, {"listing_id": str(buyer.id), "price": PRICE, **body})

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


@pytest.mark.parametrize("version", [None, "1", 1.5, 10**30, True])
def test_a_wrong_version_is_refused(version, buyer, seller, client_for):
    order = factories.order_awaiting(buyer, seller)

    answer = client_for(buyer).post(path(order, "pay"), {"expected_version": version})

    assert answer.status_code in {400, 409}
    assert books.row(order.id).state == "awaiting_payment"


def test_a_repeated_key_answers_alike_and_another_body_is_422(buyer, seller, client_for):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)
    other = listing_active(seller.id, price=PRICE, with_credentials=True)
    client, key = client_for(buyer), {"Idempotency-Key": "buy-1"}

    first = client.post(ORDERS, {"listing_id": str(listing.id), "price": PRICE}, headers=key)
    again = client.post(ORDERS, {"listing_id": str(listing.id), "price": PRICE}, headers=key)
    wrong = client.post(ORDERS, {"listing_id": str(other.id), "price": PRICE}, headers=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.content == again.content
    assert (wrong.status_code, wrong.json()["code"]) == (422, "idempotency.mismatch")
    assert Order.objects.count() == 1


def test_a_refusal_frees_its_key(buyer, seller, client_for):
    listing = listing_active(seller.id, price=PRICE, with_credentials=True)
    client, key = client_for(buyer), {"Idempotency-Key": "pay-1"}
    order = client.post(ORDERS, {"listing_id": str(listing.id), "price": PRICE}).json()
    body = {"expected_version": 1}

    poor = client.post(f"{ORDERS}{order['id']}/pay/", body, headers=key)
    wallet_fund(buyer.id, PRICE)
    paid = client.post(f"{ORDERS}{order['id']}/pay/", body, headers=key)

    assert (poor.status_code, poor.json()["code"], poor.json()["params"]) == (
        409,
        "ledger.insufficient_funds",
        {"missing": PRICE},
    )
    assert (paid.status_code, paid.json()["state"]) == (200, "delivered")


def test_what_is_kept_of_requests_and_answers_holds_no_secret(buyer, seller, client_for):
    order = factories.order_paid(buyer, seller)
    secret, key = credentials_sample(), {"Idempotency-Key": "k"}
    body = {"expected_version": order.version, **secrets_of(secret)}

    client_for(seller).post(path(order, "deliver"), body, headers=key)
    again = client_for(seller).post(path(order, "deliver"), body, headers=key)
    other = client_for(seller).post(path(order, "deliver"), {**body, "password": "another-one"}, headers=key)
    client_for(buyer).post(path(order, "credentials/reveal"), headers=key)

    kept = str(list(IdempotencyRecord.objects.values()))
    assert (again.status_code, other.status_code) == (200, 422)
    assert IdempotencyRecord.objects.count() == 1
    assert secret.password not in kept
    assert secret.login not in kept


def test_lists_show_each_side_its_own_and_filter_by_state(buyer, seller, stranger, client_for):
    done, open_ = factories.order_completed(buyer, seller), factories.order_paid(buyer, seller)
    sold = factories.order_paid(seller, buyer)

    def numbers(person, url):
        return [row["number"] for row in client_for(person).get(f"/api/v1/{url}").json()["results"]]

    assert numbers(buyer, "profile/purchases/") == [open_.number, done.number]
    assert numbers(buyer, "profile/sales/") == [sold.number]
    assert numbers(buyer, "orders/") == [sold.number, open_.number, done.number]
    assert numbers(buyer, "profile/purchases/?state=completed") == [done.number]
    assert numbers(buyer, "profile/purchases/?state=completed,paid") == [open_.number, done.number]
    assert numbers(stranger, "orders/") == []


@pytest.mark.parametrize("query", ["state=lost", "cursor=forged", "page_size=0", "page_size=101", "unknown=1"])
def test_wrong_parameters_of_lists_are_400(query, buyer, client_for):
    answer = client_for(buyer).get(f"/api/v1/profile/purchases/?{query}")

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")


def test_pages_follow_each_other_without_gap_or_repeat(buyer, seller, client_for):
    made = [factories.order_completed(buyer, seller).number for _ in range(5)]
    client, url, seen = client_for(buyer), "/api/v1/profile/purchases/?page_size=2&state=completed", []

    while url:
        page = client.get(url).json()
        seen.append([row["number"] for row in page["results"]])
        url = page["next"]

    assert seen == [[made[4], made[3]], [made[2], made[1]], [made[0]]]


@pytest.mark.parametrize("url", ["orders/", "profile/purchases/", "profile/sales/"])
def test_lists_cost_the_same_few_queries_whatever_their_length(url, buyer, seller, client_for):
    factories.order_completed(buyer, seller)
    client = client_for(seller if "sales" in url else buyer)
    client.get(f"/api/v1/{url}")

    few = queries_of(client, url)
    for number in range(6):
        factories.order_delivered(user_create(username=f"more{number}"), seller)
        factories.order_completed(buyer, seller)
    many = queries_of(client, url)

    assert few == many == LIST_QUERIES


def test_an_overdue_order_says_so_and_opens_cancel(buyer, seller, client_for):
    order = factories.order_paid(buyer, seller)
    client = client_for(buyer)
    early = client.get(path(order)).json()

    with travel(timedelta(minutes=books.row(order.id).sla_minutes, seconds=1)):
        late = client_for(buyer).get(path(order)).json()

    assert (early["is_overdue"], early["allowed_events"]) == (False, [])
    assert early["blocked_events"] == {"cancel": "deliver_by_not_passed", "dispute": "deliver_by_not_passed"}
    assert (early["dispute_reasons"], late["dispute_reasons"]) == ([], ["not_delivered", "other"])
    assert (late["is_overdue"], late["allowed_events"], late["blocked_events"]) == (True, ["cancel", "dispute"], {})


def test_the_review_window_closes_after_fourteen_days(buyer, seller):
    order = factories.order_completed(buyer, seller)
    actor = Actor.user(buyer.id)

    with travel(timedelta(days=13, hours=23)):
        assert order_get_for(actor=actor, order_id=order.id).can_review is True
    with travel(timedelta(days=14, minutes=1)):
        assert order_get_for(actor=actor, order_id=order.id).can_review is False
    assert order_get_for(actor=Actor.user(seller.id), order_id=order.id).can_review is False
