"""Quick results with pictures and sellers, and the cards of listings by their ids."""

from uuid import UUID

import pytest

from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.listings import services
from wibestore.listings.api.schemas import BY_IDS_MAX, CardsOut, SuggestionsOut
from wibestore.listings.factories import listing_active, listing_draft, listing_pending, listing_row
from wibestore.listings.models import Listing
from wibestore.uploads.factories import image_create
from wibestore.users.factories import user_create
from wibestore.users.services import user_block

pytestmark = pytest.mark.django_db

SUGGEST = "/api/v1/search/suggest/"
BY_IDS = "/api/v1/listings/by-ids/"


def results(client, text):
    return SuggestionsOut.model_validate_json(client.get(SUGGEST, {"q": text}).content).results


def shown(client, *ids):
    answer = client.get(BY_IDS, {"ids": ",".join(map(str, ids))})
    return [card.id for card in CardsOut.model_validate_json(answer.content).results]


class TestQuickResults:
    def test_a_listing_has_its_small_picture_price_and_game(self, client, dealer):
        image = image_create(dealer.id)
        listing_active(dealer.id, title="Zeppelin account", price=120_000, image_ids=(image.id,))

        (one,) = [row for row in results(client, "zeppelin") if row.kind == "listing"]

        assert (one.price, one.note) == (120_000, "PUBG Mobile")
        assert one.image is not None
        assert one.image == image.card_small

    def test_a_seller_is_found_by_username_and_by_name(self, client):
        user_create(username="zulfiya", display_name="Зулфия", active_listing_count=3, sales_count=1)

        for text in ("zul", "@zulfiya", "зул"):
            (one,) = [row for row in results(client, text) if row.kind == "seller"]
            assert (one.text, one.path, one.listing_count, one.note, one.price) == (
                "Зулфия",
                "/users/zulfiya",
                3,
                "@zulfiya",
                None,
            )

    def test_a_name_of_other_letters_is_a_good_address(self, client):
        user_create(username="Зулфия", sales_count=1)

        (one,) = [row for row in results(client, "зулф") if row.kind == "seller"]

        assert one.path == "/users/%D0%97%D1%83%D0%BB%D1%84%D0%B8%D1%8F"
        assert client.get(f"/api/v1{one.path}/").status_code == 200

    def test_nobody_is_shown_who_only_buys(self, client):
        user_create(username="zulbuyer")

        assert results(client, "zulbuyer") == []

    def test_a_kept_answer_forgets_a_blocked_seller_at_once(self, client, moderator):
        seller = user_create(username="zulfiya", sales_count=1)
        assert [row.kind for row in results(client, "zulfiya")] == ["seller"]

        user_block(user_id=seller.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

        assert results(client, "zulfiya") == []

    def test_an_answer_is_kept_and_what_it_costs_is_bounded(self, client, dealer, django_assert_num_queries):
        listing_active(dealer.id, title="Zeppelin account")
        results(client, "warm the games")

        # The vocabulary, the newest matches, the best, the sellers, those with a slip, the words.
        with django_assert_num_queries(6):
            results(client, "zeppelin")
        with django_assert_num_queries(0):
            results(client, "zeppelin")


class TestByIds:
    def test_what_everybody_may_see_comes_in_the_order_of_the_ids(self, client, dealer):
        first, second, third = (listing_active(dealer.id, with_credentials=False).id for _ in range(3))

        assert shown(client, third, first, second) == [third, first, second]
        assert shown(client, second, second, first) == [second, first]

    def test_sold_and_reserved_ones_are_still_shown(self, client, dealer):
        sold, reserved = (listing_active(dealer.id, with_credentials=False).id for _ in range(2))
        Listing.objects.filter(id=sold).update(status="sold")
        Listing.objects.filter(id=reserved).update(status="reserved")

        assert shown(client, sold, reserved) == [sold, reserved]

    def test_others_are_missing_whoever_asks(self, client, client_for, dealer, moderator):
        seen = listing_active(dealer.id, with_credentials=False).id
        paused = listing_active(dealer.id, with_credentials=False).id
        services.listing_event(actor=Actor.user(dealer.id), listing_id=paused, event="pause")
        hidden = [
            listing_draft(dealer.id, with_credentials=False).id,
            listing_pending(dealer.id, with_credentials=False).id,
            paused,
            uuid7(),
            UUID(int=0),
        ]

        for who in (client, client_for(dealer), client_for(moderator)):
            assert shown(who, *hidden, seen) == [seen]

    def test_a_kept_answer_forgets_what_is_shown_no_more(self, client, dealer):
        one = listing_active(dealer.id, with_credentials=False).id
        assert shown(client, one) == [one]

        services.listing_event(actor=Actor.user(dealer.id), listing_id=one, event="pause")

        assert listing_row(one).status == "paused"
        assert shown(client, one) == []

    def test_twenty_cost_one_query_and_then_none(self, client, dealer, django_assert_num_queries):
        ids = [listing_active(dealer.id, with_credentials=False).id for _ in range(4)]
        ids += [uuid7() for _ in range(BY_IDS_MAX - len(ids))]
        shown(client, *ids[:1])

        with django_assert_num_queries(1):
            assert shown(client, *ids) == ids[:4]
        with django_assert_num_queries(0):
            shown(client, *ids)

    def test_the_answer_has_an_etag(self, client, dealer):
        address = f"{BY_IDS}?ids={listing_active(dealer.id).id}"
        answer = client.get(address)

        assert answer["Cache-Control"].startswith("public")
        assert client.get(address, headers={"If-None-Match": answer["ETag"]}).status_code == 304

    @pytest.mark.parametrize(
        "query",
        [
            "",
            "ids=",
            "ids=x",
            "ids=,",
            "ids=%00",
            "ids=1 OR 1=1",
            f"ids={UUID(int=1)},",
            f"ids={UUID(int=1)}&status=draft",
            "ids=" + ",".join(str(UUID(int=number)) for number in range(1, BY_IDS_MAX + 2)),
            "ids=" + "a" * 5000,
        ],
    )
    def test_nonsense_is_refused(self, client, query):
        answer = client.get(f"{BY_IDS}?{query}")

        assert answer.status_code == 400
        assert answer.json()["code"] in {"validation.failed", "request.malformed"}
