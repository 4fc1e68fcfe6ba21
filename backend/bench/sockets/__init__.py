"""What sockets cost: a room and chats, by this shop, by Channels as its documentation shows it, by nothing at all."""
