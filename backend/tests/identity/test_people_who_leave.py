"""Who is forgotten and who may leave: every module has its word."""

from datetime import timedelta

import pytest

from wibestore.audit.models import AuditRecord
from wibestore.chat.factories import chat_opened
from wibestore.chat.models import Block
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.models import OutboxMessage
from wibestore.letters.models import Letter
from wibestore.listings.factories import listing_active, listing_row, offer_open, sell_draft_complete
from wibestore.listings.models import PriceOffer
from wibestore.listings.services import favorite_set
from wibestore.orders.factories import order_awaiting, order_completed, order_disputed, order_paid
from wibestore.payments.factories import card_active, deposit_pending, deposit_succeeded, withdrawal_requested
from wibestore.payments.models import PayoutCard
from wibestore.reviews.factories import review_written
from wibestore.reviews.services import helpful_set
from wibestore.subscriptions.factories import subscription_granted
from wibestore.subscriptions.models import Subscription
from wibestore.uploads.factories import image_create
from wibestore.uploads.models import Image
from wibestore.users import services as users
from wibestore.users.factories import PASSWORD, user_create
from wibestore.users.models import SessionFamily, User
from wibestore.users.selectors import email_of
from wibestore.vault.models import SealedSecret
from wibestore.vault.services import secret_put
from wibestore.watching.factories import price_watched, search_saved
from wibestore.watching.models import PriceWatch, SavedSearch

pytestmark = pytest.mark.django_db

CLOSE = "/api/v1/auth/account/close/"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
EIGHT_DAYS = timedelta(days=8)


@pytest.fixture
def newcomer(db):
    """Somebody who never proved their e-mail."""
    return user_create(username="newcomer", is_email_verified=False)


def forgotten_after(passed: timedelta) -> int:
    with clock.travel(passed):
        return users.unverified_forget()


def withdrawn(user_id):
    deposit_succeeded(user_id, 50_000)
    withdrawal_requested(user_id, 50_000)


def is_there(user) -> bool:
    return User.objects.filter(id=user.id).exists()


class TestForgetting:
    def test_who_never_proved_their_email_and_left_no_trace_is_forgotten_after_a_week(self, newcomer):
        users.session_start(user_id=newcomer.id, actor=Actor.visitor())
        users.token_issue(purpose="verify", user_id=newcomer.id, address=newcomer.email)

        assert forgotten_after(timedelta(days=6, hours=23)) == 0
        assert forgotten_after(EIGHT_DAYS) == 1

        assert not is_there(newcomer)
        assert SessionFamily.objects.count() == 0
        assert AuditRecord.objects.get(action="user.forgotten").target_id == str(newcomer.id)
        assert forgotten_after(EIGHT_DAYS) == 0

    def test_the_name_and_the_address_are_free_again(self, newcomer):
        forgotten_after(EIGHT_DAYS)

        assert user_create(username="newcomer").id != newcomer.id

    @pytest.mark.parametrize(
        "columns",
        [
            {"is_email_verified": True},
            {"is_staff": True, "staff_role": "moderator"},
            {"is_staff": True, "staff_role": "admin", "is_superuser": True},
            {"google_sub": "g-1"},
        ],
    )
    def test_others_stay(self, newcomer, columns):
        User.objects.filter(id=newcomer.id).update(**columns)

        assert forgotten_after(EIGHT_DAYS) == 0
        assert is_there(newcomer)

    def test_blocked_and_closed_ones_are_remembered(self, newcomer, moderator):
        users.user_block(user_id=newcomer.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")

        assert forgotten_after(EIGHT_DAYS) == 0

    def test_who_is_here_now_is_left_alone(self, newcomer):
        with clock.travel(EIGHT_DAYS):
            users.user_seen(user_id=newcomer.id)

        assert forgotten_after(EIGHT_DAYS + timedelta(minutes=59)) == 0
        assert forgotten_after(EIGHT_DAYS + timedelta(minutes=61)) == 1

    TRACES = {
        "a deposit": lambda user, _: deposit_pending(user.id, 50_000),
        "a card": lambda user, _: card_active(user.id),
        "an order": lambda user, seller: order_awaiting(user, seller),
        "a draft": lambda user, _: sell_draft_complete(user.id),
        "a listing": lambda user, _: listing_active(user.id),
        "an offer": lambda user, seller: offer_open(user, listing_active(seller.id)),
        "a liking": lambda user, seller: favorite_set(
            actor=Actor.user(user.id), listing_id=listing_active(seller.id).id, is_favorite=True
        ),
        "a saved search": lambda user, _: search_saved(user.id),
        "a watched price": lambda user, seller: price_watched(user.id, listing_active(seller.id).id),
        "a subscription": lambda user, _: subscription_granted(user.id),
        "a chat": lambda user, seller: chat_opened(user, listing_active(seller.id).id),
        "a block": lambda user, seller: Block.objects.create(
            blocker_id=seller.id, blocked_id=user.id, created_at=clock.now()
        ),
        "a vote": lambda user, seller: helpful_set(
            actor=Actor.user(user.id),
            review_id=review_written(order_completed(user_create(username="author"), seller)).id,
            is_helpful=True,
        ),
    }

    @pytest.mark.parametrize("trace", TRACES)
    def test_who_left_a_trace_stays(self, newcomer, seller, trace):
        other = user_create(username="other", is_email_verified=False)
        self.TRACES[trace](newcomer, seller)

        assert forgotten_after(EIGHT_DAYS) == 1

        assert is_there(newcomer)
        assert not is_there(other)

    def test_pictures_of_the_forgotten_are_left_to_the_sweep(self, newcomer):
        image = image_create(newcomer.id)
        users.avatar_set(actor=Actor.user(newcomer.id), image_id=image.id)

        forgotten_after(EIGHT_DAYS)

        assert Image.objects.get(id=image.id).used_by is None

    def test_nothing_stays_in_the_vault(self, newcomer):
        secret_put(owner_id=newcomer.id, purpose="totp", secret=SEED)

        forgotten_after(EIGHT_DAYS)

        assert SealedSecret.objects.count() == 0


class TestClosing:
    def test_who_closes_is_gone_and_orders_stay_readable(self, client_for, buyer, seller):
        order = order_completed(buyer, seller)
        listing = listing_active(seller.id)
        image = image_create(buyer.id)
        card_active(buyer.id)
        client = client_for(buyer)
        client.put("/api/v1/profile/avatar/", {"image_id": str(image.id)})
        client.patch("/api/v1/profile/", {"display_name": "Botir", "about": "Salom", "phone": "+998901234567"})
        offer = offer_open(buyer, listing)

        answer = client.post(CLOSE, {})
        outbox.relay()

        assert answer.status_code == 204
        user = User.objects.get(id=buyer.id)
        assert (user.is_closed, user.email, user.display_name, user.about, user.phone, user.avatar) == (
            True, f"{buyer.id}@closed.invalid", "", "", "", "",
        )  # fmt: skip
        assert user.has_usable_password() is False
        assert client.get("/api/v1/auth/me/").status_code == 401
        assert set(SessionFamily.objects.filter(user=user).values_list("end_reason", flat=True)) == {"closed"}
        seen = client_for(seller).get(f"/api/v1/orders/{order.id}/")
        assert (seen.status_code, seen.json()["buyer"]["username"]) == (200, "buyer")
        assert client_for(None).get("/api/v1/users/buyer/").status_code == 404
        letter = Letter.objects.get(template="account_closed")
        assert (letter.to_address, letter.params) == ("buyer@example.uz", {"username": "buyer"})
        assert email_of(buyer.id).email == ""
        assert PriceOffer.objects.get(id=offer.id).state != "open"
        assert not PayoutCard.objects.filter(user_id=buyer.id).exclude(status="removed").exists()

    def test_nobody_signs_in_by_it_again_and_the_address_is_free(self, client_for, buyer):
        client_for(buyer).post(CLOSE, {})

        login = client_for(None).post("/api/v1/auth/login/", {"email": buyer.email, "password": PASSWORD})
        users.password_reset_ask(email=buyer.email, actor=Actor.visitor())
        outbox.relay()

        assert (login.status_code, login.json()["code"]) == (401, "auth.invalid_credentials")
        assert not Letter.objects.filter(template="password_reset").exists()
        assert user_create(username="another", email=buyer.email).id != buyer.id

    def test_nothing_is_written_to_an_address_that_is_gone(self, client_for, buyer, moderator):
        client_for(buyer).post(CLOSE, {})

        users.user_block(user_id=buyer.id, actor=Actor.user(moderator.id, is_staff=True), reason="fraud")
        outbox.relay()

        assert list(Letter.objects.values_list("template", flat=True)) == ["account_closed"]

    def test_nothing_stays_in_the_vault(self, client_for, buyer):
        secret_put(owner_id=buyer.id, purpose="totp", secret=SEED)

        assert client_for(buyer).post(CLOSE, {}).status_code == 204

        assert SealedSecret.objects.count() == 0

    def test_the_name_stays_taken(self, client_for, buyer):
        client_for(buyer).post(CLOSE, {})

        body = {"email": "new@example.uz", "password": "bahor 2031 yomgʻir", "username": "buyer"}
        assert client_for(None).post("/api/v1/auth/register/", body).json()["code"] == "user.username_taken"

    def test_what_was_on_sale_is_taken_off(self, client_for, seller):
        listing = listing_active(seller.id)

        client_for(seller).post(CLOSE, {})
        outbox.relay()

        assert listing_row(listing.id).status == "paused"

    def test_a_subscription_ends_with_what_is_paid_for(self, client_for, seller):
        subscription_granted(seller.id)

        client_for(seller).post(CLOSE, {})
        outbox.relay()

        assert Subscription.objects.get(user_id=seller.id).auto_renew is False
        assert OutboxMessage.objects.filter(relayed_at=None).count() == 0

    def test_nobody_waits_for_anything_by_it_any_more(self, client_for, buyer, seller):
        other = user_create(username="other")
        listing = listing_active(seller.id)
        for user in (buyer, other):
            search_saved(user.id)
            price_watched(user.id, listing.id)

        client_for(buyer).post(CLOSE, {})
        outbox.relay()

        assert list(SavedSearch.objects.values_list("user_id", flat=True)) == [other.id]
        assert list(PriceWatch.objects.values_list("user_id", flat=True)) == [other.id]

    REASONS = {
        "money in the wallet": (lambda buyer, _: deposit_succeeded(buyer.id, 50_000), ["money"]),
        "money on its way": (lambda buyer, _: deposit_pending(buyer.id, 50_000), ["money"]),
        "an order": (lambda buyer, seller: order_paid(buyer, seller), ["money", "orders"]),
        "an unpaid order": (lambda buyer, seller: order_awaiting(buyer, seller), ["money", "orders"]),
        "a withdrawal": (lambda buyer, _: withdrawn(buyer.id), ["money", "withdrawals"]),
        "a dispute": (lambda buyer, seller: order_disputed(buyer, seller), ["money", "disputes"]),
    }

    @pytest.mark.parametrize("what", REASONS)
    def test_who_has_something_unfinished_is_told_what(self, client_for, buyer, seller, what):
        make, reasons = self.REASONS[what]
        make(buyer, seller)
        client = client_for(buyer)

        answer = client.post(CLOSE, {})

        assert (answer.status_code, answer.json()["code"]) == (409, "user.cannot_close")
        assert answer.json()["params"]["reasons"] == reasons
        assert client.get("/api/v1/auth/me/").status_code == 200
        assert User.objects.get(id=buyer.id).is_closed is False
        assert not Letter.objects.filter(template="account_closed").exists()
