"""What a person says next comes to: a query to answer, or something to do with papers shown."""

from __future__ import annotations

from dataclasses import dataclass

from index.query import Query


@dataclass(frozen=True, slots=True)
class Turn:
    """What the last answer was.

    Attributes:
        query: what it answered.
        ids: the papers it showed, in order.
        years: the first and the last year among them, or None if it showed none.
        offset: how many papers of the whole answer came before them,
        earlier: and which those were.
        paper: the one paper it was about (shown, or made similar ones of), or "".
        like: the paper that those of the answer are like, where that was asked for, or "".
        pinned: whether the person asked for the language, so that it stays.
    """

    query: Query
    ids: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    offset: int = 0
    earlier: tuple[str, ...] = ()
    paper: str = ""
    pinned: bool = False
    like: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a query.

    Attributes:
        query: what to answer.
        new: whether it is a new question, not one made from the last.
        pinned: whether the person asked for its language.
        otherwise: what to answer if nothing is newer than the last answer.
    """

    query: Query
    new: bool = False
    pinned: bool = False
    otherwise: Query | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """Go on in the last answer, or back; ``count`` papers where the person says how many."""

    back: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """Show one paper of the last answer."""

    paper: str


@dataclass(frozen=True, slots=True)
class Similar:
    """Find papers like this one."""

    paper: str


@dataclass(frozen=True, slots=True)
class Why:
    """Explain the last answer, or one paper of it."""

    paper: str = ""


@dataclass(frozen=True, slots=True)
class Speak:
    """Say the last answer again in another language."""

    language: str


@dataclass(frozen=True, slots=True)
class NoSuch:
    """A paper was meant by a number that the last answer does not have."""

    number: int


@dataclass(frozen=True, slots=True)
class Thanks:
    """Nothing was asked."""


Step = Ask | Leaf | Show | Similar | Why | Speak | NoSuch | Thanks
