"""What the document says of itself: nothing is missing in it, and no two shapes share a name."""

from collections import defaultdict

import pytest
from pydantic import BaseModel

from config.api import api
from wibestore.core.errors import registered_errors

DOCUMENT = api.get_openapi_schema()
OPERATIONS = [operation for methods in DOCUMENT["paths"].values() for operation in methods.values()]


def shapes() -> dict[str, set[str]]:
    """Return the modules in which each name of a shape is made."""
    found: dict[str, set[str]] = defaultdict(set)
    waiting: list[type[BaseModel]] = [BaseModel]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        for shape in below:
            if shape.__module__.startswith(("wibestore.", "config.")) and ".tests." not in shape.__module__:
                found[shape.__name__].add(shape.__module__)
    return found


def test_no_two_shapes_share_a_name():
    # The framework would silently tell of one where it means the other.
    assert {name: modules for name, modules in shapes().items() if len(modules) > 1} == {}


@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation["operationId"] for operation in OPERATIONS])
def test_every_operation_tells_what_it_does_and_by_which_codes_it_refuses(operation):
    assert operation["description"]
    for status, answer in operation["responses"].items():
        if status >= "400" and status.isdigit():
            codes = answer["x-codes"]
            assert codes == sorted(set(codes))
            assert {registered_errors()[code].status for code in codes} == {int(status)}
            assert list(answer["content"]) == ["application/problem+json"]


def test_what_each_code_means_is_told_in_three_languages():
    told = DOCUMENT["x-problems"]
    named = {
        code
        for operation in OPERATIONS
        for answer in operation["responses"].values()
        for code in answer.get("x-codes", ())
    }

    assert named | set(told["everywhere"]) <= set(told["codes"])
    assert all(set(problem["title"]) == {"en", "uz", "ru"} for problem in told["codes"].values())


def test_who_must_be_signed_in_is_told_so_and_may_be_refused_as_a_stranger():
    for operation in OPERATIONS:
        is_closed = {} not in operation.get("security", [{}])
        assert ("auth.required" in operation["responses"].get("401", {}).get("x-codes", ())) or not is_closed
