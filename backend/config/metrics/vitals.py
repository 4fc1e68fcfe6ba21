"""Web vitals: how fast pages were for people, as their browsers measured it. Of whom, nothing is known or kept."""

from typing import Annotated, Final, Literal

from django.http import HttpRequest
from ninja import Router, Status
from prometheus_client import Histogram
from pydantic import Field

from wibestore.core.api import Input, problems
from wibestore.core.meters import COUNTED
from wibestore.core.ratelimit import hit, network_of

router = Router(tags=["vitals"])

# fmt: off
PageKind = Literal[
    "home", "catalog", "game", "listing", "seller", "sell", "order", "chat", "wallet", "profile", "notifications",
    "sign_in", "admin", "other",
]
# fmt: on
# Of one address; a browser sends at most a few of a visit.
_LIMIT: Final = "12/minute"
_SHIFT: Final = "CLS"
_LONGEST_MS: Final = 600_000

times = Histogram(
    "wibestore_web_vital_seconds",
    "LCP, INP, FCP and TTFB of pages as browsers measured them",
    ["name", "page_kind"],
    buckets=(0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 1.8, 2.5, 3, 4, 6, 10),
    registry=COUNTED,
)
shifts = Histogram(
    "wibestore_web_layout_shift",
    "CLS of pages as browsers measured it",
    ["page_kind"],
    buckets=(0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.5, 1),
    registry=COUNTED,
)


class VitalIn(Input):
    """One number: milliseconds, or for CLS the shift itself."""

    name: Annotated[
        Literal["LCP", "INP", "CLS", "FCP", "TTFB"], Field(description="Which of the web vitals was measured")
    ]
    value: Annotated[
        float, Field(ge=0, le=_LONGEST_MS, allow_inf_nan=False, description="Milliseconds; of CLS a plain number")
    ]


class VitalsIn(Input):
    """What a browser measured of one page."""

    page_kind: Annotated[PageKind, Field(description="Kind of the page, never its address")]
    vitals: Annotated[list[VitalIn], Field(min_length=1, max_length=5, description="What one page has measured")]


@router.post("/vitals/", auth=None, response={204: None, **problems(413)})
def vitals_add(request: HttpRequest, body: VitalsIn) -> Status[None]:
    """Count what a browser measured of a page: at most a few a minute from one address."""
    hit(_LIMIT, "vitals", network_of(request.client_ip), fail_open=True)  # type: ignore[attr-defined]
    for vital in body.vitals:
        if vital.name == _SHIFT:
            shifts.labels(body.page_kind).observe(vital.value)
        else:
            times.labels(vital.name, body.page_kind).observe(vital.value / 1_000)
    return Status(204, None)
