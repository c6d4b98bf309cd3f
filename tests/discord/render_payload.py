"""A developer's tool: shows recorded messages as a phone-wide Discord would, for screenshots.

Record with ``MUSTREAD_DISCORD_RECORD=folder pytest tests/discord``, then
``python tests/discord/render_payload.py folder/*.json > page.html`` and look at the page.
"""

from __future__ import annotations

import html
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from fake_world import EPHEMERAL, Json

_STYLE = """
body { background: #1a1a1e; margin: 0; font: 16px/1.35 "gg sans", "Noto Sans", "Noto Sans CJK SC",
  "Helvetica Neue", sans-serif; color: #dfe0e2; }
.phones { display: flex; flex-wrap: wrap; gap: 24px; padding: 24px; align-items: flex-start; }
.phone { width: 390px; background: #202024; border-radius: 18px; overflow: hidden;
  padding: 12px 0; box-sizing: border-box; }
h2 { font-size: 13px; color: #94959c; margin: 0 12px 8px; font-weight: 500; }
.message { display: flex; gap: 12px; padding: 6px 12px; }
.face { width: 36px; height: 36px; border-radius: 50%; background: #4e5058; flex: none;
  text-align: center; line-height: 36px; font-weight: 600; color: #fff; }
.bot .face { background: #5865f2; }
.body { min-width: 0; flex: 1; }
.who { font-weight: 600; color: #fff; } .tag { background: #5865f2; border-radius: 4px;
  font-size: 10px; padding: 1px 4px; margin-left: 4px; vertical-align: 2px; }
.reply { font-size: 13px; color: #94959c; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
.text { overflow-wrap: anywhere; } .text p { margin: 0; min-height: .6em; }
.text p.h1 { font-size: 22px; font-weight: 700; } .text p.h2 { font-size: 19px; font-weight: 700; }
.text p.h3 { font-size: 17px; font-weight: 700; } .text p.sub { font-size: 13px; color: #94959c; }
.text p.quote { border-left: 4px solid #4e5058; padding-left: 8px; }
.text p.item { padding-left: 16px; text-indent: -12px; }
a { color: #7bb0f5; text-decoration: none; }
code { background: #2b2b30; border-radius: 4px; padding: 0 4px; font-size: 14px; }
.pill { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 2px; }
.container, .embed { border: 1px solid #34353b; border-left: 4px solid #34353b; margin-top: 4px;
  background: #242429; border-radius: 8px; padding: 12px; }
.container > * + * { margin-top: 8px; }
.section { display: flex; gap: 8px; justify-content: space-between; align-items: flex-start; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px; }
.button { background: #3b3c43; border-radius: 8px; padding: 7px 14px; font-size: 14px;
  font-weight: 500; color: #fff; } .s1 { background: #5865f2; } .s3 { background: #248046; }
.s4 { background: #da373c; } .off { opacity: .5; }
.menu { background: #1a1a1e; border: 1px solid #34353b; border-radius: 8px; padding: 8px 12px;
  color: #94959c; font-size: 14px; width: 100%; box-sizing: border-box; }
hr { border: 0; border-top: 1px solid #3b3c43; margin: 10px 0; }
.note { font-size: 12px; color: #94959c; margin-top: 4px; }
"""
_INLINE = re.compile(
    r"\\(?P<raw>[^\w\s])|`(?P<code>[^`\n]+)`|\[(?P<label>(?:\\.|[^\]\\])+)\]\((?P<url>https?://[^)\s]+)\)"
    r"|<(?P<bare>https?://[^>\s]+)>|(?P<plain>https?://[^\s)>]+)|<(?P<pill>[@#][!&]?\d+)>"
    r"|\*\*(?P<bold>.+?)\*\*|__(?P<under>.+?)__|~~(?P<strike>.+?)~~|\*(?P<italic>[^*\s][^*]*)\*"
)
_TAGS = {"code": "code", "bold": "b", "under": "u", "strike": "s", "italic": "i"}


def inline(text: str) -> str:
    """One line of Discord's Markdown as HTML."""
    parts, end = [], 0
    for found in _INLINE.finditer(text):
        parts.append(html.escape(text[end : found.start()]))
        end = found.end()
        name = found.lastgroup or ""
        inner = found[name]
        if name == "raw":
            parts.append(html.escape(inner))
        elif name == "url":
            parts.append(f'<a href="{html.escape(inner)}">{inline(found["label"])}</a>')
        elif name in ("bare", "plain"):
            parts.append(f'<a href="{html.escape(inner)}">{html.escape(inner)}</a>')
        elif name == "pill":
            parts.append(f'<span class="pill">{html.escape(inner)}</span>')
        else:
            shown = html.escape(inner) if name == "code" else inline(inner)
            parts.append(f"<{_TAGS[name]}>{shown}</{_TAGS[name]}>")
    return "".join(parts) + html.escape(text[end:])


_STARTS = (("### ", "h3"), ("## ", "h2"), ("# ", "h1"), ("-# ", "sub"), ("> ", "quote"))


def text(markdown: str) -> str:
    """A text of several lines as HTML."""
    lines = []
    for line in markdown.split("\n"):
        style, rest = next(
            ((style, line[len(mark) :]) for mark, style in _STARTS if line.startswith(mark)),
            ("item", "• " + line[2:]) if line.startswith(("- ", "* ")) else ("", line),
        )
        lines.append(f'<p class="{style}">{inline(rest)}</p>')
    return f'<div class="text">{"".join(lines)}</div>'


def component(part: Json) -> str:
    """One component, with those inside it."""
    kind = part["type"]
    inner = "".join(component(c) for c in part.get("components") or [])
    if kind == 1:
        return f'<div class="row">{inner}</div>'
    if kind == 2:
        off = " off" if part.get("disabled") else ""
        emoji = (part.get("emoji") or {}).get("name") or ""
        label = html.escape(f"{emoji} {part.get('label') or ''}".strip())
        link = " ↗" if part.get("url") else ""
        return f'<span class="button s{part["style"]}{off}">{label}{link}</span>'
    if kind in (3, 5, 6, 7, 8):
        return f'<div class="menu">{html.escape(part.get("placeholder") or "Select")} ▾</div>'
    if kind == 9:
        return f'<div class="section"><div>{inner}</div>{component(part["accessory"])}</div>'
    if kind == 10:
        return text(part["content"])
    if kind == 14:
        return "<hr>" if part.get("divider", True) else "<div></div>"
    if kind == 17:
        return f'<div class="container"{_edge(part.get("accent_color"))}>{inner}</div>'
    return f'<div class="note">[component {kind}]</div>'


def _edge(colour: int | None) -> str:
    return f' style="border-left-color:#{colour:06x}"' if colour is not None else ""


def embed(part: Json) -> str:
    """One embed."""
    title = part.get("title") or ""
    if title and part.get("url"):
        title = f"[{title}]({part['url']})"
    blocks = [text(f"**{title}**") if title else "", text(part.get("description") or "")]
    blocks += [text(f"**{f['name']}**\n{f['value']}") for f in part.get("fields") or []]
    if footer := (part.get("footer") or {}).get("text"):
        blocks.append(text(f"-# {footer}"))
    return f'<div class="embed"{_edge(part.get("color"))}>{"".join(blocks)}</div>'


def message(shown: Json) -> str:
    """One message with its author."""
    author = shown["author"]
    name = html.escape(author.get("global_name") or author["username"])
    bot = bool(author.get("bot"))
    parts = []
    if replied := shown.get("referenced_message"):
        start = html.escape((replied.get("content") or "…")[:80])
        parts.append(f'<div class="reply">↱ {start}</div>')
    parts.append(f'<span class="who">{name}</span>' + ('<span class="tag">APP</span>' * bot))
    if shown.get("content"):
        parts.append(text(shown["content"]))
    parts += [embed(e) for e in shown.get("embeds") or []]
    parts += [component(c) for c in shown.get("components") or []]
    if shown.get("flags", 0) & EPHEMERAL:
        parts.append('<div class="note">Only you can see this</div>')
    return (
        f'<div class="message{" bot" if bot else ""}"><div class="face">{name[0]}</div>'
        f'<div class="body">{"".join(parts)}</div></div>'
    )


def page(conversations: Sequence[tuple[str, Sequence[Json]]]) -> str:
    """A page with one phone for each conversation (its name, its messages)."""
    phones = "".join(
        f'<section class="phone"><h2>{html.escape(name)}</h2>{"".join(map(message, messages))}'
        "</section>"
        for name, messages in conversations
    )
    return (
        '<!doctype html><meta charset="utf-8"><title>Messages</title>'
        f'<style>{_STYLE}</style><main class="phones">{phones}</main>\n'
    )


def main(files: Sequence[str]) -> int:
    """Print a page of the recorded ``files``."""
    found = [(Path(f).stem, json.loads(Path(f).read_text(encoding="utf-8"))) for f in files]
    print(page(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
