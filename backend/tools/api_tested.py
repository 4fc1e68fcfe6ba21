"""
`python -m tools.api_tested FOLDER`: what of the API no test asks for; anything of it fails.

FOLDER holds what a whole run of the tests has seen (tests/documented.py). Of every operation of the document these must
have been answered in some test: a success, each of its refusals, each kind of caller, each parameter, the second page
of a list, a repeated Idempotency-Key, a 304. The list goes to `api-untested.txt` beside FOLDER.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "api" / "openapi.json"
#: Refusals of the way to any operation: proved where they are made, not once more for each of 262 operations.
OF_THE_WAY = frozenset({"auth.token_expired", "auth.token_invalid", "session.revoked"})
CALLERS = ("guest", "member", "moderator", "finance", "admin")


def asked(folder: Path) -> tuple[set[tuple[str, int, str, str]], set[tuple[str, str]]]:
    """Return what the processes of a run have seen and used."""
    seen: set[tuple[str, int, str, str]] = set()
    used: set[tuple[str, str]] = set()
    for file in sorted(folder.glob("*.json")):
        kept = json.loads(file.read_text(encoding="utf-8"))
        seen.update((name, status, code, who) for name, status, code, who in kept["seen"])
        used.update((name, what) for name, what in kept["used"])
    return seen, used


def lacking(document: dict[str, Any], folder: Path) -> Iterator[str]:
    """Yield a line for each thing that no test asks for."""
    seen, used = asked(folder)
    everywhere = {*document["x-problems"]["everywhere"], *OF_THE_WAY}
    answers = {(name, status, code) for name, status, code, _ in seen}
    callers = {(name, who) for name, _, _, who in seen}
    for methods in document["paths"].values():
        for operation in methods.values():
            name = operation["operationId"]
            for status, answer in operation["responses"].items():
                if not status.isdigit():
                    continue
                codes = [code for code in answer.get("x-codes", ()) if code not in everywhere]
                if status < "400":
                    codes = [""]
                for code in codes:
                    if (name, int(status), code) not in answers:
                        yield f"{name}: {status} {code}".strip()
            # Who calls is looked at only where it matters.
            who_matters = CALLERS if "security" in operation else ()
            yield from (f"{name}: as {who}" for who in who_matters if (name, who) not in callers)
            wanted = [parameter["name"] for parameter in operation["parameters"] if parameter["in"] != "path"]
            yield from (f"{name}: with {what}" for what in wanted if (name, what) not in used)


def main(arguments: list[str]) -> int:
    """Compare; return 1 when something is lacking."""
    document = json.loads(DOCUMENT.read_text(encoding="utf-8"))
    seen = Path(arguments[0])
    found = sorted(lacking(document, seen))
    seen.with_name("api-untested.txt").write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    for line in found:
        print(f"no test asks for {line}")
    print(f"{len(found)} things of the API are not asked for by any test")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
