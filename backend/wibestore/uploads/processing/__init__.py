"""
Turns sent bytes into our own pictures: nothing of the file but its pixels survives (security.md §1, rule 12).

`headers` tells cheaply what a file says it is, `pixels` decodes it, `likeness` tells what it looks like. Knows no
database and no storage.
"""

from wibestore.uploads.processing.headers import header_check
from wibestore.uploads.processing.pixels import (
    PROCESSING_VERSION,
    EncodedVariant,
    ImageVariants,
    square_cut,
    variants_make,
)

__all__ = ["PROCESSING_VERSION", "EncodedVariant", "ImageVariants", "header_check", "square_cut", "variants_make"]
