"""Get from the system's packages what no registry of ours has, where we may."""

from __future__ import annotations

import os
import shutil
import subprocess

from shop.paths import E2E, say


def system_package(name: str) -> bool:
    """Install a package by apt-get, without starting what it brings; tell whether that could be done."""
    if not shutil.which("apt-get"):
        return False
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if prefix and not succeeds([*prefix, "true"]):
        return False
    say(f"test: installing {name} with apt-get")
    # At run level 1 a server that a package brings is not started.
    quietly = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "-qq"]
    succeeds([*quietly, "update"])
    return succeeds([*quietly, "install", "-y", "--no-install-recommends", name])


def succeeds(command: list[str]) -> bool:
    """Run a command quietly; tell whether it is there and ended well."""
    try:
        done = subprocess.run(command, cwd=E2E, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return done.returncode == 0
