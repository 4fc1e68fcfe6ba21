"""The desk of a dispute: what the staff sees there, who deals with it, and two who must agree over a limit."""

from datetime import datetime, timedelta
from functools import partial
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings

from wibestore.audit import selectors as audit
from wibestore.core.actor import Actor
from wibestore.core.tests.race import run_together
from wibestore.ledger.selectors import wallet_balances
from wibestore.moderation.factories import verdict_given
from wibestore.orders import services as orders
from wibestore.orders.errors import DisputeNotFound, InvalidTransition, SecondRulingNeeded
from wibestore.orders.factories import order_delivered, order_disputed
from wibestore.orders.selectors import order_get_for
from wibestore.users.factories import user_create

DISPUTES = "/api/v1/admin/disputes/"
TEXT = "The pictures show that the password had been changed before."
LIMIT = 400_000


@pytest.fixture
def keeper(db):
    """A moderator who is no admin."""
    return user_create(username="keeper", staff_role="moderator")


@pytest.fixture
def colleague(db):
    """Another one."""
    return user_create(username="colleague", staff_role="moderator")


@pytest.fixture
def low_limit(settings):
    """Let two decide from a price on that every order of the tests has."""
    settings.DISPUTE_SECOND_RULING_FROM = LIMIT


def resolve(client, order, refund=100_000, **more):
    body = {"expected_version": order.version, "refund_amount": refund, "reason": "agreement", "text": TEXT, **more}
    return client.post(f"/api/v1/disputes/{order.dispute_id}/resolve/", body)


def ruling_of(client, order):
    return client.get(f"{DISPUTES}{order.dispute_id}/").json()["ruling"]


def numbers(client, **asked):
    answer = client.get(DISPUTES, asked)
    assert answer.status_code == 200, answer.content
    return [row["order_number"] for row in answer.json()["results"]]


def rule(person, order):
    """Decide as a person does, and say how that went."""
    try:
        decided = orders.dispute_resolve(
            actor=Actor.user(person.id, staff_role="moderator"),
            dispute_id=order.dispute_id,
            refund_amount=100_000,
            reason="agreement",
            text=TEXT,
        )
    except (SecondRulingNeeded, InvalidTransition) as refusal:
        return refusal.code
    return decided.status


def test_the_desk_shows_both_sides_the_chat_and_who_looked(
    buyer, seller, keeper, client_for, django_assert_max_num_queries
):
    order = order_disputed(buyer, seller)
    warned = verdict_given(keeper, seller.id)
    client = client_for(keeper)
    why = {"reason": "To see whether the password works"}
    assert client.post(f"/api/v1/disputes/{order.dispute_id}/credentials/reveal/", why).status_code == 200

    with django_assert_max_num_queries(18):
        desk = client.get(f"{DISPUTES}{order.dispute_id}/").json()

    assert desk["dispute"]["id"] == str(order.dispute_id)
    assert (desk["buyer"]["disputes_opened"], desk["seller"]["disputes_opened"]) == (1, 0)
    assert (desk["buyer"]["user"]["username"], desk["ruling_needed"], desk["ruling"]) == (buyer.username, 1, None)
    assert [(look["by"], look["ip"], look["reason"]) for look in desk["looks"]] == [("keeper", "", why["reason"])]
    assert desk["history"][0]["action"] == "order.credentials_revealed"
    assert desk["history"][0]["by"]["username"] == "keeper"
    assert [one["id"] for one in desk["seller"]["verdicts"]] == [str(warned)]
    assert desk["buyer"]["verdicts"] == []
    assert {one["use"] for one in desk["templates"]} == {"dispute"}
    assert set(desk["templates"][0]["text"]) == {"uz", "ru", "en"}


def test_finance_parties_and_strangers_have_no_desk(buyer, seller, stranger, client_for):
    party = user_create(username="party", staff_role="moderator", sales_count=10)
    own = order_disputed(buyer, party)
    order = order_disputed(buyer, seller)
    finance = client_for(user_create(username="cashier", staff_role="finance"))

    for person, status in ((buyer, 403), (stranger, 403), (None, 401)):
        assert client_for(person).get(f"{DISPUTES}{order.dispute_id}/").status_code == status
    assert finance.get(f"{DISPUTES}{order.dispute_id}/").status_code == 403
    assert finance.get(f"/api/v1/disputes/{order.dispute_id}/").status_code == 404
    assert finance.get(f"/api/v1/orders/{order.id}/").status_code == 404
    assert client_for(party).get(f"{DISPUTES}{own.dispute_id}/").status_code == 404
    assert client_for(party).post(f"{DISPUTES}{own.dispute_id}/take/").status_code == 404
    assert client_for(party).get(f"{DISPUTES}{uuid4()}/").status_code == 404


def test_one_deals_with_a_dispute_and_an_admin_takes_over(buyer, seller, keeper, colleague, moderator, client_for):
    order = order_disputed(buyer, seller)
    address = f"{DISPUTES}{order.dispute_id}/take/"
    first, second, chief = client_for(keeper), client_for(colleague), client_for(moderator)

    taken = first.post(address)
    again = first.post(address)
    refusals = second.post(address), second.delete(address)

    assert (taken.status_code, taken.json()["taken_by"]["username"], again.status_code) == (200, "keeper", 200)
    for refused in refusals:
        assert (refused.status_code, refused.json()["code"]) == (409, "dispute.taken")
        assert refused.json()["params"] == {"by": "keeper"}
    assert (numbers(first, taken="mine"), numbers(second, taken="mine")) == ([order.number], [])
    assert numbers(second, taken="free") == []
    assert chief.post(address).json()["taken_by"]["username"] == moderator.username
    assert chief.delete(address).json()["taken_by"] is None
    assert numbers(second, taken="free") == [order.number]
    lines = audit.audit_list(target="order", target_id=order.id)
    assert [(line.action, line.actor_id) for line in reversed(lines)] == [
        ("dispute.taken", keeper.id),
        ("dispute.taken", moderator.id),
        ("dispute.released", moderator.id),
    ]


def test_a_dispute_that_is_over_is_nobodys_to_take(buyer, seller, keeper, client_for):
    order = order_disputed(buyer, seller)
    client = client_for(keeper)
    assert resolve(client, order).status_code == 200

    refused = client.post(f"{DISPUTES}{order.dispute_id}/take/")

    assert (refused.status_code, refused.json()["code"]) == (409, "dispute.closed")


def test_what_nobody_has_may_be_let_go_and_what_is_not_there_not_be_decided(buyer, seller, keeper, client_for):
    order = order_disputed(buyer, seller)

    assert client_for(keeper).delete(f"{DISPUTES}{order.dispute_id}/take/").status_code == 200
    assert audit.audit_list(target="order", target_id=order.id) == []
    with pytest.raises(DisputeNotFound):
        orders.dispute_resolve(
            actor=Actor.user(keeper.id, staff_role="moderator"),
            dispute_id=uuid4(),
            refund_amount=100_000,
            reason="agreement",
            text=TEXT,
        )


def test_disputes_are_found_by_reason_price_and_age(buyer, seller, keeper, client_for):
    order = order_disputed(buyer, seller)
    client = client_for(keeper)

    assert numbers(client, reason="wrong_credentials", min_price=order.price, overdue="false") == [order.number]
    assert numbers(client, reason="other") == numbers(client, min_price=order.price + 1) == []
    assert numbers(client, overdue="true") == numbers(client, status="closed") == []
    (card,) = client.get(DISPUTES).json()["results"]
    assert (card["taken_by"], card["has_ruling"], card["tone"]) == (None, False, "ok")
    assert card["last_said_at"] == card["opened_at"]


def test_disputes_are_found_by_game_answer_day_and_who_deals_with_them(buyer, seller, keeper, colleague, client_for):
    silent, answered = order_disputed(buyer, seller), order_disputed(buyer, seller)
    client = client_for(keeper)
    client.post(f"{DISPUTES}{silent.dispute_id}/take/", {})
    client_for(colleague).post(f"{DISPUTES}{answered.dispute_id}/take/", {})
    orders.dispute_message(actor=Actor.user(seller.id), dispute_id=answered.dispute_id, text="It works for me")
    (first, _) = client.get(DISPUTES).json()["results"]
    day = datetime.fromisoformat(first["opened_at"]).astimezone(ZoneInfo(settings.PEOPLE_TIME_ZONE)).date()

    assert (numbers(client, taken="mine"), numbers(client, taken="others")) == ([silent.number], [answered.number])
    assert numbers(client, taken="free") == numbers(client, game="valorant") == []
    assert (numbers(client, answered="false"), numbers(client, answered="true")) == ([silent.number], [answered.number])
    everything = [silent.number, answered.number]
    assert numbers(client, game="pubg-mobile", first_on=day, last_on=day) == everything
    assert numbers(client, first_on=day + timedelta(days=1)) == numbers(client, last_on=day - timedelta(days=1)) == []


def test_over_the_limit_a_second_person_makes_it_so(buyer, seller, keeper, colleague, client_for, low_limit):
    order = order_disputed(buyer, seller)
    first, second = client_for(keeper), client_for(colleague)
    before = wallet_balances(buyer.id)

    kept = resolve(first, order)

    assert (kept.status_code, kept.json()["status"], kept.json()["version"]) == (200, "open", order.version)
    assert wallet_balances(buyer.id) == before
    ruling = ruling_of(second, order)
    assert (ruling["refund_amount"], ruling["by"]["username"], ruling["text"]) == (100_000, "keeper", TEXT)
    alone = resolve(first, order)
    assert (alone.status_code, alone.json()["code"]) == (409, "dispute.second_needed")
    assert wallet_balances(buyer.id) == before

    done = resolve(second, order)

    assert (done.status_code, done.json()["outcome"]) == (200, "partially_refunded")
    assert wallet_balances(buyer.id).available == before.available + 100_000
    actions = [line.action for line in audit.audit_list(target="order", target_id=order.id)]
    assert actions == ["order.resolved", "order.ruled"]


def test_another_sum_replaces_a_ruling_and_any_step_ends_it(buyer, seller, keeper, colleague, client_for, low_limit):
    order = order_disputed(buyer, seller)
    first, second = client_for(keeper), client_for(colleague)
    resolve(first, order)

    other = resolve(second, order, refund=200_000)

    assert (other.json()["status"], ruling_of(first, order)["refund_amount"]) == ("open", 200_000)
    assert ruling_of(first, order)["by"]["username"] == "colleague"
    orders.dispute_message(actor=Actor.user(seller.id), dispute_id=order.dispute_id, text="Wait, I have proof")
    assert ruling_of(first, order) is None
    newer = order_get_for(actor=Actor.user(buyer.id), order_id=order.id)
    assert resolve(first, order, refund=200_000).status_code == 409
    assert resolve(first, newer, refund=200_000).json()["status"] == "open"
    assert ruling_of(second, newer)["by"]["username"] == "keeper"


def test_parties_learn_nothing_of_a_ruling(buyer, seller, keeper, client_for, low_limit):
    order = order_disputed(buyer, seller)
    address = f"/api/v1/disputes/{order.dispute_id}/"
    seen = client_for(buyer).get(address).json()
    resolve(client_for(keeper), order)

    again = client_for(buyer).get(address).json()

    assert (again["entries"], again["version"], again["allowed_events"]) == (
        seen["entries"],
        seen["version"],
        seen["allowed_events"],
    )
    assert set(again) == set(seen)
    assert TEXT not in str(again)


@pytest.mark.django_db(transaction=True)
def test_two_who_rule_at_once_move_the_money_once(buyer, seller, keeper, colleague, settings):
    settings.DISPUTE_SECOND_RULING_FROM = LIMIT
    order = order_disputed(buyer, seller)
    before = wallet_balances(buyer.id).available

    answers = run_together([partial(rule, person, order) for person in (keeper, colleague, keeper, colleague)])

    assert answers.count("closed") == 1
    assert wallet_balances(buyer.id).available == before + 100_000


@pytest.mark.django_db(transaction=True)
def test_one_person_twice_at_once_never_moves_the_money(buyer, seller, keeper, settings):
    settings.DISPUTE_SECOND_RULING_FROM = LIMIT
    order = order_disputed(buyer, seller)
    before = wallet_balances(buyer.id)

    answers = run_together([partial(rule, keeper, order)] * 4)

    assert sorted(answers) == ["dispute.second_needed"] * 3 + ["open"]
    assert wallet_balances(buyer.id) == before


def test_moderators_find_any_order_and_finance_none(buyer, seller, keeper, client_for, django_assert_max_num_queries):
    disputed, delivered = order_disputed(buyer, seller), order_delivered(buyer, seller)
    client = client_for(keeper)

    def found(**asked):
        return [row["number"] for row in client.get("/api/v1/admin/orders/", asked).json()["results"]]

    with django_assert_max_num_queries(6):
        assert found() == [delivered.number, disputed.number]
    assert found(search=disputed.number.lower()) == [disputed.number]
    assert found(state="delivered,completed") == [delivered.number]
    assert found(buyer=buyer.username, seller=seller.username, listing=str(disputed.listing["id"])) == [disputed.number]
    assert found(buyer="nobody_here") == found(last_on="2020-01-01") == []
    assert client.get("/api/v1/admin/orders/", {"state": "lost"}).status_code == 400
    finance = client_for(user_create(username="cashier", staff_role="finance"))
    assert finance.get("/api/v1/admin/orders/").status_code == 403
