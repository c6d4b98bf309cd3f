"""Figures about the bot, in a registry of its own, for Prometheus and ``/status``."""

from __future__ import annotations

import time
from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """Counts answers and measures how long the bot itself needed for them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._started = clock()
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "mustread_answers", "Answers by way in and result.", ["way", "result"],
            registry=self._registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "mustread_answer_seconds", "Time from hearing a request to having its answer.",
            buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15), registry=self._registry,
        )  # fmt: skip
        self._papers = Gauge(
            "mustread_papers", "Papers in the snapshot that answers.", registry=self._registry
        )
        self._delay = Gauge(
            "mustread_gateway_delay_seconds", "Delay of the last heartbeat.",
            registry=self._registry,
        )  # fmt: skip
        self.answered = 0
        self.failed = 0

    def count(self, way: str, result: str, seconds: float) -> None:
        """One request: how it came in, how it went ("answered", "refused", "failed")."""
        self._answers.labels(way, result).inc()
        self._seconds.observe(seconds)
        self.answered += result == "answered"
        self.failed += result == "failed"

    def set_papers(self, count: int) -> None:
        """Size of the list that answers."""
        self._papers.set(count)

    def set_delay(self, seconds: float) -> None:
        """Delay of the gateway."""
        self._delay.set(seconds)

    @property
    def seconds_running(self) -> float:
        """Seconds since the bot was started."""
        return self._clock() - self._started

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)
