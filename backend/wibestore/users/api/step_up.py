"""Proving anew who one is, before what cannot be taken back."""

from django.conf import settings
from django.http import HttpRequest
from ninja import Router

from wibestore.core.api import actor_of, problems
from wibestore.core.ratelimit import hit
from wibestore.users import services
from wibestore.users.api.google import google_nonce
from wibestore.users.api.schemas_sessions import SteppedUpOut, StepUpIn, StepUpOut
from wibestore.users.types import StepUp

router = Router(tags=["sessions"])


@router.get("/auth/step-up/", response={200: StepUpOut, **problems(401, 403)})
def step_up_get(request: HttpRequest) -> StepUp:
    """Tell how this session may prove who it is, and until when its last proof counts."""
    return services.step_up_get(actor=actor_of(request))


@router.post("/auth/step-up/", response={200: SteppedUpOut, **problems(401, 403)})
def step_up(request: HttpRequest, body: StepUpIn) -> SteppedUpOut:
    """Prove who one is by a password, a code or a fresh sign-in at Google."""
    actor = actor_of(request)
    hit(settings.RATE_LIMIT_AUTH, "step-up", str(actor.session_id))
    if body.password is not None:
        until = services.step_up_by_password(actor=actor, password=body.password)
    elif body.code is not None:
        until = services.step_up_by_code(actor=actor, code=body.code)
    else:
        until = services.step_up_by_google(actor=actor, credential=body.credential or "", nonce=google_nonce(request))
    return SteppedUpOut(until=until)
