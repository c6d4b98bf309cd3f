"""Whole clauses that say what is not wanted, in other words than "not" and "不要": "leave GANs out",
"GAN 那一路的先放一边". Pure.

Each is a verb before or behind the thing, beside words that say nothing. They come to "exclude"
and "不要", which :mod:`index.negation` reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from index.text import has_han

_POLITE = r"(?:(?:please|pls|ok|okay|but|and|just|also|so|can|could|would|you|we|i|i'd|i'm|i've|let's|though|actually|prefer|to|rather|like|want|well|maybe|then|now|am|have)[, ]+)*"
_ANYTHING = r"(?:(?:all|any|every|the|those|these|that|this|more|papers?|anything|everything|stuff|things?|ones?|works?|articles?|which|is|are|has|to do|with|about|on|by|from|of|using|uses?|involving|involves|based|related|relating|a|an|me|for|in|containing|featuring|plain|your|at all|so|many|much)\s+)*"
_STUFF = r"(?:[- ](?:based|related|style|like|ish|types?|kinds?|sorts?|heavy|driven|centric|flavou?red|focused))?(?:\s+(?:papers?|ones?|stuff|things?|works?|articles?|methods?|models?|approach(?:es)?|kinds?|types?|sorts?|family|line|business))*(?:,?\s+(?:though|please|pls|however|this time|any ?more|at all|either|for now|now|thanks|today|here|too|as well|only))*"
_X = r"(?P<x>\S.*?)"
# Said of what a person wants, or of what is done to a list; the latter may also be a topic ("drop
# connect", "remove noise"), so that it counts only as a follow-up.
_WISH = r"(?:(?:(?:spare|save) me|(?:had|seen|read|got)? ?(?:more than )?enough(?: of| about| on| with)?|(?:so )?(?:sick|tired|bored|fed up|done|through) (?:of|with|by)|(?:already )?(?:seen|read|know) (?:enough (?:of|about)|all about|plenty of)|already (?:know|read|have|saw)|not (?:interested in|a fan of|keen on|into|looking for|after|the)|(?:don'?t|do not) (?:care (?:for|about)|fancy|bother with)|no (?:need for|interest in|more)|nothing(?! but| like| beats)|none|anything (?:but|that (?:isn'?t|is not|doesn'?t (?:use|involve)|aren'?t))|everything (?:but|except)|stay away from|steer clear of|(?:stop|quit) (?:showing|giving|with)(?: me)?|i hate|no|not|minus|without)\s+|non-)"
_ACT = r"(?:leave|leaving|keep|take|cut|filter|throw|sort|weed|rule) out|(?:leave|leaving|drop|dropping|ditch|avoid|avoiding|get rid of|remove|removing|cut|forget|forget about|never mind|lose|hide|skip|eliminate|discard|exclude|excluding|ignore)"
_GONE = r"(?:(?:are|is|were|was|should be|can be|to be|being|get|go)\s+)?(?:excluded|left out|omitted|skipped|ignored|removed|aside|unwanted|out(?: of (?:it|this|here|the question))?|off the table|not (?:included|wanted|needed|welcome|allowed|what i (?:want|need|mean[t]?)|for me|of interest|my thing)|(?:don'?t|doesn'?t|do not|does not) (?:interest me|count|need to (?:appear|be there))|can (?:go|wait))|-free"

_ZH_POLITE = (
    r"(?:但是?|不过|而且|并且|请|我|那|就|也|还是|可以|能不能|能|麻烦|帮我|给我|都|最好|对|对于)*"
)
_ZH_ANYTHING = (
    r"(?:关于|有关|任何|那些|这些|带|使用|采用|用|基于|含|讲|做|看|所有|涉及|属于|什么|和|跟|与)*"
)
_ZH_KIND = r"\s*的?(?:那|这)?一?(?:些|类|种|路|派|套|系|块|挂|批|个|族)?(?:系列|有关|相关|方面|方向|流派|路线|路子|什么|之类|一类|一路|一派|类型|家族)*的?(?:论文|文章|方法|模型|工作|东西|做法|研究|内容)*的?"
_ZH_ALL = r"(?:就|都|也|先|全部?|统统|一律|我|暂时|可以|请|已经|实在|真的|干脆|直接)*"
_ZH_WISH = r"(?:(?:别|少|甭)再?(?:给我?|推荐?|列|放|来|要|看|出现|选|提|整|弄)+|不再?(?:考虑|想看|想要|要|看|带|基于|依赖|涉及|靠|关心|是|属于)|撇开|抛开|抛去|刨去|刨除|除开|拒绝|略过|跳过|排除掉?|剔除掉?|剔掉)"
_ZH_ACT = r"(?:避开|绕开|忽略掉?|去掉|去除|删掉|删除|拿掉|过滤掉|滤掉|除掉|除去|免掉|移除|不用)"
_ZH_NO = r"(?:不(?:要|看|考虑|算|想看|想要|感兴趣|必|需要|谈|关心|在内)|没(?:什么)?兴趣|(?:别|甭)(?:放|列|来|要|给|推荐?|看|提|出现|算|选)|略过|跳过|忽略|除外|免了|免谈|算了|拉倒|放一边|放(?:一)?放|看(?:腻|够|过|多|烦)了?|够(?:多)?了|(?:之|以)外的?|省了|不用(?=了|列|放|看|给|来|推|再|$))"
_ZH_AWAY = r"(?:去掉|去除|删掉|删除|拿掉|剔除掉?|剔掉|排除掉?|过滤掉|滤掉|撇开|撇掉|踢掉|移除|划掉)"
_ZH_CLOSE = r"(?:列|放|看|推荐|出现|给|来|提|我|在外|进来|再|出来|谈)*(?:了|吧|啦|的|掉|哈|哦|呀)*"


def _whole(*patterns: str) -> list[re.Pattern[str]]:
    return [re.compile(rf"\s*{p}\s*", re.IGNORECASE) for p in patterns]


_WISHED = _whole(
    rf"{_POLITE}{_WISH}{_ANYTHING}{_X}{_STUFF}",
    rf"{_POLITE}{_ANYTHING}{_X}{_STUFF}\s*(?:(?<![a-z])|(?=-free))(?:{_GONE})(?:{_STUFF})",  # "dropout" is no drop left out
    rf"{_ZH_POLITE}{_ZH_WISH}\s*{_ZH_ANYTHING}{_X}{_ZH_KIND}{_ZH_CLOSE}(?:不谈)?",
    rf"{_ZH_POLITE}\s*{_ZH_ANYTHING}\s*{_X}{_ZH_KIND}\s*{_ZH_ALL}{_ZH_NO}{_ZH_CLOSE}",
)
_DONE = _whole(
    rf"{_POLITE}(?:{_ACT})\s+{_ANYTHING}{_X}{_STUFF}",
    rf"{_POLITE}(?:leave|leaving|keep|take|cut|filter|throw|sort|rule)\s+{_ANYTHING}{_X}{_STUFF}\s+(?:out|aside|off)(?: of (?:it|this|that|them|the list))?{_STUFF}",
    rf"{_ZH_POLITE}{_ZH_ACT}\s*{_ZH_ANYTHING}{_X}{_ZH_KIND}{_ZH_CLOSE}",
    rf"{_ZH_POLITE}(?:把|将)?\s*{_ZH_ANYTHING}\s*{_X}{_ZH_KIND}\s*{_ZH_ALL}{_ZH_AWAY}{_ZH_CLOSE}",
)
# Limits are lifted, not excluded: "不用排序", "forget the years"
_LIMIT = re.compile(
    r"(?:the )?(?:order(?:ing)?|sort(?:ing)?|ranking|years?|dates?|time|citations?|authors?|limits?|filters?|categor(?:y|ies))"
    r"|(?:按.*)?(?:排序?|排列|顺序|年份|年代|时间|引用(?:数|量)?|作者|限制|条件|类别|筛选)",
    re.IGNORECASE,
)
_LONGEST = 120  # characters of such a clause; in longer ones the patterns take too long, too
_CLAUSES = re.compile(r"([\n,，;；。！!？?]+|\.(?=\s|$))")


def reworded(text: str, names: Callable[[str], bool], beside: bool) -> str:
    """``text`` with such clauses as "exclude ..." and "不要...".

    Args:
        text: the question, clean and simplified.
        names: whether words as a whole name things that can be left out.
        beside: whether it follows a question, so that it may be nothing but that.
    """
    clauses = _CLAUSES.split(text)
    for i in range(0, len(clauses), 2):
        if not 0 < len(clauses[i].strip()) <= _LONGEST or not (beside or len(clauses) > 2):
            continue
        for pattern in (*_WISHED, *(_DONE if beside else ())):
            match = pattern.fullmatch(clauses[i])
            if match is None or _LIMIT.fullmatch(match["x"]) or names(clauses[i].strip()):
                continue
            if thing := next(filter(names, _longer(clauses[i], match)), None):
                clauses[i] = f" {'不要' if has_han(clauses[i]) else 'exclude '}{thing} "
                break
    return "".join(clauses)


def _longer(clause: str, match: re.Match[str]) -> Iterator[str]:
    """What a clause may exclude, the longest first: "language models" are more than a language."""
    ends = [m.end() for m in re.finditer(r"\S+", clause) if m.end() > match.end("x")]
    for end in (*reversed(ends), match.end("x")):
        yield clause[match.start("x") : end]
