"""How a reader sees the HTML of a letter: its words in their order, and where its links lead."""

from html.parser import HTMLParser

_UNSEEN = {"head", "style", "title"}
_VOID = {"meta", "br", "img", "link"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self._hidden: list[bool] = []
        self._hrefs: list[str] = []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in _VOID:
            self._hidden.append(tag in _UNSEEN or known.get("aria-hidden") == "true")
        if tag == "a":
            self._hrefs.append(known["href"])

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        self._hidden.pop()
        if tag == "a":
            self.words.append(self._hrefs.pop())

    def handle_data(self, data):
        if not any(self._hidden):
            self.words += data.split()


def html_read(html: str) -> _Reader:
    """Return what is seen of `html`, and its tags and attributes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def words_of(words: list[str]) -> list[str]:
    """Return words without the signs that only one of both texts needs."""
    return [word.removesuffix(":") for word in words if word not in {"--", "·"}]
