"""The small parts of an entry in plain text: years, venues, names of people."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_ACRONYMS = (
    "CVPR|ICCV|ECCV|NIPS|NeurIPS|ICML|ICLR|AAAI|IJCAI|ACL|EMNLP|NAACL|EACL|COLING|CoNLL|TACL|KDD|"
    "SIGKDD|WWW|TheWebConf|SIGIR|WSDM|CIKM|RecSys|ICDM|SDM|PKDD|ECML|ICASSP|Interspeech|ASRU|"
    "SLT|ICRA|IROS|CoRL|RSS|SIGGRAPH(?: Asia)?|TOG|ASPLOS|ISCA|MICRO|HPCA|FPGA|FCCM|FPL|DAC|DATE|"
    "ICCAD|ASP-DAC|MLSys|SysML|OSDI|SOSP|NSDI|ATC|PPoPP|PLDI|CGO|PACT|EuroSys|ISSCC|JSSC|BMVC|"
    "WACV|ACCV|MICCAI|AISTATS|UAI|COLT|ALT|ICANN|IJCNN|ICIP|ICPR|ICME|MM|ACM ?MM|ACMMM|JMLR|TMLR|"
    "T?PAMI|IJCV|TIP|TNN|TNNLS|TMM|TKDE|TOIS|TSP|TASLP|TCSVT|CVIU|PR|PRL|PNAS|CACM|CoRR|arXiv|"
    "bioRxiv|LREC|ISMIR|GECCO|AAMAS|AISec|CCS|NDSS|USENIX(?: Security)?|S&P|SIGMOD|VLDB|"
    "PVLDB|ICDE|MLHC|CHIL|CHI|UIST|L4DC|COLM|Findings|JAIR|AIJ|IEEE|ACM|Nature|Science|Cell|"
    "FG|3DV|HRI|FAT|FAccT|SIGCOMM|INFOCOM|MobiCom|MobiSys|SenSys|ICDAR|SemEval|RANLP|ICWSM|"
    "OpenReview"
)
_VENUE = re.compile(
    rf"(?<![A-Za-z])(?:{_ACRONYMS}|NeurIPSW|CVPRW|ICCVW|ECCVW|ICMLW|ICLRW)(?![a-z])"
    r"|\b(?:Proceedings|Proc\.|Conference|Journal|Transactions|Trans\.|Workshops?\b|Advances in|"
    r"preprint|Symposium|Magazine|Letters|Springer|Elsevier|Neural Comput|"
    r"MIT Press|Thesis|University Press)"
    rf"|[{HAN}]*(?:学报|会议|期刊|杂志|预印本|学位论文|出版社|大会|研讨会)",
)
_DIGIT = re.compile(r"\d")
_UNKNOWN_VENUE = re.compile(r"\W*([A-Z]{4,10})(?:,? |['’])(?:19|20)?\d\d\W*")  # "ICONIP, 2014"
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_FULL_YEAR = re.compile(rf"(?<![\dA-Za-z.:/\-–—_#×])({_YEAR})(?![\d%])(?!\s?[-–]\s?\d{{4}}\b)")
_SHORT_YEAR = re.compile(
    rf"(?<![A-Za-z])(?:(?i:{_ACRONYMS})[A-Z]?(?:\s?[’'‘`-]\s?|\s|)|[’'‘])((?:19|20)?\d\d)(?!\d|[.:]\d)"
)
_PREPRINT_DATE = re.compile(
    r"arxiv[\s,:_\-]{0,3}((?:19|20)?\d\d)[./\-](?:0[1-9]|1[0-2])(?!\d)", re.I
)
_IDS = re.compile(
    r"(?:arxiv\s*(?:preprint)?\s*(?:arxiv)?\s*[:：]?\s*|abs/)\d{4}\.\d{4,5}(?:v\d+)?"
    r"|\b\d{4}\.\d{4,5}(?:v\d+)?\b|\b10\.\d{4,9}/\S+|https?://\S+"
    r"|[:：,]\s*\d+\s*[-–—]+\s*\d+|\bpp?\.?\s*\d+\s*[-–—]+\s*\d+|\b\d{5,}\b",
    re.I,
)
_BRACKETS = re.compile(r"[(（\[【［]([^()（）\[\]【】［］]{2,80})[)）\]】］]")
LATEST_YEAR = 2049
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY = re.compile(  # papers are dated by year, meetings and news by day
    r"(?:19|20)\d\d[./年-]\d{1,2}[./月-]\d{1,2}日?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d"
    rf"|{_MONTH} \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}}\.? {_MONTH} (?:19|20)\d\d",
    re.I,
)


def _short(digits: str) -> int:
    year = int(digits)
    if year > 99:
        return year
    return 2000 + year if year < 50 else 1900 + year


@dataclass(frozen=True, slots=True)
class Year:
    """A year and where in the text it stands, its brackets included."""

    year: int
    start: int
    end: int


@functools.lru_cache(maxsize=8192)
def find_year(text: str) -> Year | None:
    """The year a text prints: in brackets before any other, else the last one; ids and pages are
    not taken for years."""
    if not _DIGIT.search(text):
        return None
    hidden = _IDS.sub(lambda m: "·" * len(m.group()), text)
    dates = _PREPRINT_DATE.search(text)
    for bracket in _BRACKETS.finditer(hidden):
        inside = _any_year(bracket[1])
        if inside and bracket[1].count(" ") <= 9:
            return Year(inside.year, bracket.start(), bracket.end())
    for bracket in _BRACKETS.finditer(hidden):  # "(aiDM2020)"
        glued = re.fullmatch(rf"\s*\d?[A-Za-z]{{2,12}}({_YEAR})\s*", bracket[1])
        if glued:
            return Year(int(glued[1]), bracket.start(), bracket.end())
    if dates:
        return Year(_short(dates[1]), dates.start(), dates.end())
    return _any_year(hidden)


def _any_year(text: str) -> Year | None:
    full = list(_FULL_YEAR.finditer(text))
    if full:
        match = full[-1]
        return Year(int(match[1]), match.start(), match.end())
    dated = _PREPRINT_DATE.search(text) or re.match(r"()((?:19|20)\d\d)[./-]\d\d?\b", text)
    if dated:
        return Year(_short(dated[dated.lastindex or 1]), dated.start(), dated.end())
    short = _SHORT_YEAR.search(text)
    if short and not short.group().lower().startswith(("mm", "pr", "3dv")):
        return Year(_short(short[1]), short.start(), short.end())
    return None


@functools.lru_cache(maxsize=8192)
def is_year(text: str) -> bool:
    """Whether a text is a year, a date or a span of them and nothing else."""
    if not _DIGIT.search(text):
        return False
    rest = re.sub(rf"{_YEAR}|\d{{1,2}}(?=[月日/.\-])|\d{{1,2}}$", "", text.strip())
    return not re.sub(
        r"[\s年月日/.,\-–—~～<>≤≥+()（）\[\]:：以前后之至到]"
        r"|(?i:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*|months?|个月",
        "", rest,
    )  # fmt: skip


@functools.lru_cache(maxsize=8192)
def venue_of(text: str) -> str | None:
    """The acronym or name of the venue a short text names."""
    found = _VENUE.search(text)
    unknown = None if found else _UNKNOWN_VENUE.fullmatch(text)
    return unknown[1] if unknown else found.group().strip() if found else None


@functools.lru_cache(maxsize=8192)
def is_venue(text: str) -> bool:
    """Whether a text is a venue (with or without year) rather than a title."""
    core = re.sub(r"^[\s(（\[【]+|[\s)）\]】.,;:：]+$", "", text)
    if is_year(core):
        return True
    found = _VENUE.search(core)
    if not found:
        return False
    rest = core[: found.start()] + core[found.end() :]
    rest = re.sub(rf"{_YEAR}|\d+", "", _IDS.sub("", rest))
    long = r"(?i:oral|spotlight|poster|best paper|award|workshop|findings|main|long|short|track|preprint|in|on|of|the|and|for|international|ieee|acm|conference|proceedings|proc|vol|no|pp|abs|accepted|to appear|journal|transactions|annual|conf|asia|security|report|arxiv|corr|under review|submitted)"
    left = re.sub(rf"\b{long}\b", "", rest)
    left = re.sub(r"[\W\d_]+", " ", left).strip()
    prose = re.match(r"(?:In |In: )?(?:Advances in|Proceedings|Proc\.|Journal of|IEEE|ACM)", core)
    return len(left) <= 3 or (word_count(left) <= 2 and found.start() <= 3) or bool(prose)


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


def split_names(text: str) -> list[str]:
    """The pieces of a list of names; "Bengio, Yoshua" and "Vaswani, A." are put together."""
    text = re.sub(r"\s+", " ", _ETAL.sub("", text)).strip(" ,，.。;；:：-–—|")
    pieces = [p.strip(" .*†‡§∗") if not re.search(r"\b[A-Z]\.$", p.strip()) else p.strip()
              for p in _SPLIT.split(text)]  # fmt: skip
    pieces = [re.sub(r"^(?:and|&|和|与)\s+", "", p) for p in pieces if p]
    if any("." in piece for piece in pieces):  # a list in this style lost its last full stop
        pieces = [re.sub(r"(?<=[\s.])([A-Z])$|^([A-Z])$", r"\g<0>.", piece) for piece in pieces]
    return _turned(pieces, text)


def _turned(pieces: list[str], text: str) -> list[str]:
    initials = [bool(re.fullmatch(r"(?:[A-Z]\.?[\s\-]?){1,4}", p)) for p in pieces]
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
    pieces = split_names(text)
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


_EMOJI = re.compile(
    r":[a-z][a-z0-9_+\-]{1,40}:|[\U0001F000-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u23E9-\u23FA\uFE0F\u200D"
    r"\u2B50\u2714\u2705\u274C\u2728\U000E0020-\U000E007F]"
)
_NUMBER = re.compile(
    r"^[\s\ufffc]*(?:\[\d{1,3}\]|［\d{1,3}］|【\d{1,3}】|[(（]\d{1,3}[)）]|\d{1,3}\s?[)）、．:：](?!\d)|"
    r"\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=[^\s\d])|\d{1,3}\.\s*(?=[^\d\s])|#\d+[.:]?\s|[①-⑳]|\[[ xX✓√]?\]|[-*+•]\s)\s*[.:、]?\s*"
)


@functools.lru_cache(maxsize=8192)
def without_emoji(text: str) -> str:
    """The text with every emoji and ``:star:`` put as a space."""
    return _EMOJI.sub(" ", text)


def number_end(text: str) -> int:
    """Where the text begins after its own number ("[3]", "1.", a tick box)."""
    end = 0
    for _ in range(3):
        found = _NUMBER.match(text[end:])
        if not found:
            break
        end += found.end()
    return end


@functools.lru_cache(maxsize=8192)
def word_count(text: str) -> float:
    """How long a text is in words; two Chinese characters count as one."""
    han = len(re.findall(rf"[{HAN}]", text))
    return han / 2 + len(re.findall(r"[A-Za-zÀ-ÿ\d][\w'’.\-+]*", re.sub(rf"[{HAN}]", " ", text)))
