"""What the sockets of chats say (api.md, Sockets)."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from wibestore.core.api import CLEANED, Flag, Input, Output, WholeNumber
from wibestore.core.realtime.frames import client_frame, server_frame
from wibestore.uploads.types import ImageInfo

MAX_TEXT_LENGTH = 4_000


class MessageIn(Input):
    """
    A message: words or a picture. `client_id` is made by the browser; the same one again is the same message.

    Login data is refused (`chat.credentials_refused`): it belongs to the vault.
    """

    client_id: Annotated[UUID, Field(description="One of your own for each message; repeated, nothing is sent twice")]
    text: Annotated[
        str, Field(max_length=MAX_TEXT_LENGTH, description="What is said; empty beside a picture"), CLEANED
    ] = ""
    upload_id: Annotated[UUID | None, Field(description="A picture of one's own from `upload/image/`")] = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if bool(self.text) == (self.upload_id is not None):
            raise ValueError("Give either words or a picture")
        return self


class ReadIn(Input):
    """Everything up to this sequence number was read."""

    up_to: Annotated[WholeNumber, Field(ge=0, description="Number of the last message that was read")]


class TypingIn(Input):
    """Whether somebody types; repeated every few seconds while they do."""

    on: Flag


class MessageOut(Output):
    """
    One message. `sequence` counts 1, 2, 3 … in its conversation without gaps; a gap means: ask again.

    A system line has no sender: `event` and `params` say what happened to the order.
    """

    id: UUID
    conversation_id: UUID
    sequence: int
    kind: Literal["text", "image", "system"]
    sender_id: UUID | None
    sender_party: Literal["buyer", "seller", "staff", "system"]
    client_id: UUID | None
    text: str = Field(description="Contacts are masked with dots")
    image: ImageInfo | None
    event: str = Field(description="Of a system line: such as order.paid")
    params: dict[str, Any]
    is_masked: bool = Field(description="Contacts were found and masked: warn the sender")
    is_hidden: bool = Field(default=False, description="Staff have hidden it: it has neither words nor a picture")
    created_at: datetime


class ReceiptData(Output):
    """How far somebody has read."""

    conversation_id: UUID
    user_id: UUID
    read_up_to: int


class TypingData(Output):
    """Somebody types, or has stopped."""

    conversation_id: UUID
    user_id: UUID
    on: bool


class PresenceData(Output):
    """Whether somebody of the conversation is there now."""

    conversation_id: UUID
    user_id: UUID
    is_online: bool
    last_seen_at: datetime | None


class UnreadData(Output):
    """On the reader's own socket: a conversation has news. `unread_total` counts conversations with unread messages."""

    conversation_id: UUID
    unread_count: int
    unread_total: int
    last_message: MessageOut | None


class ResumedData(Output):
    """The answer to `resume`, after the messages: up to where the reader knows everything now."""

    conversation_id: UUID
    last_sequence: int
    has_more: bool = Field(description="More than one answer holds: resume again after the last one that came")
    receipts: list[ReceiptData]
    presence: list[PresenceData]


SEND = client_frame("chat.send", MessageIn)
READ = client_frame("chat.read", ReadIn)
TYPING_IN = client_frame("chat.typing", TypingIn)
MESSAGE = server_frame("chat.message", MessageOut)
# A message as it is shown from now on: staff have hidden it, or show it again.
HIDDEN = server_frame("chat.hidden", MessageOut)
RECEIPT = server_frame("chat.receipt", ReceiptData)
TYPING = server_frame("chat.typing", TypingData)
PRESENCE = server_frame("chat.presence", PresenceData)
RESUMED = server_frame("chat.resumed", ResumedData)
UNREAD = server_frame("chat.unread", UnreadData)


def chat_group(conversation_id: UUID | str) -> str:
    """Return the group of everybody in the conversation."""
    return f"chat.{conversation_id}"
