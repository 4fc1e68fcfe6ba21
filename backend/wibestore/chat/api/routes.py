"""HTTP of chats: lists, history, and all that a socket does, for when there is none."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from wibestore.chat import selectors, services
from wibestore.chat.api.schemas import (
    BlockOut,
    ChatIn,
    ChatOut,
    ChatPage,
    ChatQuery,
    MessagePage,
    MessageQuery,
    ReadOut,
)
from wibestore.chat.frames import MessageIn, MessageOut, ReadIn
from wibestore.core.api import actor_of, json_response, problems

router = Router(tags=["chats"])


@router.get("/chats/", response={200: ChatPage, **problems(401)})
def chat_list(request: HttpRequest, query: Query[ChatQuery]) -> HttpResponse:
    """List one's own conversations, those with the newest messages first."""
    page = selectors.chat_page(
        actor=actor_of(request), is_unread=query.unread, cursor=query.cursor, page_size=query.page_size
    )
    return json_response(page)


@router.post("/chats/", response={200: ChatOut, 201: ChatOut, **problems(401, 403, 404, 409)})
def chat_open(request: HttpRequest, chat: ChatIn) -> HttpResponse:
    """Open the conversation about a listing or an order; 200 where it is there already."""
    actor = actor_of(request)
    opened, is_new = services.chat_open(actor=actor, listing_id=chat.listing_id, order_id=chat.order_id)
    return json_response(selectors.chat_get_for(actor=actor, chat_id=opened), status=201 if is_new else 200)


@router.get("/chats/{uuid:chat_id}/", response={200: ChatOut, **problems(401, 404)})
def chat_get(request: HttpRequest, chat_id: UUID) -> HttpResponse:
    """Show one conversation."""
    actor = actor_of(request)
    services.staff_enter(actor=actor, chat_id=chat_id)
    return json_response(selectors.chat_get_for(actor=actor, chat_id=chat_id))


@router.get("/chats/{uuid:chat_id}/messages/", response={200: MessagePage, **problems(401, 404)})
def message_list(request: HttpRequest, chat_id: UUID, query: Query[MessageQuery]) -> HttpResponse:
    """Show messages in their order: the newest ones, those before a sequence number, or those after it."""
    actor = actor_of(request)
    services.staff_enter(actor=actor, chat_id=chat_id)
    page = selectors.message_page(
        actor=actor,
        chat_id=chat_id,
        before=query.before,
        after=query.after,
        page_size=query.page_size,
    )
    return json_response(page)


@router.post("/chats/{uuid:chat_id}/messages/", response={201: MessageOut, **problems(401, 403, 404, 409)})
def message_send(request: HttpRequest, chat_id: UUID, message: MessageIn) -> HttpResponse:
    """Send a message; the same `client_id` again gives the first one back."""
    sent = services.message_send(actor=actor_of(request), chat_id=chat_id, message=message.model_dump())
    return json_response(sent, status=201)


@router.post("/chats/{uuid:chat_id}/read/", response={200: ReadOut, **problems(401, 404)})
def chat_read(request: HttpRequest, chat_id: UUID, read: ReadIn) -> HttpResponse:
    """Mark everything up to a sequence number as read."""
    return json_response(services.chat_read(actor=actor_of(request), chat_id=chat_id, up_to=read.up_to))


@router.post("/chats/{uuid:chat_id}/block/", response={200: BlockOut, **problems(401, 404)})
def chat_block(request: HttpRequest, chat_id: UUID) -> HttpResponse:
    """Block the other side: neither can write to the other, in no conversation but those of open orders."""
    return json_response(services.block_set(actor=actor_of(request), chat_id=chat_id, is_blocked=True))


@router.delete("/chats/{uuid:chat_id}/block/", response={200: BlockOut, **problems(401, 404)})
def chat_unblock(request: HttpRequest, chat_id: UUID) -> HttpResponse:
    """Take the block back."""
    return json_response(services.block_set(actor=actor_of(request), chat_id=chat_id, is_blocked=False))
