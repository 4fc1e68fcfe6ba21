"""Operations: `python -m ops build`, `… verify`, `… restore-drill`, `… release`; `make` and `deploy/` name them all."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from shop.paths import ShopError, say


def main() -> int:
    """Do what the command line asks for; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m ops", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="build the images")
    verify = commands.add_parser("verify", help="build, start from empty volumes, buy an account, take it all away")
    verify.add_argument("--built", action="store_true", help="the images are there already")
    commands.add_parser("restore-drill", help="lose a shop with demo data and restore it from its backups")
    kept = commands.add_parser("release-snapshot", help="keep a release's tables and small data for the tests")
    kept.add_argument("version")
    kept.add_argument("commit")
    production = commands.add_parser("verify-production", help="the same of docker-compose.prod.yml, over TLS")
    production.add_argument("--built", action="store_true", help="the images are there already")
    made = commands.add_parser("secrets", help="make the secrets of docker-compose.prod.yml that are missing")
    made.add_argument("folder", type=Path)
    rolled = commands.add_parser("roll", help="replace the containers of services, start-first")
    rolled.add_argument("services", nargs="+", choices=["backend", "ws", "frontend"])
    released = commands.add_parser("release", help="put a version in charge")
    released.add_argument("--backend", required=True, help="its image, by digest")
    released.add_argument("--frontend", required=True, help="its image, by digest")
    released.add_argument("--version", required=True, help="how it is called in figures and logs: a git hash")
    released.add_argument("--local", action="store_true", help="the images are here already: nothing is fetched")
    commands.add_parser("rollback", help="put the version before in charge again")
    chosen = parser.parse_args()
    try:
        return _done(chosen)
    except ShopError as error:
        say(f"ops: {error}")
        return 1


def _done(chosen: argparse.Namespace) -> int:
    # Each takes what it needs: a server has Python, and none of the packages by which the proofs look.
    if chosen.command in {"build", "verify", "verify-production", "restore-drill", "release-snapshot"}:
        return _proven(chosen)
    from . import release, secret_files  # noqa: PLC0415

    match chosen.command:
        case "secrets":
            secret_files.make(chosen.folder)
        case "roll":
            release.rolled(tuple(chosen.services))
        case "rollback":
            release.rollback()
        case _:
            wanted = {
                "BACKEND_IMAGE": chosen.backend,
                "FRONTEND_IMAGE": chosen.frontend,
                "RELEASE": chosen.version,
            }
            release.release(wanted, is_pulled=not chosen.local)
    return 0


def _proven(chosen: argparse.Namespace) -> int:
    from . import build, compose, drill, production, snapshot  # noqa: PLC0415

    match chosen.command:
        case "build":
            build.build((*build.DEVELOPMENT, build.PRODUCTION))
            return 0
        case "restore-drill":
            return drill.run()
        case "release-snapshot":
            return snapshot.take(chosen.version, chosen.commit)
        case "verify":
            return compose.verify(is_built=chosen.built)
        case _:
            return production.verify(is_built=chosen.built)


if __name__ == "__main__":
    sys.exit(main())
