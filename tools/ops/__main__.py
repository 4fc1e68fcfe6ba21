"""Containers: `python -m ops build`, `verify [--built]`, `restore-drill`, `release-snapshot`; `make` names them."""

from __future__ import annotations

import argparse
import sys

from shop.paths import ShopError, say

from . import build, compose, drill, snapshot


def main() -> int:
    """Do what the command line asks for; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m ops", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="build the images")
    verify = commands.add_parser("verify", help="build, start from empty volumes, buy an account, take it all away")
    verify.add_argument("--built", action="store_true", help="the images are there already")
    commands.add_parser("restore-drill", help="lose a shop with demo data and restore it from its backups")
    release = commands.add_parser("release-snapshot", help="keep a release's tables and small data for the tests")
    release.add_argument("version")
    release.add_argument("commit")
    chosen = parser.parse_args()
    try:
        if chosen.command == "build":
            build.build((*build.DEVELOPMENT, build.PRODUCTION))
            return 0
        if chosen.command == "restore-drill":
            return drill.run()
        if chosen.command == "release-snapshot":
            return snapshot.take(chosen.version, chosen.commit)
        return compose.verify(is_built=chosen.built)
    except ShopError as error:
        say(f"ops: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
