"""Containers: `python -m ops build`, `python -m ops verify [--built]`; `make` names them."""

from __future__ import annotations

import argparse
import sys

from shop.paths import ShopError, say

from . import build, compose


def main() -> int:
    """Do what the command line asks for; return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m ops", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="build the images")
    verify = commands.add_parser("verify", help="build, start from empty volumes, buy an account, take it all away")
    verify.add_argument("--built", action="store_true", help="the images are there already")
    chosen = parser.parse_args()
    try:
        if chosen.command == "build":
            build.build((*build.DEVELOPMENT, build.PRODUCTION))
            return 0
        return compose.verify(is_built=chosen.built)
    except ShopError as error:
        say(f"ops: {error}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
