"""Reads of moderation."""

from wibestore.moderation.selectors.people import traces_of

__all__ = ["traces_of"]
