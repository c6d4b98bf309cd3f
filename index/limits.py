"""The grammar of limits: years, how many, order, citations, kinds; English and Chinese.

Each rule is one regular expression and what it means. A rule that matches is taken out of the
question; what no rule takes is the topic. Rules stand from the most to the least specific,
because the first that matches a stretch of text wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

MAX_COUNT = 50


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question asks for beside its topic; None where it says nothing."""

    year_min: int | None = None
    year_max: int | None = None
    citations_min: int | None = None
    count: int | None = None
    order: str | None = None
    categories: tuple[str, ...] = ()


_ENGLISH_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_WORD_COUNT = "|".join([*_ENGLISH_NUMBERS[1:], "a couple of", "a couple", "a dozen", "a single"])
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_HAN_NUMBER = "[零〇一二两三四五六七八九十百]+"
_ENGLISH_DECADES = {
    "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980,
    "nineties": 1990, "noughties": 2000,
}  # fmt: skip

# A year: 2015, 二〇一五年; in Chinese also 15年.
_Y = r"(?:19[4-9]\d|20\d\d)"
_EN_YEAR = rf"(?:the year |year )?(?P<NAME>{_Y})"
_HAN_YEAR = r"[一二][九零〇][零〇一二三四五六七八九]{2}"
_ZH_YEAR = rf"(?P<NAME>{_Y}|{_HAN_YEAR}|(?<!\d)\d\d(?=\s*年))\s*年?"


def _en(name: str = "a") -> str:
    return _EN_YEAR.replace("NAME", name)


def _zh(name: str = "a") -> str:
    return _ZH_YEAR.replace("NAME", name)


def number(text: str) -> int:
    """An integer written in digits, in English words up to twenty, or in Chinese up to 999.

    Raises:
        ValueError: if it is none of these.
    """
    text = text.strip().casefold().replace(",", "")
    if text.isascii() and text.isdigit():
        return int(text)
    if text in _ENGLISH_NUMBERS:
        return _ENGLISH_NUMBERS.index(text)
    if text.startswith("a "):
        return {"a couple": 2, "a couple of": 2, "a dozen": 12, "a single": 1}[text]
    if not ("十" in text or "百" in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 1
    for c in text:
        if c in "十百":
            total += digit * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit if text[-1] not in "十百" else total


def year(text: str) -> int:
    """A year: 2015, 二〇一五, or two digits (15 is 2015, 98 is 1998)."""
    value = number(text)
    if value < 100:
        value += 2000 if value < 40 else 1900
    return value


def amount(digits: str, scale: str | None) -> int:
    """A count of citations such as 10k, 1.5万, 5千."""
    factor = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "千": 1e3, "百": 1e2, "万": 1e4}
    try:
        value = float(digits.replace(",", ""))
    except ValueError:
        value = number(digits)
    return int(value * factor.get((scale or "").casefold(), 1))


Match = re.Match[str]
Change = Callable[[Limits, Match, int], Limits]


def _between(low: int, high: int) -> Change:
    def change(limits: Limits, match: Match, today: int) -> Limits:
        a, b = sorted((year(match["a"]), year(match["b"])))
        return replace(limits, year_min=a + low, year_max=b - high)

    return change


def _since(offset: int) -> Change:
    return lambda limits, m, today: replace(limits, year_min=year(m["a"]) + offset)


def _until(offset: int) -> Change:
    return lambda limits, m, today: replace(limits, year_max=year(m["a"]) + offset)


def _in(limits: Limits, match: Match, today: int) -> Limits:
    return replace(limits, year_min=year(match["a"]), year_max=year(match["a"]))


def _decade(limits: Limits, match: Match, today: int) -> Limits:
    text = match["a"].casefold()
    if text in _ENGLISH_DECADES:
        first = _ENGLISH_DECADES[text]
    else:
        first = number(text)
        if first < 100:
            first += 2000 if first < 40 else 1900
    return replace(limits, year_min=first, year_max=first + 9)


def _last(limits: Limits, match: Match, today: int) -> Limits:
    how_many = match["a"] or "1"
    return replace(limits, year_min=today - (3 if how_many == "几" else number(how_many)))


def _this_year(offset: int) -> Change:
    return lambda limits, m, today: replace(
        limits, year_min=today + offset, year_max=today + offset
    )


def _count(limits: Limits, match: Match, today: int) -> Limits:
    asked = number(match["a"])
    return replace(limits, count=min(asked, MAX_COUNT)) if asked else limits


def _order(order: str) -> Change:
    return lambda limits, m, today: replace(limits, order=order)


def _first(order: str) -> Change:
    return lambda limits, m, today: replace(limits, order=order, count=limits.count or 1)


def _cited(limits: Limits, match: Match, today: int) -> Limits:
    groups = match.groupdict()
    return replace(limits, citations_min=amount(groups.get("a") or "1", groups.get("k")))


def _kind(category: str) -> Change:
    return lambda limits, m, today: replace(
        limits, categories=tuple(dict.fromkeys([*limits.categories, category]))
    )


_PAPERS = r"(?:papers?|articles?|publications?|works?|references?|results?|recommendations?|things|ones|reads)"
_AMOUNT_EN = r"(?P<a>\d[\d,.]*)\s*(?P<k>k|thousand|m|million)?\+?"
_AMOUNT_ZH = rf"(?P<a>\d[\d,.]*|{_HAN_NUMBER})\s*(?P<k>[百千万k])?"

_RULES: list[tuple[str, Change]] = [
    # citations
    (rf"\b(?:with |having )?(?:(?:over|more than|at least|above|>=?|≥|exceeding)\s*)+{_AMOUNT_EN}\s*(?:citations?|cites)\b", _cited),
    (rf"\b(?:with |having )?{_AMOUNT_EN}\s*(?:or more |\+ ?)?(?:citations?|cites)(?: or more| and up| at least)?\b", _cited),
    (rf"\bcited (?:(?:over|more than|at least|above)\s*)+{_AMOUNT_EN}(?: times)?\b", _cited),
    (rf"(?:被?引用?|引用(?:量|数|次数))(?:次数|数|量)?\s*(?:要|得|在)?(?:超过|大于|高于|多于|不少于|不低于|至少|过|达到|破|>=?|≥)\s*{_AMOUNT_ZH}\s*次?(?:以上)?的?", _cited),
    (rf"(?:被?引用?|引用(?:量|数|次数))(?:次数|数|量)?\s*(?:在)?{_AMOUNT_ZH}\s*次?(?:以上|\+)的?", _cited),
    (r"(?:被?引用?)(?:量|数)?(?:过|破|上)(?P<k>[百千万])的?", _cited),
    # years, Chinese
    (rf"(?:从|在|自)?{_zh('a')}\s*(?:到|至|-|~|—|–|和|与)\s*{_zh('b')}\s*(?:之间|期间|间)?的?", _between(0, 0)),
    (rf"(?:从|自)?{_zh()}\s*(?:及|或)?\s*(?:以后|以来|之后|后|起|开始|至今|到现在)的?(?!向)", _since(0)),
    (rf"{_zh()}\s*(?:及|或)(?:以前|之前|更早)的?", _until(0)),
    (rf"(?:截至|截止到?|到){_zh()}\s*(?:为止)?的?", _until(0)),
    (rf"(?:早于|先于){_zh()}\s*的?|在{_zh('b')}\s*(?:以前|之前)的?", lambda limits, m, t: replace(limits, year_max=year(m["a"] or m["b"]) - 1)),
    (rf"{_zh()}\s*(?:以前|之前|前)的?", _until(-1)),
    (rf"(?:晚于){_zh()}\s*的?", _since(1)),
    (r"(?:上世纪|上个世纪|20世纪|二十世纪)?(?P<a>[4-9]0|(?:19|20)\d0|[四五六七八九]十)\s*年代(?:的|发表的)?", _decade),
    (rf"(?:最近|近|过去)(?P<a>\d+|{_HAN_NUMBER}|几)?年(?:来|内|里)?(?:的|发表的)?", _last),
    (r"今年(?:的|发表的)?", _this_year(0)),
    (r"去年(?:的|发表的)?", _this_year(-1)),
    (rf"(?:在|于|只看|只要|仅)?(?<![\d.])(?P<a>{_Y}|{_HAN_YEAR})\s*年度?(?:发表|出版|出|提出)?(?:的|里|内)?", _in),
    # years, English
    (rf"\b(?:published )?(?:between|from|in)?\s*{_en('a')}\s*(?:and|to|until|till|through|-|–|—|~)\s*{_en('b')}\b", _between(0, 0)),
    (rf"\b(?:published |written |out )?(?:since|from|starting(?: in| from)?|as of|no (?:older|earlier) than|not before)\s+{_en()}(?:\s*(?:on|onwards?|forward|and later|or later|and after|to now|until now))\b", _since(0)),
    (rf"\b(?:published |written |out )?(?:since|no (?:older|earlier) than|not before|starting(?: in| from)?)\s+{_en()}\b", _since(0)),
    (rf"\b{_en()}\s*(?:or later|and later|onwards?|and after|or newer|and newer|\+)", _since(0)),
    (rf"\b(?:published |written )?(?:after|later than|newer than|past)\s+{_en()}\b", _since(1)),
    (rf"\b(?:published |written )?(?:before|prior to|earlier than|older than|pre-?)\s*{_en()}\b", _until(-1)),
    (rf"\b(?:published |written )?(?:until|till|up to|by|no later than|not after|through)\s+{_en()}\b", _until(0)),
    (rf"\b{_en()}\s*(?:or earlier|and earlier|or before|and before|or older)\b", _until(0)),
    (r"\b(?:in|from|of|during)?\s*(?:the )?(?:early |late |mid-?)?(?P<a>forties|fifties|sixties|seventies|eighties|nineties|noughties)\b", _decade),
    (r"\b(?:in|from|of|during)?\s*(?:the )?(?:early |late |mid-?)?'?(?P<a>(?:19|20)\d0|[4-9]0)'?s\b", _decade),
    (rf"\b(?:in|from|over|of|within|during)?\s*(?:the )?(?:last|past|recent)\s+(?P<a>\d+|{_WORD_COUNT})?\s*years?\b", _last),
    (r"\b(?:from |of |in )?this year\b", _this_year(0)),
    (r"\b(?:from |of |in )?last year\b", _this_year(-1)),
    (rf"\b(?:published |written )?(?:only )?(?:in|from|of|during|for)\s+{_en()}\b", _in),
    (rf"(?<!ilsvrc )(?<!imagenet )(?<!coco )(?<!voc )(?<!wmt )(?<!nature )(?<![\w.,-])(?P<a>{_Y})(?![\w.,]*\w|-)", _in),
    # order
    (r"(?:\b(?:sorted|sort|ordered|order|ranked|rank)\s+)?\bby (?:number of |most )?citations?(?: counts?)?\b", _order("citations")),
    (r"\b(?:the )?(?:single )?(?:most|highest|top|best)[- ]cited (?:paper|article|work|one)\b", _first("citations")),
    (r"\b(?:the )?(?:single )?(?:newest|latest|most recent) (?:paper|article|work|one)\b", _first("year")),
    (r"\b(?:the )?(?:most|highly|highest|top|best|heavily)[- ]cited\b|\b(?:is|are|been|was|were|get|gets|got)? ?cited (?:the )?most\b(?: often)?", _order("citations")),
    (r"\b(?:with )?(?:the )?(?:most|highest) citations?\b", _order("citations")),
    (r"(?:把|让)?(?:被)?引用(?:量|数|次数|率)?(?:最多|最高)的?(?:论文|文章)?(?:排|放)(?:在|到)?(?:最)?前面?", _order("citations")),
    (r"(?:按照?|根据|用)(?:被)?引用?(?:量|数|次数|率)?(?:来)?(?:排|从高到低|由高到低|高低)(?:个|一?下)?(?:序|列)?(?:一?下)?", _order("citations")),
    (r"(?:按|根据)?(?:被)?引用?(?:量|数|次数|率)?(?:最多|最高|排序|从高到低|由高到低|高低)的?(?:排序|排列)?", _order("citations")),
    (r"(?:最高引|高被引|高引用?|最多(?:人)?引用?)的?", _order("citations")),
    (r"(?:\b(?:sorted|sort|ordered|order)\s+)?\bby (?:year|date)\b|\b(?:newest|latest) first\b", _order("year")),
    (r"\b(?:the )?(?:newest|latest|most recent|recent|up-to-date)\b", _order("year")),
    (r"(?:按|根据)(?:年份|年代|时间)(?:先后)?(?:排序|排列)?|(?:最新|近期|较新|新近|比较新)的?|最近(?:的|发表的?|出的?)", _order("year")),
    # how many
    (rf"\b(?:the |my )?(?:top|best|first)[- ]?(?P<a>\d+|{_WORD_COUNT})\b(?:\s+(?:best |classic |good |key |important |must-read )?{_PAPERS}\b)?(?: of| for)?", _count),
    (rf"\b(?:just |only |exactly |about |at most |up to )?(?P<a>\d+|{_WORD_COUNT})\s+(?:of the )?(?:best |classic |good |great |key |important |must-read |different |top |more )*{_PAPERS}\b", _count),
    (rf"(?:^|\b(?:me|the|top|best|any|just|only|list|recommend|suggest|read) )(?P<a>\d{{1,2}}|{_WORD_COUNT})\s+(?=(?:[\w-]+\s+){{1,5}}{_PAPERS}\b)", _count),
    (rf"\b(?:give|show|list|recommend|suggest|name|find)(?: me| us)? (?:just |only |the |about )?(?P<a>\d+|{_WORD_COUNT})\b", _count),
    (rf"(?:来|给我?|推荐|列出?|找|要|看|读|选|挑|只要|只看|就要)?\s*(?:前|top\s*)?(?P<a>\d+|{_HAN_NUMBER})\s*篇(?:左右|就好|就行|就够了?|即可)?", _count),
    (rf"(?:来|给我?|推荐|列出?|找|要|选|挑|只要|只看|就要)\s*(?:前|top\s*)?(?P<a>\d+|{_HAN_NUMBER})\s*(?:个|本|部|条)(?:就好|就行|就够了?|即可)?", _count),
    (rf"(?:前|top)\s*-?(?P<a>\d+|{_HAN_NUMBER})(?:名)?", _count),
    # kinds
    (r"\b(?:a |an |any |some |good )*(?:(?:survey|overview|tutorial)s?(?: (?:paper|article)s?)?|(?:literature )?review (?:paper|article)s?|literature reviews?|reviews?(?= (?:of|on)\b)|reviews$)\b(?: (?:of|on|about|for))?", _kind("surveys")),
    (r"\b(?:a |any |some |good )*(?:text)?books?\b(?: (?:of|on|about|for))?", _kind("surveys")),
    (r"(?:综述|评述|教程|教科书|教材|书籍|(?<=[的本些看读])书(?![法写信]))(?:类)?(?:性)?的?(?:论文|文章)?", _kind("surveys")),
]  # fmt: skip

_COMPILED = [(re.compile(pattern, re.IGNORECASE), change) for pattern, change in _RULES]


def read_limits(text: str, today: int) -> tuple[Limits, str]:
    """Read the limits of a clean, simplified question.

    Args:
        text: the question.
        today: the year that "the last five years" ends with.

    Returns:
        The limits and the question without them (each replaced by a line break, which no rule
        and no phrase crosses).
    """
    limits = Limits()
    for pattern, change in _COMPILED:
        match = pattern.search(text)
        while match:
            try:
                limits = change(limits, match, today)
            except (ValueError, KeyError, OverflowError):
                match = pattern.search(text, match.end())
                continue
            text = text[: match.start()] + "\n" + text[match.end() :]
            match = pattern.search(text)
    return limits, text
