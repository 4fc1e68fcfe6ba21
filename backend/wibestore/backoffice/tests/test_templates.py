"""Ready reasons: staff read them, administrators change them."""

import pytest

from wibestore.audit import selectors as audit
from wibestore.users.factories import user_create

pytestmark = pytest.mark.django_db
TEMPLATES = "/api/v1/admin/reason-templates/"
TEXT = {"uz": "Rasm kerak", "ru": "Нужна картинка", "en": "A picture is needed"}
NEW = {"code": "image-needed", "use": "listing", "field": "images", "text": TEXT}


@pytest.fixture
def admin(db, client_for):
    return client_for(user_create(username="chief", staff_role="admin"))


def test_staff_read_those_of_one_use(client_for, django_assert_num_queries):
    client = client_for(user_create(username="finance", staff_role="finance"))

    with django_assert_num_queries(2):
        found = client.get(f"{TEMPLATES}?use=withdrawal").json()["results"]

    assert found
    assert {one["use"] for one in found} == {"withdrawal"}
    assert len(client.get(TEMPLATES).json()["results"]) > len(found)


def test_an_administrator_adds_one_once_and_changes_it(admin):
    made = admin.post(TEMPLATES, NEW)
    again = admin.post(TEMPLATES, NEW)
    changed = admin.patch(f"{TEMPLATES}image-needed/", {"is_active": False, "field": "images"})

    assert (made.status_code, made.json()["is_active"]) == (201, True)
    assert (again.status_code, again.json()["code"]) == (409, "template.exists")
    assert changed.json() == {**NEW, "position": 0, "is_active": False}
    first, last = reversed(audit.audit_list(target="template", target_id="image-needed"))
    assert (first.action, last.action) == ("template.created", "template.updated")
    assert (last.details["before"], last.details["after"]) == ({"is_active": True}, {"is_active": False})


def test_a_ready_reason_is_whole(admin):
    for wrong in (
        {**NEW, "code": "Image Needed"},
        {**NEW, "text": {"uz": "a", "ru": "b"}},
        {**NEW, "text": {**TEXT, "en": ""}},
        {**NEW, "use": "order"},
    ):
        assert admin.post(TEMPLATES, wrong).status_code == 400
    assert admin.patch(f"{TEMPLATES}no-such/", {"position": 1}).json()["code"] == "template.not_found"
    assert admin.patch(f"{TEMPLATES}title-unclear/", {"code": "another"}).status_code == 400


def test_a_moderator_changes_none(client_for, moderator):
    client = client_for(user_create(username="second", staff_role="moderator"))

    assert client.post(TEMPLATES, NEW).status_code == 403
    assert client.patch(f"{TEMPLATES}title-unclear/", {"is_active": False}).status_code == 403
    assert next(one for one in client.get(TEMPLATES).json()["results"] if one["code"] == "title-unclear")["is_active"]
