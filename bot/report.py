"""Tables for ``mustread info`` and ``mustread eval``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.wording import say
from index.evaluate import (
    HALVES,
    MEASURES,
    Table,
    below,
    difference,
    same_first,
    summary,
)
from index.fitting import Fitted
from index.judging import Dialogue, Verdict
from index.layout import query_text, shorten, width
from index.snapshot import Snapshot


def info_text(snapshot: Snapshot, fresh: bool | None, language: str) -> str:
    """What a checked snapshot holds and how it was made."""
    manifest = snapshot.manifest
    model, counts = manifest["model"], manifest["counts"]
    size = sum(file["bytes"] for file in manifest["files"].values()) / 1e6
    chinese = "info.chinese_model" if model["bilingual"] else "info.chinese_student"
    sha = model["sha256"][:12]
    rows = {
        "name": snapshot.name,
        "created": manifest["created"],
        "list": say(language, "info.counts", **counts),
        "passages": say(language, "info.passages_text", **counts),
        "model": say(
            language, "info.model_text", name=model["name"], dimension=model["dimension"], sha=sha
        ),
        "chinese": say(language, chinese),
        "digest": manifest["made_from"]["list"][:12],
        "format": str(manifest["format"]),
        "files": say(language, "info.files_text", size=size),
    }
    if fresh is not None:
        rows["current"] = say(language, "info.yes" if fresh else "info.no")
    labels = {key: say(language, f"info.{key}") for key in rows}
    column = max(map(width, labels.values())) + 2
    return "\n".join(
        labels[k] + " " * (column - width(labels[k])) + value for k, value in rows.items()
    )


def eval_json(verdicts: Sequence[Verdict], floors: Table) -> dict[str, Any]:
    """Figures of all and of both halves, floors and what is below."""
    table = summary(verdicts)
    return {
        "figures": _rounded(table),
        "halves": {half: _rounded(summary(verdicts, half)) for half in HALVES},
        "difference": {m: round(value, 4) for m, value in difference(table).items()},
        "same@1": same_first(verdicts),
        "floors": floors,
        "below": below(table, floors),
    }


def _rounded(table: Table) -> Table:
    return {lang: {m: round(v, 4) for m, v in row.items()} for lang, row in table.items()}


def eval_text(verdicts: Sequence[Verdict], floors: Table, language: str, verbose: bool) -> str:
    """Tables of figures, floors and halves; with ``verbose`` each question that lost points."""
    table = summary(verdicts)
    bad = below(table, floors)
    lines = [
        say(language, "eval.title", count=len(verdicts)),
        "",
        _row("", {m: m for m in MEASURES}),
    ]
    for name, row in table.items():
        lines.append(_row(name, _figures(row)))
        lines.append(_row(f"  {say(language, 'eval.floor')}", _figures(floors.get(name, {}))))
        for half in HALVES:
            lines.append(_row(f"  {half}", _figures(summary(verdicts, half).get(name, {}))))
    signed = {m: f"{value:+.3f}" for m, value in difference(table).items()}
    lines += [_row("en - zh", signed), ""]
    if (same := same_first(verdicts)) is not None:
        lines.append(say(language, "eval.same", share=same))
    lines += [f"{name} {measure}: {say(language, 'eval.below')}" for name, measure in bad]
    lines.append(say(language, "eval.bad", count=len(bad)) if bad else say(language, "eval.good"))
    if verbose:
        for verdict in verdicts:
            if any(value < 1 for value in verdict.figures.values()):
                lines += ["", *_lost(verdict)]
    return "\n".join(lines)


def against_text(verdicts: Sequence[Verdict], others: Sequence[Verdict], language: str) -> str:
    """This library beside another: figures, and which questions got better or worse."""
    mine, theirs = summary(verdicts), summary(others)
    lines = ["", say(language, "eval.against"), "", _row("", {m: m for m in MEASURES})]
    for name, row in mine.items():
        other = theirs.get(name, {})
        lines.append(_row(name, _figures(row)))
        lines.append(_row(f"  {say(language, 'eval.other')}", _figures(other)))
        lines.append(_row("  ±", {m: f"{row[m] - other[m]:+.3f}" for m in row if m in other}))
    pairs = [(a, b) for a, b in zip(verdicts, others, strict=True) if a.total != b.total]
    for key, chosen in (
        ("eval.better", [p for p in pairs if p[0].total > p[1].total]),
        ("eval.worse", [p for p in pairs if p[0].total < p[1].total]),
    ):
        lines += ["", say(language, key, count=len(chosen))]
        lines += [
            f"  {b.total:.2f} → {a.total:.2f}  {shorten(a.judged.q)}"
            for a, b in sorted(chosen, key=lambda p: -abs(p[0].total - p[1].total))
        ]
    return "\n".join(lines)


def against_json(verdicts: Sequence[Verdict], others: Sequence[Verdict]) -> dict[str, Any]:
    """What :func:`against_text` shows, as data."""
    pairs = list(zip(verdicts, others, strict=True))
    return {
        "figures": _rounded(summary(others)),
        "better": [a.judged.q for a, b in pairs if a.total > b.total],
        "worse": [a.judged.q for a, b in pairs if a.total < b.total],
    }


def fit_text(found: Fitted, check: Table, language: str) -> str:
    """What fitting the weights gave, and what it is worth on questions it did not see."""
    lines = [say(language, "fit.title"), "", _row("", {m: m for m in MEASURES})]
    for label, table in (("held out", found.held_out), ("fit", found.whole), ("check", check)):
        lines += [_row(f"{name} {label}", _figures(row)) for name, row in table.items()]
    return "\n".join(lines)


def _figures(row: dict[str, float]) -> dict[str, str]:
    return {measure: f"{value:.3f}" for measure, value in row.items()}


def _row(label: str, cells: dict[str, str]) -> str:
    figures = "".join(f"{cells.get(m, '–') if cells else '':>{_CELL[m]}}" for m in MEASURES)
    return (label + " " * max(1, 12 - width(label)) + figures).rstrip()


_CELL = {measure: max(7, len(measure) + 1) for measure in MEASURES}


def _lost(verdict: Verdict) -> list[str]:
    figures = ", ".join(f"{measure} {value:.2f}" for measure, value in verdict.figures.items())
    judged = verdict.judged
    if isinstance(judged, Dialogue):
        lines = [f"{judged.q}   [{judged.lang}: {figures}]"]
        for (words, expected), answer in zip(judged.turns, verdict.answers, strict=True):
            lines.append(
                f"  {words} → {query_text(answer.query, answer.categories, 'en')}  {expected}"
            )
        return lines
    relevant = judged.relevant
    offered = [r.paper.id for r in verdict.answers[0]]
    shown = [paper if paper in relevant else f"({paper})" for paper in offered]
    missing = [paper for paper in relevant if paper not in offered]
    return [
        f"{judged.q}   [{judged.lang} {judged.kind}: {figures}]",
        f"  + {' '.join(shown) or '-'}",
        f"  - {' '.join(missing) or '-'}",
    ]
