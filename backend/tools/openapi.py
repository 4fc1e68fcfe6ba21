"""
`python -m tools.openapi FILE CODES`: writes the OpenAPI document, so that it can be committed and compared.

CODES is the table of the codes that the operations refuse with, read off the code first: the document tells of it.
"""

import sys
from pathlib import Path

import django
import orjson


def main(target: str, codes: str) -> None:
    """Write the OpenAPI 3.1 document of the API to `target`, and the table it is made with to `codes`."""
    django.setup()
    from config import document as documents  # noqa: PLC0415 - Django must be set up first
    from config.api import api  # noqa: PLC0415
    from tools import problem_codes  # noqa: PLC0415

    documents.CODES_FILE = Path(codes)
    problem_codes.write(documents.CODES_FILE)
    schema = api.get_openapi_schema()
    document = orjson.dumps(schema, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS) + b"\n"
    Path(target).write_bytes(document)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
