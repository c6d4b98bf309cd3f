"""Text as the index compares it: one form for full-width, traditional and mixed-case writing.

Everything that is matched (names, terms, words) passes through :func:`normalise` first, on the
side of the list and on the side of the question alike.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

import opencc
import snowballstemmer

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[{HAN}]+")
_UNIT = re.compile(f"[a-z0-9]+|[{HAN}]")
_OTHER_SCRIPT = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7af]"
)
_SEPARATE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})


@functools.cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@functools.cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def simplify(text: str) -> str:
    """Traditional Chinese characters to simplified ones; everything else is kept."""
    return str(_simplifier().convert(text)) if _HAN.search(text) else text


def clean(text: str) -> str:
    """Drop terminal escapes, control and invisible characters, fold full-width forms (NFKC), join
    runs of space."""
    text = _ESCAPE.sub(" ", text)
    text = unicodedata.normalize("NFKC", text)
    if not text.isprintable():  # rarely, and the rest is slow
        kept = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
        text = "".join(c for c in kept if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    return re.sub(r"\s+", " ", text).strip()


def fold(text: str) -> str:
    """Lower case, without accents; Chinese characters and private-use marks are kept."""
    if text.isascii():
        return text.lower()
    text = text.casefold().translate(_SEPARATE)
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", "".join(c for c in decomposed if not unicodedata.combining(c))
    )


@functools.lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """The form in which texts are compared: clean, simplified and folded."""
    return fold(simplify(clean(text)))


def has_han(text: str) -> bool:
    """Whether any Chinese character is in ``text``."""
    return _HAN.search(text) is not None


def other_script(text: str) -> bool:
    """Whether ``text`` holds letters of a script that is neither Latin nor Chinese."""
    return _OTHER_SCRIPT.search(text) is not None


def units(text: str) -> list[tuple[str, int, int]]:
    """Latin words and single Chinese characters of a normalised text, with their positions."""
    return [(m.group(), m.start(), m.end()) for m in _UNIT.finditer(text)]


_NO_PLURAL = {"vits"}  # the speech model, beside ViT


def singular(word: str) -> str:
    """A plain English plural without its ending ("GANs" as "gan"), and "isation" as "ization", so
    that all forms match."""
    if word in _NO_PLURAL:
        return word
    if word.endswith(("isation", "isations")):  # British spelling
        word = word.replace("isation", "ization")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def key(text: str) -> str:
    """What two spellings of one name share: "Faster R-CNN", "faster rcnn" → ``fasterrcnn``."""
    return "".join(singular(unit) for unit, _, _ in units(normalise(text)))


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of an English word in lower case (Snowball), other words unchanged."""
    return str(_stemmer().stemWord(word)) if word.isascii() and word.isalpha() else word


def words(text: str) -> Iterator[str]:
    """Tokens for word search: stems of Latin words; Chinese as characters and character pairs.

    SQLite's own tokenizers do not find two-character Chinese words, hence the pairs.
    """
    text = normalise(text)
    for match in re.finditer(f"[a-z0-9]+|[{HAN}]+", text):
        run = match.group()
        if _HAN_RUN.fullmatch(run):
            yield from run
            yield from (run[i : i + 2] for i in range(len(run) - 1))
        else:
            yield stem(run)


_SENTENCE = {
    "zh": re.compile(r"[^。！？]+[。！？]?"),
    "en": re.compile(r".+?(?:[.!?](?=\s+[A-Z0-9\"(]|\s*$)|$)", re.DOTALL),
}
_CLAUSE = {"zh": re.compile(r"[^；]+；?"), "en": re.compile(r".+?(?:;(?=\s)|$)", re.DOTALL)}


def sentences(text: str, language: str) -> list[str]:
    """The sentences of a text."""
    return [found for part in _SENTENCE[language].findall(text) if (found := part.strip())]


def clauses(text: str, language: str) -> list[str]:
    """The sentences of a text, cut at semicolons, too."""
    parts = [p for s in sentences(text, language) for p in _CLAUSE[language].findall(s)]
    return [found for part in parts if (found := part.strip())]
