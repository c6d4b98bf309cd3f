"""Understand what a person says next: (last query, last answer, new words) → a step. Pure.

A step is a query to answer, or something to do with a paper of the last answer. What is not a
follow-up is a new question. Rules stand from the most to the least specific; the first that
matches wins.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from index.limits import MAX_COUNT, Limits, number, read_limits
from index.query import Query
from index.question import Vocabulary, check, language_of, parse, understand_topic
from index.text import clean, fold, has_han, simplify


@dataclass(frozen=True, slots=True)
class Turn:
    """What the last answer was.

    Attributes:
        query: what it answered.
        ids: the papers it showed, in order.
        years: the first and the last year among them, or None if it showed none.
        offset: how many papers of the whole answer came before them.
        paper: the one paper it was about (shown, or made similar ones of), or "".
        pinned: whether the person asked for the language, so that it stays.
    """

    query: Query
    ids: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    offset: int = 0
    paper: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a query.

    Attributes:
        query: what to answer.
        new: whether it is a new question, not one made from the last.
        pinned: whether the person asked for its language.
        otherwise: what to answer if nothing is newer than the last answer.
    """

    query: Query
    new: bool = False
    pinned: bool = False
    otherwise: Query | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """Go on in the last answer, or back; ``count`` papers where the person says how many."""

    back: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """Show one paper of the last answer."""

    paper: str


@dataclass(frozen=True, slots=True)
class Similar:
    """Find papers like this one."""

    paper: str


@dataclass(frozen=True, slots=True)
class Why:
    """Explain the last answer, or one paper of it."""

    paper: str = ""


@dataclass(frozen=True, slots=True)
class Speak:
    """Say the last answer again in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class NoSuch:
    """A paper was meant by a number that the last answer does not have."""

    number: int


@dataclass(frozen=True, slots=True)
class Thanks:
    """Nothing was asked."""


Step = Ask | Leaf | Show | Similar | Why | Speak | NoSuch | Thanks

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_EN_NTH = (
    rf"(?:the |paper |number |no\.? ?|#)*(?P<n>\d{{1,2}}|{'|'.join(_ORDINALS)}|last)"
    r"(?:st|nd|rd|th)?(?: one| paper| result)?"
)
_ZH_NTH = (
    r"(?:第?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3}|最后)一?(?:篇|个|条|本)?(?:论文|文章)?)"
)
_ZH_THIS_NTH = r"(?:(?:第(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})|(?P<m>最后一|\d{1,2}))(?:篇|个|条|本|号)?(?:论文|文章)?)"
_END = r"[\s.!?。！？~～]*"
_PLEASE = r"(?:please|pls|ok|okay|and|so|then|now|hmm|oh|well)?,?\s*"


def _rule(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{p})" for p in patterns), re.IGNORECASE)


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(
        rf"{_PLEASE}(?:{pattern})(?:,? (?:please|pls|then|now))?{_END}", re.IGNORECASE
    )


_SHOW = [
    _whole(
        r"(?:(?:show|open|give|tell|explain|describe|what(?:'s| is)|how)(?: me)?"
        r"(?: more)?(?: about| of| on| details (?:of|on|about))?|(?:details|more) (?:of|on|about)|"
        rf"what about|how about|about)?\s*{_EN_NTH}(?: about)?"
    ),
    _whole(
        rf"(?:请?(?:详细|具体)?(?:看看?|介绍|讲讲|说说|展开|打开|讲一下|介绍一下|说一下|看一下)(?:一下)?)?(?:那|那么)?{_ZH_THIS_NTH}"
        r"(?:呢|吧|的?(?:详情|详细信息|内容|摘要|讲(?:了|的是)?什么|说(?:了|的是)?什么|是什么))?"
    ),
]
_SIMILAR = [
    _whole(
        r"(?:(?:show|give|find)(?: me)? )?(?:anything |something |papers? |ones? |some )?"
        rf"(?:more |others? |else )?(?:similar|like|related|close)(?: to| with)?\s+{_EN_NTH}"
    ),
    _whole(
        rf"(?:找|来|给我|有没有|再来)?(?:一?些|几篇)?(?:跟|和|与|同|像)?{_ZH_NTH}(?:差不多|相似|类似|相近|相关|一样|那样|这样)的?(?:论文|文章|还有吗|有吗|呢|吧)?"
    ),
    _whole(
        rf"(?:找|来|给我|有没有|再来)?(?:一?些|几篇)?(?:类似|相似|相近|像|相关)(?:于)?{_ZH_NTH}(?:的|那样的|一样的)?(?:论文|文章)?(?:还有吗|有吗|呢|吧)?"
    ),
]
_SIMILAR_NAMED = [
    _whole(
        r"(?:(?:show|give|find)(?: me)? )?(?:anything |something |papers? |ones? |some )?"
        r"(?:more |others? )?(?:similar to|like|related to|close to)\s+(?P<name>.+?)"
    ),
    _whole(
        r"(?:找|来|给我|有没有|再来)?(?:一?些|几篇)?(?:跟|和|与|同|像)(?P<name>.+?)(?:差不多|相似|类似|相近|一样|那样)的?(?:论文|文章)?(?:呢|吧|有吗|有哪些)?"
    ),
    _whole(r"(?:类似|相似|相近)于?(?P<name>.+?)的(?:论文|文章)?(?:呢|吧|有吗|有哪些)?"),
]
_SIMILAR_THIS = _whole(
    r"(?:anything |something |papers? |ones? |some |show me )?(?:more |others? )?(?:similar|like|related)"
    r"(?: to| with)? (?:this|it|that)(?: one| paper)?|(?:跟|和|与)?(?:这|那|它)一?篇?(?:类似|相似|相近|差不多)的?(?:论文|文章|还有吗|呢)?"
)
_WHY = [
    _whole(rf"why (?:is |was |did you (?:pick|choose|recommend) |do you recommend )?{_EN_NTH}"),
    _whole(
        rf"(?:为什么|为何|为啥|凭什么)(?:是|要|会|推荐|选(?:了|择)?|有)*{_ZH_THIS_NTH}|{_ZH_THIS_NTH.replace('<n>', '<n2>').replace('<m>', '<m2>')}"
        r"(?:为什么|为何|为啥)(?:在|会|被|推荐|选|入选|排|这里|里面)*"
    ),
]
_WHY_ALL = _whole(
    r"why(?: (?:these|those|them|this|that|it|so))?(?: (?:papers|ones|results))?|why did you (?:pick|choose|recommend) (?:these|them|those)|"
    r"(?:为什么|为何|为啥)(?:是|推荐|选(?:了|择)?)*(?:这些|它们|这几篇|这几个)?(?:论文)?|(?:推荐)?(?:理由|依据)(?:是什么|呢)?"
)
_MORE = _whole(
    r"(?:(?:show|give|tell|list)(?: me)? )?(?:some |any |a few )?(?:(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) )?"
    r"(?:more|next|others?|further)(?: (?:papers?|ones?|results?|page|of (?:them|these|those)))*|"
    r"(?:any|anything|what|something) (?:more|else|other)|(?:are )?there (?:any )?(?:more|others)|(?:go on|continue|keep going)|"
    r"(?:还有|还有没有)(?:别的|其他的?|其它的?|更多的?)?(?:论文|文章)?(?:吗|么|没有|呢)?|(?:更多|继续|下一页|接着来?|往下|再来(?:一些|几篇|点)?|多来(?:一些|几篇|点)|换一批)(?:论文|文章)?(?:吧|呢)?|"
    r"再(?:来|给我?|推荐)(?P<m>\d{1,2}|[一二两三四五六七八九十]{1,2})(?:篇|个)(?:论文|文章)?(?:吧)?|(?:别的|其他的?|其它的?)(?:论文|文章)?(?:呢|有吗)?"
)
_BACK = _whole(r"(?:go )?(?:back|previous)(?: (?:page|ones))?|上一页|前一页|返回|往回")
_SPEAK = _rule(
    r"\b(?:(?:please )?(?:answer|reply|respond|say (?:it|that)|write|speak|explain)(?: (?:it|me|that))? )?in (?P<a>english|chinese|mandarin)\b(?: please| pls)?",
    r"(?:请)?(?:改|换|切换)?(?:用|成|以|说|到)(?P<b>中文|英文|英语|汉语|普通话)(?:来)?(?:版)?(?:回答|回复|说|讲|显示|解释)?(?:一下|吧|我)?",
)
_SPEAK_ALONE = _whole(
    r"(?:speak )?(?P<a>english|chinese|mandarin|中文|英文|英语|汉语|普通话)(?:版|吧|呢|回答| version)?"
)
_SPEAK_ORDER = _rule(
    r"\b(?:please )?(?:answer|reply|respond)(?: me)? in (?P<a>english|chinese)\b(?: please)?",
    r"(?:请)?用(?P<b>中文|英文|英语)(?:回答|回复|说|讲|显示)(?:我)?",
)
_THANKS = _whole(
    r"(?:great|good|cool|nice|perfect|awesome)?[,!]? ?(?:thanks?(?: you)?(?: (?:a lot|so much|very much))?|thx|cheers|ty)|(?:great|good|cool|nice|perfect|awesome)|"
    r"(?:好的?[,，]?)?(?:多谢|谢谢|感谢|谢了)(?:你|您|啦|了)*|好的?|不错|太好了|明白了?|知道了"
)
_NEWER = _whole(
    r"(?:(?:do you have|is there|are there|show me|give me|got|have) )?(?:anything|something|any|some|what about|how about|only|the)?\s*"
    r"(?:newer|more recent|later|fresher)(?: (?:ones?|papers?|work|works|results?|stuff))?|(?:有没有|有|来(?:点|些)?|要|只要|看)?(?:更|再)(?:新|近)一?(?:点|些)?的?(?:论文|文章|工作)?(?:吗|么|呢|吧)?"
)
_OLDER = _whole(
    r"(?:(?:do you have|is there|are there|show me|give me|got|have) )?(?:anything|something|any|some|what about|how about|only|the)?\s*"
    r"(?:older|earlier)(?: (?:ones?|papers?|work|works|results?|stuff))?|(?:有没有|有|来(?:点|些)?|要|只要|看)?(?:更|再)(?:早|老|旧)一?(?:点|些)?的?(?:论文|文章|工作)?(?:吗|么|呢|吧)?"
)

_ANY = r"(?:any|all|every|ignore the|forget the|drop the|without the|remove the|no|regardless of(?: the)?|whatever(?: the)?)"
_ZH_ANY = r"(?:不限制?|不管|不论|不要限制|去掉|取消|放开|任意|任何|所有|全部)"
_WIDEN: list[tuple[re.Pattern[str], dict[str, object]]] = [
    (
        _rule(
            rf"\b{_ANY} (?:years?|dates?|time|period)(?: limits?| range)?\b",
            rf"{_ZH_ANY}(?:年份|年代|时间|年限)(?:的?限制)?|(?:年份|年代|时间)(?:都行|都可以|随便|{_ZH_ANY})",
        ),
        {"year_min": None, "year_max": None},
    ),
    (
        _rule(
            rf"\b{_ANY} (?:categor(?:y|ies)|fields?|kinds?|types?|areas?|sections?)\b|\bnot (?:only|just) surveys\b",
            rf"{_ZH_ANY}(?:类别|分类|领域|类型|方向)(?:的?限制)?|(?:类别|领域|类型)(?:都行|都可以|随便|{_ZH_ANY})|不只要?综述",
        ),
        {"categories": ()},
    ),
    (
        _rule(
            rf"\b{_ANY}(?: other)? (?:authors?|people|persons?)\b|\bby (?:anyone|anybody)\b",
            rf"{_ZH_ANY}(?:作者|人)(?:的?限制)?|(?:作者|谁写的?)(?:都行|都可以|随便|{_ZH_ANY})",
        ),
        {"authors": ()},
    ),
    (
        _rule(
            rf"\b{_ANY} citations?(?: counts?| limits?)?\b",
            rf"{_ZH_ANY}引用(?:数|量|次数)?(?:的?限制)?",
        ),
        {"citations_min": None},
    ),
    (
        _rule(
            rf"\b{_ANY} (?:limits?|filters?|restrictions?|constraints?)\b|\b(?:widen|broaden|relax|wider|broader|more broadly|in general|loosen)(?: (?:it|this|that|the search|search|the limits))?\b",
            rf"{_ZH_ANY}(?:限制|条件|筛选)|没有限制|放宽(?:一点|一些|条件|限制)*|范围(?:大|广|宽)一?(?:点|些)|扩大范围|都要|不限",
        ),
        {
            "year_min": None,
            "year_max": None,
            "categories": (),
            "authors": (),
            "citations_min": None,
        },
    ),
]
_RELEVANCE = _rule(
    r"\b(?:(?:sorted|sort|ordered|order|ranked|rank) )?by (?:relevance|fit|score)\b|\b(?:best fit|most relevant|best match(?:es)?)(?: first)?\b",
    r"(?:按|根据)?(?:相关(?:性|度)?|契合度?|匹配度?)(?:最高|排序|高低|排|从高到低)的?(?:排序|排列|排)?|最相关的?",
)
_ORDER_WORDS = _rule(
    r"\b(?:re-?order|re-?sort|sort|order|rank)(?:ed)?(?: (?:them|these|those|it|the list))?(?: by)?\b",
    r"(?:按|根据)(?=\s*$)|(?:按|根据)?(?:照)?(?:排序|排列|重排|重新排|排一下|排)",
)
_CITATION_ORDER = _rule(
    r"\bby citations?\b|\b(?:most )?cited first\b|\bmost citations first\b",
    r"(?:按|根据)(?:照)?被?引用?(?:数|量|次数|率)?(?:来)?(?:重新)?(?:排|排序|排列|从高到低)*|引用(?:高|多)的?(?:在前|优先|先)",
)
_YEAR_ORDER = _rule(
    r"\bby (?:year|date|time)\b|\b(?:newest|latest|most recent) first\b",
    r"(?:按|根据)(?:照)?(?:年份|年代|时间|日期)(?:来)?(?:重新)?(?:排|排序|排列|从新到旧)*|(?:新的?|最新的?)(?:在前|优先|先)",
)
_COUNT = _rule(
    r"\b(?:top|first|best|only|just) (?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)$",
)
_FRAME = _rule(
    r"^(?:and |but |ok |okay |so |now |then )*(?:what|how) about\b|^(?:and|but|now|then|also)\b|\b(?:instead|too|as well)$",
    r"^(?:那么?|那|换成?|改成?|再看看?)|(?:呢|怎么样|如何)$",
)
_NARROW = _rule(
    r"^(?:and |but |ok |now |please )*(?:only|just|limit(?:ed)?(?: it| them)? to|restrict(?: it| them)? to|keep(?: only)?|filter(?: by| for)?|narrow(?: it)?(?: down)? to)\b",
    r"^(?:请|就|那就|我)?(?:只要|只看|仅看|仅限|限定|只想看|只保留|筛选|缩小到|只)",
    r"\bonly$",
)
_FILLER_EN_WORDS = (
    "a about also and any anything are be but by can could do find first for from get give got have "
    "i if in is it just kind let limit like list make maybe me mean need now of ok okay on one ones only "
    "or out paper papers please pls published restrict result results see show some something still "
    "tell than thanks that the them then there these they this those to too us want what where which "
    "with re rank times would years year you work works stuff instead again how hi hey yes no not so but more"
)
_FILLER_EN = frozenset(_FILLER_EN_WORDS.split())
_FILLER_ZH = (
    "只要|只看|只想|仅看|仅限|限定|筛选|论文|文章|文献|一些|一下|哪些|那些|这些|这几|那几|什么|有没有|可以|能不能|麻烦|帮我|给我|换成|改成|改为|的话|发表|方面|其中|里面|当中|"
    "只|要|看|的|那|呢|吧|吗|么|啊|请|给|我|有|些|篇|再|就|想|来|是|和|跟|与|把|它|在|里|中|都|也|还|换|改|用|按|排|序|下|了|个|点|最好|最|发|年"
)


def understand(text: str, last: Turn | None, vocabulary: Vocabulary, today: datetime.date) -> Step:
    """What to do about ``text``.

    Args:
        text: what the person typed.
        last: the last answer of the conversation, or None where there is none.
        vocabulary: the names, terms, categories and people of the list.
        today: what "the last five years" counts from.

    Raises:
        QuestionError: if the text cannot be read.
    """
    plain = simplify(check(text))
    if named := _similar_named(plain, vocabulary):
        return named
    if last is None:
        return _new(text, vocabulary, today)
    return (
        _about_papers(plain, last)
        or _leaf(plain)
        or _language(plain)
        or _older_or_newer(plain, last, vocabulary)
        or _refine(plain, last, vocabulary, today)
        or _new(text, vocabulary, today)
    )


def speaks(text: str, vocabulary: Vocabulary) -> str | None:
    """The language that ``text`` is in; None where it is only names, numbers or marks."""
    plain = simplify(clean(text))
    if has_han(plain):
        return language_of(plain)
    folded = fold(plain)
    for phrases in (vocabulary.names, vocabulary.people, vocabulary.terms):
        find = getattr(phrases, "find", None)
        for span in sorted(find(folded), key=lambda s: -s.start) if find else ():
            folded = folded[: span.start] + " " + folded[span.end :]
    words = re.findall(r"[a-z]{2,}", folded)
    terms = fold(plain) != folded and not words
    return None if terms or not words else "en"


def _new(text: str, vocabulary: Vocabulary, today: datetime.date) -> Ask:
    """A new question; "answer in Chinese" in it is an order, not a topic."""
    wanted = _SPEAK_ORDER.search(text)
    left = (text[: wanted.start()] + " " + text[wanted.end() :]) if wanted else text
    if wanted and re.search(r"\w", left):
        query = parse(left, vocabulary, today)
        return Ask(replace(query, language=_spoken(wanted)), new=True, pinned=True)
    return Ask(parse(text, vocabulary, today), new=True)


def _similar_named(plain: str, vocabulary: Vocabulary) -> Similar | None:
    """ "papers like ResNet", whatever was said before."""
    for rule in _SIMILAR_NAMED:
        match = rule.fullmatch(plain)
        if match and len(found := vocabulary.names.get(match["name"])) == 1:
            return Similar(found[0])
    return None


def _about_papers(plain: str, last: Turn) -> Step | None:
    if last.paper and _SIMILAR_THIS.fullmatch(plain):
        return Similar(last.paper)
    if _THANKS.fullmatch(plain):
        return Thanks()
    if _WHY_ALL.fullmatch(plain):
        return Why()
    for rules, kind in ((_SIMILAR, Similar), (_WHY, Why), (_SHOW, Show)):
        for rule in rules:
            if match := rule.fullmatch(plain):
                wanted = next(v for v in match.groupdict().values() if v)
                paper = _nth(wanted, last)
                return kind(paper) if isinstance(paper, str) else paper
    return None


def _nth(word: str, last: Turn) -> str | NoSuch:
    """The paper that a number means: as it was printed, else counted on the last page."""
    word = word.casefold().removesuffix("一") if "最后" in word else word.casefold()
    if word in ("last", "最后"):
        return last.ids[-1] if last.ids else NoSuch(1)
    n = _ORDINALS.index(word) + 1 if word in _ORDINALS else number(word)
    for place in (n - last.offset, n):
        if 1 <= place <= len(last.ids):
            return last.ids[place - 1]
    return NoSuch(n)


def _leaf(plain: str) -> Leaf | None:
    if _BACK.fullmatch(plain):
        return Leaf(back=True)
    if match := _MORE.fullmatch(plain):
        count = match["n"] or match["m"]
        return Leaf(count=min(number(count), MAX_COUNT) or None if count else None)
    return None


def _spoken(match: re.Match[str]) -> str:
    word = next(v for v in match.groupdict().values() if v).casefold()
    return "en" if word in ("english", "英文", "英语") else "zh"


def _language(plain: str) -> Speak | None:
    match = _SPEAK_ALONE.fullmatch(plain) or _SPEAK.search(plain)
    if match is None:
        return None
    left = plain[: match.start()] + plain[match.end() :]
    return Speak(_spoken(match)) if not _content(left) else None


def _older_or_newer(plain: str, last: Turn, vocabulary: Vocabulary) -> Ask | None:
    query, pinned = _in_language_of(plain, last, vocabulary), last.pinned
    if _NEWER.fullmatch(plain):
        newest = last.query.year_max or (last.years and last.years[1])
        by_year = replace(query, order="year")
        if newest is None:
            return Ask(by_year, pinned=pinned)
        newer = replace(by_year, year_min=newest + 1, year_max=None)
        return Ask(newer, pinned=pinned, otherwise=replace(by_year, year_max=None))
    if _OLDER.fullmatch(plain):
        oldest = last.query.year_min or (last.years and last.years[0])
        if oldest is None:
            return None
        return Ask(replace(query, year_min=None, year_max=oldest - 1), pinned=pinned)
    return None


def _in_language_of(plain: str, last: Turn, vocabulary: Vocabulary) -> Query:
    """The last query, in the language of the new words unless the person chose one."""
    spoken = None if last.pinned else speaks(plain, vocabulary)
    return replace(last.query, language=spoken or last.query.language)


def _content(text: str) -> str:
    """What is left of ``text`` without the words that only hold a sentence together."""
    text = re.sub(_FILLER_ZH, " ", fold(text))
    words = re.findall(r"[^\W_]+", text)
    return " ".join(word for word in words if word not in _FILLER_EN)


def _refine(plain: str, last: Turn, vocabulary: Vocabulary, today: datetime.date) -> Ask | None:
    """The last query with new limits, another order, or another topic in the same limits."""
    query = _in_language_of(plain, last, vocabulary)
    pinned, left = last.pinned, plain
    if match := _SPEAK.search(left):
        query, pinned = replace(query, language=_spoken(match)), True
        left = left[: match.start()] + " " + left[match.end() :]
    changed = left != plain
    for rule, reset in _WIDEN:
        left, found = _take(rule, left)
        if found:
            query, changed = replace(query, **reset), True  # type: ignore[arg-type]
    for rule, order in (
        (_RELEVANCE, "relevance"),
        (_CITATION_ORDER, "citations"),
        (_YEAR_ORDER, "year"),
    ):
        left, found = _take(rule, left)
        if found:
            query, changed = replace(query, order=order), True
    limits, left = read_limits(left, today.year)
    if limits != Limits():
        query, changed = _limited(query, limits), True
    if match := _COUNT.search(left.strip()):
        query, changed = replace(query, count=number(match["n"])), True
        left = left.strip()[: match.start()]
    left, reordered = _take(_ORDER_WORDS, left)
    framed, narrowed = bool(_FRAME.search(plain.strip(" ?？。.!"))), bool(_NARROW.search(plain))
    authors, without_authors = vocabulary.people.read(left)
    rest = _content(left)
    if authors and not _content(without_authors):
        return Ask(replace(query, authors=authors), pinned=pinned)
    if not rest:
        return Ask(query, pinned=pinned) if changed or reordered else None
    if not (framed or narrowed):
        return None
    return _with_topic(rest, query, narrowed, pinned, vocabulary, today)


def _take(rule: re.Pattern[str], text: str) -> tuple[str, bool]:
    match = rule.search(text)
    if match is None:
        return text, False
    return text[: match.start()] + "\n" + text[match.end() :], True


def _limited(query: Query, limits: Limits) -> Query:
    """``query`` with the limits that were said; new years replace the old ones as a whole."""
    if limits.year_min is not None or limits.year_max is not None:
        query = replace(query, year_min=limits.year_min, year_max=limits.year_max)
    return replace(
        query,
        citations_min=query.citations_min if limits.citations_min is None else limits.citations_min,
        count=limits.count or query.count,
        order=limits.order or query.order,
        categories=limits.categories or query.categories,
    )


def _with_topic(
    rest: str,
    query: Query,
    narrowed: bool,
    pinned: bool,
    vocabulary: Vocabulary,
    today: datetime.date,
) -> Ask | None:
    """ "what about speech?", "only the ones by Hinton", "那图像分割呢"."""
    said = parse(rest, vocabulary, today)
    authors = said.authors or vocabulary.people.alone(rest)
    if authors and not vocabulary.names.get(rest):
        return Ask(replace(query, authors=authors), pinned=pinned)
    if categories := (said.categories or vocabulary.categories.get(rest)):
        return Ask(replace(query, categories=categories), pinned=pinned)
    topic = f"{query.topic} {said.topic}".strip() if narrowed else said.topic
    if not topic:
        return None
    return Ask(understand_topic(replace(query, topic=topic), vocabulary), pinned=pinned)
