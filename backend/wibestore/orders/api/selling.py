"""How a seller is doing, over HTTP."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, BeforeValidator, Field

from wibestore.core.api import Output, actor_of, problems
from wibestore.orders import selectors

router = Router(tags=["selling"])

_DIGITS_MAX = 3


def _number(text: object) -> object:
    # A query holds texts, and a choice of numbers takes none.
    return int(text) if isinstance(text, str) and len(text) <= _DIGITS_MAX and text.isdecimal() else text


class SellingQuery(BaseModel):
    """The parameters of `profile/selling/`."""

    days: Annotated[
        Literal[7, 30, 90, 365], BeforeValidator(_number), Field(description="How many days back the figures go")
    ] = 30


class SellingTotalsOut(Output):
    """What came of a period; `income` is what the seller was paid, `conversion_bps` sales of 10,000 views."""

    views: int
    favorites: int
    orders: int
    sold: int
    income: int
    conversion_bps: int


class SellingDayOut(Output):
    """One day of Tashkent; the income of a day is negative where an after-sale claim took more back than came."""

    day: date
    views: int
    sold: int
    income: int


class SellingOut(Output):
    """The last days, today among them, beside as many before."""

    days: int
    totals: SellingTotalsOut
    previous: SellingTotalsOut
    series: list[SellingDayOut]
    statuses: Annotated[dict[str, int], Field(description="How many of one's listings are in each status")]


@router.get("/profile/selling/", response={200: SellingOut, **problems(401)})
def selling(request: HttpRequest, query: Query[SellingQuery]) -> Any:
    """Return how one's own selling goes."""
    return selectors.selling_get(actor=actor_of(request), days=query.days)
