"""How a question says how often papers must be cited: patterns of an amount ``a`` (or ``a2``) and
its scale ``k``, English and Chinese; from the most to the least specific."""

from __future__ import annotations

from index.numbers import ENGLISH_NUMBERS, HAN_NUMBER

_AMOUNT_EN = rf"(?:(?P<a>\d[\d,.]*|(?:{'|'.join(ENGLISH_NUMBERS[1:])})(?= (?:hundred|thousand|million)\b)|an?(?= (?:hundred|thousand|million)\b))\s*(?P<k>k|hundred|thousand|m|million)?\+?)"
_AMOUNT_ZH = rf"\s*(?P<a>\d[\d,.]*|{HAN_NUMBER})\s*(?P<k>[百千万k])?"
_AMOUNT_ZH2 = _AMOUNT_ZH.replace("<a>", "<a2>").replace("<k>", "<k2>")
# How often cited, in small parts: what is counted, from where on, and upwards
_FROM_EN = r"(?:over|more than|at least|at minimum|no fewer than|no less than|not (?:fewer|less) than|a minimum of|minimum|min\.?|above|upwards? of|north of|in excess of|>=?|≥|exceeding|from)"
_UP_EN = r"(?:or (?:more|above|over|higher|better)|and (?:up|more|above|over)|at (?:least|minimum)|plus|minimum|min|upwards?|\+)"
_BARELY_EN = r"(?:fewer than|less than|under|below|not even|short of|<)\s*"
_EN_NO = r"(?:(?:nothing|none|no (?:papers?|ones?|articles?)|not|skip|drop|omit|exclude|ignore|remove|hide|leave out|without|(?:don'?t|do not) (?:show|want|need|include|give)(?: me)?)(?: (?:anything|everything|those|the ones|ones|papers?|all|the|that|which))*\s+)"
_CITED_ZH = r"(?:被引用?|引用|引)(?:的?次数|量|数|率)?"
_FROM_ZH = r"(?:(?:至少|不少于|不低于|不小于|最少|最低|超过|大于|高于|多于|少说|起码|怎么也|过了?|达到?|破了?|满|够|得有|要有|有|>=?|≥)(?:也?(?:要|得))?(?:有|在|是)?)"
_UP_ZH = r"(?:(?:及|或|或者)?以上|往上|起步|打底|开外|起|或者?更多|\+)"
_BARELY_ZH = r"(?:低于|少于|不到|不足|不满|没到|没过|没有|小于|<)"
_ZH_NO = r"(?:不要|别要?|不看|不想看|不想要|去掉|排除|除外|剔除|跳过|免了|算了|不考虑|过滤掉|别给我?|不用|滤掉|删掉)"
SET_ZH = r"(?:放宽|放松|放低|降低?|提高?|提升|调整?|调高|调低|改|设|定|抬高?)(?:到|至|为|成|在)"


CITED: list[str] = [
    rf"(?:{_BARELY_ZH}{_AMOUNT_ZH}\s*次?的?{_CITED_ZH}|{_CITED_ZH}(?:还)?{_BARELY_ZH}{_AMOUNT_ZH2}\s*次?)(?:的|就)*(?:论文|文章)?(?:的|就|都|全部?|统统|一律)*{_ZH_NO}了?",
    rf"{_ZH_NO}(?:{_CITED_ZH}(?:还)?{_BARELY_ZH}{_AMOUNT_ZH}\s*次?|{_BARELY_ZH}{_AMOUNT_ZH2}\s*次?的?{_CITED_ZH})的?",
    rf"{_CITED_ZH}(?:门槛|下限|标准|要求)?(?:要|得|应该?|在|能|的|也|是)*{_FROM_ZH}+{_AMOUNT_ZH}\s*次?{_UP_ZH}?的?",
    rf"{_CITED_ZH}(?:门槛|下限|标准|要求)?(?:在)?{_AMOUNT_ZH}\s*次?{_UP_ZH}的?",
    rf"{_CITED_ZH}(?:门槛|下限|标准|要求)?{SET_ZH}{_FROM_ZH}?{_AMOUNT_ZH}\s*次?{_UP_ZH}?的?",
    rf"{_FROM_ZH}(?:要|得)?(?:被|有)?{_CITED_ZH}(?:了|过)?\s*{_AMOUNT_ZH}\s*次?{_UP_ZH}?的?",
    rf"{_FROM_ZH}*(?:要|得)?(?:有)?{_AMOUNT_ZH}\s*次?{_UP_ZH}?的?{_CITED_ZH}{_UP_ZH}?的?",
    rf"{_CITED_ZH}(?:过|破|上)(?P<k>[百千万])的?",
    rf"{SET_ZH}\s*{_AMOUNT_ZH}\s*次{_UP_ZH}?",
    rf"\b{_EN_NO}(?:with |having |that (?:have|has|got) |which (?:have|has) )?(?:only )?{_BARELY_EN}{_AMOUNT_EN}\s*(?:citations?|cites)\b",
    rf"\b{_EN_NO}(?:that (?:is|are|was|were) )?cited {_BARELY_EN}{_AMOUNT_EN}(?:\s*times)?\b",
    rf"\b(?:with |having |that have |which have |and |of )*(?:{_FROM_EN}\s*)+{_AMOUNT_EN}\s*(?:citations?|cites)\b",
    rf"\b(?:with |having |that have |which have )?{_AMOUNT_EN}[ -]?{_UP_EN}?\s*(?:citations?|cites)\b(?:\s*{_UP_EN})?",
    rf"\bcited (?:{_FROM_EN}\s*)*{_AMOUNT_EN}\s*(?:{_UP_EN} )?(?:times\b)?(?:\s*{_UP_EN})?",
    rf"\b(?:{_FROM_EN}\s*)*{_AMOUNT_EN}\s*{_UP_EN}?\s*times cited\b",
    rf"\b(?:citations?|cites|citation (?:counts?|minimum|threshold|limit|bar|floor))\s*(?:(?:are|is|be|of|to|at|should|must)\s*)*(?:{_FROM_EN}\s*)+{_AMOUNT_EN}",
    rf"\b(?:citations?|cites|citation (?:counts?|minimum|threshold|limit|bar|floor))\s*(?:are |is |be |of |to |at )*{_AMOUNT_EN}(?:\s*{_UP_EN}|(?=[\s.!]*$))",
]  # fmt: skip
