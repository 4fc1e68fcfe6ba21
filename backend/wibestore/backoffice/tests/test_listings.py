"""The moderators' list of listings and their decisions."""

from uuid import uuid4

import pytest

from wibestore.audit import selectors as audit
from wibestore.listings.factories import credentials_new, listing_active, listing_draft, listing_pending
from wibestore.moderation import services
from wibestore.uploads.factories import image_create
from wibestore.users.factories import user_create

LISTINGS = "/api/v1/admin/listings/"
CHECKLIST = ("pictures", "text", "attributes", "contacts", "price")


@pytest.fixture
def pending(seller):
    return listing_pending(seller.id)


def decide(client, change, decision, **body):
    checked = {"checklist": dict.fromkeys(CHECKLIST, True)} if decision == "approve" else {}
    body = {"decision": decision, "expected_version": change.version, **checked, **body}
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


def test_cards_say_their_version_and_a_listing_what_its_seller_reads(seller, moderator, pending, client_for):
    client_for(seller).patch("/api/v1/profile/", {"language": "ru"})
    client = client_for(moderator)

    for query in ("", "?ordering=oldest", "?status=pending&kind=new"):
        for card in client.get(LISTINGS + query).json()["results"]:
            assert card["version"] == pending.version
    read = client.get(f"{LISTINGS}{pending.id}/").json()

    assert (read["version"], read["seller_language"]) == (pending.version, "ru")
    assert read["language"] in {"uz", "ru", "en"}
    public = client_for(seller).get(f"/api/v1/listings/{pending.id}/").json()
    assert "seller_language" not in public
    listing_active(seller.id)
    [card] = client_for(None).get("/api/v1/listings/").json()["results"]
    assert "version" not in card


def test_rejection_needs_a_reason_that_its_seller_reads(seller, moderator, pending, client_for):
    client = client_for(moderator)

    refused = decide(client, pending, "reject", reason="  ")
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/field_reasons"

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
    assert same["picture"]["url"] == client.get(f"{LISTINGS}{first.id}/").json()["image"]["card_small"]["url"]
    assert (same["listing_id"], same["seller"]) == (str(first.id), seller.username)
    assert same["code"] == client.get(f"{LISTINGS}{first.id}/").json()["code"]
    assert client.get(f"{LISTINGS}{copied.id}/").json()["same_pictures"] == [same]
    services.tasks_mend()
    client.post(f"{LISTINGS}claim-next/", {})
    for query in ("", "?ordering=flags"):
        # Who asks, the page, four for pictures, the looks, who holds them.
        with django_assert_num_queries(8):
            client.get(LISTINGS + query)


def test_what_waits_is_ordered_and_narrowed_by_its_look(seller, moderator, client_for):
    plain, flagged = listing_pending(seller.id), listing_pending(seller.id, description="My telegram: @a_seller_here")
    other = listing_pending(seller.id, game="valorant")
    services.tasks_mend()
    client = client_for(moderator)
    taken = client.post(f"{LISTINGS}claim-next/", {"game": "valorant"}).json()

    def listed(query):
        return [card["id"] for card in client.get(f"{LISTINGS}?{query}").json()["results"]]

    assert taken["id"] == str(other.id)
    assert taken["task"]["claimed_by"]["username"] == "moderator"
    assert listed("ordering=oldest") == [str(one.id) for one in (plain, flagged, other)]
    assert listed("ordering=flags") == [str(one.id) for one in (flagged, plain, other)]
    assert listed("flag=contact_in_text") == [str(flagged.id)]
    assert listed("flag=new_seller") == []
    assert listed("claimed=mine") == listed("game=valorant&kind=new") == [str(other.id)]
    assert listed("claimed=free&ordering=newest") == [str(flagged.id), str(plain.id)]
    assert listed("claimed=others") == []
    assert listed("kind=changed") == []
    assert listed("ordering=oldest&seller=nobody") == []
    for wrong in ("status=active&flag=new_seller", "status=sold&ordering=flags", "ordering=price", "flag=anything"):
        assert client.get(f"{LISTINGS}?{wrong}").status_code == 400
    assert client.get(f"{LISTINGS}?status=active&ordering=oldest").status_code == 200


@pytest.mark.parametrize("ordering", ["oldest", "newest", "flags"])
def test_pages_of_looks_go_on_and_keep_their_list(ordering, seller, moderator, client_for):
    texts = ("A fine one", "Telegram: @a_seller_here", "A fine one", "Telegram: @a_seller_there", "A fine one")
    for text in texts:
        listing_pending(seller.id, description=text)
    services.tasks_mend()
    client = client_for(moderator)
    whole = [card["id"] for card in client.get(f"{LISTINGS}?ordering={ordering}").json()["results"]]

    path, found = f"{LISTINGS}?ordering={ordering}&page_size=2", []
    while path:
        page = client.get(path).json()
        found += [card["id"] for card in page["results"]]
        cursor, path = page["next"], page["next"]
        if cursor:
            assert client.get(cursor.replace("page_size=2", "kind=new")).status_code == 400

    assert found == whole
    assert len(whole) == 5


def test_counts_of_the_queue_take_three_queries(seller, moderator, client_for, django_assert_num_queries):
    listing_pending(seller.id)
    services.tasks_mend()
    client = client_for(moderator)

    with django_assert_num_queries(3):
        counts = client.get(f"{LISTINGS}queue/").json()

    assert {name: counts[name] for name in ("waiting", "late", "mine", "by_flag")} == {
        "waiting": 1,
        "late": 0,
        "mine": 0,
        "by_flag": {},
    }


def test_a_look_is_taken_given_back_and_refused_to_others(pending, moderator, client_for):
    services.tasks_mend()
    first = client_for(moderator)
    second = client_for(user_create(username="second", staff_role="moderator"))
    claim = f"{LISTINGS}{pending.id}/claim/"

    assert first.post(claim, {}).json()["task"]["claimed_by"]["username"] == "moderator"
    refused = second.post(claim, {})
    assert (refused.status_code, refused.json()["code"]) == (409, "moderation.claimed")
    assert refused.json()["params"]["by"] == "moderator"
    assert second.delete(claim).status_code == 409
    assert decide(second, pending, "approve").json()["code"] == "moderation.claimed"
    assert second.post(f"{LISTINGS}claim-next/", {}).json()["code"] == "moderation.queue_empty"
    assert first.delete(claim).status_code == 204
    assert second.post(claim, {}).status_code == 200


def test_a_look_shows_what_speaks_for_and_against_it(
    seller, stranger, moderator, client_for, django_assert_num_queries
):
    before = listing_active(seller.id, credentials=credentials_new("the-same-player"))
    client_for(seller).delete(f"/api/v1/listings/{before.id}/")
    copied = listing_pending(stranger.id, credentials=credentials_new("the-same-player"))
    services.tasks_mend()
    client = client_for(moderator)
    client.post(f"{LISTINGS}{copied.id}/claim/", {})

    # Who asks, the listing, its pictures and seal, looks, who holds it, the seller's past (2), likenesses (4), diff.
    with django_assert_num_queries(13):
        look = client.get(f"{LISTINGS}{copied.id}/").json()

    assert [flag["code"] for flag in look["flags"]] == ["same_credentials", "new_seller"]
    [kin] = look["fingerprint_kin"]
    assert (kin["listing_id"], kin["seller"], kin["was_delivered"]) == (str(before.id), "seller", False)
    assert kin["retired_at"] is not None
    assert [one["code"] for one in look["checklist"]] == list(CHECKLIST)
    assert (look["diff"], look["history"]) == (None, [])
    assert look["seller_facts"] == {"sales": 0, "rejected_30d": 0, "verdicts": 0, "is_verified": False}
    assert (look["price_hint"]["count"], look["price_hint"]["median"]) == (0, None)


def test_many_are_decided_and_each_says_what_became_of_it(seller, moderator, client_for):
    waiting = [listing_pending(seller.id) for _ in range(3)]
    items = [{"id": str(one.id), "expected_version": one.version} for one in waiting]
    items[1]["expected_version"] -= 1
    client = client_for(moderator)

    answer = client.post(f"{LISTINGS}bulk/", {"items": items, "decision": "approve"}).json()

    assert [(row["ok"], row["code"], row["version"]) for row in answer["results"]] == [
        (True, None, waiting[0].version + 1),
        (False, "request.version_conflict", waiting[1].version),
        (True, None, waiting[2].version + 1),
    ]
    assert client.post(f"{LISTINGS}bulk/", {"items": items * 17, "decision": "approve"}).status_code == 400
    assert client.post(f"{LISTINGS}bulk/", {"items": items, "decision": "reject"}).status_code == 400


def test_the_same_key_decides_once(pending, moderator, client_for):
    client = client_for(moderator)
    key = {"HTTP_IDEMPOTENCY_KEY": "one"}
    body = {
        "decision": "reject",
        "field_reasons": [{"field": "title", "template": "title-unclear"}],
        "expected_version": pending.version,
    }

    first = client.patch(f"{LISTINGS}{pending.id}/", body, **key)
    again = client.patch(f"{LISTINGS}{pending.id}/", body, **key)

    assert (first.status_code, again.content) == (200, first.content)
    assert first.json()["rejection_fields"][0]["field"] == "title"
    assert len(audit.audit_list(target="listing", target_id=pending.id)) == 1
