"""What a link of a reading list is: the paper, its code, or something else."""

from __future__ import annotations

import functools
import re
from urllib.parse import unquote, urlsplit

_KINDS: dict[str, str] = {
    "pdf": "pdf pdfs 全文 下载 论文下载",
    "page": "paper papers arxiv abs abstract html doi link links url article acm ieee springer "
    "openreview aclanthology acl cvf nips neurips jmlr pmlr publication preprint here 论文 原文 "
    "论文地址 论文链接 链接 地址 文章 原论文 论文原文 英文原文 传送门 文献 摘要 点此 这里",
    "code": "code codes github gitlab repo repository implementation source pytorch tensorflow tf "
    "torch caffe keras mxnet jax matlab theano lua python official unofficial 代码 源码 源代码 "
    "代码地址 代码链接 实现 官方代码 开源代码 代码实现 复现 开源 仓库 官方 官方实现",
    "web": "web website site project page homepage home demo online 主页 项目 项目主页 网站 项目页面 "
    "项目地址 演示 官网 网页",
    "video": "video videos youtube talk presentation oral bilibili 视频 讲解 视频讲解 演讲",
    "slides": "slides slide ppt poster 幻灯片 海报",
    "blog": "blog post medium note notes review reviews summary zhihu csdn explained explanation "
    "reading tutorial interpretation 博客 笔记 解读 知乎 论文解读 论文笔记 解析 阅读笔记 讲解 介绍 "
    "中文解读 解读文章 详解 公众号",
    "data": "data dataset datasets model models weights checkpoint checkpoints huggingface hf 数据 "
    "数据集 模型 权重",
    "supplement": "supp supplementary supplement supplemental material materials appendix 附录 补充材料",
    "bib": "bib bibtex cite citation scholar semantic dblp 引用",
    "translation": "translation translated chinese english 译文 翻译 中文 中文版 中译 英文 英文版 "
    "中文翻译 中文译文",
}  # fmt: skip
_LABELS = {word: kind for kind, words in reversed(_KINDS.items()) for word in words.split()}
_FILLERS = set("the a of for and in on by to v 与 和 的 及 my our new old long short version "
               "updated extended full conference journal tech report technical".split())  # fmt: skip

_HOSTS = re.compile(
    r"arxiv\.org|arxiv-sanity|ar5iv|alphaxiv|openreview\.net|(?:dx\.)?doi\.org|"
    r"aclweb\.org|aclanthology|papers\.nips\.cc|(?:papers|proceedings)\.neurips\.cc|nips\.cc/paper|"
    r"proceedings\.mlr\.press|jmlr\.(?:org|csail)|(?:cv-foundation|thecvf)\.(?:org|com)|ecva\.net|"
    r"ieeexplore\.ieee|computer\.org/csdl|dl\.acm\.org|portal\.acm|acm\.org/citation|"
    r"link\.springer|springer(?:link|nature)?\.com|nature\.com/|science(?:mag)?\.org/|"
    r"sciencedirect|elsevier|semanticscholar\.org|citeseerx?|mitpress|"
    r"biorxiv|medrxiv|hal\.(?:science|inria|archives)|hal-\w+\.|aaai\.org|ijcai\.org|"
    r"isca-speech|isca-archive|usenix\.org|vldb\.org|proceedings|mlsys\.org|"
    r"onlinelibrary\.wiley|tandfonline|pnas\.org|cell\.com|plos|frontiersin|mdpi\.com|"
    r"researchgate|academia\.edu|ncbi\.nlm\.nih|pubmed|eccc|iclr\.cc|icml\.cc|roboticsproceedings|"
    r"huggingface\.co/papers|paperswithcode\.com/paper|machinelearning\.wustl|cnki\.net|"
    r"wanfangdata|bmva\.org|bmvc|isca-conf|eprint\.iacr|ssrn\.com|worldscientific|optica",
    re.I,
)
_BADGE = re.compile(r"img\.shields\.io/badge/([^?#]+?)(?:\.svg|\.png)?(?:[?#]|$)")
_PDF = re.compile(r"\.(?:pdf|ps|ps\.gz|pdf\.gz|djvu)(?:$|[?#&)])|/pdf/|[?&]format=pdf", re.I)
_CODE = re.compile(
    r"github\.com|github\.io|gitlab|bitbucket|sourceforge|colab\.|kaggle|gitee", re.I
)
_PERSON = re.compile(
    r"scholar\.google[^/]*/citations\?|twitter\.com|//x\.com|linkedin|facebook\.com|weibo|"
    r"/~[\w.-]+/?$|instagram|mailto:",
    re.I,
)
_MEDIA = re.compile(
    r"youtu\.?be|vimeo|bilibili|coursera|udacity|udemy|edx\.org|medium\.com|blog|wikipedia|"
    r"zhihu|csdn|jianshu|reddit|quora|towardsdatascience|slideshare|videolectures|"
    r"podcast|substack|news\.|/posts?/|juejin|cnblogs|mp\.weixin|amazon\.|shields\.io|discord|slack\.",
    re.I,
)
_ARXIV = re.compile(
    r"(?:arxiv[^\s]*?/(?:abs|pdf|html|ps|format|src)/|ar5iv[^\s]*?/|alphaxiv\.org/\w+/|"
    r"huggingface\.co/papers/|arxiv\.|/pdf/|arxiv\s*(?:preprint)?\s*(?:arxiv)?\s*[:：\s]\s*)"
    r"((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[a-z]{2})?/\d{7}))(?!\d)",
    re.I,
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>\[\]{}|，。；）]+", re.I)


@functools.lru_cache(maxsize=8192)
def label_kind(label: str) -> str | None:
    """The kind a link's text names ("pdf", "code" …), or None where the text is more than that."""
    words = re.findall(r"[a-z]+|[\u4e00-\u9fff]+", label.casefold())
    if not words or len(words) > 5:
        return None
    kinds = [_LABELS.get(word) or _han_label(word) for word in words]
    known = [kind for kind in kinds if kind]
    other = [w for w, kind in zip(words, kinds, strict=True) if not kind and w not in _FILLERS]
    return known[0] if known and not other else None


def _han_label(word: str) -> str | None:
    """A Chinese label that joins two ("论文和代码", "论文pdf")."""
    for cut in range(1, len(word)):
        if word[:cut] in _LABELS and (word[cut:] in _LABELS or word[cut:] in _FILLERS):
            return _LABELS[word[:cut]]
    return None


@functools.lru_cache(maxsize=8192)
def url_kind(url: str) -> str:
    """ "scholarly", "pdf", "code", "person", "media", "anchor" or "other"."""
    if not re.match(r"(?:https?:)?//|ftp:", url, re.I):
        if url.startswith("#") or not url:
            return "anchor"
        if url.startswith("mailto:"):
            return "person"
        return "pdf" if _PDF.search(url) else "file"
    whole = unquote(url)
    if _PERSON.search(whole):
        return "person"
    if _MEDIA.search(urlsplit(url).netloc):
        return "media"
    if arxiv_id(whole) or _HOSTS.search(whole):
        return "scholarly"
    if _PDF.search(url):
        return "pdf"
    if _MEDIA.search(whole):
        return "media"
    if _CODE.search(whole):
        return "code"
    return "other"


def badge_text(url: str) -> str:
    """What a badge of shields.io prints ("ICCV 2019"), nothing for any other picture."""
    found = _BADGE.search(url)
    parts = re.split(r"(?<!-)-(?!-)", unquote(found[1])) if found else []
    return " ".join(parts[:-1]).replace("_", " ")  # without its colour


def is_paper_url(url: str) -> bool:
    """Whether a URL alone says that it leads to a paper."""
    return url_kind(url) in ("scholarly", "pdf")


@functools.lru_cache(maxsize=8192)
def arxiv_id(text: str) -> str | None:
    """The arXiv id in a URL or in text ("arXiv:1409.1556"), without version."""
    found = _ARXIV.search(text)
    if not found:
        return None
    number = found[1]
    month = int(number[2:4]) if number[0].isdigit() else 1
    return number.casefold() if 1 <= month <= 12 else None


@functools.lru_cache(maxsize=8192)
def doi(text: str) -> str | None:
    """The DOI in a URL or in text, in lower case; None for arXiv's own DOIs."""
    found = _DOI.search(unquote(text))
    if not found:
        return None
    value = re.sub(
        r"(?:\.pdf|\.html?|/(?:pdf|full|abstract|epdf))+$", "", found.group(), flags=re.I
    )
    value = re.split(r"[?#&]", value)[0].rstrip(".,;:)'")
    return None if value.lower().startswith("10.48550/") else value.lower()
