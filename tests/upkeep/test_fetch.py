"""A PDF gets its name when it is whole and is a PDF; what breaks off is gone on with."""

from __future__ import annotations

import argparse
import asyncio
import functools
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from command_helpers import run_command
from helpers import DATA, ROOT
from web_helpers import PDF, Answer, Call, Site, gives, in_turn, local_web, running, small_list

from index.paper import Bilingual, Paper
from index.reading_list import load
from index.snapshot import Store
from index.upkeep import fetch as fetching
from index.upkeep import web
from index.upkeep.errors import UpkeepError
from index.upkeep.fetch import Fetch, Outcome, fetch_lock
from index.upkeep.fetch_plan import Job, file_name, pdf_address, plan


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def fetch(site: Site, folder: Path, *paths: str, most: int = 1_000_000) -> dict[str, Outcome]:
    """Outcomes by path; the file of ``/a`` is ``a.pdf``."""

    async def run() -> list[Outcome]:
        async with local_web() as client:
            jobs = [Job(path, site.url + path, folder / f"{path[1:]}.pdf") for path in paths]
            return await Fetch(client, most=most, probe=site.url).run(jobs)

    return {outcome.job.paper: outcome for outcome in asyncio.run(run())}


def why(outcome: Outcome) -> str:
    assert outcome.verdict == "failed"
    assert outcome.error is not None
    assert outcome.error.text("zh") != outcome.error.text("en")
    return outcome.error.key


def serves(body: bytes, etag: str = '"1"', *, cut: int | None = None) -> Answer:
    """A server that knows Range and If-Range; ``cut``: it breaks off after so many bytes."""

    def answer(call: Call) -> None:
        wanted = re.match(r"bytes=(\d+)-", call.headers.get("Range", ""))
        start = int(wanted[1]) if wanted and call.headers.get("If-Range") == etag else 0
        rest = body[start:]
        headers = {"ETag": etag, "length": str(len(rest))}
        if start >= len(body):
            call.send(416, Content_Range=f"bytes */{len(body)}")
        elif start:
            ranged = f"bytes {start}-{len(body) - 1}/{len(body)}"
            call.send(206, rest[:cut], Content_Range=ranged, **headers)
        else:
            call.send(200, rest[:cut], **headers)

    return answer


def ranges(site: Site, path: str) -> list[str | None]:
    return [
        headers.get("Range")
        for method, called, headers in site.calls
        if called == path and method == "GET"
    ]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_pdfs_come_whole_and_leave_nothing_else(site: Site, tmp_path: Path) -> None:
    paths = [f"/p{number}" for number in range(8)]
    for path in paths:
        site.answers[path] = gives(200, PDF + path.encode())
    found = fetch(site, tmp_path, *paths)
    assert {outcome.verdict for outcome in found.values()} == {"fetched"}
    assert names(tmp_path) == [f"p{number}.pdf" for number in range(8)]
    assert (tmp_path / "p3.pdf").read_bytes() == PDF + b"/p3"


def test_a_file_that_is_there_stays_and_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("mine")
    (tmp_path / "b.pdf").symlink_to("nowhere")
    assert {o.verdict for o in fetch(site, tmp_path, "/a", "/b").values()} == {"there"}
    assert (tmp_path / "a.pdf").read_text() == "mine"
    assert site.calls == []


def test_a_file_that_appears_meanwhile_is_not_overwritten(site: Site, tmp_path: Path) -> None:
    def answer(call: Call) -> None:
        if call.command == "GET":
            (tmp_path / "a.pdf").write_text("mine")
        call.send(200, PDF)

    site.answers["/a"] = answer
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "there"
    assert (tmp_path / "a.pdf").read_text() == "mine"


def test_without_hard_links_nothing_is_overwritten_either(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    test_a_file_that_appears_meanwhile_is_not_overwritten(site, tmp_path)
    site.answers["/b"] = gives(200, PDF)
    assert fetch(site, tmp_path, "/b")["/b"].verdict == "fetched"
    assert (tmp_path / "b.pdf").read_bytes() == PDF


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        (gives(200, b"<!DOCTYPE html><html>Please log in</html>" * 99), "pdf_html"),
        (gives(200, b"<html>short</html>"), "pdf_html"),
        (gives(200, b"PK\x03\x04 a zip"), "pdf_other"),
        (gives(200, b""), "pdf_other"),
        (gives(200, PDF[:-20]), "pdf_cut"),
        (gives(404), "web_status"),
        (gives(403, b"<html>robots</html>"), "web_status"),
        (gives(204), "web_status"),
        (gives(206, PDF[100:], Content_Range="bytes 100-1/2"), "web_status"),
        (gives(200, PDF * 20), "web_too_big"),
        (gives(302, location="/a"), "web_redirects"),
        (gives(302, location="ftp://x.org/a.pdf"), "web_url"),
    ],
)  # fmt: skip
def test_what_is_no_pdf_gets_no_file(site: Site, tmp_path: Path, answer: Answer, key: str) -> None:
    site.answers["/a"] = answer
    assert why(fetch(site, tmp_path, "/a")["/a"]) == key
    assert names(tmp_path) == []


def test_a_body_without_a_length_is_limited_too(site: Site, tmp_path: Path) -> None:
    def endless(call: Call) -> None:
        call.send_response(200)
        call.end_headers()
        call.close_connection = True
        for _ in range(100 if call.command == "GET" else 0):
            call.wfile.write(PDF)

    site.answers["/a"] = endless
    assert why(fetch(site, tmp_path, "/a")["/a"]) == "web_too_big"
    assert names(tmp_path) == []


def test_a_connection_that_breaks_is_gone_on_with_at_once(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = in_turn(
        gives(200), serves(PDF, cut=60_000), serves(PDF, cut=30_000), serves(PDF)
    )  # the first is asked whether there is a network
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert ranges(site, "/a") == [None, "bytes=60000-", "bytes=90000-"]
    assert (tmp_path / "a.pdf").read_bytes() == PDF
    assert names(tmp_path) == ["a.pdf"]


def start_a_part(site: Site, folder: Path) -> None:
    """A download that broke off in a former run, of which 40,000 bytes are there."""
    site.answers["/a"] = in_turn(gives(200), serves(PDF, cut=40_000), gives(404))
    assert why(fetch(site, folder, "/a")["/a"]) == "web_status"
    assert (folder / "a.pdf.part").read_bytes() == PDF[:40_000]
    assert not (folder / "a.pdf").exists()
    site.calls.clear()


def test_a_later_run_goes_on_where_the_last_stopped(site: Site, tmp_path: Path) -> None:
    start_a_part(site, tmp_path)
    site.answers["/a"] = serves(PDF)
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert ranges(site, "/a") == ["bytes=40000-"]
    assert (tmp_path / "a.pdf").read_bytes() == PDF


def test_a_document_that_changed_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    other = PDF.replace(b"%PDF-1.5", b"%PDF-1.7")
    start_a_part(site, tmp_path)
    site.answers["/a"] = serves(other, '"2"')
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert (tmp_path / "a.pdf").read_bytes() == other
    assert names(tmp_path) == ["a.pdf"]


def test_a_server_that_ignores_if_range_cannot_mix_two_versions(site: Site, tmp_path: Path) -> None:
    other = PDF.replace(b"%PDF-1.5", b"%PDF-1.7")

    def careless(call: Call) -> None:
        wanted = re.match(r"bytes=(\d+)-", call.headers.get("Range", ""))
        start = int(wanted[1]) if wanted else 0
        ranged = f"bytes {start}-{len(other) - 1}/{len(other)}"
        call.send(206 if start else 200, other[start:], ETag='"2"', Content_Range=ranged)

    start_a_part(site, tmp_path)
    site.answers["/a"] = careless
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert (tmp_path / "a.pdf").read_bytes() == other


def test_a_server_that_ignores_range_or_sends_another_one(site: Site, tmp_path: Path) -> None:
    start_a_part(site, tmp_path)
    site.answers["/a"] = gives(200, PDF)
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert (tmp_path / "a.pdf").read_bytes() == PDF
    (tmp_path / "a.pdf").unlink()
    start_a_part(site, tmp_path)
    shifted = gives(206, PDF[39_000:], ETag='"1"', Content_Range="bytes 39000-9/10")
    site.answers["/a"] = in_turn(gives(200), shifted, serves(PDF))
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert (tmp_path / "a.pdf").read_bytes() == PDF


def test_a_part_that_is_whole_or_too_long_is_told_apart(site: Site, tmp_path: Path) -> None:
    for extra in (b"", b"junk"):
        start_a_part(site, tmp_path)
        (tmp_path / "a.pdf.part").write_bytes(PDF + extra)
        site.answers["/a"] = serves(PDF)
        assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
        assert (tmp_path / "a.pdf").read_bytes() == PDF
        (tmp_path / "a.pdf").unlink()


@pytest.mark.parametrize("etag", ['W/"1"', ""])
def test_without_a_strong_mark_nothing_is_kept(site: Site, tmp_path: Path, etag: str) -> None:
    site.answers["/a"] = in_turn(gives(200), serves(PDF, etag, cut=40_000), serves(PDF, cut=0))
    assert why(fetch(site, tmp_path, "/a")["/a"]) == "web_truncated"
    assert ranges(site, "/a") == [None, None]
    assert names(tmp_path) == []


def test_the_day_of_the_last_change_is_a_mark_too(site: Site, tmp_path: Path) -> None:
    day = "Tue, 01 Jan 2019 00:00:00 GMT"
    cut = gives(200, PDF[:40_000], length=str(len(PDF)), Last_Modified=day)
    rest = f"bytes 40000-{len(PDF) - 1}/{len(PDF)}"
    site.answers["/a"] = in_turn(gives(200), cut, gives(206, PDF[40_000:], Content_Range=rest))
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert site.calls[-1][2]["If-Range"] == day
    assert (tmp_path / "a.pdf").read_bytes() == PDF


@pytest.mark.parametrize("note", ["{", "[]", '{"url": 1}', "\x00"])
def test_a_broken_note_means_starting_anew(site: Site, tmp_path: Path, note: str) -> None:
    start_a_part(site, tmp_path)
    (tmp_path / "a.pdf.part.json").write_text(note)
    site.answers["/a"] = serves(PDF)
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert (tmp_path / "a.pdf").read_bytes() == PDF


def test_a_server_that_always_breaks_off_is_given_up_and_its_part_kept(
    site: Site, tmp_path: Path
) -> None:
    site.answers["/a"] = serves(PDF, cut=1000)
    assert why(fetch(site, tmp_path, "/a")["/a"]) == "web_truncated"
    assert names(tmp_path) == ["a.pdf.part", "a.pdf.part.json"]
    assert len(ranges(site, "/a")) == 5


def test_a_packed_answer_is_unpacked(site: Site, tmp_path: Path) -> None:
    import gzip

    site.answers["/a"] = gives(200, gzip.compress(PDF), Content_Encoding="gzip", ETag='"1"')
    assert fetch(site, tmp_path, "/a")["/a"].verdict == "fetched"
    assert (tmp_path / "a.pdf").read_bytes() == PDF


def test_one_that_hangs_or_fails_does_not_hold_up_the_others(site: Site, tmp_path: Path) -> None:
    release = threading.Event()

    def hang(call: Call) -> None:
        call.send_response(200)
        call.send_header("Content-Length", "99")
        call.end_headers()
        release.wait(3)

    site.answers |= {
        "/good": in_turn(gives(500), gives(200, PDF)),
        "/hangs": hang,
        "/busy": in_turn(*[gives(429, Retry_After="0")] * 2, gives(200, PDF)),
    }
    found = fetch(site, tmp_path, "/good", "/hangs", "/busy")
    release.set()
    assert why(found["/hangs"]) == "web_timeout"
    assert names(tmp_path) == ["busy.pdf", "good.pdf"]


def test_a_redirect_to_a_private_address_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/a"] = gives(302, location="http://192.168.1.1/a.pdf")
    monkeypatch.setattr("index.upkeep.web_guard.is_public", lambda address: address == "127.0.0.1")

    async def run() -> list[Outcome]:
        async with web.Web() as client:
            return await Fetch(client, probe=site.url).run(
                [Job("a", f"{site.url}/a", tmp_path / "a.pdf")]
            )

    assert why(asyncio.run(run())[0]) == "web_private"


def test_a_full_disk_stops_the_run_with_one_sentence(site: Site, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    site.answers |= {f"/{name}": gives(200, PDF) for name in "abcdefgh"}
    for name in "abcdefgh":  # every write to it fails as on a full disk
        (tmp_path / f"{name}.pdf.part").symlink_to("/dev/full")

    async def run() -> list[Outcome]:
        async with local_web() as client:
            jobs = [Job(n, f"{site.url}/{n}", tmp_path / f"{n}.pdf") for n in "abcdefgh"]
            with pytest.MonkeyPatch.context() as patched:  # keeps the links to the full device
                patched.setattr(fetching.pdf_file, "drop", lambda job: None)
                return await Fetch(client, at_once=2, probe=site.url).run(jobs)

    outcomes = asyncio.run(run())
    assert {why(outcome) for outcome in outcomes} == {"fetch_disk_full"}
    assert sum(method == "GET" for method, _, _ in site.calls) < 8
    assert not [name for name in names(tmp_path) if name.endswith(".pdf")]


def test_no_more_than_asked_for_at_once(site: Site, tmp_path: Path) -> None:
    now, most, lock = 0, 0, threading.Lock()

    def slow(call: Call) -> None:
        nonlocal now, most
        with lock:
            now += call.command == "GET"
            most = max(most, now)
        time.sleep(0.05)
        with lock:
            now -= call.command == "GET"
        call.send(200, PDF)

    jobs = [Job(str(n), f"{site.url}/{n}", tmp_path / f"{n}.pdf") for n in range(8)]
    site.answers |= {f"/{n}": slow for n in range(8)}

    async def run() -> None:
        async with local_web(per_host=8) as client:
            await Fetch(client, at_once=3, probe=site.url).run(jobs)

    asyncio.run(run())
    assert 1 < most <= 3


def test_without_a_network_it_says_so(tmp_path: Path) -> None:
    async def run() -> None:
        async with local_web() as client:
            jobs = [Job("a", "http://no-such-host.invalid/a", tmp_path / "a.pdf")]
            await Fetch(client, probe="http://127.0.0.1:9").run(jobs)

    with pytest.raises(UpkeepError, match="Nothing answers at all"):
        asyncio.run(run())


# -- names and addresses ---------------------------------------------------------------------


def paper(**changes: object) -> Paper:
    return replace(real_papers()[0], **changes)


@functools.cache
def real_papers() -> tuple[Paper, ...]:
    return load(DATA).papers


@pytest.mark.parametrize(
    ("links", "address"),
    [
        ({"page": "https://x.org/p", "pdf": "https://x.org/p.pdf"}, "https://x.org/p.pdf"),
        ({"page": "https://arxiv.org/abs/1706.03762v5"}, "https://arxiv.org/pdf/1706.03762v5"),
        ({"page": "http://www.arxiv.org/abs/cs/0112017#x"}, "https://arxiv.org/pdf/cs/0112017"),
        ({"page": "https://x.org/A.PDF?a=1"}, "https://x.org/A.PDF?a=1"),
        ({"page": "https://x.org/p.html"}, None),
        ({"page": "https://notarxiv.org/abs/1"}, None),
    ],
)
def test_the_pdf_of_a_paper(links: dict[str, str], address: str | None) -> None:
    assert pdf_address(paper(links=links)) == address


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Attention Is All You Need", "a2017b - Attention Is All You Need.pdf"),
        ("../../etc/passwd", "a2017b - .. .. etc passwd.pdf"),
        ('C:\\x: what? <a|b>*"', "a2017b - C x what a b.pdf"),
        ("tab\tnull\0 line\n \u202efdp.exe", "a2017b - tab null line fdp.exe.pdf"),
        ("深度学习 …", "a2017b - 深度学习 ….pdf"),
        ("Ends with dots...", "a2017b - Ends with dots.pdf"),
    ],
)
def test_file_names_are_safe(title: str, name: str) -> None:
    assert file_name(paper(id="a2017b", title=Bilingual(title, ""))) == name


@pytest.mark.parametrize("word", ["x", "深", "👩‍🔬"])
def test_long_names_are_cut_between_letters(word: str) -> None:
    name = file_name(paper(id="a2017b", title=Bilingual(word * 400, "")))
    assert 170 < len(name.encode()) <= 190
    assert "\ufffd" not in name


def test_every_paper_of_the_list_has_a_file_of_its_own(tmp_path: Path) -> None:
    jobs = plan(real_papers(), tmp_path)
    assert len({job.path.name.casefold() for job in jobs}) == len(jobs) == len(real_papers())
    assert all(job.path.parent == tmp_path for job in jobs)
    same = [paper(id=name, title=Bilingual("T", "")) for name in ("a1", "A1", "a1")]
    named = [job.path.name for job in plan(same, tmp_path)]
    assert named == ["a1 - T.pdf", "A1 - T (2).pdf", "a1 - T (3).pdf"]


# -- the command -----------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three papers: a PDF, a web page that says it is one, and no PDF at all."""
    site.answers["/a.pdf"] = gives(200, PDF)
    site.answers["/b.pdf"] = gives(200, b"<html></html>")
    monkeypatch.setattr(web, "Web", local_web)
    return small_list(
        tmp_path / "data",
        {"page": f"{site.url}/a", "pdf": f"{site.url}/a.pdf"},
        {"page": f"{site.url}/b.pdf"},
        {"page": f"{site.url}/c"},
    )


FIRST = "a2000one - One Paper of A.pdf"


def run(data: Path, *arguments: str, language: str = "en") -> int:
    return run_command("fetch", arguments, data, language=language)


def test_the_command_reports_what_failed_and_why(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "a" / "b"
    assert run(small, "-o", str(folder), "--jobs", "2") == 1
    shown = capsys.readouterr().out
    assert "1 downloaded" in shown
    assert "2 failed" in shown
    assert "web page, not a PDF" in shown
    assert "The list knows no PDF of it." in shown
    assert [name for name in names(folder) if not name.startswith(".")] == [FIRST]
    assert run(small, "-o", str(folder), "--ids", "a2000one", language="zh") == 0
    assert "原已存在 1 个" in capsys.readouterr().out


def test_the_command_refuses_bad_input(small: Path, site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    bad = (
        ("--ids", "nobody1900nothing"),
        ("--category", "cooking"),
        ("--ids", "a2000one", "--shelf", "new"),
        ("-o", str(tmp_path / "file")),
        ("-o", str(tmp_path / "file" / "below")),
    )
    for arguments in bad:
        with pytest.raises(UpkeepError) as caught:
            run(small, *arguments)
        assert caught.value.exit_code == 2
    assert site.calls == []


def test_two_runs_do_not_write_into_one_folder(small: Path, tmp_path: Path) -> None:
    with fetch_lock(tmp_path), pytest.raises(UpkeepError, match="Another download"):
        run(small, "-o", str(tmp_path))


def test_a_question_chooses_the_papers(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = load(small).papers[0]

    class Asked:
        def __init__(self, snapshot: object) -> None: ...

        def ask(self, question: str) -> list[argparse.Namespace]:
            assert question == "what to read on GANs"
            gone = replace(wanted, id="left1999the")
            return [argparse.Namespace(paper=found) for found in (gone, wanted)]

    monkeypatch.setattr("bot.upkeep.options.Library", Asked)
    monkeypatch.setattr(Store, "current", lambda self: None)
    assert run(small, "--question", "what to read on GANs", "-o", str(tmp_path / "out")) == 0
    assert len([name for name in names(tmp_path / "out") if name.endswith(".pdf")]) == 1


SCRIPT = """
import argparse, sys
from bot import cli
from bot.upkeep import web_commands
from index.upkeep import fetch, web
from web_helpers import local_web
web.Web = lambda: local_web(read=30.0, whole=30.0)
cli._parse = lambda given, language: argparse.Namespace(
    command="fetch", data=given[0], home=None, ids=None, category=None, shelf=None,
    question=None, output=given[1], jobs=4,
)
cli.COMMANDS["fetch"] = web_commands.fetch
sys.exit(cli.main(sys.argv[1:]))
"""


def test_control_c_leaves_no_half_file_and_the_next_run_goes_on(
    small: Path, site: Site, tmp_path: Path
) -> None:
    release, halfway = threading.Event(), threading.Event()

    def stalls(call: Call) -> None:
        call.send_response(200)
        call.send_header("Content-Length", str(len(PDF)))
        call.send_header("ETag", '"1"')
        call.end_headers()
        if call.command == "GET":
            call.wfile.write(PDF[:50_000])
            halfway.set()
            release.wait(20)

    site.answers["/a.pdf"] = stalls
    folder = tmp_path / "out"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(small), str(folder)],
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT}:{ROOT}/tests:{Path(__file__).parent}",
            "MUSTREAD_LANG": "en",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert halfway.wait(30)
    part = folder / f"{FIRST}.part"
    until = time.monotonic() + 10
    while not (part.exists() and part.stat().st_size) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    release.set()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert not list(folder.glob("*.pdf"))
    assert json.loads(part.with_name(f"{part.name}.json").read_text())["etag"] == '"1"'

    site.answers["/a.pdf"] = serves(PDF)
    kept = part.stat().st_size
    run(small, "-o", str(folder))
    assert ranges(site, "/a.pdf")[-1] == f"bytes={kept}-"
    assert next(folder.glob("*.pdf")).read_bytes() == PDF
