"""
Who may call what: one row per route, compared with the URL resolver (style guide §5).

A cell is the status each person gets. 400 where a right person sends an empty body: they were let in. A route
without a row fails, and so does a row without a route. Nobody ever gets a 5xx. Three more people follow from the rows:
whoever was blocked is refused wherever somebody must be signed in, finance is a stranger but where `FINANCE` says what
they get, and an admin may what a moderator may but where `ADMIN` says it. Sockets have rows in
test_access_sockets.py, what each role may in test_access_roles.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from config.api import api
from tests.architecture import access_staff
from tests.architecture.access_staff import (
    MEMBERS,
    MEMBERS_400,
    NOBODY_400,
    PUBLIC,
    VERSION,
)
from wibestore.chat.factories import chat_opened
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.ledger import selectors as ledger
from wibestore.ledger.types import EntryFilter
from wibestore.listings.factories import listing_active, listing_draft, offer_open, sell_draft_complete
from wibestore.notifications.factories import notification_told
from wibestore.orders.factories import order_completed, order_disputed, order_paid
from wibestore.payments.factories import (
    deposit_succeeded,
    difference_open,
    provider_call_kept,
    withdrawal_requested,
)
from wibestore.reviews.factories import review_written
from wibestore.uploads.factories import image_create
from wibestore.users.factories import user_create
from wibestore.users.models import User
from wibestore.users.selectors import session_list
from wibestore.users.services import note_add, session_start
from wibestore.users.types import UserInfo
from wibestore.watching.factories import search_saved

PEOPLE = ("visitor", "stranger", "buyer", "seller", "moderator")
# Somebody who was blocked while signed in, a superuser, and who looks after money: `EVERYBODY` of the matrix.
EVERYBODY = (*PEOPLE, "blocked", "admin", "finance")
UNAUTHORIZED, FORBIDDEN = 401, 403


# (method, path below /api/v1/) → statuses of PEOPLE, and the body that is sent.
ACCESS: dict[tuple[str, str], tuple[tuple[int, ...], Any]] = {
    ("GET", "auth/csrf/"): (PUBLIC, None),
    ("POST", "vitals/"): (NOBODY_400, {}),
    ("POST", "auth/login/"): (NOBODY_400, {}),
    ("POST", "auth/register/"): (NOBODY_400, {}),
    # The cookie authorises these: without an allowed Origin they refuse everybody.
    ("POST", "auth/logout/"): ((403, 403, 403, 403, 403), None),
    ("POST", "auth/refresh/"): ((403, 403, 403, 403, 403), None),
    ("GET", "auth/google/config/"): (PUBLIC, None),
    ("POST", "auth/google/"): (NOBODY_400, {}),
    ("POST", "auth/google/link/"): (MEMBERS_400, {}),
    # Nobody of them is linked.
    ("DELETE", "auth/google/link/"): (MEMBERS, None),
    ("GET", "auth/sessions/"): (MEMBERS, None),
    # The seller's own.
    ("DELETE", "auth/sessions/{session_id}/"): ((401, 404, 404, 204, 404), None),
    ("POST", "auth/sessions/end-all/"): (MEMBERS, {}),
    ("GET", "auth/step-up/"): (MEMBERS, None),
    ("POST", "auth/step-up/"): (MEMBERS_400, {}),
    ("POST", "auth/2fa/verify/"): (NOBODY_400, {}),
    ("GET", "auth/2fa/"): (MEMBERS, None),
    ("POST", "auth/2fa/setup/"): (MEMBERS, {}),
    ("POST", "auth/2fa/enable/"): (MEMBERS_400, {}),
    # Nobody of them has a second factor.
    ("POST", "auth/2fa/recovery-codes/"): ((401, 409, 409, 409, 409), {}),
    ("POST", "auth/2fa/disable/"): ((401, 204, 204, 204, 204), {}),
    ("POST", "auth/ws-ticket/"): (MEMBERS, {}),
    ("GET", "auth/me/"): (MEMBERS, None),
    ("PATCH", "auth/me/"): (MEMBERS, {}),
    ("POST", "auth/email/verify/"): (NOBODY_400, {}),
    # Their addresses are proved.
    ("POST", "auth/email/resend/"): ((401, 409, 409, 409, 409), {}),
    ("POST", "auth/password/reset/"): (NOBODY_400, {}),
    ("POST", "auth/password/reset/confirm/"): (NOBODY_400, {}),
    ("POST", "auth/unlock/"): (NOBODY_400, {}),
    ("POST", "auth/password/change/"): (MEMBERS_400, {}),
    ("POST", "auth/email/change/"): (MEMBERS_400, {}),
    ("DELETE", "auth/email/change/"): ((401, 204, 204, 204, 204), None),
    ("POST", "auth/email/change/confirm/"): (NOBODY_400, {}),
    # Buyer and seller are in the middle of an order.
    ("POST", "auth/account/close/"): ((401, 204, 409, 409, 204), {}),
    ("PUT", "profile/avatar/"): (MEMBERS_400, {}),
    ("DELETE", "profile/avatar/"): (MEMBERS, None),
    ("GET", "profile/"): (MEMBERS, None),
    ("PATCH", "profile/"): (MEMBERS, {}),
    ("GET", "users/{username}/"): (PUBLIC, None),
    ("GET", "users/{username}/listings/"): (PUBLIC, None),
    ("GET", "users/{username}/reviews/"): (PUBLIC, None),
    ("GET", "stats/"): (PUBLIC, None),
    ("GET", "sellers/top/"): (PUBLIC, None),
    ("GET", "games/"): (PUBLIC, None),
    ("GET", "games/{slug}/"): (PUBLIC, None),
    ("GET", "games/{slug}/listings/"): (PUBLIC, None),
    ("GET", "listings/"): (PUBLIC, None),
    ("POST", "listings/"): (MEMBERS_400, {}),
    ("GET", "listings/facets/"): (PUBLIC, None),
    ("GET", "listings/by-ids/"): (NOBODY_400, None),
    ("GET", "search/suggest/"): (NOBODY_400, None),
    ("GET", "listings/{listing_id}/"): (PUBLIC, None),
    ("PUT", "listings/{listing_id}/"): (MEMBERS_400, {}),
    ("PATCH", "listings/{listing_id}/"): ((401, 403, 403, 200, 403), {"price": 260_000}),
    ("DELETE", "listings/{listing_id}/"): ((401, 403, 403, 204, 403), None),
    ("PUT", "listings/{listing_id}/credentials/"): (
        (401, 403, 403, 200, 403),
        {"login_method": "google", "login": "somebody", "password": "somewhat"},
    ),
    # Nobody likes their own.
    ("POST", "listings/{listing_id}/favorite/"): ((401, 200, 200, 409, 200), None),
    ("DELETE", "listings/{listing_id}/favorite/"): ((401, 200, 200, 409, 200), None),
    ("POST", "listings/{listing_id}/view/"): (PUBLIC, None),
    ("GET", "listings/{listing_id}/similar/"): (PUBLIC, None),
    ("GET", "listings/{listing_id}/offers/"): (MEMBERS, None),
    ("POST", "listings/{listing_id}/offers/"): ((401, 201, 201, 409, 201), {"amount": 200_000}),
    ("GET", "profile/offers/"): (MEMBERS, None),
    ("GET", "offers/{offer_id}/"): ((401, 404, 200, 200, 200), None),
    # The seller's turn: whoever made the amount on the table can only take it back.
    ("POST", "offers/{offer_id}/accept/"): ((401, 404, 409, 200, 409), VERSION),
    ("POST", "offers/{offer_id}/decline/"): ((401, 404, 409, 200, 409), VERSION),
    ("POST", "offers/{offer_id}/withdraw/"): ((401, 404, 200, 409, 409), VERSION),
    ("POST", "offers/{offer_id}/counter/"): ((401, 404, 409, 200, 409), {**VERSION, "amount": 220_000}),
    ("GET", "listings/{listing_id}/reviews/"): (PUBLIC, None),
    ("GET", "profile/listings/"): (MEMBERS, None),
    ("POST", "listings/{listing_id}/duplicate/"): ((401, 403, 403, 201, 403), None),
    ("GET", "profile/sell-drafts/"): (MEMBERS, None),
    ("POST", "profile/sell-drafts/"): ((401, 201, 201, 201, 201), {}),
    # Staff look at what is submitted, not at what somebody is still writing.
    ("GET", "profile/sell-drafts/{sell_draft_id}/"): ((401, 404, 404, 200, 404), None),
    ("PUT", "profile/sell-drafts/{sell_draft_id}/"): ((401, 404, 404, 200, 404), {"title": "Conqueror"}),
    ("DELETE", "profile/sell-drafts/{sell_draft_id}/"): ((401, 404, 404, 204, 404), None),
    ("PUT", "profile/sell-drafts/{sell_draft_id}/credentials/"): (
        (401, 404, 404, 200, 404),
        {"login_method": "google", "login": "somebody", "password": "somewhat"},
    ),
    ("DELETE", "profile/sell-drafts/{sell_draft_id}/credentials/"): ((401, 404, 404, 200, 404), None),
    ("POST", "profile/sell-drafts/{sell_draft_id}/publish/"): ((401, 404, 404, 201, 404), VERSION),
    ("POST", "profile/listings/bulk/"): (MEMBERS_400, {}),
    ("POST", "profile/listings/import/"): (MEMBERS_400, None),
    ("GET", "profile/listings/import/template/"): (MEMBERS_400, None),
    ("GET", "profile/price-hint/"): (MEMBERS_400, None),
    ("GET", "profile/selling/"): (MEMBERS, None),
    ("GET", "profile/favorites/"): (MEMBERS, None),
    ("GET", "profile/favorites/ids/"): (MEMBERS, None),
    ("GET", "profile/saved-searches/"): (MEMBERS, None),
    ("POST", "profile/saved-searches/"): (MEMBERS_400, {}),
    # The buyer's own.
    ("PATCH", "profile/saved-searches/{saved_search_id}/"): ((401, 404, 200, 404, 404), {"name": "Aces"}),
    ("DELETE", "profile/saved-searches/{saved_search_id}/"): ((401, 404, 204, 404, 404), None),
    ("POST", "profile/saved-searches/{saved_search_id}/seen/"): ((401, 404, 200, 404, 404), None),
    # Nobody watches their own price.
    ("PUT", "listings/{listing_id}/price-watch/"): ((401, 200, 200, 409, 200), None),
    ("DELETE", "listings/{listing_id}/price-watch/"): ((401, 200, 200, 409, 200), None),
    ("GET", "profile/price-watches/"): (MEMBERS, None),
    ("GET", "profile/price-watches/ids/"): (MEMBERS, None),
    ("GET", "profile/purchases/"): (MEMBERS, None),
    ("GET", "profile/sales/"): (MEMBERS, None),
    ("POST", "upload/image/"): (MEMBERS_400, None),
    ("GET", "upload/image/{image_id}/"): ((401, 404, 404, 200, 404), None),
    ("DELETE", "upload/image/{image_id}/"): ((401, 404, 404, 204, 404), None),
    ("GET", "subscriptions/plans/"): (PUBLIC, None),
    ("GET", "subscriptions/my/"): (MEMBERS, None),
    ("GET", "subscriptions/quote/"): (MEMBERS_400, None),
    ("POST", "subscriptions/purchase/"): (MEMBERS_400, {}),
    # Nobody of them has one.
    ("POST", "subscriptions/cancel/"): ((401, 409, 409, 409, 409), None),
    ("POST", "subscriptions/resume/"): ((401, 409, 409, 409, 409), None),
    ("GET", "payments/methods/"): (PUBLIC, None),
    ("GET", "payments/wallet/"): (MEMBERS, None),
    ("POST", "payments/deposit/"): (MEMBERS_400, {}),
    ("GET", "payments/deposits/{deposit_id}/"): ((401, 404, 200, 404, 404), None),
    # The sandbox gives nothing back: the owner is let in and refused.
    ("POST", "payments/deposits/{deposit_id}/refund/"): ((401, 404, 409, 404, 404), {}),
    # It has succeeded already: its owner is told so again.
    ("POST", "payments/deposits/{deposit_id}/confirm/"): ((401, 404, 200, 404, 404), {"code": "112233"}),
    ("GET", "payments/transactions/"): (MEMBERS, None),
    ("GET", "payments/transactions/export/"): (MEMBERS, None),
    ("GET", "payments/transactions/{transaction_id}/"): ((401, 404, 200, 404, 404), None),
    ("GET", "payments/cards/"): (MEMBERS, None),
    ("POST", "payments/cards/"): (MEMBERS_400, {}),
    # The buyer's withdrawal to it is under way.
    ("DELETE", "payments/cards/{card_id}/"): ((401, 404, 409, 404, 404), None),
    ("POST", "payments/withdraw/"): (MEMBERS_400, {}),
    ("GET", "payments/withdrawals/"): (MEMBERS, None),
    ("GET", "payments/withdrawals/{withdrawal_id}/"): ((401, 404, 200, 404, 404), None),
    ("POST", "payments/withdrawals/{withdrawal_id}/cancel/"): ((401, 404, 200, 404, 404), VERSION),
    # Unsigned, whoever sends it.
    ("POST", "payments/webhooks/{provider}/"): ((401, 401, 401, 401, 401), {}),
    ("GET", "orders/"): (MEMBERS, None),
    ("POST", "orders/"): (MEMBERS_400, {}),
    ("GET", "orders/{order_id}/"): ((401, 404, 200, 200, 200), None),
    ("POST", "orders/{order_id}/pay/"): ((401, 404, 409, 409, 409), VERSION),
    ("POST", "orders/{order_id}/deliver/"): (
        (401, 404, 409, 200, 409),
        {"expected_version": 2, "login_method": "google", "login": "somebody", "password": "somewhat"},
    ),
    ("POST", "orders/{order_id}/decline/"): ((401, 404, 409, 200, 409), {"expected_version": 2}),
    ("POST", "orders/{order_id}/confirm/"): ((401, 404, 409, 409, 409), {"expected_version": 2}),
    # An admin must say why.
    ("POST", "orders/{order_id}/cancel/"): (
        (401, 404, 409, 409, 403),
        {"expected_version": 2, "reason": "Asked for by both"},
    ),
    ("POST", "orders/{order_id}/replace-credentials/"): (
        (401, 404, 409, 409, 409),
        {"expected_version": 2, "login_method": "google", "login": "somebody", "password": "somewhat"},
    ),
    ("POST", "orders/{order_id}/disputes/"): (
        (401, 404, 409, 409, 409),
        {"expected_version": 2, "reason": "not_delivered", "text": "x" * 30},
    ),
    ("POST", "orders/{order_id}/credentials/reveal/"): ((401, 404, 409, 403, 403), None),
    ("GET", "disputes/{dispute_id}/"): ((401, 404, 200, 200, 200), None),
    ("POST", "disputes/{dispute_id}/messages/"): ((401, 404, 200, 200, 409), {"text": "Hello"}),
    # Nobody has such a picture.
    ("POST", "disputes/{dispute_id}/evidence/"): ((401, 404, 404, 404, 409), {"upload_id": str(uuid7())}),
    ("POST", "disputes/{dispute_id}/propose/"): (
        (401, 404, 200, 200, 409),
        {"expected_version": 4, "refund_amount": 1},
    ),
    ("POST", "disputes/{dispute_id}/accept/"): (
        (401, 404, 409, 409, 409),
        {"expected_version": 4, "proposal_seq": 2},
    ),
    ("POST", "disputes/{dispute_id}/withdraw/"): ((401, 404, 200, 409, 409), {"expected_version": 4}),
    ("POST", "disputes/{dispute_id}/resolve/"): (
        (401, 404, 409, 409, 200),
        {"expected_version": 4, "refund_amount": 1, "reason": "other", "text": "x" * 30},
    ),
    ("POST", "disputes/{dispute_id}/credentials/reveal/"): (
        (401, 404, 403, 403, 200),
        {"reason": "To see whether they work"},
    ),
    ("GET", "chats/"): (MEMBERS, None),
    ("POST", "chats/"): (MEMBERS_400, {}),
    # Staff come in with a dispute alone (chat/tests/test_staff.py).
    ("GET", "chats/{chat_id}/"): ((401, 404, 200, 200, 404), None),
    ("GET", "chats/{chat_id}/messages/"): ((401, 404, 200, 200, 404), None),
    ("POST", "chats/{chat_id}/messages/"): (
        (401, 404, 201, 201, 404),
        {"client_id": str(uuid7()), "text": "Salom"},
    ),
    ("POST", "chats/{chat_id}/read/"): ((401, 404, 200, 200, 404), {"up_to": 1}),
    ("POST", "chats/{chat_id}/block/"): ((401, 404, 200, 200, 404), None),
    ("DELETE", "chats/{chat_id}/block/"): ((401, 404, 200, 200, 404), None),
    ("POST", "reviews/"): (MEMBERS_400, {}),
    ("GET", "reviews/{review_id}/"): (PUBLIC, None),
    ("PUT", "reviews/{review_id}/"): ((401, 403, 200, 403, 403), {"rating": 4, "text": "Good"}),
    ("DELETE", "reviews/{review_id}/"): ((401, 403, 204, 403, 403), None),
    ("POST", "reviews/{review_id}/response/"): ((401, 403, 403, 200, 403), {"text": "Rahmat"}),
    # Buyer and seller have no vote.
    ("POST", "reviews/{review_id}/helpful/"): ((401, 200, 409, 409, 200), None),
    ("DELETE", "reviews/{review_id}/helpful/"): ((401, 200, 409, 409, 200), None),
    ("GET", "profile/helpful-reviews/ids/"): (MEMBERS, None),
    ("GET", "profile/notifications/"): (MEMBERS, None),
    ("GET", "profile/notifications/unread-count/"): (MEMBERS, None),
    # The buyer's own.
    ("POST", "profile/notifications/{notification_id}/read/"): ((401, 404, 200, 404, 404), None),
    ("POST", "profile/notifications/read-all/"): (MEMBERS, {}),
    ("GET", "profile/notifications/preferences/"): (MEMBERS, None),
    ("PUT", "profile/notifications/preferences/"): (MEMBERS, {}),
    **access_staff.ROWS,
}
# Where finance gets something else than a stranger does.
_READ = (
    *("withdrawals/{withdrawal_id}/", "dashboard/", "transactions/", "transactions/export/"),
    *("transactions/{entry_id}/", "providers/", "provider-calls/{provider_call_id}/", "withdrawals/"),
    *("provider-calls/", "reconciliation/", "me/", "users/", "users/{user_id}/", "users/{user_id}/transactions/"),
    "reason-templates/",
)
FINANCE = {
    **access_staff.FINANCE,
    **{("GET", f"admin/{path}"): 200 for path in _READ},
    ("POST", "admin/withdrawals/{withdrawal_id}/approve/"): 200,
    ("POST", "admin/withdrawals/{withdrawal_id}/reject/"): 200,
    ("POST", "admin/provider-calls/{provider_call_id}/replay/"): 201,
    ("POST", "admin/reconciliation/{difference_id}/resolve/"): 200,
}
# Where an admin gets something else than a moderator does.
ADMIN = {
    **FINANCE,
    **access_staff.ADMIN,
    ("PATCH", "admin/payment-methods/{code}/"): 400,
    ("POST", "orders/{order_id}/cancel/"): 200,
    ("POST", "admin/orders/{order_id}/cancel/"): 200,
}
# Where whoever was blocked gets what the visitor's cell does not say.
BLOCKED = {
    # A provider's signature is asked for, nobody's token.
    ("POST", "payments/webhooks/{provider}/"): 401,
    # Public, but told by who reads: a token is looked at where one comes.
    ("GET", "listings/{listing_id}/"): 403,
    ("GET", "listings/{listing_id}/reviews/"): 403,
    ("POST", "listings/{listing_id}/view/"): 403,
}
# Not of the API proper: the test provider's page for a payer's browser (checked in payments/tests), the schema.
BESIDE = {
    "payments/sandbox/{reference}/",
    "payments/sandbox/{reference}/status/",
    "payments/sandbox/cards/{reference}/",
    "payments/sandbox/cards/{reference}/status/",
    "payments/sandbox/payouts/{reference}/",
    "openapi.json",
    "",
}


@dataclass(frozen=True)
class World:
    """Some people with some things, and the addresses of those."""

    people: dict[str, UserInfo | None]
    clients: dict[str, Any]
    names: dict[str, str]

    def status(self, person: str, method: str, path: str, body: Any) -> int:
        """Let a person call a route; what it changed is undone."""
        status: int = self.answer(person, method, path, body).status_code
        return status

    def answer(self, person: str, method: str, path: str, body: Any) -> Any:
        """Return what a person gets; what it changed is undone."""
        address = "/api/v1/" + path.format(**self.names)
        # Every call begins as in a new browser.
        self.clients[person].cookies.clear()
        with transaction.atomic():
            answer = getattr(self.clients[person], method.lower())(address, body)
            transaction.set_rollback(True)
        return answer


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, sign_in) -> Iterator[World]:
    """Make the world once, in a transaction around those of the rows: whatever a row does to it is undone after it."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        made = world_create(sign_in)
    yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


def world_create(sign_in) -> World:
    """Return a buyer and a seller with an order, a dispute, a reviewed order, a deposit, and what else is theirs."""
    stranger, buyer = user_create(username="stranger"), user_create(username="buyer")
    # Past the hold of new sellers.
    seller = user_create(username="seller", sales_count=10)
    moderator = user_create(username="moderator", staff_role="moderator")
    people = {"visitor": None, "stranger": stranger, "buyer": buyer, "seller": seller, "moderator": moderator}
    people |= {
        "blocked": user_create(username="blocked"),
        "admin": user_create(username="superuser", is_staff=True, is_superuser=True),
        "finance": user_create(username="finance", staff_role="finance"),
    }
    order = order_paid(buyer, seller)
    deposit = deposit_succeeded(buyer.id, 100_000)
    withdrawal = withdrawal_requested(buyer.id, 20_000)
    names = {
        "username": seller.username,
        "slug": "pubg-mobile",
        "user_id": stranger.id,
        "note_id": note_add(actor=Actor.user(moderator.id), user_id=stranger.id, text="Came with a friend").id,
        "listing_id": listing_active(seller.id).id,
        "sell_draft_id": sell_draft_complete(seller.id),
        "offer_id": offer_open(buyer, listing_active(seller.id)).id,
        "order_id": order.id,
        "deposit_id": deposit.id,
        "transaction_id": ledger.movement_page(buyer.id, limit=1)[0].id,
        "card_id": withdrawal.card.id,
        "withdrawal_id": withdrawal.id,
        "dispute_id": order_disputed(buyer, seller).dispute_id,
        **access_staff.names(buyer, seller, moderator),
        "review_id": review_written(order_completed(buyer, seller)).id,
        "notification_id": notification_told(buyer.id),
        "saved_search_id": search_saved(buyer.id),
        "image_id": image_create(seller.id).id,
        "chat_id": chat_opened(buyer, listing_active(seller.id).id),
        "session_id": session_id(seller),
        "template_code": "title-unclear",
        "provider": "sandbox",
        "provider_call_id": provider_call_kept(buyer.id),
        "difference_id": difference_open(),
        "entry_id": ledger.entry_page(wanted=EntryFilter(), limit=1)[0].id,
        "code": "sandbox",
        "plan_code": "pro",
    }
    clients = {who: sign_in(user) for who, user in people.items()}
    User.objects.filter(username="blocked").update(is_blocked=True, blocked_at=clock.now())
    return World(people, clients, {key: str(value) for key, value in names.items()})


def session_id(user: UserInfo) -> UUID:
    """Return a session of the user, another than the one they ask with."""
    session_start(user_id=user.id, actor=Actor.visitor())
    return session_list(actor=Actor.user(user.id))[0].id


def routes() -> set[tuple[str, str]]:
    paths = api.get_openapi_schema()["paths"]
    return {(method.upper(), path.removeprefix("/api/v1/")) for path, methods in paths.items() for method in methods}


def addresses() -> set[str]:
    """Return every address of the resolver, in the schema's spelling."""
    return {re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern.pattern)) for pattern in api.urls[0]}


def test_every_route_has_its_row_and_every_row_its_route():
    assert routes() == set(ACCESS)
    assert addresses() - BESIDE == {path for _, path in ACCESS}
    assert set(FINANCE) | set(ADMIN) | set(BLOCKED) <= set(ACCESS)


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), sorted(ACCESS))
def test_each_person_gets_what_the_table_says(world, method, path):
    expected, body = ACCESS[method, path]

    got = tuple(world.status(person, method, path, body) for person in PEOPLE)

    assert dict(zip(PEOPLE, got, strict=True)) == dict(zip(PEOPLE, expected, strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), sorted(ACCESS))
def test_an_admin_may_all_finance_its_own_and_the_blocked_nothing(world, method, path):
    expected, body = ACCESS[method, path]
    visitor, stranger, moderator = expected[0], expected[1], expected[-1]

    admin = world.answer("admin", method, path, body)
    finance = world.answer("finance", method, path, body)
    blocked = world.answer("blocked", method, path, body)

    assert admin.status_code == ADMIN.get((method, path), moderator)
    assert finance.status_code == FINANCE.get((method, path), stranger)
    if (method, path) in BLOCKED or visitor != UNAUTHORIZED:
        assert blocked.status_code == BLOCKED.get((method, path), visitor)
    else:
        assert (blocked.status_code, blocked.json()["code"]) == (FORBIDDEN, "user.blocked")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path"), sorted(row for row in ACCESS if "_id}" in row[1] or "{username}" in row[1])
)
def test_what_does_not_exist_is_404_for_whoever_may_ask(world, method, path):
    expected, body = ACCESS[method, path]
    unknown = {name: str(uuid7()) for name in world.names} | {"username": "nobody_here", "slug": "no", "outbox_id": "0"}
    nowhere = replace(world, names=unknown)

    for person, status in zip(PEOPLE, expected, strict=True):
        got = nowhere.status(person, method, path, body)
        assert got in (
            {status}
            if status in {400, 401} or (path.startswith(("admin/", "reports/")) and status == 403)
            else {400, 404}
        )


@pytest.mark.django_db
def test_a_draft_is_seen_by_its_seller_and_staff_alone(world):
    draft = replace(world, names=world.names | {"listing_id": str(listing_draft(world.people["seller"].id).id)})

    got = {person: draft.status(person, "GET", "listings/{listing_id}/", None) for person in PEOPLE}

    assert got == {"visitor": 404, "stranger": 404, "buyer": 404, "seller": 200, "moderator": 200}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["orders/not-a-uuid/", f"orders/{UUID(int=0)}/", "nothing/", "orders/%00/"])
def test_unknown_addresses_are_problems_not_pages(world, path):
    answer = world.clients["buyer"].get("/api/v1/" + path)

    assert answer.status_code in {400, 404}
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] in {"request.not_found", "request.malformed", "order.not_found"}
