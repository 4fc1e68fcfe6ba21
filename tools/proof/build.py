"""Build the interface unless its sources are those of the last build: `python -m proof.build`."""

from __future__ import annotations

import sys

from shop.paths import ROOT, RunDir, ShopError
from shop.steps import build_interface


def main() -> int:
    """Return 0 when `frontend/dist` holds a build of the present sources."""
    run = RunDir(ROOT / ".run" / "proof")
    run.make()
    try:
        build_interface(run)
    except ShopError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
