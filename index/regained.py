"""What was not wanted and is wanted again: "stylegan is fine, put it back", "刚才排除的加回来吧". Pure.

People word this in countless ways, so no whole sentence is matched: beside words of bringing back
and words that say nothing there must be nothing but a thing that is excluded, or a word that stands
for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.lift_rules import rule
from index.query import Without

# Not to exclude any more is to want again.
_NO_MORE_OUT = rule(
    r"\b(?:don'?t|do not|no need to|needn'?t|stop|no longer|never mind) (?:exclud(?:e|ing)|leav(?:e|ing) out|filter(?:ing)?(?: out)?|skip(?:ping)?|omit(?:ting)?|ban(?:ning)?|ignor(?:e|ing)|hid(?:e|ing)|drop(?:ping)?)(?: (?:any ?more|any longer|out|now|after all))*\b",
    r"(?:别|不用|不要|不必|不再|无需|不)(?:再|要)?(?:排除|剔除|过滤|屏蔽|跳过|排斥|去掉|踢掉)(?:掉)?(?:[它他她]们?|这个|这条)?",
)
_AGAIN = rule(
    r"\b(?:back|again|includ\w+|allow\w*|fine|ok(?:ay)?|alright|welcome|keep|leave|leaving|restor\w+|re-?add|undo|reinstat\w+|bring|add|acceptable|after all|don'?t mind|no problem|too|as well)\b",
    r"[加放算拿捡补请添](?:回|进)?[来去]?|恢复|留|可以|行|(?:也|还是?|再)(?:想|要|给我?)*(?:看|要)+|包括|没事|没关系|无妨|不要紧|不介意|接受|允许|收进?",
)
# What brings back everything that is excluded, where nothing is named
_ALL_AGAIN = rule(
    r"\b(?:put|bring|let|add|take|leave|keep|include|restore|show)\b.*\b(?:back|in|again)\b|\b(?:undo|restore|reinstate|include)\b",
    r"(?:加|放|拿|捡|补|请|算|要)(?:回|进)(?:来|去)?|恢复|(?:都|也|还是)(?:留着?|加上|算上)",
)
_EXCLUDED = r"(?:刚才|刚刚|之前|前面|上面)?(?:排除|去掉|剔除|过滤|不要|踢掉)(?:掉|了)?的(?:那些|那个|那几[篇个])?"
_PLAIN_EN = (
    "actually is are s was were be been being it its them those these that this put in on to can could may "
    "might you let lets all now well no oh hmm hm sorry i ve d ll m changed change my mind second thought thoughts "
    "the a an any some ones one papers paper stuff things thing work works and also as have has come comes do "
    "does they re we please pls me list results answer with for then yes yeah so really guess think about "
    "what which excluded removed dropped left out earlier before just never mind perhaps maybe still again "
    "there here would should will s t don again got go ahead feel free happy if than like at"
)
_PLAIN_ZH = (
    "其实 算了 好吧 那就 那么 那 还是 把 将 也 都 再 又 重新 吧 了 的 这类 那类 这些 那些 这种 那种 一类 相关 方面 论文 "
    "文章 给我 给 我 来 进来 进去 回来 上 下 里 一起 一并 着 想 想了想 又想 改主意 让 它们 它 他们 能 就 好 成 是 呢 "
    "啊 呀 一下 你 麻烦 请 现在 列表 结果 里面 中 在内 考虑 回 去 进 出来 觉得 不 错 之类 什么"
)
_PLAIN = re.compile(
    rf"\b(?:{'|'.join(_PLAIN_EN.split())})\b|{_EXCLUDED}|"
    + "|".join(map(re.escape, sorted(_PLAIN_ZH.split(), key=len, reverse=True))),
    re.IGNORECASE,
)
_NEGATIVE = rule(
    r"\b(?:not|without|except|excluding|exclude|only|instead|rather|fewer|less|no (?!longer|problem|need|,))\b",
    r"不(?!错|过|要紧|介意|好意思)|[别除少](?!的)|只|没(?!事|关系|问题)|去掉|排除",
)


def wanted_again(
    text: str, without: Without, meant: Callable[[str], Without | None]
) -> Without | None:
    """What is still not wanted after ``text``; None if it brings nothing back.

    Args:
        text: what was said, clean and simplified.
        without: what is not wanted so far.
        meant: tells what words are.
    """
    left = _NO_MORE_OUT.sub("\n", text)
    freed = left != text
    named_all = re.search(_EXCLUDED, left) is not None
    if _NEGATIVE.search(re.sub(_EXCLUDED, "\n", left)) or not (freed or _AGAIN.search(left)):
        return None
    words = _between(left)
    if not words:
        every = freed or named_all or _ALL_AGAIN.search(left)
        return Without() if every else None
    said = meant(words)
    if said is None:
        return None
    kept = allowing(without, said)
    return None if kept == without else kept


def _between(text: str) -> str:
    """The words from the first to the last that are neither of bringing back nor plain."""
    marked = bytearray(len(text))
    for pattern in (_PLAIN, _AGAIN):
        for match in pattern.finditer(text):
            marked[match.start() : match.end()] = b"\1" * len(match.group())
    own = [i for i, c in enumerate(text) if c.isalnum() and not marked[i]]
    return text[own[0] : own[-1] + 1] if own else ""


def allowing(without: Without, said: Without) -> Without:
    """``without`` but for what is ``said`` to be wanted."""
    left = {
        name: tuple(v for v in getattr(without, name) if v not in getattr(said, name))
        for name in ("terms", "categories", "authors", "papers")
    }
    return Without(words=without.words if any(left.values()) else (), **left)
