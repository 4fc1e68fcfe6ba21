"""A seller who takes money out: a card, and a withdrawal in every state; all through the services."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.payments import policies, services
from wibestore.payments.factories import card_active, deposit_succeeded, withdrawal_requested
from wibestore.payments.providers.sandbox.cards import TEST_CARDS
from wibestore.users.models import User

SELLER = "nodir_games"
# What the seller brings along, so that there is enough whatever was sold.
_SAVINGS = 4_000_000
_REASON = "Karta boshqa odam nomida ekan. Oʻz kartangizni qoʻshing."
_PATHS = (
    # (so'm, hours ago, steps: by whom, what, why)
    (850_000, 190, (("staff", "approve", ""), ("sender", "send", ""), ("bank", "pay", ""))),
    (400_000, 120, (("staff", "approve", ""), ("sender", "send", ""), ("bank", "return", "card_blocked"))),
    (300_000, 75, (("owner", "cancel", ""),)),
    (250_000, 52, (("staff", "reject", _REASON),)),
    (620_000, 26, (("staff", "approve", ""), ("sender", "send", ""), ("bank", "pay", ""))),
    (500_000, 3, (("staff", "approve", ""), ("sender", "send", ""))),
    (150_000, 2, (("staff", "approve", ""),)),
    (200_000, 1, ()),
)


def withdrawals_make(people: Mapping[str, User]) -> None:
    """Give the seller two cards and a withdrawal in every state; called once, with the wallets' filling."""
    seller_id = people[SELLER].id
    actors = {
        "owner": Actor.user(seller_id),
        "staff": Actor.user(people["admin"].id, is_staff=True),
        "sender": Actor.system("payments.withdrawals_send"),
        "bank": policies.provider_actor("sandbox"),
    }
    with clock.travel(timedelta(days=-10)):
        deposit_succeeded(seller_id, _SAVINGS)
        cards = [card_active(seller_id, card).id for card in TEST_CARDS[:2]]
    for number, (amount, hours_ago, steps) in enumerate(_PATHS):
        _make(seller_id, cards[number % 2], amount, hours_ago, steps, actors)


def _make(
    seller_id: UUID,
    card_id: UUID,
    amount: int,
    hours_ago: int,
    steps: tuple[tuple[str, str, str], ...],
    actors: Mapping[str, Actor],
) -> None:
    with clock.travel(timedelta(hours=-hours_ago)):
        withdrawal = withdrawal_requested(seller_id, amount, card_id=card_id)
    for number, (who, event, reason) in enumerate(steps, start=1):
        with clock.travel(timedelta(hours=-hours_ago, minutes=9 * number)):
            services.withdrawal_transition(withdrawal.id, event, actors[who], reason=reason)
