"""Tables for ``mustread info`` and ``mustread eval``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.wording import say
from index.evaluate import MEASURES, Verdict
from index.layout import width
from index.snapshot import Snapshot

Table = dict[str, dict[str, float]]


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


def below(table: Table, floors: Table) -> list[tuple[str, str]]:
    """Language and measure of every figure below its floor."""
    return [
        (language, measure)
        for language, row in table.items()
        for measure, value in row.items()
        if value < floors.get(language, {}).get(measure, 0.0) - 1e-9
    ]


def eval_json(table: Table, floors: Table) -> dict[str, Any]:
    """Figures, floors and what is below."""
    figures = {
        language: {measure: round(value, 4) for measure, value in row.items()}
        for language, row in table.items()
    }
    return {"figures": figures, "floors": floors, "below": below(table, floors)}


def eval_text(
    verdicts: Sequence[Verdict], table: Table, floors: Table, language: str, verbose: bool
) -> str:
    """A table of figures and floors; with ``verbose`` each question that lost points."""
    bad = below(table, floors)
    lines = [say(language, "eval.title", count=len(verdicts)), ""]
    lines.append(" " * 12 + "".join(f"{measure:>10}" for measure in MEASURES))
    floor = say(language, "eval.floor")
    for name, row in table.items():
        lines.append(
            f"{name:<12}" + "".join(f"{row.get(m, float('nan')):>10.3f}" for m in MEASURES)
        )
        label = f"  {floor}" + " " * (10 - width(floor))
        lines.append(label + "".join(f"{floors.get(name, {}).get(m, 0):>10.2f}" for m in MEASURES))
    lines.append("")
    for name, measure in bad:
        lines.append(f"{name} {measure}: {say(language, 'eval.below')}")
    lines.append(say(language, "eval.bad", count=len(bad)) if bad else say(language, "eval.good"))
    if verbose:
        for verdict in verdicts:
            if any(value < 1 for value in verdict.figures.values()):
                lines += ["", *_lost(verdict)]
    return "\n".join(lines)


def _lost(verdict: Verdict) -> list[str]:
    figures = ", ".join(f"{measure} {value:.2f}" for measure, value in verdict.figures.items())
    relevant = verdict.judged.relevant
    offered = [r.paper.id for r in verdict.answer]
    shown = [paper if paper in relevant else f"({paper})" for paper in offered]
    missing = [paper for paper in relevant if paper not in offered]
    return [
        f"{verdict.judged.q}   [{verdict.judged.lang} {verdict.judged.kind}: {figures}]",
        f"  + {' '.join(shown) or '-'}",
        f"  - {' '.join(missing) or '-'}",
    ]
