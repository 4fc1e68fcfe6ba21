"""Log lines: one JSON object a line, with who, what, where, when and the request id; never a secret."""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import orjson

# What is being done, for whom: a request or a task, and the user once the shop knows them.
request_id: ContextVar[str] = ContextVar("request_id", default="")
task_id: ContextVar[str] = ContextVar("task_id", default="")
user_id: ContextVar[str] = ContextVar("user_id", default="")

MASK = "***"
_MAX_DEPTH = 4
_SECRET_NAMES = re.compile(r"authorization|cookie|password|passwd|secret|token|card|pan|cvv|credential|login", re.I)
# A bearer token; a card's number however it is grouped; the password of an address; a named value.
_SECRET_TEXT = re.compile(
    r"""(Bearer\s+)[\w\-.]+
    | (?<![\d-])\d{4}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d-])
    | (\w://[^\s:/@]*:)[^\s@/]+(?=@)
    | ((?:password|passwd|secret|token|authorization|cookie|cvv)["']?\s{0,3}[:=]\s{0,3}["']?)(?!Bearer\b)[^\s"',;&}]+
    """,
    re.I | re.X,
)
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def masked(text: str) -> str:
    """Return `text` without tokens, passwords and card numbers."""
    return _SECRET_TEXT.sub(lambda found: next(filter(None, found.groups()), "") + MASK, text)


@contextmanager
def about(*, request_id: str = "", task_id: str = "", user_id: str = "") -> Iterator[None]:
    """Name, on every line written meanwhile, the request or task, and the user if it is known already."""
    names = {"request_id": request_id, "task_id": task_id, "user_id": user_id}
    tokens = [(_ABOUT[name], _ABOUT[name].set(value)) for name, value in names.items()]
    try:
        yield
    finally:
        for variable, token in tokens:
            variable.reset(token)


_ABOUT = {"request_id": request_id, "task_id": task_id, "user_id": user_id}


def is_secret_name(name: str) -> bool:
    """Tell whether what is called `name` is never written."""
    return _SECRET_NAMES.search(name) is not None


class SecretsFilter(logging.Filter):
    """Masks tokens, passwords, cookies, card numbers and credentials in messages, fields and tracebacks."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask in place; every record passes."""
        record.msg = masked(record.getMessage())
        record.args = ()
        for name in vars(record).keys() - _STANDARD:
            setattr(record, name, _masked_field(name, getattr(record, name)))
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = masked(record.exc_text)
        return True


def _masked_field(name: str, value: Any, depth: int = 0) -> Any:
    if is_secret_name(name) or depth > _MAX_DEPTH:
        return MASK
    if isinstance(value, dict):
        return {key: _masked_field(str(key), one, depth + 1) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_masked_field("", one, depth + 1) for one in value]
    return masked(value) if isinstance(value, str) else value


class JsonFormatter(logging.Formatter):
    """Writes a record as one JSON line; line breaks and escapes inside are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **{name: variable.get() for name, variable in _ABOUT.items()},
        }
        line.update({name: value for name, value in vars(record).items() if name not in _STANDARD})
        if record.exc_info or record.exc_text:
            line["exception"] = record.exc_text or self.formatException(record.exc_info)  # type: ignore[arg-type]
        try:
            return orjson.dumps(line, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
        except TypeError:
            # Something that orjson does not write: the line matters more than its looks.
            return json.dumps({name: str(value) for name, value in line.items()})
