"""How a question says how many papers it wants: patterns of a number ``a``, English and Chinese;
from the most to the least specific."""

from __future__ import annotations

from index.numbers import HAN_NUMBER, WORD_COUNT

PAPERS = r"(?:papers?|articles?|publications?|works?|references?|results?|recommendations?|things|ones|reads)"
# A small number that ends what is said: "make it seven", not "make it seven layers deep"
_SMALL_EN = rf"(?P<a>\d{{1,2}}|{WORD_COUNT})\b"
_CLOSE_EN = r"(?: (?:of (?:them|those|these)|papers?|items|hits|results|in total|total|at most|max|tops|instead|rather|now|then|please|pls|this time|ones))*(?=[\s.!?]*(?:$|[,;\n]))"

COUNTED: list[str] = [
    rf"\b(?:the|your|my) {_SMALL_EN} (?:most|best|greatest|biggest|key|main|strongest)(?: (?:important|relevant|influential|useful|essential|famous|papers?|ones))*{_CLOSE_EN}",
    rf"\b(?:the |my )?(?:top|best|first)[- ]?(?P<a>\d+|{WORD_COUNT})\b(?:\s+(?:best |classic |good |key |important |must-read )?{PAPERS}\b)?(?: of| for)?",
    rf"\b(?:just |only |exactly |about |at most |up to )?(?P<a>\d+|{WORD_COUNT})\s+(?:of the )?(?:best |classic |good |great |key |important |must-read |different |top |more )*{PAPERS}\b",
    rf"(?:^|\b(?:me|the|top|best|any|just|only|list|recommend|suggest|read) )(?P<a>\d{{1,2}}|{WORD_COUNT})\s+(?=(?:[\w-]+\s+){{1,5}}{PAPERS}\b|(?:[\w-]+ )?(?:classics|surveys|reviews|books|datasets|benchmarks)\b)",
    rf"(?<='s) {_SMALL_EN}{_CLOSE_EN}",  # "Song Han's three most cited"
    r"\bjust the (?P<a>one)\b",
    rf"\b(?:cap|limit|keep|cut) (?:it|them|that|this|the list)(?: down)? (?:at|to) (?P<a>\d{{1,2}}|{WORD_COUNT})\b",
    rf"\b(?P<a>\d+|{WORD_COUNT}) (?:is|are|will be|would be) (?:enough|plenty|fine|all i need)\b",
    rf"\b(?:give|show|list|recommend|suggest|name|find)(?: me| us)? (?:just |only |the |about )?(?P<a>\d+|{WORD_COUNT})\b",
    rf"(?:来|给我?|推荐|列出?|找|要|看|读|选|挑|只要|只看|就要)?\s*(?:前|top\s*)?(?P<a>\d+|{HAN_NUMBER})\s*篇(?:左右|就好|就行|就够了?|即可)?",
    rf"(?:来|给我?|推荐|列出?|找|要|选|挑|只要|只看|就要)\s*(?:前|top\s*)?(?P<a>\d+|{HAN_NUMBER})\s*(?:个|本|部|条)(?:就好|就行|就够了?|即可)?",
    rf"(?:前|top)\s*-?(?P<a>\d+|{HAN_NUMBER})(?:名)?",
    rf"\b(?:mak(?:e|ing) (?:it|that|them)|(?:bump|rais|increas|extend|mov|go|going|bring|tak|cut|trim|reduc|narrow|shorten|shrink|chang|set|limit)(?:e|ing)?(?: (?:it|them|that|this|the (?:list|number|count)))?(?: (?:up|down|back))? to|(?:no|not) more than|at most|up to|a maximum of|max(?:imum)?(?: of)?|let'?s (?:have|say|see|do|go for|go with|take)|i (?:only |just |really )?(?:want|need|meant|said)|i'?d (?:like|prefer|take)|how about|only|just|exactly|rather)(?: just| only| about)? {_SMALL_EN}{_CLOSE_EN}",
    rf"(?:^|[,;.\n]\s*|\b(?:ok|okay|actually|no|sorry|well|and|but|then|now) )(?:just |only )?{_SMALL_EN}(?: (?:of (?:them|those|these)|papers?|items|hits|results|entries|in total|total|at most|max(?:imum)?|tops|instead|rather|please|pls|will do|would do|should do|is fine|are fine|suffices?|would suffice|(?:should|will|would) be (?:enough|fine|plenty)))+(?=[\s.!?,;]*(?:$|[,;\n]))",
    rf"(?:改成|改为|换成|变成|改到|缩到|缩减到|缩短到|减到|减少到|减为|加到|增加到|加成|扩到|扩大到|扩充到|压到|压缩到|控制在|限制在|限定在|最多|至多|不超过|不多于|顶多|凑够|凑齐|凑|只留|留下?|保留|砍到|提到|数量(?:改|设|定)?(?:成|为|到|是)?|一共|总共|还是|就)(?:给我?|要|来|是|列)?\s*(?P<a>\d{{1,2}}|{HAN_NUMBER})\s*(?:个|条|份|本|部)?(?:吧|好了?|就好|就行|就够了?|即可|以内|左右)*(?=[\s。！？,，；]*(?:$|[,，；\n]))",
    rf"(?<!\d)(?P<a>\d{{1,2}}|{HAN_NUMBER})\s*(?:个|条|份|本|部)(?:以内)?(?:就|也|便)?(?:行|好|够|可以|足够|ok)了?吧?(?=[\s。！？,，；]*(?:$|[,，；\n]))",
]  # fmt: skip
