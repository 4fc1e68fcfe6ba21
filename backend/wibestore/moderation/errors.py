"""What moderation refuses."""

from wibestore.core.errors import DomainError


class LookClaimed(DomainError):
    """Somebody else looks at the listing: `params.by` until `params.until`."""

    code = "moderation.claimed"
    title = "Somebody else is looking at this listing"


class QueueEmpty(DomainError):
    code = "moderation.queue_empty"
    title = "Nothing waits for a look"
    status = 404


class LookNeeded(DomainError):
    """Approved with many others, although something serious was noticed: it wants a look of its own."""

    code = "moderation.look_needed"
    title = "Look at this listing by itself"


class TemplateNotFound(DomainError):
    code = "template.not_found"
    title = "There is no such ready reason"
    status = 404


class TemplateExists(DomainError):
    code = "template.exists"
    title = "There is a ready reason with this code already"
