"""The staff's decisions on money that leaves the shop: two over a limit, never one's own, all on record."""

from functools import partial
from uuid import uuid4

import pytest

from wibestore.audit import selectors as audit
from wibestore.core.tests.race import run_together
from wibestore.ledger.selectors import wallet_balances
from wibestore.ledger.services import ledger_check
from wibestore.payments.factories import card_active, deposit_succeeded, withdrawal_requested
from wibestore.subscriptions.services import subscription_grant
from wibestore.users.factories import user_create

WITHDRAWALS = "/api/v1/admin/withdrawals/"
LARGE = 10_000_000
REASON = "The card is in somebody else's name"


@pytest.fixture
def colleague(db):
    """Another member of the staff."""
    return user_create(username="colleague", is_staff=True)


@pytest.fixture
def withdrawal_of(db):
    """Return a function that makes a user ask for money, with a plan that lets it out."""

    def make(user, amount=200_000):
        if amount > 5_000_000:
            subscription_grant(user_id=user.id, plan="pro", days=30)
        deposit_succeeded(user.id, amount)
        return withdrawal_requested(user.id, amount)

    return make


def decide(client, withdrawal, decision, version=1, **more):
    headers = {"Idempotency-Key": more.pop("key")} if "key" in more else {}
    body = {"expected_version": version, **more}
    return client.post(f"{WITHDRAWALS}{withdrawal.id}/{decision}/", body, headers=headers)


def state(client, withdrawal, status="requested"):
    rows = client.get(f"{WITHDRAWALS}?status={status}").json()["results"]
    return next((row for row in rows if row["id"] == str(withdrawal.id)), None)


def records(withdrawal):
    lines = audit.audit_list(target="withdrawal", target_id=withdrawal.id, limit=10)
    return [(line.action, line.actor_id, line.details) for line in reversed(lines)]


@pytest.mark.parametrize("status", [401, 403])
def test_only_staff_come_in(status, buyer, seller, withdrawal_of, client_for):
    withdrawal = withdrawal_of(buyer)
    client = client_for(None if status == 401 else seller)

    assert client.get(WITHDRAWALS).status_code == status
    assert decide(client, withdrawal, "approve").status_code == status
    assert decide(client, withdrawal, "reject", reason=REASON).status_code == status
    assert records(withdrawal) == []
    assert wallet_balances(buyer.id).payout_reserved == 200_000


def test_the_list_shows_what_waits_the_oldest_first(
    buyer, seller, moderator, withdrawal_of, client_for, django_assert_num_queries
):
    first, second = withdrawal_of(buyer), withdrawal_of(seller, LARGE)
    client = client_for(moderator)

    with django_assert_num_queries(4):
        rows = client.get(WITHDRAWALS).json()["results"]

    assert [row["id"] for row in rows] == [str(first.id), str(second.id)]
    assert rows[0] == {
        "id": str(first.id),
        "number": first.number,
        "user": rows[0]["user"],
        "method": "sandbox",
        "amount": 200_000,
        "fee": 0,
        "card": {"id": str(first.card.id), "mask": first.card.mask, "brand": "uzcard"},
        "status": "requested",
        "reason": "",
        "requested_at": rows[0]["requested_at"],
        "approved_at": None,
        "sent_at": None,
        "finished_at": None,
        "approvals_needed": 1,
        "approved_by": None,
        "released_by": None,
        "allowed_events": ["approve", "reject"],
        "version": 1,
        "history": [{"status": "requested", "at": rows[0]["requested_at"], "by": "user", "reason": ""}],
    }
    assert rows[0]["user"]["username"] == "buyer"
    assert rows[1]["approvals_needed"] == 2


def test_the_list_goes_on_by_cursor_and_takes_other_statuses(buyer, moderator, client_for):
    deposit_succeeded(buyer.id, 1_000_000)
    card = card_active(buyer.id)
    made = [withdrawal_requested(buyer.id, 20_000, card_id=card.id) for _ in range(5)]
    client = client_for(moderator)

    first = client.get(f"{WITHDRAWALS}?page_size=3").json()
    second = client.get(first["next"]).json()
    assert [row["id"] for row in first["results"] + second["results"]] == [str(one.id) for one in made]
    assert second["next"] is None
    for withdrawal in made[:3]:
        decide(client, withdrawal, "reject", reason=REASON)
    ended = client.get(f"{WITHDRAWALS}?status=cancelled&page_size=2").json()
    rest = client.get(ended["next"]).json()
    assert [row["id"] for row in ended["results"] + rest["results"]] == [str(one.id) for one in made[:3][::-1]]
    assert client.get(f"{WITHDRAWALS}?status=paid").json()["results"] == []


@pytest.mark.parametrize("query", ["status=done", "cursor=x", "page_size=0", "colour=red"])
def test_a_wrong_parameter_is_400(moderator, client_for, query):
    assert client_for(moderator).get(f"{WITHDRAWALS}?{query}").status_code == 400


def test_an_approval_is_recorded_with_before_and_after(buyer, moderator, withdrawal_of, client_for):
    withdrawal = withdrawal_of(buyer)
    client = client_for(moderator)

    answers = [decide(client, withdrawal, "approve", key="one") for _ in range(3)]

    body = answers[0].json()
    assert len({answer.content for answer in answers}) == 1
    assert (body["status"], body["version"], body["allowed_events"]) == ("approved", 2, ["reject"])
    assert records(withdrawal) == [
        (
            "withdrawal.approve",
            moderator.id,
            {
                "before": {"state": "requested", "version": 1},
                "after": {"state": "approved", "version": 2},
                "amount": 200_000,
                "reason": "",
            },
        )
    ]


@pytest.mark.parametrize("after_approval", [False, True])
def test_a_rejection_gives_the_money_back_and_its_owner_reads_why(
    buyer, moderator, colleague, withdrawal_of, client_for, after_approval
):
    withdrawal = withdrawal_of(buyer)
    version = 1
    if after_approval:
        version = decide(client_for(colleague), withdrawal, "approve").json()["version"]

    answer = decide(client_for(moderator), withdrawal, "reject", version=version, reason=REASON)

    assert (answer.status_code, answer.json()["status"]) == (200, "cancelled")
    assert wallet_balances(buyer.id).available == 200_000
    shown = client_for(buyer).get(f"/api/v1/payments/withdrawals/{withdrawal.id}/").json()
    assert (shown["status"], shown["reason"], shown["history"][-1]["by"]) == ("cancelled", REASON, "staff")
    assert str(moderator.id) not in str(shown)
    action, actor_id, details = records(withdrawal)[-1]
    assert (action, actor_id, details["reason"]) == ("withdrawal.reject", moderator.id, REASON)
    assert ledger_check() == []


@pytest.mark.parametrize(
    "body",
    [{}, {"reason": ""}, {"reason": "too short"}, {"reason": " " * 30}, {"reason": "x" * 501}, {"reason": 5}]
    + [{"reason": f"Send it to {number}"} for number in ("8600495473316478", "8600 4954 7331 6478")]
    + [{"reason": REASON, "expected_version": "1"}, {"reason": REASON, "status": "paid"}],
)
def test_a_wrong_rejection_is_400_and_changes_nothing(buyer, moderator, withdrawal_of, client_for, body):
    withdrawal = withdrawal_of(buyer)
    client = client_for(moderator)

    answer = client.post(f"{WITHDRAWALS}{withdrawal.id}/reject/", {"expected_version": 1, **body})

    assert (answer.status_code, answer.json()["code"]) == (400, "validation.failed")
    assert state(client, withdrawal)["version"] == 1
    assert records(withdrawal) == []


def test_a_large_one_needs_two_different_members(buyer, moderator, colleague, withdrawal_of, client_for):
    withdrawal = withdrawal_of(buyer, LARGE)
    first, second = client_for(moderator), client_for(colleague)

    half = decide(first, withdrawal, "approve").json()
    assert (half["status"], half["version"], half["approved_by"]["username"]) == ("requested", 2, "moderator")
    assert (half["allowed_events"], half["released_by"]) == (["reject"], None)
    again = decide(first, withdrawal, "approve", version=2)
    assert (again.status_code, again.json()["code"]) == (409, "payment.withdrawal_invalid_transition")
    assert again.json()["params"]["reason"] == "approved_by_you_already"
    assert state(second, withdrawal)["allowed_events"] == ["approve", "reject"]

    whole = decide(second, withdrawal, "approve", version=2).json()

    assert (whole["status"], whole["version"]) == ("approved", 3)
    assert [whole[name]["username"] for name in ("approved_by", "released_by")] == ["moderator", "colleague"]
    assert [(action, actor_id) for action, actor_id, _ in records(withdrawal)] == [
        ("withdrawal.approve", moderator.id),
        ("withdrawal.approve", colleague.id),
    ]
    assert [step["status"] for step in whole["history"]] == ["requested", "requested", "approved"]


def test_its_owner_still_cancels_between_the_two(buyer, moderator, colleague, withdrawal_of, client_for):
    withdrawal = withdrawal_of(buyer, LARGE)
    decide(client_for(moderator), withdrawal, "approve")

    path = f"/api/v1/payments/withdrawals/{withdrawal.id}/cancel/"
    assert client_for(buyer).post(path, {"expected_version": 2}).json()["status"] == "cancelled"
    assert decide(client_for(colleague), withdrawal, "approve", version=3).status_code == 409


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_nobody_decides_on_their_own_money(moderator, withdrawal_of, client_for, decision):
    withdrawal = withdrawal_of(moderator)
    client = client_for(moderator)
    body = {"reason": REASON} if decision == "reject" else {}

    refused = decide(client, withdrawal, decision, **body)

    assert (refused.status_code, refused.json()["code"]) == (403, "auth.not_permitted")
    assert state(client, withdrawal)["allowed_events"] == []
    assert records(withdrawal) == []
    assert wallet_balances(moderator.id).payout_reserved == 200_000


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_a_stale_version_and_an_unknown_one_change_nothing(buyer, moderator, withdrawal_of, client_for, decision):
    withdrawal = withdrawal_of(buyer)
    client = client_for(moderator)
    body = {"reason": REASON} if decision == "reject" else {}

    stale = decide(client, withdrawal, decision, version=9, **body)
    unknown = client.post(f"{WITHDRAWALS}{uuid4()}/{decision}/", {"expected_version": 1, **body})

    assert (stale.status_code, stale.json()["code"]) == (409, "request.version_conflict")
    assert stale.json()["withdrawal"]["version"] == 1
    assert (unknown.status_code, unknown.json()["code"]) == (404, "payment.withdrawal_not_found")
    assert state(client, withdrawal)["version"] == 1
    assert records(withdrawal) == []


@pytest.mark.django_db(transaction=True)
def test_of_two_members_at_once_both_count_and_of_one_twice_only_once(
    buyer, moderator, colleague, withdrawal_of, client_for
):
    withdrawal = withdrawal_of(buyer, LARGE)
    one, other = client_for(moderator), client_for(colleague)
    twice = [type(one)(one.token) for _ in range(5)]

    answers = run_together([partial(decide, client, withdrawal, "approve") for client in twice])
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409, 409]
    assert state(other, withdrawal)["status"] == "requested"

    answers = run_together([partial(decide, client, withdrawal, "approve", version=2) for client in (twice[0], other)])
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert state(other, withdrawal, "approved")["version"] == 3
    assert len(records(withdrawal)) == 2
