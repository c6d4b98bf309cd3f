"""An answer as HTML for a notebook; everything from outside is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from index.layout import byline, main_sentence, nothing_text, query_text
from index.wording import say

if TYPE_CHECKING:
    from index.answer import Answer


def answer_html(answer: Answer) -> str:
    """The answer as one self-contained block of HTML."""
    language = answer.language
    if not answer.found:
        return "".join(f"<p>{escape(line)}</p>" for line in nothing_text(answer, columns=10_000))
    other = "en" if language == "zh" else "zh"
    rows = []
    for recommendation in answer:
        paper = recommendation.paper
        reasons = say(language, "answer.join").join(recommendation.reasons)
        rows.append(
            "<li style='margin-bottom:.8em'>"
            f"<a href='{escape(paper.url)}'><b>{escape(paper.title[language])}</b></a> "
            f"<span style='color:#777'>{escape(paper.title[other])}</span><br>"
            f"{escape(byline(paper, language))}<br>{escape(main_sentence(paper, language))}<br>"
            f"<i>{escape(say(language, 'answer.why', reasons=reasons))}</i></li>"
        )
    head = query_text(answer.query, answer.categories, language)
    count = say(language, "answer.found", count=len(answer), total=answer.total)
    return f"<p>{escape(head)} · {escape(count)}</p><ol>{''.join(rows)}</ol>"
