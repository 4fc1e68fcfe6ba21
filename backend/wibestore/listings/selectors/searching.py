"""What was typed into the search box, as a query for the listings' search vectors."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import IntegerField, Q, Value

from wibestore.listings.models import SearchWord
from wibestore.listings.rules import folding
from wibestore.listings.rules.folding import QueryWord
from wibestore.listings.selectors.filters import AnyQuery

CORRECTED_MIN = 4
CORRECTIONS_MAX = 2
_ALIKE_FROM = 0.75
_NEAR_MAX = 200


def search_query(text: str) -> AnyQuery | None:
    """
    Return the query for what a person typed, or None where it holds no word.

    Every word must be there: stemmed (Russian, English), or folded and as the beginning of a word
    (Uzbek endings), or as a known word that it is a slip of. One query to the vocabulary, at most.
    """
    return search_queries([text])[text]


def search_queries(texts: Iterable[str]) -> dict[str, AnyQuery | None]:
    """Return the query of each text, as `search_query`; one query to the vocabulary for all of them, at most."""
    words = {text: folding.query_words(text) for text in texts}
    near = _corrections(words)
    return {
        text: reduce(and_, (_word_query(word, near[text].get(word.folded, ())) for word in found)) if found else None
        for text, found in words.items()
    }


def _word_query(word: QueryWord, corrections: Iterable[str]) -> AnyQuery:
    forms = dict.fromkeys([word.folded, word.stem, *corrections])
    queries = [SearchQuery(_prefixed(form), config="simple", search_type="raw") for form in forms]
    return reduce(or_, queries, SearchQuery(word.written, config="russian"))


def _prefixed(form: str) -> str:
    # Folded words are letters and digits alone: nothing of the query language can be in them.
    return f"{form}:*" if len(form) >= folding.PREFIX_MIN else form


def _corrections(texts: Mapping[str, list[QueryWord]]) -> dict[str, dict[str, list[str]]]:
    """Return, by text, for each word that begins no known word the known ones it is most like."""
    doubtful = {text: _doubtful(words) for text, words in texts.items()}
    asked = [text for text, words in doubtful.items() if words]
    known: dict[str, list[str]] = {text: [] for text in texts}
    for place, word in _known_near([doubtful[text] for text in asked]):
        known[asked[place]].append(word)
    return {
        text: {
            word: _nearest(word, known[text]) for word in words if not any(one.startswith(word) for one in known[text])
        }
        for text, words in doubtful.items()
    }


def _doubtful(words: list[QueryWord]) -> list[str]:
    return [word.folded for word in words if len(word.folded) >= CORRECTED_MIN and not word.folded.isdigit()]


def _known_near(asked: list[list[str]]) -> Iterable[tuple[int, str]]:
    """Return the known words near those of each text, the most frequent first, each with the place of its text."""
    found = [
        SearchWord.objects.filter(reduce(or_, (Q(word__trigram_similar=word) for word in words)))
        .annotate(place=Value(place, IntegerField()))
        .order_by("-frequency", "word")
        .values_list("place", "word")[:_NEAR_MAX]
        for place, words in enumerate(asked)
    ]
    if not found:
        return []
    first, *others = found
    return first.union(*others, all=True) if others else first


def _nearest(word: str, known: list[str]) -> list[str]:
    scored = [(SequenceMatcher(None, word, one).ratio(), one) for one in known]
    alike = sorted((pair for pair in scored if pair[0] >= _ALIKE_FROM), key=lambda pair: -pair[0])
    return [one for _, one in alike[:CORRECTIONS_MAX]]
