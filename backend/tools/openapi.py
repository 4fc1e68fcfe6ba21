"""`python -m tools.openapi FILE`: writes the OpenAPI document, so that it can be committed and compared."""

import sys
from pathlib import Path

import django
import orjson


def main(target: str) -> None:
    """Write the OpenAPI 3.1 document of the API to `target`."""
    django.setup()
    from config.api import api  # noqa: PLC0415 - Django must be set up first

    schema = api.get_openapi_schema()
    document = orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS) + b"\n"
    Path(target).write_bytes(document)


if __name__ == "__main__":
    main(sys.argv[1])
