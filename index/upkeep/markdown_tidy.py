"""Puts small slips of a Markdown file right before it is parsed, without moving any line.

Lists in the wild are written loosely: a heading without its space, a tag on a line of its own, a
bullet that is not Markdown's.
"""

from __future__ import annotations

import re

LONGEST_LINE = 6_000  # characters; nothing longer is an entry, and parsing it may take for ever
MOST_BRACKETS = 80  # in a line; a parser's work on unclosed ones grows with their square
LONGEST_PARAGRAPH = 60  # lines

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)^(---|\.\.\.|\+\+\+)[ \t]*$", re.DOTALL | re.M)
_FRONT_LINE = re.compile(r"\s*$|\s*#|[\w.-]+\s*[:=]|\s+\S|-\s|\]|\}")
_COMMENT = re.compile(r"<!--.*?-->|^ {0,3}<!--.*", re.DOTALL | re.M)
_ALONE = r"details|summary|div|center|p|br|hr|img|font|span|a|h[1-6]|picture|source|sub|sup|em|b"
_TAG_LINE = re.compile(rf"^\s*(?:</?(?:{_ALONE})\b[^>\n]*>\s*)+$", re.I)
_SUMMARY = re.compile(r"</?(?:details|summary|center|div|font)\b[^>\n]*>", re.I)
_BULLET = re.compile(r"^(\s*)[•●▪◦‣∙◆★☆■□▶►·]+[ \t　]*(?=\S)")
_TIGHT_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[^#\s])")
_HEADING = re.compile(r" {0,3}#{1,6} ")
_STARTS = re.compile(r"\s*(?:[-*+>|#]|\d+[.)])")
_ITEM = re.compile(r"([ \t]*)[-*+][ \t]+\S")
_FOOTNOTE = re.compile(r"(?<=\S)\[\^[^\[\]\s]+\](?!:)")  # the mark, not the note: "2010[^3]"
_FENCE = re.compile(r"^\s*(```|~~~)")
_STRUCTURE = re.compile(r"<(/?)(?:table|ul|ol|dl|pre)\b", re.I)


def _blank(match: re.Match[str]) -> str:
    """Nothing but the line ends of what was found, so that all others keep their numbers."""
    return "\n" * match.group().count("\n")


def tidy(text: str) -> list[str]:
    """The lines of a file, small slips put right, comments and front matter blanked."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    front = _FRONT.match(text)
    if front and all(_FRONT_LINE.match(line) for line in front[2].split("\n")):
        text = _blank(front) + text[front.end() :]
    if "<!--" in text:
        text = _COMMENT.sub(_blank, text)
    lines, fenced, running, inside = [], False, 0, 0
    nest = _Nesting()
    for line in text.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            if "<" in line and (tags := _STRUCTURE.findall(line)):
                inside = max(0, inside + len(tags) - 2 * tags.count("/"))
                line = _bounded(line)
            elif inside and not _HEADING.match(line):  # a table or list in HTML
                line = _bounded(line)
            else:
                inside = 0
                line = nest.moved(_tidy_line(line))
            running = running + 1 if line.strip() and not inside else 0
            if running > LONGEST_PARAGRAPH and not _STARTS.match(line):
                line, running = "", 0
        lines.append(line)
    return lines


class _Nesting:
    """Moves list items that stand deeper than the one above, but not deep enough for Markdown."""

    def __init__(self) -> None:
        self._levels: list[tuple[int, int]] = []  # printed indent → true one, outermost first

    def moved(self, line: str) -> str:
        """The line, a nested item at the indent its list needs."""
        item = _ITEM.match(line)
        if not item:
            if line[:1].strip():  # a heading, a paragraph: the list is over
                self._levels = []
            return line
        printed = len(item[1].expandtabs(4))
        while self._levels and self._levels[-1][0] > printed:
            self._levels.pop()
        if self._levels and self._levels[-1][0] == printed:
            true = self._levels[-1][1]
        else:
            true = max(printed, self._levels[-1][1] + 2) if self._levels else printed
            self._levels.append((printed, true))
        return line if true == printed else f"{' ' * true}{line.lstrip()}"


def _bounded(line: str) -> str:
    """The line, none where reading it may take for ever."""
    return "" if len(line) > LONGEST_LINE or line.count("[") > MOST_BRACKETS else line


def _tidy_line(line: str) -> str:
    line = _bounded(line)
    if "<" in line:
        line = "" if _TAG_LINE.match(line) else _SUMMARY.sub("", line)
    if "[^" in line:
        line = _FOOTNOTE.sub("", line)
    line = _TIGHT_HEADING.sub(r"\1 ", line)
    return _BULLET.sub(r"\1- ", line)
