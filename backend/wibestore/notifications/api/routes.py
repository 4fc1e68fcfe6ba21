"""HTTP of notifications."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.core.api import actor_of, json_response, problems
from wibestore.notifications import selectors, services
from wibestore.notifications.api.schemas import (
    NotificationPage,
    NotificationQuery,
    PreferencesIn,
    PreferencesOut,
    ReadAllIn,
    UnreadCountOut,
)

router = Router(tags=["notifications"])


@router.get("/profile/notifications/", response={200: NotificationPage, **problems(401)})
def notification_list(request: HttpRequest, query: Query[NotificationQuery]) -> HttpResponse:
    """List one's own notifications, the newest first."""
    page = selectors.notification_page(
        actor=actor_of(request),
        group=query.group,
        is_unread=query.unread,
        cursor=query.cursor,
        page_size=query.page_size,
    )
    return json_response(page)


@router.get("/profile/notifications/unread-count/", response={200: UnreadCountOut, **problems(401)})
def notification_unread_count(request: HttpRequest) -> HttpResponse:
    """Count one's own unread notifications."""
    return json_response({"unread_count": selectors.unread_count(actor_of(request).user_id)})


@router.post(
    "/profile/notifications/{uuid:notification_id}/read/", response={200: UnreadCountOut, **problems(401, 404)}
)
def notification_read(request: HttpRequest, notification_id: UUID) -> HttpResponse:
    """Mark one notification read."""
    count = services.notifications_read(actor=actor_of(request), ids=[notification_id], must_exist=True)
    return json_response({"unread_count": count})


@router.post("/profile/notifications/read-all/", response={200: UnreadCountOut, **problems(401)})
def notification_read_all(request: HttpRequest, which: ReadAllIn) -> HttpResponse:
    """Mark all notifications read, or those of one group."""
    count = services.notifications_read_all(actor=actor_of(request), group=which.group)
    return json_response({"unread_count": count})


@router.get("/profile/notifications/preferences/", response={200: PreferencesOut, **problems(401)})
def preferences_get(request: HttpRequest) -> HttpResponse:
    """Show how the user wants to be told."""
    return json_response(selectors.preferences_get(actor_of(request).user_id))


@router.put("/profile/notifications/preferences/", response={200: PreferencesOut, **problems(401)})
def preferences_update(request: HttpRequest, wanted: PreferencesIn) -> HttpResponse:
    """Change how the user wants to be told; what is left out stays."""
    return json_response(services.preferences_update(actor=actor_of(request), **wanted.model_dump()))
