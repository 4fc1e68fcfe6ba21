"""What users tells: the topics of its outbox messages; those of one user run in sequence. Ids and codes only."""

USER_REGISTERED = "user.registered"
USER_BLOCKED = "user.blocked"
USER_UNBLOCKED = "user.unblocked"
USER_ROLE_CHANGED = "user.role_changed"
USER_SELLER_VERIFIED = "user.seller_verified"
USER_EMAIL_VERIFIED = "user.email_verified"
USER_EMAIL_CHANGED = "user.email_changed"
USER_PASSWORD_CHANGED = "user.password_changed"
USER_GOOGLE_LINKED = "user.google_linked"
USER_TWO_FACTOR_CHANGED = "user.two_factor_changed"
USER_CLOSED = "user.closed"
# Somebody asked for a new password with an address, known or not.
USER_RESET_ASKED = "user.reset_asked"
SESSION_STARTED = "session.started"
# A refresh token came twice: its session is over.
SESSION_REUSED = "session.reused"
