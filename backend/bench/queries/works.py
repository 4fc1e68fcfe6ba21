"""The hottest reads of the shop, each as requests that ask for something else every time."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.db import transaction
from django.test import Client

from demo.scale.listings import OWN_WORDS, WORDS, own_word
from wibestore.chat.models import Participant
from wibestore.core import outbox
from wibestore.core.actor import Actor
from wibestore.games import selectors as games
from wibestore.listings.models import Favorite, Listing
from wibestore.orders import services as orders
from wibestore.orders.models import Order
from wibestore.users import services as users
from wibestore.users.factories import user_create
from wibestore.users.models import User

#: p95 of what PostgreSQL computes, in milliseconds, for what issue 11 sets a bar to.
BAR_MS = 50.0
PEOPLE = 40
_CHIEF = "bench_chief"
_API = "/api/v1/"
# What such a person has most of: the pages of members are asked by these.
_HEAVY = 40
_HIGH_PRICE = 6_000_000

Act = Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Work:
    """One read: `prepared` looks for what to ask, unmeasured, and returns what is measured."""

    name: str
    prepared: Callable[[random.Random], Act]
    bar_ms: float | None = None


def works() -> list[Work]:
    """Return every work; the people of this shop sign in."""
    return [*_catalog(), *_searches(), *_listing(), *_members(), *_staff(), *_machinery()]


def clients_by_role() -> dict[str, Client]:
    """Return a visitor, a buyer and the seller of the newest deal, and one of the staff."""
    deal = _newest_deal()
    buyer, seller = _clients([deal.buyer_id, deal.seller_id])
    return {"visitor": Client(SERVER_NAME="localhost"), "buyer": buyer, "seller": seller, "staff": _chief()}


def known_parameters() -> dict[str, str]:
    """Return what addresses name: a listing, and the newest deal with its seller and the buyer's last chat."""
    deal = _newest_deal()
    listing = Listing.objects.filter(status="active").latest("created_at")
    talk = Participant.objects.filter(user_id=deal.buyer_id).latest("id")
    known = {
        "listing_id": listing.id,
        "code": listing.code,
        "order_id": deal.id,
        "slug": _game(random.Random(1)),
        "user_id": deal.seller_id,
        "username": User.objects.get(id=deal.seller_id).username,
        "chat_id": talk.conversation_id,
    }
    return {name: str(value) for name, value in known.items()}


def _newest_deal() -> Order:
    # Of somebody who has written to a seller, too.
    return Order.objects.filter(state="completed", buyer_id__in=Participant.objects.values("user_id")).latest("id")


def _catalog() -> list[Work]:
    pubg = "pubg-mobile"
    several = {"game": pubg, **_attributes(pubg)}
    orderings = ("price", "-price", "-rating", "-popularity")
    return [
        _asked("list, the newest", lambda r: ("listings/", {"page_size": r.randrange(12, 60)})),
        _asked("list of a game", lambda r: ("listings/", {"game": _game(r), "page_size": r.randrange(12, 60)})),
        _asked("list by price", lambda r: ("listings/", _prices(r))),
        _asked("list by several attributes and price", lambda r: ("listings/", {**several, **_prices(r)})),
        _asked(
            "list by attributes, the cheapest first",
            lambda r: ("listings/", {**several, **_prices(r), "ordering": "price"}),
        ),
        *(
            _asked(
                f"list ordered by {ordering}",
                partial(_ordered, ordering),
            )
            for ordering in orderings
        ),
        Work("next page of a list, by cursor", _later_page, BAR_MS),
        _asked("facets of everything", lambda r: ("listings/facets/", _prices(r))),
        _asked("facets of a game", lambda r: ("listings/facets/", {"game": _game(r), **_prices(r)})),
        _asked("facets by several attributes", lambda r: ("listings/facets/", {**several, **_prices(r)})),
    ]


def _searches() -> list[Work]:
    def searched(more: Callable[[random.Random], dict[str, Any]]) -> Callable[[random.Random], tuple[str, Any]]:
        return lambda r: ("listings/", {"page_size": r.randrange(12, 60), **more(r)})

    return [
        _asked("search, a word of one listing in four", searched(lambda r: {"search": r.choice(WORDS)})),
        _asked("search, two such words", searched(lambda r: {"search": " ".join(r.sample(WORDS, 2))})),
        _asked("search, such a word in a game", searched(lambda r: {"search": r.choice(WORDS), "game": _game(r)})),
        _asked(
            "search, such a word, the cheapest first",
            searched(lambda r: {"search": r.choice(WORDS), "ordering": "price"}),
        ),
        _asked("search, such a word above a price", searched(lambda r: {"search": r.choice(WORDS), **_prices(r)})),
        _asked("search, a word of some thousands", searched(lambda r: {"search": own_word(r.randrange(1, 40))})),
        _asked("search, a word of some hundreds", searched(lambda r: {"search": own_word(r.randrange(100, 900))})),
        _asked("search, a rare word", searched(lambda r: {"search": own_word(r.randrange(OWN_WORDS // 2, OWN_WORDS))})),
        _asked("search, a word of no listing", searched(lambda r: {"search": f"zq{r.randrange(10**9):x}vw"})),
        _asked("facets of a search", lambda r: ("listings/facets/", {"search": r.choice(WORDS), **_prices(r)})),
        _asked("suggestions", lambda r: ("search/suggest/", {"q": r.choice(WORDS)[: r.randrange(2, 6)]})),
    ]


def _listing() -> list[Work]:
    ids = list(Listing.objects.filter(status="active").order_by("-created_at").values_list("id", flat=True)[:4_000])
    sellers = list(User.objects.filter(active_listing_count__gt=0).values_list("username", flat=True)[:2_000])
    return [
        _asked("detail", lambda r: (f"listings/{r.choice(ids)}/", {})),
        _asked("similar to a listing", lambda r: (f"listings/{r.choice(ids)}/similar/", {}), bar_ms=None),
        _asked("a seller's page", lambda r: (f"users/{r.choice(sellers)}/", {}), bar_ms=None),
        _asked("a seller's listings", lambda r: (f"users/{r.choice(sellers)}/listings/", {}), bar_ms=None),
    ]


def _members() -> list[Work]:
    buyers = _clients(Order.objects.order_by("-id").values_list("buyer_id", flat=True)[:PEOPLE])
    sellers = _clients(Order.objects.order_by("-id").values_list("seller_id", flat=True)[:PEOPLE])
    likers = _clients(Favorite.objects.order_by("-id").values_list("user_id", flat=True)[:PEOPLE])
    talkers = [
        (client, talk)
        for user_id, talk in Participant.objects.order_by("-id").values_list("user_id", "conversation_id")[:PEOPLE]
        for client in _clients([user_id])
    ]

    def messages(shuffled: random.Random) -> Act:
        client, talk = shuffled.choice(talkers)
        return lambda: _get(client, f"chats/{talk}/messages/", {})

    return [
        _asked("favorites", lambda _: ("profile/favorites/", {}), likers, None),
        _asked("chats", lambda _: ("chats/", {}), sellers, None),
        Work("messages of a chat", messages),
        _asked("notifications", lambda _: ("profile/notifications/", {}), buyers, None),
        _asked("purchases of a buyer", lambda _: ("profile/purchases/", {}), buyers, None),
        _asked("sales of a seller", lambda _: ("profile/sales/", {}), sellers, None),
        _asked("movements of a wallet", lambda _: ("payments/transactions/", {}), sellers, None),
        _asked("own listings by price", lambda _: ("profile/listings/", {"ordering": "-price"}), sellers, None),
    ]


def _staff() -> list[Work]:
    staff = [_chief()]
    return [
        _asked("the dashboard", lambda _: ("admin/dashboard/", {"compare": "true"}), staff, None),
        _asked("listings that wait for a moderator", lambda _: ("admin/listings/", {}), staff, None),
        _asked("orders, for the staff", lambda _: ("admin/orders/", {}), staff, None),
    ]


def _chief() -> Client:
    chief = User.objects.filter(username=_CHIEF).values_list("id", flat=True).first()
    return _clients([chief or user_create(username=_CHIEF, is_staff=True).id])[0]


def _machinery() -> list[Work]:
    return [
        Work("orders that are due (sweeper)", lambda _: _undone(orders.due_backlog)),
        Work("the next fact of the outbox", lambda _: _undone(lambda: outbox.relay(limit=1))),
    ]


def _asked(
    name: str,
    question: Callable[[random.Random], tuple[str, dict[str, Any]]],
    clients: Sequence[Client] = (),
    bar_ms: float | None = BAR_MS,
) -> Work:
    visitors = [Client(SERVER_NAME="localhost")]

    def prepared(shuffled: random.Random) -> Act:
        path, wanted = question(shuffled)
        client = shuffled.choice(clients or visitors)
        return lambda: _get(client, path, wanted)

    return Work(name, prepared, bar_ms)


def _later_page(shuffled: random.Random) -> Act:
    """Follow a list of a random order some pages; the last step is measured."""
    visitor = Client(SERVER_NAME="localhost")
    wanted = {"ordering": shuffled.choice(["price", "-created_at", "-popularity", "-rating"]), "page_size": 60}
    if shuffled.random() < 0.5:
        wanted["game"] = _game(shuffled)
    for _ in range(3):
        path = _get(visitor, "listings/", wanted).json()["next"]
        if not path:
            break
        wanted["cursor"] = parse_qs(urlsplit(path).query)["cursor"][0]
    return lambda: _get(visitor, "listings/", wanted)


def _get(client: Client, path: str, wanted: dict[str, Any]) -> Any:
    answer: Any = client.get(f"{_API}{path}?{urlencode(wanted)}" if wanted else f"{_API}{path}")
    if answer.status_code != 200:
        raise RuntimeError(f"{path} {wanted}: {answer.status_code} {answer.content[:300]!r}")
    return answer


def _undone(work: Act) -> Act:
    def measured() -> None:
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return measured


def _clients(user_ids: Any) -> list[Client]:
    tokens = [users.session_start(user_id=user, actor=Actor.visitor()).access for user in dict.fromkeys(user_ids)]
    return [Client(HTTP_AUTHORIZATION=f"Bearer {token}", SERVER_NAME="localhost") for token in tokens]


def _game(shuffled: random.Random) -> str:
    known = games.game_list()
    return shuffled.choices(known, [1 / (place + 1) for place in range(len(known))])[0].slug


def _ordered(ordering: str, shuffled: random.Random) -> tuple[str, dict[str, Any]]:
    return "listings/", {"ordering": ordering, "page_size": shuffled.randrange(12, 60)}


def _prices(shuffled: random.Random) -> dict[str, int]:
    low = shuffled.randrange(1_000, _HIGH_PRICE, 500)
    return {"min_price": low, "max_price": low + shuffled.randrange(100_000, 3_000_000, 500)}


def _attributes(slug: str) -> dict[str, str]:
    """Return filters by the first choice and the first flag of a game: three of its values, and true."""
    specs = [spec for spec in games.game_get(slug).attributes if spec.is_filterable]
    choice = next(spec for spec in specs if spec.type == "choice")
    flag = next(spec for spec in specs if spec.type == "bool")
    return {f"attr.{choice.key}": ",".join(value for value, _ in choice.choices[:3]), f"attr.{flag.key}": "true"}
