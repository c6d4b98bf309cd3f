"""Paragraphs that hold an entry per line, cut into these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.upkeep.markdown_blocks import Block
from index.upkeep.markdown_details import FIELD
from index.upkeep.markdown_entry import draft
from index.upkeep.markdown_runs import Run
from index.upkeep.markdown_signs import is_strong
from index.upkeep.markdown_text import marked_text
from index.upkeep.markdown_words import number_end


def single_lines(found: Sequence[Block]) -> list[Block]:
    """The blocks, with paragraphs of an entry per line cut into these."""
    moved: list[int] = []  # old position → new one, for the parents
    result: list[Block] = []
    for block in found:
        if block.parent is not None:
            block = replace(block, parent=moved[block.parent])
        moved.append(len(result))
        result += _lines(block) if block.kind in ("paragraph", "item") else [block]
    return result


def _lines(block: Block) -> list[Block]:
    if "\n" not in block.text:
        return [block]
    lines: list[list[Run]] = [[]]
    for run in block.runs:
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=other)] for other in others]
    texts = ["".join(run.text for run in line).strip() for line in lines]
    starts = [number_end(text) > 0 for text in texts]
    # "*authors*" and right below "7. **title** …", which Markdown takes for one paragraph
    glued = sum(starts) == 1 and not starts[0]
    glued = glued and is_strong(draft(marked_text(lines[starts.index(True)])), "item")
    if sum(starts) < 2 and not glued:
        drafts = [draft(marked_text(line)) for line in lines]
        alone = [is_strong(entry, "item") and not FIELD.match(entry.text) for entry in drafts]
        if not all(alone) or block.kind == "item":
            return [block]
        starts = alone
    starts[0] = True
    pieces: list[Block] = []
    for number, line in enumerate(lines):
        if starts[number]:
            pieces.append(replace(block, line=block.line + number, runs=tuple(line)))
        else:
            pieces[-1] = replace(pieces[-1], runs=(*pieces[-1].runs, Run("\n"), *line))
    return pieces
