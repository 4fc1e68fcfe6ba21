# /// script
# requires-python = ">=3.12"
# dependencies = ["fonttools==4.68.0", "brotli==1.2.1"]
# ///
"""
Makes the interface's two font files (src/shared/ui/fonts) out of Inter: the letters, weights and features that are used.

Run by hand when Inter is updated or another weight is wanted, in the frontend's folder: `uv run tools/fonts.py`.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

SOURCE = Path("node_modules/@fontsource-variable/inter")
TARGET = Path("src/shared/ui/fonts")
#: font-normal to font-extrabold.
WEIGHTS = (400, 800)
#: What Latin and Cyrillic text needs, and figures of one width.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum"]


def make(script: str) -> None:
    """Write the file of a script ("latin", "cyrillic")."""
    font = TTFont(SOURCE / "files" / f"inter-{script}-wght-normal.woff2")
    options = subset.Options(
        layout_features=FEATURES, hinting=False, glyph_names=False, name_IDs=[0, 1, 2, 13, 14], drop_tables=["STAT"]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    with TemporaryDirectory() as folder:
        # Without this the limits are put on glyphs that are no longer there.
        path = Path(folder, "subset.ttf")
        font.flavor = None
        font.save(path)
        limited = instancer.instantiateVariableFont(TTFont(path), {"wght": WEIGHTS})
    limited.flavor = "woff2"
    limited.save(TARGET / f"inter-{script}.woff2")


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for name in ("latin", "cyrillic"):
        make(name)
    (TARGET / "LICENSE").write_bytes((SOURCE / "LICENSE").read_bytes())
