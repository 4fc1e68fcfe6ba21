"""Orders for tests and demo data, made through the services like any other."""

from wibestore.core.actor import Actor
from wibestore.ledger.factories import wallet_fund
from wibestore.listings.factories import listing_active
from wibestore.orders import services
from wibestore.orders.models import Order
from wibestore.orders.rules import Event, Party
from wibestore.orders.types import OrderInfo
from wibestore.users.types import UserInfo
from wibestore.vault.factories import credentials_sample

PRICE = 500_000
CLAIM = "It is not what was promised, see the pictures."


def order_awaiting(
    buyer: UserInfo, seller: UserInfo, price: int = PRICE, *, with_credentials: bool = True
) -> OrderInfo:
    """Reserve a new listing of the seller for the buyer, whose wallet then holds the price."""
    wallet_fund(buyer.id, price)
    listing = listing_active(seller.id, price=price, with_credentials=with_credentials)
    return services.order_create(actor=Actor.user(buyer.id), listing_id=listing.id, price=price)


def order_paid(buyer: UserInfo, seller: UserInfo, price: int = PRICE) -> OrderInfo:
    """Return a paid order that waits for the seller's delivery."""
    order = order_awaiting(buyer, seller, price, with_credentials=False)
    return services.transition(order.id, Event.PAY, Actor.user(buyer.id))


def order_delivered(buyer: UserInfo, seller: UserInfo, price: int = PRICE) -> OrderInfo:
    """Return an order that was delivered at once; nobody has looked at the credentials yet."""
    order = order_awaiting(buyer, seller, price)
    return services.transition(order.id, Event.PAY, Actor.user(buyer.id))


def order_completed(buyer: UserInfo, seller: UserInfo, price: int = PRICE) -> OrderInfo:
    """Return an order whose buyer looked at the credentials and confirmed."""
    order = order_delivered(buyer, seller, price)
    services.credentials_reveal(order_id=order.id, actor=Actor.user(buyer.id))
    return services.transition(order.id, Event.CONFIRM, Actor.user(buyer.id))


def order_hand_over(order: OrderInfo) -> OrderInfo:
    """Deliver a paid order by hand with sample credentials."""
    return services.transition(order.id, Event.DELIVER, Actor.user(order.seller.id), credentials=credentials_sample())


def order_disputed(buyer: UserInfo, seller: UserInfo, price: int = PRICE) -> OrderInfo:
    """Return a delivered order that its buyer disputes; nobody has looked at the credentials or said anything yet."""
    order = order_delivered(buyer, seller, price)
    return order_dispute(order, reason="wrong_credentials")


def order_claimed(buyer: UserInfo, newcomer: UserInfo, price: int = PRICE) -> OrderInfo:
    """Return a completed order of a new seller that its buyer disputes while the money is held (T21)."""
    return order_dispute(order_completed(buyer, newcomer, price), reason="account_taken_back")


def order_overdue_disputed(buyer: UserInfo, seller: UserInfo, price: int = PRICE) -> OrderInfo:
    """Return a paid order that was not delivered in time and that its buyer disputes, from that moment on."""
    order = order_paid(buyer, seller, price)
    Order.objects.filter(pk=order.id).update(deliver_by=order.paid_at)
    return order_dispute(order, reason="not_delivered")


def order_dispute(order: OrderInfo, *, reason: str, by: Party = Party.BUYER) -> OrderInfo:
    """Dispute an order as its buyer or seller."""
    who = order.seller if by is Party.SELLER else order.buyer
    return services.transition(order.id, Event.DISPUTE, Actor.user(who.id), reason=reason, text=CLAIM)
