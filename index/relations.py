"""Questions about how papers relate: "YOLO vs SSD", "what came before ResNet". Pure.

What is found is a :class:`~index.query.Relation`; the papers themselves come from ``builds_on``
(:mod:`index.kin`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.asking import strip_asking
from index.query import Relation

_END = r"[\s.?!。？！]*$"
_ASK = r"^(?:(?:please|pls|hi|hello|so|ok|can you|could you|i want to|i'd like to|help me|tell me)[\s,]+)*"
_ZH_ASK = r"^(?:请问?|你好[,，]?|想|我想|想要|帮我|麻烦|能不能|可以)*(?:知道|了解|问一?下?|看看?)?(?:一下)?"
_COMPARE = [
    rf"{_ASK}(?:compare|contrast|comparing|comparison (?:of|between)|(?:what(?:'s| is| are)? |is there |are there )?(?:the |a |any )?(?:main )?differences? (?:between|of)|"
    rf"how (?:do|does|is|are) )\s*(?P<a>.+?)\s+(?:vs\.?|versus|and|with|to|against|or|differ(?:s|ent)? from|compared? (?:to|with))\s+(?P<b>.+?)(?: differ(?:ent)?| compare)?{_END}",
    rf"{_ASK}(?P<a>.+?)\s+(?:or|and|vs\.?)\s+(?P<b>.+?)[,:;]?\s+(?:how do they (?:compare|differ)|which (?:one )?(?:is|should)\b.*|what(?:'s| is| are) the differences?){_END}",
    rf"{_ASK}(?:which is better[,:]? |should i (?:read|use|choose) )?(?P<a>.+?)\s+(?:vs\.?|versus|v\.s\.|compared? (?:to|with))\s+(?P<b>.+?)(?:[,:] .*)?{_END}",
    rf"{_ASK}(?:is|are|was|does|do) (?P<a>.+?) (?:any )?(?:better|worse|faster|stronger|more accurate|perform better|work better|different) (?:than|from) (?P<b>.+?){_END}",
    rf"{_ZH_ASK}(?:对比|比较)(?:一下)?(?P<a>.+?)\s*(?:和|与|跟|vs\.?|、|同)\s*(?P<b>.+?)(?:这两(?:个|种|篇)?.*)?{_END}",
    rf"{_ZH_ASK}(?P<a>.+?)\s*(?:和|与|跟|同|vs\.?|对比?|比)\s*(?P<b>.+?)\s*(?:之间)?的?(?:到底|究竟)?(?:有(?:什么|啥|何|哪些))?(?:主要)?(?:区别|差别|不同|不一样|差异|异同|对比|比较|优劣|优缺点|差在哪|差别在哪|谁好)(?:一?下|是什么|在哪里?|有哪些|呢|吗|的论文)?{_END}",
    rf"{_ZH_ASK}(?P<a>.+?)\s*(?:vs\.?|VS|PK|对比?|比较)\s*(?P<b>.+?){_END}",
    rf"{_ZH_ASK}(?P<a>.+?)\s*(?:和|与|跟|还是)\s*(?P<b>.+?)(?:[,，]?\s*(?:应该|该|到底)?(?:选|用|学|看)?(?:哪个|哪一个|谁)(?:更|比较)?(?:好|强|适合|值得看)?.*){_END}",
]
_BEFORE = [
    r"\b(?:what|which(?: papers?| works?)?|papers?|works?|anything|ideas?)?\s*(?:that )?(?:came|comes|should come|was there|were there|existed|led|leads|paved the way)\s+(?:just )?(?:before|to|up to|for)\s+(?P<a>.+)",
    r"\b(?:what|which papers?)?\s*(?:does|do|did|is|are|was|were)\s+(?P<a>.+?)\s+(?:build|builds|built|based|rest|rests|inspired)\s+(?:up)?(?:on|by|from)\b(?P<r>.*)",
    r"\b(?:the )?(?:predecessors?|ancestors?|roots?|origins?|prerequisites?|precursors?|foundations?|prior work|background)\s+(?:of|to|for|behind)\s+(?P<a>.+)",
    r"\bwhat (?:should|must|do) i (?:have to )?(?:need to |have to )?(?:read|know|understand|learn) (?:first )?(?:before|prior to)\s+(?:reading |understanding |studying |i read )?(?P<a>.+)",
    r"\b(?:read|papers?|works?|what(?:'s| is| was)?(?: there)?)\s+(?:just )?before\s+(?P<a>.+)",
    r"^(?P<a>.+?)\s*(?:之前|以前|前面)的?(?:有|是|还有)?(?:哪些|什么|啥|过)?(?:比较)?(?:重要|经典|关键|代表性?|主要|相关|类似)?的?(?:模型|论文|文章|工作|方法|研究|基础|前置|网络|架构|技术|做法|思路)?(?:有哪些|是什么|呢)?[\s。？?]*$",
    r"^(?P<a>.+?)\s*(?:出来|出现)?(?:之前|以前)[，,]?(?:大家|人们|业界|学界|研究者)?(?:都|一般|通常|主要|常)?(?:是)?(?:怎么|如何|怎样|用的?什么|靠什么|拿什么).*$",
    r"^(?P<a>.+?)\s*(?:的)?(?:前身|前置论文|前置知识|前驱|先驱|理论基础|前期工作|前作|前人工作|思想来源|渊源|源头|根源)(?:有哪些|是什么|是啥|在哪|呢|论文)*[\s。？?]*$",
    r"^(?P<a>.+?)\s*(?:是)?(?:基于|建立在|借鉴了?|脱胎于|源于|继承了?)(?:哪些?|什么|哪几篇|了哪些|谁).*$",
    r"(?:看|读|学|理解|读懂|看懂)(?P<a>[^，,。？?]+?)(?:之前|以前|前)[，,]?(?:应该|要|需要|得|该|最好)?(?:先)?(?:看|读|学|了解|懂|知道|补|掌握|准备).*$",
]
_AFTER = [
    r"\b(?:what|which(?: papers?| works?)?|papers?|works?|anything)?\s*(?:that )?(?:came|comes|should come|would come|follow(?:s|ed)?|happened)\s+(?:just )?(?:after|next after|from)\s+(?P<a>.+)",
    r"\b(?:what|which(?: papers?| works?| models?)?|papers?|works?|models?|anything)?\s*(?:that )?(?:built|builds?|building|based|extends?|extended|improves?|improved|inspired|follows?|followed)\s+(?:up)?(?:on|by|upon|from)\s+(?P<a>.+)",
    r"\b(?:the )?(?:successors?|descendants?|follow-?ups?|extensions?|improvements?|next steps?|later work|later versions?)\s+(?:of|to|on|over|after|for)\s+(?P<a>.+)",
    r"\bwhat (?:should|can|do) i read (?:next )?after\s+(?:reading |understanding |studying )?(?P<a>.+)",
    r"\b(?:finished|read|done with|through with|know|understood|understand)\s+(?P<a>[^,;.]+?)[,;.]\s*(?:and |so )?(?:what|which|where)\b.*\b(?:next|after|now|from here)\b.*$",
    r"\b(?:read|papers?|works?|what(?:'s| is| was)?(?: there| next)?)\s+(?:just )?after\s+(?P<a>.+)",
    r"\b(?:what|which(?: papers?| works?| models?)?)\s+(?:has |have )?(?:followed|succeeded|superseded|replaced|came out of|grew out of)\s+(?P<a>.+)",
    r"^(?P<a>.+?)\s*(?:出来|出现|提出|发布|问世|发表)?(?:之后|以后|后面)的?(?:又?有了?|还有|又?出现了?|诞生了?|又?出了|出过|冒出了?)?(?:哪些|什么|啥)?(?:新|重要|经典|关键|代表性?|主要|相关)?(?:的)?(?:后续|模型|论文|文章|工作|方法|研究|改进|发展|进展)*(?:有哪些|是什么|呢)?[\s。？?]*$",
    r"^(?P<a>.+?)\s*的?(?:后续|后继|改进版?|续作|衍生|扩展|后来的?发展|变体|变种)(?:工作|论文|模型|研究|发展|方法)*(?:有哪些|有什么|是什么|呢|论文)*[\s。？?]*$",
    r"^(?:有?哪些|什么)?(?:论文|工作|模型|方法)?(?:是)?(?:基于|建立在|改进了?|继承了?|受)(?P<a>[^，,。？?]+?)(?:之上|启发|基础上)?(?:的)?(?:论文|工作|模型|方法|后续|改进)*(?:有哪些|有什么)?[\s。？?]*$",
    r"^(?P<a>[^，,。？?]+?)\s*(?:已经)?(?:看|读|学)完了?[，,]?(?:接下来|下一步|然后|之后|再|还|该|应该|可以|要)+(?:看|读|学).*$",
    r"^(?P<a>.+?)\s*(?:之后|以后)[，,]?(?:该|应该|要|可以|还|再|接着)*(?:看|读|学)(?:哪|什么|啥).*$",
    r"(?:看|读|学)完(?:了)?(?P<a>[^，,。？?]+?)(?:之后|以后|后)?[，,]?(?:接下来|下一步|再|还|该|应该|可以|要)*(?:看|读|学).*$",
]
_COMPILED = [
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, patterns in (("compare", _COMPARE), ("before", _BEFORE), ("after", _AFTER))
    for pattern in patterns
]
_ABOUT = re.compile(
    r"^(?:the|a|plain|vanilla|standard|ordinary|regular|normal|classic)\s+|^(?:普通|传统|标准|经典)的|\s*(?:\b(?:papers?|models?|paper's)|这篇论文|那篇论文|论文)$",
    re.I,
)
# Words that ask for a comparison beyond doubt, so that each side need only hold a term
_MARKED = re.compile(
    r"\b(?:vs\.?|versus|differ\w*|compar\w*|contrast|better|worse)\b|区别|差别|不同|差异|异同|对比|比较|优劣|优缺点|哪个|谁好",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of one side

# The papers that words as a whole name, and whether they are a term of the field, or hold one
Named = Callable[[str, bool], tuple[tuple[str, ...], bool]]


def read_relation(text: str, named: Named) -> Relation | None:
    """The relation a question asks about, if it names papers (or, to compare, topics).

    Args:
        text: the question, clean and simplified.
        named: tells which papers a phrase names and whether it is a term.
    """
    for kind, pattern in _COMPILED:
        match = pattern.search(text)
        if match is None:
            continue
        loose = kind == "compare" and _MARKED.search(text) is not None
        groups = ("a", "b") if kind == "compare" else ("a",)
        sides = []
        for group in groups:
            words = strip_asking(match[group]).strip(" \"'“”《》「」")
            words = _ABOUT.sub("", _ABOUT.sub("", words))
            papers, is_term = (
                named(words, loose) if words and len(words) <= _LONGEST else ((), False)
            )
            if papers or is_term:
                sides.append((words, papers))
        if len(sides) == len(groups) and (len(groups) == 1 or sides[0] != sides[1]):
            return Relation(kind, tuple(sides))
    return None
