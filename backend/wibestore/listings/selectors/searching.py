"""What was typed into the search box, as a query for the listings' search vectors."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from django.db.models import IntegerField, Value

from wibestore.core.remembered import Remembered
from wibestore.listings.models import SearchWord
from wibestore.listings.rules import folding
from wibestore.listings.rules.folding import QueryWord
from wibestore.listings.selectors.filters import SearchedWords

CORRECTED_MIN = 4
CORRECTIONS_MAX = 2
_ALIKE_FROM = 0.75
_NEAR_MAX = 200
# The vocabulary is made anew once in a while: what a word is a slip of may be so old (seconds).
_REMEMBERED_S = 60
_remembered: Remembered[str, tuple[str, ...]] = Remembered(most=5_000, keep_s=_REMEMBERED_S)


def search_query(text: str) -> SearchedWords | None:
    """
    Return the query for what a person typed, or None where it holds no word.

    Every word must be there: stemmed (Russian, English), or folded and as the beginning of a word
    (Uzbek endings), or as a known word that it is a slip of. One query to the vocabulary, at most.
    """
    return search_queries([text])[text]


def search_queries(texts: Iterable[str]) -> dict[str, SearchedWords | None]:
    """Return the query of each text, as `search_query`; one query to the vocabulary for all of them, at most."""
    words = {text: folding.query_words(text) for text in texts}
    slips = _corrections({word.folded for found in words.values() for word in found})
    return {
        text: SearchedWords(tuple(_forms(word, slips) for word in found)) if found else None
        for text, found in words.items()
    }


def _forms(word: QueryWord, slips: Mapping[str, Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    forms = dict.fromkeys([word.folded, word.stem, *slips.get(word.folded, ())])
    return word.written, tuple(map(_prefixed, forms))


def _prefixed(form: str) -> str:
    # Folded words are letters and digits alone: nothing of the query language can be in them.
    return f"{form}:*" if len(form) >= folding.PREFIX_MIN else form


def _corrections(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return for each word that begins no known word the known ones it is most like."""
    known, asked = {}, []
    for word in sorted(filter(_is_doubtful, words)):
        if (found := _remembered.find(word)) is None:
            asked.append(word)
        else:
            known[word] = found[0]
    near: dict[str, list[str]] = {word: [] for word in asked}
    for place, word in _known_near(asked):
        near[asked[place]].append(word)
    for word, alike in near.items():
        known[word] = () if any(one.startswith(word) for one in alike) else tuple(_nearest(word, alike))
        _remembered.put(word, known[word])
    return known


def _is_doubtful(word: str) -> bool:
    return len(word) >= CORRECTED_MIN and not word.isdigit()


def _known_near(asked: list[str]) -> Iterable[tuple[int, str]]:
    """Return the known words near each of these, the most frequent first, each with the place of the one it is near."""
    found = [
        SearchWord.objects.filter(word__trigram_similar=word)
        .annotate(place=Value(place, IntegerField()))
        .order_by("-frequency", "word")
        .values_list("place", "word")[:_NEAR_MAX]
        for place, word in enumerate(asked)
    ]
    if not found:
        return []
    first, *others = found
    return first.union(*others, all=True) if others else first


def _nearest(word: str, known: list[str]) -> list[str]:
    scored = [(SequenceMatcher(None, word, one).ratio(), one) for one in known]
    alike = sorted((pair for pair in scored if pair[0] >= _ALIKE_FROM), key=lambda pair: -pair[0])
    return [one for _, one in alike[:CORRECTIONS_MAX]]
