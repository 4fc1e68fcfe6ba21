"""What users refuses."""

from wibestore.core.errors import DomainError, NotAuthenticated
from wibestore.core.errors import StepUpRequired as StepUpRequired


class InvalidCredentials(DomainError):
    """The same answer for an unknown e-mail and a wrong password."""

    code = "auth.invalid_credentials"
    title = "The e-mail or the password is wrong"
    status = 401


class TokenInvalid(NotAuthenticated):
    """The access or refresh token is not ours, damaged, or made for something else."""

    code = "auth.token_invalid"
    title = "Sign in again"


class TokenExpired(NotAuthenticated):
    """The access token's time is over: refresh it."""

    code = "auth.token_expired"
    title = "The access token has expired"


class SessionRevoked(DomainError):
    """The session was ended: signed out, blocked, replayed, or too old."""

    code = "session.revoked"
    title = "This session was ended; sign in again"
    status = 401


class SessionNotFound(DomainError):
    """There is no such session, or it is somebody else's."""

    code = "session.not_found"
    title = "There is no such session"
    status = 404


class ChallengeInvalid(DomainError):
    """The second step of a sign-in is too old, used up, or not ours: begin again with the first."""

    code = "auth.challenge_invalid"
    title = "This sign-in took too long; begin again"
    status = 401


class CodeWrong(DomainError):
    """Also for a code that was used before."""

    code = "auth.code_wrong"
    title = "The code is wrong or was used already"
    status = 401


class TwoFactorOn(DomainError):
    code = "auth.two_factor_on"
    title = "The second factor is on already"


class TwoFactorOff(DomainError):
    """It is off, or its setup was not begun in the last minutes."""

    code = "auth.two_factor_off"
    title = "Set up the second factor first"


class TwoFactorObligatory(DomainError):
    code = "auth.two_factor_obligatory"
    title = "Staff cannot do without a second factor"


class GoogleOff(DomainError):
    code = "auth.google_off"
    title = "Signing in with Google is not offered here"
    status = 404


class GoogleInvalid(DomainError):
    """One answer for everything that can be wrong with what Google is said to have signed; the log says what."""

    code = "auth.google_invalid"
    title = "Google did not confirm this sign-in; try again"
    status = 401


class GoogleLinkRequired(DomainError):
    """Somebody has this e-mail: `params.way` says how they prove that they are one person (password, reset)."""

    code = "auth.google_link_required"
    title = "An account with this e-mail exists; prove that it is yours"


class GoogleTaken(DomainError):
    code = "auth.google_taken"
    title = "This Google account belongs to another user"


class LastWayIn(DomainError):
    code = "auth.last_way_in"
    title = "Set a password first: nothing else would let you in"


class OriginNotAllowed(DomainError):
    code = "auth.origin_not_allowed"
    title = "This page may not sign people in or out"
    status = 403


class UserBlocked(DomainError):
    code = "user.blocked"
    title = "This user is blocked"
    status = 403


class UserNotFound(DomainError):
    code = "user.not_found"
    title = "There is no such user"
    status = 404


class EmailTaken(DomainError):
    code = "user.email_taken"
    title = "A user with this e-mail exists already"


class UsernameTaken(DomainError):
    """Also for names that only look alike: paypa1 after paypal, Cyrillic а after Latin a."""

    code = "user.username_taken"
    title = "This username is taken, or looks like one that is"


class LinkInvalid(DomainError):
    """A letter's link that is unknown, used, or overtaken by a newer one or by a change of password or e-mail."""

    code = "auth.link_invalid"
    title = "This link works no more; ask for a new one"
    status = 400


class LinkExpired(DomainError):
    code = "auth.link_expired"
    title = "This link is too old; ask for a new one"
    status = 400


class EmailVerifiedAlready(DomainError):
    code = "user.email_verified_already"
    title = "Your e-mail is confirmed already"


class EmailUnverified(DomainError):
    code = "user.email_unverified"
    title = "Confirm your e-mail first"
    status = 403


class CannotClose(DomainError):
    """`params.reasons` says why, in order: money, orders, withdrawals, disputes."""

    code = "user.cannot_close"
    title = "The account cannot be closed yet"


class UserBlockedAlready(DomainError):
    code = "user.blocked_already"
    title = "This user is blocked already"


class UserNotBlocked(DomainError):
    code = "user.not_blocked"
    title = "This user is not blocked"


class LastAdmin(DomainError):
    code = "user.last_admin"
    title = "Somebody must stay who gives roles"


class NotVerifiable(DomainError):
    """`params.missing` says what they lack: sales, two_factor, email, rating, verdict."""

    code = "user.not_verifiable"
    title = "This seller cannot have the badge yet"


class NoteNotFound(DomainError):
    code = "note.not_found"
    title = "There is no such note"
    status = 404
