"""Files made from the code and committed: what each operation refuses, the OpenAPI schema, the frontend's types."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from shop.paths import BACKEND, FRONTEND, NODE_BIN, PYTHON, ROOT, RunDir, ShopError, say
from shop.secret_values import fresh_secrets
from shop.servers import settings_for

SCHEMA = ROOT / "docs" / "api" / "openapi.json"
CODES = BACKEND / "config" / "problem_codes.json"
TYPES = FRONTEND / "src" / "shared" / "api" / "schema.d.ts"


def write_generated() -> None:
    """Write the schema and the types anew."""
    run = RunDir(ROOT / ".run" / "schema", is_for_tests=True)
    # The schema is read off the code; no server is asked.
    nowhere = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}
    _write_schema(SCHEMA, CODES, settings_for(run, nowhere, fresh_secrets(), web_port=8000))
    _types()
    say(f"schema: wrote {SCHEMA.relative_to(ROOT)} and {TYPES.relative_to(ROOT)}")


def is_schema_stale() -> bool:
    """Return whether the committed schema, or the table of codes it is made with, is not what the code says."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(Path(folder) / kept.name, kept) for kept in (SCHEMA, CODES)]
        _write_schema(pairs[0][0], pairs[1][0], {})
        return any(not kept.exists() or fresh.read_bytes() != kept.read_bytes() for fresh, kept in pairs)


def _write_schema(file: Path, codes: Path, settings: dict[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    _run([str(PYTHON), "-m", "tools.openapi", str(file), str(codes)], BACKEND, settings)


def _types(*options: str) -> None:
    _run(["node", "tools/schema.mjs", *options], FRONTEND, {"PATH": f"{NODE_BIN}:{os.environ['PATH']}"})


def _run(command: list[str], folder: Path, env: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=folder, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ShopError(f"`{' '.join(command)}` failed:\n{done.stdout}{done.stderr}")


def main() -> int:
    """Say what is stale; return 1 when something is."""
    try:
        if is_schema_stale():
            print(f"{SCHEMA.relative_to(ROOT)} is not what the code says: run `make schema`")
            return 1
        _types("--check")
    except ShopError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
