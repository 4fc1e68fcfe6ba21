"""The catalog of games: public, the same for everybody, kept as ready bytes."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from wibestore.core.api import problems
from wibestore.core.public_cache import public_answer
from wibestore.games import selectors
from wibestore.games.api.schemas import GameDetailOut, GameListOut

router = Router(tags=["games"])

_DEPENDS_ON = (selectors.VERSION, selectors.PAGES_VERSION)


@router.get("/games/", auth=None, response={200: GameListOut, **problems()})
def game_list(request: HttpRequest) -> HttpResponse:
    """List every game with its number of listings and its cheapest price."""
    return public_answer(
        request, key="games", depends_on=_DEPENDS_ON, build=lambda: {"results": selectors.game_cards()}
    )


@router.get("/games/{slug}/", auth=None, response={200: GameDetailOut, **problems(404)})
def game_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Return one game with the attributes its listings have."""
    selectors.game_get(slug)
    return public_answer(request, key=f"game:{slug}", depends_on=_DEPENDS_ON, build=lambda: selectors.game_detail(slug))
