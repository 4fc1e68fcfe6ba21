"""
The frames on the wire: `{"type": …, "id": …, "data": {…}}`, each kind with one schema.

The schemas go into docs/api/openapi.json, from which the interface's types are made.
"""

from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, WithJsonSchema, create_model
from pydantic.json_schema import models_json_schema

from wibestore.core.api import Input, Output, to_json
from wibestore.core.errors import MalformedRequest, ValidationFailed
from wibestore.core.ids import uuid7
from wibestore.core.problems import validation_problem

MAX_FRAME_BYTES = 65_536

_NAMED = "x-named"
_from_client: dict[str, type[Input]] = {}
_from_server: dict[str, Any] = {}


class Envelope(BaseModel):
    """A frame before its data is looked at."""

    model_config = ConfigDict(extra="forbid")

    type: Annotated[str, Field(max_length=64)]
    id: UUID | None = None
    data: dict[str, Any] = {}


class StateData(Output):
    """Whether news come at once; while they do not, ask by HTTP now and then."""

    is_live: bool


class ResumeIn(Input):
    """Tell what came after `after` (a sequence number); said after a break, and every 25 seconds as a sign of life."""

    after: Annotated[int, Field(strict=True, ge=0)] = 0


def schema_of(name: str) -> Any:
    """Return the type of data that the API has a schema for: `order: schema_of("OrderOut")`."""
    # Not a `$ref` yet: pydantic would look for it among its own models.
    return Annotated[dict[str, Any], WithJsonSchema({_NAMED: name})]


def client_frame(kind: str, data: type[Input]) -> str:
    """Register a frame that browsers send; returns `kind`."""
    _from_client[kind] = data
    return kind


def server_frame(kind: str, data: Any) -> str:
    """Register a frame that the shop sends, `data` a model or what `schema_of` returned; returns `kind`."""
    _from_server[kind] = data
    return kind


RESUME = client_frame("resume", ResumeIn)
STATE = server_frame("realtime.state", StateData)
PROBLEM = server_frame("problem", schema_of("Problem"))


def frame_encode(kind: str, data: Any, *, frame_id: UUID | str | None = None) -> str:
    """
    Return a frame as text.

    :param data: plain values, a dataclass or a model, of the schema registered for `kind`
    :param frame_id: which frame of the client it answers, or which thing it is about; a new id where left out
    """
    if kind not in _from_server:
        raise ValueError(f"no frame is called {kind}")
    body = data if isinstance(data, bytes) else to_json(data)
    return f'{{"type":"{kind}","id":"{frame_id or uuid7()}","data":{body.decode()}}}'


def frame_read(text: str) -> Envelope:
    """
    Read a browser's frame; its data is not looked at yet.

    :raises MalformedRequest: not JSON
    :raises ValidationFailed: not a frame
    """
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise MalformedRequest("The frame is not valid JSON") from error
    return _valid(Envelope, read, "")


def data_read(frame: Envelope) -> Input:
    """
    Return the data of a frame by its schema.

    :raises ValidationFailed: there is no such frame, or fields of it are wrong
    """
    model = _from_client.get(frame.type)
    if model is None:
        raise ValidationFailed.of("/type", "invalid_choice", "No frame is called so")
    return _valid(model, frame.data, "/data")


def _valid[Model: BaseModel](model: type[Model], value: Any, pointer: str) -> Model:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problem = validation_problem([{**one, "loc": ("body", *one["loc"])} for one in error.errors(include_url=False)])
        if isinstance(problem, ValidationFailed) and pointer:
            for field in problem.errors:
                object.__setattr__(field, "pointer", pointer + field.pointer)
        raise problem from error


def frame_schemas(ref_template: str = "#/components/schemas/{model}") -> dict[str, Any]:
    """Return the schemas of all frames, and `ServerFrame` and `ClientFrame`, which are one of them, by name."""
    named: dict[str, Any] = {}
    for union, registry in (("ServerFrame", _from_server), ("ClientFrame", _from_client)):
        models = [_frame_model(kind, data, union) for kind, data in sorted(registry.items())]
        _, schema = models_json_schema([(model, "serialization") for model in models], ref_template=ref_template)
        named |= schema.get("$defs", {})
        refs = {model.__name__: ref_template.format(model=model.__name__) for model in models}
        kinds = dict(zip(sorted(registry), refs.values(), strict=True))
        named[union] = {
            "oneOf": [{"$ref": ref} for ref in refs.values()],
            "discriminator": {"propertyName": "type", "mapping": kinds},
        }
    return {name: _linked(schema, ref_template) for name, schema in named.items()}


def _linked(schema: Any, ref_template: str) -> Any:
    """Return the schema with the names of the API's schemas as references."""
    if isinstance(schema, list):
        return [_linked(part, ref_template) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if _NAMED in schema:
        return {"$ref": ref_template.format(model=schema[_NAMED])}
    return {name: _linked(part, ref_template) for name, part in schema.items()}


def _frame_model(kind: str, data: Any, union: str) -> type[BaseModel]:
    name = "".join(part.capitalize() for part in kind.replace("_", ".").split("."))
    fields: dict[str, Any] = {"type": (Literal[kind], ...), "id": (UUID, ...), "data": (data, ...)}
    if union == "ClientFrame":
        fields["id"] = (UUID | None, None)
    return create_model(f"{name}{'In' if union == 'ClientFrame' else ''}Frame", __base__=Output, **fields)


def adapter_of(kind: str) -> TypeAdapter[Any]:
    """Return what checks the data of a frame that the shop sends; for tests."""
    return TypeAdapter(_from_server[kind])
