"""HTTP of disputes: shapes, who may, versions, keys, and what bad input gets."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wibestore.core.clock import travel
from wibestore.orders import factories
from wibestore.orders.api.schemas import AdminDisputePage, DisputeOut, OrderOut, OrderPage
from wibestore.orders.tests import books
from wibestore.uploads.factories import image_create

pytestmark = pytest.mark.django_db
TEXT = "The password does not work, whatever I try to sign in with."
API = "/api/v1/"
# Session, order and dispute, its people, the dispute's facts and proposals, story, looks, file.
DISPUTE_QUERIES = 9
ORDER_QUERIES = 8
PAGE_QUERIES = 4


def open_one(client, order, **claim):
    body = {"expected_version": order.version, "reason": "wrong_credentials", "text": TEXT} | claim
    return client.post(f"{API}orders/{order.id}/disputes/", body)


def url(order, step=""):
    return f"{API}disputes/{order.dispute_id}/{step}"


def queries_of(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len([query for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]])


def test_a_dispute_goes_its_whole_way_over_http(buyer, seller, client_for):
    order = factories.order_delivered(buyer, seller)
    theirs, mine = client_for(buyer), client_for(seller)

    opened = open_one(theirs, order)
    dispute = opened.json()
    path = f"{API}disputes/{dispute['id']}/"
    mine.post(f"{path}messages/", {"text": "It works for me."})
    mine.post(f"{path}evidence/", {"upload_id": str(image_create(seller.id).id), "text": "See"})
    proposed = mine.post(f"{path}propose/", {"refund_amount": 200_000, "expected_version": order.version + 3}).json()
    offer = proposed["proposals"]["seller"]
    accepted = theirs.post(
        f"{path}accept/", {"proposal_seq": offer["seq"], "expected_version": proposed["version"]}
    ).json()

    assert opened.status_code == 201
    assert (offer["refund_amount"], offer["seller_amount"], offer["commission"]) == (200_000, 270_000, 30_000)
    assert (accepted["status"], accepted["outcome"], accepted["closed_by"]) == ("closed", "partially_refunded", "buyer")
    assert accepted["order"]["state"] == "partially_refunded"
    for body in (dispute, proposed, accepted, theirs.get(path).json()):
        DisputeOut.model_validate(body)


def test_a_dispute_shows_what_was_promised(buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)

    shown = client_for(seller).get(url(order)).json()["listing_snapshot"]

    row = books.row(order.id)
    assert shown == {
        "code": row.snapshot["code"],
        "title": "A well kept account",
        "description": "",
        "game": {"slug": "pubg-mobile", "name": "PUBG Mobile"},
        "price": 500_000,
        "attributes": row.snapshot["attributes"],
        "highlights": row.snapshot["highlights"],
        "images": [],
    }
    assert len(shown["highlights"]) > 0


def test_an_order_from_before_shows_what_it_kept(buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)
    row = books.row(order.id)
    for name in ("description", "highlights", "images"):
        del row.snapshot[name]
    row.save(update_fields=["snapshot"])

    shown = client_for(buyer).get(url(order)).json()["listing_snapshot"]

    assert (shown["description"], shown["highlights"], shown["images"]) == ("", [], [])


def test_the_order_says_that_it_is_disputed_and_until_when_the_other_side_may_be_silent(buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)

    shown = client_for(seller).get(f"{API}orders/{order.id}/").json()

    OrderOut.model_validate(shown)
    assert (shown["has_dispute"], shown["dispute_id"]) == (True, str(order.dispute_id))
    assert shown["respond_by"] == client_for(buyer).get(url(order)).json()["respond_by"]
    assert shown["allowed_events"] == ["message", "evidence", "propose"]
    assert shown["blocked_events"] == {"accept": "no_proposal", "withdraw": "not_the_opener"}


@pytest.mark.parametrize("with_proposals", [False, True])
def test_what_a_dispute_and_its_order_cost(with_proposals, buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)
    client = client_for(buyer)
    if with_proposals:
        for amount in range(5):
            client_for(seller).post(
                url(order, "propose/"), {"refund_amount": amount, "expected_version": order.version + amount}
            )

    client.get(url(order))

    assert queries_of(client, url(order)) == DISPUTE_QUERIES
    assert queries_of(client, f"{API}orders/{order.id}/") == ORDER_QUERIES


def test_lists_with_disputes_cost_two_queries_more_whatever_their_length(buyer, seller, client_for):
    factories.order_completed(buyer, seller)
    client = client_for(buyer)
    client.get(f"{API}orders/")
    without = queries_of(client, f"{API}orders/")

    factories.order_disputed(buyer, seller)
    few = queries_of(client, f"{API}orders/")
    for _ in range(4):
        factories.order_disputed(buyer, seller)
    many = queries_of(client, f"{API}orders/")

    assert (few, many) == (without + 2, without + 2)
    OrderPage.model_validate(client.get(f"{API}orders/").json())


# Bad input: a clear 4xx with a code, and nothing changed


@pytest.mark.parametrize(
    ("claim", "pointer", "code"),
    [
        ({"text": "ten chars!"}, "/text", "min_length"),
        ({"text": "  " + "x" * 27 + "  "}, "/text", "min_length"),
        ({"text": "x" * 2_001}, "/text", "max_length"),
        ({"reason": "not_delivered"}, "/reason", "invalid_choice"),
        ({"reason": "charge_back"}, "/reason", "invalid_choice"),
        ({"reason": "whatever"}, "/reason", "invalid_choice"),
        ({"expected_version": "3"}, "/expected_version", "invalid_int"),
        ({"expected_version": 3.5}, "/expected_version", "invalid_int"),
        ({"unknown": 1}, "/unknown", "unknown_field"),
    ],
)
def test_a_bad_claim_is_400_and_changes_nothing(claim, pointer, code, buyer, seller, client_for):
    order = factories.order_delivered(buyer, seller)
    before = books.everything(order.id)

    answer = open_one(client_for(buyer), order, **claim)

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(pointer, code)]
    assert books.everything(order.id) == before


@pytest.mark.parametrize(
    ("amount", "status", "code"),
    [
        (-1, 400, "validation.failed"),
        (0.5, 400, "validation.failed"),
        (1.0, 400, "validation.failed"),
        ("100", 400, "validation.failed"),
        (True, 400, "validation.failed"),
        (None, 400, "validation.failed"),
        (10**15 + 1, 400, "validation.failed"),
        (2**63, 400, "validation.failed"),
        (10**40, 400, "validation.failed"),
        (500_001, 409, "order.invalid_transition"),
    ],
)
@pytest.mark.parametrize("step", ["propose/", "resolve/"])
def test_a_bad_sum_is_refused_and_changes_nothing(step, amount, status, code, buyer, seller, moderator, client_for):
    order = factories.order_disputed(buyer, seller)
    before = books.everything(order.id)
    body = {"expected_version": order.version, "refund_amount": amount}
    if step == "resolve/":
        body |= {"reason": "other", "text": TEXT}

    answer = client_for(moderator if step == "resolve/" else buyer).post(url(order, step), body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert books.everything(order.id) == before


@pytest.mark.parametrize(
    ("step", "body"),
    [
        ("messages/", {"text": "   "}),
        ("messages/", {"text": "x" * 2_001}),
        ("messages/", {}),
        ("evidence/", {}),
        ("evidence/", {"upload_id": "no-uuid"}),
        ("accept/", {"expected_version": 4}),
        ("accept/", {"proposal_seq": 1}),
        ("withdraw/", {}),
        ("credentials/reveal/", {"reason": "Curious"}),
    ],
)
def test_words_that_are_missing_are_400_and_change_nothing(step, body, buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)
    before = books.everything(order.id)

    answer = client_for(buyer).post(url(order, step), body)

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert books.everything(order.id) == before


def test_a_file_that_is_no_image_never_becomes_evidence(buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)
    client = client_for(buyer)
    before = books.everything(order.id)

    upload = client.generic(
        "POST",
        f"{API}upload/image/",
        *_form(SimpleUploadedFile("proof.png", b"<script>alert(1)</script>", "image/png")),
    )
    foreign = client.post(url(order, "evidence/"), {"upload_id": str(image_create(seller.id).id)})

    assert (upload.status_code, upload.json()["code"]) == (400, "upload.not_an_image")
    assert (foreign.status_code, foreign.json()["code"]) == (404, "upload.not_found")
    after = books.everything(order.id)
    assert {**after, "images": []} == {**before, "images": []}
    assert [image["used_by"] for image in after["images"]] == [None]


def _form(file):
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    return encode_multipart(BOUNDARY, {"file": file}), MULTIPART_CONTENT


def test_another_version_is_409_with_the_order_as_it_is(buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)
    before = books.everything(order.id)

    for step, body in (
        ("propose/", {"refund_amount": 1}),
        ("withdraw/", {}),
        ("messages/", {"text": "Hello"}),
    ):
        answer = client_for(buyer).post(url(order, step), {"expected_version": order.version - 1, **body})

        assert (answer.status_code, answer.json()["code"]) == (409, "request.version_conflict")
        OrderOut.model_validate(answer.json()["order"])
        assert answer.json()["order"]["version"] == order.version

    assert books.everything(order.id) == before


def test_the_same_key_says_it_once(buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)
    client, key = client_for(seller), {"Idempotency-Key": "word-1"}

    first = client.post(url(order, "messages/"), {"text": "Hello"}, headers=key)
    again = client.post(url(order, "messages/"), {"text": "Hello"}, headers=key)
    other = client.post(url(order, "messages/"), {"text": "Good bye"}, headers=key)

    assert (first.status_code, first.content == again.content, other.status_code) == (200, True, 422)
    assert books.file(order.id) == [(1, "opened", "buyer"), (2, "message", "seller")]


def test_what_a_stranger_gets_is_404_and_a_visitor_401(buyer, seller, stranger, client_for):
    order = factories.order_disputed(buyer, seller)
    before = books.everything(order.id)
    steps = {
        "messages/": {"text": "Hello"},
        "propose/": {"refund_amount": 1, "expected_version": order.version},
        "accept/": {"proposal_seq": 1, "expected_version": order.version},
        "withdraw/": {"expected_version": order.version},
        "credentials/reveal/": {"reason": "Just to look at them"},
    }

    for person, status in ((stranger, 404), (None, 401)):
        client = client_for(person)
        assert client.get(url(order)).status_code == status
        for step, body in steps.items():
            assert client.post(url(order, step), body).status_code == status

    assert books.everything(order.id) == before


def test_the_looks_answer_is_kept_by_nobody(buyer, seller, moderator, client_for):
    order = factories.order_disputed(buyer, seller)

    answer = client_for(moderator).post(url(order, "credentials/reveal/"), {"reason": "To see whether they work"})

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer.json()["version"] == 1
    assert client_for(buyer).get(url(order)).json()["reveals"][0]["by"] == "staff"


# Staff


def test_staff_see_who_waits_longest_first_and_what_was_closed_last(buyer, seller, moderator, client_for):
    orders = [factories.order_disputed(buyer, seller) for _ in range(3)]
    client_for(seller).post(url(orders[1], "messages/"), {"text": "Hello"})
    client_for(buyer).post(url(orders[2], "withdraw/"), {"expected_version": orders[2].version})
    client = client_for(moderator)

    waiting, closed = (client.get(f"{API}admin/disputes/{query}").json() for query in ("", "?status=closed"))

    AdminDisputePage.model_validate(waiting)
    assert [(card["order_number"], card["is_answered"], card["status"]) for card in waiting["results"]] == [
        (orders[0].number, False, "open"),
        (orders[1].number, True, "open"),
    ]
    assert [card["respond_by"] is None for card in waiting["results"]] == [False, True]
    assert [(card["order_id"], card["outcome"]) for card in closed["results"]] == [(str(orders[2].id), "withdrawn")]


@pytest.mark.parametrize("status", ["open", "closed"])
def test_pages_of_disputes_follow_each_other_and_cost_the_same(status, buyer, seller, moderator, client_for):
    client = client_for(moderator)
    orders = [factories.order_disputed(buyer, seller) for _ in range(5)]
    if status == "closed":
        for order in orders:
            client_for(buyer).post(url(order, "withdraw/"), {"expected_version": order.version})
        orders.reverse()
    path, seen = f"{API}admin/disputes/?status={status}&page_size=2", []
    assert queries_of(client, path) == queries_of(client, path.replace("=2", "=4")) == PAGE_QUERIES

    while path:
        page = client.get(path).json()
        seen.append([card["order_number"] for card in page["results"]])
        path = page["next"]

    numbers = [order.number for order in orders]
    assert seen == [numbers[:2], numbers[2:4], numbers[4:]]


@pytest.mark.parametrize("query", ["status=lost", "cursor=forged", "page_size=0", "unknown=1"])
def test_wrong_parameters_of_the_list_are_400(query, moderator, client_for):
    answer = client_for(moderator).get(f"{API}admin/disputes/?{query}")

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")


def test_staff_cancel_over_http_with_a_reason(buyer, seller, moderator, client_for):
    order = factories.order_delivered(buyer, seller)
    client, path = client_for(moderator), f"{API}admin/orders/{order.id}/cancel/"

    short = client.post(path, {"expected_version": order.version, "reason": "No"})
    stale = client.post(path, {"expected_version": 1, "reason": "Asked for by both"})
    done = client.post(path, {"expected_version": order.version, "reason": "Asked for by both"})

    assert (short.status_code, stale.status_code, done.status_code) == (400, 409, 200)
    assert (done.json()["state"], done.json()["refund_amount"]) == ("refunded", 500_000)
    OrderOut.model_validate(done.json())


def test_new_credentials_over_http(buyer, seller, client_for):
    order = factories.order_delivered(buyer, seller)
    body = {"expected_version": order.version, "login_method": "google", "login": "somebody", "password": "anew-1234"}
    client, path = client_for(seller), f"{API}orders/{order.id}/replace-credentials/"

    done = client.post(path, body, headers={"Idempotency-Key": "one"})
    again = client.post(path, body, headers={"Idempotency-Key": "one"})
    shown = client_for(buyer).post(f"{API}orders/{order.id}/credentials/reveal/").json()

    assert (done.status_code, done.json()["replacements_left"], done.content == again.content) == (200, 1, True)
    assert (shown["password"], shown["version"]) == ("anew-1234", 2)


def test_the_due_times_are_the_servers(buyer, seller, client_for):
    order = factories.order_disputed(buyer, seller)

    with travel(settings.RESPOND_WITHIN / 2):
        shown = client_for(buyer).get(url(order)).json()

    assert shown["respond_by"] > shown["server_time"]
    assert (shown["opened_by"], shown["opened_from"], shown["status"], shown["outcome"]) == (
        *("buyer", "delivered"),
        *("open", ""),
    )
