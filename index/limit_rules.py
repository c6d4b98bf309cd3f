"""The rules for limits: each one regular expression and what it means; English and Chinese.

They stand from the most to the least specific, because the first that matches a stretch of text
wins. :func:`index.limits.read_limits` applies them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.citation_rules import CITED
from index.count_rules import COUNTED
from index.numbers import (
    ENGLISH_DECADES,
    HAN_NUMBER,
    HAN_YEAR,
    WORD_COUNT,
    YEAR,
    amount,
    en_year,
    number,
    year,
    zh_year,
)

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


Match = re.Match[str]
Change = Callable[[Limits, Match, int], Limits]


def _said(match: Match) -> str:
    """The value that a rule read, in whichever of its two ways."""
    return str(next(filter(None, match.groups())))


def _between(low: int, high: int) -> Change:
    def change(limits: Limits, match: Match, today: int) -> Limits:
        a, b = sorted((year(match["a"]), year(match["b"])))
        return replace(limits, year_min=a + low, year_max=b - high)

    return change


def _since(offset: int) -> Change:
    return lambda limits, m, today: replace(limits, year_min=year(_said(m)) + offset)


def _until(offset: int) -> Change:
    return lambda limits, m, today: replace(limits, year_max=year(_said(m)) + offset)


def _around(limits: Limits, match: Match, today: int) -> Limits:
    """Two years either way."""
    return replace(limits, year_min=year(match["a"]) - 2, year_max=year(match["a"]) + 2)


def _in(limits: Limits, match: Match, today: int) -> Limits:
    return replace(limits, year_min=year(match["a"]), year_max=year(match["a"]))


def _decade(limits: Limits, match: Match, today: int) -> Limits:
    text = match["a"].casefold()
    if text in ENGLISH_DECADES:
        first = ENGLISH_DECADES[text]
    else:
        first = number(text)
        if first < 100:
            first += 2000 if first < 40 else 1900
    return replace(limits, year_min=first, year_max=first + 9)


def _last_century(limits: Limits, match: Match, today: int) -> Limits:
    return replace(limits, year_max=1999)


def _this_century(limits: Limits, match: Match, today: int) -> Limits:
    return replace(limits, year_min=2000)


def _decades(limits: Limits, match: Match, today: int) -> Limits:
    first, last = sorted((number(match["a"]), number(match["b"])))
    return replace(limits, year_min=1900 + 10 * first, year_max=1909 + 10 * last)


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
    digits, scale = groups.get("a") or groups.get("a2"), groups.get("k") or groups.get("k2")
    return replace(limits, citations_min=amount(digits or "1", scale))


def _kind(category: str) -> Change:
    return lambda limits, m, today: replace(
        limits, categories=tuple(dict.fromkeys([*limits.categories, category]))
    )


# "...排在最前面", "先给...": what is to come first
_ZH_AHEAD = r"(?:(?:排|放|摆|列)(?:在|到)?(?:最)?(?:前面?|前头|上面|开头)|在(?:最)?(?:前[面头排]?|上[面头])|优先|打头|居前|先(?:来|看|给|列|排|放|推)?(?=[\s，。！？]|$))"
_ZH_GIVE = r"(?:先|优先)(?:给我?|来|看|推荐|列|列出|读|放|要)"
_EN_AHEAD = r"(?: (?:papers?|ones?|reads?|works?))? (?:first|on top|at the top|up front|before the (?:others?|rest))"

# What turns the years beside it round: "skip anything published before 2015", "2015年以前的不要"
NOT_BEFORE = (
    r"\b(?:not(?:hing| any| those| the ones)?|none|no|skip|exclud(?:e|ing)|without|drop|leav(?:e|ing) out|ignor(?:e|ing)|omit|except|remove|(?:i )?(?:don'?t|do not) (?:want|need|show(?: me)?|give me|include|like))"
    r"(?: (?:anything|everything|years?|papers?|ones?|those|things|the ones|stuff|works?|articles?|that (?:is|are|was|were|came(?: out)?|appeared)|published|written|from|released|older|out))*\s*$"
    r"|(?:不要|别要?|不看|不想看|不想要|去掉|排除|除去|剔除|跳过|除了|不包括|不含|过滤掉|别给我?)\s*$"
)
NOT_AFTER = r"^(?:的)?(?:论文|文章|工作)?(?:就|都|全部?|统统|一律)?(?:不要|别要?|不看|不想看|不想要|去掉|排除|除外|剔除|跳过|免了|算了|不考虑|过滤掉|别给我?|不用)了?"

RULES: list[tuple[str, Change]] = [
    *((pattern, _cited) for pattern in CITED),
    # years, Chinese
    (r"(?:从|在|自|放宽到|扩大到)?(?<!\d)(?P<a>\d\d)\s*年?\s*(?:到|至|-|~|—|–)\s*(?P<b>\d\d)\s*年(?:之间|期间|间)?的?", _between(0, 0)),
    (rf"(?:(?:年份?|years?)\s*)?(?:>=|≥|大于等于|不小于)\s*{zh_year()}的?", _since(0)),
    (rf"(?:(?:年份?|years?)\s*)?(?:<=|≤|小于等于|不大于)\s*{zh_year()}的?", _until(0)),
    (rf"(?:从|在|自)?{zh_year('a')}\s*(?:到|至|-|~|—|–|和|与)\s*{zh_year('b')}\s*(?:之间|期间|间)?的?", _between(0, 0)),
    (rf"(?:只要|只看|仅看|限于?|在)?{zh_year('a')}\s*(?:、|,|，|和|与|跟)\s*{zh_year('b')}\s*(?:这|那)?[两俩二]年(?:里|内|间|的|发表)*", _between(0, 0)),
    (rf"{zh_year()}\s*(?:前后|左右)的?", _around),
    (rf"(?:可以|能|最多)?(?:最早|最老|最远|往前|向前|往回|追溯|回溯|倒回|早|老)(?:的|可以|可|能|允许)?(?:推|放|追|看|算|找|翻|回|追溯)?(?:到|至|从|自|是|为)?{zh_year()}\s*(?:的|也?(?:行|可以|都行)|就行)?", _since(0)),
    (rf"(?:最新|最近|往后|晚|新)(?:的|可以|可|能|允许)?(?:推|放|看|算|找)?(?:到|至|是|为){zh_year()}\s*的?", _until(0)),
    (rf"(?:比|较){zh_year()}\s*(?:还|更|要)?[新晚]的?", _since(1)),
    (rf"(?:比|较){zh_year()}\s*(?:还|更|要)?[老早旧]的?", _until(-1)),
    (rf"{zh_year()}\s*(?:底|末)(?:为止|以前|之前|前)的?", _until(0)),
    (rf"{zh_year()}\s*初?(?:打头|往后|算起|开始算)的?", _since(0)),
    (rf"{zh_year()}\s*(?:往前|为止|截止|封顶)的?", _until(0)),
    (rf"(?:从|自)?{zh_year()}\s*(?:及|或)?\s*(?:以后|以来|之后|往后|后|起|开始|至今|到现在)的?(?!向)", _since(0)),
    (rf"{zh_year()}\s*(?:及|或)(?:以前|之前|更早)的?", _until(0)),
    (rf"(?:截至|截止到?|到){zh_year()}\s*(?:为止)?(?![以之]?前)的?", _until(0)),
    (rf"(?:不早于|不先于|晚于或等于){zh_year()}\s*的?", _since(0)),
    (rf"(?:不晚于|不迟于|不超过|最晚(?:到)?|最迟(?:到)?){zh_year()}\s*的?", _until(0)),
    (rf"(?:早于|先于){zh_year()}\s*的?|在{zh_year('b')}\s*(?:以前|之前)的?", _until(-1)),
    (rf"{zh_year()}\s*(?:以前|之前|前)的?", _until(-1)),
    (rf"(?:晚于){zh_year()}\s*的?", _since(1)),
    (r"(?:上世纪|上个世纪|20世纪|二十世纪)?(?P<a>[四五六七八])、?(?P<b>[五六七八九])十年代(?:的|发表的)?", _decades),
    (r"(?:上世纪|上个世纪|20世纪|二十世纪)?(?P<a>[4-9]0|(?:19|20)\d0|[四五六七八九]十)\s*年代(?:的|发表的)?", _decade),
    (r"(?:上世纪|上个世纪|20世纪|二十世纪)(?!末|初|中|[四五六七八九2-9])(?:发表)?的?", _last_century),
    (r"(?:本世纪|这个世纪|21世纪|二十一世纪|新世纪)(?!末|初|中)(?:以来|发表)?的?", _this_century),
    (rf"(?:最近|近|过去)(?P<a>\d+|{HAN_NUMBER}|几)?年(?:来|内|里)?(?:的|发表的)?", _last),
    (r"今年(?:的|发表的)?", _this_year(0)),
    (r"去年(?:的|发表的)?", _this_year(-1)),
    (rf"(?:在|于|只看|只要|仅)?(?<![\d.])(?P<a>{YEAR}|{HAN_YEAR})\s*(?:那|这)?一?年度?(?:发表|出版|出|提出|发)?(?:的|里|内)?", _in),
    (r"(?<!\d)(?P<a>\d\d)\s*年(?=那[篇个本]|发(?:表)?在|发(?:表)?的|提出)(?:那[篇个本]|发(?:表)?(?:在|的)|提出的?)", _in),
    # years, English
    (r"\b(?:(?:published |written |dating )?(?:from|in|of|during) )?(?:the )?(?:last|previous|past|20th|twentieth) century\b", _last_century),
    (r"\b(?:(?:published |written |dating )?(?:from|in|of|during) )?(?:this|the present|the current|(?:the )?21st|(?:the )?twenty-first) century\b", _this_century),
    (rf"\b(?:(?:go(?:es|ing)?|reach(?:es|ing)?|dat(?:es?|ing)|look(?:ing)?) )?(?:(?:as )?far back as|(?:all the way )?back (?:(?:as )?far as|as early as|until|till|to)|as (?:early|old|far) as|(?:all the way )?down to)\s+{en_year()}\b", _since(0)),
    (rf"\b(?:up )?(?:to )?as (?:late|recent|new) as\s+{en_year()}\b", _until(0)),
    (rf"\b(?:published |written |out )?(?:on|in) or (?:after|later than)\s+{en_year()}\b", _since(0)),
    (rf"\b(?:published |written |out )?(?:on|in) or before\s+{en_year()}\b", _until(0)),
    (rf"\b{en_year()}\s*(?:to|until|till|through|-|–)\s*(?:the )?(?:present|today|now|date|this day)\b", _since(0)),
    (rf"\b(?:min(?:imum)?\.?|earliest|oldest)(?: year)?\s*(?:is|:|=|of|being)?\s*{en_year()}\b|\b{en_year('b')}\s*(?:is|as) the (?:earliest|oldest)\b", _since(0)),
    (rf"\b(?:max(?:imum)?\.?|latest|newest)(?: year)?\s*(?:is|:|=|of|being)?\s*{en_year()}\b|\b{en_year('b')}\s*(?:is|as) the (?:latest|newest)\b", _until(0)),
    (rf"\b{en_year()}\s*(?:min(?:imum)?|and beyond|or (?:more recent|younger|fresher)|and (?:newer|more recent|younger))\b", _since(0)),
    (rf"\b{en_year()}\s*(?:max(?:imum)?|tops|at most|and (?:before|older))\b", _until(0)),
    (rf"\bpost-?\s*{en_year()}\b", _since(1)),
    (rf"\b(?:published )?(?:between|from|in)?\s*{en_year('a')}\s*(?:and|to|until|till|through|-|–|—|~)\s*{en_year('b')}\b", _between(0, 0)),
    (rf"\b(?:published |written |out )?(?:since|from|starting(?: in| from)?|as of|no (?:older|earlier) than|not before)\s+{en_year()}(?:\s*(?:on|onwards?|forward|and later|or later|and after|to now|until now))\b", _since(0)),
    (rf"\b(?:published |written |out )?(?:since|no (?:older|earlier) than|not before|starting(?: in| from)?)\s+{en_year()}\b", _since(0)),
    (rf"\b(?:from )?{en_year()}\s*(?:,? ?at the earliest|or thereafter|at least)\b", _since(0)),
    (rf"\b{en_year()}\s*,? ?at the latest\b", _until(0)),
    (rf"\b{en_year()}\s*(?:or (?:later|after|newer|thereafter)|and (?:later|after|newer|up|thereafter)|onwards?|\+)", _since(0)),
    (rf"\b(?:around|circa|ca\.|roughly in|about)\s+{en_year()}\b", _around),
    (rf"\b(?:nothing|none|not?|no (?:papers?|ones?|work))\s+(?:published |written )?(?:later than|newer than|more recent than|past)\s+{en_year()}\b", _until(0)),
    (rf"\b(?:nothing|none|no (?:papers?|ones?|work))\s+(?:published |written )?(?:after|later than|newer than|more recent than|past)\s+{en_year()}\b", _until(0)),
    (rf"\b(?:nothing|none|no (?:papers?|ones?|work))\s+(?:published |written )?(?:before|prior to|earlier than|older than)\s+{en_year()}\b", _since(0)),
    (rf"\b(?:published |written )?(?:after|later than|newer than|past)\s+{en_year()}\b", _since(1)),
    (rf"\b(?:published |written )?(?:before|prior to|earlier than|older than|pre-?)\s*{en_year()}\b", _until(-1)),
    (rf"\b(?:published |written )?(?:until|till|up to(?: and including)?|by|no later than|not after|through)\s+{en_year()}\b", _until(0)),
    (rf"\b{en_year()}\s*(?:or earlier|and earlier|or before|and before|or older)\b", _until(0)),
    (r"\b(?:in|from|of|during)?\s*(?:the )?(?:early |late |mid-?)?(?P<a>forties|fifties|sixties|seventies|eighties|nineties|noughties)\b", _decade),
    (r"\b(?:in|from|of|during)?\s*(?:the )?(?:early |late |mid-?)?'?(?P<a>(?:19|20)\d0|[4-9]0)'?s\b", _decade),
    (rf"\b(?:in|from|over|of|within|during)?\s*(?:the )?(?:last|past|recent)\s+(?P<a>\d+|{WORD_COUNT})?\s*years?\b", _last),
    (r"\b(?:from |of |in )?this year\b", _this_year(0)),
    (r"\b(?:from |of |in )?last year\b", _this_year(-1)),
    (rf"\b(?:published |written )?(?:only )?(?:in|from|of|during|for)\s+{en_year()}\b", _in),
    (rf"(?<!ilsvrc )(?<!imagenet )(?<!coco )(?<!voc )(?<!wmt )(?<!nature )(?<![\w.,-])(?P<a>{YEAR})(?![\w.,]*\w|-)", _in),
    # order
    (r"(?:\b(?:sorted|sort|ordered|order|ranked|rank)\s+)?\bby (?:number of |most )?citations?(?: counts?)?\b", _order("citations")),
    (r"\b(?:the )?(?:single )?(?:most|highest|top|best)[- ]cited (?:paper|article|work|one)\b", _first("citations")),
    (r"\b(?:the )?(?:single )?(?:newest|latest|most recent) (?:paper|article|work|one)\b", _first("year")),
    (r"\b(?:the )?(?:most|highly|highest|top|best|heavily)[- ]cited\b(?:" + _EN_AHEAD + r"\b)?|\b(?:is|are|been|was|were|get|gets|got)? ?cited (?:the )?most\b(?: often)?", _order("citations")),
    (r"\b(?:with )?(?:lots of|many|more|high|loads of) citations?(?: counts?)?(?:" + _EN_AHEAD + r")\b|\b(?:well|much|more|widely|often)[- ]cited(?:" + _EN_AHEAD + r")\b", _order("citations")),
    (r"\b(?:with )?(?:the )?(?:most|highest|biggest|largest) (?:citations?|(?:citation )?counts?|number of citations?)\b(?:" + _EN_AHEAD + r"\b)?", _order("citations")),
    (r"\b(?:sort(?:ed)?|order(?:ed)?|rank(?:ed)?)(?: (?:them|those|these|it))? by how (?:often|much|many times) [\w' ]{0,14}cited\b", _order("citations")),
    (r"(?:按照?|根据)?(?:被)?引用(?:量|数|次数)?(?:从多到少|由多到少|从高到低|越多越靠前)(?:地|的)?(?:排序|排列|排)?", _order("citations")),
    (r"\bnew(?:est)? to old(?:est)?\b|越新越(?:靠前|好|优先)|\bfreshest\b(?:" + _EN_AHEAD + r"\b)?", _order("year")),
    (r"(?:按照?|根据)?(?:发表)?(?:年份|年代|时间|日期)?(?:的)?先后(?:顺序|次序)?(?:来)?(?:排序|排列|排)?(?=[\s，。,！!？?]|$)", _order("oldest")),
    (r"越(?:早|老)越(?:靠前|好|优先)|从最早(?:的|那篇|一篇)*(?:开始)?往后(?:排|列)?|(?:按资历排|论资排辈)", _order("oldest")),
    (r"\b(?:in|by) (?:the )?order (?:in which )?(?:they|these|those) (?:appeared|came out|were (?:published|written))\b|\bchronological order\b|\bold(?:est)? to new(?:est)?\b|\b(?:starting )?from (?:the )?(?:oldest|earliest)(?: (?:one|paper)s?)?(?: (?:on|onwards?))?\b", _order("oldest")),
    (rf"(?:把|让|将)?(?:被引用?|引用)(?:量|数|次数|率)?(?:最|比较|较)?(?:多|高)的?{_ZH_AHEAD}|{_ZH_GIVE}(?:被引用?|引用)(?:量|数|次数|率)?(?:最|比较|较)?(?:多|高)的", _order("citations")),
    (rf"(?:把|让|将)?(?:发表)?(?:时间|年份|日期)(?:最|比较|较)?[近新晚]的?(?:论文|文章)?{_ZH_AHEAD}", _order("year")),
    (rf"(?:把|让|将)?(?:发表)?(?:时间|年份|日期)(?:最|比较|较)?[早老远旧]的?(?:论文|文章)?{_ZH_AHEAD}", _order("oldest")),
    (rf"(?:把|让|将)?(?:最|比较|较)?新的?(?:论文|文章)?{_ZH_AHEAD}|{_ZH_GIVE}(?:最|比较|较)?新的", _order("year")),
    (rf"(?:把|让|将)?(?:最|比较|较)?(?:早|老|旧)的?(?:论文|文章)?{_ZH_AHEAD}|{_ZH_GIVE}(?:最|比较|较)?(?:早|老|旧)的", _order("oldest")),
    (rf"(?:把|让|将)?(?:最|比较|较)?(?:容易|简单|好|易|浅显|基础|通俗)(?:读|看|懂|理解|入门)?的?(?:论文|文章)?{_ZH_AHEAD}|{_ZH_GIVE}(?:最|比较|较)?(?:容易|简单|好懂|易懂|浅显|基础|通俗)(?:读|看|懂|理解)?的", _order("easiest")),
    (rf"(?:把|让|将)?(?:最)?经典的?(?:论文|文章)?{_ZH_AHEAD}|{_ZH_GIVE}(?:最)?经典的", _order("classic")),
    (r"(?:按照?|根据|用)(?:被)?引用?(?:量|数|次数|率)?(?:来)?(?:排|从高到低|由高到低|高低)(?:个|一?下)?(?:序|列)?(?:一?下)?", _order("citations")),
    (r"(?:按|根据)?(?:被)?引用?(?:量|数|次数|率)?(?:最多|最高|排序|从高到低|由高到低|高低)的?(?:排序|排列)?", _order("citations")),
    (r"(?:最高引|高被引|高引用?|最多(?:人)?引用?)的?", _order("citations")),
    (r"(?:\b(?:sorted|sort|ordered|order)\s+)?\bby (?:year|date)\b|\b(?:put |show |list |with )?(?:the )?(?:newest|latest|most recent)" + _EN_AHEAD + r"\b", _order("year")),
    (r"\b(?:the )?(?:newest|latest|most recent|recent|up-to-date)\b", _order("year")),
    (r"(?:按|根据)?(?:年份|年代|时间)?(?:(?:从|由|按)?[新近晚](?:到|至|往)[旧老早远])(?:地|的)?(?:顺序)?(?:排序|排列|排|来)?|(?:按|根据)(?:年份|年代|时间)(?:排序|排列)?|(?:最新|近期|较新|新近|比较新)的?|最近(?:的|发表的?|出的?)", _order("year")),
    (r"(?:\b(?:sorted|sort|ordered|order)\s+)?(?:\bby (?:year|date),? )?\b(?:the )?(?:oldest|earliest|older)(?:" + _EN_AHEAD + r")\b|\bin (?:chronological|historical|date) order\b|\bchronologically\b", _order("oldest")),
    (r"\bstart(?:ing)? (?:with|from) the (?:oldest|earliest)(?: one| paper)?\b|\b(?:the )?(?:very )?(?:oldest|earliest)(?= (?:[\w-]+ ){0,4}(?:papers?|works?|articles?|ones?)\b)", _order("oldest")),
    (r"(?:按|根据)?(?:年份|年代|时间)?(?:(?:从|由|按)?[早旧老远](?:到|至|往)[晚新近])的?(?:顺序)?(?:排序|排列|排)?|最[早老](?:的|那)(?=[一几两三四五六七八九十\d]+[篇批])|(?:最早|最老|最旧|早期)的?(?!提出|发明|引入|由|是谁|谁|把|用|研究)(?:论文|文章)?(?:排(?:在)?)?(?:在)?(?:最)?(?:前面?|优先|先来)|从最[早老]的(?:论文|文章)?(?:开始|[排看读列]?起)?", _order("oldest")),
    (r"\b(?:put |show |list |with )?(?:the )?(?:easiest|simplest|easier|simpler|simple|easy|basic|introductory|accessible|beginner(?:[- ]friendly|'s)?|most accessible|gentlest|most basic)(?: (?:ones?|papers?|stuff|things|material))?" + _EN_AHEAD + r"\b|\b(?:start(?:ing)? (?:with|from) )?the (?:easiest|simplest|most accessible)(?: (?:papers?|ones?))?\b|\bfrom (?:easy|simple|basic) to (?:hard|difficult|complex|advanced)\b|\b(?:easiest|simplest|gentlest)(?= (?:papers?|reads?|ones?|introductions?)\b)|\b(?:easy|easier|gentle|accessible|beginner[- ]friendly|introductory|entry[- ]level|beginners?(?:'s?)?)(?= (?:[\w-]+ ){0,4}(?:papers?|introductions?|reads?|readings?|ones?|stuff|material)\b)", _order("easiest")),
    (r"\b(?:suitable |good |best |fit |easy |ok |okay )?for (?:an? |the )?(?:absolute |complete |total )?(?:beginners?|newcomers?|novices?|newbies?|starters?|freshman|freshmen|first[- ]timers?)\b", _order("easiest")),
    (r"(?:由浅入深|从易到难|从简单到难|从简单到复杂|从浅到深|由易到难|循序渐进)(?:地|的)?(?:排序|排列|排|顺序)?", _order("easiest")),
    (r"(?:最)?(?:适合|面向|给)?(?:零基础|新手|初学者|小白|入门者|萌新|菜鸟)(?:入门|看|读|学|阅读|学习)?的?(?=.*(?:论文|文章|[看读学]|推荐|入门|资料|什么|哪))|最(?:简单|容易|好懂|易懂|浅显)的?(?:先来|优先|在前|排前面)?|(?:要|来|换|给我?)?(?:更|再|稍微?|尽量|比较)?(?:简单|容易|好懂|易懂|浅显|基础|通俗|浅)(?:一?点|一?些)(?:儿)?的?(?=[\s，,。！!吧呢吗]*$)|入门级?的?(?=论文|文章|读物|资料|材料|必读|教程)|(?<=[^\s])(?:怎么|如何|想)入门|想?入门(?=[^\s，。？?]{2,})", _order("easiest")),
    (rf"\b(?P<a>\d{{1,2}}|{WORD_COUNT})\s+classics\b(?: (?:of|on|in|about|for)\b)?", lambda limits, m, t: replace(_count(limits, m, t), order="classic")),
    (r"\b(?:sort(?:ed)? |order(?:ed)? )?(?:the )?(?:classics?|seminal|founding|foundational|landmark|most influential|original)(?: (?:papers?|ones?|works?))? first\b|\b(?:the )?(?:classics?|classical|seminal|founding|foundational|landmark)(?= (?:[\w-]+ ){0,4}(?:papers?|works?|articles?|ones?|reads?|literature)\b)|\b(?:the )?classics\b(?= (?:of|on|in|about|for)\b)|\bthe classics\b", _order("classic")),
    (r"(?:最)?(?:经典|奠基(?:性)?|开山|里程碑(?:式)?)(?:的)?(?:论文|文章|工作|之作)?(?:在前面?|优先|先来|排前面|排在前面?)|(?:要|来|只要|只看|看)?(?:公认的?|最)?经典的?(?=[\s，。！]*$)|(?:最)?(?:经典|奠基性?|开山|里程碑式?)的?(?=论文|文章|之作|工作|作品|文献|必读)", _order("classic")),
    (r"\b(?:half a )(?P<a>dozen)\b", lambda limits, m, t: replace(limits, count=6)),
    *((pattern, _count) for pattern in COUNTED),
    # kinds
    (r"\b(?:a |an |any |some |good )*(?:(?:survey|overview|tutorial)s?(?: (?:paper|article)s?)?|(?:literature )?review (?:paper|article)s?|literature reviews?|reviews?(?= (?:of|on)\b)|reviews$)\b(?: (?:of|on|about|for))?", _kind("surveys")),
    (r"\b(?:a |any |some |good )*(?:text)?books?\b(?!-| (?:me|us|an?|the|my|your)\b)(?: (?:of|on|about|for))?", _kind("surveys")),
    (r"(?:我)?(?:只|就|光|仅)(?:想|要)?(?:看|读|找)(?:综述|评述|书)(?:类|性)?的?(?:论文|文章)?(?=[\s，。,！!了吧呢]*$)", _kind("surveys")),
    (r"(?:综述|评述|教程|教科书|教材|书籍|(?<=[的本些看读么哪有])书(?![法写信])|(?<![证图文秘聘诗明])书(?=(?:吗|呢|推荐|有哪些)?[\s？?。]*$))(?:类)?(?:性)?的?(?:论文|文章)?", _kind("surveys")),
]  # fmt: skip

# Kinds that stay in the topic, too: a deep learning framework is not just anything on deep learning.
KINDS: list[tuple[str, str]] = [
    (r"\b(?:which|what|any|some|good|popular|public|standard|common|famous|recommend(?:ed)?|list of)\s+(?:the )?(?:[\w-]+ )?(?:data ?sets?|benchmarks?|corpora)\b(?: (?:are there |exist )?(?:for|on|of|about))?|(?:^|\bneed |\bwant )(?:data ?sets?|benchmarks?|corpora) (?:for|on|of|about)\b|\bdata ?set papers\b|(?:^|[\n,])\s*(?:(?!(?:on|from|with|for|my|our|your|own|the|is|are|how|why|what|small|tiny|little|large|larger|big|huge|massive|noisy|imbalanced|unbalanced|skewed|different|multiple|several|across|between|train\w*|learn\w*|of|in|to|and|or|without|using|limited|private|unlabell?ed)\b)[\w-]+ ){1,4}(?:data ?sets|benchmarks|corpora)(?=\s*(?:$|[\n,.?!]))", "datasets"),
    (r"(?<![小大])(?:常用|公开|标准|经典|著名|有名|评测)的?(?:数据集|语料库?)|(?<!固定)(?<!训练)(?<!自己的)(?<!一个)(?<!这个)(?<!用)(?<!小)的?数据集(?=的?(?:论文|文章|有哪些|有什么|都有哪些|推荐|呢|有吗)|[\s？?。]*$)", "datasets"),
    (r"\b(?:software )?(?:frameworks|toolkits?|software libraries)\b(?: (?:for|on|of|about))?|\bwhich (?:software )?framework\b", "software"),
    (r"(?:软件|开源)?框架(?=的?(?:论文|文章|有哪些|有什么|都有哪些|推荐|呢|有吗)|[\s？?。]*$)", "software"),
    (r"\b(?:the |ai )?(?:chips|hardware accelerators?)\b(?: (?:for|on|that|to))?|\b(?:the |ai )?(?:chip|hardware)\b(?= (?:papers?|for|on)\b|[\s?.]*$)(?: (?:papers?|for|on))?", "hardware"),
    (r"(?:AI|加速)?(?:芯片|硬件)(?=的?(?:论文|文章|有哪些|有什么|都有哪些|推荐|呢|方面|有吗)|[\s？?。]*$)", "hardware"),
]  # fmt: skip
