"""
Which refusals each operation can give, read off the code: what the functions it may reach raise and nobody catches.

Names are looked up in the living modules, so that what is imported, passed on or kept in a table is followed too. A
method of a thing whose class the code does not tell stands for every method of that name. So the answer may name a code
too many, but none too few; the tests hold it against every answer they get (tests/documented.py).
"""

import ast
import inspect
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType, UnionType
from typing import Annotated, Any, Self, Union, get_args, get_origin, get_type_hints

from django.http import Http404
from django.utils.cache import get_conditional_response
from ninja.errors import HttpError

from config.authentication import actor_from
from wibestore.core.errors import DomainError, registered_errors

OURS = ("wibestore", "config")
# Names of methods that Django, pydantic and Python have too: these are followed only where the class is known.
_DJANGO = (
    "get filter exclude create update delete save first last exists count values values_list order_by aggregate run "
    "all annotate check close open read write send body of model_dump model_validate parse render publish group"
)
COMMON = frozenset({*dir(dict), *dir(list), *dir(str), *dir(set), *_DJANGO.split()})
# What is looked at in a table of functions: deep enough for every one of ours.
_DEPTH = 4
# How many decorators a function has at most.
_LAYERS = 8

Refusal = type[BaseException]


class Unchanged(Exception):
    """Stands for 304: the caller has it already."""


@dataclass(slots=True)
class Unit:
    """A function: what it raises itself, and whom it calls; each with what is caught around it."""

    raises: set[Refusal] = field(default_factory=set)
    calls: list[tuple[FunctionType, frozenset[Refusal]]] = field(default_factory=list)
    headers: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Reached:
    """What may come out of some functions, and which headers of the request they look at."""

    refusals: frozenset[Refusal]
    headers: frozenset[str]


def reached_from(functions: Iterable[Any]) -> Reached:
    """Return what any of these functions may lead to."""
    units: dict[FunctionType, Unit] = {}
    starts = [plain for function in functions for plain in _plains(function)]
    waiting = list(starts)
    while waiting:
        function = waiting.pop()
        if function not in units:
            units[function] = unit = unit_of(function)
            waiting += [called for called, _ in unit.calls]
    out = _spread(units)
    headers = frozenset[str]().union(*(unit.headers for unit in units.values()))
    return Reached(frozenset[Refusal]().union(*(out[function] for function in starts)), headers)


def _spread(units: dict[FunctionType, Unit]) -> dict[FunctionType, set[Refusal]]:
    out = {function: set(unit.raises) for function, unit in units.items()}
    is_growing = True
    while is_growing:
        is_growing = False
        for function, unit in units.items():
            found = {error for called, caught in unit.calls for error in out[called] if not _is_caught(error, caught)}
            if not found <= out[function]:
                out[function] |= found
                is_growing = True
    return out


@cache
def unit_of(function: FunctionType) -> Unit:
    """Read one function."""
    unit = Unit()
    node = _node_of(function)
    if node is not None:
        _Reader(function, unit).body_read(node)
    return unit


def _is_named(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_header_read(node: ast.Call) -> bool:
    """Tell whether this is `request.headers.get("…")`."""
    called = node.func
    if not isinstance(called, ast.Attribute) or not isinstance(called.value, ast.Attribute) or not node.args:
        return False
    is_get = called.attr == "get" and called.value.attr == "headers" and _is_named(called.value.value, "request")
    return is_get and isinstance(node.args[0], ast.Constant)


def _is_caught(error: Refusal, caught: frozenset[Refusal]) -> bool:
    return issubclass(error, tuple(caught)) if caught else False


class _Reader:
    """Walks a function's tree with what is caught around each place."""

    def __init__(self, function: FunctionType, unit: Unit) -> None:
        self.function = function
        self.unit = unit
        self.names = {**function.__globals__, **_closure(function)}
        self.types: dict[str, set[type]] = _hints(function)
        self.owner = owner = _owner(function)
        if owner:
            self.types |= {"self": {owner, *_below(owner)}, "cls": {owner, *_below(owner)}}
        self.locals = set(function.__code__.co_varnames) | set(function.__code__.co_cellvars)

    def body_read(self, node: ast.AST) -> None:
        """Read the statements of a function, not its decorators and annotations."""
        statements = node.body if isinstance(node.body, list) else [node.body]  # type: ignore[attr-defined]
        for part in ast.walk(node):
            self.assigned_read(part)
        for statement in statements:
            self.read(statement, frozenset())

    def read(self, node: ast.AST, caught: frozenset[Refusal]) -> None:
        """Read a node and what is in it."""
        if isinstance(node, ast.Try):
            self.try_read(node, caught)
        elif isinstance(node, ast.Name | ast.Attribute):
            self.name_read(node, caught)
        elif isinstance(node, ast.FunctionDef):
            for statement in node.body:
                self.read(statement, caught)
        elif not _only_names_classes(node):
            if isinstance(node, ast.With):
                caught |= frozenset(self.suppressed(node))
            if isinstance(node, ast.Call) and _is_header_read(node):
                self.unit.headers.add(node.args[0].value)  # type: ignore[attr-defined]
            for child in ast.iter_child_nodes(node):
                self.read(child, caught)

    def name_read(self, node: ast.Name | ast.Attribute, caught: frozenset[Refusal]) -> None:
        """Follow a name, and what it is taken of; `request.actor` is made when it is first looked at."""
        for thing in self.things(node):
            self.reach(thing, caught, _DEPTH)
        if isinstance(node, ast.Attribute):
            if node.attr == "actor" and _is_named(node.value, "request"):
                self.reach(actor_from, caught, _DEPTH)
            self.read(node.value, caught)

    def try_read(self, node: ast.Try, caught: frozenset[Refusal]) -> None:
        """Read a `try`: what its handlers take does not come out of its body, unless they hand it on."""
        inside = set(caught)
        for handler in node.handlers:
            is_handed_on = any(isinstance(part, ast.Raise) and part.exc is None for part in ast.walk(handler))
            if not is_handed_on:
                inside |= set(self.classes(handler.type))
        for statement in node.body:
            self.read(statement, frozenset(inside))
        for statement in [*node.orelse, *node.finalbody]:
            self.read(statement, caught)
        for handler in node.handlers:
            for statement in handler.body:
                self.read(statement, caught)

    def suppressed(self, node: ast.With) -> Iterator[Refusal]:
        """Return what a `with suppress(…)` takes."""
        for item in node.items:
            call = item.context_expr
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "suppress":
                for argument in call.args:
                    yield from self.classes(argument)

    def classes(self, node: ast.AST | None) -> list[Refusal]:
        """Return the exceptions that a handler names."""
        if node is None:
            return [BaseException]
        parts = node.elts if isinstance(node, ast.Tuple) else [node]
        found = [thing for part in parts for thing in self.things(part)]
        return [thing for thing in found if isinstance(thing, type) and issubclass(thing, BaseException)]

    def assigned_read(self, node: ast.AST) -> None:
        """Learn the class of a local name from what is put into it."""
        pairs: list[tuple[ast.AST, ast.AST]] = []
        if isinstance(node, ast.Assign):
            pairs = [(node.targets[0], node.value)]
            if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(node.targets[0].elts, node.value.elts, strict=False))
        elif isinstance(node, ast.NamedExpr):
            pairs = [(node.target, node.value)]
        elif isinstance(node, ast.withitem) and node.optional_vars:
            pairs = [(node.optional_vars, node.context_expr)]
        for name, value in pairs:
            if isinstance(name, ast.Name) and (classes := self.classes_of(value)):
                self.types.setdefault(name.id, set()).update(classes)

    def things(self, node: ast.AST) -> list[Any]:
        """Return what a name or an attribute may be."""
        if isinstance(node, ast.Name):
            is_ours = node.id in self.names and node.id not in self.locals
            return [self.names[node.id]] if is_ours else []
        if not isinstance(node, ast.Attribute):
            return []
        owners = self.things(node.value) or list(self.classes_of(node.value))
        if not owners:
            return [] if node.attr in COMMON else _methods().get(node.attr, [])
        found = [inspect.getattr_static(owner, node.attr, None) for owner in owners]
        return [thing for thing in found if thing is not None]

    def classes_of(self, node: ast.AST) -> set[type]:
        """Return the classes of ours that the value of an expression may have; none where the code does not tell."""
        if isinstance(node, ast.Name):
            return self.types.get(node.id, set())
        if isinstance(node, ast.Call) and _is_named(node.func, "super"):
            return set(self.owner.__bases__) if self.owner else set()
        if isinstance(node, ast.Call):
            return set().union(*(_made_by(thing) for thing in self.things(node.func)))
        if isinstance(node, ast.Attribute):
            owners = self.classes_of(node.value)
            fields = set().union(*(_fields(owner).get(node.attr, set()) for owner in owners))
            return fields.union(*(_made_by(inspect.getattr_static(owner, node.attr, None)) for owner in owners))
        return set()

    def reach(self, thing: Any, caught: frozenset[Refusal], depth: int) -> None:
        """Note what is reached with a thing: an exception, a function, the making of an object, a table of such."""
        if isinstance(thing, type):
            self.class_reach(thing, caught, depth)
        elif thing is get_conditional_response:
            self.unit.raises.add(Unchanged)
        # Any of the registered by its code: which, nobody can read off.
        elif (plains := _plains(thing)) and thing is not registered_errors:
            self.unit.calls += [(plain, caught) for plain in plains]
        elif depth:
            for part in _parts(thing):
                self.reach(part, caught, depth - 1)

    def class_reach(self, cls: type, caught: frozenset[Refusal], depth: int) -> None:
        """Note an exception, or what making an object runs."""
        if issubclass(cls, DomainError | Http404 | HttpError):
            if not _is_caught(cls, caught):
                self.unit.raises.add(cls)
        elif cls.__module__.startswith(OURS):
            for name in ("__init__", "__post_init__", "__enter__"):
                self.reach(cls.__dict__.get(name), caught, depth)


def _parts(thing: Any) -> list[Any]:
    """Return what is in a table or in a thing of ours."""
    if isinstance(thing, dict):
        return list(thing.values())
    if isinstance(thing, list | tuple | set | frozenset):
        return list(thing)
    fields = getattr(type(thing), "__dataclass_fields__", ()) if type(thing).__module__.startswith(OURS) else ()
    return [getattr(thing, name, None) for name in fields]


def _only_names_classes(node: ast.AST) -> bool:
    """Tell whether this is a call that is given exceptions without raising them."""
    is_named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return is_named and node.func.id in {"isinstance", "issubclass", "suppress"}  # type: ignore[attr-defined]


def _plain(thing: Any) -> FunctionType | None:
    """Return the function of ours behind a method, a property or a decorator."""
    return next(iter(_plains(thing)), None)


def _plains(thing: Any) -> list[FunctionType]:
    """Return the function of ours behind a method, a property or a decorator, and the decorators of ours around it."""
    if isinstance(thing, property):
        thing = thing.fget
    found: list[FunctionType] = []
    for _ in range(_LAYERS):
        thing = getattr(thing, "__func__", thing)
        if isinstance(thing, FunctionType) and thing.__module__.startswith(OURS):
            found.insert(0, thing)
        thing = getattr(thing, "__wrapped__", None) or getattr(thing, "func", None)
        if thing is None:
            break
    return found


def _closure(function: FunctionType) -> dict[str, Any]:
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    return {name: cell.cell_contents for name, cell in cells}


def _hints(thing: Any) -> dict[str, set[type]]:
    try:
        hints = get_type_hints(thing)
    except (NameError, TypeError, AttributeError):  # of names that are there for the type checker alone
        return {}
    return {name: classes for name, hint in hints.items() if name != "return" and (classes := _classes_in(hint))}


@cache
def _fields(owner: type) -> dict[str, set[type]]:
    return _hints(owner)


def _made_by(thing: Any) -> set[type]:
    """Return what calling a thing (or reading a property) gives."""
    if isinstance(thing, type):
        return {thing} if thing.__module__.startswith(OURS) else set()
    plain = _plain(thing)
    if plain is None:
        return set()
    try:
        hint = get_type_hints(plain).get("return")
    except (NameError, TypeError, AttributeError):
        return set()
    owner = _owner(plain)
    return {owner} if hint is Self and owner else _classes_in(hint)


def _classes_in(hint: Any) -> set[type]:
    if isinstance(hint, type) and not get_args(hint):
        return {hint, *_below(hint)} if hint.__module__.startswith(OURS) else set()
    is_either = get_origin(hint) in {Union, UnionType, Annotated}
    return set().union(*(_classes_in(part) for part in get_args(hint))) if is_either else set()


def _owner(function: FunctionType) -> type | None:
    thing: Any = sys.modules.get(function.__module__)
    for name in function.__qualname__.split(".")[:-1]:
        thing = getattr(thing, name, None)
    return thing if isinstance(thing, type) else None


def _below(owner: type) -> list[type]:
    below: list[type] = owner.__subclasses__()
    return [cls for cls in below if cls.__module__.startswith(OURS)]


@cache
def _methods() -> dict[str, list[Any]]:
    """Return every method of our classes by its name."""
    found: dict[str, list[Any]] = defaultdict(list)
    for module in _modules():
        things: list[Any] = list(vars(module).values())
        for cls in things:
            if isinstance(cls, type) and cls.__module__ == module.__name__ and not issubclass(cls, DomainError):
                for name, method in vars(cls).items():
                    if not name.startswith("__") and _plain(method):
                        found[name].append(method)
    return found


def _modules() -> list[ModuleType]:
    return [module for name, module in sorted(sys.modules.items()) if name.startswith("wibestore.")]


@cache
def _functions_in(file: str) -> dict[int, ast.AST]:
    tree = ast.parse(Path(file).read_text(encoding="utf-8"))
    found: dict[int, ast.AST] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            found[min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])] = node
        elif isinstance(node, ast.Lambda):
            found.setdefault(node.lineno, node)
    return found


def _node_of(function: FunctionType) -> ast.AST | None:
    # What a dataclass makes of its fields stands in no file.
    file = function.__code__.co_filename
    return _functions_in(file).get(function.__code__.co_firstlineno) if file.endswith(".py") else None
