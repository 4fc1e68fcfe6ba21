"""
A process that speaks to a room as the shop's other processes do: `python -m bench.sockets.publisher ours|stock GROUP`.

Each line of its input is a number; the message is about that number. It says "ready" when it can be spoken to.
"""

import asyncio
import os
import sys
from collections.abc import Callable

import orjson


def main() -> None:
    """Send a message for each line."""
    kind, group = sys.argv[1:]
    send = _ours(group) if kind == "ours" else _stock(group)
    print("ready", flush=True)
    for line in sys.stdin:
        send(line.strip())


def news_of(number: str) -> dict[str, object]:
    """Return what the room is told: a listing's new price."""
    facts = {"listing_id": "01990000-0000-7000-8000-000000000000", "status": "active", "version": 7}
    return {**facts, "code": f"N{number}N", "price": 250_000, "price_before": 260_000}


def _ours(group: str) -> Callable[[str], None]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.bench"
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    from wibestore.core.realtime.sending import frame_send  # noqa: PLC0415
    from wibestore.listings.frames import LISTING_CHANGED  # noqa: PLC0415

    return lambda number: frame_send(group, LISTING_CHANGED, news_of(number))


def _stock(group: str) -> Callable[[str], None]:
    from channels.layers import get_channel_layer  # noqa: PLC0415 - after the settings of `stock`

    from bench.sockets import stock  # noqa: F401, PLC0415 - its settings

    layer, runner = get_channel_layer(), asyncio.Runner()

    def send(number: str) -> None:
        frame = orjson.dumps({"type": "listing.changed", "id": number, "data": news_of(number)}).decode()
        runner.run(layer.group_send(group, {"type": "room.message", "text": frame}))

    return send


if __name__ == "__main__":
    main()
