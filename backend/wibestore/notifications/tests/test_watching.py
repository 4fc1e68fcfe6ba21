"""What people wait for reaches them: in their list, by their wish as a letter, once."""

import pytest

from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.letters.factories import letters_written
from wibestore.listings.factories import listing_active
from wibestore.listings.services import listing_update
from wibestore.notifications import services
from wibestore.notifications.models import Notification
from wibestore.watching.factories import price_watched, search_saved

pytestmark = pytest.mark.django_db

LIST = "/api/v1/profile/notifications/?group=watching"


def relay_all():
    while outbox.relay():
        pass


def test_new_listings_and_a_lower_price_are_told_and_lead_to_the_right_place(client_for, buyer, seller):
    saved = search_saved(buyer.id)
    listing = listing_active(seller.id, price=300_000, with_credentials=False)
    relay_all()
    price_watched(buyer.id, listing.id)
    listing_update(actor=Actor.user(seller.id), listing_id=listing.id, changes={"price": Som(250_000)})
    relay_all()

    dropped, matched = client_for(buyer).get(LIST).json()["results"]

    assert (matched["event"], matched["link"]) == ("saved_search.matched", f"/saved-searches?open={saved}")
    assert (dropped["event"], dropped["link"]) == ("price_watch.dropped", f"/listings/{listing.id}")
    assert "250\u202f000" in dropped["body"]["uz"]
    assert "300\u202f000" in dropped["body"]["uz"]
    assert not Notification.objects.filter(user_id=seller.id, group="watching").exists()
    assert len(letters_written(user_id=buyer.id, template="notification")) == 2


def test_whoever_wants_no_letters_of_it_gets_none(buyer, seller):
    wish = {"group": "watching", "channels": {"email": False}}
    services.preferences_update(actor=Actor.user(buyer.id), preferences=[wish], sound=None, vibration=None)
    search_saved(buyer.id)

    listing_active(seller.id, with_credentials=False)
    relay_all()

    assert Notification.objects.filter(user_id=buyer.id, event="saved_search.matched").count() == 1
    assert letters_written(user_id=buyer.id, template="notification") == []
