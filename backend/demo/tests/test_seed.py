"""The demo shop: made through the services, once, with books that balance."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from demo.people import PASSWORD, PEOPLE
from demo.plans import LISTINGS, listing_plans
from demo.seed import seed
from demo.subscribers import STORIES
from demo.trade import sales_planned
from wibestore.core.actor import Actor
from wibestore.core.models import Heartbeat, OutboxMessage
from wibestore.games import selectors as games
from wibestore.games import services as games_services
from wibestore.ledger import selectors as ledger
from wibestore.listings.models import Listing, PriceOffer, SellDraft
from wibestore.orders.models import Dispute, Order
from wibestore.payments.models import Withdrawal
from wibestore.reviews.models import HelpfulVote, Review
from wibestore.subscriptions import services as subscriptions
from wibestore.subscriptions.models import SubscriptionCharge
from wibestore.subscriptions.selectors import my_subscription
from wibestore.uploads.models import Image
from wibestore.users.factories import user_create
from wibestore.users.models import User
from wibestore.vault.models import CredentialSet

MARK = "demo.seeded"
FEW = 72


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    settings.DEMO = True


@pytest.mark.django_db
def test_plans_are_300_listings_of_every_game_that_the_services_will_take():
    plans = listing_plans()

    assert len(plans) == LISTINGS
    assert len({plan.draft.game for plan in plans}) == 78
    assert len({plan.draft.title for plan in plans}) == LISTINGS
    assert {plan.language for plan in plans} == {"uz", "ru", "en"}
    assert {plan.fate for plan in plans} == {"active", "pending", "draft", "rejected", "paused", "archived"}
    for plan in plans:
        games_services.attributes_clean(games.game_get(plan.draft.game), plan.draft.attributes)
        assert 8 <= len(plan.draft.title) <= 120
        assert len(plan.draft.description) <= 5000
        assert 1 <= len(plan.places) <= 5
        assert len(set(plan.places)) == len(plan.places)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [FEW, LISTINGS])
def test_sales_cover_every_story_and_take_each_listing_once(count):
    sales = sales_planned(listing_plans(count))

    titles = [sale.plan.draft.title for sale in sales]
    assert len(set(titles)) == len(titles)
    assert {sale.story for sale in sales} == {
        "completed", "declined", "unpaid", "late", "awaiting", "paid", "delivered",
        "answered", "unanswered", "decided", "divided", "replaced",
    }  # fmt: skip
    rated = sum(bool(sale.rating) for sale in sales)
    assert rated == sum(len(person.ratings) for person in PEOPLE) or count == FEW


@pytest.mark.django_db
def test_some_sellers_deliver_by_hand_often_enough_for_a_median_and_one_always_at_once():
    done = [sale.plan for sale in sales_planned(listing_plans()) if sale.story == "completed"]
    by_hand = Counter(plan.seller.username for plan in done if not plan.with_credentials)

    assert {name for name, count in by_hand.items() if count >= 5} >= {"nodir_games", "artyom_store", "dilnoza_skins"}
    assert "timur_gg" not in by_hand


def books_balance() -> None:
    """Check all books."""
    call_command("ledger_check", stdout=StringIO())
    assert list(subscriptions.books_check()) == []


def sealed_is_what_listings_name() -> None:
    """Check that every login is of the kind that its listing names."""
    named = dict(Listing.objects.values_list("id", "attributes__login_method"))
    sealed = CredentialSet.objects.filter(listing_id__in=named).values_list("listing_id", "login_method")
    assert [method for listing_id, method in sealed if named[listing_id] not in (method, None)] == []
    assert {"apple", "google"} <= {method for _, method in sealed}


@pytest.mark.django_db(transaction=True)
def test_seed_makes_a_shop_that_balances_and_a_second_run_changes_nothing(monkeypatch):
    # A quarter of the pool: painting is most of the work.
    monkeypatch.setattr("demo.plans.palette_index", lambda slug: 0)
    seed(mark=MARK, count=FEW)

    assert User.objects.count() == len(PEOPLE)
    assert User.objects.get(username="tez_pul").is_blocked
    assert set(Order.objects.values_list("state", flat=True)) == {
        "awaiting_payment", "paid", "delivered", "completed", "cancelled", "disputed", "refunded", "partially_refunded",
    }  # fmt: skip
    assert not Listing.objects.filter(image_count=0).exists()
    assert not Image.objects.filter(used_by=None).exists()
    for person in User.objects.filter(rating_count__gt=0):
        ratings = list(Review.objects.filter(seller_id=person.id).values_list("rating", flat=True))
        assert (person.rating_sum, person.rating_count) == (sum(ratings), len(ratings))
    assert sorted(Dispute.objects.values_list("outcome", flat=True)) == ["", "", "partially_refunded", "refunded"]
    answered = Dispute.objects.get(outcome="", responded_at__isnull=False)
    assert list(answered.entries.order_by("seq").values_list("kind", "party")) == [
        *(("opened", "buyer"), ("evidence", "buyer"), ("message", "seller"), ("evidence", "seller")),
        *(("proposal", "buyer"), ("proposal", "seller")),
    ]
    assert Order.objects.filter(replacements=1).count() == 1
    assert Listing.objects.filter(status="quarantined").count() == 1
    sealed_is_what_listings_name()
    books_balance()
    subscribers = {name: my_subscription(Actor.user(User.objects.get(username=name).id)) for name in STORIES}
    assert {name: (mine.plan, mine.period, mine.status) for name, mine in subscribers.items()} == {
        "nodir_games": ("pro", "yearly", "active"),
        "dilnoza_skins": ("premium", "monthly", "active"),
        "jasur_new": ("premium", "monthly", "grace"),
    }
    assert [len(mine.charges) for mine in subscribers.values()] == [1, 4, 1]
    assert OutboxMessage.objects.filter(topic="subscription.renewal_due").count() == 1
    assert Review.objects.exclude(response="").exists()
    assert not Review.objects.filter(rating__lt=4, response="").exists()
    assert HelpfulVote.objects.count() == sum(Review.objects.values_list("helpful_count", flat=True)) > 0
    assert set(PriceOffer.objects.values_list("state", flat=True)) == {
        "open", "accepted", "declined", "withdrawn", "expired",
    }  # fmt: skip
    assert User.objects.exclude(work_from=None).count() == User.objects.exclude(away_until=None).count() == 1
    assert SellDraft.objects.filter(seller__username="nodir_games").count() == 2
    aziz = User.objects.get(username="aziz")
    assert ledger.wallet_balances(aziz.id).available >= 6_000_000

    assert set(Withdrawal.objects.values_list("state", flat=True)) == {
        "requested", "approved", "sent", "paid", "returned", "cancelled",
    }  # fmt: skip

    def counts():
        kinds = (Listing, SellDraft, Order, Image, Review, HelpfulVote, SubscriptionCharge, PriceOffer)
        return [kind.objects.count() for kind in kinds]

    before = counts()
    output = StringIO()
    call_command("seed_demo", stdout=output)
    assert "is there" in output.getvalue()
    # An interrupted run has no mark: the next one finds everything and adds only the mark.
    Heartbeat.objects.filter(name=MARK).delete()
    seed(mark=MARK, count=FEW)
    assert counts() == before


@pytest.mark.django_db
def test_logins_are_printed_only_where_demo_people_exist(settings):
    # A database that was filled before the last of them joined.
    for person in PEOPLE[:-1]:
        user_create(username=person.username, email=person.email)
    output = StringIO()
    call_command("demo_logins", stdout=output)
    lines = output.getvalue().splitlines()
    assert [line.split()[:2] for line in lines] == [[person.email, PASSWORD] for person in PEOPLE[:-1]]

    settings.DEMO = False
    for command in ("demo_logins", "seed_demo"):
        with pytest.raises(CommandError):
            call_command(command, stdout=StringIO())
