"""
Numbers that staff change while the shop runs: a row of `Tunable`, or else what the settings say.

Modules register theirs when the shop starts. Each process keeps all rows and asks for their version now and then, so
reading one costs no statement.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from wibestore.core import clock
from wibestore.core.errors import SettingNotFound, ValidationFailed
from wibestore.core.models import Tunable
from wibestore.core.public_cache import version_bump, version_of

Kind = Literal["som", "hours", "minutes", "count"]

VERSION = "tunables"
_RECHECK_AFTER_S = 5.0


@dataclass(frozen=True, slots=True)
class Spec:
    """One number: its unit, its bounds, and where its value comes from while nobody changed it."""

    key: str
    kind: Kind
    least: int
    most: int
    default: Callable[[], float]


@dataclass(frozen=True, slots=True)
class TunableInfo:
    """One number as staff see it."""

    key: str
    kind: Kind
    value: float
    default: float
    least: int
    most: int
    updated_at: datetime | None
    updated_by: UUID | None


@dataclass(frozen=True, slots=True)
class _Kept:
    """All rows as one process keeps them."""

    version: str
    checked_at_s: float
    values: dict[str, int]


_specs: dict[str, Spec] = {}
_kept: list[_Kept] = []


def tunable_register(key: str, kind: Kind, least: int, most: int, default: Callable[[], float]) -> None:
    """Let staff change the number `key` within its bounds; `default` is asked each time, so tests may override it."""
    _specs[key] = Spec(key, kind, least, most, default)


def tunable(key: str) -> float:
    """
    Return the number that holds now. What was changed elsewhere holds here within five seconds.

    :raises SettingNotFound: nobody registered it
    """
    spec = _spec(key)
    values = _values()
    return values[key] if key in values else spec.default()


def tunable_list() -> list[TunableInfo]:
    """Return every number in the order of their names, as the database has it now."""
    rows = {row.key: row for row in Tunable.objects.all()}
    return [_info(spec, rows.get(key)) for key, spec in sorted(_specs.items())]


@transaction.atomic
def tunable_set(*, key: str, value: int, user_id: UUID) -> tuple[float, TunableInfo]:
    """
    Set a number; return what held before and what holds now.

    :raises SettingNotFound: nobody registered it
    :raises ValidationFailed: out of its bounds
    """
    spec = _spec(key)
    if not spec.least <= value <= spec.most:
        code = "min_value" if value < spec.least else "max_value"
        raise ValidationFailed.of(
            "/value", code, f"From {spec.least} to {spec.most}.", least=spec.least, most=spec.most
        )
    row = Tunable.objects.select_for_update().filter(key=key).first()
    before = float(row.value) if row else spec.default()
    row, _ = Tunable.objects.update_or_create(
        key=key, defaults={"value": value, "updated_at": clock.now(), "updated_by": user_id}
    )
    tunables_forget()
    transaction.on_commit(tunables_forget, robust=True)
    version_bump(VERSION)
    return before, _info(spec, row)


def tunables_read() -> None:
    """Let this process read the rows now, before anybody needs one."""
    _values()


def tunables_forget() -> None:
    """Make this process read the rows again."""
    _kept.clear()


def _spec(key: str) -> Spec:
    spec = _specs.get(key)
    if spec is None:
        raise SettingNotFound
    return spec


def _values() -> dict[str, int]:
    now_s = time.monotonic()
    kept = _kept[0] if _kept else None
    if kept is not None and now_s - kept.checked_at_s < _RECHECK_AFTER_S:
        return kept.values
    version = version_of(VERSION)
    if kept is not None and kept.version == version:
        values = kept.values
    else:
        values = dict(Tunable.objects.values_list("key", "value"))
    _kept[:] = [_Kept(version, now_s, values)]
    return values


def _info(spec: Spec, row: Tunable | None) -> TunableInfo:
    return TunableInfo(
        key=spec.key,
        kind=spec.kind,
        value=row.value if row else spec.default(),
        default=spec.default(),
        least=spec.least,
        most=spec.most,
        updated_at=row.updated_at if row else None,
        updated_by=row.updated_by if row else None,
    )
