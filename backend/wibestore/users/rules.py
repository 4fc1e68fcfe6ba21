"""What is true of names, numbers, zones and working hours of users. Pure: no tables, no clock."""

import hashlib
import math
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from functools import cache
from ipaddress import ip_address, ip_network
from zoneinfo import ZoneInfo, available_timezones

from wibestore.core.money import BASIS_POINTS
from wibestore.users.types import SellerCounts, SellerFacts, WorkingHours

USERNAME_MIN_LENGTH = 3
USERNAME_MAX_LENGTH = 30
NOTE_MAX_LENGTH = 2_000
# What a seller must have for the badge.
VERIFIED_SALES = 5
VERIFIED_RATING = 4.5
VERIFIED_REVIEWS = 3
# Under so many orders a share would tell of one or two people: the seller is new.
SELLER_ORDERS_ENOUGH = 5
# 95 %, as usual.
_WILSON_Z = 1.96
_STARS_MAX = 5
# So many completed orders are half of what volume can give.
_VOLUME_HALF = 20
_SCORE_WHOLE = 1_000_000
SITE_NAME = "wibestore"
WORK_WINDOW_MIN = timedelta(hours=4)
AWAY_MAX = timedelta(days=14)
# Windows looked at: the longest promise (12 hours) fits into four of the shortest, and away is a start, not a day.
_WINDOWS_MAX = 400

_IPV4, _IPV4_KEPT, _IPV6_KEPT = 4, 24, 48
_CYRILLIC = "А-Яа-яЁёЎўҚқҒғҲҳ"
_USERNAME = re.compile(rf"(?:[A-Za-z0-9]+(?:[_.-][A-Za-z0-9]+)*|[{_CYRILLIC}0-9]+(?:[_.-][{_CYRILLIC}0-9]+)*)")
_PHONE = re.compile(r"\+998[0-9]{9}")
_PHONE_BLANKS = re.compile(r"[\s()-]")
_WORDS = re.compile(r"[\W_]+")

# Letters that look alike after case folding, all drawn as one; Cyrillic by its capitals too (В, Н, У).
_LOOK_ALIKES = str.maketrans(
    {
        "а": "a",
        "в": "b",
        "ь": "b",
        "е": "e",
        "ё": "e",
        "з": "3",
        "к": "k",
        "қ": "k",
        "м": "m",
        "н": "h",
        "о": "o",
        "п": "n",
    }
    | {"р": "p", "с": "c", "т": "t", "у": "y", "ў": "y", "х": "x", "ҳ": "x", "ч": "4", "б": "6", "ғ": "f", "й": "и"}
    | {"0": "o", "1": "l", "i": "l", "5": "s", ".": "_", "-": "_"}
)
_LOOK_ALIKE_PAIRS = (("rn", "m"), ("vv", "w"))

_STAFF_NAMES = (
    "admin administrator moderator support wibestore official staff arbiter escrow security "
    "админ администратор модератор поддержка вайбстор официальный арбитр гарант yordam"
)
_ADDRESS_NAMES = (
    "about api auth chat chats client faq games health help home listings login logout mail me media null orders "
    "payments premium privacy profile register reviews root sell sellers settings signup static system terms "
    "undefined upload user users wallet www помощь система"
)


def username_skeleton(username: str) -> str:
    """Return what `username` looks like: equal for names that people cannot tell apart (T-20)."""
    skeleton = unicodedata.normalize("NFKC", username).casefold().translate(_LOOK_ALIKES)
    for pair, letter in _LOOK_ALIKE_PAIRS:
        skeleton = skeleton.replace(pair, letter)
    return skeleton


def username_beginnings(text: str) -> list[str]:
    """
    Return what the skeleton of a username that begins with `text` may begin with.

    More than one where the next letter would make a pair with the last one: "ver" begins "vernon", drawn as "vemon".
    """
    skeleton = username_skeleton(text)
    joined = [skeleton[:-1] + letter for pair, letter in _LOOK_ALIKE_PAIRS if skeleton.endswith(pair[0])]
    return [skeleton, *joined]


def is_username(username: str) -> bool:
    """
    Tell whether `username` is well formed: letters of one script (Latin or Cyrillic), digits, and single
    `_ . -` between them; at least one letter.
    """
    is_long_enough = USERNAME_MIN_LENGTH <= len(username) <= USERNAME_MAX_LENGTH
    return is_long_enough and not username.isdigit() and _USERNAME.fullmatch(username) is not None


def is_reserved_username(username: str) -> bool:
    """Tell whether `username` pretends to be the shop or one of its addresses."""
    return claims_to_be_staff(username) or username_skeleton(username) in _skeletons(_ADDRESS_NAMES)


def claims_to_be_staff(name: str) -> bool:
    """Tell whether a word of `name` looks like the shop's name or a word for its staff."""
    is_site = username_skeleton(SITE_NAME) in _WORDS.sub("", username_skeleton(name))
    return is_site or any(username_skeleton(word) in _skeletons(_STAFF_NAMES) for word in _WORDS.split(name))


@cache
def _skeletons(names: str) -> frozenset[str]:
    return frozenset(username_skeleton(name) for name in names.split())


def email_clean(email: str) -> str:
    """Return the e-mail as it is stored and compared: without blanks around it, in small letters."""
    return email.strip().lower()


def email_masked(email: str) -> str:
    """Return an address as others may read it: its first letter and its domain."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}***@{domain}"


def phone_masked(phone: str) -> str:
    """Return a number of which one knows whose it is only with the number itself: +998 90 *** ** 67."""
    return f"{phone[:4]} {phone[4:6]} *** ** {phone[-2:]}" if phone else ""


def phone_clean(phone: str) -> str | None:
    """Return `phone` as +998XXXXXXXXX, "" for an empty one, None when it is no Uzbek number."""
    digits = _PHONE_BLANKS.sub("", phone)
    return digits if not digits or _PHONE.fullmatch(digits) else None


def ip_masked(ip: str) -> str:
    """Return an address without the part that names one house: 213.230.64.0, 2a05:d018:1:: (/24 and /48)."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ""
    return str(ip_network((address, _IPV4_KEPT if address.version == _IPV4 else _IPV6_KEPT), strict=False)[0])


def nonce_of(secret: str) -> str:
    """Return what goes to Google in place of a browser's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_time_zone(name: str) -> bool:
    """Tell whether `name` is a time zone of the IANA database."""
    return name in _time_zones()


@cache
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def rating_of(rating_sum: int, rating_count: int) -> float | None:
    """Return the mean of stars with two decimals, or None without reviews."""
    return round(rating_sum / rating_count, 2) if rating_count else None


def seller_facts(counts: SellerCounts | None) -> SellerFacts:
    """Return what everybody may know of a seller's orders; None is somebody whose orders were never counted."""
    is_new = counts is None or counts.ended < SELLER_ORDERS_ENOUGH
    if counts is None or is_new:
        nothing = dict.fromkeys(
            ("completion_bps", "delivery_minutes", "instant_bps", "disputed", "disputed_bps", "disputes_lost")
        )
        return SellerFacts(is_new=True, completed=counts.completed if counts else 0, **nothing)
    by_hand = counts.delivered - counts.delivered_instantly
    return SellerFacts(
        is_new=False,
        completed=counts.completed,
        completion_bps=counts.completed * BASIS_POINTS // counts.ended,
        delivery_minutes=counts.delivery_minutes if by_hand >= SELLER_ORDERS_ENOUGH else None,
        instant_bps=counts.delivered_instantly * BASIS_POINTS // counts.delivered if counts.delivered else None,
        disputed=counts.disputed,
        disputed_bps=-(-counts.disputed * BASIS_POINTS // counts.completed) if counts.completed else None,
        disputes_lost=counts.disputes_lost,
    )


def seller_score(counts: SellerCounts, *, rating_sum: int, rating_count: int) -> int:
    """
    Return how good a seller is, from 0 to a million; plan, price and money are no part of it.

    Three shares multiplied: what the stars say at worst, what share of orders went well at worst (each a Wilson
    bound, so that few say little), and how many were completed. A dispute that was lost is counted among the orders
    that did not go well, and once more. Nothing without a review, or of a new seller.
    """
    if counts.ended < SELLER_ORDERS_ENOUGH or not rating_count:
        return 0
    stars = wilson_bound((rating_sum - rating_count) / (_STARS_MAX - 1), rating_count)
    went_well = wilson_bound(counts.completed, counts.ended + counts.disputes_lost)
    volume = counts.completed / (counts.completed + _VOLUME_HALF)
    return int(stars * went_well * volume * _SCORE_WHOLE)


def wilson_bound(good: float, total: int) -> float:
    """
    Return the least share of good ones that `good` of `total` speak for (the lower end of Wilson's interval).

    :param good: may be a part of one, as three stars are half a good review
    """
    if not total:
        return 0.0
    share, z2 = good / total, _WILSON_Z**2
    spread = _WILSON_Z * math.sqrt((share * (1 - share) + z2 / (4 * total)) / total)
    return max(0.0, (share + z2 / (2 * total) - spread) / (1 + z2 / total))


def work_window(work_from: time, work_to: time) -> timedelta:
    """Return how long a day's work lasts by the clock on the wall; zero where both are the same."""
    day = datetime(2000, 1, 1)  # noqa: DTZ001 - the difference of two times of day has no zone
    length = datetime.combine(day, work_to) - datetime.combine(day, work_from)
    return length % timedelta(days=1)


def opens_at(hours: WorkingHours, now: datetime) -> datetime | None:
    """Return when the seller works again, or None while they work."""
    start = next(_working(hours, now))[0]
    return start if start > now else None


def changes_at(hours: WorkingHours, now: datetime) -> datetime | None:
    """Return when the seller will begin or stop to work by itself, or None where that never changes."""
    start, end = next(_working(hours, now))
    return start if start > now else end


def deliver_by(hours: WorkingHours, now: datetime, minutes: int) -> datetime:
    """
    Return when `minutes` of working time have passed from `now` on.

    They are real minutes: where a zone changes its clocks, a window is as long as it is.

    :raises ValueError: more working time than the next year or so holds
    """
    left, counted_to = timedelta(minutes=minutes), now
    for start, end in _working(hours, now):
        begin = max(start, counted_to)
        if end is None or begin + left <= end:
            return begin + left
        left -= max(end - begin, timedelta(0))
        counted_to = max(end, counted_to)
    raise ValueError(f"{minutes} minutes of work are too many")


def _working(hours: WorkingHours, now: datetime) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield the times of work that are not over yet, in their order; the end of always is None."""
    since = max(now, hours.away_until) if hours.away_until else now
    if hours.work_from is None or hours.work_to is None:
        yield since, None
        return
    zone = ZoneInfo(hours.time_zone)
    # From yesterday on, because of a window past midnight.
    first = since.astimezone(zone).date() - timedelta(days=1)
    for number in range(_WINDOWS_MAX):
        day = first + timedelta(days=number)
        last_day = day if hours.work_to > hours.work_from else day + timedelta(days=1)
        start = datetime.combine(day, hours.work_from, zone).astimezone(UTC)
        end = datetime.combine(last_day, hours.work_to, zone).astimezone(UTC)
        if end > since:
            yield max(start, since), end


def verifiable_missing(
    *,
    sales: int,
    has_two_factor: bool,
    is_email_verified: bool,
    rating: float | None,
    rating_count: int,
    is_blocked: bool,
) -> list[str]:
    """Return what a seller lacks for the badge of a verified one."""
    is_well_rated = rating is not None and rating >= VERIFIED_RATING and rating_count >= VERIFIED_REVIEWS
    has = {
        "sales": sales >= VERIFIED_SALES,
        "two_factor": has_two_factor,
        "email": is_email_verified,
        "rating": is_well_rated,
        "verdict": not is_blocked,
    }
    return [name for name, is_there in has.items() if not is_there]
