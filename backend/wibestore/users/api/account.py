"""The account over HTTP: proving and changing the e-mail, the password, closing it, its picture."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from wibestore.core.api import actor_of, problems
from wibestore.core.ratelimit import check_auth_limit
from wibestore.users import selectors, services
from wibestore.users.api.answers import browser_of, session_answer, session_forget
from wibestore.users.api.devices import device_keep
from wibestore.users.api.guards import check_day_limit, check_origin
from wibestore.users.api.schemas import MeOut, SessionOut
from wibestore.users.api.schemas_account import (
    AcceptedOut,
    AvatarIn,
    EmailChangeIn,
    EmailChangeOut,
    EmailConfirmOut,
    EmailVerifiedOut,
    EmptyIn,
    LinkIn,
    PasswordChangeIn,
    ResendOut,
    ResetAskIn,
    ResetIn,
)
from wibestore.users.types import EmailConfirmed, Me

router = Router(tags=["users"])


@router.post("/auth/email/verify/", auth=None, response={200: EmailVerifiedOut, **problems()})
def auth_email_verify(request: HttpRequest, body: LinkIn) -> EmailVerifiedOut:
    """Prove an e-mail by the link of a letter; the same link again says the same while it holds."""
    check_auth_limit(request, "email-verify")
    services.email_verify(token=body.token, actor=browser_of(request))
    return EmailVerifiedOut()


@router.post("/auth/email/resend/", response={202: ResendOut, **problems(401, 403, 409)})
def auth_email_resend(request: HttpRequest, body: EmptyIn) -> Status[ResendOut]:
    """Send another link that proves one's e-mail; a minute apart, two an hour, five a day."""
    return Status(202, ResendOut(retry_after_s=services.verification_resend(actor=actor_of(request))))


@router.post("/auth/password/reset/", auth=None, response={202: AcceptedOut, **problems()})
def auth_password_reset(request: HttpRequest, body: ResetAskIn) -> Status[AcceptedOut]:
    """Send a link for a new password, if somebody has this e-mail; the answer is the same for every one."""
    check_auth_limit(request, "password-reset")
    check_day_limit(request, "password-reset-day", settings.RATE_LIMIT_RESET_DAY)
    services.password_reset_ask(email=body.email, actor=browser_of(request))
    return Status(202, AcceptedOut())


@router.post("/auth/password/reset/confirm/", auth=None, response={204: None, **problems(403)})
def auth_password_reset_confirm(request: HttpRequest, body: ResetIn) -> Status[None]:
    """Set a new password by the link of a letter; every session ends, and nobody is signed in."""
    check_origin(request, required=False)
    check_auth_limit(request, "password-reset-confirm")
    services.password_reset(token=body.token, password=body.password, actor=browser_of(request))
    return Status(204, None)


@router.post("/auth/unlock/", auth=None, response={204: None, **problems()})
def auth_unlock(request: HttpRequest, body: LinkIn) -> Status[None]:
    """Lift the lock of one's account by the link of a letter."""
    check_auth_limit(request, "unlock")
    services.account_unlock(token=body.token)
    return Status(204, None)


@router.post("/auth/password/change/", response={200: SessionOut, **problems(401, 403)})
def auth_password_change(request: HttpRequest, response: HttpResponse, body: PasswordChangeIn) -> SessionOut:
    """Change one's password; every session ends, and this browser gets a new one."""
    actor = actor_of(request)
    check_auth_limit(request, "password-change")
    services.step_up_check(actor=actor)
    services.password_change(actor=actor, current_password=body.current_password, password=body.password)
    tokens = services.session_start(
        user_id=actor.user_id, actor=browser_of(request), device=device_keep(request, response)
    )
    return session_answer(response, tokens)


@router.post("/auth/email/change/", response={202: EmailChangeOut, **problems(401, 403)})
def auth_email_change(request: HttpRequest, body: EmailChangeIn) -> Status[EmailChangeOut]:
    """Begin to change one's e-mail; both addresses get a letter with a link. The same for one that is taken."""
    actor = actor_of(request)
    services.step_up_check(actor=actor)
    address = services.email_change_ask(actor=actor, email=body.email)
    return Status(202, EmailChangeOut(pending_email=address))


@router.delete("/auth/email/change/", response={204: None, **problems(401, 403)})
def auth_email_change_cancel(request: HttpRequest) -> Status[None]:
    """Call the change of one's e-mail off."""
    services.email_change_cancel(actor=actor_of(request))
    return Status(204, None)


@router.post("/auth/email/change/confirm/", auth=None, response={200: EmailConfirmOut, **problems(401, 403, 409)})
def auth_email_change_confirm(request: HttpRequest, body: LinkIn) -> EmailConfirmed:
    """Say yes for one of the two addresses by its link; a signed-in browser of the same user stays signed in."""
    check_auth_limit(request, "email-change-confirm")
    return services.email_change_confirm(token=body.token, actor=actor_of(request))


@router.post("/auth/account/close/", response={204: None, **problems(401, 403, 409)})
def auth_account_close(request: HttpRequest, response: HttpResponse, body: EmptyIn) -> Status[None]:
    """Close one's account for good; refused while it holds money or something is unfinished."""
    actor = actor_of(request)
    services.step_up_check(actor=actor)
    services.account_close(actor=actor)
    session_forget(response)
    return Status(204, None)


@router.put("/profile/avatar/", response={200: MeOut, **problems(401, 403, 404, 409)})
def profile_avatar_set(request: HttpRequest, body: AvatarIn) -> Me:
    """Show the middle square of one's own upload beside one's name."""
    actor = actor_of(request)
    services.avatar_set(actor=actor, image_id=body.image_id)
    return selectors.me_get(actor.user_id)


@router.delete("/profile/avatar/", response={200: MeOut, **problems(401, 403)})
def profile_avatar_remove(request: HttpRequest) -> Me:
    """Show no picture beside one's name."""
    actor = actor_of(request)
    services.avatar_remove(actor=actor)
    return selectors.me_get(actor.user_id)
