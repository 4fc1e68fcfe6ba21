"""What every answer tells a browser it may not do (security.md, rule 15; docs/security/policy.md)."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

API = ("/api/", "/media/")
API_CSP = "default-src 'none'; frame-ancestors 'none'; sandbox"

# Off, but for what the interface uses: copying, sharing, Google's window.
PERMISSIONS_POLICY = ", ".join(
    [
        *(
            f"{feature}=()"
            for feature in (
                "accelerometer",
                "autoplay",
                "browsing-topics",
                "camera",
                "clipboard-read",
                "display-capture",
                "encrypted-media",
                "geolocation",
                "gyroscope",
                "hid",
                "idle-detection",
                "magnetometer",
                "microphone",
                "midi",
                "payment",
                "screen-wake-lock",
                "serial",
                "usb",
                "xr-spatial-tracking",
            )
        ),
        "clipboard-write=(self)",
        "fullscreen=(self)",
        'identity-credentials-get=(self "https://accounts.google.com")',
    ]
)

# Pages whose address carries a token, if only in its fragment: nobody is told where the reader comes from.
TOKEN_PAGES = frozenset({"/verify-email", "/reset-password", "/unlock", "/confirm-email-change", "/appeal"})

# The worker's script is asked for anew at every look, or an old one would stay in charge.
WORKER = "/sw.js"
# Hashed files are anybody's: from a CDN, browsers ask for them from another origin (frontend/README.md).
_HASHED = "/assets/"

# Who signed out leaves nothing of theirs in this browser's cache.
_SIGNING_OUT = frozenset({"/api/v1/auth/logout/", "/api/v1/auth/account/close/"})
_NO_CONTENT = 204
# Answers of these kinds have no body, and its length is not theirs to say (RFC 9110 §8.6).
_BODILESS = frozenset({*range(100, 200), _NO_CONTENT, 304})


class HeadersMiddleware:
    """Headers that Django itself does not set. API answers run nothing and are private unless a view says otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        if request.path.rstrip("/") in TOKEN_PAGES:
            headers["Referrer-Policy"] = "no-referrer"
            headers["Cache-Control"] = "no-store"
        if request.path.startswith(API) and not request.path.startswith("/api/v1/docs/"):
            headers.setdefault("Content-Security-Policy", API_CSP)
            headers.setdefault("Cache-Control", "no-store")
        if request.path == WORKER:
            headers["Cache-Control"] = "no-cache"
        if request.path.startswith(_HASHED):
            headers["Access-Control-Allow-Origin"] = "*"
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        if not response.streaming and response.status_code not in _BODILESS:
            # Without it the server sends the answer in chunks: in three pieces instead of two.
            headers.setdefault("Content-Length", str(len(response.content)))
        if request.path in _SIGNING_OUT and response.status_code == _NO_CONTENT:
            headers["Clear-Site-Data"] = '"cache"'
        return response


def bare_headers() -> dict[str, str]:
    """Return the headers of an answer that is made before Django sees the request."""
    headers = {
        "Content-Security-Policy": API_CSP,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Permissions-Policy": PERMISSIONS_POLICY,
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }
    if settings.SECURE_HSTS_SECONDS:
        parts = [f"max-age={settings.SECURE_HSTS_SECONDS}"]
        parts += ["includeSubDomains"] if settings.SECURE_HSTS_INCLUDE_SUBDOMAINS else []
        parts += ["preload"] if settings.SECURE_HSTS_PRELOAD else []
        headers["Strict-Transport-Security"] = "; ".join(parts)
    return headers
