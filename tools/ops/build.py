"""Builds the images: the backend's with the demo and without it, the frontend's."""

from __future__ import annotations

from dataclasses import dataclass

from shop.paths import BACKEND, FRONTEND, say

from . import engine

#: What an image may weigh, of bytes as the engine counts them.
LIMITS_MB = {"wibestore-backend": 400, "wibestore-frontend": 120}


@dataclass(frozen=True, slots=True)
class Image:
    """An image of ours."""

    tag: str
    folder: str
    target: str = ""


DEVELOPMENT = (
    Image("wibestore-backend:dev", str(BACKEND), "development"),
    Image("wibestore-frontend:dev", str(FRONTEND)),
)
PRODUCTION = Image("wibestore-backend:production", str(BACKEND), "production")


def build(images: tuple[Image, ...]) -> None:
    """
    Build `images` one after another.

    :raises ShopError: one of them could not be built
    """
    with engine.turn():
        for image in images:
            say(f"ops: building {image.tag}")
            target = ["--target", image.target] if image.target else []
            engine.run([*engine.build_command(), image.folder, *target, "--tag", image.tag])


def size_mb(tag: str) -> int:
    """Return what an image weighs."""
    inspect = [*engine.docker_command(), "image", "inspect", "--format", "{{.Size}}", tag]
    return round(int(engine.said(inspect)) / 1_000_000)


def secrets_in(tag: str) -> list[str]:
    """Return the variables of an image whose names speak of a secret (ASVS 13.3.1)."""
    inspect = [
        *engine.docker_command(),
        "image",
        "inspect",
        "--format",
        "{{range .Config.Env}}{{println .}}{{end}}",
        tag,
    ]
    names = [line.partition("=")[0] for line in engine.said(inspect).splitlines()]
    return [name for name in names if any(word in name for word in ("SECRET", "PASSWORD", "TOKEN", "_KEY"))]
