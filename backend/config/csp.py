"""The content security policy of pages: the shop itself, Google's sign-in, and the places that the settings name."""

from typing import Any
from urllib.parse import urlsplit

from django.utils.csp import CSP

_GOOGLE = "https://accounts.google.com/gsi"


def page_policy(
    *, public_url: str, media_cdn_url: str = "", cdn_url: str = "", sentry_dsn: str = ""
) -> dict[str, list[Any]]:
    """
    Return the directives of a page.

    :param media_cdn_url: where browsers get pictures from, when not from the shop
    :param cdn_url: where they get the interface's hashed files from, when not from the shop
    :param sentry_dsn: where the interface tells of its errors; its host alone gets into the policy
    """
    media = [media_cdn_url] if media_cdn_url else []
    # The slash: what lies below the address, and nothing else of that host.
    files = [f"{cdn_url}/"] if cdn_url else []
    sentry = [origin_of(sentry_dsn)] if sentry_dsn else []
    return {
        "default-src": [CSP.SELF],
        # Google's button: its script, its style, its window, its questions
        # (https://developers.google.com/identity/gsi/web/guides/get-google-api-clientid#content_security_policy).
        "script-src": [CSP.SELF, *files, f"{_GOOGLE}/client"],
        "style-src": [CSP.SELF, CSP.UNSAFE_INLINE, *files, f"{_GOOGLE}/style"],
        "frame-src": [CSP.SELF, f"{_GOOGLE}/"],
        "img-src": [CSP.SELF, "data:", "blob:", *media, *files],
        # Sockets by name too: Safari before 15.4 does not count them to 'self'. The worker fetches the hashed files.
        "connect-src": [CSP.SELF, public_url.replace("http", "ws", 1), *files, *sentry, f"{_GOOGLE}/"],
        "font-src": [CSP.SELF, *files],
        # Browsers take no worker from another origin, wherever the other files lie.
        "worker-src": [CSP.SELF],
        "object-src": [CSP.NONE],
        "base-uri": [CSP.NONE],
        "form-action": [CSP.SELF],
        "frame-ancestors": [CSP.NONE],
    }


def origin_of(dsn: str) -> str:
    """
    Return the origin that a DSN (`https://key@host/project`) sends to, without its key.

    :raises ValueError: it is none
    """
    parts = urlsplit(dsn)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("not a DSN such as https://key@sentry.example.uz/1")
    return f"{parts.scheme}://{parts.netloc.rsplit('@', 1)[-1]}"
