"""What the topic of a question is made of: glossary terms, names of papers, and other words. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from index.asking import content_words, strip_asking
from index.misspelt import misspelt_name, misspelt_terms, without_spans
from index.phrases import Span
from index.query import Query
from index.text import fold, has_han, key, singular
from index.vocabulary import Vocabulary

# "没有平行语料怎么翻译" is not about parallel corpora.
_LACKING = re.compile(r"(?<!有)没有?(?!有)|\b(?:without|no|lacking)\b")
# Words around terms that tell nothing more than the terms do
_FRAME = re.compile(
    r"\b(?:models?|methods?|approach(?:es)?|techniques?|algorithms?|basics|based|basic|simple|modern|mainstream|various|different|worth (?:my|your|the) (?:time|while))\b"
    r"|模型|方法|算法|技术|结构|这类|那类|那种|这种|就是|基于|主流|从头|各自|(?:怎么|如何|怎样|咋)(?:估计|做|实现|弄|搞|算|处理|解决|写)|系统地?|方案|常见|各种"
)
# Who published something, and where: beside a name or a term it tells nothing of the topic
_PUBLISHED = re.compile(
    r"\b(?:(?:from|by|at|of|in|the) )*(?:pnas|neurips|nips|icml|iclr|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|jmlr|t?pami|asplos|isca|arxiv|google(?: brain)?|deepmind|openai|facebook|microsoft|nvidia|berkeley|stanford|cmu|oxford|toronto|montreal|mila|princeton|freiburg|tsinghua|baidu|tencent|alibaba)(?:'s)?(?: (?:article|cover|group|lab|team|version|one))?\b(?! scholar)"
    r"|(?:谷歌|脸书|微软|英伟达|伯克利|斯坦福|清华|北大|百度|腾讯|阿里巴巴|弗莱堡|牛津|多伦多|蒙特利尔|哈工大|商汤|旷视)(?:大学|大脑|团队|研究院)?的?(?:那篇|那个)?"
)
# The same where a paper is named; elsewhere words of the topic ("fair classification")
_ALSO_WORDS = re.compile(r"\b(?:(?:from|by|in|the) )*(?:nature|science|meta|fair)(?:'s)?\b")
_NICKNAME = 0.7  # share of a question that a paper's own nickname counts for at least
_SPACED = 5  # letters of a name in two words, below which any two words may be it
# What all of the list is about: beside another term it says nothing.
_WHOLE_FIELD = frozenset(
    (
        "deep learning",
        "machine learning",
        "neural network",
        "artificial intelligence",
        "deep neural network",
    )
)


def understand_topic(query: Query, vocabulary: Vocabulary) -> Query:
    """Find names and glossary terms in ``query.topic``; misspelt ones where nothing known stands."""
    folded = fold(query.topic)

    def meant(spans: list[Span[str]]) -> list[Span[str]]:
        return [s for s in spans if is_meant(s, folded, query.topic, vocabulary)]

    names = meant(vocabulary.names.find(folded))
    terms = meant(vocabulary.terms.find(folded))
    for span in misspelt_terms(folded, [*names, *terms], vocabulary):
        terms = [t for t in terms if t.end <= span.start or t.start >= span.end] + [span]
    # "deep learning" names a paper, "history of deep learning" does not; FlashAttention is one
    # paper and not attention.
    names = [n for n in names if not any(_inside(n, term) for term in terms)]
    terms = [t for t in terms if not any(_inside(t, name) for name in names)]
    rest = without_spans(folded, [*names, *terms])
    if names or terms:
        rest = _PUBLISHED.sub(" ", rest)
    if any(_own(name, terms) for name in names):
        rest = _ALSO_WORDS.sub(" ", rest)
    # "optimizers for deep learning" asks for optimizers: all of the list is about deep learning.
    vague = [t for t in terms if _WHOLE_FIELD.issuperset(t.values)]
    if len(vague) < len(terms):
        terms = [t for t in terms if t not in vague]
        names = [n for n in names if not any((n.start, n.end) == (v.start, v.end) for v in vague)]
    if not (names or terms) and (guess := misspelt_name(folded, vocabulary)):
        names, rest = [guess], ""
    letters = sum(map(len, content_words(folded))) or 1
    settled = (
        bool(terms)
        and all(any(t.start <= n.start and n.end <= t.end for t in terms) for n in names)
        and not _says(strip_asking(_FRAME.sub(" ", rest), vocabulary.dictionary.cuts))
        and not _LACKING.search(rest)
    )
    named = dict.fromkeys(paper for span in names for paper in span.values)
    share = _share(names, terms, letters)
    if settled:
        meant_by_terms, of_terms = _called(terms, vocabulary)
        named, share = named | dict.fromkeys(meant_by_terms), max(share, of_terms)
    return replace(
        query,
        terms=tuple(dict.fromkeys(term for span in terms for term in span.values)),
        named=tuple(named),
        named_share=share,
        nickname=_nickname(names, terms),
        rest=" ".join(rest.split()) if re.search(r"\w", rest) and not settled else "",
        settled=settled,
        gloss=_settled(terms) if settled else vocabulary.dictionary.gloss(_glossed(folded, terms)),
    )


def _says(rest: str) -> bool:
    """Whether words beside the terms say something; in Chinese a character can (抓, to grasp)."""
    return bool(content_words(rest)) or has_han(rest)


def is_vague(topic: str) -> bool:
    """Whether a topic is nothing but such words as "model" and "方法"."""
    return not _says(_FRAME.sub(" ", fold(topic)))


def _inside(span: Span[str], other: Span[str]) -> bool:
    longer = other.end - other.start > span.end - span.start
    return longer and other.start <= span.start and span.end <= other.end


def _share(names: list[Span[str]], terms: list[Span[str]], letters: int) -> float:
    """How much of a topic of so many letters its names are. A nickname that is no term ("GloVe")
    points to its paper even inside a longer question; one that is ("GAN") names a topic there."""
    share = min(1.0, sum(len(name.text.replace(" ", "")) for name in names) / letters)
    return max(share, _NICKNAME) if any(_own(name, terms) for name in names) else share


def _called(terms: list[Span[str]], vocabulary: Vocabulary) -> tuple[list[str], float]:
    """The papers that terms name in the glossary's English, and how much of it does: what is
    nothing but terms names the same, however it is put ("transformers", "Transformer模型")."""
    all_terms = dict.fromkeys(term for span in terms for term in span.values)
    found = {term: vocabulary.names.get(term) for term in all_terms}
    share = sum(len(term) for term, papers in found.items() if papers) / sum(map(len, all_terms))
    return [paper for papers in found.values() for paper in papers], share


def _own(name: Span[str], terms: list[Span[str]]) -> bool:
    """Whether a name is no term, nor a part of one."""
    return not any(t.start <= name.start and name.end <= t.end for t in terms)


def _nickname(names: list[Span[str]], terms: list[Span[str]]) -> str:
    """The one paper that is named, if by a nickname that is no term; else ""."""
    papers = {paper for name in names for paper in name.values}
    own = any(_own(name, terms) for name in names)
    return papers.pop() if own and len(papers) == 1 else ""


def _settled(terms: list[Span[str]]) -> str:
    """Terms in the glossary's English, in one order whatever order they were said in."""
    return " ".join(sorted({span.values[0] for span in terms}))


def _glossed(folded: str, terms: list[Span[str]]) -> str:
    """A text with its terms in the glossary's English."""
    for span in sorted(terms, key=lambda s: s.start, reverse=True):
        folded = f"{folded[: span.start]} {span.values[0]} {folded[span.end :]}"
    return re.sub("[，。、？！：；]+", " ", folded)


def is_meant(span: Span[str], folded: str, topic: str, vocabulary: Vocabulary) -> bool:
    """Whether a name or abbreviation is meant, not the ordinary words that it is too.

    DRAW, ReAct, SE, IT, or OFA in "out of a", without their capitals inside a longer question are
    words; alone they are names.
    """
    letters = len(key(span.text))
    short = letters < (2 if has_han(span.text) else 3)
    spaced = " " in span.text and letters < _SPACED
    word = not vocabulary.acronyms.isdisjoint((span.text, singular(span.text)))
    if span.text == folded.strip() or not (short or spaced or word):
        return True
    typed = re.finditer(rf"(?<!\w){re.escape(span.text)}(?!\w)", topic, re.IGNORECASE)
    return any(
        form[1:] != form[1:].lower() or (short and form.upper() == form)
        for form in (found.group() for found in typed)
    )
