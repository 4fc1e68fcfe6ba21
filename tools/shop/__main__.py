"""Commands of the shop on one machine: `make` lists those that people use."""

from __future__ import annotations

import argparse
import os
import sys

from .paths import ROOT, ShopError, run_dir_from
from .secret_values import read_env_file, write_env_file
from .servers import Servers, settings_for
from .shop import Shop, manage_command

#: What takes no words.
_PLAIN = {
    "up": Shop.up,
    "down": Shop.down,
    "reset": Shop.reset,
    "status": Shop.status,
    "statements": Shop.statements,
}


def servers_test(arguments: argparse.Namespace) -> int:
    """Start or stop PostgreSQL and Valkey for the tests; print and keep the settings that lead to them."""
    run = run_dir_from(arguments.run_dir, default=".run/test", is_for_tests=True)
    servers = Servers(run)
    if arguments.action == "down":
        servers.stop()
        return 0
    settings = settings_for(run, servers.start(), servers.secrets, web_port=8000)
    write_env_file(run.path / "env", settings)
    for name, value in settings.items():
        print(f"{name}={value}")
    return 0


def _on_shop(arguments: argparse.Namespace) -> int:
    if not arguments.run_dir:
        # What the person wrote into .env is for their own shop; the environment wins over it.
        for name, value in read_env_file(ROOT / ".env").items():
            os.environ.setdefault(name, value)
    shop = Shop(run_dir_from(arguments.run_dir))
    if arguments.command in _PLAIN:
        return _PLAIN[arguments.command](shop)
    match arguments.command:
        case "run" | "dev":
            return shop.run_here(is_dev=arguments.command == "dev")
        case "serve":
            return shop.run_here(stop_with="make down")
        case "manage":
            is_owners = arguments.words[:1] in (["migrate"], ["makemigrations"])
            return shop.execute(manage_command(arguments.words), as_owner=is_owners)
        case _:
            return shop.execute(arguments.words)


def main() -> int:
    """Run the command named on the command line; return its exit code."""
    parser = argparse.ArgumentParser(prog="shop", description=__doc__)
    parser.add_argument("--run-dir", help="the shop's own folder (.run)")
    commands = parser.add_subparsers(dest="command", required=True)
    test = commands.add_parser("servers-test")
    test.add_argument("action", choices=["up", "down"])
    test.set_defaults(act=servers_test)
    for name in ("run", "serve", "dev", *_PLAIN):
        commands.add_parser(name).set_defaults(act=_on_shop)
    for name in ("manage", "exec"):
        command = commands.add_parser(name)
        command.add_argument("words", nargs=argparse.REMAINDER)
        command.set_defaults(act=_on_shop)
    arguments = parser.parse_args()
    try:
        code: int = arguments.act(arguments)
    except ShopError as error:
        print(f"shop: {error}", file=sys.stderr)
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
