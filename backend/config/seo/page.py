"""What a page says of itself, before it is HTML."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

Node = dict[str, Any]
#: Part of every preview's version: raise it when the same one would be drawn differently.
DRAWING_VERSION: Final = "1"
SHOP_PREVIEW: Final = f"/previews/shop.png?v={DRAWING_VERSION}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page is asked for: its address, the parts its route names, and the language it is to be in."""

    path: str
    parts: dict[str, str]
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """
    A page in one language.

    `path` is its own address without parameters, whichever way it was asked for; `preview` the path of its wide
    picture, and `image` the absolute address of a small one that is shown in its place; `graph` its JSON-LD nodes;
    `screen` names its first screen, "" for none, and `fills` what stands in that one's places.
    """

    path: str
    title: str
    description: str
    preview: str = SHOP_PREVIEW
    image: str = ""
    og_type: str = "website"
    graph: tuple[Node, ...] = field(default=())
    is_indexed: bool = True
    is_missing: bool = False
    screen: str = ""
    fills: dict[str, str] = field(default_factory=dict)


Maker = Callable[[Asked], Page]
