"""Each hint found in the shop's own tables, and nothing found in honest listings."""

from datetime import timedelta

import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.money import Som
from wibestore.listings import selectors as listings_selectors
from wibestore.listings import services as listings
from wibestore.listings.factories import credentials_new, listing_active, listing_pending
from wibestore.moderation import selectors, services
from wibestore.moderation.models import Verdict
from wibestore.uploads.factories import image_create
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db


def noticed(listing):
    flags = selectors.flags_of(listings_selectors.listing_content(listing.id))
    return [(flag.code, flag.level) for flag in flags]


def verdict_given(user, **values):
    Verdict.objects.create(
        subject_kind="user",
        subject_id=user.id,
        user_id=user.id,
        kind="warn",
        reason="fraud",
        text="Please keep to what the listing says.",
        given_by=uuid7(),
        **{"given_at": clock.now(), **values},
    )


def sold(seller, price):
    listing = listing_active(seller.id, price=price)
    listings.listing_reserve(listing_id=listing.id, buyer_id=uuid7(), price=Som(price))
    listings.listings_sell(listing_ids=[listing.id], now=clock.now())
    return listing


def test_the_same_picture_under_another_seller(seller, stranger, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    ours = image_create(stranger.id, pattern=1)
    listing_active(stranger.id, image_ids=(ours.id,))
    same, near = image_create(seller.id, pattern=1), image_create(seller.id, pattern=1, quality=40)
    own = image_create(seller.id, pattern=2)

    assert noticed(listing_pending(seller.id, image_ids=(same.id, own.id))) == [("same_picture", 3)]
    [(code, level)] = noticed(listing_pending(seller.id, image_ids=(near.id,)))
    assert (code, level in (2, 3)) == ("same_picture", True)


def test_an_account_that_was_sold_or_anothers(seller, stranger):
    before = listing_active(stranger.id, credentials=credentials_new("one"))
    listings.listing_event(actor=Actor.user(stranger.id), listing_id=before.id, event="archive")
    own = listing_active(seller.id, credentials=credentials_new("two"))
    listings.listing_event(actor=Actor.user(seller.id), listing_id=own.id, event="archive")

    assert noticed(listing_pending(seller.id, credentials=credentials_new("one"))) == [("same_credentials", 3)]
    assert noticed(listing_pending(seller.id, credentials=credentials_new("two"))) == []


def test_a_price_far_from_what_such_accounts_are_sold_for(seller):
    for number in range(8):
        sold(user_create(username=f"seller-{number}"), 300_000)

    assert noticed(listing_pending(seller.id, price=99_000)) == [("price_low", 2)]
    assert noticed(listing_pending(seller.id, price=901_000)) == [("price_high", 1)]
    assert noticed(listing_pending(seller.id, price=300_000)) == []


@pytest.mark.parametrize(
    "words",
    [
        {"title": "Call me +998 90 123 45 67"},
        {"description": "Telegram: @a_seller_of_games"},
        {"description": "See https://t.me/another_shop for more"},
        {"description": "login: player@mail.ru password: Qwerty123"},
    ],
)
def test_contacts_in_words(words, seller):
    assert noticed(listing_pending(seller.id, **words)) == [("contact_in_text", 2)]


def test_contacts_are_marked_in_the_field_that_says_them(seller):
    title, description = "Conqueror +998 90 123 45 67", "🎮 A fine account.\nTelegram: @a_seller_of_games 🎮"
    listing = listing_pending(seller.id, title=title, description=description)

    [flag] = selectors.flags_of(listings_selectors.listing_content(listing.id))

    texts = {"title": title, "description": description}
    marked = {one["field"]: texts[one["field"]][one["start"] : one["end"]] for one in flag.params["spans"]}
    assert "998 90 123 45 67" in marked["title"]
    assert "a_seller_of_games" in marked["description"]
    assert "🎮" not in "".join(marked.values())


def test_what_the_seller_is_known_for(seller, stranger, moderator):
    assert noticed(listing_pending(stranger.id)) == [("new_seller", 1)]
    verdict_given(seller)
    assert noticed(listing_pending(seller.id)) == [("seller_warned", 2)]
    rejected = listing_pending(seller.id)
    services.review_decide(
        actor=Actor.user(moderator.id, staff_role="moderator"),
        listing_id=rejected.id,
        decision="reject",
        expected_version=rejected.version,
        reason="The pictures show another account",
    )
    assert noticed(listing_pending(seller.id)) == [("seller_warned", 2), ("rejected_before", 1)]
    with clock.travel(timedelta(days=31)):
        assert noticed(listing_pending(seller.id)) == [("seller_warned", 2)]
    with clock.travel(timedelta(days=181)):
        assert noticed(listing_pending(seller.id)) == []


def test_what_an_appeal_ended_is_not_held_against_anybody(seller):
    now = clock.now()
    verdict_given(seller, given_at=now, ended_at=now, end_reason="appealed")

    assert noticed(listing_pending(seller.id)) == []


def test_honest_words_are_not_noticed(seller):
    texts = [
        "Conqueror, 70-daraja, 12 500 UC. Glacier M416 bor, X-Suit 3 ta. Hammasi asl.",
        "Аккаунт с 2019 года, 45 скинов, 1200 матчей, KD 4.5. Почта отдаётся вместе с аккаунтом.",
        "Level 100, 15 mythic outfits, season 3-20. Price 1 250 000. Full unlink from phone, no bans.",
        "Immortal 2, 3x Reaver, Elderflame Operator. Region: EU. Since 2020-06-02.",
    ]
    for text in texts:
        assert noticed(listing_pending(seller.id, description=text)) == []
