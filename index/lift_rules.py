"""How people say that a limit holds no longer ("any year is fine", "作者不限"), and which it is."""

from __future__ import annotations

import re
from typing import Any

from index.numbers import ENGLISH_DECADES, HAN_NUMBER, YEAR
from index.query import Without


def rule(*patterns: str) -> re.Pattern[str]:
    """Any of these patterns, whatever the case."""
    return re.compile("|".join(rf"(?:{p})" for p in patterns), re.IGNORECASE)


FINE = r"(?: (?:is|are|will|would)(?: all)?(?: be)?)? (?:fine|ok|okay|good|great|allowed|welcome|alright|do|works?)(?: too| as well| also)?"
_ANY = r"(?:any|all|every|whatever(?: the)?|no|no more|(?:ignore|forget(?: about)?|drop|remove|lift|lose|scrap|ditch|get rid of|take (?:off|away|out)|clear|cancel|undo|skip|without|regardless of|never mind|(?:it )?(?:doesn'?t|does not) matter(?: which| what| about| in)*|who cares(?: about)?|(?:i )?(?:don'?t|do not) (?:care|mind)(?: about)?)(?: the| my| that| which| what| any| all)*)"
_NO_MATTER = r"(?: \w+)? (?:doesn'?t|don'?t|does not|do not|no longer) (?:matter|count)|(?: \w+)? (?:is|are) (?:irrelevant|not important|unimportant)|(?: \w+)? (?:can|could|may) be (?:anything|any|whatever)"
_LIMIT = r"(?: (?:limits?|ranges?|restrictions?|filters?|requirements?|minimum|counts?|threshold|constraints?))?"
_ZH_ANY = r"(?:(?:不|没有?|无|别)(?:再)?(?:限制?定?|管|论|看|考虑|要求|用管|在乎|计较|关心|设|卡|约束)了?|无论|去掉|取消|放开|解除|忽略|任意|任何|所有|全部|撤掉|拿掉)"
_ZH_LIMIT = r"(?:的?(?:限制|要求|条件|筛选|范围|门槛))?了?"
_ZH_FINE = r"(?:是?(?:哪个?|什么|谁|多少|几)[年人写的个]*)?(?:的?(?:限制|要求|条件|门槛|筛选))?(?:都|也|就)?(?:行|可以|成|无所谓|放开|放宽(?![到至为成])|随便|不限了?|不重要|不管|没关系|没要求|没限制|不看了?|不用管|不考虑|算了|取消|去掉|好|[别不](?:再)?(?:卡|设限|约束|作限制|做限制|限定|限死)(?:那么|这么)?(?:死|严|紧)?)了?"


def _lifts(english: str, chinese: str) -> re.Pattern[str]:
    """What says that a limit holds no longer: "any year", "citations don't matter", "年份不限"."""
    return rule(
        rf"\b{_ANY} (?:other )?(?:{english}){_LIMIT}\b(?! (?:before|after|earlier|older|newer|later|above|below))(?:{FINE})?|\b(?:{english}){_LIMIT}(?:{_NO_MATTER})\b",
        rf"{_ZH_ANY}(?:{chinese}){_ZH_LIMIT}|(?:{chinese}){_ZH_FINE}",
    )


_NO_YEARS: dict[str, Any] = {"year_min": None, "year_max": None}
_NO_LIMITS: dict[str, Any] = {
    **_NO_YEARS, "categories": (), "authors": (), "citations_min": None, "without": Without(),
}  # fmt: skip
# Behind these it is their own limit that goes: "年份限制去掉", "作者不限".
_ZH_OWN = "".join(f"(?<!{c})(?<!{c}的)" for c in "份代间期用数量者人型类别域述向率次")
_ALL = (
    r"(?:limit(?:ation)?s?|filters?|restrictions?|constraints?|conditions?|criteria|requirements?)"
)
WIDEN: list[tuple[re.Pattern[str], dict[str, Any]]] = [
    (
        rule(
            rf"\b(?:{_ANY}|scrap|reset|lose|get rid of|take off|switch off|turn off|relax|loosen)(?: (?:the|my|those|these|all|both|any|every|of|that|such|other|previous|two|three))*(?: search)? (?:{_ALL}|everything)(?: (?:please|now|again))?\b|^(?:please )?reset\b",
            r"(?:取消|去掉|清空|清除|清掉|不要|不用|放开|重置|撤掉|撤销|解除|忽略|拿掉|移除|删掉|没有|不设|无|不管|别管|去除|不加)(?:了|掉)?(?:所有|全部|一切|任何|之前|前面|这些|那些|刚才|其他|的)*(?:限制|限定|条件|筛选|要求|过滤|约束)|"
            + _ZH_OWN
            + r"把?(?:所有|全部|这些|之前|前面|那些|刚才|的)*(?:限制|限定|条件|筛选|要求|过滤|约束)(?:条件)?(?:(?:和|跟|与|、)(?:排序|顺序|筛选|条件))?(?:都|全部?|统统|通通)*(?:去掉|取消|清空|清掉|删掉|删了|拿掉|放开|解除|不要|撤掉|去除|移除|忽略)|重置|清零|"
            + _ZH_OWN
            + r"不限制?(?=[了吧]*\s*$)|都要(?=[了吧]*\s*$)",
        ),
        {**_NO_LIMITS, "order": "relevance"},
    ),
    (
        _lifts(
            "years?|dates?|time|periods?|publication (?:years?|dates?)|(?:when|how old|what year) (?:it|they|these|those) (?:was|were|is|are|came)(?: written| published| out| from)*",
            "年份|年代|时间|年限|发表时间|日期",
        ),
        _NO_YEARS,
    ),
    (
        rule(
            rf"\b(?:(?:don'?t|do not|no need to|needn'?t|stop) (?:limit|restrict|stick|confine|keep|limiting|restricting|sticking)(?: (?:it|them|yourself|this|that|the list))? to|(?:it )?(?:needn'?t|need not|doesn'?t (?:have|need) to) be(?: (?:from|in))?|not (?:only|just|necessarily)(?: (?:those|the ones|papers|ones))?(?: (?:from|in|of|since|before|after))+) (?:the )?(?:years? )?(?:{YEAR}s?|\d0s|{'|'.join(ENGLISH_DECADES)})(?: ?(?:onwards?|\+|(?:to|-|and) {YEAR}))?\b",
            rf"(?:别|不用?|不要|不必|不再|不一定|甭)(?:再|只|要|非|得)*(?:只[看要]|限制?定?|卡|局限|限死)(?:死)?(?:在|于)?(?:上世纪|上个世纪)?(?:\d{{2,4}}|{HAN_NUMBER})(?:年代?|后|世纪)*(?:以后|以前|之后|之前|以来|前|后|的|论文|文章)*了?",
        ),
        _NO_YEARS,
    ),
    (
        rule(
            r"(?:哪年|哪一年|什么年份|什么时候|哪个年份|什么年代)(?:发表)?的?(?:都|也)(?:行|可以|好|无所谓|要)"
        ),
        _NO_YEARS,
    ),
    (
        rule(
            r"\b(?:older|earlier|old)(?: (?:ones|papers?|works?|stuff|things))?" + FINE + r"\b",
            r"(?:更?[早老旧]|老|早期|以前)一?(?:点|些)?的?(?:论文|文章)?(?:也|都)(?:行|可以|要|好|看看?|算)",
        ),
        {"year_min": None},
    ),
    (
        rule(
            r"\b(?:newer|later|recent|new|more recent)(?: (?:ones|papers?|works?|stuff|things))?"
            + FINE
            + r"\b",
            r"(?:更?[新近晚])一?(?:点|些)?的?(?:论文|文章)?(?:也|都)(?:行|可以|要|好|看看?|算)",
        ),
        {"year_max": None},
    ),
    (
        _lifts(
            "categor(?:y|ies)|fields?|kinds?|types?|areas?|sections?",
            "类别|分类|领域|类型|方向|种类",
        ),
        {"categories": ()},
    ),
    (
        rule(
            r"\b(?:need not|needn'?t|(?:doesn'?t|don'?t|does not|do not) (?:have|need) to|not necessarily) be (?:an? |only )?(?:surveys?|books?|reviews?|overviews?)\b|\b(?:surveys?|books?|reviews?) or not\b(?:[, ]+(?:i )?(?:don'?t|do not) (?:mind|care))?|\bnot (?:only|just|necessarily) (?:surveys|books|reviews|overviews)\b|\b(?:ordinary|normal|regular|research|other|non-survey|primary)(?: research)? (?:papers?|ones|articles?|works?)"
            + FINE
            + r"\b|(?:^|[,;.\n] ?|\b(?:ok|okay|well|no|yes|just|then|so) )papers?"
            + FINE
            + r"\b",
            r"综述(?:都|也)?(?:不限|随便|无所谓)了?|不(?:只|仅|光|限于?|一定)(?:是|要|看)?(?:综述|书)|(?:除了?)?(?:综述|书籍?|教材|教程)(?:(?:和|跟|与|、|或)(?:综述|书籍?|教材|教程))*(?:以外|之外|外)?的?[，,]?(?:其他|其它|别的|普通|一般)?的?(?:论文|文章)?(?:也|都)(?:能|给我?)*(?:可以|行|要|好|算|放|加|列|看)+(?:进来|上|进去)?|(?:普通|一般|其他|别的)?(?:的)?(?:论文|文章)(?:也|都)(?:行|可以|要|好|算)|(?:不是|非)(?:综述|书)的?(?:论文|文章)?(?:也|都)(?:行|可以|要|好|算)",
        ),
        {"categories": ()},
    ),
    (
        rule(
            rf"\b{_ANY} (?:the |that |this )?(?:(?:sort|citations?|year|date|time) )?(?:order|sorting|ordering|ranking|sort)(?: (?:by|criteri\w+)(?: \w+)?)?\b(?: please| now)?",
            r"\b(?:(?:go |switch |revert )?(?:back )?to )?(?:the |in |your )?(?:default|normal|usual|original|standard|regular) (?:order|sorting|ordering|sort|ranking)\b(?: again| (?:is|was|will be) (?:fine|good|ok|okay|better)| please)*|\b(?:in )?(?:no|any|whatever) (?:particular |special |specific )?(?:order|sorting|ordering)\b(?: (?:is|will be) fine| will do| works)?|\b(?:the )?(?:order|sorting|ordering) (?:doesn'?t|does not|no longer) matters?\b|\b(?:un-?sort|(?:don'?t|do not|stop|no need to) (?:sort|order|rank|sorting|ordering|ranking))(?: (?:it|them|these|those))?(?: by [\w ]{3,20}$)?",
            r"(?:不用|不必|别|不要|不再|无需|不)(?:再)?(?:按|照|根据)[^，。,]{1,8}?排(?:序|列)?了?|(?:顺序|排序|次序)(?:都|也|就)?(?:随便|无所谓|不限|不重要|不管|都行|随意|取消|去掉|不用了?|算了|恢复)+了?",
            r"(?:别|不|不用|不必|甭)(?:再)?(?:管|看|论|考虑|在乎)(?:经不经典|新不新|旧不旧|早晚|先后)了?|(?:正常|照常|随便|随意|按默认)(?:地)?排(?:序|列)?(?:就)?(?:行|好|可以)?了?",
            r"(?:不用|不必|别|不要|不再|无需|不需要|取消|去掉|甭)(?:再)?(?:给我)?(?:特意|专门|特别)?排(?:序|顺序|列|了|名)+(?![在到后前])|(?:按|用|恢复|回到|改回|变回|换回|保持)?(?:成|到)?(?:系统)?默认(?:的)?(?:排序|顺序|次序|排法)?(?:就)?(?:好|行|可以|即可|吧)?了?(?=[\s，,。]*$)|(?:按|用|恢复|回到|改回|变回|换回)(?:成|到)?默认的?(?:排序|顺序|次序|排法)?",
        ),
        {"order": "relevance"},
    ),
    (
        _lifts(
            "authors?|people|persons?|names?|who(?: (?:wrote|made|published|did|is behind) (?:it|them|that|this))?|whose(?: papers?)?(?: (?:it is|they are))?",
            "作者|人",
        ),
        {"authors": ()},
    ),
    (
        rule(
            r"\bby (?:anyone|anybody|everyone|other people|others)(?: else)?\b|\b(?:doesn'?t|don'?t|need not|needn'?t|not) (?:have to |need to |necessarily )?be (?:(?:by|from) )?(?:him|her|them|(?<=by )[a-z]+|(?<=from )[a-z]+)\b(?:[, ]+(?:anyone|anybody)(?: is)?(?: ok| fine)?)?|\b(?:anyone|anybody|whoever(?: (?:wrote|made) (?:it|them))?)(?: else)?(?: is| are)? (?:fine|ok|okay|good|welcome|will do|works)\b|\bother (?:authors?|people|persons?|folks)(?:'s?)?(?: \w+)?"
            + FINE
            + r"\b",
            r"谁写的?(?:都|也)(?:行|可以|好|无所谓)|(?:(?:其他|其它|别的?)(?:人|作者)|(?:人|作者))(?:写)?的?(?:论文|文章)?(?:也|都)(?:给我?|想|可以|能)?(?:行|可以|要|好|成|来|看|算|列|放|找)+|不(?:再)?(?:一定|限于?|局限于?|拘泥于?)(?:要|得|非得)?(?:是)?(?:他|她|他们)(?:一个人)?(?:写)?的?了?",
        ),
        {"authors": ()},
    ),
    (
        _lifts(
            "(?:numbers? of )?citations?|citation (?:counts?|numbers?)|how (?:often|much|many times) (?:they|it|these|those|papers) (?:are|were|is|was|got|get) cited",
            "(?:被引用?|引用)(?:数|量|次数|率)?|引用(?:数|量)?的?(?:高低|多少)",
        ),
        {"citations_min": None},
    ),
    (
        rule(
            r"\b(?:instead of|rather than|drop|without|no|forget|remove|lift|scrap|lose) (?:that|the|any|this|a|my) (?:cut-?off|threshold|minimum)\b"
        ),
        {"citations_min": None},
    ),
    (
        rule(
            r"\b(?:widen|broaden|relax|wider|broader|more broadly|in general|loosen)(?: (?:it|this|that|the search|search|the limits))?\b",
            r"放宽(?![到至为])(?:一点|一些|条件|限制)*|范围(?:大|广|宽)一?(?:点|些)|扩大(?:一下)?范围",
        ),
        _NO_LIMITS,
    ),
]
# Where only surveys or books were wanted: "never mind surveys", "不一定要综述"
_KIND = r"(?:surveys?|reviews?|overviews?|tutorials?|(?:text)?books?|data ?sets?|frameworks?|software|hardware)"
_ZH_KIND = r"(?:综述|评述|教程|教材|书籍?|数据集|框架|软件|硬件)(?:类|性)?(?:的|论文|文章)*"
LIFTED_KIND: tuple[re.Pattern[str], dict[str, Any]] = (
    rule(
        rf"\b(?:never mind|forget(?: about)?|scrap|no need for|enough(?: of| with)?|don'?t (?:need|insist on|have to be)|do not (?:need|insist on)|needn'?t be|need not be|doesn'?t (?:have|need) to be|not (?:just|only|necessarily))(?: (?:to be|the|a|an|any|only|just|it|being|those|these))* {_KIND}(?: (?:only|papers?|any ?more|any longer|filter|thing|restriction|then|limit))*\b",
        rf"\b{_KIND} (?:or not|only no (?:more|longer)|(?:don'?t|doesn'?t|needn'?t) (?:matter|have to be)|(?:are|is) not (?:needed|necessary|required|a must))\b",
        rf"\b(?:any|all|every|whatever|whichever)(?: other)? (?:kinds?|types?|sorts?)(?: of)?(?: (?:papers?|articles?|work|things?|it|ones?))?(?: (?:it )?(?:is|are))?(?:{FINE}| goes)?\b|\b(?:any|all|ordinary|normal|regular) (?:old )?papers?(?:{FINE})?\b",
        rf"(?:不(?:一定|必|非得|必须|用|限|限于|局限于|只|光|仅|单|止)|不是非|别|没必要|无需|不需要)(?:非|再|只|得|要|都|限|限于|局限于|光|是|看|找|用)*{_ZH_KIND}(?:不可)?(?:了|也行|也可以|也成)*",
        rf"{_ZH_KIND}(?:就|也|的话|这个|限制|要求|这条)*(?:算了|免了|不用了|不必了|作罢|取消|去掉|罢了|拉倒|不强求|不作要求)",
        r"(?:什么|哪种|啥|任何|各种|哪类|不管什么|随便什么|普通|一般)(?:样|类型|种类|形式|类)*(?:的)?(?:论文|文章|东西)?(?:都|也|就)(?:行|可以|好|成|要|看|无所谓|算)了?",
    ),
    {"categories": ()},
)
