"""Two of the staff who act on the same people within a moment: what the second one is told."""

import pytest
from django.apps import apps

from wibestore.core.tests.race import overtaken
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db(transaction=True)
AuditRecord = apps.get_model("audit", "AuditRecord")
User, Verdict = apps.get_model("users", "User"), apps.get_model("moderation", "Verdict")

PATH = "/api/v1/admin/users/"
BLOCK = {"reason": "fraud", "text": "One account was sold to two people"}


def got(answer):
    return answer.status_code, answer.json().get("code")


def test_somebody_whom_two_block_within_a_moment_is_blocked_once(seller, client_for):
    one, other = (client_for(user_create(username=name, staff_role="moderator")) for name in ("one", "other"))

    first, second = overtaken(
        lambda: one.post(f"{PATH}{seller.id}/block/", BLOCK), lambda: other.post(f"{PATH}{seller.id}/block/", BLOCK)
    )

    assert (got(first), got(second)) == ((200, None), (409, "verdict.running"))
    assert Verdict.objects.filter(user_id=seller.id).count() == 1
    assert AuditRecord.objects.filter(action="user.block").count() == 1


def test_of_two_admins_who_take_each_others_role_within_a_moment_one_stays(client_for):
    people = [user_create(username=name, is_staff=True, is_superuser=True) for name in ("one", "other")]
    one, other = map(client_for, people)
    nothing = {"staff_role": "", "reason": "Nobody needs two of us"}

    first, second = overtaken(
        lambda: one.post(f"{PATH}{people[1].id}/role/", nothing),
        lambda: other.post(f"{PATH}{people[0].id}/role/", nothing),
    )

    assert (got(first), got(second)) == ((200, None), (409, "user.last_admin"))
    assert list(User.objects.filter(staff_role="admin").values_list("username", flat=True)) == ["one"]
    assert AuditRecord.objects.filter(action="user.role_changed").count() == 1
