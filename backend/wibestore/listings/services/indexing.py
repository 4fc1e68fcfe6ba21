"""What makes a listing findable: its search vector, its facet tokens, the words that typing slips are corrected to."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import CombinedSearchVector, SearchVector
from django.db.models import TextField, Value

from wibestore.games import selectors as games
from wibestore.games.types import AttributeValues, GameInfo
from wibestore.listings.models import Listing, SearchWord
from wibestore.listings.rules import folding

WORD_MIN = 3
FREQUENT_FROM = 3
VOCABULARY_SAMPLE = 5_000
VOCABULARY_MAX = 5_000
SHOWN_MAX = 80

# PostgreSQL's `russian` stems Cyrillic words by Russian and Latin ones by English; `simple` keeps the folded words.
STEMMED, FOLDED = "russian", "simple"


def search_index(listing: Listing, game: GameInfo) -> None:
    """Store what the listing is found by: title and game (A), attributes in words (B), description (C)."""
    texts = (
        ("A", " ".join([listing.title, listing.code, game.name, *game.aliases])),
        ("B", _attribute_words(game, listing.attributes)),
        ("C", listing.description),
    )
    vectors = [vector for weight, text in texts if text for vector in _vectors(text, weight)]
    combined: Any = vectors[0]
    for vector in vectors[1:]:
        combined = CombinedSearchVector(combined, "||", vector, None)
    Listing.objects.filter(id=listing.id).update(search_vector=combined)


def facet_tokens(game: GameInfo, values: AttributeValues) -> list[str]:
    """Return "key=value" for every filterable choice and flag."""
    tokens = []
    for spec in game.attributes:
        if spec.is_filterable and spec.type in ("choice", "bool") and spec.key in values:
            value = values[spec.key]
            tokens.append(f"{spec.key}={str(value).lower() if spec.type == 'bool' else value}")
    return tokens


def vocabulary_refresh() -> int:
    """Store the words worth correcting to: of all games, and frequent in the newest titles; return how many."""
    of_games = _written_forms(text for game in games.game_list() for text in (game.name, *game.aliases))
    of_titles = _written_forms(_newest_titles())
    frequent = sorted(of_titles, key=lambda word: of_titles[word].total(), reverse=True)[:VOCABULARY_MAX]
    frequent = [word for word in frequent if of_titles[word].total() >= FREQUENT_FROM]
    words = {**{word: of_titles[word] for word in frequent}, **of_games}
    counts = {word: of_titles[word].total() for word in words if word in of_titles}
    _vocabulary_store(words, counts)
    SearchWord.objects.exclude(word__in=words).delete()
    return len(words)


def game_words_store(texts: Iterable[str], *, word_model: Any) -> None:
    """Store the words of games' names and aliases; for the migration that fills an empty vocabulary."""
    _vocabulary_store(_written_forms(texts), {}, word_model=word_model)


def _vocabulary_store(words: dict[str, Counter[str]], counts: dict[str, int], *, word_model: Any = SearchWord) -> None:
    """Write words with how they are shown and in how many listings they stand; those that exist are updated."""
    rows = [
        word_model(word=word, shown=forms.most_common(1)[0][0], frequency=counts.get(word, 0))
        for word, forms in sorted(words.items())
    ]
    word_model.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["word"], update_fields=["shown", "frequency"]
    )


def _vectors(text: str, weight: str) -> list[SearchVector]:
    forms = ((folding.written(text), STEMMED), (folding.fold(text), FOLDED))
    return [
        SearchVector(Value(form, output_field=TextField()), config=config, weight=weight)
        for form, config in forms
        if form
    ]


def _attribute_words(game: GameInfo, values: AttributeValues) -> str:
    """Return labels and values in all three languages; a flag that is not set says nothing."""
    words: list[str] = []
    for spec in game.attributes:
        value = values.get(spec.key)
        if value is None or value is False or (spec.is_common and spec.type != "bool"):
            continue
        words.extend(spec.label.values())
        if spec.type == "choice":
            words.extend(dict(spec.choices).get(value, {}).values())
        elif spec.type != "bool":
            words.append(str(value))
    return " ".join(words)


def _written_forms(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """Return by folded word how often each way to write it occurs."""
    forms: dict[str, Counter[str]] = {}
    for text in texts:
        for written in folding.written(text).split():
            word = folding.fold(written)
            if len(word) >= WORD_MIN and " " not in word:
                forms.setdefault(word, Counter())[written[:SHOWN_MAX]] += 1
    return forms


def _newest_titles() -> list[str]:
    newest = Listing.objects.filter(status="active").order_by("-created_at", "-id")
    return list(newest.values_list("title", flat=True)[:VOCABULARY_SAMPLE])
