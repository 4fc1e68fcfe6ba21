"""Every kept statement can be planned with the types that its values are sent as: another width may be refused."""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest
from django.db import connection

import wibestore
from wibestore.core.statements import Select, Slot, Statement, Update

pytestmark = pytest.mark.django_db

_TYPES = {
    "UUIDField": "uuid",
    "DateTimeField": "timestamptz",
    "DateField": "date",
    "DurationField": "interval",
    "BooleanField": "bool",
    "JSONField": "jsonb",
    "SmallIntegerField": "int2",
    "PositiveSmallIntegerField": "int2",
    "IntegerField": "int4",
    "PositiveIntegerField": "int4",
    "BigIntegerField": "int8",
    "PositiveBigIntegerField": "int8",
    "BigAutoField": "int8",
}


def _kept() -> list[Statement]:
    for module in walk_packages(wibestore.__path__, "wibestore."):
        if ".tests" not in module.name and ".migrations" not in module.name and ".management" not in module.name:
            import_module(module.name)
    # A test before this one may have frozen them, as a server does before it forks.
    gc.unfreeze()
    # By type: asking a lazy object for its class would make it.
    made = gc.get_objects()
    selects = [one._wording.get().statement for one in made if type(one) is Select and not one._is_planned_anew]
    return selects + [one._statement.get() for one in made if type(one) is Update]


def _type_of(slot: Slot) -> str:
    # Texts and lists written as text take the type of what they are compared with.
    return _TYPES.get(slot.output_field.get_internal_type(), "unknown")


def _numbered(sql: str) -> str:
    places = iter(range(1, 1_000))
    return re.sub("%[s%]", lambda at: "%" if at[0] == "%%" else f"${next(places)}", sql)


def test_every_kept_statement_is_planned_with_the_types_of_its_slots():
    statements = _kept()
    assert len(statements) > 40
    with connection.cursor() as cursor:
        for number, statement in enumerate(statements):
            text = _numbered(statement.sql)
            types = ", ".join(map(_type_of, statement._slots))
            cursor.execute(f"PREPARE kept_{number}{f' ({types})' if types else ''} AS {text}", None)
            cursor.execute(f"DEALLOCATE kept_{number}")
