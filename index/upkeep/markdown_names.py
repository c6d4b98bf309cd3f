"""The people a text lists: which texts are names, in the orders of the citation styles."""

from __future__ import annotations

import functools
import re

from index.upkeep.markdown_words import HAN

_ETAL = re.compile(
    r"[,，]?\s*(?:\bet\.?\s?al\b\.?|\band others\b|等人|等(?=$|[\s,，.。．;；)）\[]))\.?,?", re.I
)
_PARTICLES = {"van", "von", "de", "der", "den", "da", "la", "le", "el", "al", "di", "du", "bin",
              "dos", "del", "ter", "ten", "y", "e", "d'", "st", "jr", "jr.", "ii", "iii"}  # fmt: skip
_ALONE = {"Le", "Du", "Da", "Bin"}  # particles that are surnames, too: "Zoph & Le"
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?-?){1,3}")
_WORD = re.compile(r"[A-ZÀ-ÞŁŠŽČ][\w'’.\-‐]*", re.UNICODE)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "翟章温康施牛樊葛邢安齐易乔伍庞颜倪庄聂鲁岳殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
_HAN_SHORT = re.compile(rf"[{HAN}]{{2,4}}")
_HAN_NAME = re.compile(rf"[{_SURNAMES}][{HAN}]{{1,2}}|[{HAN}A-Z.]{{1,6}}[·•][{HAN}·•]{{1,12}}")
_SPLIT = re.compile(
    r"\s*[;；、]\s*|\s*,?\s+(?:and|AND)\s+|\s*[,，]\s*&\s*|\s+&\s+|\s*[,，]\s*"
    r"|(?<=[\w.\s])[和与](?=[\s\w])"
)  # fmt: skip
# Words that stand in titles and never in names.
_NOT_NAMES = re.compile(
    r"(?-i:\b(?:a|an|is|are|by|on|in|to|of|the|for|with|via|using|from)\b)|"
    r"\b\w{3,}[ts]ions?\b|-[a-z]{3,}ing\b|\b(?:they|are|not|what|why|how|who|which|their|your|networks?|deep|neural|nets?|models?|The|For|With|Using|"
    r"(?:learn|cod|train|prun|sampl|match|process|model|understand|reason|track|pars|plann|answer)ing|"
    r"attention|memory|image|vision|language|"
    r"data|graph|cnn|rnn|gan|gans|r-cnn|lstm|transformers?|machines?|"
    r"pytorch|tensorflow|caffe|keras|github|google|facebook|microsoft|paper|code|pdf|survey|"
    r"adversarial|convolutional|recurrent|reinforcement|university|dataset|embeddings?|inference|"
    r"search|course|tutorial)\b",
    re.I,
)  # fmt: skip


@functools.lru_cache(maxsize=8192)
def _is_name(piece: str) -> bool:
    """Whether a piece between commas can be a person."""
    piece = re.sub(r"\s*[\"“(][\w.]+[\"”)]", "", piece).strip(" .*_†‡§∗")
    if re.search(rf"[{HAN}]", piece):
        return bool(_HAN_NAME.fullmatch(piece.replace(" ", "")))
    words = piece.split()
    if not 1 <= len(words) <= 5 or re.search(r"[\d:?!\"()\[\]/=]", piece) or len(piece) > 45:
        return False
    if _NOT_NAMES.search(piece):
        return False
    inner = {word for word in words[1:-1] if re.fullmatch(r"[a-z]{2,3}", word)}  # "van dan"
    solid = [w for w in words if w.casefold() not in _PARTICLES and w not in inner]
    solid = solid or [w for w in words if words == [w] and w in _ALONE]
    return bool(solid) and all(_WORD.fullmatch(w) or _INITIALS.fullmatch(w) for w in solid)


def _split_names(text: str) -> list[str]:
    """The pieces of a list of names; "Bengio, Yoshua" and "Vaswani, A." are put together."""
    text = re.sub(r"\s+", " ", _ETAL.sub("", text))
    dotted = re.search(r"\b[A-ZÀ-Þ]\.", text)
    text = text.strip(" ,，.。;；:：-–—|")
    pieces = [p.strip(" .*†‡§∗") if not re.search(r"\b[A-ZÀ-Þ]\.$", p.strip()) else p.strip()
              for p in _SPLIT.split(text)]  # fmt: skip
    pieces = [re.sub(r"^(?:and|&|和|与)\s+", "", p) for p in pieces if p]
    if dotted:  # a list in this style lost its last full stop
        pieces = [
            re.sub(r"(?<=[\s.])([A-ZÀ-Þ])$|^([A-ZÀ-Þ])$", r"\g<0>.", piece) for piece in pieces
        ]
    return _turned(pieces, text)


def _turned(pieces: list[str], text: str) -> list[str]:
    initials = [bool(re.fullmatch(r"(?:[A-ZÀ-Þ]\.?[\s\-]?){1,4}", p)) for p in pieces]
    if len(pieces) >= 2 and initials[1] and not initials[0]:  # Vaswani, A., Shazeer, N.
        found, i = [], 0
        while i < len(pieces):
            if i + 1 < len(pieces) and initials[i + 1]:
                found.append(f"{pieces[i + 1]} {pieces[i]}")
                i += 2
            else:
                found.append(pieces[i])
                i += 1
        return found
    # LeCun, Yann, Yoshua Bengio, and …; not Birrell and Nelson
    if len(pieces) >= 2 and re.match(r"[^\s,，]+[,，]", text):
        given = pieces[1].split()
        later = pieces[2:]
        inverted = all(" " in p for p in later) and (later or 1 <= len(given) <= 3)
        if inverted and _is_name(pieces[1]) and not re.search(rf"[{HAN}]", "".join(pieces[:2])):
            return [f"{pieces[1]} {pieces[0]}", *later]
    return pieces


@functools.lru_cache(maxsize=8192)
def names(text: str, *, sure: bool = True) -> tuple[str, ...]:
    """The people a text lists, or () where it is something else.

    Args:
        text: what may be a list of authors.
        sure: demand more than one capitalised word: "et al.", several names, or initials.
    """
    text = text.strip(" \n\t,，.。;；:：-–—|*_()（）")
    if not text or len(text) > 1_500 or re.search(r"https?:", text):
        return ()
    text = re.sub(
        r"^(?:by|authors?|作者|written by|from)\s*[:：]?\s+(?=\S)|^作者\s*[:：]",
        "",
        text,
        flags=re.I,
    )
    others = bool(_ETAL.search(text))
    pieces = _split_names(text)
    known = [_is_name(p) for p in pieces]
    if len(pieces) > 1 and all(_HAN_SHORT.fullmatch(p) for p in pieces):
        known = [
            sum(known) >= len(pieces) / 2 and sum(known) > 0
        ]  # rare surnames among common ones
    odd = [piece for piece, good in zip(pieces, known, strict=False) if not good]
    if len(pieces) >= 3 and len(odd) == 1 and re.fullmatch(r"[a-z]{3,}(?: [a-z]{3,}){1,2}", odd[0]):
        known = [not _NOT_NAMES.search(odd[0])]  # one that nobody wrote with capitals
    if not pieces or not all(known):
        return ()
    if others or not sure:
        return tuple(pieces)
    full = [p for p in pieces if " " in p or re.search(rf"[{HAN}]", p)]
    initials = any(re.match(r"[A-ZÀ-Þ]\.|.*\s[A-ZÀ-Þ]\.?$", p) for p in pieces)
    if len(pieces) >= 2 and (len(full) >= len(pieces) - 1 or initials):
        return tuple(pieces)
    return tuple(pieces) if initials else ()
