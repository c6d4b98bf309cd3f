"""The commands that go out into the web: ``check-links`` and ``fetch``."""

from __future__ import annotations

import argparse
import asyncio
import errno
import json
import os
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.arguments import Parser, choice, whole_number
from bot.folders import data_of
from bot.upkeep.options import selected, words_of
from index.paper import SHELVES
from index.reading_list import ReadingList, load
from index.upkeep.errors import UpkeepError
from index.upkeep.own_files import replace_file
from index.upkeep.wording import say

if TYPE_CHECKING:
    from bot.upkeep.web_bars import Downloads
    from index.upkeep.fetch import Outcome
    from index.upkeep.fetch_plan import Job
    from index.upkeep.links import Finding, Link


def add_check_links(sub: Parser, language: str) -> None:
    """The options of ``check-links``."""
    words = words_of("check-links", language)
    sub.add_argument("--ids", metavar="A,B", help=words("ids"))
    sub.add_argument("--category", metavar="NAME", help=words("category"))
    sub.add_argument("--json", action="store_true", help=words("json"))
    sub.add_argument("--patch", metavar="FILE", help=words("patch"))


def check_links(options: argparse.Namespace, language: str) -> int:
    """Check links; exit code 1 if some are dead."""
    from bot.progress import Progress
    from index.upkeep.link_patch import proposals
    from index.upkeep.links import links_of

    data = data_of(options)
    reading_list = load(data)
    links = links_of(selected(options, reading_list))
    target = Path(options.patch).expanduser() if options.patch else None
    if target is not None:
        _refuse_target(target)
    with Progress(lambda stage: say(language, f"links.stage.{stage}")) as progress:
        found = asyncio.run(_check([link.url for link in links], progress))
    findings = {link: found[link.url] for link in links}
    changes = proposals(findings, reading_list.papers)
    if options.json:
        rows = [_row(link, finding, changes) for link, finding in findings.items()]
        print(
            json.dumps({"counts": _counts(findings), "links": rows}, ensure_ascii=False, indent=2)
        )
    else:
        print(_findings_text(findings, language))
    if target is not None:
        _write_patch(target, data, reading_list, changes, language, quiet=options.json)
    return 1 if _counts(findings)["dead"] else 0


async def _check(urls: list[str], progress: Callable[[str, int, int], None]) -> dict[str, Finding]:
    from index.upkeep.links import LinkCheck
    from index.upkeep.web import Web
    from index.upkeep.web_turns import Manners

    async with Web(Manners(whole=60.0)) as web:
        return await LinkCheck(web, progress).run(urls)


def _counts(findings: Mapping[Link, Finding]) -> dict[str, int]:
    from index.upkeep.links import VERDICTS

    counted = Counter(finding.verdict for finding in findings.values())
    return {verdict: counted[verdict] for verdict in VERDICTS}


def _row(link: Link, finding: Finding, changes: Mapping[Link, str]) -> dict[str, Any]:
    return {
        "id": link.paper,
        "link": link.kind,
        "url": link.url,
        "verdict": finding.verdict,
        "status": finding.status,
        "why": finding.why,
        "new": finding.new,
        "in_patch": link in changes,
    }


def _findings_text(findings: Mapping[Link, Finding], language: str) -> str:
    """The links that are not ok, by verdict, and how many there are of each."""
    counts = _counts(findings)
    lines = []
    for verdict in list(counts)[1:]:
        for link, finding in findings.items():
            if finding.verdict != verdict:
                continue
            head = f"{say(language, f'links.{verdict}')}  {link.paper}  {link.kind}"
            if finding.why:
                why = say(language, f"links.why.{finding.why}", status=finding.status)
                head += f"  {why}"
            elif verdict == "blocked":
                head += f"  {finding.status}"
            lines += [head, f"    {link.url}"]
            if finding.new:
                key = "links.copy" if verdict == "dead" else "links.new"
                lines.append(f"    {say(language, key, url=finding.new)}")
    return "\n".join([*lines, say(language, "links.summary", links=len(findings), **counts)])


def _refuse_target(target: Path) -> None:
    """Refuse a patch file that cannot be written before the long check, not after it."""
    if not target.parent.is_dir():
        raise UpkeepError("not_written", path=target, why=os.strerror(errno.ENOENT))
    if target.is_dir() or (target.exists() and target.read_bytes()[:4] not in (b"", b"--- ")):
        raise UpkeepError("patch_in_the_way", path=target)


def _write_patch(
    target: Path,
    data: Path,
    reading_list: ReadingList,
    changes: Mapping[Link, str],
    language: str,
    *,
    quiet: bool,
) -> None:
    from index.upkeep.link_patch import patch

    if changes:
        text = patch(data, reading_list.files, changes)
        try:
            replace_file(target, text.encode())
        except OSError as error:
            raise UpkeepError("not_written", path=target, why=error.strerror or error) from error
    if not quiet:
        key = "links.patch" if changes else "links.no_patch"
        print(say(language, key, count=len(changes), path=target))


def add_fetch(sub: Parser, language: str) -> None:
    """The options of ``fetch``."""
    words = words_of("fetch", language)
    sub.add_argument("--ids", metavar="A,B", help=words("ids"))
    sub.add_argument("--category", metavar="NAME", help=words("category"))
    shelf = choice(language, "--shelf", SHELVES)
    sub.add_argument("--shelf", metavar="SHELF", type=shelf, help=words("shelf"))
    sub.add_argument("--question", metavar="QUESTION", help=words("question"))
    sub.add_argument("-o", "--output", metavar="DIR", default="pdfs", help=words("output"))
    jobs = whole_number(language, "--jobs", 1, 16)
    sub.add_argument("--jobs", metavar="N", type=jobs, default=4, help=words("jobs"))


def fetch(options: argparse.Namespace, language: str) -> int:
    """Download PDFs; exit code 1 if some failed."""
    from bot.upkeep.web_bars import Downloads
    from index.upkeep.fetch import fetch_lock
    from index.upkeep.fetch_plan import plan

    data = data_of(options)
    folder = Path(options.output).expanduser()
    reading_list = load(data)
    jobs = plan(selected(options, reading_list, options.shelf, options.question), folder)
    with fetch_lock(folder), Downloads(language, len(jobs)) as bars:
        outcomes = asyncio.run(_fetch(jobs, bars, options.jobs))
    failed = [outcome for outcome in outcomes if outcome.error is not None]
    for outcome in failed:
        assert outcome.error is not None
        where = f" {outcome.job.url}" if outcome.job.url else ""
        print(f"{outcome.job.paper}:{where}\n    {outcome.error.text(language)}")
    counted = Counter(outcome.verdict for outcome in outcomes)
    counts = {verdict: counted[verdict] for verdict in ("fetched", "there", "failed")}
    print(say(language, "fetch.summary", folder=folder, **counts))
    return 1 if failed else 0


async def _fetch(jobs: list[Job], bars: Downloads, at_once: int) -> list[Outcome]:
    from index.upkeep.fetch import Fetch
    from index.upkeep.web import Web

    async with Web() as web:
        return await Fetch(web, bars, at_once=at_once).run(jobs)


COMMANDS = {"check-links": (add_check_links, check_links), "fetch": (add_fetch, fetch)}
