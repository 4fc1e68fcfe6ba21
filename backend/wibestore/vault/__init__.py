"""Sealed login data of game accounts. Nothing here is ever shown but to the buyer of a delivered order."""
