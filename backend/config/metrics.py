"""
What an operator watches: how old the heartbeats are, what waits and what is due, as Prometheus reads it.

Shut from outside: figures of the shop are nobody else's business, and whoever is refused is told nothing of them.
"""

import hmac
from collections.abc import Iterator

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from wibestore.core import clock, outbox
from wibestore.core.errors import NotFound, Unavailable
from wibestore.core.models import Heartbeat
from wibestore.core.problems import problem_for
from wibestore.letters import services as letters
from wibestore.orders import services as orders

_LOOPBACK = ("127.0.0.1", "::1")
# A proxy on this very machine comes from the loopback too, and says for whom.
_PROXY_HEADERS = ("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via")


class ShopCollector(Collector):
    """Asks the database at the moment of reading: the figures are the shop's, not one process's."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the gauges."""
        ages = GaugeMetricFamily(
            "wibestore_heartbeat_age_seconds", "Seconds since a periodic job last ran", labels=["name"]
        )
        now = clock.now()
        for name, beat_at in Heartbeat.objects.order_by("name").values_list("name", "beat_at"):
            ages.add_metric([name], (now - beat_at).total_seconds())
        yield ages
        waiting, dead = outbox.backlog()
        yield GaugeMetricFamily("wibestore_outbox_waiting", "Facts not yet handed to every handler", value=waiting)
        yield GaugeMetricFamily("wibestore_outbox_dead", "Deliveries that were given up", value=dead)
        unsent, failed = letters.letters_backlog()
        yield GaugeMetricFamily("wibestore_letters_waiting", "Letters not yet sent", value=unsent)
        yield GaugeMetricFamily("wibestore_letters_failed", "Letters that were given up in the last day", value=failed)
        due = GaugeMetricFamily("wibestore_orders_due", "Orders whose clock has run out, to be swept", labels=["clock"])
        for column, count in orders.due_counts().items():
            due.add_metric([column], count)
        yield due


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer the gauges to whoever may read them; there is nothing here for anybody else."""
    if not _may_read(request):
        return problem_for(request, NotFound())
    registry = CollectorRegistry(auto_describe=False)
    registry.register(ShopCollector())
    try:
        text = generate_latest(registry)
    except OperationalError:
        return problem_for(request, Unavailable(retry_after_s=1))
    return HttpResponse(text, content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _may_read(request: HttpRequest) -> bool:
    token: str = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    is_direct = not any(request.headers.get(name) for name in _PROXY_HEADERS)
    return is_direct and request.META.get("REMOTE_ADDR") in _LOOPBACK
