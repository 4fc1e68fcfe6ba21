"""What was typed into the search box, as a query for the listings' search vectors."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q

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
    words = folding.query_words(text)
    if not words:
        return None
    near = _corrections(words)
    return reduce(and_, (_word_query(word, near.get(word.folded, ())) for word in words))


def _word_query(word: QueryWord, corrections: Iterable[str]) -> AnyQuery:
    forms = dict.fromkeys([word.folded, word.stem, *corrections])
    queries = [SearchQuery(_prefixed(form), config="simple", search_type="raw") for form in forms]
    return reduce(or_, queries, SearchQuery(word.written, config="russian"))


def _prefixed(form: str) -> str:
    # Folded words are letters and digits alone: nothing of the query language can be in them.
    return f"{form}:*" if len(form) >= folding.PREFIX_MIN else form


def _corrections(words: list[QueryWord]) -> dict[str, list[str]]:
    """Return for each word that begins no known word the known ones it is most like."""
    doubtful = [word.folded for word in words if len(word.folded) >= CORRECTED_MIN and not word.folded.isdigit()]
    if not doubtful:
        return {}
    near = reduce(or_, (Q(word__trigram_similar=word) for word in doubtful))
    known = list(
        SearchWord.objects.filter(near).order_by("-frequency", "word").values_list("word", flat=True)[:_NEAR_MAX]
    )
    return {word: _nearest(word, known) for word in doubtful if not any(one.startswith(word) for one in known)}


def _nearest(word: str, known: list[str]) -> list[str]:
    scored = [(SequenceMatcher(None, word, one).ratio(), one) for one in known]
    alike = sorted((pair for pair in scored if pair[0] >= _ALIKE_FROM), key=lambda pair: -pair[0])
    return [one for _, one in alike[:CORRECTIONS_MAX]]
