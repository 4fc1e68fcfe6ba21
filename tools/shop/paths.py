"""Where things lie: the project, and the run directory that holds everything one running shop keeps."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
E2E = ROOT / "e2e"
NODE_BIN = ROOT / ".tools" / "bin"
PYTHON = BACKEND / ".venv" / "bin" / "python"


class ShopError(Exception):
    """What went wrong and what to do about it, in words for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class RunDir:
    """
    One shop's own folder: data, ports, secrets, logs. Two run directories never share anything.

    `is_for_tests` trades durability for speed in the database server.
    """

    path: Path
    is_for_tests: bool = False

    @property
    def log(self) -> Path:
        """Return the file that holds the output of the shop's processes."""
        return self.path / "shop.log"

    @property
    def is_main(self) -> bool:
        """Return whether this is the shop of the project's own `.run`, which takes the usual ports."""
        return self.path == ROOT / ".run"

    @property
    def stamps(self) -> Path:
        """Return the folder of notes about steps that need not be repeated."""
        return self.path / "stamps"

    def make(self) -> None:
        """Create the folder, readable by its owner only: it holds secrets."""
        self.path.mkdir(parents=True, exist_ok=True)
        self.path.chmod(0o711)
        self.stamps.mkdir(exist_ok=True)


def run_dir_from(option: str | None, *, default: str = ".run", is_for_tests: bool = False) -> RunDir:
    """Return the run directory of `option`, else of WIBESTORE_RUN_DIR, else `default` inside the project."""
    named = option or os.environ.get("WIBESTORE_RUN_DIR") or default
    return RunDir((ROOT / named).resolve(), is_for_tests)


def say(text: str) -> None:
    """Print one line for the person at the terminal, at once."""
    print(text, flush=True)
