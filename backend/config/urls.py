"""Addresses: the API, health, media, and every other path is a page of the interface."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, re_path

from config import pages
from config.api import api
from config.docs import docs_page
from config.metrics.http import PAGE
from config.metrics.page import metrics
from config.routing import ByFirstWord
from config.seo import views as seo


def _door() -> list[URLPattern | URLResolver]:
    """Return the address of the emergency admin, where it has one."""
    if not settings.DJANGO_ADMIN_PATH:
        return []
    from django.contrib.admin import site  # noqa: PLC0415 - a shop without the door does not load it

    return [path(f"{settings.DJANGO_ADMIN_PATH}/", site.urls)]


urlpatterns = [
    path("health/", pages.health),
    path("health/detailed/", pages.health_detailed),
    path("metrics/", metrics),
    path("api/v1/docs/", docs_page),
    ByFirstWord(path("api/v1/", api.urls)),
    path("media/<path:name>", pages.media),
    path("robots.txt", seo.robots),
    path("sitemap.xml", seo.sitemap),
    path("sitemap-<slug:section>-<int:number>.xml", seo.sitemap_part),
    path("previews/shop.png", seo.shop_picture),
    path("previews/listings/<uuid:listing_id>.png", seo.listing_preview),
    path("previews/games/<slug:slug>.png", seo.game_preview),
    *_door(),
    # The payment providers' own hosts, played; there in development and tests alone.
    *([path("emulators/", include("emulators.urls"))] if settings.EMULATORS else []),
    re_path(r"^(?!(?:api|ws|media|health|metrics|emulators)(?:/|$))(?P<name>.*)$", pages.interface, name=PAGE),
]

handler404 = "config.pages.not_found"
handler500 = "config.pages.server_error"
handler400 = "config.pages.bad_request"
