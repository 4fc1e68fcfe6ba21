"""What waits for a look: it comes in once, one person holds it, what is lost is mended."""

from datetime import timedelta

import pytest

from wibestore.audit import selectors as audit
from wibestore.core import clock, outbox
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError, NotPermitted
from wibestore.core.tests.race import run_together
from wibestore.listings import services as listings
from wibestore.listings.errors import InvalidListingTransition
from wibestore.listings.factories import listing_active, listing_pending
from wibestore.moderation import selectors, services
from wibestore.moderation.errors import LookClaimed, QueueEmpty
from wibestore.moderation.models import ReviewTask
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("factory")


def staff(user):
    return Actor.user(user.id, staff_role="moderator")


@pytest.fixture
def second(db):
    return user_create(username="second", is_staff=True)


@pytest.fixture
def noted(seller):
    """Return a function that makes a listing which waits in the queue."""

    def make(**options):
        listing = listing_pending(seller.id, **options)
        services.task_note(listing.id)
        return listing

    return make


def open_tasks():
    return list(ReviewTask.objects.filter(status="open").values_list("listing_id", flat=True))


def test_a_submission_comes_in_once_however_often_it_is_told(seller):
    listing = listing_pending(seller.id)

    while outbox.relay():
        pass
    services.task_note(listing.id)

    [task] = ReviewTask.objects.all()
    assert (task.listing_id, task.kind, task.listing_version) == (listing.id, "new", listing.version)
    assert selectors.task_of(listing.id).tone == "ok"


def test_what_was_on_sale_before_comes_as_changed(seller):
    listing = listing_active(seller.id)
    listings.listing_update(actor=Actor.user(seller.id), listing_id=listing.id, changes={"title": "Another account"})

    services.task_note(listing.id)

    assert ReviewTask.objects.get().kind == "changed"


def test_what_does_not_wait_is_not_noted(seller):
    services.task_note(listing_active(seller.id).id)

    assert ReviewTask.objects.count() == 0


def test_one_person_holds_it_and_may_keep_it_longer(noted, moderator, second):
    listing = noted()
    services.task_claim(actor=staff(moderator), listing_id=listing.id)
    first_until = ReviewTask.objects.get().claimed_until

    with clock.travel(timedelta(minutes=5)):
        services.task_claim(actor=staff(moderator), listing_id=listing.id)
        with pytest.raises(LookClaimed) as refusal:
            services.task_claim(actor=staff(second), listing_id=listing.id)
        with pytest.raises(LookClaimed):
            services.task_release(actor=staff(second), listing_id=listing.id)

    task = ReviewTask.objects.get()
    assert task.claimed_by == moderator.id
    assert task.claimed_until > first_until
    assert refusal.value.params == {"by": "moderator", "until": task.claimed_until.isoformat()}
    assert len(audit.audit_list(target="listing", target_id=listing.id)) == 2


def test_a_claim_lapses_by_the_clock_of_the_database(noted, moderator, second):
    listing = noted()
    services.task_claim(actor=staff(moderator), listing_id=listing.id)

    with clock.travel(timedelta(minutes=14, seconds=50)), pytest.raises(QueueEmpty):
        services.task_claim_next(actor=staff(second))
    with clock.travel(timedelta(minutes=15, seconds=10)):
        assert selectors.task_of(listing.id).claim is None
        assert services.task_claim_next(actor=staff(second)) == listing.id

    assert ReviewTask.objects.get().claimed_by == second.id


def test_a_released_look_is_anybodys(noted, moderator, second):
    listing = noted()
    services.task_claim(actor=staff(moderator), listing_id=listing.id)

    services.task_release(actor=staff(moderator), listing_id=listing.id)
    services.task_release(actor=staff(moderator), listing_id=listing.id)

    assert services.task_claim_next(actor=staff(second)) == listing.id


def test_the_next_is_the_oldest_that_nobody_holds_of_the_game_asked_for(noted, moderator):
    first, second, third = noted(), noted(), noted(game="valorant")
    actor = staff(moderator)

    assert services.task_claim_next(actor=actor, game="valorant") == third.id
    assert [services.task_claim_next(actor=actor) for _ in range(2)] == [first.id, second.id]
    with pytest.raises(QueueEmpty):
        services.task_claim_next(actor=actor)


def test_nobody_takes_their_own_nor_without_the_role(moderator, seller, noted):
    own = listing_pending(moderator.id)
    services.task_note(own.id)

    with pytest.raises(QueueEmpty):
        services.task_claim_next(actor=staff(moderator))
    for actor, listing_id in ((staff(moderator), own.id), (Actor.user(seller.id), own.id)):
        with pytest.raises(NotPermitted):
            services.task_claim(actor=actor, listing_id=listing_id)
    finance = Actor.user(seller.id, staff_role="finance")
    for refused in (
        lambda: services.task_claim_next(actor=finance),
        lambda: services.task_release(actor=finance, listing_id=own.id),
        lambda: selectors.queue_counts(actor=finance),
    ):
        with pytest.raises(NotPermitted):
            refused()
    assert ReviewTask.objects.get().claimed_by is None


def test_what_left_the_queue_cannot_be_taken(noted, moderator, seller):
    listing = noted()
    listings.listing_event(actor=Actor.user(seller.id), listing_id=listing.id, event="archive")

    with pytest.raises(QueueEmpty):
        services.task_claim_next(actor=staff(moderator))
    with pytest.raises(InvalidListingTransition):
        services.task_claim(actor=staff(moderator), listing_id=listing.id)
    assert selectors.queue_counts(actor=staff(moderator)).waiting == 0


def test_flags_follow_what_the_seller_corrects(noted, moderator, seller):
    listing = noted(description="Write to me: +998 90 123 45 67")
    assert [flag["code"] for flag in ReviewTask.objects.get().flags] == ["contact_in_text"]
    listings.listing_update(actor=Actor.user(seller.id), listing_id=listing.id, changes={"description": "A fine one"})

    services.task_claim_next(actor=staff(moderator))

    task = ReviewTask.objects.get()
    assert (task.flags, task.flag_level, task.listing_version) == ([], 0, listing.version + 1)


def test_mending_gives_what_waits_a_look_and_ends_what_does_not(noted, seller):
    gone = noted()
    listings.listing_event(actor=Actor.user(seller.id), listing_id=gone.id, event="archive")
    lost = [listing_pending(seller.id).id for _ in range(3)]

    assert services.tasks_mend() == 4
    assert services.tasks_mend() == 0
    assert sorted(open_tasks()) == sorted(lost)
    assert ReviewTask.objects.get(listing_id=gone.id).status == "gone"


def test_counts_say_what_waits_and_since_when(noted, moderator, django_assert_num_queries):
    first = noted(description="My telegram is @a_seller_of_games")
    noted()
    services.task_claim_next(actor=staff(moderator))
    submitted_at = ReviewTask.objects.get(listing_id=first.id).submitted_at

    with django_assert_num_queries(2):
        counts = selectors.queue_counts(actor=staff(moderator))

    assert (counts.waiting, counts.late, counts.mine, counts.oldest_at) == (2, 0, 1, submitted_at)
    assert counts.by_flag == {"contact_in_text": 1}
    with clock.travel(timedelta(hours=4, minutes=1)):
        assert selectors.queue_counts(actor=staff(moderator)).late == 2


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_take_ten_different_looks():
    people = [user_create(username=f"seller_{number}") for number in range(10)]
    waiting = [listing_pending(person.id).id for person in people]
    services.tasks_mend()
    moderators = [user_create(username=f"moderator_{number}", is_staff=True) for number in range(20)]

    def take(user):
        try:
            return services.task_claim_next(actor=staff(user))
        except DomainError as refused:
            return refused.code

    taken = run_together([lambda user=user: take(user) for user in moderators])

    assert taken.count("moderation.queue_empty") == 10
    assert sorted(str(one) for one in taken if one != "moderation.queue_empty") == sorted(map(str, waiting))
    assert len(set(ReviewTask.objects.values_list("claimed_by", flat=True))) == 10


@pytest.mark.django_db(transaction=True)
def test_of_facts_told_at_once_one_makes_the_look(seller):
    listing = listing_pending(seller.id)

    run_together([lambda: services.task_note(listing.id)] * 4)

    assert ReviewTask.objects.filter(listing_id=listing.id).count() == 1
