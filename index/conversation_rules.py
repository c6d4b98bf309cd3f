"""How people follow up, in both languages: the patterns that :mod:`index.conversation` reads with."""

from __future__ import annotations

import re

from index.citation_rules import SET_ZH
from index.cues import ORDINALS
from index.lift_rules import rule
from index.numbers import HAN_NUMBER

EN_NTH = (
    rf"(?:the |paper |number |no\.? ?|#)*(?P<n>\d{{1,2}}|{'|'.join(ORDINALS)}|last)"
    r"(?:st|nd|rd|th)?(?: one| paper| result)?"
)
ZH_NTH = (
    r"(?:第?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3}|最后)一?(?:篇|个|条|本)?(?:论文|文章)?)"
)
END = r"[\s.!?。！？~～]*"
PLEASE = r"(?:please|pls|ok|okay|and|so|then|now|hmm|oh|well)?,?\s*"


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"{PLEASE}(?:{pattern})(?:,? (?:please|pls|then|now))?{END}", re.IGNORECASE)


SIMILAR_NAMED = [
    _whole(
        r"(?:(?:show|give|find)(?: me)? )?(?:anything |something |papers? |ones? |some )?"
        r"(?:more |others? )?(?:similar to|like|related to|close to)\s+(?P<name>.+?)"
    ),
    _whole(
        r"(?:找|来|给我|有没有|再来)?(?:一?些|几篇)?(?:跟|和|与|同|像)(?P<name>.+?)(?:差不多|相似|类似|相近|一样|那样)的?(?:论文|文章)?(?:呢|吧|有吗|有哪些)?"
    ),
    _whole(r"(?:类似|相似|相近)于?(?P<name>.+?)的(?:论文|文章)?(?:呢|吧|有吗|有哪些)?"),
]
SPEAK = rule(
    r"\b(?:(?:please )?(?:(?:answer|reply|respond|say (?:it|that)|write|speak|explain)(?: (?:it|me|that))? )?in|switch to|change to|go on in) (?P<a>english|chinese|mandarin)\b(?: please| pls| from (?:here|now) on)*",
    r"(?:后面|接下来|以后|之后)?(?:请)?(?:改|换|切换)?(?:用|成|以|说|到)(?P<b>中文|英文|英语|汉语|普通话)(?:来|给我|跟我)?(?:版)?(?:回答|回复|回|答|说|讲|显示|解释)?(?:一下|吧|我)*",
)
SPEAK_ORDER = rule(
    r"\b(?:please )?(?:answer|reply|respond|explain|write)(?: (?:me|to me|it|everything))? in (?P<a>english|chinese|mandarin)\b(?: please)?",
    r"(?:,\s*in (?P<c>english|chinese|mandarin)(?:,? (?:please|pls|if possible|if you can))?|\bin (?P<d>english|chinese|mandarin),? (?:please|pls))(?=[\s.!]*$)",
    r"[,，。]\s*(?:请|最好|要|给我)*(?P<e>中文|英文|英语)(?:回答|回复|版|的|介绍|解释|讲解|说明)?(?:就行|就好|吧|谢谢)*(?=[\s。.!！]*$)",
    r"(?:请|麻烦|最好|记得|可以|能不能|能)*(?:你)?(?:用|以)(?P<b>中文|英文|英语|汉语|普通话)(?:来|给我|跟我)?(?:回答|回复|回|答|说|讲|显示|介绍|解释|列)(?!的)(?:我|一下|吧|就行|就好|给我)*",
)
THANKS = _whole(
    r"(?:great|good|cool|nice|perfect|awesome)?[,!]? ?(?:thanks?(?: you)?(?: (?:a lot|so much|very much))?|thx|cheers|ty)|(?:great|good|cool|nice|perfect|awesome)|"
    r"(?:好的?[,，]?)?(?:多谢|谢谢|感谢|谢了|谢|辛苦|3q)(?:你|您|啦|了|咯|哈|大佬|老师)*|好的?|不错|太好了|明白了?|知道了"
)
NEWER = _whole(
    r"(?:(?:do you have|is there|are there|show me|give me|got|have) )?(?:anything|something|any|some|what about|how about|only|the)?\s*"
    r"(?:newer|more recent|later|fresher)(?: (?:ones?|papers?|work|works|results?|stuff))?|(?:有没有|有|来(?:点|些)?|要|只要|看)?(?:更|再)(?:新|近)一?(?:点|些)?的?(?:论文|文章|工作)?(?:吗|么|呢|吧)?"
)
OLDER = _whole(
    r"(?:(?:do you have|is there|are there|show me|give me|got|have) )?(?:anything|something|any|some|what about|how about|only|the)?\s*"
    r"(?:older|earlier)(?: (?:ones?|papers?|work|works|results?|stuff))?|(?:有没有|有|来(?:点|些)?|要|只要|看)?(?:更|再)(?:早|老|旧)一?(?:点|些)?的?(?:论文|文章|工作)?(?:吗|么|呢|吧)?"
)

# What people say of an answer before they go on: "nice, exactly what i was after. and ...?"
REMARK = rule(
    r"^(?:(?:h+m+|oh|ah|aha|ok(?:ay)?|nice|great|cool|good|perfect|interesting|exactly|thanks?|thank you|sorry|wait|no|nope|yes|yeah|right|well|fair enough|got it|i see|makes sense|that'?s|what i|(?:was|am|i'?m) (?:after|looking for)|wanted|needed|useful|helpful|very|really|quite|so|this|these|is|are|was|just|all|oops|my bad|my mistake|typo|awesome|excellent|lovely|wow|too|much|many)\b[\s,.!;:-]*)+(?<=[,.!;:-])\s*(?=\w)(?!now\b|then\b)",
    r"^(?:(?:好的?|嗯+|哦|不错|挺好|很好|太好了|有意思|谢谢|多谢|感谢|不好意思|抱歉|对不起|等等|等一下|不对|打错|说错|写错|搞错|弄错|收到|明白|懂|了解|厉害|正是我要的?)[了啦呀啊哈你您]*[,，。！!；;\s]+)+(?=\w)",
)
# What was meant instead: "i meant Graves", "我是说Hochreiter"
MEANT = rule(
    r"^(?:(?:what )?i (?:actually |really |just )?(?:meant|mean)(?: was| is| to (?:say|write|type))?|(?:it )?should (?:have been|be)|rather)[\s:,]+(?=\w)",
    r"^(?:我)?(?:其实|本来)?(?:是?想说|是说|说的是|指的是|要的是|想要的是|想问的?是|应该是|是指)(?:的是)?[\s:：,，]*(?=\w)",
)
# Somebody in the place of somebody else, who must be named beside NOT_THEM
SWAPPED = rule(r"\b(?:swap|replace|switch|change|exchange)\b", r"[换改](?:成|为|到)")
NOT_THEM = rule(r"\b(?:instead of|rather than|in place of|not)\b", r"(?:而)?不是|代替|替")
SWAP_WORDS = rule(
    SWAPPED.pattern, NOT_THEM.pattern, r"\b(?:for|with|to|by|the|author)\b|(?:把|将)?作者|[把将]"
)

RELEVANCE = rule(
    r"\b(?:(?:sorted|sort|ordered|order|ranked|rank) )?by (?:relevance|fit|score)\b|\b(?:best fit|most relevant|best match(?:es)?)(?: first)?\b",
    r"(?:按照?|根据)(?:相关(?:性|度)?|契合度?|匹配度?)|(?:相关(?:性|度)|契合度?|匹配度?)(?:最高|排序|高低|排|从高到低)的?(?:排序|排列|排)?|最相关的?",
)
ORDER_WORDS = rule(
    r"\b(?:re-?order|re-?sort|sort|order|rank)(?:ed)?(?: (?:them|these|those|it|the list))?(?: by)?\b",
    r"(?:按|根据)(?=\s*$)|(?:按|根据)?(?:照)?(?:排序|排列|重排|重新排|排一下|排)",
)
CITATION_ORDER = rule(
    r"\bby citations?\b|\b(?:those |the ones |papers |ones )?with (?:more|many|the most) citations (?:should |must |to )?(?:come|go|be|appear|stand)? ?(?:first|earlier|on top|ahead|at the top|higher)\b|\b(?:most )?cited first\b|\bmost citations first\b",
    r"(?:按|根据)(?:照)?被?引用?(?:数|量|次数|率)?(?:来)?(?:重新)?(?:排|排序|排列|从高到低)*|(?:被)?引用?(?:量|数)?(?:高|多)的?(?:在前|优先|先[列排放来给]?|打头|居前)|谁引用?(?:量|数)?(?:高|多)谁?(?:就)?(?:排)?(?:在)?(?:最)?(?:前|先|上)面?",
)
YEAR_ORDER = rule(
    r"\bby (?:year|date|time)\b|\b(?:newest|latest|most recent) first\b",
    r"(?:按|根据)(?:照)?(?:年份|年代|时间|日期)(?:来)?(?:重新)?(?:排序|排列|从新到旧|排)*|(?:新的?|最新的?)(?:在前|优先|先)",
)
COUNT = rule(
    r"\b(?:top|first|best|only|just) (?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)(?: of (?:them|these|those))?(?: please| pls)?$",
)
# "换个话题，人脸识别看什么": what follows is a new question
NEW_TOPIC = rule(
    r"^(?:ok(?:ay)?,? |now |so |well,? )*(?:(?:a )?(?:new|different|another) (?:topic|question|subject)|something (?:else|different)(?: now)?|(?:let'?s )?(?:change|switch) (?:the )?(?:topic|subject)|start(?:ing)? (?:over|afresh|again)|forget (?:that|it|all that))\s*[,:;.!-]+\s*(?=\w)",
    r"^(?:那|好|好的|嗯)?[,，]?(?:我们)?(?:换个|换一个|换|另一个|新的?)(?:话题|主题|问题|方向)(?:吧|了)?\s*[,，。:：!！]\s*(?=\w)|^(?:重新来|重来|从头来)(?:吧)?\s*[,，。:：!！]\s*(?=\w)",
)
KINDS = frozenset(("surveys", "datasets", "software", "hardware"))
NARROW = rule(
    r"^(?:and |but |ok |now |please )*(?:only|just|limit(?:ed)?(?: it| them)? to|restrict(?: it| them)? to|keep(?: only)?|filter(?: by| for)?|narrow(?: it)?(?: down)? to)\b",
    r"^(?:请|就|那就|我)?(?:只要|只看|仅看|仅限|限定|只想看|只保留|筛选|缩小到|只)",
    r"\bonly$",
)
FILLER_EN_WORDS = (
    "a about also and any anything are be but by can could do find first for from get give got have "
    "i if in is it just kind let limit like list make maybe me mean need now of ok okay on one ones only "
    "or out paper papers please pls published restrict result results see show some something still "
    "tell than thanks that the them then there these they this those to too us want what where which "
    "with re rank times actually thing would years year you work works stuff instead again how hi hey yes no not so but more "
    "wait worked works written wrote write mean meant said say sorry"
)
FILLER_EN = frozenset(FILLER_EN_WORDS.split())
FILLER_ZH = (
    "打错|作者|太少|太多|放宽到?|不够|少了|多了|只要|只看|只想|仅看|仅限|限定|筛选|论文|文章|文献|一些|一下|哪些|那些|这些|这几|那几|什么|有没有|可以|能不能|麻烦|帮我|给我|换成|改成|改为|的话|发表|方面|其中|里面|当中|"
    "只|要|看|的|那|呢|吧|吗|么|啊|请|给|我|有|些|篇|再|就|想|来|是|和|跟|与|把|它|在|里|中|都|也|还|换|改|用|按|排|序|下|了|个|点|最好|最|发|年"
)

# "and before 2021": beside the years that hold already, not instead of them
AND = rule(
    r"^(?:and|but|also|plus|as well as)\b|\b(?:as well|too)$",
    r"^(?:而且|并且|同时|还要|且|另外|再加)",
)
# A bare number, where it is known that citations are meant: "at least 1000 is enough"
BARE_CITED = rule(
    r"\b(?:at least|at minimum|over|more than|above|minimum(?: of)?|down to|to|make (?:it|that)) (?P<a>\d[\d,]*\d\d)\b(?: (?:is|would be|will do|will be)? ?(?:enough|fine|ok|okay|plenty))?",
    r"\b(?P<c>\d[\d,]*\d\d)\b (?:(?:is|are|would be|will be) (?:enough|fine|ok|okay|plenty|sufficient)|will do|suffices?)\b",
    r"(?P<d>\d{3,})次?以上(?:就|也)?(?:行|够|可以|好)了?",
    rf"(?:门槛|下限|标准)?(?:至少|超过|大于|不少于|{SET_ZH}|有)(?P<b>\d{{3,}}(?![\d年])|\d+(?=[百千万])|{HAN_NUMBER}(?=[百千万])|[一二两三四五六七八九]百)(?P<k>[百千万])?次?(?:以上)?(?:就|也)?(?:行|够|可以|好)?了?",
)
# Talk about limits that no rule understands is still no new topic.
ABOUT_LIMITS = rule(
    r"\b(?:citations?|cited|authors?|years?|dates?|order|ordering|sort(?:ed|ing)?|limits?|filters?|restrictions?|ranking|surveys?)\b",
    r"引用|被引|作者|年份|年代|排序|顺序|排|限制|条件|筛选|综述",
)

# "what about speech?" keeps the topic and moves it into the field; "what about diffusion?" is a
# new topic, though it is a field, too.
DOMAINS = frozenset(
    "speech nlp image-video video three-d vision-language rl-robotics science recommendation "
    "surveys datasets software hardware".split()
)
IN_FIELD = rule(
    r"\b(?:in|within|for|from)\s+(?:the )?[\w /&-]+$", r"(?:领域|方面|方向|里面?|中|上)(?:的)?$"
)
_IT = rf"(?:it|this(?: one| paper)?|that(?: one| paper)?|{EN_NTH})"
_ZH_IT = rf"(?:它|这篇|那篇|这个|{ZH_NTH})"
BEFORE = [
    _whole(rf"(?:and )?what (?:came|was there|is there|should i read|to read) before {_IT}"),
    _whole(rf"what (?:does|did) {_IT} (?:build|rest) on"),
    _whole(rf"what is {_IT} (?:based|built) on"),
    _whole(
        rf"(?:看|读|学)?{_ZH_IT}(?:之前|以前)(?:的|有|还有)?(?:应该|该|要|需要|得|最好)?(?:先)?(?:看|读|学|补|懂)?(?:哪些|什么|啥)?(?:论文|工作|文章|研究)?(?:呢|有哪些)?"
    ),
    _whole(rf"{_ZH_IT}(?:是)?(?:基于|建立在)(?:哪些|什么|哪篇)(?:论文|工作)?(?:之上|的)?"),
]
AFTER = [
    _whole(
        rf"(?:and )?what (?:came|comes|was there|is there|should i read|to read)(?: next)? after {_IT}"
    ),
    _whole(rf"what (?:builds|built|is based|was built) (?:up)?on {_IT}"),
    _whole(rf"(?:the )?follow-?ups? (?:to|of) {_IT}"),
    _whole(
        rf"(?:那|那么)?{_ZH_IT}(?:之后|以后|后来)(?:的|有|又有|还有)?(?:哪些|什么|啥)?新?(?:论文|工作|文章|研究|改进|后续|发展|进展|变化|突破)?(?:呢|有哪些)?"
    ),
    _whole(
        rf"(?:那|那么)?(?:看|读|学)(?:完|过)?了?{_ZH_IT}(?:之后|以后|后)?[,，]?(?:再|接着|接下来|还|然后|下一步|又)?(?:应该|该|要|可以|能)?(?:看|读|学)(?:什么|啥|哪些|哪篇|哪几篇)(?:好|论文)?"
    ),
    _whole(rf"{_ZH_IT}的?(?:后续|改进|后续工作)(?:有哪些|呢|论文)?"),
]
