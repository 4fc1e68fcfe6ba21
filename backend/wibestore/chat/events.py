"""What chat tells: the topics of its outbox messages."""

# The first unread message of a reader in a conversation; those that follow are told once it was read.
MESSAGE_RECEIVED = "chat.message_received"
