"""One interaction (command, button, autocomplete) from the person's side: what became of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from fake_world import EPHEMERAL, LOADING, Channel, Json, Person

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
SAY, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


@dataclass
class Exchange:
    """An interaction and all that the bot answered to it.

    Attributes:
        id, token: of the interaction.
        kind: its type (``COMMAND`` and so on).
        person, channel: who did it, and where.
        began: when the bot was told (loop time, seconds).
        source: for a button, the message it is on.
        callback: the type of the bot's first response; None before it.
        acknowledged: when that response came; None before it.
        answered: when the person first saw an answer; None before it.
        original: the message that the response made or changed.
        followups: further messages, in order.
        choices: for an autocomplete, what was offered.
        modal: the form that was opened, if one was.
    """

    id: str
    token: str
    kind: int
    person: Person
    channel: Channel
    began: float
    wait: Callable[[Callable[[], bool], float], Awaitable[None]] = field(repr=False)
    source: Json | None = None
    callback: int | None = None
    acknowledged: float | None = None
    answered: float | None = None
    original: Json | None = None
    followups: list[Json] = field(default_factory=list)
    choices: list[Json] | None = None
    modal: Json | None = None

    @property
    def messages(self) -> list[Json]:
        """The finished messages the person sees because of this, in order."""
        shown = [self.original] if self.original is not None else []
        return [m for m in [*shown, *self.followups] if not m["flags"] & LOADING]

    @property
    def private(self) -> bool:
        """Whether only the person sees the answer."""
        return bool(self.messages) and all(m["flags"] & EPHEMERAL for m in self.messages)

    async def done(self, seconds: float = 5.0) -> Json:
        """Wait for the answer; returns the newest message (for autocomplete and forms: {}).

        Raises:
            TimeoutError: if the bot leaves the person without an answer for ``seconds``.
        """
        await self.wait(lambda: self.answered is not None, seconds)
        return self.messages[-1] if self.messages else {}


@dataclass
class Call:
    """One request the bot made.

    Attributes:
        template: the path with its parameters named, as the API's description writes it.
        at: when it came (loop time, seconds).
        status, answer: what the server said; None while it is still thinking.
        fault: whether a test had ordered this answer.
    """

    method: str
    template: str
    path: str
    query: dict[str, str]
    params: dict[str, str]
    body: Any
    authorization: str | None
    at: float
    status: int | None = None
    answer: Any = None
    fault: bool = False
