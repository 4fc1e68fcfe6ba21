"""What the heaviest files that are let in, and hostile ones, take of a process's memory (X7)."""

import subprocess
import sys

import pytest

from wibestore.uploads.factories import picture_bytes
from wibestore.uploads.tests import corpus

MAX_GROWTH_KB = 200_000
MEASURE = """
import sys
from pathlib import Path
from wibestore.core.errors import DomainError
from wibestore.uploads.processing import variants_make
def peak():
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])
variants_make(Path(sys.argv[2]).read_bytes())
before = peak()
try:
    variants_make(Path(sys.argv[1]).read_bytes())
    verdict = "ready"
except DomainError as refusal:
    verdict = refusal.code
print(verdict, peak() - before)
"""
FILES = {
    "png_color": ("RGB", (6400, 5000), "PNG", {}, "ready"),
    "png_alpha": ("RGBA", (4300, 4300), "PNG", {}, "ready"),
    "png_palette": ("P", (6000, 4500), "PNG", {}, "ready"),
    "png_gray_16": ("I;16", (6000, 4000), "PNG", {}, "ready"),
    "png_40_mp": ("RGB", (8000, 5000), "PNG", {}, "upload.too_many_pixels"),
    "jpeg_50_mp": ("RGB", (8160, 6120), "JPEG", {}, "ready"),
    "jpeg_thin_50_mp": ("RGB", (800, 62_400), "JPEG", {}, "ready"),
    "jpeg_progressive": ("RGB", (8160, 6120), "JPEG", {"progressive": True}, "ready"),
    "jpeg_progressive_whole_colors": (
        "RGB",
        (8160, 6120),
        "JPEG",
        {"progressive": True, "subsampling": 0},
        "upload.too_many_pixels",
    ),
    "webp_12_mp": ("RGB", (4000, 3000), "WEBP", {}, "ready"),
    "webp_whole_alpha": ("RGBA", (4000, 3000), "WEBP", {"lossless": True}, "ready"),
    "webp_13_mp": ("RGB", (4100, 3100), "WEBP", {}, "upload.too_many_pixels"),
    "png_masked": ("RGB", (4100, 3200), "PNG", {"transparency": (1, 2, 3)}, "ready"),
}


def _measured(path) -> tuple[str, int]:
    small = path.with_name("small")
    small.write_bytes(picture_bytes())
    command = [sys.executable, "-c", MEASURE, str(path), str(small)]
    child = subprocess.run(command, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
    verdict, growth = child.stdout.split()[-2:]
    return verdict, int(growth)


@pytest.mark.parametrize("name", FILES)
def test_heaviest_pictures_stay_within_the_bound(name, tmp_path):
    mode, size, kind, options, expected = FILES[name]
    path = tmp_path / name
    color = 0 if mode in ("P", "I;16") else "#2f81f7"
    path.write_bytes(picture_bytes(size, mode=mode, kind=kind, color=color, **options))

    verdict, growth_kb = _measured(path)

    assert verdict == expected
    assert growth_kb <= MAX_GROWTH_KB


@pytest.mark.parametrize("name", ["png_text_bomb", "png_profile_bomb", "png_bomb"])
def test_bombs_stay_within_the_bound(name, tmp_path):
    sizes = {"png_bomb": (50_000, 50_000)}
    path = tmp_path / name
    path.write_bytes(getattr(corpus, name)(*sizes.get(name, ())))

    verdict, growth_kb = _measured(path)

    assert verdict in ("upload.truncated", "upload.too_many_pixels")
    assert growth_kb <= MAX_GROWTH_KB
