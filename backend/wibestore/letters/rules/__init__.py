"""What letters say, in three languages, and how they look."""

from wibestore.letters.rules.params import LANGUAGES, PARAMS, params_check

__all__ = ["LANGUAGES", "PARAMS", "params_check"]
