"""Finds a route of the API among those that begin with the same word, not among all two hundred."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import ResolverMatch


class ByFirstWord(URLResolver):
    """
    Django's resolver of a prefix, which tries the routes in their order, made to try only those that can match.

    A route whose first word is no fixed one turns this off: its place among the others would count.
    """

    def __init__(self, whole: URLResolver) -> None:
        self._of_prefix: tuple[Any, ...] = (whole.default_kwargs, whole.app_name, whole.namespace)
        super().__init__(whole.pattern, whole.urlconf_name, *self._of_prefix)

    @cached_property
    def _by_word(self) -> dict[str, URLResolver]:
        """Return a resolver of the same prefix for each first word."""
        words: dict[str, list[URLPattern | URLResolver]] = defaultdict(list)
        for one in self.url_patterns:
            word, slash, _ = str(one.pattern).partition("/")
            # Without a slash it is the whole address, or the beginning of any word.
            if "<" in word or not (slash or isinstance(one, URLPattern)):
                return {}
            words[word].append(one)
        return {word: URLResolver(self.pattern, ours, *self._of_prefix) for word, ours in words.items()}

    def resolve(self, path: str) -> ResolverMatch:
        """
        Return what answers the address.

        :raises Resolver404: nothing does
        """
        matched = self.pattern.match(str(path))
        if matched:
            ours = self._by_word.get(matched[0].partition("/")[0])
            if ours is not None:
                return ours.resolve(path)
        return super().resolve(path)
