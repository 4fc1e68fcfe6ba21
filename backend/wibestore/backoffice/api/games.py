"""Addresses of the catalog's administration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from wibestore.backoffice.api.game_schemas import AdminGameOut, AdminGamesOut, GameCreateIn, GameIn, GameOrderIn
from wibestore.core.api import actor_of, admin_only, problems
from wibestore.core.once import answer_once
from wibestore.games import selectors, services
from wibestore.listings import selectors as listings
from wibestore.users.services import step_up_check

router = Router(tags=["admin"], auth=admin_only)


@router.get("/admin/games/", response={200: AdminGamesOut, **problems(401, 403)})
def admin_game_list(request: HttpRequest) -> Any:
    """List every game, also those in which nothing new is sold."""
    return {"results": selectors.admin_game_list()}


@router.post("/admin/games/", response={201: AdminGameOut, **problems(401, 403, 409, 422)})
def admin_game_create(request: HttpRequest, body: GameCreateIn) -> HttpResponse:
    """Add a game at the end of the catalog."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> AdminGameOut:
        services.game_create(actor=actor, slug=body.slug, draft=body.draft(), reason=body.reason)
        return AdminGameOut.model_validate(selectors.admin_game_get(body.slug))

    return answer_once(request, body, effect, status=201)


@router.get("/admin/games/{slug}/", response={200: AdminGameOut, **problems(401, 403, 404)})
def admin_game_detail(request: HttpRequest, slug: str) -> Any:
    """Return a game with its own attributes."""
    return selectors.admin_game_get(slug)


@router.patch("/admin/games/{slug}/", response={200: AdminGameOut, **problems(401, 403, 404, 409, 422)})
def admin_game_update(request: HttpRequest, slug: str, body: GameIn) -> HttpResponse:
    """Give a game new words and attributes whole; what listings use cannot be taken away."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> AdminGameOut:
        services.game_update(
            actor=actor, slug=slug, draft=body.draft(), reason=body.reason, uses_of=listings.attribute_uses
        )
        return AdminGameOut.model_validate(selectors.admin_game_get(slug))

    return answer_once(request, body, effect)


@router.post("/admin/games-order/", response={200: AdminGamesOut, **problems(401, 403, 422)})
def admin_game_order(request: HttpRequest, body: GameOrderIn) -> HttpResponse:
    """Put the games in another order: all of them are named."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)

    def effect() -> AdminGamesOut:
        services.games_order(actor=actor, slugs=body.slugs, reason=body.reason)
        return AdminGamesOut.model_validate({"results": selectors.admin_game_list()})

    return answer_once(request, body, effect)
