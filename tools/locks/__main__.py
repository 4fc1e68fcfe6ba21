"""Resolve every project's dependencies anew: `python -m locks`, after pyproject.toml or a package.json changed."""

from __future__ import annotations

import os
import subprocess
import sys

from shop.paths import BACKEND, E2E, FRONTEND, NODE_BIN, ROOT, say

from .platforms import complete_lock

NPM_PROJECTS = (FRONTEND, FRONTEND / "tools" / "openapi", ROOT / "tools" / "lint", E2E)


def main() -> int:
    """Write uv.lock and every package-lock.json; return 0."""
    subprocess.run([NODE_BIN / "uv", "lock", "--quiet"], cwd=BACKEND, check=True)
    env = {**os.environ, "PATH": f"{NODE_BIN}:{os.environ['PATH']}"}
    for project in NPM_PROJECTS:
        # Addresses of the registry at hand are nobody else's business.
        command = [
            "npm",
            "install",
            "--package-lock-only",
            "--no-audit",
            "--no-fund",
            "--omit-lockfile-registry-resolved",
        ]
        subprocess.run(command, cwd=project, env=env, check=True)
        added = complete_lock(project / "package-lock.json")
        say(f"lock: {project.name}, {len(added)} packages of other platforms added")
    return 0


if __name__ == "__main__":
    sys.exit(main())
