"""The small parts of an entry in plain text: years, venues, numbers, length."""

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
