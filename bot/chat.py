"""A conversation at the terminal, with line editing and a history."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from bot.wording import say
from index import Answer, Library, MustreadError
from index.layout import answer_text, paper_text
from index.question import language_of

PROMPT = "❯ "
_QUIT = {"/quit", "/exit", "/q", "quit", "exit", "退出", "再见"}
_HISTORY_LENGTH = 500


def run(library: Library, language: str, history: Path, columns: int) -> int:
    """Read questions until the end of input; returns the exit code."""
    with _line_editing(history):
        print(say(language, "chat.hello"))
        last: Answer | None = None
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
                last = answer_line(library, line, last, language, columns)
        print(say(language, "chat.bye"))
    return 0


def answer_line(
    library: Library, line: str, last: Answer | None, language: str, columns: int
) -> Answer | None:
    """Answer one line and print it; returns the answer that numbers now refer to."""
    try:
        command = re.fullmatch(r"(/similar\s+|/show\s+)?(\d{1,2})", line)
        if command is None:
            last = library.ask(line)
            print(answer_text(last, columns))
            return last
        number = int(command[2])
        if last is None or not 1 <= number <= len(last):
            print(say(language, "chat.no_number", number=number))
        elif (command[1] or "").startswith("/similar"):
            last = library.similar(
                last.recommendations[number - 1].paper.id, language=last.language
            )
            print(answer_text(last, columns))
        else:
            paper = last.recommendations[number - 1].paper
            print(paper_text(paper, library.categories, last.language, columns))
    except MustreadError as error:
        print(error.text("zh" if language_of(line) == "zh" else language))
    return last


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
