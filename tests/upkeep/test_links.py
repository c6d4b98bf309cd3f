"""A link is called dead only when it is, and a proposal changes an address and nothing else."""

from __future__ import annotations

import asyncio
import functools
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from command_helpers import run_command
from helpers import DATA
from web_helpers import PDF, Call, Site, gives, in_turn, local_web, running, small_list

from index.reading_list import load
from index.upkeep import links, web, web_turns
from index.upkeep.errors import UpkeepError
from index.upkeep.link_patch import patch, proposals, replaced
from index.upkeep.links import Finding, Link, LinkCheck, judge
from index.upkeep.web import Hop


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        site.answers["/"] = gives(200, b"front page")
        site.answers["/paper"] = gives(200, b"paper")
        yield site


def check(site: Site, *paths: str, **manners: float) -> dict[str, Finding]:
    """Findings by path, or by address where it is not of ``site``."""

    async def run() -> dict[str, Finding]:
        async with local_web(**manners) as client:
            checked = LinkCheck(client, archive=site.url, between=0.0)
            return await checked.run([path if "://" in path else site.url + path for path in paths])

    return {url.removeprefix(site.url): found for url, found in asyncio.run(run()).items()}


def test_a_link_that_works_is_asked_once_with_head(site: Site) -> None:
    found = check(site, "/paper", "/paper")["/paper"]
    assert (found.verdict, found.status, found.new) == ("ok", 200, None)
    assert "GET" not in site.asked("/paper")[:2]  # one of the two HEADs asked for the network


@pytest.mark.parametrize("status", [403, 404, 405, 500, 501])
def test_where_head_is_refused_get_decides(site: Site, status: int) -> None:
    def no_head(call: Call) -> None:
        call.send(status if call.command == "HEAD" else 200, b"paper")

    site.answers["/x"] = no_head
    assert check(site, "/x")["/x"].verdict == "ok"


def test_a_permanent_redirect_is_moved_a_temporary_one_is_not(site: Site) -> None:
    site.answers |= {
        "/moved": gives(301, location="/paper"),
        "/later": gives(302, location="/paper"),
        "/both": gives(308, location="/later"),
    }
    found = check(site, "/moved", "/later", "/both", "/moved#page=784")
    assert (found["/moved"].verdict, found["/moved"].new) == ("moved", f"{site.url}/paper")
    assert (found["/later"].verdict, found["/later"].new) == ("ok", None)
    assert found["/both"].new == f"{site.url}/later"
    assert found["/moved#page=784"].new == f"{site.url}/paper#page=784"


@pytest.mark.parametrize("status", [401, 403, 429])
def test_who_turns_programs_away_is_not_called_dead(site: Site, status: int) -> None:
    site.answers["/x"] = gives(status, Retry_After="3600")
    found = check(site, "/x")["/x"]
    assert (found.verdict, found.status, found.new) == ("blocked", status, None)


def test_a_dead_link_was_asked_in_two_passes(site: Site) -> None:
    stages = []

    async def run() -> Finding:
        async with local_web() as client:
            progress = lambda *seen: stages.append(seen)  # noqa: E731
            checked = LinkCheck(client, progress, archive=site.url, between=0.0)
            return (await checked.run([f"{site.url}/gone", f"{site.url}/paper"]))[
                f"{site.url}/gone"
            ]

    found = asyncio.run(run())
    assert (found.verdict, found.status, found.why) == ("dead", 404, "web_status")
    assert site.asked("/gone").count("GET") == 2
    assert stages == [("first", 1, 2), ("first", 2, 2), ("second", 1, 1), ("archive", 1, 1)]


def test_what_comes_back_in_the_second_pass_is_alive(site: Site) -> None:
    down = gives(503)
    site.answers["/x"] = in_turn(down, down, down, down, down, gives(200, b"paper"))
    assert check(site, "/x")["/x"].verdict == "ok"


def test_a_slow_server_is_waited_for_and_a_hanging_one_is_dead(site: Site) -> None:
    release = threading.Event()

    def slow(call: Call) -> None:
        threading.Event().wait(0.2)
        call.send(200)

    site.answers |= {"/slow": slow, "/hangs": lambda call: release.wait(3) and None}
    found = check(site, "/paper", "/slow", "/hangs", read=0.5, tries=1)
    release.set()
    assert found["/slow"].verdict == "ok"
    assert (found["/hangs"].verdict, found["/hangs"].why) == ("dead", "web_timeout")


def test_what_leads_nowhere_says_why(site: Site) -> None:
    site.answers |= {
        "/loop": gives(301, location="/loop"),
        "/home": gives(301, location="/"),
        "/away": gives(302, location="gopher://x.org/"),
    }
    found = check(site, "/loop", "/home", "/away", "http://no-such-host.invalid/x", "/paper")
    why = {path: finding.why for path, finding in found.items() if finding.verdict == "dead"}
    assert why == {
        "/loop": "web_redirects",
        "/home": "web_front_page",
        "/away": "web_url",
        "http://no-such-host.invalid/x": "web_name",
    }


def test_a_redirect_to_a_private_address_is_not_followed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/x"] = gives(301, location="http://10.0.0.1/paper")
    monkeypatch.setattr("index.upkeep.web_guard.is_public", lambda address: address == "127.0.0.1")

    async def run() -> dict[str, Finding]:
        async with web.Web(web_turns.Manners(pause=0.0)) as client:
            return await LinkCheck(client, archive=site.url, between=0.0).run([f"{site.url}/x"])

    (found,) = asyncio.run(run()).values()
    assert (found.verdict, found.why, found.new) == ("dead", "web_private", None)


def test_the_archive_is_asked_for_dead_links_only(site: Site) -> None:
    def archive(call: Call) -> None:
        url = parse_qs(urlsplit(call.path).query)["url"][0]
        copy = {"available": True, "status": "200", "timestamp": "20180101000000",
                "url": f"http://web.archive.org/web/20180101000000/{url}"}  # fmt: skip
        known = {"closest": copy} if url.endswith("/gone?a=1&b=2") else {}
        call.send(200, json.dumps({"url": url, "archived_snapshots": known}).encode())

    site.answers["/wayback/available"] = archive
    found = check(site, "/paper", "/gone?a=1&b=2", "/lost")
    copy = f"https://web.archive.org/web/20180101000000/{site.url}/gone?a=1&b=2"
    assert found["/gone?a=1&b=2"].new == copy
    assert found["/lost"].new is None
    assert len(site.asked("/wayback/available")) == 2


@pytest.mark.parametrize("answer", [b"{", b"[]", b'{"archived_snapshots": null}', b"\xff"])
def test_an_archive_that_babbles_has_no_copy(site: Site, answer: bytes) -> None:
    site.answers["/wayback/available"] = gives(200, answer)
    assert check(site, "/gone")["/gone"] == Finding("dead", 404, "web_status")


def test_without_a_network_nothing_is_judged(site: Site) -> None:
    async def run() -> None:
        async with local_web() as client:
            urls = ["http://no-such-host.invalid/x", "http://127.0.0.1:9/y"]
            await LinkCheck(client, archive="http://127.0.0.1:9", between=0.0).run(urls)

    with pytest.raises(UpkeepError, match="Nothing answers at all") as caught:
        asyncio.run(run())
    assert caught.value.exit_code == 2


def test_a_network_that_goes_in_the_middle_makes_no_link_dead(site: Site) -> None:
    """The server that answered first takes no connection any more."""

    async def run(client: web.Web) -> None:
        async with client:
            urls = [f"{site.url}/paper", "http://no-such-host.invalid/x"]
            await LinkCheck(client, archive=site.url, between=0.0).run(urls)

    client = local_web()
    answers = iter([True, False])

    async def online(urls: object) -> bool:
        return next(answers)

    client.online = online  # type: ignore[method-assign]
    with pytest.raises(UpkeepError, match="Nothing answers at all"):
        asyncio.run(run(client))


def test_https_is_proposed_where_it_gives_the_same(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two folders of one server stand for http and https."""
    monkeypatch.setattr(links, "_secure", lambda url: url.replace("/plain/", "/secure/"))

    def both(name: str, plain: bytes, secure: bytes, kind: str = "text/html") -> None:
        site.answers[f"/plain/{name}"] = gives(200, plain, Content_Type=kind)
        site.answers[f"/secure/{name}"] = gives(200, secure, Content_Type=kind)

    both("pdf", PDF * 3, PDF * 3, "application/pdf")
    both("other-pdf", PDF, PDF[::-1], "application/pdf")
    both("page", b"<title>A</title>nonce 1", b"<title>A</title>nonce 2")
    both("parked", b"<title>A</title>", b"<title>This domain is for sale</title>")
    both("typed", PDF, PDF, "application/pdf")
    site.answers["/secure/typed"] = gives(200, PDF, Content_Type="text/html")
    site.answers["/plain/alone"] = gives(200, b"x")
    found = check(site, *(path for path in list(site.answers) if path.startswith("/plain/")))
    proposed = {path: finding.new for path, finding in found.items() if finding.new}
    assert proposed == {
        "/plain/pdf": f"{site.url}/secure/pdf",
        "/plain/page": f"{site.url}/secure/page",
    }
    assert found["/plain/pdf"].verdict == "https"
    assert found["/plain/parked"].verdict == "ok"


def test_http_stays_where_https_does_not_answer(site: Site) -> None:
    found = check(site, "/paper")["/paper"]  # the server knows no TLS
    assert (found.verdict, found.new) == ("ok", None)


def test_a_redirect_to_https_alone_is_called_so() -> None:
    assert judge("http://x.org/p", 200, [Hop(301, "https://x.org/p")]).verdict == "https"
    assert judge("http://x.org/p", 200, [Hop(301, "https://x.org/q")]).verdict == "moved"
    assert judge("http://x.org/p", 403, [Hop(301, "https://x.org/p")]).new is None
    assert judge("http://x.org/", 200, [Hop(301, "https://x.org/")]).verdict == "https"


# -- the patch -------------------------------------------------------------------------------


real_list = functools.cache(lambda: load(DATA))


def some_changes(every: int) -> dict[Link, str]:
    chosen = links.links_of(real_list().papers)[::every]
    return {link: f"{link.url}/new#{link.kind}" for link in chosen}


def test_the_patch_of_the_real_list_applies_and_changes_only_addresses(tmp_path: Path) -> None:
    shutil.copytree(DATA / "papers", tmp_path / "data" / "papers")
    for name in ("categories", "glossary", "people", "topics", "ranking"):
        shutil.copy(DATA / f"{name}.yaml", tmp_path / "data")
    reading_list, changes = real_list(), some_changes(97)
    text = patch(DATA, reading_list.files, changes)
    (tmp_path / "links.patch").write_text(text, encoding="utf-8", newline="")
    command = ["git", "apply", "links.patch"]
    subprocess.run(command, cwd=tmp_path, check=True, env={"GIT_DIR": "none", "PATH": os.defpath})
    patched = {paper.id: paper for paper in load(tmp_path / "data").papers}
    for paper in reading_list.papers:
        wanted = {
            kind: changes.get(Link(paper.id, kind, url), url) for kind, url in paper.links.items()
        }
        assert patched[paper.id] == replace(paper, links=wanted)
        assert patched[paper.id].links == wanted
    changed = [line for line in text.splitlines() if line.startswith(("+ ", "- "))]
    assert len(changed) == 2 * len(changes)


def test_every_way_to_write_a_link_can_be_patched() -> None:
    text = (
        "# 注释 http://a.org/1\r\n"
        "- id: a2000a  # keep\r\n"
        "  links: {page: 'http://a.org/1', pdf: http://a.org/1.pdf}\r\n"
        "  summary: {en: 'see http://a.org/1'}\r\n"
        "- links:\r\n"
        '    page: "http://b.org/1"\r\n'
        "  id: b2000b"
    )
    changes = {
        Link("a2000a", "page", "http://a.org/1"): "http://a.org/x,y",
        Link("a2000a", "pdf", "http://a.org/1.pdf"): "http://a.org/[1]?b={c}: d",
        Link("b2000b", "page", "http://b.org/1"): "http://b.org/2",
        Link("b2000b", "pdf", "http://b.org/none"): "http://b.org/3",
    }
    assert replaced(text, changes) == (
        "# 注释 http://a.org/1\r\n"
        "- id: a2000a  # keep\r\n"
        "  links: {page: 'http://a.org/x,y', pdf: 'http://a.org/[1]?b={c}: d'}\r\n"
        "  summary: {en: 'see http://a.org/1'}\r\n"
        "- links:\r\n"
        "    page: http://b.org/2\r\n"
        "  id: b2000b"
    )
    assert replaced("", changes) == ""


def test_line_ends_and_a_missing_last_one_stay(tmp_path: Path) -> None:
    data = small_list(tmp_path / "data", {"page": "http://a.org/1"})
    file = data / "papers" / "few.yaml"
    text = file.read_bytes().rstrip().replace(b"\n", b"\r\n")
    text = text.replace(b"sources:\r\n  - list: test", b"sources: [{list: test}]")
    file.write_bytes(text)
    changes = {Link("a2000one", "page", "http://a.org/1"): "https://a.org/1"}
    (tmp_path / "x.patch").write_bytes(patch(data, load(data).files, changes).encode())
    command = ["git", "apply", "x.patch"]
    subprocess.run(command, cwd=tmp_path, check=True, env={"GIT_DIR": "none", "PATH": os.defpath})
    assert file.read_bytes() == text.replace(b"http://a.org/1", b"https://a.org/1")


def test_a_file_that_is_gone_or_broken_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"- id: [\xff")
    changes = {Link("a", "page", "http://a.org/1"): "https://a.org/1"}
    for name in ("none.yaml", "bad.yaml"):
        with pytest.raises(UpkeepError, match="cannot be read"):
            patch(tmp_path, {"a": name}, changes)


def test_no_two_papers_get_the_same_address() -> None:
    papers = real_list().papers[:3]
    first, second, third = (Link(paper.id, "page", paper.url) for paper in papers)
    moved = Finding("moved", 200, new="https://x.org/gone")
    findings = {first: moved, second: moved, third: Finding("moved", 200, new="https://x.org/3")}
    assert proposals(findings, papers) == {third: "https://x.org/3"}
    taken = {first: Finding("moved", 200, new=papers[1].url)}
    assert proposals(taken, papers) == {}
    assert proposals({first: Finding("ok", 200)}, papers) == {}


# -- the command -----------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three papers: the link of one works, one is moved, one is gone."""
    site.answers["/moved"] = gives(301, location="/new")
    site.answers["/new"] = gives(200, b"paper")
    monkeypatch.setattr(web, "Web", lambda manners: local_web())
    quick = functools.partial(LinkCheck, archive=site.url, between=0.0)
    monkeypatch.setattr(links, "LinkCheck", quick)
    pages = [{"page": f"{site.url}/{name}"} for name in ("paper", "moved", "gone")]
    return small_list(tmp_path / "data", *pages)


def run(data: Path, *arguments: str, language: str = "en") -> int:
    return run_command("check-links", arguments, data, language=language)


def test_the_command_lists_what_is_wrong_and_writes_the_patch(
    small: Path, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (small / "papers" / "few.yaml").read_bytes()
    target = tmp_path / "links.patch"
    assert run(small, "--patch", str(target)) == 1
    shown = capsys.readouterr().out
    assert "3 links: 1 ok, 1 moved, 0 better over https, 0 blocked, 1 dead." in shown
    assert f"new: {site.url}/new" in shown
    assert "status 404" in shown
    assert f"+    page: {site.url}/new\n" in target.read_text(encoding="utf-8")
    assert (small / "papers" / "few.yaml").read_bytes() == before
    assert run(small, "--patch", str(target), language="zh") == 1  # its own patch it may replace
    assert "失效" in capsys.readouterr().out


def test_the_command_gives_json_and_a_good_code_where_nothing_is_dead(
    small: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(small, "--json", "--ids", "a2000one,b2001one") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counts"] == {"ok": 1, "moved": 1, "https": 0, "blocked": 0, "dead": 0}
    assert {row["id"]: row["in_patch"] for row in found["links"]} == {
        "a2000one": False,
        "b2001one": True,
    }


def test_the_command_refuses_bad_input_before_it_asks_anybody(
    small: Path, site: Site, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear")
    bad = (
        ("--patch", str(letter)),
        ("--patch", str(tmp_path)),
        ("--patch", str(tmp_path / "no" / "x.patch")),
        ("--ids", "nobody1900nothing"),
        ("--ids", ""),
        ("--category", "cooking"),
    )
    for arguments in bad:
        with pytest.raises(UpkeepError) as caught:
            run(small, *arguments)
        assert caught.value.exit_code == 2
        assert caught.value.text("zh") != caught.value.text("en")
    assert site.calls == []
    assert letter.read_text() == "dear"


def test_the_command_writes_no_patch_where_nothing_is_better(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(small, "--ids", "a2000one", "--patch", str(tmp_path / "x.patch")) == 0
    assert "no better addresses" in capsys.readouterr().out
    assert not (tmp_path / "x.patch").exists()
