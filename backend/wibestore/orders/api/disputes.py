"""HTTP of disputes: translate, call one service or selector, answer with the whole dispute."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from wibestore.core.api import actor_of, json_response, problems
from wibestore.orders import selectors, services
from wibestore.orders.api.answering import answer_once, credentials_shown
from wibestore.orders.api.schemas import (
    CredentialsOut,
    DisputeAcceptIn,
    DisputeDecisionIn,
    DisputeEvidenceIn,
    DisputeIn,
    DisputeMessageIn,
    DisputeOut,
    DisputeProposalIn,
    OrderActionIn,
    OrderProblem,
    StaffReasonIn,
)
from wibestore.users.services import step_up_check

router = Router(tags=["disputes"])
_STEP = {200: DisputeOut, **problems(401, 404, 422), 409: OrderProblem}


@router.post(
    "/orders/{uuid:order_id}/disputes/", response={201: DisputeOut, **problems(401, 404, 422), 409: OrderProblem}
)
def dispute_open(request: HttpRequest, order_id: UUID, claim: DisputeIn) -> HttpResponse:
    """Dispute an order: its clocks stop, the other side has twelve hours to answer."""
    actor = actor_of(request)
    return answer_once(
        request,
        claim,
        lambda: services.dispute_open(actor=actor, order_id=order_id, **claim.model_dump()),
        status=201,
    )


@router.get("/disputes/{uuid:dispute_id}/", response={200: DisputeOut, **problems(401, 404)})
def dispute_get(request: HttpRequest, dispute_id: UUID) -> HttpResponse:
    """Show a dispute to the two parties of its order and to staff."""
    return json_response(selectors.dispute_get_for(actor=actor_of(request), dispute_id=dispute_id))


@router.post("/disputes/{uuid:dispute_id}/messages/", response=_STEP)
def dispute_message(request: HttpRequest, dispute_id: UUID, words: DisputeMessageIn) -> HttpResponse:
    """Say something; the first word of the side that did not open ends the wait for it."""
    actor = actor_of(request)
    return answer_once(
        request, words, lambda: services.dispute_message(actor=actor, dispute_id=dispute_id, **words.model_dump())
    )


@router.post("/disputes/{uuid:dispute_id}/evidence/", response=_STEP)
def dispute_evidence(request: HttpRequest, dispute_id: UUID, evidence: DisputeEvidenceIn) -> HttpResponse:
    """Show a picture: an upload of the sender's own that nothing else shows."""
    actor = actor_of(request)
    return answer_once(
        request,
        evidence,
        lambda: services.dispute_evidence(actor=actor, dispute_id=dispute_id, **evidence.model_dump()),
    )


@router.post("/disputes/{uuid:dispute_id}/propose/", response=_STEP)
def dispute_propose(request: HttpRequest, dispute_id: UUID, proposal: DisputeProposalIn) -> HttpResponse:
    """Propose how much goes back to the buyer; replaces one's own earlier proposal."""
    actor = actor_of(request)
    return answer_once(
        request,
        proposal,
        lambda: services.dispute_propose(actor=actor, dispute_id=dispute_id, **proposal.model_dump()),
    )


@router.post("/disputes/{uuid:dispute_id}/accept/", response=_STEP)
def dispute_accept(request: HttpRequest, dispute_id: UUID, consent: DisputeAcceptIn) -> HttpResponse:
    """Agree to the other side's current proposal: the money is divided by it."""
    actor = actor_of(request)
    return answer_once(
        request, consent, lambda: services.dispute_accept(actor=actor, dispute_id=dispute_id, **consent.model_dump())
    )


@router.post("/disputes/{uuid:dispute_id}/withdraw/", response=_STEP)
def dispute_withdraw(request: HttpRequest, dispute_id: UUID, step: OrderActionIn) -> HttpResponse:
    """Take one's own dispute back: the order is where it was, with what was left of its clocks."""
    actor = actor_of(request)
    return answer_once(
        request, step, lambda: services.dispute_withdraw(actor=actor, dispute_id=dispute_id, **step.model_dump())
    )


@router.post("/disputes/{uuid:dispute_id}/resolve/", response={**_STEP, **problems(403)})
def dispute_resolve(request: HttpRequest, dispute_id: UUID, decision: DisputeDecisionIn) -> HttpResponse:
    """Decide as staff what goes back to the buyer, and say why."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)
    return answer_once(
        request,
        decision,
        lambda: services.dispute_resolve(actor=actor, dispute_id=dispute_id, **decision.model_dump()),
    )


@router.post(
    "/disputes/{uuid:dispute_id}/credentials/reveal/",
    response={200: CredentialsOut, **problems(401, 403, 404, 409)},
)
def dispute_credentials_reveal(request: HttpRequest, dispute_id: UUID, look: StaffReasonIn) -> HttpResponse:
    """Show the login data to staff; who looked and why is logged and told to both parties."""
    actor = actor_of(request)
    step_up_check(actor=actor)
    return credentials_shown(
        *services.dispute_credentials_reveal(actor=actor, dispute_id=dispute_id, reason=look.reason)
    )
