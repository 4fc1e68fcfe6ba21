"""The same game account in other listings, of today and of before."""

import pytest
from django.db import connection

from wibestore.core.ids import uuid7
from wibestore.vault import selectors, services
from wibestore.vault.models import CredentialSet
from wibestore.vault.types import Credentials

pytestmark = pytest.mark.django_db


def sealed(seller_id, login="player-one", game="pubg-mobile", listing_id=None):
    listing_id = listing_id or uuid7()
    services.credentials_seal(
        listing_id=listing_id,
        game_slug=game,
        seller_id=seller_id,
        credentials=Credentials(login_method="google", login=login, password="s3cret-Pass"),
    )
    return listing_id


def test_retired_sets_of_the_same_account_are_found_the_newest_first():
    one, two = uuid7(), uuid7()
    first = sealed(one)
    services.credentials_assign(listing_id=first, order_id=uuid7(), buyer_id=uuid7())
    services.credentials_retire(listing_id=first)
    second = sealed(two)
    services.credentials_retire(listing_id=second)
    third = sealed(one, login=" Player-One ")
    sealed(two, login="player-two")
    sealed(two, game="valorant")

    kin = selectors.fingerprint_kin([third])[third]

    assert [(each.listing_id, each.seller_id, each.was_delivered) for each in kin] == [
        (second, two, False),
        (first, one, True),
    ]
    assert all(each.retired_at is not None for each in kin)


def test_a_listings_own_earlier_sets_are_no_kin():
    listing_id = sealed(uuid7())
    sealed(uuid7(), listing_id=listing_id)

    assert selectors.fingerprint_kin([listing_id]) == {listing_id: []}


def test_an_archived_listing_sees_who_offers_the_account_now():
    first = sealed(uuid7())
    services.credentials_retire(listing_id=first)
    second = sealed(uuid7())

    [kin] = selectors.fingerprint_kin([first])[first]

    assert (kin.listing_id, kin.retired_at) == (second, None)


def test_it_takes_two_queries_for_any_number(django_assert_num_queries):
    ids = [sealed(uuid7(), login=f"player-{number}") for number in range(5)]

    with django_assert_num_queries(2):
        found = selectors.fingerprint_kin(ids)

    assert found == {listing_id: [] for listing_id in ids}
    assert selectors.fingerprint_kin([uuid7()]) == {}


def test_retired_sets_are_found_by_their_index():
    same = CredentialSet.objects.filter(fingerprint__in=["a" * 64], retired_at__isnull=False)
    with connection.cursor() as cursor:
        # The table is empty: it is asked which index could serve, not which is worth it here.
        cursor.execute("SET LOCAL enable_seqscan = off")

    assert "vault_set_fingerprint_retired" in same.explain()
