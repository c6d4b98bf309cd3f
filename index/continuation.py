"""Whether words go on with the last question, in its limits, about something else: "and speech?",
"剪枝的也给我看看". Pure.

What says so stands in front of the new topic or behind it, or takes up what was asked ("the same",
"this way"); the frames are taken off, and what is left is the topic. A weak frame may also begin or
end a plain question, so that it counts only around something the list knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.lift_rules import rule

_OH = r"(?:(?:and|but|ok(?:ay)?|so|now|then|hmm+|oh|yes|yeah|right|well|great|cool|nice|thanks|alright|also|please)[,!.]* )*"
_DO = r"(?:(?:can|could|would|will|may|might) (?:you|i|we) |please |let'?s |let me (?:see|have) |i(?:'d| would)? (?:like|want|need)(?: to see)? )?(?:(?:do|repeat|run|try|redo|give|show|make|get|find|have|see)(?: me| us)? )?"
_GOT = r"(?:(?:is|are) there |(?:have you |you )?got |do you have |do we have |have you )?"
_SUCH = r"(?:of (?:that|this|the|these|those) (?:sorts?|kinds?)|like (?:that|this|it|these|those)|similar|comparable|equivalent|in (?:that|this|the same) vein|along (?:those|these|the same) lines|of (?:those|these|them|that|this)|such (?:an? )?(?:things?|papers?|works?|lists?))"
_TO = r"(?=(?:for|on|in|with|about|to|from|within|of|using|but)\b)"
_ZH_SAME = r"(?:同样|相同|一样|同一|这个|那个|这些|那些|这套|刚才|刚刚|之前|上面|前面|原来|上述|以上|这样|这么|那样)"
_ZH_LIST = r"(?:给|帮|替|我|再|来|看|列|找|推荐|推|做|排|整|弄|查|搜|挑|选|说|讲|介绍|出|一|份|些|点|下|遍|批|组|几篇|\d+篇)"
_ZH_END = r"[吧吗么呗呀啊呢哈嘛不没有\s。！？!?.~～]*$"
# A plain question, though it ends like a weak frame: "讲剪枝的有没有"
_ZH_PLAIN_NEW = re.compile(
    r"论文|文章|文献|推荐|综述|教程|书|数据集|有哪些|有什么|有无|^有没有|[讲做用把让给写]|关于|介绍|怎么(?!样)|比起|相比"
)

_FRONT = rule(
    rf"^{_OH}(?:what|how) (?:about|of)\b",
    r"^(?:(?:ok(?:ay)?|so|well|great|cool|right|thanks|hmm+|oh|yes)[,!.]* )*(?:and|but|also)\b|^(?:now|then)\b",
    rf"^{_OH}{_DO}(?:the |exactly |just )*(?:same|likewise|ditto|similarly)\b(?: (?:things?|lists?|again|way|deal|drill|search|question|stuff|request|here|now))*(?: but)?,?",
    rf"^{_OH}{_DO}(?:this|that|it|all that|all this)(?: (?:again|now|too|once more|over))* {_TO}",
    rf"^{_OH}{_GOT}(?:anything|something|any|some|one|ones)? ?{_SUCH} {_TO}",
    rf"^{_OH}(?:does|do|did|has|have|is|are|can|could|was|were|who) (?:anyone|anybody|someone|people|they|this|that|it|these|those|any of (?:this|that|these|those)|else)?(?: (?:been|be|also|ever|else|use|used|do|does|done|doing|try|tried|apply|applied|work|worked|exist|happen|extended|transfer|carry over|hold|this|that|it|these|those|so))+ {_TO}",
    rf"^{_OH}(?:swap|switch|change|replace|turn)(?: (?:it|that|this|them|over|the (?:topic|field|subject|task|area)))*(?: (?:to|for|with|into|by))\b",
    rf"^{_OH}(?:i(?:'d| would)? (?:also|still) (?:want|need|like|take)|throw in|add)\b",
    r"^(?:好的?|嗯|哦|行|可以|ok)?[,，]?(?:那就?|那么)(?![个些种篇边年张天里位])",
    r"^(?:好的?|嗯|哦|行)?[,，]?(?:那|就)?(?:换|改|转|切|切换|变)(?:成|到|为|向|看|去)(?!一?个?(?:话题|主题|问题|方向))(?:看看?)?",
    r"^(?:那|就)?再(?:来|给我?|看看?|推荐|找|说说?|讲讲?|列|查|搜)(?:一?[些份下]|一?点(?![云集对乘积])|几篇|我)*(?:关于|有关|讲)?",
    r"^(?:我|那|请)?(?:也|同样|照样)(?:想|要|给|来|看|帮|推荐|找|列|我)+",
    rf"^(?:就|请)?(?:按照?|照着?|用|以|在){_ZH_SAME}(?:的|样子?|条件|要求|标准|限制|方式|格式|规矩|套路|范围|个|下|来|再|看|给我?|找|列|推荐|一份)*[，,]?",
    r"^(?:同样|一样|相同)的?(?:条件|要求|标准|限制|设置|范围|问题)?(?:下|的|来|看|再|换|给我?)*[，,]?",
    r"^(?:再)?更?(?:具体|细化?|详细|精确|细致)(?:一?点|一?些)?(?:儿|地说|来说)?[,，:：]",
    r"^(?:more )?(?:specifically|precisely|concretely)[,:]|^(?:in particular|to be (?:more )?(?:precise|specific|exact))[,:]",
    r"^(?:至于|轮到|还有(?!没有|什么|哪|别|其|更|吗|啥))",
)
_BACK = rule(
    r",?\s*\b(?:instead|too|as well|likewise|(?:in |done )?(?:the )?same way|as before|once more|have (?:any(?:thing)? (?:of|like) )?(?:that|this|it|those|these))$",
    r"[呢咧]$",
    rf"(?:那边|这边)?(?:有没有|有|会不会|能不能|可以|是不是|能|会)?(?:人|谁|论文|文章|工作)?(?:也|在|是)*(?:这么|这样|那样|照样|如此|这种|这些|这类|同样)(?:的)?(?:做法?|干|用|搞|弄|处理|思路|想法|套路|方法|方式|东西|研究|工作)(?:的|过|人|论文)*{_ZH_END}",
    rf"的?(?:论文|文章)?(?:也|还)(?:都|一样|同样|照样|照着?|照做|照办|按?照?{_ZH_SAME}(?:条件|标准|要求|个)?|想|要|有没|有|可以|行){{0,3}}{_ZH_LIST}*{_ZH_END}",
    rf"(?:里|上|中|方面)?(?:有没有|有|是否有)(?:没有)?(?:跟|和)?(?:类似|同样|这样|那样|这种|那种|这类|相似|差不多|一样)的?(?:论文|文章|工作|东西|方法|做法|研究)?{_ZH_END}",
    rf"的?[，,]?(?:也|就)?(?:按照?|照着?){_ZH_SAME}(?:的|样子?|条件|要求|标准|限制|方式|格式|规矩|个)*{_ZH_LIST}*{_ZH_END}",
    rf"的?[，,]?(?:也|都)?(?:照旧|照样|照做|同理|同上|一样|同样|{_ZH_SAME}的?(?:要求|条件|标准|限制)){_ZH_LIST}*{_ZH_END}",
)
_WEAK_FRONT = rule(
    rf"^{_OH}(?=(?:in|for|on|with|about|within|regarding) )",
    r"^any (?:for|in|on)\b",
    r"^(?:那|就)?换(?!个|一|[脸装衣发句行])(?:看看?)?",
)
_WEAK_BACK = rule(
    r",?\s*\b(?:then|now|next|maybe|perhaps|also|again)$",
    rf"的?(?:有|有没有?|有木有|有没得|可有){_ZH_END}",
    r"(?:怎么样|如何|咋样)$",
)
# A whole question behind "and now" begins anew
_WHOLE = rule(
    r"^(?:and|now|then|ok|so|[ ,])*(?:i(?:'d| would| am|'m)? (?:like to (?:read|learn|know|understand|study)|want to (?:read|learn|know|understand|study)|need to (?:read|learn|know|understand|study)|interested in)|what (?:should|do|can) i|which papers should|where (?:do|should|can) i|how do i|can you recommend|recommend)\b"
)
_MARKS = " ,，.。;；!！?？~～"
_PLEASE = rule(
    r"[,\s]*\b(?:please|pls|thanks|thank you)[\s.!?]*$",
    r"[,，]?(?:谢谢|拜托)[了啦你您]*[\s。！]*$",
    rf"[{_MARKS}]+$",
)
_MOST_WEAK = 7  # words of an English sentence that a weak frame may stand around

_NOUN = r"(?:years?|time ?(?:frame|span|range|period)?s?|periods?|dates?|decades?|eras?|(?:year|date) ranges?|ranges?|order(?:ing)?|sort(?:ing)?|limits?|filters?|conditions?|criteria|constraints?|restrictions?|requirements?|settings?|terms|number(?: of (?:papers|citations))?|counts?|amount|citations?(?: (?:limit|minimum|count|threshold)s?)?|rules|language)"
_ZH_NOUN = r"(?:年代|年份|年限|时间段?|时期|时段|区间|范围|条件|要求|限制|标准|排序|顺序|次序|数量|篇数|引用(?:数|量|门槛|要求)?|筛选|设置|排法|规则)"
# What stays as it is: "the same years", "其他条件不变"
_SAME = rule(
    rf"\b(?:(?:for|in|from|with|under|on|at|by|of|within|keep(?:ing)?|but|and) )*(?:(?:the|exactly|those|these|my|all|your) )*(?:same|identical) {_NOUN}(?:(?:,? and| or|,) (?:the )?(?:same )?{_NOUN})*(?: (?:as|of) (?:before|last time|above|now))?\b",
    rf"\b(?:but |and )?(?:keep(?:ing)?|leav(?:e|ing)|hold(?:ing)?)(?: (?:the|my|those|these|all|other|same))* {_NOUN}(?:(?:,? and| or|,) (?:the )?{_NOUN})*(?: (?:as (?:it is|they are|is|before)|unchanged|alone|the same|fixed))?\b(?:,? but)?",
    r"\b(?:in|from|during|of|for|within) (?:that|those|this|these) (?:periods?|years|decades?|eras?|time(?: ?(?:frame|span))?|range)\b",
    r"(?<!不)(?:同期|同时期|同时代|同年代|(?:在)?那(?:个)?(?:几年|时期|时候|段时间|会儿|阵子)|这期间)(?:里|内|的)?",
    r"\b(?:everything|all|the rest|rest)(?: else)? (?:(?:stays|is|being|remains|as|unchanged|equal) ?)?(?:the same|equal|unchanged|before)\b|\botherwise (?:the same|unchanged|as before)\b",
    rf"(?:还是|就|在|都|按|照)*{_ZH_SAME}(?:的|这|那|个|些|一|段)*{_ZH_NOUN}(?:里|内|下|的|中|来)*(?:(?:都|也)?(?:不变|照旧|不动|保持|保留|别动|别变|一样))*",
    rf"(?:{_ZH_NOUN}(?:和|跟|、|与)?)+(?:都|也|就|还是|给我|保持)*(?:不变|照旧|不动|别动|别变|别改|照样|同上|同前|不改|(?:跟|和)(?:刚才|之前|上面|前面)一样|一样|保留|保持)",
    r"(?:其他|其它|别的|其余|剩下)的?(?:条件|要求|限制|地方)?(?:都|也|就|还是|保持)*(?:不变|照旧|不动|别动|别变|别改|一样|照样|不改)",
)


@dataclass(frozen=True, slots=True)
class Continued:
    """What words that go on with the last question are about.

    Attributes:
        topic: the words without what goes on.
        sure: whether it counts whatever the topic is, not only for one that the list knows.
    """

    topic: str
    sure: bool


def same_limits(text: str) -> tuple[str, bool]:
    """``text`` without words that keep limits as they are, and whether there were any."""
    left = _SAME.sub("\n", text)
    return left, left != text


def continued(text: str, said: str) -> Continued | None:
    """What ``text`` goes on to, or None if it does not say that it goes on.

    Args:
        text: what was said, without its limits.
        said: all of it.
    """
    text = _bare(text)
    front, back = _FRONT.search(text), _BACK.search(text)
    if front and (front.end() == len(text) or (_WHOLE.search(text) and not back)):
        front = None
    if front or back:
        if back and front and back.start() <= front.end():
            back = None
        return Continued(_between(text, front, back), sure=True)
    if _ZH_PLAIN_NEW.search(said) or len(said.split()) > _MOST_WEAK:
        return None
    front, back = _WEAK_FRONT.search(said) and _WEAK_FRONT.search(text), _WEAK_BACK.search(text)
    return Continued(_between(text, front, back), sure=False) if front or back else None


def _bare(text: str) -> str:
    return _PLEASE.sub("", " ".join(text.split())).strip(_MARKS)


def _between(text: str, front: re.Match[str] | None, back: re.Match[str] | None) -> str:
    return _bare(text[front.end() if front else 0 : back.start() if back else len(text)])
