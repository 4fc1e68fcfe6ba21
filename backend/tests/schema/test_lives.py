"""What was made is there, and what was deleted is gone: Schemathesis looks at several calls in a row."""

from typing import Any

import pytest
from schemathesis import Case
from schemathesis.core.transport import Response
from schemathesis.engine.recorder import ScenarioRecorder

from tests.architecture.test_access import World
from tests.schema.test_every_operation import CHECKED, OPERATIONS, world
from tests.schema.world import headers_of, undone

__all__ = ["world"]

PATH = "/api/v1/"
# Who deletes, and who looks before and after: a listing is archived, so that its seller alone sees it still.
DELETED = [
    ("seller", "guest", "listings/{listing_id}/"),
    ("seller", "seller", "profile/sell-drafts/{sell_draft_id}/"),
    ("seller", "seller", "upload/image/{image_id}/"),
    ("buyer", "guest", "reviews/{review_id}/"),
]
_QUESTION = {"topic": "other", "text": "Where is the badge of my page as a seller?"}
MADE: list[tuple[str, str, dict[str, Any], str]] = [
    ("buyer", "profile/sell-drafts/", {}, "profile/sell-drafts/{sell_draft_id}/"),
    ("buyer", "support/requests/", _QUESTION, "support/requests/{support_id}/"),
]


class Story:
    """Calls one after the other, each checked with what came before it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.recorder = ScenarioRecorder(label="story")
        self.last: Case | None = None

    def call(self, role: str, label: str, names: dict[str, str], **more: Any) -> Response:
        """Call an operation as `role`; it must keep every promise."""
        headers = headers_of(self.world, role)
        case = OPERATIONS[label].Case(**more)
        for parameter in case.operation.path_parameters:
            case.path_parameters[parameter.name] = names[parameter.name]
        self.recorder.record_case(case=case, parent_id=self.last.id if self.last else None)
        self.last = case
        answer = case.call(headers=headers)
        self.recorder.record_response(case_id=case.id, response=answer)
        case.validate_response(
            answer,
            checks=CHECKED,
            headers=headers,
            transport_kwargs={"headers": headers},
            recorder=self.recorder,
        )
        return answer


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "reader", "path"), DELETED)
def test_what_was_deleted_is_gone(world, role, reader, path):
    story = Story(world)

    with undone():
        before = story.call(reader, f"GET {PATH}{path}", world.names)
        deleted = story.call(role, f"DELETE {PATH}{path}", world.names)
        after = story.call(reader, f"GET {PATH}{path}", world.names)

    assert (before.status_code, deleted.status_code, after.status_code) == (200, 204, 404)


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "path", "body", "made_path"), MADE)
def test_what_was_made_is_there(world, role, path, body, made_path):
    story = Story(world)
    name = made_path.partition("{")[2].partition("}")[0]

    with undone():
        made = story.call(role, f"POST {PATH}{path}", world.names, body=body, media_type="application/json")
        shown = story.call(role, f"GET {PATH}{made_path}", {name: made.json()["id"]})

    assert (made.status_code, shown.status_code) == (201, 200)
