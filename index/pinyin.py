"""Chinese typed in Latin letters, as where no input method is at hand: "qianghua xuexi", "学xi"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from index.dictionary import readings
from index.text import HAN, fold
from index.vocabulary import Vocabulary

_SHORTEST = 5  # letters; shorter ones are too often a word of another language
_MANY = 3  # syllables typed apart that are a term, though each is an English word
_MOST = 12  # ways to read one form
_LONGEST = 8  # characters of a word of the dictionary
_GLUED = re.compile(
    rf"(?P<a>[{HAN}]{{0,{_LONGEST}}})(?P<syllable>(?<![a-z])[a-z]{{2,6}}(?![a-z]))(?P<b>[{HAN}]{{0,{_LONGEST}}})"
)


def pinyin_rows(forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each way to write a Chinese term in pinyin without tones and spaces, with the term."""
    of_word = readings()
    for form in dict.fromkeys(forms):
        if len(form) < 2 or not re.fullmatch(f"[{HAN}]+", form):
            continue
        spoken, i = [], 0
        while i < len(form):
            longest = range(min(len(form), i + _LONGEST), i, -1)
            end = next((j for j in longest if form[i:j] in of_word), i + 1)
            spoken.append(sorted(of_word.get(form[i:end], {""})))
            i = end
        for way in itertools.islice(itertools.product(*spoken), _MOST):
            if all(way) and len("".join(way)) >= _SHORTEST:
                yield "".join(way), form


def in_characters(text: str, vocabulary: Vocabulary) -> str:
    """``text`` with the terms that it has in pinyin written in characters.

    Args:
        text: a question; its form in small letters has the same length.
        vocabulary: the terms.
    """
    folded = fold(text)
    for span in sorted(vocabulary.pinyin.find(folded), key=lambda s: -s.start):
        words = re.findall("[a-z]+", span.text)
        # "ge" and "fen" are English words, too, but hardly four of them that make a term.
        english = all(word in vocabulary.ordinary for word in words) and len(words) < _MANY
        if english or not span.text.isascii():
            continue
        text = f"{text[: span.start]}{span.values[0]}{text[span.end :]}"
    return _GLUED.sub(lambda match: _whole(match, vocabulary), text)


def _whole(match: re.Match[str], vocabulary: Vocabulary) -> str:
    """A stretch of Chinese with one syllable in letters ("学xi"), in characters if it is a term so."""
    before, syllable, after = match["a"], match["syllable"], match["b"]
    for left in range(len(before), -1, -1):
        for right in range(len(after), -1, -1):
            near = before[len(before) - left :] + "?" + after[:right]
            for term in vocabulary.terms.filling(near) if len(near) > 2 else ():
                if vocabulary.dictionary.read_as(term[left], syllable):
                    return before + term[left] + after
    return match.group()
