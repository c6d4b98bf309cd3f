"""What a follow-up does with the papers shown: a cue ("why", "类似"), the paper it is about, and
nothing else. Pure.

People word these in countless ways, so no whole sentence is matched: a cue and a number are looked
for, and what is left must be words that only hold a sentence together. "Why is the second one
here" is about the second paper; "why do the second moments matter in Adam" is a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.asking import ASKING_WORDS, CHINESE_ASKING
from index.numbers import number
from index.text import HAN, fold

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten"
_NOUN = r"(?:one|paper|result|entry|item|pick|recommendation|suggestion|title|article|hit|work)"
_NTH_EN = rf"(?:{'|'.join(ORDINALS)}|last|\d{{1,2}}(?:st|nd|rd|th))(?!\s+(?:few|{_NUMBERS.removeprefix('one|')}|\d|years?\b))"
_OF_THEM = r"(?:\s+(?:of|from|in|on|out of)\s+(?:these|those|them|(?:the|this|your|that) (?:list|answer)))?"
_ZH_NUMBER = r"\d{1,2}|[一二两三四五六七八九十]{1,3}"
# Which paper is meant. "Newest first" means none, so that a bare "first" needs "the" or "one".
_REFERENCE = re.compile(
    rf"(?:\b(?:the|your|that|this)\s+(?P<a>{_NTH_EN})(?:\s+{_NOUN})?\b|\b(?P<b>{_NTH_EN})\s+{_NOUN}\b"
    rf"|\b(?:number|no\.?|nr\.?|paper|result|item|entry)\s*#?\s*(?P<c>\d{{1,2}}|{_NUMBERS})\b|#\s*(?P<d>\d{{1,2}})\b){_OF_THEM}"
    rf"|(?P<back>倒数)?第\s*(?P<e>{_ZH_NUMBER})\s*(?:篇|个|条|本|号|项|名)(?:论文|文章|推荐)?|最后(?P<f>一)(?:篇|个|条|本)(?:论文|文章)?"
    r"|(?P<g>\d{1,2})\s*号(?:论文|文章)?|头(?P<h>一)篇",
    re.IGNORECASE,
)
# A lone number means a paper only behind a word that asks about one.
_BARE = re.compile(
    rf"(?:^|\b(?:about|on|of|like|to|why|open|explain|describe|see|after|before|details|show(?: me)?)\s+)(?P<i>{_NTH_EN}|\d{{1,2}}|{_NUMBERS})(?=[\s.?!。？！]*(?:please|pls)?[\s.?!。？！]*$)"
    r"|^(?:看看?|打开|展开|讲讲|说说|介绍)?(?P<j>\d{1,2})(?:呢|吧|的?详情)?[\s.?!。？！]*$",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:this|that|it)(?:\s+(?:one|paper|article|work))?\b|这一?(?:篇|个|项)(?:论文|文章|工作)?|那一?篇(?:论文|文章)?|它",
    re.IGNORECASE,
)
_LIKING = re.compile(
    r"\bi(?:'d| would)? (?:really |quite )?(?:liked?|loved?|enjoyed)\b"
    r"|\b(?:sounds?|looks?|seems?|was|is) (?:really |very |quite |so )?(?:good|great|nice|interesting|cool|promising|fun|useful)\b",
    re.IGNORECASE,
)

_WHY = re.compile(
    r"\bwhy\b|\bhow come\b|\bhow (?:did|does)\b|\breasons?\b|\brationale\b|\bjustif\w+|\bwhat(?:'s| is| are)\b(?=[\s\S]*\bdoing\b)|\bwhat (?:makes|made|earned)\b|\bhow so\b|\bwhere (?:do|did) (?:these|they|those) come from\b|\bon what (?:grounds|basis)\b"
    r"|为什么|为何|为啥|凭什么|凭啥|理由|原因|依据|怎么(?:会|就)?(?=.{0,3}(?:上榜|入选|进|选|排|在))|怎么(?:挑|选)(?:出来|的)+",
    re.IGNORECASE,
)
# What asks for reasons only beside a paper: "what's so special about the first", "第二篇好在哪"
_PRAISE = re.compile(
    r"\b(?:special|remarkable|notable|noteworthy|unique|interesting|great|good|appealing|important|impressive|significant|cool|clever|new|different|particular) (?:about|with|in)\b|\b(?:the )?(?:whole )?(?:point|case|appeal|merits?|big deal|deal|value|significance|advantages?|strengths?|reasoning)\b(?: (?:of|for|with|behind|in))?|\bgoing for\b|\b(?:convince|persuade|sell) me\b|\bwhat (?:got|gets|put|puts|brings|brought|qualifies)\b|\bbelongs?\b|\bspeaks? for\b|\brelevan(?:t|ce)\b|\b(?:related|relate|connected|relates) to (?:my|the|this|our|what i) (?:question|query|topic|search|request|asked)\b|\b(?:come|comes|fit|fits) in(?:to this)?\b|\bworth(?: (?:my|your|the|our))?(?: (?:time|while|effort|trouble|read|reading))?\b|\b(?:worthwhile|any good|bother\w*)\b|\bthere for\b|\b(?:got |have |has )?(?:anything )?to do with\b|\bhow do you explain\b"
    r"|好在|特别|特殊|厉害|牛|强在|高明|亮点|看点|过人之处|了不起|了得|出彩|可取|长处|优点|价值|意义|值得|值不值|何以|何德何能|咋(?=.{0,3}(?:上榜|进|选|排|在))|出于|有?(?:什么|啥|何|多大)(?:关系|关联|联系|用处?|好处?|特色|讲究|道理|来头)|相关(?=[吗么])|靠谱|对口|跟我的?问题|说服|怎么(?=.{0,4}(?:符合|相关|入选))",
    re.IGNORECASE,
)
_SIMILAR = re.compile(
    r"\b(?:similar|like|alike|related|resembl\w+|akin|close(?:st|r)?|comparable|neighbou?rs?|siblings?|relatives?|(?:in|of|along) the same (?:vein|spirit|kind|style|lines?|direction)|along the lines|spirit of|vein of|style of)\b"
    r"|类似|相似|差不多|接近|相近|一样|同类|相关|相仿|那样|这样|像|同一个?(?:路子|思路|路数|类型|方向|路)|一个(?:路子|思路|路数|风格|类型|方向)|一路|这种|那种|这类|那类",
    re.IGNORECASE,
)
_ALIKE = re.compile(
    r"\b(?:along|on) (?:those|these|that|this|the same) lines?\b|\bin (?:that|this|the same) (?:vein|direction|spirit|style)\b|\b(?:of|like) (?:that|this) (?:sort|kind|type)\b|\blike (?:that|this|it)\b"
    r"|(?:这|那)(?:种|类|样|个路子|个思路|个方向|一路)的?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:is|was) (?:that|this|it) (?:all|it|everything)\b|\bthat'?s (?:all|it) (?:you (?:have|got|know|found)|there is)\b|\bkeep (?:them|it|'em) coming\b|\bmore where (?:that|those|these|they) (?:came|come) from\b|\b(?:more|next|others?|another|further|else|additional|rest|remaining|continue|go on|keep going|carry on|extra|beyond|besides|other than)\b"
    r"|(?:就|只有|才)(?:这些|这几篇|这么多|这么几篇|这么点)(?=了?[吗么嘛啊？?])|没(?:有|别的)?了(?=[吗么？?])|(?:别的|其他的?|其它的?)(?:不|没)(?=[\s？?]*$)|后面还有|还有|别的|其他|其它|更多|继续|下一|下页|再来|再给|再推荐|再找|再列|再换|换一[批组篇个换]|换几[篇个]|换换|接着|往下|后面的|剩下|剩余|多来|多给|多推荐|另外",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:previous|prior|last|earlier) (?:page|batch|results|set|answers?)\b|\bgo back\b|^\s*(?:back|previous)\b|\bprevious ones?\b"
    r"|上一[页批组]|前一[页批组]|返回|往回|往前翻",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(
    r"\bhow many\b|(?:一共|总共|共)?有?(?:多少|几)(?:篇|个)(?=[\s吗呢啊？?]*$)", re.IGNORECASE
)
_ENGLISH = r"english|英文|英语"
_LANGUAGE = re.compile(
    rf"(?P<en>\b(?:english)\b|英文|英语)|\b(?:chinese|mandarin)\b|中文|汉语|普通话|国语|{_ENGLISH}",
    re.IGNORECASE,
)

# Words that say nothing beside a cue. Those of order and time would.
_MEANT = frozenset(
    "best better classic classical different earlier earliest early first foundational founding from-scratch "
    "influential latest more most new newest old older oldest original popular seminal english "
    "beginner beginners newbie newcomer".split()
)
_PLAIN_EN = (ASKING_WORDS - _MEANT) | frozenset(
    "about above again against among and any batch bit bunch by come cool did do few go got have here in is "
    "it list listed me mind next not of ok okay on one ones other others out page pages paper papers please "
    "put result results round s same see set so suggestions t that the them then there these they this those "
    "hit still few round quite to too what with would you your yours also but can now oh right just only yes yep hmm hm eh um uh actually each every".split()
)
_PLAIN_ZH = (
    [word for word in CHINESE_ASKING if not word.endswith(("领域", "方向", "主题", "话题"))]
    + "呢 吧 吗 啊 呀 儿 么 的 了 着 过 请 给 我 你 再 来 看 找 一些 一点 几 篇 个 些 点 批 组 页 论文 文章 推荐 列 列出 展示 没 没有 有 都 就 也 还 是 这 那 "
    "一下 麻烦 帮 刚才 上面 里面 其中 这些 那些 这几 那几 好 嗯 那么 另 多 几篇 一批 一组 一页 看看 换 回 出来 出 上 下 里 中 它 它们 能 可以 想 要 会".split()
)
_WHY_WORDS = frozenset(
    "cut earth hell heck question query topic search request being even exactly particular come case answer appear appears appearing at being chose chosen choose chosen deserve deserves doing earn fit for get got high "
    "higher include included including list made make makes match pick picked place placed rank ranked ranking ranks "
    "recommend recommended relevant select selected show shown so such suggest suggested there top up "
    "special good great important interesting famous influential remarkable unique".split()
)
_WHY_ZH = "问题 跟 和 与 放上来 放进来 地方 之处 哪里 哪儿 在哪 哪 意思 咋 究竟 到底 就 会 值 大 很 这么 那么 如此 前 后 入选 上榜 选上 选中 选 排 排名 排在 在 进来 进 放 出现 列 榜 名 被 第一 首位 前面 最前 靠前 高 到 这里 这儿 说明 解释 说 讲".split()
_SHOW_WORDS = frozenset(
    "abstract content contents describe detail details does expand explain further how info information look more "
    "open say says show summarise summarize summary tell learn open elaborate".split()
)
_SHOW_ZH = "详细 具体 介绍 讲 说 展开 打开 详情 信息 细节 内容 摘要 什么 解释 总结 概括 概述 讲讲 说说 详细说说 仔细".split()
_SIMILAR_WORDS = frozenset(
    "another anything as else find give in kind lines more of other others same some something sort spirit stuff style "
    "type vein very along direction topic come comes get gets".split()
)
_SIMILAR_ZH = "喜欢 挺好 蛮好 有意思 跟 和 与 同 于 同样 方向 类型 风格 思路 还有 更多 其他 别的 那种 这种 工作 比较".split()
_SPEAK_WORDS = frozenset(
    "answer answers back can change continue could explain from go instead it keep language now on prefer rather "
    "reply respond response responses say show speak stay switch talk translate translated translation use using version "
    "want with write let lets time i'd i'll be back".split()
) - {"paper", "papers"}
_SPEAK_ZH = (
    "换 切 切回 换成 切换 改 改成 改用 改回 改为 回 回到 用 使用 说 讲 请 麻烦 来 成 以 回答 回复 显示 表达 交流 版 版本 后面 接下来 以后 之后 "
    "翻译 翻成 译成 转 转成 变 变成 到 为 的话 语言 全部 统一 现在 从 开始 起 好了 还是 吗 能不能 答 写 聊".split()
)


def _alternation(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(words), key=len, reverse=True))))


_WHY_OF = re.compile(f"{_WHY.pattern}|{_PRAISE.pattern}", re.IGNORECASE)
_CUES = {
    "why": (_WHY, _PLAIN_EN | _WHY_WORDS, _alternation(_PLAIN_ZH + _WHY_ZH)),
    "similar": (_SIMILAR, _PLAIN_EN | _SIMILAR_WORDS, _alternation(_PLAIN_ZH + _SIMILAR_ZH)),
    "show": (re.compile("^"), _PLAIN_EN | _SHOW_WORDS, _alternation(_PLAIN_ZH + _SHOW_ZH)),
    "more": (_MORE, _PLAIN_EN, _alternation(_PLAIN_ZH)),
    "back": (_BACK, _PLAIN_EN, _alternation(_PLAIN_ZH)),
    "how many": (_HOW_MANY, _PLAIN_EN | {"total"}, _alternation([*_PLAIN_ZH, "一共", "总共"])),
    "speak": (
        _LANGUAGE,
        (_PLAIN_EN | _SPEAK_WORDS) - {"paper", "papers", "articles", "literature"},
        _alternation([w for w in _PLAIN_ZH + _SPEAK_ZH if w not in ("论文", "文章", "文献")]),
    ),
}
_FRAME_EN = frozenset(
    "be co but could do filter kind let limit make maybe more need no now or restrict keep still than thing time times want where which year years".split()
)
_FRAME_ZH = _alternation(
    _PLAIN_ZH + "只要 只看 只想 仅看 仅限 限定 换成 改成 改为 按 排 序 发表 年 的话 把 用".split()
)
_COUNTED = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{_NUMBERS})\b(?! (?:of|at))|(?P<m>{_ZH_NUMBER})(?=篇|个)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What is to be done with papers shown.

    Attributes:
        kind: "why", "similar", "show", "more", "back", "how many" or "speak".
        nth: the number that means a paper; negative counted from the end, 0 where none is said.
        it: whether "this one" is meant.
        bare: whether it may also be how many to show, as in "show me 10".
        count: how many more are wanted, if that is said.
        language: "en" or "zh", of "speak".
        alike: whether more of the same kind is wanted ("others in that vein").
    """

    kind: str
    nth: int = 0
    it: bool = False
    bare: bool = False
    count: int = 0
    language: str = ""
    alike: bool = False


def read_cue(text: str, topic: str = "") -> Cue | None:
    """The cue of a clean, simplified ``text`` that says nothing else; None if it says more.

    Args:
        text: what was said.
        topic: what the last question was about; a paper may be asked about in its words.
    """
    alike = _ALIKE.search(text) is not None and not _REFERENCE.search(text)
    text = _ALIKE.sub("\n", text) if alike and _MORE.search(_ALIKE.sub("\n", text)) else text
    text = _LIKING.sub(" ", text)
    nth, bare, rest = _reference(text)
    alone = ("back", "more", "how many", "speak", "why", "similar")
    for kind in ("why", "similar", "show") if nth else alone:
        cue, english, chinese = _CUES[kind]
        if kind == "why" and (nth or _IT.search(rest)):
            cue = _WHY_OF
        match = cue.search(rest)
        if match is None:
            continue
        left, it = cue.sub("\n", rest), False
        if kind in ("why", "similar") and not nth and _IT.search(left):
            left, it = _IT.sub("\n", left), True
        if kind == "similar" and not (nth or it):
            continue
        count = _COUNTED.search(left) if kind == "more" else None
        if count:
            left = left[: count.start()] + "\n" + left[count.end() :]
        content = _content(left, english, chinese)
        if not content or (nth and kind == "why" and _within(content, topic)):
            return Cue(
                kind,
                nth,
                it,
                bare,
                number((count["n"] or count["m"]).casefold()) if count else 0,
                _spoken(rest) if kind == "speak" else "",
                alike and kind == "more",
            )
    return None


def _within(content: str, topic: str) -> bool:
    """Whether words are all of a topic."""
    folded = fold(topic)
    return all(word in folded for word in content.split())


def meaning(text: str) -> str:
    """What is left of ``text`` without the words that say nothing beside limits and cues."""
    return _content(text, _PLAIN_EN | _FRAME_EN, _FRAME_ZH)


def _spoken(text: str) -> str:
    """The language named last: "not in English, in Chinese"."""
    last = list(_LANGUAGE.finditer(text))[-1]
    return "en" if last["en"] else "zh"


def _reference(text: str) -> tuple[int, bool, str]:
    """The number of the paper that is meant (0: none), whether it may be a count, and the rest."""
    match = _REFERENCE.search(text)
    if match is None:
        match = _BARE.search(text)
        if match is None:
            return 0, False, text
        name = "i" if match["i"] else "j"
        start, end = match.span(name)
        bare = match.group().casefold().startswith("show")
        return number_of(match[name]), bare, text[:start] + "\n" + text[end:]
    word = next(v for name, v in match.groupdict().items() if v and name != "back")
    nth = -1 if match["f"] else number_of(word) * (-1 if match["back"] else 1)
    return nth, False, text[: match.start()] + "\n" + text[match.end() :]


def number_of(word: str) -> int:
    """The number that an ordinal or a cardinal is; -1 for the last."""
    word = word.casefold()
    if word.startswith(("last", "最后")):
        return -1
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    return number(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word))


def _content(text: str, english: frozenset[str], chinese: re.Pattern[str]) -> str:
    """What is left of ``text`` beside the words given, English ones and Chinese ones."""
    folded = chinese.sub(" ", fold(text))
    words = re.findall(rf"[a-z0-9]+(?:'[a-z]+)?|[{HAN}]", folded)
    return " ".join(w for w in words if w not in english and w.split("'")[0] not in english)
