"""
What the shop's parts count as it happens, for `/metrics/` (docs/slo.md): sockets, and what is asked of providers.

Labels are codes from short lists: never an id, an address or a name of somebody. A process counts for itself; where
PROMETHEUS_MULTIPROC_DIR names a folder, those of one container are summed there.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics

disable_created_metrics()  # type: ignore[no-untyped-call]

# Ours alone: the library's own would tell of one process what several of them do.
COUNTED = CollectorRegistry(auto_describe=False)

sockets_open = Gauge(
    "wibestore_sockets_open",
    "Sockets that are open",
    ["kind"],
    multiprocess_mode="livesum",
    registry=COUNTED,
)
socket_frames = Counter(
    "wibestore_socket_frames", "Frames to (out) and from (in) browsers", ["direction"], registry=COUNTED
)
socket_closes = Counter("wibestore_socket_closes", "Sockets that were closed, by code", ["code"], registry=COUNTED)

provider_calls = Counter(
    "wibestore_provider_calls",
    "Webhooks of payment providers: done, refused, forged, or error where we failed",
    ["provider", "outcome"],
    registry=COUNTED,
)
provider_requests = Counter(
    "wibestore_provider_requests",
    "What was asked of payment providers: ok, refused (our keys), failed (theirs), away",
    ["provider", "outcome"],
    registry=COUNTED,
)
provider_seconds = Histogram(
    "wibestore_provider_seconds",
    "How long payment providers took to answer",
    ["provider"],
    buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20),
    registry=COUNTED,
)
