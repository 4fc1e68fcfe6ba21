"""Log lines: one JSON object a line, with who, what, where, when and the request id; never a secret."""

import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, ClassVar

import orjson

request_id: ContextVar[str] = ContextVar("request_id", default="")

_SECRET_NAMES = re.compile(r"authorization|cookie|password|passwd|secret|token|card|pan|cvv|credential|login", re.I)
_SECRET_TEXT = re.compile(r"(Bearer\s+)[\w\-.]+|\b\d{13,19}\b", re.I)
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


class SecretsFilter(logging.Filter):
    """Masks tokens, passwords, cookies, card numbers and credentials in messages and fields."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask in place; every record passes."""
        record.msg = _SECRET_TEXT.sub(r"\1***", record.getMessage())
        record.args = ()
        for name in vars(record).keys() - _STANDARD:
            if _SECRET_NAMES.search(name):
                setattr(record, name, "***")
        return True


class JsonFormatter(logging.Formatter):
    """Writes a record as one JSON line; line breaks and escapes inside are escaped."""

    levels: ClassVar[dict[int, str]] = {}

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": request_id.get(),
        }
        line.update({name: value for name, value in vars(record).items() if name not in _STANDARD})
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()
