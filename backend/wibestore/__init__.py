"""WibeStore: a marketplace for game accounts, one package per part of the shop (docs/ARCHITECTURE.md)."""
