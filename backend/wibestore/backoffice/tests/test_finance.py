"""Filters and facts of withdrawals, and the providers as finance sees and sets them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from wibestore.audit import selectors as audit
from wibestore.core import clock
from wibestore.payments.factories import deposit_succeeded, difference_open, provider_call_kept, withdrawal_requested
from wibestore.payments.selectors import method_get_usable
from wibestore.users.factories import user_create

WITHDRAWALS = "/api/v1/admin/withdrawals/"
REASON = "The bank asked for it"


@pytest.fixture
def finance(db):
    """Somebody of the staff who deals with money."""
    return user_create(username="cashier", is_staff=True)


def numbers(client, **asked):
    answer = client.get(WITHDRAWALS, asked)
    assert answer.status_code == 200, answer.content
    return [row["number"] for row in answer.json()["results"]]


def test_withdrawals_are_found_by_owner_sum_way_and_day(finance, buyer, seller, client_for, settings):
    settings.WITHDRAWAL_SECOND_APPROVAL_FROM = 50_000
    for person in (buyer, seller):
        deposit_succeeded(person.id, 200_000)
    small, large = withdrawal_requested(buyer.id, 20_000), withdrawal_requested(seller.id, 60_000)
    client = client_for(finance)

    assert numbers(client) == [small.number, large.number]
    assert numbers(client, user=seller.username) == [large.number]
    assert numbers(client, user="nobody_here") == []
    assert numbers(client, max_amount=20_000) == [small.number]
    assert numbers(client, min_amount=20_001) == [large.number]
    assert numbers(client, needs_second="true") == [large.number]
    assert numbers(client, needs_second="false") == [small.number]
    assert numbers(client, method="payme") == []
    assert numbers(client, method="sandbox") == [small.number, large.number]
    assert numbers(client, first_on="2020-01-01", last_on="2020-01-31") == []
    assert client.get(WITHDRAWALS, {"first_on": "2026-02-01", "last_on": "2026-01-01"}).status_code == 400


def test_a_withdrawal_comes_with_what_is_known_of_its_owner(finance, seller, client_for, django_assert_num_queries):
    deposit_succeeded(seller.id, 100_000)
    withdrawal = withdrawal_requested(seller.id, 20_000)
    client = client_for(finance)

    with django_assert_num_queries(9):
        answer = client.get(f"{WITHDRAWALS}{withdrawal.id}/").json()

    assert (answer["number"], answer["status"]) == (withdrawal.number, "requested")
    owner = answer["owner"]
    assert (owner["debt"], owner["deposits_unspent"], owner["withdrawals_30d"]) == (0, 100_000, 20_000)
    assert (owner["is_blocked"], owner["frozen_until"]) == (False, None)


def test_providers_show_their_day(finance, buyer, client_for, django_assert_num_queries):
    deposit_succeeded(buyer.id, 100_000)
    difference_open()
    provider_call_kept(buyer.id)
    client = client_for(finance)

    with django_assert_num_queries(8):
        rows = client.get("/api/v1/admin/providers/").json()

    sandbox = next(row for row in rows if row["code"] == "sandbox")
    assert (sandbox["is_enabled"], sandbox["is_connected"], sandbox["open_differences"]) == (True, True, 2)
    assert sandbox["payouts_today"] == 0


def test_a_way_to_pay_is_switched_with_its_reason_on_record(finance, client_for):
    client = client_for(finance)
    address = "/api/v1/admin/payment-methods/sandbox/"

    answer = client.patch(address, {"min_amount": 2_000, "max_amount": 900_000, "reason": REASON})
    wrong = client.patch(address, {"min_amount": 1_000_000, "reason": REASON})
    nowhere = client.patch("/api/v1/admin/payment-methods/bitcoin/", {"is_enabled": True, "reason": REASON})

    assert (answer.status_code, answer.json()["min_amount"]) == (200, 2_000)
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (400, "/min_amount")
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "payment.provider_not_found")
    assert method_get_usable("sandbox").max_amount == 900_000
    (line,) = audit.audit_list(target="payment_method", target_id="sandbox")
    assert (line.action, line.actor_id) == ("payment_method.changed", finance.id)
    assert line.details["after"] == {"min_amount": 2_000, "max_amount": 900_000}
    assert line.details["reason"] == REASON


def test_one_call_and_differences_of_one_provider(finance, buyer, client_for):
    call_id = provider_call_kept(buyer.id)
    difference_open()
    client = client_for(finance)

    assert client.get(f"/api/v1/admin/provider-calls/{call_id}/").json()["id"] == str(call_id)
    listed = [
        len(client.get("/api/v1/admin/reconciliation/", asked).json()["results"])
        for asked in ({}, {"provider": "sandbox"}, {"provider": "payme"}, {"day": "2020-01-01"})
    ]
    assert listed == [2, 2, 0, 0]


def test_calls_are_found_by_day(finance, buyer, client_for):
    call_id = str(provider_call_kept(buyer.id))
    client = client_for(finance)
    today = clock.now().astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()

    def found(first: int, last: int) -> list[str]:
        days = {"first_on": today + timedelta(days=first), "last_on": today + timedelta(days=last)}
        return [call["id"] for call in client.get("/api/v1/admin/provider-calls/", days).json()["results"]]

    assert (found(0, 0), found(-9, 9), found(-9, -1), found(1, 9)) == ([call_id], [call_id], [], [])
    wrong = client.get("/api/v1/admin/provider-calls/", {"first_on": today, "last_on": today - timedelta(days=1)})
    assert (wrong.status_code, wrong.json()["errors"][0]["pointer"]) == (400, "?last_on")
