"""The second factor: at a sign-in, and turning it on and off."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from wibestore.core.api import actor_of, problems
from wibestore.core.ratelimit import check_auth_limit
from wibestore.users import services
from wibestore.users.api.answers import browser_of, session_answer
from wibestore.users.api.devices import device_keep
from wibestore.users.api.guards import check_origin
from wibestore.users.api.schemas import SessionOut
from wibestore.users.api.schemas_two_factor import (
    ChallengeIn,
    NothingIn,
    RecoveryCodesOut,
    TwoFactorCodeIn,
    TwoFactorOut,
    TwoFactorSetupOut,
)
from wibestore.users.types import TwoFactor, TwoFactorSetup

router = Router(tags=["two-factor"])


@router.post("/auth/2fa/verify/", auth=None, response={200: SessionOut, **problems(401, 403)})
def two_factor_verify(request: HttpRequest, response: HttpResponse, body: ChallengeIn) -> SessionOut:
    """Do the second step of a sign-in, by a code of the application or a recovery code."""
    check_origin(request, required=False)
    check_auth_limit(request, "2fa")
    tokens = services.challenge_pass(
        challenge=body.challenge, code=body.code, actor=browser_of(request), device=device_keep(request, response)
    )
    return session_answer(response, tokens)


@router.get("/auth/2fa/", response={200: TwoFactorOut, **problems(401, 403)})
def two_factor_get(request: HttpRequest) -> TwoFactor:
    """Tell how one's second factor stands."""
    return services.two_factor_get(actor=actor_of(request))


@router.post("/auth/2fa/setup/", response={200: TwoFactorSetupOut, **problems(401, 403, 409)})
def two_factor_setup(request: HttpRequest, body: NothingIn) -> TwoFactorSetup:
    """Make a new secret; it counts once a code of it was sent, within ten minutes."""
    actor = actor_of(request)
    services.step_up_check(actor=actor)
    return services.two_factor_setup(actor=actor)


@router.post("/auth/2fa/enable/", response={200: RecoveryCodesOut, **problems(401, 403, 409)})
def two_factor_enable(request: HttpRequest, body: TwoFactorCodeIn) -> RecoveryCodesOut:
    """Turn the second factor on by its first code: every other session ends, and recovery codes are made."""
    check_auth_limit(request, "2fa-enable")
    return RecoveryCodesOut(recovery_codes=services.two_factor_enable(actor=actor_of(request), code=body.code))


@router.post("/auth/2fa/recovery-codes/", response={200: RecoveryCodesOut, **problems(401, 403, 409)})
def recovery_codes_renew(request: HttpRequest, body: NothingIn) -> RecoveryCodesOut:
    """Make ten new recovery codes; the old ones are good for nothing from now on."""
    actor = actor_of(request)
    services.step_up_check(actor=actor)
    return RecoveryCodesOut(recovery_codes=services.recovery_codes_renew(actor=actor))


@router.post("/auth/2fa/disable/", response={204: None, **problems(401, 403, 409)})
def two_factor_disable(request: HttpRequest, body: NothingIn) -> Status[None]:
    """Turn the second factor off."""
    actor = actor_of(request)
    services.step_up_check(actor=actor)
    services.two_factor_disable(actor=actor)
    return Status(204, None)
