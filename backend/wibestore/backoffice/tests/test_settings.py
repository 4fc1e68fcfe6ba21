"""What admins set and read of the shop itself, and everybody's saved views."""

from datetime import timedelta

import pytest

from wibestore.audit.selectors import audit_list
from wibestore.backoffice.models import SavedView
from wibestore.core import clock, outbox, tunables
from wibestore.core.factories import delivery_given_up
from wibestore.core.models import OutboxDelivery, OutboxMessage, Tunable
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
BASE = "/api/v1/admin/"
REASON = "More of them come in"
KEYS = {
    *("withdrawals.second_approval_from", "disputes.second_ruling_from", "sellers.hold_hours", "sellers.hold_sales"),
    *("cards.freeze_hours", "money.freeze_hours", "moderation.sla_hours", "moderation.claim_minutes"),
    "reports.per_day",
}


@pytest.fixture
def admin(moderator, client_for):
    """Return the client of an admin."""
    return client_for(moderator)


@pytest.fixture
def judge(client_for):
    """Return the client of a moderator."""
    return client_for(user_create(username="judge", staff_role="moderator"))


def test_the_numbers_of_the_shop_are_these_nine(admin, django_assert_num_queries):
    with django_assert_num_queries(2):
        rows = admin.get(f"{BASE}settings/").json()["results"]

    assert {row["key"] for row in rows} == KEYS
    for row in rows:
        assert row["value"] == row["default"]
        assert row["least"] < row["most"]
        assert (row["updated_at"], row["updated_by"]) == (None, None)


def test_a_changed_number_holds_says_who_changed_it_and_is_in_the_audit(admin, moderator):
    answer = admin.patch(f"{BASE}settings/reports.per_day/", {"value": 25, "reason": REASON})

    assert answer.status_code == 200, answer.content
    assert (answer.json()["value"], answer.json()["default"]) == (25, 20)
    assert answer.json()["updated_by"]["username"] == "moderator"
    assert tunables.tunable("reports.per_day") == 25
    [line] = audit_list(target="setting", target_id="reports.per_day")
    assert (line.action, line.actor_id) == ("setting.changed", moderator.id)
    assert line.details == {"before": {"value": 20}, "after": {"value": 25}, "reason": REASON}
    assert [fact.topic for fact in OutboxMessage.objects.all()] == ["setting.changed"]


@pytest.mark.parametrize(
    ("key", "body", "status"),
    [
        ("reports.per_day", {"value": 0, "reason": REASON}, 400),
        ("reports.per_day", {"value": 201, "reason": REASON}, 400),
        ("reports.per_day", {"value": "25", "reason": REASON}, 400),
        ("reports.per_day", {"value": 25}, 400),
        ("reports.per_day", {"value": 25, "reason": "short"}, 400),
        ("orders.commission", {"value": 25, "reason": REASON}, 404),
    ],
)
def test_what_is_out_of_bounds_or_unknown_changes_nothing(admin, key, body, status):
    assert admin.patch(f"{BASE}settings/{key}/", body).status_code == status
    assert not Tunable.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_changing_a_number_asks_for_a_fresh_proof(admin):
    with clock.travel(timedelta(minutes=16)):
        refused = admin.patch(f"{BASE}settings/reports.per_day/", {"value": 25, "reason": REASON})

    assert (refused.status_code, refused.json()["code"]) == (403, "auth.step_up_required")
    assert not Tunable.objects.exists()


def test_the_record_of_acts_is_searched_and_paged(admin, judge, moderator, django_assert_num_queries):
    for value in (21, 22, 23):
        admin.patch(f"{BASE}settings/reports.per_day/", {"value": value, "reason": REASON})
    path = f"{BASE}audit/"

    def details(query):
        answer = admin.get(f"{path}?{query}")
        assert answer.status_code == 200, answer.content
        return [line["details"]["after"]["value"] for line in answer.json()["results"]]

    assert details("action=setting.changed") == details("target=setting&target_id=reports.per_day") == [23, 22, 21]
    assert details("action=setting.changed&actor=moderator") == [23, 22, 21]
    assert details("action=setting.changed&actor=nobody_here") == []
    assert details("action=setting.changed&ip=203.0.113.9") == []
    today = clock.now().date()
    assert details(
        f"action=setting.changed&first_on={today - timedelta(days=1)}&last_on={today + timedelta(days=1)}"
    ) == [*(23, 22, 21)]
    assert details(f"action=setting.changed&last_on={today - timedelta(days=2)}") == []
    first = admin.get(f"{path}?action=setting.changed&page_size=2").json()
    rest = admin.get(first["next"]).json()
    assert [line["details"]["after"]["value"] for line in first["results"] + rest["results"]] == [23, 22, 21]
    assert rest["next"] is None
    assert admin.get(first["next"].replace("setting.changed", "view.created")).status_code == 400
    assert admin.get(f"{path}?first_on=2020-01-01&last_on=2026-01-01").status_code == 400
    with django_assert_num_queries(3):
        admin.get(path)
    assert judge.get(path).status_code == 403


def test_a_fact_that_was_given_up_is_seen_and_tried_again(admin, judge, monkeypatch):
    seen = []

    def handler(payload):
        seen.append(payload["number"])

    name = f"{handler.__module__}.{handler.__qualname__}"
    monkeypatch.setitem(outbox._handlers, "tests.happened", {name: handler})
    delivery_id = delivery_given_up(handler=name)

    [row] = admin.get(f"{BASE}outbox/").json()["results"]
    assert (row["id"], row["topic"], row["last_error"], row["attempts"]) == (
        delivery_id,
        "tests.happened",
        "ValueError: no",
        8,
    )
    path = f"{BASE}outbox/{delivery_id}/retry/"
    assert judge.post(path, {"reason": "The bug was mended"}).status_code == 403
    assert admin.post(path, {"reason": "The bug was mended"}).status_code == 200
    outbox.relay()

    assert seen == [1]
    assert admin.get(f"{BASE}outbox/").json()["results"] == []
    assert OutboxDelivery.objects.get(id=delivery_id).done_at is not None
    again = admin.post(path, {"reason": "The bug was mended"})
    assert (again.status_code, again.json()["code"]) == (404, "outbox.not_found")
    assert [line.action for line in audit_list(target="delivery", target_id=delivery_id)] == ["outbox.retried"]


def test_given_up_facts_are_paged(admin):
    ids = [delivery_given_up() for _ in range(3)]

    first = admin.get(f"{BASE}outbox/?page_size=2").json()
    rest = admin.get(first["next"]).json()

    assert [row["id"] for row in first["results"] + rest["results"]] == ids[::-1]
    assert rest["next"] is None


def test_views_are_ones_own_have_a_name_and_are_twenty_of_a_page(admin, judge, moderator):
    body = {"page": "reports", "name": "Mine", "query": {"taken": "mine"}}
    made = judge.post(f"{BASE}views/", body)
    assert (made.status_code, made.json()["query"]) == (201, {"taken": "mine"})

    same = judge.post(f"{BASE}views/", body)
    assert (same.status_code, same.json()["code"]) == (409, "view.exists")
    assert admin.get(f"{BASE}views/").json()["results"] == []
    assert admin.delete(f"{BASE}views/{made.json()['id']}/").status_code == 404
    for number in range(19):
        assert judge.post(f"{BASE}views/", {**body, "name": f"View {number}"}).status_code == 201
    full = judge.post(f"{BASE}views/", {**body, "name": "One more"})
    assert (full.status_code, full.json()["code"]) == (409, "view.limit_reached")
    assert judge.post(f"{BASE}views/", {**body, "page": "users"}).status_code == 201
    assert len(judge.get(f"{BASE}views/?page=reports").json()["results"]) == 20
    assert judge.delete(f"{BASE}views/{made.json()['id']}/").status_code == 204
    assert SavedView.objects.count() == 20


@pytest.mark.parametrize(
    "body",
    [
        {"page": "Reports"},
        {"name": ""},
        {"name": "x" * 61},
        {"query": {"a": "x" * 2_100}},
        {"query": []},
        {"owner_id": "x"},
    ],
)
def test_a_view_that_is_none_is_refused(admin, body):
    whole = {"page": "reports", "name": "Mine", "query": {}, **body}

    assert admin.post(f"{BASE}views/", whole).status_code == 400
    assert not SavedView.objects.exists()
