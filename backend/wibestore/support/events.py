"""What support tells: ids and codes alone, never what somebody wrote."""

# The person wrote, and the staff's turn began.
SUPPORT_WRITTEN = "support.written"
SUPPORT_ANSWERED = "support.answered"
