"""What letters say, in three languages, and how they look."""

from wibestore.letters.rules.blocks import Rendered
from wibestore.letters.rules.params import LANGUAGES, PARAMS, params_check
from wibestore.letters.rules.rendering import is_linked, letter_render

__all__ = ["LANGUAGES", "PARAMS", "Rendered", "is_linked", "letter_render", "params_check"]
