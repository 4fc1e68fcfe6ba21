"""
The document against reality: whatever is sent, by whomever, the answer is one that docs/api/openapi.json promises.

Schemathesis makes the calls from the document and holds each answer against it, with all its checks. `make test` sends
some thousand calls, the same ones every time; `make soak` every boundary case of every operation as every role, and
random ones from a seed never used before (`API_CASES`, `FIRST_SEED`), and tells of it in docs/api/proof.md.
"""

import os
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import orjson
import pytest
import schemathesis
from django.db import transaction
from schemathesis import Case
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import APIOperation

from config.api import api
from tests.architecture.test_access import World, world_create
from tests.schema.cases import boundaries, known_case, random_cases, some_of
from tests.schema.findings import Tally
from tests.schema.world import APP, ROLES, connection_kept, send, signed_in_anew, with_known

# Of each operation, random cases for each role. 0: the short proof.
CASES = int(os.environ.get("API_CASES", "0"))
FIRST_SEED = int(os.environ.get("FIRST_SEED", "1"))
# Who asks at length; `API_ROLES=admin,buyer` looks at a part.
LONG_ROLES = os.environ.get("API_ROLES", ",".join(ROLES)).split(",")
# Boundary cases of each operation in the short proof, beside the right one.
SOME = 5

load_all_checks()
DOCUMENT = orjson.loads(orjson.dumps(api.get_openapi_schema(), option=orjson.OPT_NON_STR_KEYS))
SCHEMA = schemathesis.openapi.from_dict(DOCUMENT, config=SchemathesisConfig(seed=FIRST_SEED))
# The calls, and those that the checks make themselves, go to the shop in this process.
SCHEMA.app = APP
OPERATIONS = {one.label: one for one in (result.ok() for result in SCHEMA.get_all_operations())}  # type: ignore[union-attr]
# What a schema can say of a field is less than what a shop asks: a text that is well formed may still be no cursor, no
# cleaned title, no date after the other. Such answers are 400 with the field's name; they are held against the
# schema like any other, but are no failure of the document.
CHECKED: list[Any] = [check for check in CHECKS.get_all() if check.__name__ != "positive_data_acceptance"]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, sign_in) -> Iterator[World]:
    """Make the world once, in a transaction around those of the calls."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        made = world_create(sign_in)
    with connection_kept():
        yield made
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(scope="module")
def tally() -> Tally:
    """Count what this process asks."""
    return Tally()


def calls(operation: APIOperation, world: World) -> Iterator[tuple[str, Case]]:
    """Yield who calls, and what."""
    everything = boundaries(operation)
    known = known_case(operation, world.names)
    for role in ROLES:
        yield role, known
    if CASES:
        for role in LONG_ROLES:
            yield from ((role, case) for case in boundaries(operation))
        more = random_cases(operation, count=CASES * len(LONG_ROLES), first_seed=FIRST_SEED)
        yield from zip(cycle(LONG_ROLES), more, strict=False)
        return
    chosen = some_of(everything, SOME, operation.label)
    for role in ROLES:
        yield role, chosen[0]
    for number, case in enumerate(chosen[1:]):
        yield list(ROLES)[(number + len(operation.label)) % len(ROLES)], case


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_answer_is_one_that_the_document_promises(world, tally, sign_in, name):
    found = []
    # A long run outlives the tokens of its beginning: without new ones it would be told 401 and prove nothing.
    signed_in_anew(world, sign_in)

    for role, case in calls(OPERATIONS[name], world):
        answer, wrong = send(world, role, with_known(world, case), CHECKED)
        tally.add(role, answer, wrong)
        found += wrong
    tally.keep(os.environ.get("PYTEST_XDIST_WORKER", "alone"))

    assert not found, "\n\n".join(str(one) for one in found[:5])
