"""What the document says of itself: nothing is missing in it, and no two shapes share a name."""

from collections import defaultdict
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # comes with check-jsonschema
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


def parameters():
    return [(operation, parameter) for operation in OPERATIONS for parameter in operation["parameters"]]


def bodies() -> dict[str, dict[str, Any]]:
    """Return the fields of every body that an operation takes, and of what lies in it, by the shape's name."""
    found: dict[str, dict[str, Any]] = {}
    waiting = [
        (operation["operationId"], kind["schema"])
        for operation in OPERATIONS
        for kind in operation.get("requestBody", {}).get("content", {}).values()
    ]
    while waiting:
        name, schema = waiting.pop()
        if "$ref" in schema:
            name = schema["$ref"].rsplit("/", 1)[-1]
            schema = {} if name in found else DOCUMENT["components"]["schemas"][name]
        if "properties" in schema:
            found[name] = schema["properties"]
        parts = [*schema.get("properties", {}).values(), *schema.get("anyOf", []), *schema.get("allOf", [])]
        parts += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
        waiting += [(name, part) for part in parts]
    return found


def test_every_parameter_says_what_it_is():
    assert [(of["operationId"], each["name"]) for of, each in parameters() if not each.get("description")] == []


def test_every_field_of_a_body_says_what_it_is():
    # A field: its description. Money says whole so'm, times their unit, sizes theirs.
    fields = [(name, field, told) for name, shape in bodies().items() for field, told in shape.items()]

    assert len(fields) > 250
    assert [(name, field) for name, field, told in fields if not told.get("description")] == []


def test_amounts_and_lengths_of_time_name_their_unit():
    asked = [(of["operationId"], each["name"], each["description"]) for of, each in parameters()]
    asked += [(name, field, told["description"]) for name, shape in bodies().items() for field, told in shape.items()]
    units = {"so'm": ("amount", "price", "floor"), "inute": ("_minutes",), "basis points": ("_bps",)}

    for unit, endings in units.items():
        assert [one for one in asked if one[1].endswith(endings) and unit not in one[2]] == []


def test_every_parameter_of_a_list_has_an_example_of_its_kind():
    asked = [(of["operationId"], each) for of, each in parameters() if each["in"] == "query"]

    assert [(name, each["name"]) for name, each in asked if each.get("example") is None] == []
    for name, each in asked:
        rules = {**each["schema"], "components": DOCUMENT["components"]}
        assert list(Draft202012Validator(rules).iter_errors(each["example"])) == [], (name, each["name"])
