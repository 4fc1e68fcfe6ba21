"""Saved views that are made at the same moment."""

from functools import partial

import pytest

from wibestore.backoffice import services
from wibestore.backoffice.errors import ViewLimitReached
from wibestore.backoffice.models import SavedView
from wibestore.backoffice.services.views import VIEWS_MAX
from wibestore.core.actor import Actor
from wibestore.core.tests.race import run_together

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_stay_twenty_and_each_has_its_place(moderator):
    actor = Actor.user(moderator.id, staff_role="moderator")
    calls = [
        partial(services.view_create, actor=actor, page="reports", name=f"View {number}", query={})
        for number in range(VIEWS_MAX + 5)
    ]

    outcomes = run_together(calls)

    assert sum(isinstance(outcome, ViewLimitReached) for outcome in outcomes) == 5
    assert sorted(SavedView.objects.values_list("position", flat=True)) == list(range(VIEWS_MAX))
