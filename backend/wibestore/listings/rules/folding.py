"""
How text is folded for search: one spelling for what people write in three languages and two scripts.

Stored words and typed words pass the same functions, so «пабг» meets `pabg` and `o'yin` meets «ўйин».
"""

import re
import unicodedata
from dataclasses import dataclass

MAX_WORDS = 8
PREFIX_MIN = 3
WORD_MAX = 40
_STEM_MIN = 4

_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`ʼ´ʻ", ""))
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэўғқҳіїє", "abvgdeziyklmnoprstufhieogqhiie", strict=True))
    | {"ё": "yo", "ж": "j", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
# Spellings that people mix: x and h in Uzbek, q and k, w and v.
_ALIKE = (("kh", "h"), ("zh", "j"), ("ye", "e"), ("x", "h"), ("q", "k"), ("w", "v"))
_WORDS = re.compile(r"[^\W_]+")
_LATIN = re.compile(r"[a-z0-9]+")
_DOUBLED = re.compile(r"([a-z])\1+")

# Words that carry no meaning of their own; compared before folding, so that «в» is one and `v` of GTA V is not.
_RUSSIAN_STOPS = "и в на с со для по от до из за не но а у к о же ли бы или это как"
_UZBEK_STOPS = "va bilan uchun ham bu shu yoki ва билан учун ҳам бу шу ёки"
_ENGLISH_STOPS = "the a an of and for with in on or is at"
_STOP_WORDS = frozenset(f"{_RUSSIAN_STOPS} {_UZBEK_STOPS} {_ENGLISH_STOPS}".split())
# Uzbek endings, longest first: «akkauntlar» also looks for «akkaunt».
_UZBEK_ENDINGS = ("larining", "lardan", "larga", "larni", "larda", "lari", "ning", "lar", "dan", "ni", "ga", "da", "li")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A typed word: as written (small letters) and folded."""

    written: str
    folded: str

    @property
    def stem(self) -> str:
        """Return the folded word without an Uzbek ending, or the word itself."""
        for ending in _UZBEK_ENDINGS:
            if self.folded.endswith(ending) and len(self.folded) - len(ending) >= _STEM_MIN:
                return self.folded.removesuffix(ending)
        return self.folded


def written(text: str) -> str:
    """Return the words of `text` as written: small letters, apostrophes dropped, «ё» as «е»."""
    return " ".join(_words(text)).replace("ё", "е")


def fold(text: str) -> str:
    """Return the folded words of `text` with single blanks between them: Latin letters and digits alone."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES).translate(_CYRILLIC)
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    for spelling, alike in _ALIKE:
        bare = bare.replace(spelling, alike)
    return " ".join(_DOUBLED.sub(r"\1", word)[:WORD_MAX] for word in _LATIN.findall(bare))


def query_words(text: str) -> list[QueryWord]:
    """Return the words to look for, at most eight; stop words only when there is nothing else."""
    folded = [(word, fold(word)) for word in _words(text)]
    words = [QueryWord(word.replace("ё", "е"), form) for word, form in folded if form and " " not in form]
    telling = [word for word in words if word.written not in _STOP_WORDS]
    return (telling or words)[:MAX_WORDS]


def _words(text: str) -> list[str]:
    return _WORDS.findall(unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES))
