"""Notes about steps that need not be repeated while what they were made from is the same."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .paths import ShopError

#: Built or fetched things, never a source.
NOT_SOURCES = frozenset({"node_modules", "dist", "__pycache__", "coverage", ".vite"})


def content_hash(paths: Iterable[Path]) -> str:
    """Return a hash over the names and contents of the files in `paths`, folders included with all in them."""
    total = hashlib.sha256()
    for path in sorted(paths):
        for file in _files_of(path):
            total.update(f"{file}\0".encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _files_of(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for folder, folders, files in path.walk():
        folders[:] = sorted(name for name in folders if name not in NOT_SOURCES)
        # A link to a folder counts as a file.
        sources = sorted(name for name in files if name not in NOT_SOURCES and not name.endswith(".tsbuildinfo"))
        yield from (folder / name for name in sources)


class Stamps:
    """One file for each step, holding the hash of what the step was last done for."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def is_fresh(self, step: str, source: str) -> bool:
        """Return whether `step` was done for just this `source`."""
        file = self._folder / step
        return file.exists() and file.read_text() == source

    def done(self, step: str, source: str) -> None:
        """Note that `step` was done for `source`."""
        (self._folder / step).write_text(source)

    @contextmanager
    def turn(self, step: str) -> Iterator[None]:
        """Let one process at a time do `step`; the others wait."""
        with (self._folder / f"{step}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


class RunLock:
    """The right to run the shop of one run directory; the system takes it back when the process dies."""

    def __init__(self, run_path: Path) -> None:
        self._path = run_path / "shop.lock"

    def take(self, refusal: str = "The shop runs already; `make status` says where, `make down` stops it.") -> None:
        """
        Hold the lock until this process ends.

        :raises ShopError: another process holds it; the message is `refusal`
        """
        self._file = self._path.open("a+")
        try:
            # Not flock: a child process would inherit that one and keep it after our death.
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise ShopError(refusal) from error

    def release(self) -> None:
        """Let another process run this shop."""
        self._file.close()

    def is_held(self) -> bool:
        """Return whether some other process runs this shop."""
        if not self._path.exists():
            return False
        with self._path.open("a+") as file:
            try:
                fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return True
        return False
