"""The lines of the corpus: what people write here, with the kinds that must be found in it."""

from dataclasses import dataclass
from pathlib import Path

from wibestore.screening.services import text_screen
from wibestore.screening.types import FindingKind

CORPUS = Path(__file__).parent / "corpus"
#: Letters that an editor would not show.
ESCAPES = (("\\n", "\n"), ("\\u200b", "\u200b"))
HARMLESS = "-"


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text, and the kind in it; None in harmless chat."""

    text: str
    kind: FindingKind | None

    @property
    def is_right(self) -> bool:
        """Tell whether the kind is found, or nothing in harmless chat."""
        kinds = {finding.kind for finding in text_screen(self.text).findings}
        return self.kind in kinds if self.kind else not kinds


def lines_of(name: str) -> list[Line]:
    """Return the lines of a file of the corpus: a kind or «-», a tab, the text."""
    return [_line(line) for line in (CORPUS / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line]


def _line(line: str) -> Line:
    label, _, text = line.partition("\t")
    for written, meant in ESCAPES:
        text = text.replace(written, meant)
    return Line(text, None if label == HARMLESS else FindingKind(label))
