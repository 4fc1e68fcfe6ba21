"""The shop in numbers and the best sellers: public, the same for everybody, kept as ready bytes."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import problems
from wibestore.core.public_cache import public_answer
from wibestore.figures import selectors
from wibestore.figures.api.schemas import StatsOut, TopQuery, TopSellersOut
from wibestore.games import selectors as games

router = Router(tags=["figures"])

# Of both: a number that followed each deal at once would tell of the deal.
KEPT_S = 600
MAX_AGE_S = 60


@router.get("/stats/", auth=None, response={200: StatsOut, **problems()})
def stats_get(request: HttpRequest) -> HttpResponse:
    """Return the shop in numbers, at most ten minutes old."""
    return public_answer(
        request, key="stats", depends_on=(), build=selectors.shop_get, keep_s=KEPT_S, max_age_s=MAX_AGE_S
    )


@router.get("/sellers/top/", auth=None, response={200: TopSellersOut, **problems(404)})
def top_seller_list(request: HttpRequest, query: Query[TopQuery]) -> HttpResponse:
    """List the fifty best sellers by their reviews, completed orders and lost disputes; nobody can pay for a place."""
    game = games.game_get(query.game) if query.game else None
    return public_answer(
        request,
        key=f"sellers-top:{game.slug if game else ''}",
        depends_on=(selectors.TOP_SELLERS,),
        build=lambda: {"results": selectors.sellers_top(game)},
        keep_s=KEPT_S,
        max_age_s=MAX_AGE_S,
    )
