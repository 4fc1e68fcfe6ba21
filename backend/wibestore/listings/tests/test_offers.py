"""Price offers over HTTP: making, answering, seeing them, and what is refused."""

import pytest

from wibestore.core.actor import Actor
from wibestore.core.clock import travel
from wibestore.core.money import Som
from wibestore.listings import services
from wibestore.listings.api.schemas import OfferOut
from wibestore.listings.factories import (
    listing_active,
    listing_draft,
    listing_row,
    offer_accepted,
    offer_open,
    offer_step,
)
from wibestore.listings.models import PriceOffer
from wibestore.listings.rules.offers import MAKES_A_DAY, OPEN_FOR, OPEN_MAX, RESERVED_FOR
from wibestore.listings.tests import bargains
from wibestore.listings.tests.bargains import SECOND
from wibestore.users.factories import user_create
from wibestore.users.services import user_block

pytestmark = pytest.mark.django_db

API = "/api/v1/"
HUGE = 2**63


@pytest.fixture
def listing(seller):
    return listing_active(seller.id, price=bargains.PRICE)


def make(client, listing, amount=200_000, **body):
    return client.post(f"{API}listings/{listing.id}/offers/", {"amount": amount, **body})


def step(client, offer, event, version, **body):
    return client.post(f"{API}offers/{offer['id']}/{event}/", {"expected_version": version, **body})


def test_an_offer_is_made_and_waits_for_its_seller(client_for, buyer, seller, listing):
    answer = make(client_for(buyer), listing, message=" <b>Bugun</b> olaman ")

    offer = answer.json()
    row, listed = bargains.row(offer["id"]), listing_row(listing.id)
    assert answer.status_code == 201
    OfferOut.model_validate(offer)
    assert row.expires_at - row.created_at == OPEN_FOR
    assert {
        key: offer[key] for key in ("amount", "state", "turn", "party", "version", "reserved_until", "order_id")
    } == {
        "amount": 200_000,
        "state": "open",
        "turn": "seller",
        "party": "buyer",
        "version": 1,
        "reserved_until": None,
        "order_id": None,
    }
    assert offer["allowed_events"] == ["withdraw"]
    assert offer["listing"] == {
        "id": str(listing.id),
        "code": listed.code,
        "title": "A well kept account",
        "price": 250_000,
        "status": "active",
        "game": {"slug": "pubg-mobile", "name": "PUBG Mobile"},
        "image": None,
    }
    assert (offer["buyer"]["username"], offer["seller"]["username"]) == ("buyer", "seller")
    [move] = offer["moves"]
    assert (move["seq"], move["event"], move["by"], move["amount"], move["message"]) == (
        *(1, "make", "buyer", 200_000, "Bugun olaman"),
    )
    assert bargains.facts(offer["id"]) == [
        (
            "offer.created",
            {
                "offer_id": offer["id"],
                "listing_id": str(listing.id),
                "buyer_id": str(buyer.id),
                "seller_id": str(seller.id),
                "amount": 200_000,
                "by": "buyer",
                "version": 1,
                "is_floor": False,
            },
        )
    ]
    assert listed.version == listing.version


def test_two_people_bargain_until_one_accepts(client_for, buyer, seller, listing):
    buys, sells = client_for(buyer), client_for(seller)
    offer = make(buys, listing, 150_000).json()

    countered = step(sells, offer, "counter", 1, amount=230_000, message="Juda arzon")
    again = step(buys, offer, "counter", 2, amount=200_000)
    accepted = step(sells, offer, "accept", 3)

    assert [answer.status_code for answer in (countered, again, accepted)] == [200, 200, 200]
    assert (countered.json()["turn"], countered.json()["amount"]) == ("buyer", 230_000)
    assert (again.json()["turn"], again.json()["allowed_events"]) == ("seller", ["withdraw"])
    final = accepted.json()
    assert (final["state"], final["turn"], final["amount"], final["allowed_events"]) == ("accepted", "", 200_000, [])
    row = bargains.row(offer["id"])
    assert (row.reserved_until - row.updated_at, row.expires_at) == (RESERVED_FOR, None)
    assert bargains.steps(offer["id"]) == [
        (1, "make", "buyer", 150_000),
        (2, "counter", "seller", 230_000),
        (3, "counter", "buyer", 200_000),
        (4, "accept", "seller", 200_000),
    ]
    assert bargains.topics(offer["id"]) == ["offer.created", "offer.countered", "offer.countered", "offer.accepted"]
    # The listing stays on sale for everybody else.
    assert (listing_row(listing.id).status, listing_row(listing.id).version) == ("active", listing.version)


@pytest.mark.parametrize(("amount", "code"), [(124_999, "min_value"), (250_000, "max_value"), (250_001, "max_value")])
def test_an_offer_is_at_least_half_and_less_than_the_price(client_for, buyer, seller, listing, amount, code):
    offer = offer_open(buyer, listing)
    stranger = user_create(username="another")
    before = bargains.everything()

    made = make(client_for(stranger), listing, amount)
    countered = step(client_for(seller), {"id": offer.id}, "counter", 1, amount=amount)

    for answer in (made, countered):
        [error] = answer.json()["errors"]
        assert (answer.status_code, error["pointer"], error["code"]) == (400, "/amount", code)
    assert bargains.everything() == before
    assert make(client_for(stranger), listing, 125_000).status_code == 201


def test_half_of_an_odd_price_is_rounded_up(client_for, buyer, seller):
    listing = listing_active(seller.id, price=100_001)
    client = client_for(buyer)

    assert client.get(f"{API}listings/{listing.id}/").json()["offer_min"] == 50_001
    assert make(client, listing, 50_000).json()["errors"][0]["params"] == {"min": 50_001}
    assert make(client, listing, 50_001).status_code == 201


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("amount", 150_000.5, "invalid_int"),
        ("amount", 0, "min_value"),
        ("amount", -200_000, "min_value"),
        ("amount", HUGE, "max_value"),
        ("amount", 10**40, "invalid_int"),
        ("amount", "200000", "invalid_int"),
        ("amount", True, "invalid_int"),
        ("amount", None, "invalid_int"),
        ("message", "x" * 301, "max_length"),
        ("message", 5, "invalid_string"),
        ("price", 1, "unknown_field"),
    ],
)
def test_hostile_offers_name_the_field_and_change_nothing(client_for, buyer, seller, listing, field, value, code):
    offer = offer_open(user_create(username="another"), listing)
    before = bargains.everything()
    body = {"amount": 200_000, field: value}

    made = client_for(buyer).post(f"{API}listings/{listing.id}/offers/", body)
    countered = client_for(seller).post(f"{API}offers/{offer.id}/counter/", {"expected_version": 1, **body})

    for answer in (made, countered):
        assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
        assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [(f"/{field}", code)]
    assert bargains.everything() == before


@pytest.mark.parametrize("version", [None, "1", 1.5, True])
@pytest.mark.parametrize("event", ["accept", "decline", "withdraw", "counter"])
def test_every_step_names_the_version_it_saw(client_for, seller, buyer, listing, event, version):
    offer = offer_open(buyer, listing)
    before = bargains.everything()

    answer = client_for(seller).post(
        f"{API}offers/{offer.id}/{event}/",
        {"expected_version": version} | ({"amount": 220_000} if event == "counter" else {}),
    )

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/expected_version")
    assert bargains.everything() == before


def test_a_stale_version_is_refused_with_the_one_now(client_for, buyer, seller, listing):
    offer = offer_open(buyer, listing)
    for user, amount in ((seller, 230_000), (buyer, 210_000)):
        offer = offer_step(offer, "counter", user.id, amount=amount)
    before = bargains.everything()

    answer = step(client_for(seller), {"id": offer.id}, "accept", 1)

    assert (answer.status_code, answer.json()["code"]) == (409, "request.version_conflict")
    assert answer.json()["params"] == {"version": 3}
    assert bargains.everything() == before


def test_a_second_offer_is_refused_while_the_first_lives(client_for, buyer, seller, listing):
    first = offer_open(buyer, listing)
    before = bargains.everything()

    answer = make(client_for(buyer), listing, 220_000)

    assert (answer.status_code, answer.json()["code"]) == (409, "offer.exists")
    assert answer.json()["params"] == {"offer_id": str(first.id), "state": "open"}
    assert bargains.everything() == before
    offer_step(first, "accept", seller.id)
    assert make(client_for(buyer), listing, 220_000).json()["params"]["state"] == "accepted"


@pytest.mark.parametrize("accepted", [False, True])
def test_an_offer_whose_time_is_over_makes_room_before_the_sweep(buyer, listing, accepted):
    first = offer_accepted(buyer, listing) if accepted else offer_open(buyer, listing)

    with travel((RESERVED_FOR if accepted else OPEN_FOR) + SECOND):
        second = offer_open(buyer, listing, amount=220_000)

    assert (bargains.row(first.id).state, second.state) == ("expired", "open")
    assert bargains.topics(first.id)[-1] == "offer.expired"


def test_five_offers_a_day_for_one_listing(client_for, buyer, seller, listing):
    client = client_for(buyer)
    for _ in range(MAKES_A_DAY):
        offer_step(offer_open(buyer, listing), "withdraw", buyer.id)
    before = bargains.everything()

    answer = make(client, listing)

    assert (answer.status_code, answer.json()["code"]) == (409, "offer.limit_reached")
    assert answer.json()["params"] == {"limit": 5, "of": "listing_day"}
    assert bargains.everything() == before
    assert make(client, listing_active(seller.id)).status_code == 201
    with travel(OPEN_FOR + SECOND):
        assert offer_open(buyer, listing).state == "open"


def test_twenty_open_offers_at_once(client_for, buyer, dealer):
    listings = [listing_active(dealer.id, price=bargains.PRICE) for _ in range(OPEN_MAX + 1)]
    offers = [offer_open(buyer, listing) for listing in listings[:-1]]
    before = bargains.everything()

    answer = make(client_for(buyer), listings[-1])

    assert (answer.status_code, answer.json()["params"]) == (409, {"limit": 20, "of": "open"})
    assert bargains.everything() == before
    offer_step(offers[0], "decline", dealer.id)
    assert make(client_for(buyer), listings[-1]).status_code == 201


def test_who_cannot_offer_is_told_why_and_nothing_changes(client_for, buyer, seller, stranger, listing):
    closed = listing_active(seller.id, accepts_offers=False)
    reserved, draft = listing_active(seller.id), listing_draft(seller.id)
    services.listing_reserve(listing_id=reserved.id, buyer_id=stranger.id, price=Som(250_000))
    before = bargains.everything()
    client = client_for(buyer)

    refusals = {
        "own": make(client_for(seller), listing),
        "closed": make(client, closed),
        "reserved": make(client, reserved),
        "draft": make(client, draft),
        "visitor": make(client_for(None), listing),
    }

    assert {name: (answer.status_code, answer.json()["code"]) for name, answer in refusals.items()} == {
        "own": (409, "listing.own"),
        "closed": (409, "offer.not_accepted"),
        "reserved": (409, "listing.not_active"),
        "draft": (404, "listing.not_found"),
        "visitor": (401, "auth.required"),
    }
    assert bargains.everything() == before


def test_the_blocked_neither_offer_nor_answer(buyer, seller, moderator, listing):
    from wibestore.users.errors import UserBlocked

    offer = offer_open(buyer, listing)
    for user in (buyer, seller):
        user_block(user_id=user.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")
    before = bargains.everything()

    with pytest.raises(UserBlocked):
        offer_open(buyer, listing)
    with pytest.raises(UserBlocked):
        offer_step(offer, "accept", seller.id)
    with pytest.raises(UserBlocked):
        offer_step(offer, "withdraw", buyer.id)

    assert bargains.everything() == before


def test_what_a_blocked_buyer_offers_ends(buyer, seller, stranger, moderator, listing):
    from wibestore.listings.handlers import on_user_blocked

    mine, others = offer_open(buyer, listing), offer_open(stranger, listing)
    done = offer_step(offer_open(buyer, listing_active(seller.id)), "withdraw", buyer.id)
    user_block(user_id=buyer.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

    for _ in range(2):
        on_user_blocked({"user_id": str(buyer.id)})

    states = {offer.id: bargains.row(offer.id).state for offer in (mine, others, done)}
    assert states == {mine.id: "declined", others.id: "open", done.id: "withdrawn"}
    assert bargains.steps(mine.id)[-1] == (2, "decline", "shop", 200_000)


def test_the_same_key_answers_the_same(client_for, buyer, seller, listing):
    client = client_for(buyer)

    def send(key, amount=200_000):
        return client.post(f"{API}listings/{listing.id}/offers/", {"amount": amount}, headers={"Idempotency-Key": key})

    first, again, other = send("one"), send("one"), send("one", 210_000)

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert first.content == again.content
    assert PriceOffer.objects.count() == 1


def test_making_and_answering_cost_so_many_queries(buyer, seller, listing, django_assert_num_queries):
    # Savepoints of the test's transaction among them: two for each service.
    with django_assert_num_queries(15):
        offer = offer_open(buyer, listing)
    with django_assert_num_queries(13):
        offer_step(offer, "accept", seller.id)
