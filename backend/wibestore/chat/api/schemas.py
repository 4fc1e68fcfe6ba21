"""Shapes of chats (R3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from wibestore.chat.frames import MessageOut
from wibestore.core.api import Input, Output, Page, PageQuery
from wibestore.games.types import GameRef
from wibestore.uploads.types import ImageInfo
from wibestore.users.types import SellerCard

MAX_MESSAGES = 100


class ChatIn(Input):
    """Open the conversation about a listing (with its seller), or about an order of one's own."""

    listing_id: Annotated[UUID | None, Field(description="The listing to ask about; either this or an order")] = None
    order_id: Annotated[UUID | None, Field(description="The order to speak of")] = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.listing_id is None) == (self.order_id is None):
            raise ValueError("Name either a listing or an order")
        return self


class ChatListingOut(Output):
    """What the conversation is about, as it stands now."""

    id: UUID
    code: str
    title: str
    status: str
    price: int
    game: GameRef
    image: ImageInfo | None


class ChatOrderOut(Output):
    """The newest order of the two about this listing."""

    id: UUID
    number: str
    state: str


@dataclass(frozen=True, slots=True)
class ChatPersonOut(SellerCard):
    """The other side."""

    is_online: bool
    last_seen_at: datetime | None
    read_up_to: Annotated[int, Field(description="How far they have read")]


class ChatOut(Output):
    """A conversation as its reader sees it."""

    id: UUID
    party: Literal["buyer", "seller", "staff"]
    listing: ChatListingOut | None
    order: ChatOrderOut | None
    other: ChatPersonOut = Field(description="For staff: the buyer; the seller is in `listing`'s order")
    last_message: MessageOut | None
    last_sequence: int
    read_up_to: int
    unread_count: int
    is_blocked: bool = Field(description="The reader has blocked the other side")
    can_send: bool
    send_refusal: str = Field(description="Why not: chat.blocked, chat.closed, or empty")
    created_at: datetime


class ChatPage(Page[ChatOut]):
    """Conversations, those with the newest messages first."""

    unread_total: int


class MessagePage(Page[MessageOut]):
    """Messages in the order of their sequence; `previous` leads to older ones, `next` to newer ones."""

    last_sequence: int


class ChatQuery(PageQuery):
    """Which conversations."""

    unread: Annotated[bool, Field(description="Those alone with messages that were not read")] = False


class MessageQuery(Output):
    """Which messages: the newest ones, those before a sequence number, or those after it."""

    before: Annotated[Annotated[int, Field(ge=1)] | None, Field(description="Messages before this number")] = None
    after: Annotated[Annotated[int, Field(ge=0)] | None, Field(description="Messages after this number")] = None
    page_size: Annotated[int, Field(ge=1, le=MAX_MESSAGES, description="How many messages at most")] = 50


class BlockOut(Output):
    """Whether the other side is blocked now."""

    is_blocked: bool


class ReadOut(Output):
    """How far the reader has read, and in how many conversations something is unread."""

    read_up_to: int
    unread_total: int
