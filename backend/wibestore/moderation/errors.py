"""What moderation refuses."""

from wibestore.core.errors import DomainError


class ReportNotFound(DomainError):
    code = "report.not_found"
    title = "There is no such report"
    status = 404


class SubjectNotFound(DomainError):
    """What is reported is not there for the reporter: absent, hidden, or of somebody else's chat."""

    code = "report.subject_not_found"
    title = "There is nothing here to report"
    status = 404


class OwnReport(DomainError):
    code = "report.own"
    title = "This is your own"


class ReportsPerDay(DomainError):
    """`params.limit` is how many one may make in 24 hours, `params.retry_after_s` when the next one may come."""

    code = "reports.per_day"
    title = "Too many reports for one day; go on tomorrow"
    status = 429


class InvalidReportTransition(DomainError):
    """`params.status` is where the case is, `params.to` where it should have gone."""

    code = "report.invalid_transition"
    title = "The report cannot go there now"


class ReportClaimed(DomainError):
    """Somebody else looks into it: `params.by` until `params.until`."""

    code = "report.claimed"
    title = "Somebody else is looking into this report"


class VerdictNotFound(DomainError):
    code = "verdict.not_found"
    title = "There is no such decision"
    status = 404


class VerdictRunning(DomainError):
    code = "verdict.running"
    title = "Such a decision is in force already"


class VerdictEnded(DomainError):
    code = "verdict.ended"
    title = "The decision is not in force any more"


class AppealExists(DomainError):
    code = "appeal.exists"
    title = "You have appealed against this decision already"


class AppealTooLate(DomainError):
    """`params.until` is when the time was over."""

    code = "appeal.too_late"
    title = "The time to appeal is over"


class AppealNotFound(DomainError):
    code = "appeal.not_found"
    title = "There is no such appeal"
    status = 404


class AppealDecided(DomainError):
    code = "appeal.decided"
    title = "The appeal was decided already"


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
