"""
The sitemap in parts: an index, and files of at most `SITEMAP_PART_MAX` addresses of listings, sellers, games and pages.

A part is read by keyset in portions and kept for an hour as it is sent: packed.
"""

import gzip
from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape
from typing import Any, Final, NamedTuple

from django.conf import settings

from config.seo import addresses
from config.seo.kinds import PUBLIC
from config.seo.once import kept_once
from wibestore.games import selectors as games
from wibestore.listings import selectors as listings
from wibestore.users import selectors as users

KEPT_S: Final = 3_600
_PORTION: Final = 5_000
_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


class Entry(NamedTuple):
    """An address of the sitemap; `place` is where it stands in its section's order."""

    place: Any
    path: str
    changed_at: datetime | None = None


# Given the place behind which to begin (None: from the start), how many to leave out first, and how many at most.
_Entries = Callable[[Any, int, int], list[Entry]]


def index_xml() -> bytes:
    """Return the index of all parts, packed by gzip."""
    return kept_once("sitemap:index", _index, keep_s=KEPT_S)


def part_xml(section: str, number: int) -> bytes | None:
    """Return a part (from 1 on), packed by gzip, or None where there is none."""
    starts = _starts(section) if section in _SECTIONS else []
    if not 1 <= number <= len(starts):
        return None
    start, end = starts[number - 1], starts[number] if number < len(starts) else None
    return kept_once(f"sitemap:{section}:{number}", lambda: _part(section, start, end), keep_s=KEPT_S)


def _index() -> bytes:
    parts = [
        f"<sitemap><loc>{escape(addresses.absolute(f'/sitemap-{section}-{number}.xml'))}</loc></sitemap>"
        for section in _SECTIONS
        for number in range(1, len(_starts(section)) + 1)
    ]
    return _packed(f'<sitemapindex xmlns="{_NAMESPACE}">{"".join(parts)}</sitemapindex>')


def _part(section: str, start: Any, end: Any) -> bytes:
    urls = [_url(entry) for entry in _entries(_SECTIONS[section], start, end)]
    return _packed(f'<urlset xmlns="{_NAMESPACE}">{"".join(urls)}</urlset>')


def _url(entry: Entry) -> str:
    changed = f"<lastmod>{entry.changed_at:%Y-%m-%dT%H:%M:%S+00:00}</lastmod>" if entry.changed_at else ""
    return f"<url><loc>{escape(addresses.absolute(entry.path))}</loc>{changed}</url>"


def _packed(xml: str) -> bytes:
    # Without the time of packing: the same part is the same bytes.
    return gzip.compress((_HEAD + xml).encode(), mtime=0)


def _starts(section: str) -> list[Any]:
    """Return behind which place each part begins: one statement for each part, none within the hour."""
    return kept_once(f"sitemap:{section}:starts", lambda: _starts_found(_SECTIONS[section]), keep_s=KEPT_S)


def _starts_found(entries: _Entries) -> list[Any]:
    starts: list[Any] = [None] if entries(None, 0, 1) else []
    while starts:
        # The last of this part, and the first of the next one where there is one.
        ends = entries(starts[-1], settings.SITEMAP_PART_MAX - 1, 2)
        if len(ends) < 2:
            break
        starts.append(ends[0].place)
    return starts


def _entries(entries: _Entries, start: Any, end: Any) -> Iterator[Entry]:
    """Yield the entries behind `start` up to `end`, a portion a statement; never more than a part may have."""
    left, place = settings.SITEMAP_PART_MAX, start
    while left > 0:
        wanted = min(_PORTION, left)
        found = entries(place, 0, wanted)
        yield from (entry for entry in found if end is None or entry.place <= end)
        if len(found) < wanted or (end is not None and found[-1].place >= end):
            return
        left, place = left - wanted, found[-1].place


def _listing_entries(place: Any, skipped: int, limit: int) -> list[Entry]:
    rows = listings.on_sale_after(place, skipped=skipped, limit=limit)
    return [Entry((made_at, one), f"/listings/{one}", changed_at) for made_at, one, changed_at in rows]


def _seller_entries(place: Any, skipped: int, limit: int) -> list[Entry]:
    rows = users.sellers_after(place, skipped=skipped, limit=limit)
    return [Entry(user_id, f"/users/{username}") for user_id, username in rows]


def _game_entries(place: Any, skipped: int, limit: int) -> list[Entry]:
    return _of_few([f"/games/{game.slug}" for game in games.game_list()], place, skipped, limit)


def _page_entries(place: Any, skipped: int, limit: int) -> list[Entry]:
    return _of_few([kind.route for kind in PUBLIC if kind.is_listed], place, skipped, limit)


def _of_few(paths: list[str], place: Any, skipped: int, limit: int) -> list[Entry]:
    first = (0 if place is None else place + 1) + skipped
    return [Entry(number, path) for number, path in enumerate(paths)][first : first + limit]


_SECTIONS: Final[dict[str, _Entries]] = {
    "pages": _page_entries,
    "games": _game_entries,
    "sellers": _seller_entries,
    "listings": _listing_entries,
}
