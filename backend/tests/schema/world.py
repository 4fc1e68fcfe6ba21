"""The people and things that random calls are made among, and how one is sent: whatever it did is undone after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from schemathesis import Case, CheckFunction
from schemathesis.core.failures import FailureGroup
from schemathesis.core.transport import Response

from config.bodies import WsgiBodyLimit
from tests.architecture.test_access import World
from tests.schema.findings import Finding

#: Who calls, and who of the world they are.
ROLES = {
    "guest": "visitor",
    "buyer": "buyer",
    "seller": "seller",
    "moderator": "moderator",
    "finance": "finance",
    "admin": "admin",
}
ORIGIN = "http://testserver"
# As a process of production serves: bodies that are too large never reach the views.
APP = WsgiBodyLimit(WSGIHandler())


@contextmanager
def connection_kept() -> Iterator[None]:
    """Keep the connection from one request to the next, as the framework's own client for tests does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@contextmanager
def undone() -> Iterator[None]:
    """Undo what is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def signed_in_anew(world: World, sign_in: Callable[[Any], Any]) -> None:
    """Give everybody who calls a new session, until the test around it is undone."""
    for who in ROLES.values():
        if world.people[who] is not None:
            world.clients[who].token = sign_in(world.people[who]).token


def headers_of(world: World, role: str) -> dict[str, str]:
    """Return what the browser of `role` sends with every call."""
    token = world.clients[ROLES[role]].token
    return {"Origin": ORIGIN} | ({"Authorization": f"Bearer {token}"} if token else {})


def send(world: World, role: str, case: Case, checks: list[CheckFunction]) -> tuple[Response, list[Finding]]:
    """Call as `role`; return the answer and what the checks found wrong with it."""
    headers = headers_of(world, role)
    with undone():
        answer = case.call(headers=headers)
        try:
            case.validate_response(answer, checks=checks, headers=headers, transport_kwargs={"headers": headers})
        except FailureGroup as group:
            return answer, [Finding.of(role, case, answer, failure) for failure in group.exceptions]
    return answer, []


def with_known(world: World, case: Case) -> Case:
    """Put the world's own things into the address and the body, wherever the case does not mean to be wrong there."""
    for name in case.path_parameters if isinstance(case.path_parameters, dict) else ():
        if name in world.names and not _is_wrong(case, "path"):
            case.path_parameters[name] = world.names[name]
    if isinstance(case.body, dict) and not _is_wrong(case, "body"):
        for name in case.body:
            # The world's picture is a row without a file: as an avatar it could not be read.
            if name in world.names and name != "image_id" and isinstance(case.body[name], str):
                case.body[name] = world.names[name]
    return case


def _is_wrong(case: Case, location: str) -> bool:
    if case.meta is None:
        return False
    return any(
        where.value == location and component.mode.is_negative for where, component in case.meta.components.items()
    )
