"""Cards that were removed here are forgotten by Multicard too."""

from datetime import timedelta

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.payments import services
from wibestore.payments.models import ForgottenCard, PayoutCard

from .conftest import bind, known


def remove(card):
    services.card_remove(actor=Actor.user(card.user_id), card_id=card.id)


def forget_later():
    ForgottenCard.objects.update(ask_at=clock.now() - timedelta(seconds=1))


def test_multicard_forgets_a_removed_card(buyer, bank):
    card = bind(buyer.id)

    remove(card)
    forgotten = services.cards_forget()

    assert (forgotten, known("card").data["status"], ForgottenCard.objects.count()) == (1, "deleted", 0)
    assert PayoutCard.objects.get().token == ""
    assert [status for method, _, status in bank.calls if method == "DELETE"] == [200]


def test_a_silent_multicard_is_told_later_and_one_that_knows_no_such_card_is_done(buyer, bank):
    card = bind(buyer.id)
    remove(card)
    bank.is_away = True
    assert (services.cards_forget(), ForgottenCard.objects.count()) == (0, 1)
    bank.is_away = False
    assert services.cards_forget() == 0
    record = known("card")
    record.data["status"] = "deleted"
    record.save()
    forget_later()

    assert (services.cards_forget(), ForgottenCard.objects.count()) == (1, 0)


def test_a_card_that_is_kept_elsewhere_is_not_forgotten(buyer, seller, bank):
    card = bind(buyer.id)
    other = bind(seller.id)
    PayoutCard.objects.filter(pk=other.id).update(token=card.token)

    remove(card)

    assert (services.cards_forget(), ForgottenCard.objects.count()) == (1, 0)
    assert [method for method, _, _ in bank.calls if method == "DELETE"] == []


def test_a_provider_that_never_forgets_is_given_up(buyer, bank):
    remove(bind(buyer.id))
    bank.is_away = True
    ForgottenCard.objects.update(ask_count=29)

    assert (services.cards_forget(), ForgottenCard.objects.count()) == (1, 0)
