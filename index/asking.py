"""The words of asking, which say nothing about the topic: "what should I read on", "有哪些论文".

They are taken from both ends of every clause, never from its middle, so that "how do computers
recognise faces" keeps its sense. Names and terms are protected by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.text import has_han

Cuts = Callable[[str, int], bool]

_ENGLISH = """
behind came come comes cover deal friends appeared cite citing abt wich papr papper haha hahaha hehe kinda sorta smth sth sorry dumb noob umm hmmm dude mate thnx tnx totally clue pointer actually basically done exactly nowadays asap atm bro btw bit dunno fyi gonna gotta hmm idk imo lemme lol lot lunwen ngl ok omg prof professor pretty
r rn stop supervisor tbh thx til tho u ur um wont won't yo yeah boss advisor keeps keep hearing a about advice after all also am an and any anybody anyone anything appreciate are around article
articles as at author authors be been before begin beginner beginners beginning best better between bot
but by can cannot can't check classic classical come concerning could couple covering covers cheers
curious day dealing dear deals decent describe described describes describing did discuss
discusses discussing do does doing early earlier earliest don't else english essential ever every everyone everything
everybody explain explained explaining explains explore famous few field field's find first folks for
foundational from fundamental get getting give go going good got great guide guys had hand
has have having he heard hello help her here hey hi him his hope how i i'd i'll i'm i've ideas if
important in influential inform interested interesting intro introduce introduced introduces
introducing into invented is isn't it it's its just key kind kindly know known landmark latest
lead learn let let's like list literature little ll look looking lot love made main major make making
many may maybe me mention mentions might more most much must must-read mustread my name named need
new newbie newcomer nice no not notable now of off ok okay old older oldest on one ones only or original originally other
our out over overall paper papers people person place please pls plss plz plzz plzzz point pointers popular possible
preferably present presented presents proposed proposes proposing publication publications publish published
question quick quickly re read reader readers reading readings reads really recommend
recommendation recommendations recommended reference references regarding related relevant
research researcher researchers resource resources right say says search see seek seeking seminal send share
she should show showed shows so some somebody someone something sort source sources specific start started
starting starter study studying stuff such suggest suggested suggestion suggestions suggests sure talk
talking talks teach tell thank thanks that that's the their them then there there's they thing
things think this those through tips to today together topic topics towards trying tutorials u um
under understand understanding up upon us use useful using usually various very via wanna want wanted wants
was way ways we well well-known were what what's whats when where where's which who who's whole whom whose why wish
will with wonder wondering work working works worth would write writing writings written wrote y'all you
you'd your yours
""".split()

CHINESE_ASKING = """
你好 您好 另外 问问 想问问 问一下 顺便 正事 大家好 请问 请教 各位 大佬 大佬们 老师 求助 麻烦 劳驾 谢谢 多谢 感谢 哈喽 拜托 打扰 有没有 有无 有什么 有啥
有哪些 有哪几篇 是否 能不能 能否 可以 可不可以 可否 帮忙 帮我 给我 替我 为我 跟我 帮 给 推荐 安利 介绍 列出 列举 求 我
本人 我们 咱 咱们 你 你们 您 小白 新手 初学者 菜鸟 萌新 新人 一个 一名 一枚 一位 一只 作为 最近 现在 刚 刚刚 刚开始 正在 一直 目前
想 想要 打算 准备 希望 需要 考虑 要 了解 学习 学 看看 看 读 知道 弄懂 搞懂 弄明白 搞明白 明白 系统地 入门 入手 起步
补 补补 找 认识 搞 做 一下 一些 几篇 一篇 点 些 应该 应 该 得 值得 适合 建议 最好 先 首先 从 哪里 哪儿 哪些 哪几篇 哪篇
哪一篇 什么 啥 几个 哪几个 哪个 哪 论文 文章 文献 资料 开始 看起 读起 学起 下手 比较好 比较 好 怎么 如何 怎样 咋 上手 都
经典 必读 重要 著名 有名 知名 代表 代表性 代表作 奠基 奠基性 开山 开山之作 里程碑 相关 关键 核心 主要 优秀 基础 原始 最早 最初
权威 靠谱 之作 的 工作 研究 著作 成果 作品 讲 讲讲 讲解 讲述 关于 有关 谈 谈谈 论述 涉及 说 说说 提出 提出了 发明 发明了 描述 方面 领域
方向 这块 这一块 这方面 这个方向 这个领域 这个 主题 话题 问题 那篇 这篇 那个 一块 这类 之类 一类 这些 那些 原版 原文 叫 是
算 是什么 是啥 什么意思 什么东西 怎么回事 怎么来的 怎么做 怎么 具体 最先 率先 首次 第一次 当年 到底 究竟 由 查 查找 查询 搜 搜索 聊 聊聊
来 对于 对 除了 吧 呗 亲 吗 呢 啊 呀 嘛 哦 哈 咧 啦 么 了 在 有 和 与 也 就 还 又 把 被 里 中 上 下 内 请 那 那么 所以 然后 还有 以及 人 谁
写 发表 写的 用 靠 去 会 能 很 特别 非常 真的 挺 感兴趣 感 兴趣 兴趣的 好奇 一点 一共 全部 所有 或者 或 跟 以 过 着 让我 看过 读过 听说 听说过 听过
书单 清单 列表 榜单 名单 上面 里面 最 更 比较新 任何 东西 内容 学术 必看 该看 一看 一读 才 才好 行 合适 不错 的话 能看 可看 介绍下
推荐下 讲一下 多少 几 这 那儿 个 篇 本 种 类 为什么 为何 为啥 老 旧 古早 早期 参与 参与的 参加 合写 合写的 合作 合著 那种 那些 效果 有人 来着 搞的 做的 路子 有没有人 可以吗 好不好 行不行 怎么办 咋办 怎么学 怎么看 有用 参考 可以参考 看哪些 看哪篇 是哪篇 是哪一篇 是哪几篇 叫什么 在哪 最有名
出自 出自哪 出处 背后 正文 第一版 要引用 该引用 引用哪篇 引用哪一篇 技术报告 哈哈 哈哈哈 哈哈哈哈 嘿嘿 呜呜 呜呜呜 求推荐 跪求 求救 救命 救命啊 完全不懂 一点不懂 啥也不懂 什么都不懂 一脸懵 没头绪 毫无头绪 完全没头绪 在吗
在不在 问下 想问下 那个啥 那个那个 叫啥 叫啥来着 啥来着 有木有 有没得 有啥好看的 哇 鸭 嘞 喽 咯 老板让我 老板要我 老师让我 老师要我 导师让我 导师要我 我导
师兄让我 师姐让我 领导让我 领导要我 学长 学姐 搞个 写个 做个 弄个 原论文 原文章 组会 组会讲 下周组会讲 刚入学 一枚 就是
""".split()


def _alternation(phrases: list[str]) -> str:
    return "|".join(re.escape(p) for p in sorted(set(phrases), key=len, reverse=True))


_ASKING = rf"(?:(?<![a-z0-9'-])(?:{_alternation(_ENGLISH)})(?![a-z0-9'-])|(?:{_alternation(CHINESE_ASKING)}))"
_PAPER_ENDING = re.compile(r"(?:论文|文章|文献|之作|入门)$")
ASKING_WORDS = frozenset(_ENGLISH)
_CHINESE_WORDS = frozenset(CHINESE_ASKING)
_FRONT = re.compile(rf"^{_ASKING}", re.IGNORECASE)
_BACK = re.compile(rf"{_ASKING}$", re.IGNORECASE)
_LONGEST = max(map(len, (*_ENGLISH, *CHINESE_ASKING)))
_FRONT_EDGE = re.compile(r"^[^\w\ue000-\uf8ff]+")
_BACK_EDGE = re.compile(r"[^\w\ue000-\uf8ff+#)）]+$")
_CLAUSES = re.compile(r"[\n,，、。;；?？!！…]+|[.:：](?=\s|$)|\s[-–—]+\s|——")


def clauses(text: str) -> list[str]:
    """The parts of a text between its punctuation."""
    return [part for part in _CLAUSES.split(text) if part.strip()]


def strip_asking(text: str, cuts: Cuts = lambda text, place: False) -> str:
    """The topic of a question: its clauses without asking words and punctuation at their ends.

    ``cuts`` tells whether a cut would go through a word (聊 is one of asking, 聊天 is not). A private-use character stands for a protected name or term and is never taken away.
    """
    parts = []
    for clause in _CLAUSES.split(text):
        while True:
            clause = _BACK_EDGE.sub("", _FRONT_EDGE.sub("", clause))
            front, shorter = _FRONT.match(clause), clause
            if front and not cuts(clause, front.end()):
                shorter = clause[front.end() :]
            back = _BACK.search(shorter, max(0, len(shorter) - _LONGEST))
            if back and not cuts(shorter, back.start()):
                shorter = shorter[: back.start()]
            if shorter == clause:
                break
            clause = shorter
        if clause:
            parts.append(" ".join(clause.split()))
    return " ".join(parts)


def only_asking(text: str) -> bool:
    """Whether ``text`` is nothing but asking words ("classic paper", "必读论文").

    Chinese asking words are so short that terms can be made of them (学会学习, learning to learn):
    there only a single word counts, or one that ends in a word for a paper.
    """
    if has_han(text):
        return text in _CHINESE_WORDS or bool(_PAPER_ENDING.search(text) and not strip_asking(text))
    return not strip_asking(text)


def content_words(text: str) -> list[str]:
    """The words of a folded text that are no asking words."""
    return [word for word in text.split() if word not in ASKING_WORDS and len(word) > 1]


def is_asking(word: str) -> bool:
    """Whether a Chinese word as a whole is one of asking."""
    return word in _CHINESE_WORDS


_WANTS = re.compile(
    r"\b(?:read|papers?|articles?|recommend\w*|suggest\w*|start|begin\w*|learn\w*|study|list)\b"
    r"|论文|文章|文献|推荐|看|读|学|入门|书单",
    re.IGNORECASE,
)


def wants_reading(text: str) -> bool:
    """Whether a question without a topic asks for papers at all ("what should I read?")."""
    return _WANTS.search(text) is not None
