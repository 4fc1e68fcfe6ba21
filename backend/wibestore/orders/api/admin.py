"""HTTP of the staff's part in orders: the lists of disputes and orders, and cancelling an order."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field, field_validator

from wibestore.core.api import Day, PageQuery, actor_of, admin_only, json_response, moderator_only, problems
from wibestore.core.cursor import cursor_decode, cursor_encode, cursor_scope
from wibestore.core.money import MAX_SOM
from wibestore.orders import selectors, services
from wibestore.orders.api.answering import answer_once
from wibestore.orders.api.schemas import (
    AdminDisputePage,
    AnyDisputeReason,
    OrderOut,
    OrderPage,
    OrderProblem,
    StaffCancelIn,
)
from wibestore.orders.rules import Event, OrderState
from wibestore.orders.types import DisputeWanted, OrderWanted
from wibestore.users import selectors as users
from wibestore.users.services import step_up_check

router = Router(tags=["admin"], auth=moderator_only)


class AdminDisputeQuery(PageQuery):
    """The parameters of `admin/disputes/`; the open ones unless others are asked for."""

    status: Annotated[Literal["open", "closed"], Field(description="Disputes that go on, or that are closed")] = "open"
    taken: Annotated[Literal["mine", "free", "others"] | None, Field(description="By who deals with it")] = None
    reason: Annotated[AnyDisputeReason | None, Field(description="Why it was opened")] = None
    game: Annotated[str | None, Field(max_length=64, description="A slug", examples=["pubg-mobile"])] = None
    min_price: Annotated[int | None, Field(ge=0, le=MAX_SOM, description="Whole so'm that the order has at least")] = (
        None
    )
    overdue: Annotated[bool | None, Field(description="Whether it waits longer than a dispute may")] = None
    answered: Annotated[bool | None, Field(description="Whether the other side has spoken")] = None
    first_on: Annotated[Day | None, Field(description="Opened from this day on")] = None
    last_on: Annotated[Day | None, Field(description="Opened up to this day of Tashkent, inclusive")] = None

    @property
    def wanted(self) -> DisputeWanted:
        """Return the question."""
        return DisputeWanted(
            is_open=self.status == "open",
            taken=self.taken or "",
            reason=self.reason or "",
            game=self.game or "",
            min_price=self.min_price,
            is_overdue=self.overdue,
            is_answered=self.answered,
            since=_midnight(self.first_on) if self.first_on else None,
            until=_midnight(self.last_on + timedelta(days=1)) if self.last_on else None,
        )


class AdminOrderQuery(PageQuery):
    """The parameters of `admin/orders/`."""

    search: Annotated[str | None, Field(max_length=16, description="An order's number", examples=["W-7K3M9"])] = None
    state: Annotated[
        str, Field(max_length=200, description="One state or several, separated by commas", examples=["paid,delivered"])
    ] = ""
    buyer: Annotated[str | None, Field(max_length=64, description="A username", examples=["buyer"])] = None
    seller: Annotated[str | None, Field(max_length=64, description="A username", examples=["seller"])] = None
    listing: Annotated[UUID | None, Field(description="Orders of this listing")] = None
    first_on: Annotated[Day | None, Field(description="From this day of Tashkent on")] = None
    last_on: Annotated[Day | None, Field(description="Up to this day of Tashkent, inclusive")] = None

    @field_validator("state")
    @classmethod
    def _states_known(cls, state: str) -> str:
        for code in filter(None, state.split(",")):
            if code not in set(OrderState):
                raise ValueError(f"There is no state {code[:32]!r}")
        return state

    @property
    def wanted(self) -> OrderWanted:
        """Return the question; a name that nobody has asks for nobody's orders."""
        names = [name for name in (self.buyer, self.seller) if name is not None]
        known = users.user_ids_named(names) if names else {}
        return OrderWanted(
            number=self.search.strip().upper() if self.search else None,
            states=tuple(code for code in self.state.split(",") if code),
            buyer_id=known.get(self.buyer or ""),
            seller_id=known.get(self.seller or ""),
            listing_id=self.listing,
            is_nobodys=len(known) < len(set(names)),
            since=_midnight(self.first_on) if self.first_on else None,
            until=_midnight(self.last_on + timedelta(days=1)) if self.last_on else None,
        )


@router.get("/admin/disputes/", response={200: AdminDisputePage, **problems(401, 403)})
def admin_dispute_list(request: HttpRequest, query: Query[AdminDisputeQuery]) -> HttpResponse:
    """List disputes: the open ones, those that wait longest first, or the closed ones, the latest first."""
    wanted = query.wanted
    scope = cursor_scope("disputes", wanted=wanted)
    page = selectors.dispute_page(
        actor=actor_of(request), wanted=wanted, after=_after(query.cursor, scope), limit=query.page_size
    )
    return _page(request, page.disputes, page.next_position, scope)


@router.get("/admin/orders/", response={200: OrderPage, **problems(401, 403)})
def admin_order_list(request: HttpRequest, query: Query[AdminOrderQuery]) -> HttpResponse:
    """List everybody's orders, newest first."""
    wanted = query.wanted
    scope = cursor_scope("admin.orders", wanted=wanted)
    page = selectors.staff_order_page(
        actor=actor_of(request), wanted=wanted, after=_after(query.cursor, scope), limit=query.page_size
    )
    return _page(request, page.orders, page.next_position, scope)


@router.post(
    "/admin/orders/{uuid:order_id}/cancel/",
    auth=admin_only,
    response={200: OrderOut, **problems(401, 403, 404, 422), 409: OrderProblem},
)
def admin_order_cancel(request: HttpRequest, order_id: UUID, step: StaffCancelIn) -> HttpResponse:
    """Cancel an open order as staff: all the money goes back to the buyer; both parties read the reason."""
    actor = actor_of(request)
    step_up_check(actor=actor, within=settings.STEP_UP_STAFF)
    return answer_once(request, step, lambda: services.transition(order_id, Event.CANCEL, actor, **step.model_dump()))


def _after(cursor: str, scope: str) -> tuple[datetime, UUID] | None:
    if not cursor:
        return None
    at, row_id = cursor_decode(cursor, scope=scope)
    return datetime.fromisoformat(at), UUID(row_id)


def _page(request: HttpRequest, results: list[Any], position: tuple[datetime, UUID] | None, scope: str) -> HttpResponse:
    following = None
    if position:
        parameters = request.GET.copy()
        parameters["cursor"] = cursor_encode([position[0].isoformat(), str(position[1])], scope=scope)
        following = f"{request.path}?{parameters.urlencode()}"
    return json_response({"results": results, "next": following, "previous": None})


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.PEOPLE_TIME_ZONE))
