"""
`/metrics/`: what these processes counted, and how the shop stands.

Shut from outside: figures of the shop are nobody else's business, and whoever is refused is told nothing of them.
"""

import hmac

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from config.metrics.processes import Family, own_figures
from config.metrics.shop import BrokerCollector, ShopCollector
from wibestore.core.errors import NotFound
from wibestore.core.problems import problem_for

_LOOPBACK = ("127.0.0.1", "::1")
# A proxy on this very machine comes from the loopback too, and says for whom.
_PROXY_HEADERS = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer the figures to whoever may read them; there is nothing here for anybody else."""
    if not is_insider(request):
        return problem_for(request, NotFound())
    text = generate_latest(Family([*own_figures(), ShopCollector(), BrokerCollector()]))
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def is_insider(request: HttpRequest) -> bool:
    """Tell whether a request comes with the shop's own token, or from this very machine and through no proxy."""
    token: str = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    is_direct = not any(request.headers.get(name) for name in _PROXY_HEADERS)
    return is_direct and request.META.get("REMOTE_ADDR") in _LOOPBACK
