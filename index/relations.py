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
    rf"{_ZH_ASK}(?P<a>.+?)\s*(?:和|与|跟|同|vs\.?|对比?|比)\s*(?P<b>.+?)\s*(?:之间)?的?(?:到底|究竟|具体|主要)?(?:有(?:什么|啥|何|哪些))?(?:主要|本质)?(?:的)?(?:区别|差别|不同|不一样|差异|异同|对比|比较|优劣|优缺点|差在哪|差别在哪|谁好)(?:一?下|是什么|在哪里?|有哪些|呢|吗|的论文)?{_END}",
    rf"{_ZH_ASK}(?P<a>.+?)\s*(?:vs\.?|VS|PK|对比)\s*(?P<b>.+?){_END}",
    rf"{_ZH_ASK}(?P<a>.+?)\s*(?:和|与|跟|还是)\s*(?P<b>.+?)(?:[,，]?\s*(?:应该|该|到底)?(?:选|用|学|看)?(?:哪个|哪一个|谁)(?:更|比较)?(?:好|强|适合|值得看)?.*){_END}",
]
_BEFORE = [
    r"\b(?:what|which(?: papers?| works?)?|papers?|works?|anything|ideas?)?\s*(?:that )?(?:came|comes|should come|was there|were there|existed|led|leads|paved the way)\s+(?:just )?(?:before|to|up to|for)\s+(?P<a>.+)",
    r"\b(?:what|which papers?)?\s*(?:does|do|did|is|are|was|were)\s+(?P<a>.+?)\s+(?:build|builds|built|based|rest|rests|inspired)\s+(?:up)?(?:on|by|from)\b(?P<r>.*)",
    r"\b(?:the )?(?:predecessors?|ancestors?|roots?|origins?|prerequisites?|precursors?|foundations?|prior work|background)\s+(?:of|to|for|behind)\s+(?P<a>.+)",
    r"\bwhat (?:should|must|do) i (?:have to )?(?:need to |have to )?(?:read|know|understand|learn) (?:first )?(?:before|prior to)\s+(?:reading |understanding |studying |i read )?(?P<a>.+)",
    r"\b(?:read|papers?|works?|what(?:'s| is| was)?(?: there)?)\s+(?:just )?before\s+(?P<a>.+)",
    r"^(?P<a>.+?)\s*(?:之前|以前|前面)的?(?:有|是|还有)?(?:哪些|什么|啥|过)?(?:比较)?(?:重要|经典|关键|代表性?|主要|相关|类似)?的?(?:模型|论文|文章|工作|方法|研究|基础|前置|网络|架构|技术|做法|思路)?(?:有哪些|是什么|呢)?[\s。？?]*$",
    r"^(?:在)?(?P<a>[^，,。？?]+?)\s*(?:出来|出现|提出|问世|诞生|流行|火)?(?:之前|以前)的?[，,]?(?:大家|人们|业界|学界|研究者)?(?P<t>[^，,。？?]*?)(?:都|一般|通常|主要|常)?(?:是|用|靠|拿)?的?(?:怎么|如何|怎样|什么|啥)(?:样)?(?:做|搞|弄|处理|解决|实现|进行)?(?P<u>[^，,。？?]*)的?[\s。？?]*(?:[。？?！!].*)?$",
    r"^(?:在)?(?P<a>[^，,。？?]+?)\s*(?:出来|出现|提出|问世|诞生|流行|火)?(?:之前|以前)的?[，,]?(?:大家|人们|业界|学界|研究者)(?:都|一般|通常|主要|常)?(?:是)?(?:用|靠|拿|做)的?(?P<t>[^，,。？?]+?)(?:都?有哪些|是什么|有什么|呢)?[\s。？?]*(?:[，,。？?！!].*)?$",
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
# In small parts: words that only hold such a question together, and what is said of appearing
_EN_WORD = (
    r"(?:what|how|which|who|where|did|do|does|has|have|had|was|were|is|are|things?|it|they|we|one|people|everyone|everybody|researchers?|folks|"
    r"the|an?|in|of|field|community|research|area|story|history|state of the art|sota|art|standard|approach(?:es)?|methods?|models?|papers?|"
    r"works?|ideas?|techniques?|out|up|took|take[ns]?|further|carried|picked|built|build|this|that|made|make|improvements?|progress|advances?|popular|happen(?:ed)?|goe?s?|went|on|moved?|forward|ahead|develop(?:ed|ments?)?|evolved?|progress(?:ed)?|"
    r"continued?|proceed(?:ed)?|changed?|improved?|look(?:ed)?|like|worked|done|used?|try|tried|there|exist(?:ed)?|come|came|next|"
    r"new|been|life|world|see|saw|everything|most|common|popular|usual|important|get|got|stand|around|already|then|to|tell|show|me|us|"
    r"read|about|with|before|and|so|ok)\s+"
)
_EN_NEAR = r"(?:right |just |soon |shortly |long |immediately |directly )?"
_EN_CAME = r"(?:,?\s+(?:came (?:out|along|up)|appeared|existed|(?:was|were) (?:published|invented|introduced|around|there|released|proposed)|showed up|arrived|took (?:over|off)|became popular|were a thing|got popular))?"
_THAN = r"(?:against|with|to|versus|vs\.?|compared (?:to|with)|relative to|next to|than|over)"
_ZH_FRONT = r"^(?:从|自从?|在|继|早在|说说|讲讲|我?想知道|那么?|请问|所以|想了解)*\s*"
_ZH_CAME = r"(?:出来|出现|提出|诞生|问世|发表|火起来|流行|横空出世|推出|发布)"
_ZH_WORD = (
    r"(?:都|还|又|就|曾经?|已经|本来|原来|有过?|是|些|哪些|什么|啥|谁|大家|人们|业界|学界|怎么|如何|怎样|咋|做|用|靠|玩|的|了|过|新|重要|经典|主流|"
    r"常用|流行|关键|代表性?|论文|文章|工作|方法|模型|研究|网络|架构|技术|做法|思路|成果|东西|呢|吗|样子?|发展|进展|进步|改进|变化|突破|跟进|情况|背景|"
    r"历史|脉络|路线|演变|演化|演进|走向?|往|哪|去|来|过|一路|长|在|主要|常|通常|相关|类似|可以|看|讲|说|给我|列|一下|出现|冒出|诞生|接着|几|篇|这个?|领域|方向)"
)
_ZH_JOIN = r"\s*(?:和|与|跟|同|、|对|，|,|以及)\s*"
_COMPARE += [
    rf"{_ASK}(?:how|how well)\s+(?:does|do|did|is|are) (?P<a>.+?) (?:stack up|measure up|compare|hold up|fare|perform|doing|do|work|rank) {_THAN} (?P<b>.+?){_END}",
    rf"{_ASK}(?:how )?(?P<a>.+?) (?:stacks up|measures up|compares|holds up|fares|performs) {_THAN} (?P<b>.+?){_END}",
    rf"{_ASK}(?:(?:what(?:'s| is| are)|list|explain|any|is there) )?(?:the |a |any |main )*(?:pros and cons|pros|cons|advantages?|benefits?|strengths?(?: and weaknesses)?|drawbacks?|upsides?|downsides?|trade-?offs?|similarities|relation(?:ship)?|connection|link|choice) (?:of|between|for|from using|in using|to) (?P<a>.+?) (?:and|over|vs\.?|versus|compared (?:to|with)|or|against|with|relative to) (?P<b>.+?){_END}",
    rf"{_ASK}what (?:sets|distinguishes|separates|differentiates|makes) (?P<a>.+?) (?:apart |different |better |distinct )?(?:from|than) (?P<b>.+?){_END}",
    rf"{_ASK}(?:how (?:do|can) (?:i|you|we) )?(?:tell|distinguish|differentiate) (?P<a>.+?) from (?P<b>.+?){_END}",
    rf"{_ASK}(?:(?:which (?:one )?(?:is|are|would be|should i \w+)|what(?:'s| is)) (?:the )?(?:better|best|faster|stronger|more accurate|preferable|newer)?(?: choice| one)?[,:]?\s*|(?:should|shall|do|would|could) (?:i|you|we|one) (?:rather )?(?:use|pick|choose|take|prefer|read|learn|go for|go with|study)(?: between)? |(?:choose|choosing|decide|deciding|pick|picking|torn) between |is it better to (?:use|read) )?(?P<a>[^,;]+?),? (?:or|versus)(?: rather)? (?P<b>[^,;]+?){_END}",
    rf"{_ASK}(?:choose|choosing|decide|deciding|pick|picking|torn|caught) between (?P<a>.+?) and (?P<b>.+?){_END}",
    rf"{_ASK}(?:is|are|was|does|do) (?P<a>.+?) (?:(?:really|actually|all that|so|very|any|much|still|even|far|that) )*(?:better|worse|faster|stronger|different|cheaper|superior|inferior|simpler)(?: at \w+)? (?:than|from|to) (?P<b>.+?){_END}",
    rf"{_ASK}(?:put|set|place|hold|pit|weigh) (?P<a>.+?) (?:next to|beside|against|side by side with|alongside|up against) (?P<b>.+?){_END}",
    rf"{_ASK}(?P<a>.+?) (?:against|as opposed to|relative to) (?P<b>.+?){_END}",
    rf"{_ASK}(?P<a>.+?) (?:and|with) (?P<b>.+?),? (?:side by side|head to head|compared|in comparison|next to each other){_END}",
    rf"{_ASK}(?:what|where|how|when) (?:does|can|do|did|is|are) (?P<a>.+?) (?:do |have |offer )?(?:better than|over|more than|beat|beats|outperform) (?P<b>.+?){_END}",
    rf"{_ZH_ASK}(?:把|拿|将)?\s*(?P<a>.+?){_ZH_JOIN}(?P<b>.+?)\s*(?:两者|二者|这俩|俩|这两个|之间|互相)*(?:放在?一起|摆在?一起)?(?:来)?(?:比(?:一比|比|较|起来|较起来|一下|对)?|对比|相比|PK)+(?:起来|之下|的话|看|一?下|吧|呢|如何|怎么?样|[，,]?(?:谁|哪|有|到底).*|结果.*)*{_END}",
    rf"{_ZH_ASK}(?P<a>.+?)\s*(?:比起|相比(?:于|较)?|相较于?|相对于?|较之|比|对比)\s*(?P<b>.+?)\s*(?:的|有|来说|而言|，|主要|到底|究竟)*(?:(?:什么|啥|哪些|主要)*(?:优势|优点|好处|缺点|不足|长处|劣势|改进|区别|提升|进步)|(?:好|强|快|差|弱|厉害|先进|优秀?|牛|新|准|慢)(?:在|多少|吗|得多|一?点|很多|的地方|呢|了|哪|什么)|如何|怎么?样|呢).*{_END}",
    rf"{_ZH_ASK}(?P<a>.+?){_ZH_JOIN}(?P<b>.+?)\s*(?:之间|两者|二者)?的?(?:有(?:什么|啥|何))?(?:关系|联系|关联|渊源|共同点|相同点|相似之处|取舍|权衡|优缺点|优劣|利弊|高下)(?:是什么|是啥|如何|呢|吗|有哪些|在哪)?{_END}",
    rf"{_ZH_ASK}(?P<a>.+?){_ZH_JOIN}(?P<b>.+?)\s*(?:各自?|分别|都)(?:有|是)?(?:什么|啥|哪些)?(?:优缺点|优劣|优点|特点|长处|利弊|好处|强项).*{_END}",
    rf"{_ZH_ASK}(?P<a>.+?){_ZH_JOIN}(?P<b>.+?)\s*(?:两者|二者)?(?:该|应该|到底|究竟|之间)*(?:(?:怎么|如何)(?:选|取舍|挑|区分|分辨|抉择)|(?:谁|哪个|哪一?种)(?:更|比较)?(?:好|强|快|准|先进|厉害|适合|省|新|合适|值得)).*{_END}",
    rf"{_ZH_ASK}(?:该|应该|选|用|学|看)*\s*(?P<a>[^，,]+?)\s*[，,]?还是(?:用|选|学|看)?\s*(?P<b>[^，,]+?)\s*(?:更?好|强)?(?:呢|啊)?{_END}",
]
_BEFORE += [
    rf"^(?:{_EN_WORD})+{_EN_NEAR}(?:before|prior to|preceding|leading up to|up to|ahead of)\s+(?P<a>.+?){_EN_CAME}{_END}",
    rf"^(?:{_EN_WORD})+{_EN_NEAR}(?:before|prior to|preceding)\s+(?P<a>.+?){_EN_CAME} (?:in|for|on|within) [^,;]+?{_END}",
    rf"^(?:and |so )?how (?:did|was|were|has|have|is) (?:people |we |you |one |they |researchers )?(?P<t>(?:\S+ ){{1,6}}?)(?:(?:been |being )?(?:done|made|handled|solved|performed|built|trained|approached|tackled|achieved|implemented|work|works|worked|look like) )?(?:before|prior to)\s+(?P<a>.+?)(?: (?:came along|era|days|existed))?{_EN_CAME}{_END}",
    rf"^(?:before|prior to)\s+(?P<a>.+?){_EN_CAME},?\s+(?:how|what)\s+(?:did|do|was|were|would) (?:(?:people|we|one|they|you|researchers|everyone) )?(?:(?:do|make|solve|build|train|handle|approach|use for|use|done|made) )*(?P<t>[^?.!]{{4,}}?)(?: (?:done|made|solved|handled|with|for))?(?:[.?!].*)?$",
    rf"^(?:before|prior to)\s+(?P<a>.+?){_EN_CAME},?\s+(?:what|how|which|who)\b.*$",
    r"\bwhat (?:has |have )?(?:preceded|inspired|motivated|enabled|prompted|gave rise to|gave birth to|paved the way for|led up to)\s+(?P<a>.+)",
    r"\bhow did (?:we|people|they|one|researchers|the field|it all) (?:get|come|arrive)(?: up)? (?:to|at|with)\s+(?P<a>.+)",
    rf"\bwhat made (?P<a>.+?) possible{_END}",
    r"\b(?:history|road|path|way|steps|developments?|research|run-?up|work) (?:that )?(?:leading|led)?\s*(?:up )?to\s+(?P<a>.+)",
    rf"^(?:up)?on what (?:papers? |works? |ideas? )?(?:is|was|does|did) (?P<a>.+?) (?:based|built|build|rest|founded){_END}",
    rf"{_ZH_FRONT}(?P<a>.+?)\s*(?:{_ZH_CAME}?(?:之前|以前)|{_ZH_CAME}前|前面)(?:的)?(?:应该|该|要|需要|得|最好|先|读|学|补|懂)*{_ZH_WORD}*{_END}",
    rf"{_ZH_FRONT}(?P<a>.+?)\s*的?(?:是)?(?:怎么|如何|从哪里?|从哪儿)(?:一步一?步)?(?:发展|演变|演化|演进|走|得)?(?:过|出)?来的?{_END}",
    r"^(?P<a>.+?)\s*的?(?:思想|想法|灵感|思路|点子|idea|核心思想)\s*(?:是|最早|最初)*(?:从哪|来自|源自|出自|来源|哪).*$",
    r"^(?P<a>.+?)\s*(?:是|都)?受(?:到)?了?(?:什么|谁|哪些?|何).*(?:启发|影响|启示).*$",
    r"(?:读懂?|看懂?|学|理解|搞懂|弄懂|弄明白)\s*(?P<a>[^，,。？?]+?)\s*(?:需要|要|得|应该)(?:先|有|具备)*(?:哪些?|什么|知道|掌握|懂|补|会).*$",
]
_AFTER += [
    rf"^(?:{_EN_WORD})+{_EN_NEAR}(?:after|since|following|beyond|later than)\s+(?P<a>.+?){_EN_CAME}{_END}",
    rf"^(?:{_EN_WORD})+{_EN_NEAR}(?:after|since|following)\s+(?P<a>.+?){_EN_CAME} (?:in|for|on|within) [^,;]+?{_END}",
    rf"^(?:after|since|following)\s+(?P<a>.+?){_EN_CAME},?\s+(?:what|how|which|where|who)\b.*$",
    rf"\bwhat (?:else )?(?:did|do|does|has|have) (?P<a>.+?) (?:lead to|led to|inspired?|spawn(?:ed)?|give rise to|trigger(?:ed)?|influenced?|bring about|result in|spark(?:ed)?|enabled?|start(?:ed)?){_END}",
    rf"\bhow (?:has|have|was|were|is|did) (?P<a>.+?) (?:been |get |be |later |further |then |subsequently )*(?:extended|improved(?: (?:up)?on)?|evolved?|developed?|refined|followed up|built (?:up)?on|continued?|progress(?:ed)?|generali[sz]ed)(?: (?:later|since|on|afterwards|over (?:time|the years)|further|from there))*{_END}",
    r"\bwhat (?:has |have )?(?:became|become) of\s+(?P<a>.+)",
    r"\b(?:follow(?:s|ed|ing|-)? ?ups? (?:on|to)|goe?s? beyond|going beyond|went beyond|improv\w+ (?:up)?on|buil(?:t|ds?|ding) on top of)\s+(?P<a>.+)",
    rf"{_ZH_FRONT}(?P<a>.+?)\s*{_ZH_CAME}?(?:之后|以后|后来|后面|往后|后续)(?:的)?{_ZH_WORD}*{_END}",
    rf"^(?:有?哪些|有没有|谁|什么)(?:人|工作|论文|模型|方法)*(?:来|对|把)?(?:改进|扩展|延续|发展|继承|超越)(?:了|过)\s*(?P<a>[^，,。？?]+?){_END}",
    rf"^(?:在)?\s*(?P<a>[^，,。？?]+?)\s*的?基础之?上(?:的|，|,)?(?:做|有|改进|发展|提出)*(?:的|了|出)*{_ZH_WORD}*{_END}",
    rf"^(?P<a>[^，,。？?]+?)\s*(?:影响|启发|带动|催生|引出|带来|衍生出?|引发)了?{_ZH_WORD}+{_END}",
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
    r"\b(?:vs\.?|versus|differ\w*|compar\w*|contrast|better|worse)\b|区别|差别|不同|差异|异同|对比|比较|优劣|优缺点|哪个|谁好|怎么选|比起|相比|关系|优势|优点",
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
            whole = strip_asking(match[group]).strip(" \"'“”《》「」")
            # "diffusion models" is known as it stands, "the GPT paper" is not.
            for words in (whole, _ABOUT.sub("", _ABOUT.sub("", whole))):
                papers, is_term = (
                    named(words, loose) if words and len(words) <= _LONGEST else ((), False)
                )
                if papers or is_term:
                    break
            if papers or is_term:
                sides.append((words, papers))
        if len(sides) == len(groups) and (len(groups) == 1 or sides[0] != sides[1]):
            beside = (v.strip() for name, v in match.groupdict().items() if name in "tu" and v)
            said = (words if named(words, False)[1] else strip_asking(words) for words in beside)
            return Relation(kind, tuple(sides), " ".join(filter(None, said)))
    return None
