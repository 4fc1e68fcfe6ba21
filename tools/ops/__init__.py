"""Containers and deployment: building the images, starting them, proving that they serve (docs/operations.md)."""
