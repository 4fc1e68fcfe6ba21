"""Whom moderation knows: who must not be forgotten."""

from collections.abc import Collection
from uuid import UUID

from wibestore.moderation.models import Report, ReportVoice, Verdict


def traces_of(user_ids: Collection[UUID]) -> set[UUID]:
    """Return which of these users reported somebody, were reported, or are what a verdict is about."""
    voices = ReportVoice.objects.filter(reporter_id__in=user_ids).values_list("reporter_id", flat=True)
    reports = Report.objects.filter(accused_id__in=user_ids).values_list("accused_id", flat=True)
    verdicts = Verdict.objects.filter(user_id__in=user_ids).values_list("user_id", flat=True)
    return {*voices, *reports, *verdicts}
