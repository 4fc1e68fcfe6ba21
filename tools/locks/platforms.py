"""
Complete a package-lock.json with the optional packages of other platforms.

npm leaves them out when the registry at hand does not have them, and `npm ci` then refuses the lock everywhere.
An entry needs only the version, which its parent pins, and the platform, which its name tells.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

SYSTEMS = ("android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "aix", "win32")
PROCESSORS = ("arm64", "arm", "x64", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el", "wasm32")
#: By the ending of the name. Only Linux tells its C libraries apart.
C_LIBRARIES = {"musl": "musl", "musleabihf": "musl", "gnu": "glibc", "gnueabihf": "glibc"}
EXACT = re.compile(r"\d+\.\d+\.\d+[\w.+-]*")


def complete_lock(file: Path) -> list[str]:
    """Add the missing entries to the lock in `file`; return their paths in node_modules."""
    lock = json.loads(file.read_text())
    packages: dict[str, Any] = lock["packages"]
    added = []
    for path in list(packages):
        for name, version in packages[path].get("optionalDependencies", {}).items():
            if EXACT.fullmatch(version) and _platform(name) and not _is_found(packages, path, name, version):
                place = _place(packages, path, name)
                packages[place] = {"version": version, **_platform(name), "optional": True}
                added.append(place)
    if added:
        lock["packages"] = dict(sorted(packages.items()))
        file.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n")
    return added


def _is_found(packages: dict[str, Any], path: str, name: str, version: str) -> bool:
    """Return whether the package at `path` finds `name` in just this version, looking upwards as Node does."""
    folder = path
    while True:
        place = f"{folder}/node_modules/{name}".lstrip("/")
        if place in packages:
            return bool(packages[place]["version"] == version)
        if not folder:
            return False
        folder = folder.rpartition("node_modules/")[0].rstrip("/")


def _place(packages: dict[str, Any], path: str, name: str) -> str:
    """Return the place of a new entry: beside the package that wants it, or inside when another version is there."""
    beside = f"{path.rpartition('node_modules/')[0]}node_modules/{name}"
    return f"{path}/node_modules/{name}" if beside in packages else beside


def _platform(name: str) -> dict[str, list[str]]:
    """Return the operating system, processor and C library that the end of a package's name tells."""
    words = name.rpartition("/")[2].split("-")
    found = {
        "cpu": [word for word in words if word in PROCESSORS],
        "os": [word for word in words if word in SYSTEMS],
        "libc": [C_LIBRARIES[words[-1]]] if words[-1] in C_LIBRARIES else [],
    }
    return {key: values for key, values in found.items() if values}
