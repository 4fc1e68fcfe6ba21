"""The one use of this module: a text goes in, comes out masked, with what was found in it."""

from collections.abc import Iterable, Iterator

from wibestore.screening.rules.credentials import credentials
from wibestore.screening.rules.folding import BLOT, Folded, fold
from wibestore.screening.rules.handles import handles
from wibestore.screening.rules.links import addresses, emails, links
from wibestore.screening.rules.phones import phones_and_cards
from wibestore.screening.types import Finding, FindingKind, Screened

#: More than any field of the shop takes.
TEXT_MAX = 65_536
MASK = BLOT * 3
#: What a masked span uncovers is looked for again, this often at most.
PASSES_MAX = 6

_Span = tuple[FindingKind, int, int]


def text_screen(text: str) -> Screened:
    """
    Return `text` with every contact, card number and pasted secret masked, and where these were.

    Findings are in order and never overlap; a text without any comes back as it was. The same text always gives
    the same answer, and its masked form holds no contact any more.

    :raises ValueError: the text is longer than `TEXT_MAX`; its field should have refused it
    """
    if len(text) > TEXT_MAX:
        raise ValueError(f"at most {TEXT_MAX} letters are screened at once")
    findings = tuple(_findings(text))
    return Screened(
        text=_masked(text, findings),
        findings=findings,
        has_credentials=any(finding.kind is FindingKind.CREDENTIALS for finding in findings),
    )


def _findings(text: str) -> list[Finding]:
    """Look, make what was found unreadable, and look again until nothing is found."""
    folded = fold(text)
    found: list[Finding] = []
    for _ in range(PASSES_MAX):
        spans = _apart(_spans(folded))
        if not spans:
            return _joined(found)
        found += [Finding(kind, *folded.span(start, end)) for kind, start, end in spans]
        folded = folded.blotted((start, end) for _, start, end in spans)
    # Only a text made to be stubborn comes here: hide what is left of it.
    return _joined([*found, *_rest(text, found)])


def _spans(folded: Folded) -> Iterator[_Span]:
    """Yield what every rule finds, in the order in which the rules win over each other."""
    yield from credentials(folded)
    yield from addresses(folded)
    yield from emails(folded)
    yield from links(folded)
    yield from phones_and_cards(folded)
    yield from handles(folded)


def _apart(spans: Iterable[_Span]) -> list[_Span]:
    """Return spans that do not overlap, in order: those that do are one of the first one's kind."""
    ranked = sorted(enumerate(spans), key=lambda item: (item[1][1], item[0]))
    apart: list[tuple[int, _Span]] = []
    for rank, (kind, start, end) in ranked:
        if apart and start < apart[-1][1][2]:
            best, (first_kind, first_start, first_end) = apart[-1]
            chosen = first_kind if best < rank else kind
            apart[-1] = (min(best, rank), (chosen, first_start, max(first_end, end)))
        else:
            apart.append((rank, (kind, start, end)))
    return [span for _, span in apart]


def _joined(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in order without overlaps: a letter of the text that stood for several is in one alone."""
    joined: list[Finding] = []
    for finding in sorted(findings, key=lambda each: (each.start, each.end)):
        if joined and finding.start < joined[-1].end:
            last = joined[-1]
            joined[-1] = Finding(last.kind, last.start, max(last.end, finding.end))
        else:
            joined.append(finding)
    return joined


def _rest(text: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    at = 0
    for finding in _joined(findings):
        if at < finding.start:
            yield Finding(FindingKind.LINK, at, finding.start)
        at = finding.end
    if at < len(text):
        yield Finding(FindingKind.LINK, at, len(text))


def _masked(text: str, findings: Iterable[Finding]) -> str:
    """Return `text` with a mask of fixed length for each finding; findings that touch share one."""
    parts: list[str] = []
    at = -1
    for finding in findings:
        if finding.start != at:
            parts += [text[max(at, 0) : finding.start], MASK]
        at = finding.end
    parts.append(text[max(at, 0) :])
    return "".join(parts)
