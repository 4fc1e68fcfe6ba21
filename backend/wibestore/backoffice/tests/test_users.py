"""People as staff see them, and what staff do with them: each by their role, each act on record."""

from datetime import timedelta

import pytest
from django.apps import apps

from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.core.tests.race import run_together
from wibestore.listings.factories import listing_active
from wibestore.moderation import services as moderation
from wibestore.moderation.factories import report_open
from wibestore.moderation.types import ReportStatus
from wibestore.orders.factories import order_disputed, order_paid
from wibestore.payments.factories import deposit_succeeded
from wibestore.users import services as users
from wibestore.users.factories import user_create
from wibestore.users.selectors import user_get

pytestmark = pytest.mark.django_db
AuditRecord = apps.get_model("audit", "AuditRecord")
SessionFamily, User = apps.get_model("users", "SessionFamily"), apps.get_model("users", "User")

PATH = "/api/v1/admin/users/"
WHY = {"reason": "Asked for by the whole team"}
BLOCK = {"reason": "fraud", "text": "One account was sold to two people"}


@pytest.fixture
def staff(db):
    return {role: user_create(username=f"the_{role}", staff_role=role) for role in ("moderator", "finance", "admin")}


@pytest.fixture
def root(db):
    return user_create(username="root", is_staff=True, is_superuser=True)


def names(answer):
    assert answer.status_code == 200, answer.json()
    return [row["username"] for row in answer.json()["results"]]


def acts(user, action):
    return list(AuditRecord.objects.filter(target_id=str(user.id), action=action).values_list("details", flat=True))


def test_people_are_found_by_a_part_of_their_name_their_id_and_their_order(staff, buyer, seller, client_for):
    client, order = client_for(staff["moderator"]), order_paid(buyer, seller)

    assert names(client.get(PATH, {"search": "uye"})) == ["buyer"]
    assert names(client.get(PATH, {"search": "UYE"})) == ["buyer"]
    assert names(client.get(PATH, {"search": str(seller.id)})) == ["seller"]
    assert names(client.get(PATH, {"search": order.number.lower()})) == ["seller", "buyer"]
    assert names(client.get(PATH, {"search": "O-ZZZZZZ"})) == []
    assert names(client.get(PATH, {"search": "nobody_here"})) == []


def test_an_email_and_a_number_are_asked_for_in_a_body_alone(staff, buyer, seller, client_for):
    client = client_for(staff["moderator"])
    User.objects.filter(id=seller.id).update(phone="+998901234567")

    assert names(client.post(f"{PATH}search/", {"email": "UYER@example"})) == ["buyer"]
    assert names(client.post(f"{PATH}search/", {"phone": "+998 90 123-45-67"})) == ["seller"]
    for text in ("buyer@example.uz", "+998901234567"):
        refused = client.get(PATH, {"search": text})
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "personal")
    for body in ({}, {"email": "bu"}, {"email": "buyer", "phone": "+998901234567"}, {"phone": "911"}):
        assert client.post(f"{PATH}search/", body).status_code == 400
    assert [one["by"] for one in AuditRecord.objects.filter(action="staff.searched").values_list("details", flat=True)]
    assert "uyer" not in str(list(AuditRecord.objects.filter(action="staff.searched").values()))


def test_filters_narrow_and_a_cursor_belongs_to_its_filters(staff, buyer, seller, client_for):
    client = client_for(staff["finance"])
    User.objects.filter(id=seller.id).update(plan="pro", verified_seller_at=clock.now(), is_email_verified=False)
    users.user_block(user_id=buyer.id, actor=Actor.user(staff["admin"].id, is_staff=True), reason="Fraud")

    assert names(client.get(PATH, {"plan": "pro"})) == names(client.get(PATH, {"is_verified_seller": "true"}))
    assert names(client.get(PATH, {"is_blocked": "true"})) == ["buyer"]
    assert names(client.get(PATH, {"email_verified": "false"})) == ["seller"]
    assert names(client.get(PATH, {"role": "finance"})) == ["the_finance"]
    assert names(client.get(PATH, {"has_debt": "true"})) == []
    assert client_for(staff["moderator"]).get(PATH, {"has_debt": "true"}).status_code == 403
    first = client.get(PATH, {"page_size": 2, "is_blocked": "false"})
    rest = client.get(first.json()["next"])
    assert len({*names(first), *names(rest)}) == 4
    foreign = first.json()["next"].replace("is_blocked=false", "is_blocked=true")
    assert client.get(foreign).status_code == 400


@pytest.mark.parametrize("ordering", ["-created_at", "-last_seen_at", "-sales_count"])
def test_every_order_of_the_list_shows_everybody_once(ordering, staff, client_for):
    for number in range(5):
        user = user_create(username=f"person_{number}", sales_count=number % 2)
        User.objects.filter(id=user.id).update(last_seen_at=clock.now())
    User.objects.filter(last_seen_at=None).update(last_seen_at=clock.now())
    client, seen, path = client_for(staff["moderator"]), [], f"{PATH}?page_size=3&ordering={ordering}"

    while path:
        answer = client.get(path)
        seen += names(answer)
        path = answer.json()["next"]

    assert sorted(seen) == sorted(User.objects.values_list("username", flat=True))


def test_addresses_and_money_are_shown_by_role(staff, buyer, seller, client_for):
    User.objects.filter(id=buyer.id).update(phone="+998901234567")
    deposit_succeeded(buyer.id, 70_000)
    path = f"{PATH}{buyer.id}/"

    shown = {role: client_for(person).get(path).json() for role, person in staff.items()}

    assert [shown[role]["email"] for role in staff] == ["b***@example.uz", "b***@example.uz", "buyer@example.uz"]
    assert [shown[role]["phone"] for role in staff] == ["+998 90 *** ** 67", "+998 90 *** ** 67", "+998901234567"]
    assert shown["moderator"]["wallet"] is None
    assert shown["finance"]["wallet"] == shown["admin"]["wallet"]
    assert shown["finance"]["wallet"]["available"] == 70_000


def test_somebody_whole(staff, buyer, seller, client_for, django_assert_max_num_queries):
    order_disputed(buyer, seller)
    listing_active(seller.id)
    client = client_for(staff["moderator"])

    with django_assert_max_num_queries(13):
        shown = client.get(f"{PATH}{seller.id}/").json()

    assert shown["counts"]["orders"] == {"bought": {}, "sold": {"disputed": 1}}
    assert shown["counts"]["listings"] == {"active": 1, "reserved": 1}
    assert shown["counts"]["disputes"] == {"open": 1, "lost": 0, "won": 0}
    assert shown["allowed_events"] == ["block", "note", "end_sessions"]
    assert shown["verifiable_missing"] == ["two_factor", "rating"]
    assert [row["party"] for row in client.get(f"{PATH}{buyer.id}/orders/").json()["results"]] == ["buyer"]
    assert len(client.get(f"{PATH}{seller.id}/listings/").json()["results"]) == 1


def test_what_was_reported_of_somebody(staff, buyer, seller, client_for, django_assert_num_queries):
    on_sale = listing_active(seller.id)
    cases = [report_open(buyer, seller.id), report_open(buyer, on_sale.id, kind="listing", reason="contacts")]
    report_open(seller, buyer.id)
    client, path = client_for(staff["moderator"]), f"{PATH}{seller.id}/reports/"
    moderation.report_update(
        actor=Actor.user(staff["moderator"].id, staff_role="moderator"),
        report_id=cases[0],
        status=ReportStatus.REJECTED,
        expected_version=1,
    )

    first = client.get(f"{path}?page_size=1").json()
    rest = client.get(first["next"]).json()

    assert [row["id"] for row in first["results"] + rest["results"]] == [str(one) for one in cases[::-1]]
    assert rest["next"] is None
    assert [row["status"] for row in client.get(f"{path}?status=open").json()["results"]] == ["pending"]
    assert client.get(f"{path}?status=rejected").json()["results"][0]["reasons"] == [{"code": "insult", "count": 1}]
    assert client.get(first["next"].replace(str(seller.id), str(buyer.id))).status_code == 400
    # Who asks, whose page it is, the time, the cases, people, reasons.
    with django_assert_num_queries(6):
        whole = client.get(path)
    assert buyer.username not in whole.content.decode()
    assert acts(seller, "staff.viewed") == [{"part": "reports"}]
    assert client_for(staff["finance"]).get(path).status_code == 403
    assert client.get(f"{PATH}{uuid7()}/reports/").status_code == 404


def test_a_look_is_on_record_once_in_ten_minutes(staff, buyer, client_for):
    client = client_for(staff["moderator"])

    for _ in range(3):
        client.get(f"{PATH}{buyer.id}/")

    assert acts(buyer, "staff.viewed") == [{"part": "detail"}]


def test_a_block_ends_everything_and_an_unblock_starts_nothing(staff, buyer, seller, client_for, sign_in):
    theirs, order = sign_in(seller), order_paid(buyer, seller)
    client = client_for(staff["moderator"])

    blocked = client.post(f"{PATH}{seller.id}/block/", BLOCK)
    outbox.relay()

    assert (blocked.status_code, blocked.json()["blocked"]["reason"]) == (
        200,
        "One account was sold to two people",
    )
    assert "unblock" in blocked.json()["allowed_events"]
    assert theirs.get("/api/v1/auth/me/").json()["code"] == "user.blocked"
    assert client.post(f"{PATH}{seller.id}/block/", BLOCK).json()["code"] == "user.blocked_already"
    assert client.post(f"{PATH}{seller.id}/unblock/", WHY).json()["blocked"] is None
    assert client.post(f"{PATH}{seller.id}/unblock/", WHY).json()["code"] == "user.not_blocked"
    assert theirs.get("/api/v1/auth/me/").status_code == 401
    assert client.get(f"/api/v1/orders/{order.id}/").json()["state"] == "disputed"
    assert acts(seller, "user.unblock")[0]["reason"] == WHY["reason"]


def test_nobody_blocks_themselves_and_an_admin_only_a_superuser(staff, root, client_for):
    moderator, admin = client_for(staff["moderator"]), client_for(staff["admin"])
    before = list(User.objects.order_by("id").values("id", "is_blocked"))

    for client, target in ((moderator, "moderator"), (moderator, "admin"), (admin, "admin")):
        assert client.post(f"{PATH}{staff[target].id}/block/", BLOCK).status_code == 403
    assert client_for(staff["finance"]).post(f"{PATH}{staff['moderator'].id}/block/", BLOCK).status_code == 403
    assert list(User.objects.order_by("id").values("id", "is_blocked")) == before

    assert client_for(root).post(f"{PATH}{staff['admin'].id}/block/", BLOCK).status_code == 200


def test_a_role_is_an_admins_to_give_and_ends_that_persons_sessions(staff, buyer, client_for, sign_in):
    theirs, admin = sign_in(buyer), client_for(staff["admin"])
    body = {"staff_role": "finance", **WHY}

    for role in ("moderator", "finance"):
        assert client_for(staff[role]).post(f"{PATH}{buyer.id}/role/", body).status_code == 403
    assert admin.post(f"{PATH}{buyer.id}/role/", body).json()["staff_role"] == "finance"

    assert theirs.get("/api/v1/auth/me/").status_code == 401
    assert SessionFamily.objects.get(user_id=buyer.id).end_reason == "ended_by_staff"
    assert sign_in(buyer).get("/api/v1/admin/withdrawals/").status_code == 200
    assert acts(buyer, "user.role_changed") == [
        {"before": {"staff_role": ""}, "after": {"staff_role": "finance"}, "reason": WHY["reason"]}
    ]
    assert admin.post(f"{PATH}{buyer.id}/role/", {"staff_role": "", **WHY}).json()["staff_role"] == ""
    assert user_get(buyer.id).is_staff is False


def test_rights_taken_are_gone_with_the_next_request(staff, client_for):
    theirs = client_for(staff["moderator"])
    assert theirs.get("/api/v1/admin/disputes/").status_code == 200

    client_for(staff["admin"]).post(f"{PATH}{staff['moderator'].id}/role/", {"staff_role": "", **WHY})

    assert theirs.get("/api/v1/admin/disputes/").status_code == 401


def test_the_role_of_an_admin_is_a_superusers_and_nobodys_own(staff, root, buyer, client_for):
    admin, above = client_for(staff["admin"]), client_for(root)
    before = list(User.objects.order_by("id").values("id", "staff_role"))

    assert admin.post(f"{PATH}{buyer.id}/role/", {"staff_role": "admin", **WHY}).status_code == 403
    assert admin.post(f"{PATH}{staff['admin'].id}/role/", {"staff_role": "", **WHY}).status_code == 403
    assert admin.post(f"{PATH}{root.id}/role/", {"staff_role": "", **WHY}).status_code == 403
    assert above.post(f"{PATH}{root.id}/role/", {"staff_role": "", **WHY}).status_code == 403
    assert list(User.objects.order_by("id").values("id", "staff_role")) == before

    assert above.post(f"{PATH}{buyer.id}/role/", {"staff_role": "admin", **WHY}).json()["staff_role"] == "admin"
    assert above.post(f"{PATH}{staff['admin'].id}/role/", {"staff_role": "finance", **WHY}).status_code == 200


def test_a_role_takes_a_fresh_proof(staff, buyer, client_for):
    client = client_for(staff["admin"])

    with clock.travel(timedelta(minutes=5, seconds=2)):
        late = client.post(f"{PATH}{buyer.id}/role/", {"staff_role": "finance", **WHY})

    assert (late.status_code, late.json()["code"]) == (403, "auth.step_up_required")
    assert user_get(buyer.id).staff_role == ""


@pytest.mark.django_db(transaction=True)
def test_two_superusers_who_take_each_others_role_leave_one(staff):
    User.objects.filter(id=staff["admin"].id).update(is_staff=False, staff_role="")
    one, other = (user_create(username=name, is_staff=True, is_superuser=True) for name in ("one", "other"))

    def take(by, target):
        actor = Actor.user(by.id, is_staff=True)
        object.__setattr__(actor, "is_superuser", True)
        users.role_set(actor=actor, user_id=target.id, role="", reason="Nobody needs two")

    outcomes = run_together([lambda: take(one, other), lambda: take(other, one)])

    assert [one.code for one in outcomes if isinstance(one, Exception)] == ["user.last_admin"]
    assert User.objects.filter(staff_role="admin").count() == 1


def test_the_badge_needs_its_conditions_and_falls_with_a_block(staff, seller, client_for):
    client, path = client_for(staff["moderator"]), f"{PATH}{seller.id}/"
    refused = client.patch(path, {"is_verified_seller": True, **WHY})
    assert (refused.status_code, refused.json()["params"]) == (409, {"missing": ["two_factor", "rating"]})
    User.objects.filter(id=seller.id).update(totp_enabled_at=clock.now(), rating_sum=14, rating_count=3)

    given = client.patch(path, {"is_verified_seller": True, **WHY})

    assert given.json()["is_verified_seller"] is True
    assert client.get(f"/api/v1/users/{seller.username}/").json()["is_verified"] is True
    assert acts(seller, "user.seller_verified")[0]["reason"] == WHY["reason"]
    client.post(f"{PATH}{seller.id}/block/", BLOCK)
    assert client.get(path).json()["is_verified_seller"] is False
    own = client.patch(f"{PATH}{staff['moderator'].id}/", {"is_verified_seller": True, **WHY})
    assert own.status_code == 403


def test_notes_are_for_the_staff_and_ones_own_to_take_away(staff, buyer, client_for):
    moderator, finance = client_for(staff["moderator"]), client_for(staff["finance"])
    note = moderator.post(f"{PATH}{buyer.id}/notes/", {"text": "Asked twice for one refund"})

    assert (note.status_code, note.json()["author"]["username"]) == (201, "the_moderator")
    path = f"{PATH}{buyer.id}/notes/{note.json()['id']}/"
    assert finance.delete(path).json()["code"] == "note.not_found"
    assert [one["text"] for one in finance.get(f"{PATH}{buyer.id}/").json()["notes"]] == ["Asked twice for one refund"]
    assert moderator.delete(path).status_code == 204
    assert moderator.delete(path).status_code == 404
    assert moderator.get(f"{PATH}{buyer.id}/").json()["notes"] == []
    assert client_for(buyer).get(f"{PATH}{buyer.id}/").status_code == 403


def test_sessions_are_shown_and_ended(staff, buyer, client_for, sign_in):
    theirs, client = sign_in(buyer), client_for(staff["moderator"])

    shown = client.get(f"{PATH}{buyer.id}/sessions/").json()["results"]
    ended = client.post(f"{PATH}{buyer.id}/sessions/end/", WHY)

    assert len(shown) == ended.json()["ended_count"] == 1
    assert theirs.get("/api/v1/auth/me/").status_code == 401
    assert client.post(f"{PATH}{staff['admin'].id}/sessions/end/", WHY).status_code == 403
    assert next(row["action"] for row in client.get(f"{PATH}{buyer.id}/history/").json()["results"]) == (
        "user.sessions_ended"
    )


def test_the_desk_tells_what_one_may_and_what_waits(staff, buyer, seller, client_for, settings):
    order_disputed(buyer, seller)
    settings.STAFF_RIGHTS_FOR = timedelta(hours=12)

    told = {role: client_for(person).get("/api/v1/admin/me/").json() for role, person in staff.items()}

    assert [told[role]["role"] for role in staff] == list(staff)
    assert told["moderator"]["queues"]["disputes"] == 1
    assert "disputes" not in told["finance"]["queues"]
    assert "transactions" in told["finance"]["may"]
    assert "transactions" not in told["moderator"]["may"]
    assert "roles" in told["admin"]["may"]
    assert told["admin"]["rights_until"] is not None
