"""What search engines and chats fetch beside the pages: robots.txt, the sitemap, previews."""

import gzip
import hashlib
import logging
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.http import require_safe

from config.headers import API_CSP
from config.seo.cards import Card, game_card, listing_card
from config.seo.facts import game_facts, listing_facts
from config.seo.page import DRAWING_VERSION
from config.seo.previews import card_preview, shop_preview
from config.seo.robots import robots_txt
from config.seo.sitemaps import KEPT_S, index_xml, part_xml
from wibestore.core.errors import DomainError, NotFound, Unavailable
from wibestore.core.problems import problem_for
from wibestore.core.ratelimit import hit, network_of

logger = logging.getLogger("wibestore.pages")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Serve robots.txt."""
    headers = {"Cache-Control": "public, max-age=3600"}
    return HttpResponse(robots_txt(), content_type="text/plain; charset=utf-8", headers=headers)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Serve the index of the sitemap's parts."""
    return sitemap_part(request, "", 0)


@require_safe
def sitemap_part(request: HttpRequest, section: str, number: int) -> HttpResponse:
    """Serve a part of the sitemap, packed for whoever takes it so."""
    try:
        packed = part_xml(section, number) if section else index_xml()
    except OperationalError:
        logger.warning("The sitemap could not be read", exc_info=True)
        return problem_for(request, Unavailable(retry_after_s=60))
    if packed is None:
        return problem_for(request, NotFound())
    takes_gzip = "gzip" in {part.strip().lower() for part in request.headers.get("Accept-Encoding", "").split(",")}
    etag = f'"{hashlib.blake2b(packed, digest_size=12).hexdigest()}{"-gzip" if takes_gzip else ""}"'
    body = packed if takes_gzip else gzip.decompress(packed)
    response = HttpResponse(body, content_type="application/xml; charset=utf-8")
    if takes_gzip:
        response["Content-Encoding"] = "gzip"
    response["ETag"] = etag
    response["Cache-Control"] = f"public, max-age={KEPT_S}"
    patch_vary_headers(response, ["Accept-Encoding"])
    return get_conditional_response(request, etag=etag, response=response) or response


@require_safe
def listing_preview(request: HttpRequest, listing_id: UUID) -> HttpResponse:
    """Serve the picture of a listing that everybody may see."""
    return _preview(request, lambda: listing_card(listing_facts(listing_id)))


@require_safe
def game_preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Serve the picture of a game."""
    return _preview(request, lambda: game_card(game_facts(slug)))


@require_safe
def shop_picture(request: HttpRequest) -> HttpResponse:
    """Serve the picture of every page that has none of its own."""
    return _picture(request, DRAWING_VERSION, shop_preview)


def _preview(request: HttpRequest, card_of: Callable[[], Card]) -> HttpResponse:
    def may_draw() -> None:
        address = network_of(request.client_ip)  # type: ignore[attr-defined]
        hit(settings.RATE_LIMIT_PREVIEWS, "previews", address, fail_open=True)

    try:
        card = card_of()
        return _picture(request, card.version, lambda: card_preview(card, before_drawing=may_draw))
    except DomainError as refusal:
        return problem_for(request, refusal)
    except (OSError, OperationalError):
        logger.exception("A preview cannot be had")
        return problem_for(request, Unavailable(retry_after_s=60))


def _picture(request: HttpRequest, version: str, content: Callable[[], bytes]) -> HttpResponse:
    etag = f'"{version}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(content(), content_type="image/png")
    response["ETag"] = etag
    # An address that names the version is of that one picture for ever.
    is_named = request.GET.get("v") == version
    response["Cache-Control"] = "public, max-age=31536000, immutable" if is_named else "public, max-age=3600"
    response["Content-Security-Policy"] = API_CSP
    return response
