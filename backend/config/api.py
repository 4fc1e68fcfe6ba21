"""The HTTP API: every module's routes under /api/v1, one schema, one way to refuse."""

import logging

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja.errors import HttpError, ValidationError

from config.document import DocumentedAPI
from config.metrics.vitals import router as vitals
from config.refusals import refusal_note
from wibestore.backoffice.api.routes import router as backoffice
from wibestore.chat.api.routes import router as chats
from wibestore.core.api import JsonParser, JsonRenderer, signed_in, strict_query
from wibestore.core.errors import DomainError, InternalError, MalformedRequest, NotFound, Unavailable
from wibestore.core.problems import problem_for, validation_problem
from wibestore.figures.api.routes import router as figures
from wibestore.games.api.routes import router as games
from wibestore.listings.api.importing import router as listings_importing
from wibestore.listings.api.offers import router as offers
from wibestore.listings.api.routes import router as listings
from wibestore.listings.api.selling import router as listings_selling
from wibestore.moderation.api.routes import router as moderation
from wibestore.notifications.api.routes import router as notifications
from wibestore.orders.api.admin import router as orders_admin
from wibestore.orders.api.disputes import router as disputes
from wibestore.orders.api.routes import router as orders
from wibestore.orders.api.selling import router as selling
from wibestore.payments.api.routes import router as payments
from wibestore.reviews.api.routes import router as reviews
from wibestore.subscriptions.api.routes import router as subscriptions
from wibestore.support.api.routes import router as support
from wibestore.uploads.api.routes import router as uploads
from wibestore.users.api.routes import router as users
from wibestore.watching.api.routes import router as watching

logger = logging.getLogger("wibestore.api")


api = DocumentedAPI(
    title="WibeStore API",
    version="1",
    auth=signed_in,
    parser=JsonParser(),
    renderer=JsonRenderer(),
    openapi_url="openapi.json",
    docs_url=None,
    urls_namespace="api",
)
api.add_decorator(strict_query, mode="view")
for routes in (
    *(users, games, listings, listings_selling, listings_importing, offers, uploads, payments, subscriptions),
    *(orders, disputes, orders_admin, selling, reviews, watching, chats, support, moderation, notifications),
    *(backoffice, figures, vitals),
):
    api.add_router("", routes)


@api.exception_handler(DomainError)
def on_refusal(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Answer a refusal."""
    refusal_note(request, error)
    return problem_for(request, error)


@api.exception_handler(ValidationError)
def on_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a request whose fields are wrong."""
    return problem_for(request, validation_problem(error.errors))


@api.exception_handler(HttpError)
def on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what the framework itself refuses: a body it cannot read, or that our parser did not take."""
    if isinstance(error.__cause__, DomainError):
        return problem_for(request, error.__cause__)
    return problem_for(request, MalformedRequest(str(error)))


@api.exception_handler(BadRequest)
@api.exception_handler(MultiPartParserError)
@api.exception_handler(SuspiciousOperation)
def on_unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer a form that cannot be read: no boundary, too many fields or files."""
    return problem_for(request, MalformedRequest())


@api.exception_handler(Http404)
def on_missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """Answer a missing thing."""
    return problem_for(request, NotFound())


@api.exception_handler(OperationalError)
def on_busy_database(request: HttpRequest, error: OperationalError) -> HttpResponse:
    """Answer a database that is away, or a lock that did not come in time: nothing was changed."""
    logger.error("The database could not answer", extra={"path": request.path}, exc_info=error)
    return problem_for(request, Unavailable(retry_after_s=1))


@api.exception_handler(Exception)
def on_bug(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer a bug plainly and wake someone."""
    logger.error("A request failed", extra={"path": request.path, "method": request.method}, exc_info=error)
    return problem_for(request, InternalError())
