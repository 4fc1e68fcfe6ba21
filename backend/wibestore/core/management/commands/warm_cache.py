"""`manage.py warm_cache`: builds the public answers that the first visitors of a version will ask for (R4.4)."""

import json
import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.management.base import BaseCommand
from django.test import RequestFactory
from django.urls import resolve

API = "/api/v1"
#: What the front page, the catalog and the best of the shop ask for, as the interface writes it.
FIRST = (
    f"{API}/games/",
    f"{API}/listings/",
    f"{API}/listings/facets/",
    f"{API}/listings/?ordering=-created_at&page_size=12",
    f"{API}/listings/?is_premium=true&ordering=-popularity&page_size=12",
    f"{API}/listings/?ordering=-popularity&page_size=12",
    f"{API}/listings/?ordering=-popularity&page_size=24",
    f"{API}/stats/",
    f"{API}/sellers/top/",
)
POPULAR = f"{API}/listings/?ordering=-popularity&page_size=24"
logger = logging.getLogger("wibestore.cache")


class Command(BaseCommand):
    """Asks the views themselves: nobody's limits are used up, and what is kept already is only read."""

    help = "Keep the public answers of the front page, the catalog, every game and what is popular; safe to repeat"

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for all of them; one that fails is logged and left to its first visitor."""
        outcomes = [answer_of(address) is not None for address in addresses()]
        failed = outcomes.count(False)
        self.stdout.write(f"warm_cache: {outcomes.count(True)} answers are kept, {failed} failed.")


def addresses() -> Iterator[str]:
    """Yield every address that is asked for: each language's page asks for the same ones."""
    yield from FIRST
    for game in _results(f"{API}/games/"):
        slug = game["slug"]
        yield from (f"{API}/games/{slug}/", f"{API}/listings/?game={slug}", f"{API}/listings/facets/?game={slug}")
    yield from (f"{API}/listings/{listing['id']}/similar/" for listing in _results(POPULAR))


def answer_of(address: str) -> bytes | None:
    """Return what the view at `address` answers a visitor; None where that fails."""
    request = RequestFactory().get(address)
    try:
        view, args, kwargs = resolve(request.path)
        response = view(request, *args, **kwargs)
    except Exception:  # a cold page is no reason to stop a release
        logger.exception("A page could not be built in advance")
        return None
    return bytes(response.content) if response.status_code == HTTPStatus.OK else None


def _results(address: str) -> list[dict[str, Any]]:
    answer = answer_of(address)
    return [] if answer is None else json.loads(answer)["results"]
