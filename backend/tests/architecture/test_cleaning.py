"""
Every text that people send is cleaned by the one function of `core.text`, or stands here with its reason (R9, 1.3.1).

Walks the schemas themselves, so that a field that is added tomorrow is asked for as well.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from wibestore.core.api import Cleaned, Input
from wibestore.core.text import clean_text

import_module("config.api")
import_module("config.sockets")

# Texts that must stay exactly as they were sent, or that are compared and never kept, by the field's name.
EXACT = {
    "password": "hashed or sealed, never shown: blanks and signs of it count (6.2.8)",
    "current_password": "compared with a hash",
    "email": "cleaned by `users.rules.email_clean`; of sold accounts: sealed as it is",
    "username": "checked letter by letter by `users.rules`",
    "phone": "checked by `users.rules`: digits alone are kept",
    "token": "compared by its hash",
    "challenge": "a signed token",
    "credential": "a signed token of Google's",
    "code": "compared with a code",
    "login": "sealed in the vault: login data works only exactly as it is",
    "email_password": "sealed in the vault",
    "login_method": "compared with the game's methods",
    "note": "sealed in the vault",
    "game": "a slug, compared with the catalog",
    "slugs": "each a slug, compared with the catalog",
    "method": "a name, compared with the ways to pay",
    "time_zone": "compared with the names of zones there are",
    "language": "compared with the three languages",
    "query": "filters of a page for their owner's eyes; every route checks them anew",
    "attributes": "each value is checked by the kind of the game's attribute (`games.rules`)",
}
# Of these the bytes of the whole are counted.
WHOLE_IS_BOUNDED = {"attributes", "query"}
DIRTY = "<b>bold</b>\u202e<script>x</script>\x07 <img src=x onerror=alert(1)> a   b"


def schemas() -> list[type[Input]]:
    """Return every schema of a body or a frame."""
    found: list[type[Input]] = []
    waiting = [Input]
    while waiting:
        for schema in waiting.pop().__subclasses__():
            waiting.append(schema)
            if not schema.__module__.startswith("tests") and ".tests." not in schema.__module__:
                found.append(schema)
    return found


def texts_of(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield, for each place of an annotation that holds a free text, what is done with it there."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from texts_of(get_args(annotation)[0], (*metadata, *get_args(annotation)[1:]))
    elif annotation is str or annotation is Any:
        yield metadata
    elif origin is dict:
        yield from texts_of(get_args(annotation)[1], metadata)
    elif origin is not None and origin is not Literal:
        for part in get_args(annotation):
            yield from texts_of(part, metadata)


def is_cleaned(metadata: tuple[Any, ...]) -> bool:
    return any(isinstance(one, Cleaned) for one in metadata)


def is_patterned(metadata: tuple[Any, ...]) -> bool:
    inner = [part for one in metadata for part in (one.metadata if isinstance(one, FieldInfo) else [one])]
    return any(getattr(one, "pattern", None) for one in inner)


def fields() -> list[tuple[str, str, FieldInfo]]:
    return [(schema.__name__, name, field) for schema in schemas() for name, field in schema.model_fields.items()]


def test_the_schemas_are_found():
    names = {schema.__name__ for schema in schemas()}

    assert {"RegisterIn", "ListingIn", "MessageIn", "ReviewIn", "DisputeIn", "ListingDecisionIn"} <= names


def test_every_text_is_cleaned_or_says_why_not():
    dirty = [
        f"{schema}.{name}"
        for schema, name, field in fields()
        for metadata in texts_of(field.annotation, tuple(field.metadata))
        if not is_cleaned(metadata) and not is_patterned(metadata) and name not in EXACT
    ]

    assert dirty == []


def test_every_text_has_a_length():
    unbounded = [
        f"{schema}.{name}"
        for schema, name, field in fields()
        for metadata in texts_of(field.annotation, tuple(field.metadata))
        if name not in WHOLE_IS_BOUNDED and not is_patterned(metadata) and not has_length(metadata, field)
    ]

    assert unbounded == []


def cleaned_texts() -> Iterator[tuple[str, TypeAdapter[str]]]:
    for schema, name, field in fields():
        for metadata in texts_of(field.annotation, tuple(field.metadata)):
            if is_cleaned(metadata):
                yield f"{schema}.{name}", TypeAdapter(Annotated[str, *metadata])


def refusal(text: TypeAdapter[str], value: str) -> str:
    with pytest.raises(ValidationError) as refused:
        text.validate_python(value)
    return refused.value.errors()[0]["type"]


def test_a_text_is_as_long_as_the_document_says_before_it_is_cleaned():
    unlike = []
    for name, text in cleaned_texts():
        longest = text.json_schema().get("maxLength", 0)
        fits = "a" * (longest - 1)
        # The blank at the end would be cleaned away, yet it was sent.
        if text.validate_python(fits + " ") != fits or refusal(text, fits + "  ") != "string_too_long":
            unlike.append(name)

    assert unlike == []


def test_a_text_that_must_have_letters_has_them_after_it_is_cleaned():
    short = []
    for name, text in cleaned_texts():
        least = text.json_schema().get("minLength", 0)
        if least and refusal(text, "<b>" + "a" * (least - 1) + "</b>") != "string_too_short":
            short.append(name)

    assert short == []


def has_length(metadata: tuple[Any, ...], field: FieldInfo) -> bool:
    inner = [part for one in metadata for part in (one.metadata if isinstance(one, FieldInfo) else [one])]
    return any(getattr(one, "max_length", None) for one in [*inner, *field.metadata])


def test_what_is_cleaned_holds_no_markup_and_nothing_that_cannot_be_seen():
    assert clean_text(DIRTY) == "bold a b"
