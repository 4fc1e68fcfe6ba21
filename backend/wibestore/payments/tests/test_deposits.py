"""Deposits and methods over HTTP."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection

from wibestore.core.ids import uuid7
from wibestore.core.models import IdempotencyRecord
from wibestore.payments.models import Deposit, PaymentMethod
from wibestore.payments.reference import methods_load
from wibestore.payments.rules import MAX_STORED_BODY, body_mask, reference_new

METHODS = "/api/v1/payments/methods/"
DEPOSIT = "/api/v1/payments/deposit/"
BODY = {"method": "sandbox", "amount": 50_000}


def test_migrate_gives_the_five_methods_and_the_sandbox(db):
    codes = PaymentMethod.objects.order_by("position").values_list("code", flat=True)

    assert list(codes) == ["payme", "click", "paynet", "uzcard", "humo", "sandbox"]


def test_loading_methods_again_keeps_what_staff_switched_off(db):
    PaymentMethod.objects.filter(code="click").update(is_enabled=False, name="Klick")

    methods_load(PaymentMethod)

    click = PaymentMethod.objects.get(code="click")
    assert (PaymentMethod.objects.count(), click.name, click.is_enabled) == (6, "Click", False)


def test_methods_say_which_can_be_used_and_why_not(client_for, django_assert_num_queries, contractless):
    PaymentMethod.objects.filter(code="click").update(is_enabled=False)

    with django_assert_num_queries(1):
        answer = client_for(None).get(METHODS)

    shown = [(row["code"], row["is_available"], row["unavailable_reason"]) for row in answer.json()["results"]]
    assert shown == [
        ("payme", False, "not_connected"),
        ("click", False, "disabled"),
        ("paynet", False, "not_connected"),
        ("uzcard", False, "not_connected"),
        ("humo", False, "not_connected"),
        ("sandbox", True, ""),
    ]
    assert answer.json()["results"][5]["min_amount"] == 1_000
    assert answer.json()["results"][5]["max_amount"] == 100_000_000
    assert answer["Cache-Control"].startswith("public")
    assert client_for(None).get(METHODS, headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_the_sandbox_is_not_even_shown_where_it_is_off(client_for, settings):
    settings.SANDBOX_PAYMENTS = False

    codes = [row["code"] for row in client_for(None).get(METHODS).json()["results"]]

    assert codes == ["payme", "click", "paynet", "uzcard", "humo"]


def test_a_deposit_says_where_to_pay_and_until_when(buyer, client_for):
    order_id = str(uuid4())

    answer = client_for(buyer).post(DEPOSIT, {**BODY, "order_id": order_id, "return_path": "/orders/7"})

    assert answer.status_code == 201
    assert answer["Cache-Control"] == "no-store"
    row = Deposit.objects.get()
    deposit = answer.json()
    assert deposit["id"] == str(row.id)
    assert deposit["reference"] == row.reference
    assert len(row.reference) == 12
    assert (deposit["status"], deposit["amount"], deposit["method"]) == ("pending", 50_000, "sandbox")
    assert (deposit["order_id"], deposit["return_path"]) == (order_id, "/orders/7")
    path = f"/api/v1/payments/sandbox/{row.reference}/?lang=uz"
    assert deposit["payment_url"] == f"http://testserver{path}"
    assert row.expires_at - row.created_at == timedelta(minutes=30)
    assert client_for(buyer).get(f"/api/v1/payments/deposits/{row.id}/").json() == deposit


def test_a_stranger_and_a_visitor_get_nothing_of_a_deposit(deposit, stranger, client_for):
    path = f"/api/v1/payments/deposits/{deposit.id}/"

    assert client_for(stranger).get(path).status_code == 404
    assert client_for(stranger).get(path).json()["code"] == "payment.deposit_not_found"
    assert client_for(None).get(path).status_code == 401
    assert client_for(stranger).get(f"/api/v1/payments/deposits/{uuid7()}/").status_code == 404


def test_reading_a_deposit_asks_twice_for_who_and_once_for_what(deposit, buyer, client_for, django_assert_num_queries):
    client = client_for(buyer)

    with django_assert_num_queries(2):
        assert client.get(f"/api/v1/payments/deposits/{deposit.id}/").status_code == 200


@pytest.mark.parametrize(
    ("changes", "status", "pointer", "code"),
    [
        ({"amount": 999}, 400, "/amount", "min_value"),
        ({"amount": 100_000_001}, 400, "/amount", "max_value"),
        ({"amount": 0}, 400, "/amount", "min_value"),
        ({"amount": -5_000}, 400, "/amount", "min_value"),
        ({"amount": 10**40}, 400, "", ""),
        ({"amount": 1_000.5}, 400, "/amount", "invalid_int"),
        ({"amount": 5_000.0}, 400, "/amount", "invalid_int"),
        ({"amount": "5000"}, 400, "/amount", "invalid_int"),
        ({"amount": True}, 400, "/amount", "invalid_int"),
        ({"amount": None}, 400, "/amount", "invalid_int"),
        ({"method": ""}, 400, "/method", "min_length"),
        ({"method": "x" * 33}, 400, "/method", "max_length"),
        ({"method": "barter"}, 409, "", ""),
        ({"order_id": "7"}, 400, "/order_id", "invalid_uuid"),
        ({"return_path": "//evil.example"}, 400, "/return_path", "invalid_string"),
        ({"return_path": "https://evil.example"}, 400, "/return_path", "invalid_string"),
        ({"user_id": str(uuid4())}, 400, "/user_id", "unknown_field"),
        ({"status": "succeeded"}, 400, "/status", "unknown_field"),
    ],
)
def test_a_wrong_deposit_is_refused_and_leaves_nothing(buyer, client_for, changes, status, pointer, code):
    answer = client_for(buyer).post(DEPOSIT, {**BODY, **changes}, headers={"Idempotency-Key": "k"})

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    if pointer:
        assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]
    assert not Deposit.objects.exists()
    assert not IdempotencyRecord.objects.exists()


def test_a_method_that_is_not_connected_says_so(buyer, client_for, contractless):
    answer = client_for(buyer).post(DEPOSIT, {**BODY, "method": "humo"})

    assert (answer.json()["code"], answer.json()["params"]) == (
        "payment.method_unavailable",
        {"reason": "not_connected"},
    )


def test_the_same_key_opens_one_deposit_and_another_body_is_refused(buyer, client_for):
    client, headers = client_for(buyer), {"Idempotency-Key": "one-intent"}

    first = client.post(DEPOSIT, BODY, headers=headers)
    again = client.post(DEPOSIT, BODY, headers=headers)
    other = client.post(DEPOSIT, {**BODY, "amount": 60_000}, headers=headers)

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.mismatch")
    assert Deposit.objects.count() == 1


def test_without_a_key_every_request_is_an_intent(buyer, client_for):
    ids = {client_for(buyer).post(DEPOSIT, BODY).json()["id"] for _ in range(2)}

    assert len(ids) == Deposit.objects.count() == 2


def test_opening_a_deposit_costs_no_more_statements_than_planned(buyer, client_for, django_assert_num_queries):
    client = client_for(buyer)

    # Who asks, the key's row (it brings the time) around method and deposit, and the savepoint of the test.
    with django_assert_num_queries(7):
        client.post(DEPOSIT, BODY, headers={"Idempotency-Key": "counted"})


def test_a_visitor_opens_no_deposit(client_for, db):
    assert client_for(None).post(DEPOSIT, BODY).status_code == 401
    assert not Deposit.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_five_parallel_requests_with_one_key_open_one_deposit(buyer, client_for):
    clients = [client_for(buyer) for _ in range(5)]
    barrier, answers = Barrier(5), []

    def post(client):
        barrier.wait()
        try:
            answers.append(client.post(DEPOSIT, BODY, headers={"Idempotency-Key": "parallel"}))
        finally:
            connection.close()

    threads = [Thread(target=post, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [answer.status_code for answer in answers] == [201] * 5
    assert [answer.json() for answer in answers] == [answers[0].json()] * 5
    assert Deposit.objects.count() == 1


def test_the_database_itself_refuses_a_deposit_of_nothing_and_a_strange_reference(deposit):
    with pytest.raises(IntegrityError):
        Deposit.objects.filter(pk=deposit.id).update(amount=0)


def test_references_are_twelve_digits_and_differ():
    references = {reference_new() for _ in range(1000)}

    assert len(references) == 1000
    assert all(len(reference) == 12 and reference.isdigit() and reference[0] != "0" for reference in references)


def test_a_stored_body_holds_no_card_number_and_no_secret():
    body = b'{"pan":"8600123412345678","password":"hunter2",'
    body += b'"note":"4000 1234 5678 9010","sign_string":"abc","n":"a\x00b\xff"}'

    kept = body_mask(body)

    assert kept == '{"pan":"8600****5678","password":"***","note":"4000****9010","sign_string":"***","n":"a�b�"}'
    assert len(body_mask(b"x" * 100_000)) == MAX_STORED_BODY
    assert body_mask(rb'{"newPassword":"half\" of it","id":1}') == '{"newPassword":"***","id":1}'


def test_ids_of_deposits_are_uuid7(deposit):
    assert UUID(str(deposit.id)).version == 7
