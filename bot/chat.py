"""A conversation at the terminal, with line editing and a history."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from bot.wording import say
from index import Library, MustreadError
from index.layout import answer_text, paper_text
from index.question import language_of
from index.steps import Show
from index.talk import Conversation

PROMPT = "❯ "
_QUIT = {"/quit", "/exit", "/q", "quit", "exit", "退出", "再见"}
_HISTORY_LENGTH = 500


def run(library: Library, language: str, history: Path, columns: int) -> int:
    """Read questions and follow-ups until the end of input; returns the exit code."""
    talk = library.conversation()
    with _line_editing(history):
        print(say(language, "chat.hello"))
        while True:
            try:
                line = input(PROMPT).strip()
            except EOFError:
                print()
                break
            except KeyboardInterrupt:
                print()
                continue
            if line.lower() in _QUIT:
                break
            if line:
                print(reply(talk, line, library, language, columns))
        print(say(language, "chat.bye"))
    return 0


def reply(talk: Conversation, line: str, library: Library, language: str, columns: int) -> str:
    """What to say to one line."""
    command = re.fullmatch(r"/(similar|show|why)\s+(\d{1,2})", line)
    if command:
        line = {"similar": "similar to {}", "show": "{}", "why": "why {}"}[command[1]].format(
            command[2]
        )
    try:
        answer = talk.ask(line)
    except MustreadError as error:
        return error.text("zh" if language_of(line) == "zh" else language)
    if isinstance(talk.step, Show) and answer.found:
        paper = answer.recommendations[0].paper
        return paper_text(paper, library.categories, answer.language, columns)
    return answer_text(answer, columns)


@contextlib.contextmanager
def _line_editing(history: Path) -> Iterator[None]:
    """GNU readline with a history file, where Python has it; plain input elsewhere."""
    try:
        import readline
    except ImportError:
        yield
        return
    with contextlib.suppress(OSError):
        readline.read_history_file(history)
    readline.set_history_length(_HISTORY_LENGTH)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            history.touch(mode=0o600)
            readline.write_history_file(history)
