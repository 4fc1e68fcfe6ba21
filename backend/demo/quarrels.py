"""What goes wrong with some demo purchases: disputes open, decided and settled, and credentials handed over anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from demo.accounts import credentials_for
from demo.pictures import picture_file
from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.orders import services as orders
from wibestore.orders.rules import Event
from wibestore.orders.types import OrderInfo
from wibestore.uploads import services as uploads
from wibestore.users.models import User

# By story, how many days ago the purchase was.
DAYS_AGO = {"answered": 0.6, "unanswered": 0.2, "decided": 6.0, "divided": 4.0, "replaced": 0.4}
_CLAIM = "Eʼlonda yozilgan skinlarning yarmi yoʻq, akkaunt darajasi ham boshqacha. Rasmlarga qarang."
_ANSWER = "Hammasi joyida edi, topshirishdan oldin oʻzim tekshirganman. Mana mening rasmlarim."
_TERMS = "Uchta skin yoʻqligi rost, lekin qolgani toʻliq. Narxning bir qismini qaytaray."
_DECISION = "Sotuvchi bergan parol akkauntni ochmadi, yangisini ham bermadi. Pul xaridorga qaytarildi."


@dataclass(slots=True)
class Quarrel:
    """A delivered order, its two people and somebody of the staff; `minutes` since the purchase."""

    order: OrderInfo
    buyer: Actor
    seller: Actor
    staff: Actor
    bought: timedelta

    def at(self, minutes: float, event: Event, actor: Actor, **details: Any) -> OrderInfo:
        """Make a move of the order at its time."""
        with clock.travel(min(timedelta(0), self.bought + timedelta(minutes=minutes))):
            self.order = orders.transition(self.order.id, event, actor, **details)
        return self.order

    def look(self, minutes: float) -> None:
        """Let the buyer look at the credentials."""
        with clock.travel(self.bought + timedelta(minutes=minutes)):
            orders.credentials_reveal(order_id=self.order.id, actor=self.buyer)

    def claim(self, minutes: float, reason: str = "not_as_described") -> None:
        """Let the buyer open a dispute."""
        self.at(minutes, Event.DISPUTE, self.buyer, reason=reason, text=_CLAIM)

    def show(self, minutes: float, actor: Actor, palette: int, text: str) -> None:
        """Let somebody show a picture."""
        picture = uploads.image_store_now(
            actor=actor, data=picture_file((palette, "inventory", 0)), file_name="screen.jpg"
        )
        self.at(minutes, Event.EVIDENCE, actor, upload_id=picture.id, text=text)


def _answered(quarrel: Quarrel) -> None:
    """Both have spoken, shown pictures and proposed; nobody has agreed yet."""
    price = int(quarrel.order.price)
    quarrel.look(20)
    quarrel.claim(60)
    quarrel.show(63, quarrel.buyer, 0, "Inventar")
    quarrel.at(150, Event.MESSAGE, quarrel.seller, text=_ANSWER)
    quarrel.show(152, quarrel.seller, 1, "Topshirishdan oldin")
    quarrel.at(180, Event.PROPOSE, quarrel.buyer, refund_amount=price // 2)
    quarrel.at(240, Event.PROPOSE, quarrel.seller, refund_amount=price // 5, text=_TERMS)


def _unanswered(quarrel: Quarrel) -> None:
    """The seller has some hours left to say a word."""
    quarrel.look(20)
    quarrel.claim(60, "wrong_credentials")


def _decided(quarrel: Quarrel) -> None:
    """Staff have given everything back: the buyer has seen the credentials, so the listing is quarantined."""
    quarrel.look(20)
    quarrel.claim(60, "wrong_credentials")
    quarrel.at(200, Event.MESSAGE, quarrel.seller, text=_ANSWER)
    price = int(quarrel.order.price)
    quarrel.at(900, Event.RESOLVE, quarrel.staff, refund_amount=price, reason="wrong_credentials", text=_DECISION)


def _divided(quarrel: Quarrel) -> None:
    """The two have agreed on a part."""
    quarrel.look(20)
    quarrel.claim(60)
    quarrel.at(150, Event.PROPOSE, quarrel.seller, refund_amount=int(quarrel.order.price) // 5, text=_TERMS)
    quarrel.at(200, Event.ACCEPT, quarrel.buyer)


def _replaced(quarrel: Quarrel) -> None:
    """The seller has corrected the login data, and the buyer has a day again."""
    quarrel.look(20)
    listing = quarrel.order.listing
    credentials = credentials_for(listing["game"]["slug"], listing["attributes"])
    quarrel.at(90, Event.REPLACE_CREDENTIALS, quarrel.seller, credentials=credentials)


STORIES: dict[str, Callable[[Quarrel], None]] = {
    "answered": _answered,
    "unanswered": _unanswered,
    "decided": _decided,
    "divided": _divided,
    "replaced": _replaced,
}


def quarrel_make(story: str, order: OrderInfo, people: Mapping[str, User], *, days_ago: float) -> None:
    """Let the delivered order go wrong as its story says."""
    ids: dict[str, UUID] = {name: person.id for name, person in people.items()}
    quarrel = Quarrel(
        order,
        buyer=Actor.user(order.buyer.id),
        seller=Actor.user(order.seller.id),
        staff=Actor.user(ids["admin"], is_staff=True),
        bought=timedelta(days=-days_ago),
    )
    STORIES[story](quarrel)
