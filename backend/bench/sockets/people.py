"""The bench's own people, a listing they look at, and their conversations; made once, signed in for each run."""

from uuid import UUID

from wibestore.chat.models import Conversation
from wibestore.chat.services.opening import conversation_ensure
from wibestore.core.actor import Actor
from wibestore.core.ids import uuid7
from wibestore.listings.factories import listing_active
from wibestore.listings.models import Listing
from wibestore.users import services as users
from wibestore.users.factories import user_create
from wibestore.users.models import User


def room() -> UUID:
    """Return a listing on sale."""
    known = Listing.objects.filter(seller__username="bench_host", status="active").values_list("id", flat=True).first()
    return known or listing_active(user_create(username="bench_host", sales_count=20).id).id


def talkers(count: int) -> list[UUID]:
    """Return people, two by two those of `chats`."""
    known = dict(User.objects.filter(username__startswith="bench_talker_").values_list("username", "id"))
    names = [f"bench_talker_{number}" for number in range(count)]
    # Nobody signs in with a password: it would cost a hash of Argon2 each.
    return [known.get(name) or User.objects.create_user(f"{name}@example.uz", username=name).id for name in names]


def chats(people: list[UUID]) -> list[UUID]:
    """Return the conversations of people two by two: a buyer, and a seller about a listing of theirs."""
    template = Listing.objects.get(id=room())
    pairs = list(zip(people[::2], people[1::2], strict=True))
    known = dict(Conversation.objects.filter(buyer__in=people).values_list("buyer_id", "id"))
    return [known.get(buyer) or _chat(buyer, seller, template) for buyer, seller in pairs]


def _chat(buyer: UUID, seller: UUID, template: Listing) -> UUID:
    copy = Listing(**{field.attname: getattr(template, field.attname) for field in Listing._meta.concrete_fields})
    copy.id, copy.seller_id = uuid7(), seller
    copy.code = f"S{Listing.objects.count():07}"
    Listing.objects.bulk_create([copy])
    return conversation_ensure(buyer_id=buyer, seller_id=seller, listing_id=copy.id)[0]


def tokens_of(people: list[UUID]) -> list[str]:
    """Return an access token of each."""
    return [users.session_start(user_id=one, actor=Actor.visitor()).access for one in people]
