"""What moderation tells: ids and codes alone, never what somebody wrote."""

REPORT_OPENED = "report.opened"
# One for each voice of the case.
REPORT_RESOLVED = "report.resolved"
VERDICT_GIVEN = "verdict.given"
VERDICT_ENDED = "verdict.ended"
APPEAL_OPENED = "appeal.opened"
APPEAL_DECIDED = "appeal.decided"
