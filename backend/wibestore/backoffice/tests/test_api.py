"""The moderators' list of listings and their decisions."""

from uuid import uuid4

import pytest

from wibestore.audit import selectors as audit
from wibestore.backoffice.selectors import moderated_listing_page
from wibestore.listings.factories import listing_active, listing_draft, listing_pending
from wibestore.uploads.factories import image_create

LISTINGS = "/api/v1/admin/listings/"


@pytest.fixture
def pending(seller):
    return listing_pending(seller.id)


def decide(client, change, decision, **body):
    body = {"decision": decision, "expected_version": change.version, **body}
    return client.patch(f"{LISTINGS}{change.id}/", body)


@pytest.mark.parametrize("status", [401, 403])
def test_only_staff_come_in(status, seller, pending, client_for):
    client = client_for(None if status == 401 else seller)

    assert client.get(LISTINGS).status_code == status
    assert client.get(f"{LISTINGS}{pending.id}/").status_code == status
    assert decide(client, pending, "approve").status_code == status
    assert audit.audit_list(target="listing", target_id=pending.id, limit=10) == []


def test_list_shows_what_waits_and_other_statuses_on_request(seller, moderator, pending, client_for):
    active, draft = listing_active(seller.id), listing_draft(seller.id)
    client = client_for(moderator)

    def listed(query=""):
        return [card["id"] for card in client.get(f"{LISTINGS}{query}").json()["results"]]

    assert listed() == [str(pending.id)]
    assert listed("?status=active") == [str(active.id)]
    assert listed("?status=draft") == [str(draft.id)]
    assert listed("?status=sold") == []


def test_list_is_narrowed_by_game_seller_and_search(seller, stranger, moderator, client_for):
    mine = listing_pending(seller.id, title="Conqueror with the Glacier M416")
    other = listing_pending(stranger.id, game="valorant", title="Immortal with Reaver Vandal")
    client = client_for(moderator)

    def listed(query):
        return [card["id"] for card in client.get(f"{LISTINGS}?{query}").json()["results"]]

    assert listed("game=valorant") == [str(other.id)]
    assert listed("seller=seller") == [str(mine.id)]
    assert listed("seller=nobody") == []
    assert listed("search=glacier") == [str(mine.id)]
    assert client.get(f"{LISTINGS}?game=no-such-game").json()["errors"][0]["pointer"] == "?game"
    assert client.get(f"{LISTINGS}?status=nonsense").status_code == 400
    assert client.get(f"{LISTINGS}?colour=red").json()["errors"][0]["code"] == "unknown_parameter"


def test_list_goes_on_by_cursor_and_keeps_its_filters(seller, moderator, client_for):
    expected = [str(listing_pending(seller.id).id) for _ in range(3)][::-1]
    client = client_for(moderator)

    first = client.get(f"{LISTINGS}?seller=seller&page_size=2").json()
    second = client.get(first["next"]).json()

    assert [card["id"] for card in first["results"] + second["results"]] == expected
    assert "seller=seller" in first["next"]
    assert second["next"] is None


def test_approval_puts_on_sale_once_and_is_recorded(moderator, pending, client_for):
    client = client_for(moderator)
    read = client.get(f"{LISTINGS}{pending.id}/").json()
    assert read["status"] == "pending"
    assert read["has_credentials"] is True

    answer = decide(client, pending, "approve")

    assert answer.status_code == 200
    assert answer.json()["status"] == "active"
    assert answer.json()["version"] == pending.version + 1
    assert decide(client, pending, "approve").json()["code"] == "request.version_conflict"
    records = audit.audit_list(target="listing", target_id=pending.id, limit=10)
    assert [(record.action, record.actor_id) for record in records] == [("listing.approved", moderator.id)]


def test_rejection_needs_a_reason_that_its_seller_reads(seller, moderator, pending, client_for):
    client = client_for(moderator)

    refused = decide(client, pending, "reject", reason="  ")
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/reason"

    answer = decide(client, pending, "reject", reason="The pictures show another account")
    assert answer.json()["status"] == "rejected"
    read = client_for(seller).get(f"/api/v1/listings/{pending.id}/").json()
    assert read["rejection_reason"] == "The pictures show another account"


def test_wrong_requests_are_refused_and_change_nothing(moderator, pending, client_for):
    client = client_for(moderator)

    assert decide(client, pending, "delete").status_code == 400
    assert decide(client, pending, "approve", expected_version="1").status_code == 400
    assert decide(client, pending, "approve", price=1).status_code == 400
    assert client.patch(f"{LISTINGS}{uuid4()}/", {"decision": "approve", "expected_version": 1}).status_code == 404
    assert client.get(f"{LISTINGS}{uuid4()}/").status_code == 404
    assert client.get(f"{LISTINGS}{pending.id}/").json()["version"] == pending.version


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_nobody_decides_on_their_own_listing(decision, moderator, client_for):
    own = listing_pending(moderator.id)

    refused = decide(client_for(moderator), own, decision, reason="None")

    assert (refused.status_code, refused.json()["code"]) == (403, "auth.not_permitted")
    assert client_for(moderator).get(f"{LISTINGS}{own.id}/").json()["status"] == "pending"
    assert audit.audit_list(target="listing", target_id=own.id, limit=10) == []


def test_queue_shows_the_same_photo_under_another_seller(
    seller, stranger, moderator, client_for, settings, tmp_path, django_assert_num_queries
):
    settings.MEDIA_ROOT = str(tmp_path)
    ours = image_create(seller.id, pattern=1)
    theirs, unlike = image_create(stranger.id, pattern=1, quality=40), image_create(stranger.id, pattern=2)
    first = listing_active(seller.id, image_ids=(ours.id,))
    copied = listing_pending(stranger.id, image_ids=(theirs.id,))
    honest = listing_pending(stranger.id, image_ids=(unlike.id,))
    client = client_for(moderator)
    client.get(LISTINGS)

    rows = {row["id"]: row["same_pictures"] for row in client.get(LISTINGS).json()["results"]}

    assert rows[str(honest.id)] == []
    [same] = rows[str(copied.id)]
    assert same["distance"] <= 7
    assert (same["listing_id"], same["seller"]) == (str(first.id), seller.username)
    assert same["code"] == client.get(f"{LISTINGS}{first.id}/").json()["code"]
    assert client.get(f"{LISTINGS}{copied.id}/").json()["same_pictures"] == [same]
    with django_assert_num_queries(5):
        moderated_listing_page(status="pending", game=None, seller=None, search=None, cursor="", page_size=20)
