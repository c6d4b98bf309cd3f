"""Semantic Scholar, through its Python client."""

from __future__ import annotations

import asyncio
import datetime
import logging
import os
from collections.abc import Coroutine, Sequence
from typing import Any

from semanticscholar import AsyncSemanticScholar
from semanticscholar.ApiRequester import ApiRequester
from semanticscholar.SemanticScholarException import (
    BadQueryParametersException,
    ObjectNotFoundException,
)

from index.upkeep.errors import UpkeepError
from index.upkeep.polite import PoliteSession
from index.upkeep.sources import (
    Identifier,
    Record,
    count_or_none,
    identifier,
    listing,
    mapping,
    most_cited_of,
    plain_query,
    publication_doi,
    text_or_none,
)

NAME = "Semantic Scholar"
ADDRESS = AsyncSemanticScholar.DEFAULT_API_URL
_FIELDS = ["title", "authors", "year", "venue", "externalIds", "citationCount", "url"]
_PREFIX = {"arxiv": "ARXIV", "doi": "DOI"}


class _Requester(ApiRequester):  # type: ignore[misc]
    """Sends the client's requests through a polite session.

    The client's own one takes every 502 or 503 for "nothing found", waits up to ten minutes on a
    429 and does not look at ``Retry-After``.
    """

    def __init__(self, session: PoliteSession) -> None:
        super().__init__(timeout=None, retry=False)
        self._session = session

    async def get_data_async(
        self, url: str, parameters: str, headers: dict[str, str], payload: Any = None
    ) -> Any:
        response = self._session.request(
            "POST" if payload else "GET",
            url,
            params=parameters.lstrip("&"),
            headers=headers,
            json=payload,
        )
        data = _without_nulls(response.json())
        if response.status_code == 404:
            raise ObjectNotFoundException(str(data))
        if response.status_code == 400:
            raise BadQueryParametersException(str(data))
        if not isinstance(data, list if payload else dict):
            raise UpkeepError("service_answer", service=NAME, why=type(data).__name__)
        if payload:  # the client fails on a paper without an id
            return [paper for paper in data if isinstance(mapping(paper).get("paperId"), str)]
        return data


def _without_nulls(data: Any) -> Any:
    """An answer without null in its lists, where the client expects papers and authors."""
    if isinstance(data, list):
        return [_without_nulls(item) for item in data if item is not None]
    if isinstance(data, dict):
        return {name: _without_nulls(value) for name, value in data.items()}
    return data


class SemanticScholar:
    """Asks Semantic Scholar; ``SEMANTIC_SCHOLAR_API_KEY`` comes from the environment."""

    name = NAME
    batch = 50  # papers, each with up to two identifiers; above 100 it is known to time out

    def __init__(self, pause: float = 1.1) -> None:
        key = os.environ.get("SEMANTIC_SCHOLAR_API_KEY") or None
        # Its warnings about unknown ids would run through the progress bar.
        logging.getLogger("semanticscholar").setLevel(logging.ERROR)
        session = PoliteSession(NAME, "SEMANTIC_SCHOLAR_API_KEY", pause)
        self._client = AsyncSemanticScholar(api_key=key, api_url=ADDRESS)
        self._client._requester = _Requester(session)

    def by_identifier(self, wanted: Sequence[Identifier]) -> dict[Identifier, Record]:
        """The records of those it knows; where it has several, the most cited."""
        asked = [f"{_PREFIX[one.kind]}:{one.value}" for one in wanted]
        if not asked:
            return {}
        try:
            papers = _finish(self._client.get_papers(asked, fields=_FIELDS))
        except (BadQueryParametersException, ObjectNotFoundException):
            return {}  # what it says when it knows none of them
        # Answers may come in another order and without those that are unknown, so they are told
        # apart by the identifiers they carry.
        records = [record for paper in papers if (record := _record(paper.raw_data))]
        return most_cited_of(wanted, ((one, r) for r in records for one in r.identifiers))

    def by_title(self, title: str) -> list[Record]:
        """The one record whose title matches best, if any does."""
        words = plain_query(title)
        if not words:
            return []
        try:
            paper = _finish(self._client.search_paper(words, fields=_FIELDS, match_title=True))
        except (BadQueryParametersException, ObjectNotFoundException, IndexError):
            return []
        record = _record(paper.raw_data)
        return [record] if record else []


def _finish(work: Coroutine[Any, Any, Any]) -> Any:
    """Run a call of the client to its end.

    A loop of our own: :func:`asyncio.run` would hold Ctrl-C back until a wait is over.
    """
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(work)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise UpkeepError("service_answer", service=NAME, why=type(error).__name__) from None
    finally:
        loop.close()


def _record(data: Any) -> Record | None:
    data = mapping(data)
    title = text_or_none(data.get("title"))
    if title is None:
        return None
    ids = mapping(data.get("externalIds"))
    doi = text_or_none(ids.get("DOI"))
    venue = text_or_none(data.get("venue"))
    arxiv = identifier(text_or_none(ids.get("ArXiv")) or doi or "")
    names = [text_or_none(mapping(one).get("name")) for one in listing(data.get("authors"))]
    return Record(
        provider=NAME,
        count=count_or_none(data.get("citationCount")),
        day=datetime.date.today().isoformat(),
        title=title,
        authors=tuple(name for name in names if name),
        venue=None if venue in ("arXiv.org", "ArXiv") else venue,
        year=count_or_none(data.get("year")),
        doi=publication_doi(doi),
        arxiv=arxiv.value if arxiv and arxiv.kind == "arxiv" else None,
        page=text_or_none(data.get("url")),
    )
