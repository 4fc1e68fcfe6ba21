"""Sizes that the style guide sets (§3), and paths of somebody's machine: `python -m tools.tidy [FOLDER]`."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

FUNCTION_LINES = 60
PYTHON_LINES = 500
TYPESCRIPT_LINES = 300
TYPESCRIPT = frozenset({".ts", ".tsx", ".mjs", ".js"})
#: Made by tools; nobody reads them.
GENERATED = ("*/migrations/*.py", "*/schema.d.ts", "*/locales/*.ts", "*/locales/*/*.ts", "*.min.js")
BINARY = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif", ".woff2", ".ico", ".gif", ".pdf"})
#: A folder that only one machine has. Paths inside a container image are not among them.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|work|tmp|(?:home|Users)/[a-z]\w*)/\w|file:///\w")


def problems_in(root: Path) -> list[str]:
    """Return a sentence for each file of `root` that breaks a rule."""
    return [problem for file in _files(root) for problem in _problems(file, file.relative_to(root).as_posix())]


def _files(root: Path) -> Iterator[Path]:
    """Yield what is or would be committed."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\0")
    yield from (root / name for name in sorted(set(names)) if name and (root / name).is_file())


def _problems(file: Path, name: str) -> Iterator[str]:
    if file.suffix in BINARY:
        return
    text = file.read_text(encoding="utf-8", errors="replace")
    yield from _machine_paths(text, name)
    if any(fnmatch(name, pattern) for pattern in GENERATED):
        return
    length = len(text.splitlines())
    if file.suffix == ".py":
        if length > PYTHON_LINES:
            yield f"{name}: {length} lines, {PYTHON_LINES} at most: make it a package of the same name"
        yield from _long_functions(text, name)
    elif file.suffix in TYPESCRIPT and length > TYPESCRIPT_LINES:
        yield f"{name}: {length} lines, {TYPESCRIPT_LINES} at most: move a part into a file of its own"


def _machine_paths(text: str, name: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if found := MACHINE_PATH.search(line):
            yield f"{name}:{number}: names a path of one machine ({found.group()}…)"


def _long_functions(text: str, name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text, filename=name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = _length(node)
            if length > FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines, {FUNCTION_LINES} at most"


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function from `def` on, its docstring apart."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def main() -> int:
    """Print every problem in the project, or in the folder named; return 1 when there is one."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    found = problems_in(root)
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
