"""What a question does not want: "not GANs", "except Hinton", "不要综述", "除了 ResNet". Pure."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from index.asking import strip_asking
from index.exclusion import reworded
from index.query import Without
from index.text import HAN

_ENGLISH = re.compile(
    r"[,;(]?\s*(?:\b(?:but|and|that (?:is|are)|which (?:is|are)|just|please)\s+)?"
    r"(?:\b(?:not|no|nothing(?= (?:about|on|from|by)\b)|except(?:ing)?(?: for)?|without|excluding|exclude|other than|besides|apart from|aside from|"
    r"anything but|leav(?:e|ing) out|skip|minus|ignore|omit|hold the|rather than|instead of)\b|"
    r"\b(?:don'?t|do not) (?:want|need|like|include|show(?: me)?|give me)\b)"
    r"(?:\s+(?:anything|any|the|more|a|an|plain|vanilla|pure|standard|regular|about|on|by|from|of|including|using|with|based on|those|ones|"
    r"papers?|works?|articles?))*\s+",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"[,，;；(（]?\s*(?:但|但是|不过|而且|并且|请|我)?(?:不要|不想要?看?|不看|不含|不包括|不包含|不需要|(?<![识区类特级辨个差分性派告鉴甄])别要?|排除掉?|剔除|"
    r"除了|除去|除开|除|去掉|抛开|刨去|跳过|(?<!是)不是|非(?!线性|极大|凸|负|参数|对称|监督|平稳|自回归|局部|刚|结构|均匀|配对|独立|欧|高斯|确定|标))(?:关于|有关|任何|那些|带|使用|用|基于|包含|含|由|给我|推荐|讲|做|看)*\s*"
)
# "视频的就不要了": the negation stands behind
_CHINESE_LAST = re.compile(
    r"(^|[，,；;\s])([^，,。；;\n不]{1,14}?)\s*(?:方面|相关|类)?的?(?:论文|文章)?(?:就|都|也)?(?:不要|不看|别放|别列|别来|别推荐|不放|不列|免了|除外|排除掉?|别给我?|别要|算了)(?:了|吧)?(?=\s*(?:$|[，,。；;！!\n]))"
)
_CHINESE_END = re.compile(
    r"^\s*(?:等人|等)?(?:写|发表|做)?(?:类|相关|方面|方向|方法|模型|领域|一类)?的?(?:论文|文章|工作|东西)?\s*(?:以外|之外|外)?的?(?:其他的?|其它的?|别的)?"
)
_ENGLISH_END = re.compile(
    r"^(?:'s)?(?:\s+(?:though|however|please|either|this time)\b)?(?:[- ](?:based|related|style))?(?:\s+(?:papers?|works?|articles?|ones|methods?|models?|stuff))?",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s*(?:,?\s*\b(?:or|and|nor)\b|、|[,，]?(?:和|与|或者?|以及|跟|还有))\s*(?:(?:any|the|by)\s+)?",
    re.IGNORECASE,
)
_MOST_WORDS = 8
_KINDS: list[tuple[str, str]] = [
    (
        r"surveys?|reviews?|overviews?|tutorials?|(?:text)?books?|综述|评述|教程|书籍?|教材",
        "surveys",
    ),
    (r"(?:data ?sets?|benchmarks?)|数据集|基准", "datasets"),
    (r"frameworks?|toolkits?|librar(?:y|ies)|软件|框架|工具包?", "software"),
    (r"chips?|hardware(?: accelerators?)?|芯片|硬件|加速器", "hardware"),
]
_KIND = [(re.compile(rf"(?:{pattern})(?![\w{HAN}]*(?:搜索|蒸馏))", re.IGNORECASE), category) for pattern, category in _KINDS]  # fmt: skip


class Known(Protocol):
    """Tells what a phrase is; where it is ``sure`` that something is excluded, a part will do."""

    def __call__(self, words: str, sure: bool) -> Without | None:
        """What ``words`` are, or None."""
        ...


_SURE = re.compile(
    r"nothing|except|exclud|leav|skip|minus|hold|omit|ignore|排除|剔除|除|不要|去掉", re.IGNORECASE
)


def read_without(text: str, known: Known, beside: bool = False) -> tuple[Without, str]:
    """Take what is not wanted out of a question.

    Args:
        text: the question, clean and simplified.
        known: tells what a phrase is. A negation of something that nobody knows ("not sure")
            stays where it is.
        beside: whether it follows a question.

    Returns:
        What is not wanted, and the question without it (a line break in its place).
    """
    without, known = Without(), functools.cache(known)
    sure_known = functools.partial(known, sure=True)
    text = reworded(text, lambda words: _names(words, sure_known), beside)
    text = _CHINESE_LAST.sub(
        lambda m: f"{m[1]}不要{m[2]}" if _phrases(m[2], 0, sure_known)[0] else m[0], text
    )
    for opening in (_ENGLISH, _CHINESE):
        match = opening.search(text)
        while match:
            end = match.end()
            sure = _SURE.search(match.group()) is not None
            found, end = _phrases(text, end, functools.partial(known, sure=sure))
            if found and _inside_a_topic(text, match, found):
                match = opening.search(text, match.end())
            elif found:
                without = _joined(without, found)
                rest = text[end:]
                closing = (_ENGLISH_END if opening is _ENGLISH else _CHINESE_END).match(rest)
                end += closing.end() if closing else 0
                text = text[: match.start()] + "\n" + text[end:]
                match = opening.search(text, match.start())
            else:
                match = opening.search(text, match.end())
    return without, text


_WEAK = re.compile(
    r"(?:(?:but|and|just) )?(?:with )?(?:without|no|instead of|rather than)(?: (?:any|a|an|the|using))*"
)


def _inside_a_topic(text: str, match: re.Match[str], found: Without) -> bool:
    """Whether "learning without forgetting" or "translation with no parallel data" names a topic: a
    thing done without, in the middle of a clause; a kind, a person, a paper or a method in capitals
    is one not wanted."""
    weak = _WEAK.fullmatch(match.group().strip().casefold()) is not None
    begun = not text[: match.start()].strip()
    named = found.categories or found.authors or found.papers
    return weak and not (begun or named or any(c.isupper() for word in found.words for c in word))


def _phrases(text: str, start: int, known: Callable[[str], Without | None]) -> tuple[Without, int]:
    """All that is named from ``start`` on, joined by "or" and commas, and where it ends."""
    found, end = Without(), start
    while True:
        one, length = _phrase(text[start:], known)
        if one is None:
            return found, end
        found, end = _joined(found, one), start + length
        join = _JOIN.match(text, end)
        if join is None or join.end() == end:
            return found, end
        start = join.end()


def _names(words: str, known: Callable[[str], Without | None]) -> bool:
    """Whether ``words`` are nothing but things that are known."""
    found, end = _phrases(words, 0, known)
    return bool(found) and not words[end:].strip()


def _phrase(text: str, known: Callable[[str], Without | None]) -> tuple[Without | None, int]:
    """The longest thing that the list knows at the start of ``text``, and its length."""
    for kind, category in _KIND:
        if match := kind.match(text):
            return Without((match.group(),), categories=(category,)), match.end()
    clause = re.match(r"[^\n,，。;；?？!！、]*", text)
    assert clause is not None
    pieces = list(re.finditer(rf"[{HAN}]|[^\s{HAN}]+", clause.group()))[: _MOST_WORDS * 2]
    for last in range(len(pieces), 0, -1):
        end = pieces[last - 1].end()
        phrase = clause.group()[:end]
        said = phrase.strip(" .'\"")
        if strip_asking(phrase) and (what := known(said)):
            return replace(what, words=(said,)), end
    return None, 0


def _joined(a: Without, b: Without) -> Without:
    return Without(
        words=(*a.words, *b.words),
        terms=tuple(dict.fromkeys([*a.terms, *b.terms])),
        categories=tuple(dict.fromkeys([*a.categories, *b.categories])),
        authors=tuple(dict.fromkeys([*a.authors, *b.authors])),
        papers=tuple(dict.fromkeys([*a.papers, *b.papers])),
    )
