"""What the page at an address says: its kind's maker, or the shop's own words where that cannot be known."""

import dataclasses
import logging
from collections.abc import Mapping

from django.db import OperationalError

from config.seo.addresses import DEFAULT_LANGUAGE, language_asked
from config.seo.kinds import kind_of
from config.seo.makers import missing_page, shop_page
from config.seo.page import Asked, Page
from wibestore.core.errors import DomainError

logger = logging.getLogger("wibestore.pages")


def page_at(path: str, query: Mapping[str, str]) -> Page:
    """
    Return what the page at `path` says; an address that no page has, or of what is not there, is marked missing.

    Filters, orders and cursors are not part of what it says; a page of search results is not to be found itself.
    Without the database every page has the shop's own words: the page comes, and says itself what it cannot load.
    """
    found = kind_of(path)
    asked = Asked(path, found[1] if found else {}, language_asked(query) or DEFAULT_LANGUAGE)
    if found is None:
        return missing_page(asked)
    try:
        page = found[0].make(asked)
    except (DomainError, ValueError):
        return missing_page(asked)
    except OperationalError:
        logger.warning("A page's title could not be looked up", exc_info=True)
        return dataclasses.replace(shop_page(asked), path=path, graph=(), screen="")
    if set(query) - {"lang"}:
        # The first screen is of the page as it is without them.
        page = dataclasses.replace(page, screen="")
    return dataclasses.replace(page, is_indexed=False) if query.get("search") else page
