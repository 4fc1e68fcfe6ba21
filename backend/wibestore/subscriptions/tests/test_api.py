"""Subscriptions over HTTP."""

import pytest

from wibestore.core.ids import uuid7
from wibestore.ledger.factories import wallet_fund
from wibestore.subscriptions.factories import subscription_granted
from wibestore.subscriptions.tests.books import PREMIUM, PRO, charges, everything, mine, wallet

pytestmark = pytest.mark.django_db
BASE = "/api/v1/subscriptions/"
PURCHASE = f"{BASE}purchase/"


def body_of(**changes):
    return {"plan": "premium", "period": "monthly", "expected_amount": PREMIUM, **changes}


def test_the_way_of_a_subscription(seller, client_for):
    client = client_for(seller)
    wallet_fund(seller.id, PREMIUM + PRO)

    nothing = client.get(f"{BASE}my/").json()
    quote = client.get(f"{BASE}quote/?plan=premium&period=monthly").json()
    bought = client.post(PURCHASE, body_of(expected_amount=quote["amount_due"]))
    upgrade = client.get(f"{BASE}quote/?plan=pro&period=monthly").json()
    upgraded = client.post(PURCHASE, body_of(plan="pro", expected_amount=upgrade["amount_due"]))
    cancelled = client.post(f"{BASE}cancel/", {})
    resumed = client.post(f"{BASE}resume/")
    shown = client.get(f"{BASE}my/")

    assert (nothing["plan"], nothing["status"], nothing["ends_at"], nothing["charges"]) == ("free", "free", None, [])
    assert (quote["effective"], quote["available"], quote["listings_over_limit"]) == ("now", PREMIUM + PRO, 0)
    assert (bought.status_code, bought.json()["plan"], bought.json()["status"]) == (200, "premium", "active")
    assert (upgrade["credit"], upgrade["amount_due"]) == (PREMIUM, PRO - PREMIUM)
    assert (upgraded.status_code, upgraded.json()["plan"]) == (200, "pro")
    assert (cancelled.status_code, cancelled.json()["next_plan"], cancelled.json()["can_resume"]) == (200, "free", True)
    assert (resumed.status_code, resumed.json()["next_plan"]) == (200, "pro")
    newest, oldest = shown.json()["charges"]
    assert (newest["kind"], newest["amount"], newest["credit"]) == ("upgrade", PRO - PREMIUM, PREMIUM)
    assert (oldest["kind"], oldest["amount"], oldest["plan"], oldest["period"]) == (
        "start",
        PREMIUM,
        "premium",
        "monthly",
    )
    assert shown.json()["server_time"].endswith("Z")
    assert {**shown.json(), "server_time": ""} == {**resumed.json(), "server_time": ""}
    assert shown["Cache-Control"] == "no-store"


def test_a_repeated_key_gets_the_first_answer_and_another_body_is_refused(seller, client_for):
    client, headers = client_for(seller), {"Idempotency-Key": str(uuid7())}
    wallet_fund(seller.id, 3 * PREMIUM)

    first = client.post(PURCHASE, body_of(), headers=headers)
    again = client.post(PURCHASE, body_of(), headers=headers)
    other = client.post(PURCHASE, body_of(period="yearly"), headers=headers)

    assert (first.status_code, again.status_code, again.content) == (200, 200, first.content)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.mismatch")
    assert (len(charges(seller)), wallet(seller.id)) == (1, 2 * PREMIUM)


def test_a_refusal_leaves_the_key_free(seller, client_for):
    client, headers = client_for(seller), {"Idempotency-Key": str(uuid7())}
    before = everything()

    refused = client.post(PURCHASE, body_of(), headers=headers)

    assert (refused.status_code, refused.json()["code"]) == (409, "ledger.insufficient_funds")
    assert refused.json()["params"] == {"missing": PREMIUM}
    assert everything() == before
    wallet_fund(seller.id, PREMIUM)
    assert client.post(PURCHASE, body_of(), headers=headers).status_code == 200


def test_another_amount_is_answered_with_the_quote(seller, client_for):
    wallet_fund(seller.id, PREMIUM)
    before = everything()

    refused = client_for(seller).post(PURCHASE, body_of(expected_amount=1))

    assert (refused.status_code, refused.json()["code"]) == (409, "subscription.price_changed")
    assert refused.json()["params"] | {"amount_due": PREMIUM, "credit": 0} == refused.json()["params"]
    assert everything() == before


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"plan": "free"}, "/plan"),
        ({"plan": "gold"}, "/plan"),
        ({"period": "weekly"}, "/period"),
        ({"period": ""}, "/period"),
        ({"expected_amount": -1}, "/expected_amount"),
        ({"expected_amount": 99_000.5}, "/expected_amount"),
        ({"expected_amount": "99000"}, "/expected_amount"),
        ({"expected_amount": 10**19}, "/expected_amount"),
        ({"expected_amount": None}, "/expected_amount"),
        ({"user_id": "x"}, "/user_id"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_bought(changes, pointer, seller, client_for):
    wallet_fund(seller.id, PREMIUM)
    before = everything()

    answer = client_for(seller).post(PURCHASE, body_of(**changes))

    assert answer.status_code == 400
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert everything() == before


@pytest.mark.parametrize("query", ["", "?plan=gold", "?plan=pro&period=weekly", "?plan=pro&since=1"])
def test_a_wrong_quote_is_400(query, seller, client_for):
    assert client_for(seller).get(f"{BASE}quote/{query}").status_code == 400


def test_what_one_has_is_not_sold_again_and_nothing_cannot_be_cancelled(seller, stranger, client_for):
    wallet_fund(seller.id, 2 * PREMIUM)
    client = client_for(seller)
    client.post(PURCHASE, body_of())
    before = everything()

    again = client.post(PURCHASE, body_of())
    nothing = [client_for(stranger).post(f"{BASE}{action}/") for action in ("cancel", "resume")]

    assert (again.status_code, again.json()["code"]) == (409, "subscription.nothing_to_change")
    assert [(answer.status_code, answer.json()["code"]) for answer in nothing] == [
        (409, "subscription.not_running"),
        (409, "subscription.not_running"),
    ]
    assert everything() == before


def test_everybody_sees_their_own_alone(seller, stranger, client_for):
    wallet_fund(seller.id, PREMIUM)
    client_for(seller).post(PURCHASE, body_of())

    assert client_for(stranger).get(f"{BASE}my/").json()["charges"] == []
    assert mine(seller).plan == "premium"


def test_a_repeated_key_cancels_and_resumes_once(seller, client_for):
    client = client_for(seller)
    wallet_fund(seller.id, PREMIUM)
    client.post(PURCHASE, body_of())

    for step in ("cancel", "resume"):
        key = {"Idempotency-Key": str(uuid7())}
        first, again = (client.post(f"{BASE}{step}/", headers=key) for _ in range(2))
        assert (first.status_code, again.status_code, first.content) == (200, 200, again.content)


def test_granted_time_has_nothing_to_go_on_with(seller, client_for):
    subscription_granted(seller.id)

    answer = client_for(seller).post(f"{BASE}resume/")

    assert (answer.status_code, answer.json()["code"]) == (409, "subscription.nothing_to_resume")
