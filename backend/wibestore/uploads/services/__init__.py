"""Writes of images: store, process, attach to the thing that shows them, delete, sweep."""

from wibestore.uploads.services.attaching import images_attach, images_attach_each, images_copy, images_detach
from wibestore.uploads.services.forgetting import image_delete, images_sweep, orphans_sweep
from wibestore.uploads.services.making import image_process, images_requeue
from wibestore.uploads.services.squares import square_make
from wibestore.uploads.services.storing import image_store, image_store_now

__all__ = [
    "image_delete",
    "image_process",
    "image_store",
    "image_store_now",
    "images_attach",
    "images_attach_each",
    "images_copy",
    "images_detach",
    "images_requeue",
    "images_sweep",
    "orphans_sweep",
    "square_make",
]
