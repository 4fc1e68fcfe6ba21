"""Telling Sentry of what broke: where and when, never what people typed, who they are or what they hold (14.2.3)."""

import re
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from config import logs
from wibestore.core.tracing import statements_trace

_MAX_DEPTH = 20
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PERSONAL = frozenset({"ip", "ip_address", "remote_addr", "email", "phone", "username", "to"})
# What the library's own scrubber knew, which steps aside where it is told what to collect.
_SCRUBBED = frozenset(
    {
        *("api_key", "apikey", "x_api_key", "privatekey", "private_key", "auth", "mysql_pwd", "csrf", "_csrf", "_xsrf"),
        *("session", "sessionid", "_session", "user_session", "aiohttp_session", "connect.sid", "phpsessid", "symfony"),
        *("x_forwarded_for", "x_real_ip"),
    }
)
# The ids of Sentry's own, which the names of secrets would hide ("pan" is in "span").
_OWN_IDS = frozenset({"span_id", "parent_span_id", "trace_id", "event_id"})
# As with those; what is in it is looked at.
_SPANS = "spans"
_LEFT_OUT = ("modules", "server_name")
# Of everything the library knows to collect, the lines of code around a failure alone.
COLLECTED: Any = {
    "user_info": False,
    "cookies": {"mode": "off"},
    "http_headers": {"request": {"mode": "off"}},
    "http_bodies": [],
    "url_query_params": {"mode": "off"},
    "graphql": {"document": False, "variables": False},
    "gen_ai": {"inputs": False, "outputs": False},
    "database_query_data": False,
    "queues": False,
    "stack_frame_variables": False,
    "frame_context_lines": 5,
}


def start(
    *, dsn: str, environment: str, release: str = "", traces_sample_rate: float = 0.0, transport: Any = None
) -> None:
    """
    Begin to tell.

    :param release: the interface's, too, so that an error of both is found in one place
    :param traces_sample_rate: of how many requests (0 to 1) it is told where their time went; 0 of none
    :param transport: stands in for the network (tests)
    """
    # Heavy, and most processes of developers and tests tell nobody.
    import sentry_sdk  # noqa: PLC0415
    from sentry_sdk.integrations.logging import ignore_logger  # noqa: PLC0415

    # Repeats what the API's own line or Django's signal has told already.
    ignore_logger("django.request")
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        release=release or None,
        transport=transport,
        # Whatever is left out here would be collected.
        data_collection=COLLECTED,
        max_request_body_size="never",
        traces_sample_rate=traces_sample_rate or None,
        before_send=scrubbed,
        before_send_transaction=scrubbed,
        before_breadcrumb=lambda crumb, _: masked(crumb),
    )
    # Without tracing nothing is wrapped around them.
    statements_trace(_span_of if traces_sample_rate else None)


def _span_of(sql: str) -> AbstractContextManager[Any]:
    """Return the span of a kept statement, which goes past the cursor that the library watches."""
    import sentry_sdk  # noqa: PLC0415

    if sentry_sdk.get_current_span() is None:
        return nullcontext()
    span = sentry_sdk.start_span(op="db", name=sql, origin="auto.db.kept_statements")
    span.set_data("db.system", "postgresql")
    return span


def scrubbed(event: Any, _: Any = None) -> Any:
    """Return an event with ids alone to tell whom and what it is about, and every secret masked."""
    request = event.pop("request", None) or {}
    for name in _LEFT_OUT:
        event.pop(name, None)
    event = masked(event)
    if request:
        event["request"] = {"method": request.get("method"), "url": masked(str(request.get("url", "")).split("?")[0])}
    event["user"] = {"id": logs.user_id.get()} if logs.user_id.get() else {}
    tags = {"request_id": logs.request_id.get(), "task_id": logs.task_id.get()}
    event["tags"] = {**(event.get("tags") or {}), **{name: value for name, value in tags.items() if value}}
    return event


def masked(value: Any, name: str = "", depth: int = 0) -> Any:
    """Return `value` without secrets, addresses of people, and whatever lies too deep to be looked at."""
    if name in _OWN_IDS:
        return value
    is_secret = logs.is_secret_name(name) and name != _SPANS
    if is_secret or name.lower() in _PERSONAL | _SCRUBBED or depth > _MAX_DEPTH:
        return logs.MASK
    if isinstance(value, dict):
        return {key: masked(one, str(key), depth + 1) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [masked(one, "", depth + 1) for one in value]
    return _EMAIL.sub(logs.MASK, logs.masked(value)) if isinstance(value, str) else value
