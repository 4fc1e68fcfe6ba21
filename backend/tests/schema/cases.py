"""
The calls that are tried of an operation.

- *boundaries*: for every parameter and field the smallest, largest, shortest, longest, each of an enum, and each way to
  be wrong (missing, another type, too long, a wrong format, a method or content type not taken). Always the same.
- *random*: what Hypothesis thinks of, right and wrong by turns, from a seed.
- *known*: the row of the access table, which is known to be let in.
"""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import Case, GenerationMode
from schemathesis.schemas import APIOperation

from tests.architecture.test_access import ACCESS

BOTH = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
PREFIX = "/api/v1/"


def boundaries(operation: APIOperation) -> list[Case]:
    """Return the boundary cases; those of the right kind first."""
    cases = operation.schema.iter_coverage_cases(
        operation,
        generation_modes=BOTH,
        generation_config=operation.schema.config.generation_for(operation=operation),
    )
    return sorted(cases, key=lambda case: case.meta.generation.mode.is_negative)


def some_of(cases: list[Case], count: int, name: str) -> list[Case]:
    """Return the first right case and `count` others of as many kinds, the same in every run."""
    dice = Random(zlib.crc32(name.encode()))
    kinds: dict[str, list[Case]] = {}
    for case in cases[1:]:
        phase: Any = case.meta.phase.data if case.meta else None
        kinds.setdefault(str(phase.scenario), []).append(case)
    chosen = cases[:1]
    for kind in dice.sample(sorted(kinds), min(count, len(kinds))):
        chosen.append(dice.choice(kinds[kind]))
    return chosen


def random_cases(operation: APIOperation, *, count: int, first_seed: int) -> Iterator[Case]:
    """Yield `count` random cases, half of them wrong; an operation that takes nothing cannot be called wrongly."""
    takes_something = operation.body or any(operation.iter_parameters())
    for mode in BOTH if takes_something else BOTH[:1]:
        strategy = operation.as_strategy(generation_mode=mode)
        drawn = _drawn(strategy, count // 2, first_seed + zlib.crc32(operation.label.encode()))
        yield from (case for case in drawn if not (mode.is_negative and _is_unsent(case)))


def _is_unsent(case: Case) -> bool:
    """Tell whether a part of the query is an empty list: nothing of it is sent, so nobody can refuse it."""
    return isinstance(case.query, dict) and [] in case.query.values()


def _drawn(strategy: SearchStrategy[Case], count: int, first_seed: int) -> list[Case]:
    drawn: list[Case] = []

    @seed(first_seed)
    @settings(
        max_examples=max(1, count),
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def draw(case: Case) -> None:
        drawn.append(case)

    # Of some parameters any text is right: nothing wrong can be drawn.
    with suppress(Unsatisfiable):
        draw()
    return drawn


def known_case(operation: APIOperation, names: dict[str, str]) -> Case:
    """Return the call of the access table."""
    path = operation.path.removeprefix(PREFIX)
    _, body = ACCESS[operation.method.upper(), path]
    given_names = {parameter.name: names[parameter.name] for parameter in operation.path_parameters}
    more: dict[str, Any] = {} if body is None else {"body": deepcopy(body), "media_type": "application/json"}
    return operation.Case(path_parameters=given_names, **more)
