"""OpenAlex, through pyalex."""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Iterator, Sequence
from typing import Any

import pyalex
import requests

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

NAME = "OpenAlex"
_FIELDS = [
    "id", "doi", "display_name", "publication_year", "cited_by_count", "authorships",
    "primary_location", "locations",
]  # fmt: skip
_FOUND = 10  # records looked at for one title
_ADDRESS = "https://api.openalex.org"


class _Work(pyalex.Work):  # type: ignore[misc]
    """A work of an answer; null in its place becomes an empty one."""

    def __init__(self, work: Any) -> None:
        super().__init__(mapping(work))


class Works(pyalex.Works):  # type: ignore[misc]  # the class's name is part of the address
    """pyalex's works, asked through a polite session; pyalex itself sets no time limit."""

    resource_class = _Work

    def __init__(self, session: PoliteSession) -> None:
        super().__init__()
        self._polite = session

    def _get_from_url(self, url: str, session: Any = None) -> Any:
        # pyalex has a setting for the address but does not use it for works.
        address = pyalex.config.openalex_url + url.removeprefix(_ADDRESS)
        return super()._get_from_url(address, session or self._polite)


class OpenAlex:
    """Asks OpenAlex; ``OPENALEX_EMAIL`` and ``OPENALEX_API_KEY`` come from the environment."""

    name = NAME
    batch = 50  # papers, each with up to two identifiers; a filter takes 100 of these

    def __init__(self, pause: float = 0.2) -> None:
        pyalex.config.email = os.environ.get("OPENALEX_EMAIL") or None
        pyalex.config.api_key = os.environ.get("OPENALEX_API_KEY") or None
        pyalex.config.user_agent = "mustread"
        # It logs the address of every request.
        logging.getLogger("pyalex").setLevel(logging.WARNING)
        self._session = PoliteSession(NAME, "OPENALEX_API_KEY", pause)

    def by_identifier(self, wanted: Sequence[Identifier]) -> dict[Identifier, Record]:
        """The records of those it knows; where it has several, the most cited."""
        asked = [doi for one in wanted if (doi := _as_doi(one))]
        if not asked:
            return {}
        query = Works(self._session).filter_or(doi=asked).select(_FIELDS)
        works = self._get(query, per_page=100)
        return most_cited_of(
            wanted, ((one, _record(work)) for work in works for one in _names(work))
        )

    def by_title(self, title: str) -> list[Record]:
        """Records whose titles are like this one."""
        words = plain_query(title)
        if not words:
            return []
        query = Works(self._session).search_filter(title=words).select(_FIELDS)
        return [_record(work) for work in self._get(query, per_page=_FOUND)]

    def _get(self, query: Works, per_page: int) -> Iterator[dict[str, Any]]:
        try:
            answer = query.get(per_page=per_page)
        except (ValueError, KeyError, TypeError, AttributeError, requests.HTTPError) as error:
            why = " ".join(str(error).split())[:200] or type(error).__name__
            raise UpkeepError("service_answer", service=NAME, why=why) from None
        for work in answer:
            if isinstance(work.get("display_name"), str):
                yield work


def _as_doi(one: Identifier) -> str | None:
    """The DOI to ask with; None where a character of it would end the filter's value."""
    doi = f"10.48550/arxiv.{one.value}" if one.kind == "arxiv" else one.value
    return doi if not set(doi) & set(",|") else None


def _names(work: dict[str, Any]) -> set[Identifier]:
    """All identifiers a work goes by: its DOI and the places where it lies."""
    texts = [work.get("doi")]
    for place in listing(work.get("locations")):
        texts.append(mapping(place).get("landing_page_url"))
    found = (identifier(text) for text in texts if isinstance(text, str))
    return {one for one in found if one}


def _record(work: dict[str, Any]) -> Record:
    place = mapping(work.get("primary_location"))
    source = mapping(place.get("source"))
    published = source.get("type") != "repository"
    authors = [
        text_or_none(mapping(mapping(one).get("author")).get("display_name"))
        for one in listing(work.get("authorships"))
    ]
    names = sorted(_names(work), key=lambda one: one.value)
    return Record(
        provider=NAME,
        count=count_or_none(work.get("cited_by_count")),
        day=datetime.date.today().isoformat(),
        title=work["display_name"],
        authors=tuple(name for name in authors if name),
        venue=text_or_none(source.get("display_name")) if published else None,
        year=count_or_none(work.get("publication_year")),
        doi=publication_doi(text_or_none(work.get("doi"))),
        arxiv=next((one.value for one in names if one.kind == "arxiv"), None),
        page=text_or_none(place.get("landing_page_url")) or text_or_none(work.get("doi")),
    )
