"""Writes of moderation."""

from wibestore.moderation.services.templates import templates_load

__all__ = ["templates_load"]
