"""Names of hosts: which letters after a dot make a domain, how people spell the dot, and which hosts are the shop's."""

import re
from collections.abc import Iterator

from wibestore.screening.rules.folding import BLOT, Folded, alike, words

#: Marks that close the sentence around a link.
TRAILING = ".,;:!?)]}>'\""
HOST_MAX = 120
_OWN = "wibestore.uz"
#: Endings that nobody writes after a dot by chance.
_STRONG = (
    "com|net|org|uz|ru|me|io|su|kz|kg|tj|by|ua|az|biz|xyz|shop|site|gl|gle|ly|cc|tv|co|dev|club|ws|eu|uk|tk|gq|cf|ml|"
    "click|website|tech|chat|games|page|space|store|com\\.uz|co\\.uz|"
) + alike("рф|уз|ком|ру|су|сом")
#: Endings that are words too: they need a path, a scheme or a digit beside them.
_WEAK = "gg|to|top|in|id|us|de|app|pro|live|fun|online|link|am|be|info|im|group|team|tr|cn|is|fm|bio|ee"
#: Endings that people spell with blanks around the dot.
_SPACED = words("com net org uz ru su kz") | {alike(end) for end in ("ком", "ру", "уз")}
_BEHIND_BLANK = frozenset(("com", "org", alike("ком")))
_DOT_WORDS = alike("dot|точка|точкa|tochka|nuqta|нуқта|нукта|дот")
_SUFFIX = alike(r"(?:'?(?:da|dan|ga|ni|ning|dagi|da|дан|га|ни|да|даги|нинг))?")
#: The dot as people write it, and a domain's ending right after it. Every part is bounded.
_ENDING = re.compile(
    rf"(?P<dot>\s{{0,2}}[\[({{<]\s?(?:[.,]|{_DOT_WORDS})\s?[\])}}>]\s{{0,2}}|\s{{1,3}}(?:{_DOT_WORDS})\s{{1,3}}|\s{{0,2}}\.\s{{0,2}}|,)"
    rf"(?P<end>{_STRONG}|{_WEAK})(?={_SUFFIX}(?!\w))"
)
_WEAK_ENDS = frozenset(_WEAK.split("|"))
_LABELS = re.compile(r"(?:\.[^\W_][\w-]{0,62}+){1,4}")
_PATH = re.compile(
    alike(rf"[/?#:][^\s{BLOT}]{{0,300}}+|\s{{0,2}}(?:/|слеш|слэш|слаш|slash|slesh)\s{{0,2}}[\w+-]{{2,64}}+")
)
_SPACED_OUT = re.compile(r"(?<![\w.@])(?:\w ){2,30}(?:\. ?|(?:dot|nuqta) )(?:\w ){1,4}\w(?![\w])")
_LETTERS_OF_ENDS = frozenset(_STRONG.split("|"))
_HAS_MESSENGER_LABEL = frozenset(("t", "telegram", "tlgrm", "wa", "vk", "discord", "dsc", "fb", "tele"))


def hosts(text: Folded) -> Iterator[tuple[int, int]]:
    """Yield the folded span of every host of `text` that is not the shop's own, with its path."""
    latin = text.latin
    done = 0
    for found in _ENDING.finditer(latin):
        start = _host_start(latin, found.start("dot"), done)
        if start == found.start("dot") or not _is_host(latin, start, found):
            continue
        if is_own(text.plain, start, found.end("end")):
            continue
        done = host_end(latin, found.end("end"))
        yield start, done
    for found in _SPACED_OUT.finditer(latin):
        letters = found.group().replace(" ", "").replace("dot", ".").replace("nuqta", ".")
        if letters.partition(".")[2] in _LETTERS_OF_ENDS:
            yield found.span()


def host_end(latin: str, end: int) -> int:
    """Return where the host's path ends that may follow at `end`."""
    end = _more_labels(latin, end)
    path = _PATH.match(latin, end)
    return end + len(path.group().rstrip(TRAILING)) if path else end


def _more_labels(latin: str, end: int) -> int:
    found = _LABELS.match(latin, end)
    return found.end() if found else end


def is_own(plain: str, start: int, end: int) -> bool:
    """Tell whether the host from `start` is the shop's own, spelled in its own letters."""
    host = plain[start:end]
    follows = plain[end : end + 1]
    after = plain[end : end + 2]
    is_last = not (follows in {"-", "@", "_"} or (after[:1] == "." and after[1:].isalnum()))
    return is_last and (host == _OWN or host.endswith(f".{_OWN}"))


def domain_match(latin: str, at: int) -> int:
    """Return where the domain ends that begins at `at`; `at` itself when none does."""
    label_end = at
    while label_end < min(at + HOST_MAX, len(latin)) and _is_label(latin[label_end]):
        label_end += 1
    end = at
    # A domain of an e-mail has a few labels at most: mail.example.co.uk.
    for _ in range(4):
        found = _ENDING.match(latin, label_end) if label_end > at else None
        if found:
            return found.end("end")
        if latin[label_end : label_end + 1] != ".":
            break
        label_end += 1
        while label_end < min(at + HOST_MAX, len(latin)) and _is_label(latin[label_end]):
            label_end += 1
    return end


def _is_label(letter: str) -> bool:
    return letter.isalnum() or letter in "-_"


def _host_start(latin: str, end: int, floor: int) -> int:
    """Return where the labels begin that end at `end`."""
    start = end
    while start > max(floor, end - HOST_MAX) and (_is_label(latin[start - 1]) or latin[start - 1] == "."):
        start -= 1
    while start < end and latin[start] in ".-":
        start += 1
    return start


def _is_host(latin: str, start: int, found: re.Match[str]) -> bool:
    label, dot, end = latin[start : found.start("dot")], found["dot"], found["end"]
    # «@name.me» is a name of a network, which is not followed by a path.
    is_name = latin[max(0, start - 1) : start] == "@" and label[:1].isalpha()
    if is_name or not any(letter.isalpha() for letter in label):
        return False
    has_path = latin[found.end() : found.end() + 1] == "/"
    if label in _HAS_MESSENGER_LABEL and (end in {"me", "gg", "com"} or has_path):
        return True
    if dot == ".":
        is_sure = end not in _WEAK_ENDS or has_path or "." in label or any(letter in "-0123456789" for letter in label)
        return is_sure and len(label) > 1
    if dot == ",":
        return end in _BEHIND_BLANK and len(label) > 3
    if dot.strip() == ".":
        return end in (_SPACED if dot.startswith(" ") or has_path else _BEHIND_BLANK) and len(label) > 1
    return end not in _WEAK_ENDS or has_path or end == "gg"
