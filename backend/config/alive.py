"""
Whether the worker or the beat of this container lives: `python -m config.alive worker [NAME]`, `… beat`.

For the container's health check, so without Django: it runs every half minute. A worker is asked through the broker,
and answers only while it still takes what comes from there; NAME is the part of `--hostname` before the @. Of beat the
heartbeat is read.
"""

import socket
import sys

import psycopg
from celery import Celery
from kombu.exceptions import KombuError
from redis.exceptions import RedisError

from config.beat import HEARTBEAT, MAX_AGE_S
from config.environment import environment

_TIMEOUT_S = 3
_AGE = "SELECT extract(epoch FROM now() - beat_at) FROM core_heartbeat WHERE name = %s"


def main(words: list[str]) -> int:
    """Print in a sentence how it stands, and return 0 for alive."""
    match words:
        case ["worker"]:
            is_alive, said = worker_look("celery")
        case ["worker", name]:
            is_alive, said = worker_look(name)
        case ["beat"]:
            is_alive, said = beat_look()
        case _:
            is_alive, said = False, "Say worker, worker NAME or beat."
    print(said)  # noqa: T201 - the container's health log
    return 0 if is_alive else 1


def worker_look(name: str) -> tuple[bool, str]:
    """Ask the worker of this container."""
    env = environment()
    node = f"{name}@{socket.gethostname()}"
    asking = Celery(broker=str(env.broker_url or env.redis_url), set_as_current=False)
    asking.conf.broker_transport_options = {"socket_connect_timeout": 1, "socket_timeout": 2, "max_retries": 0}
    try:
        answers = asking.control.ping(destination=[node], timeout=_TIMEOUT_S, limit=1)
    except (KombuError, RedisError, OSError) as error:
        return False, f"{node} cannot be asked: {type(error).__name__}."
    return bool(answers), f"{node} {'answers' if answers else 'does not answer'}."


def beat_look() -> tuple[bool, str]:
    """Read beat's heartbeat."""
    try:
        with psycopg.connect(str(environment().database_url), connect_timeout=_TIMEOUT_S) as connection:
            row = connection.execute(_AGE, [HEARTBEAT]).fetchone()
    except psycopg.Error as error:
        return False, f"The heartbeat of beat cannot be read: {type(error).__name__}."
    if row is None:
        return False, "Beat has sent nothing yet."
    return row[0] <= MAX_AGE_S, f"Beat sent something {int(row[0])} s ago."


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
