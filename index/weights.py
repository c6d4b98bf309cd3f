"""The weights of search and ranking, as ``data/ranking.yaml`` and a snapshot's manifest hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from index.paper import LANGUAGES
from index.text import has_han

Floats = npt.NDArray[np.float32]
FEATURES = (
    "meaning", "described", "wording", "wordings", "topics", "words", "spoken", "named", "start",
    "company",
)  # fmt: skip


class Signs(NamedTuple):
    """What speaks for and against a question's being one for this list.

    Attributes:
        described: greatest cosine of the question with what describes a paper.
        absent: share of the question that is terms which the list knows no paper on.
        strange: share of its words that no paper of the list uses.
        elsewhere: how much nearer it is to what the list is not about (difference of cosines).
    """

    described: float
    absent: float
    strange: float
    elsewhere: float


@dataclass(frozen=True, slots=True)
class Gate:
    """The logistic function that tells questions for this list from others.

    Attributes:
        bias: log-odds to begin with.
        described, absent, strange, elsewhere: weight of each of the :class:`Signs`.
        least: log-odds from which a question is answered.
    """

    bias: float
    described: float
    absent: float
    strange: float
    elsewhere: float
    least: float

    def log_odds(self, signs: Signs) -> float:
        """How probable it is that the question is one for this list."""
        return (
            self.bias
            + self.described * signs.described
            + self.absent * signs.absent
            + self.strange * signs.strange
            + self.elsewhere * signs.elsewhere
        )

    def admits(self, signs: Signs) -> bool:
        """Whether the question is to be answered."""
        return self.log_odds(signs) >= self.least


@dataclass(frozen=True, slots=True)
class FitWeights:
    """The logistic function from a paper's features to its fit, and where an answer ends.

    Attributes:
        value: weight of each feature.
        lag: weight of how far each feature is behind that of the best paper.
        gates: language of a topic, "en" or "zh", → what is a question for the list.
        keep: a further paper must fit so well,
        keep_ratio: and so well compared to the best.
    """

    bias: float
    value: Mapping[str, float]
    lag: Mapping[str, float]
    gates: Mapping[str, Gate]
    keep: float
    keep_ratio: float

    def gate_of(self, topic: str) -> Gate:
        """The gate for a topic: Chinese is read less surely."""
        return self.gates["zh" if has_han(topic) else "en"]

    def fit(self, features: Mapping[str, Floats]) -> Floats:
        """How probable it is that each paper answers the question, shape (papers,)."""
        logit = np.full_like(features["meaning"], self.bias)
        for name, figures in features.items():
            logit += self.value[name] * figures + self.lag[name] * (figures - figures.max())
        return np.asarray(1 / (1 + np.exp(-logit)), np.float32)


@dataclass(frozen=True, slots=True)
class PartWeights:
    """How much each part beside the fit can add to a paper's score (:mod:`index.rank`)."""

    category: float
    citations: float
    year: float
    shelf: float
    founding: float
    lean: float
    diversity: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """All weights."""

    fit: FitWeights
    parts: PartWeights

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Ranking:
        """From the YAML or JSON mapping.

        Raises:
            ValueError, TypeError, KeyError: if something is missing, unknown or no number.
        """
        fit, parts = dict(content["fit"]), dict(content["parts"])
        for name in ("value", "lag"):
            if set(fit[name]) != set(FEATURES):
                raise ValueError(f"fit.{name} needs exactly {', '.join(FEATURES)}")
            fit[name] = {feature: float(fit[name][feature]) for feature in FEATURES}
        fit["gates"] = {
            language: Gate(**{k: float(v) for k, v in fit["gates"][language].items()})
            for language in LANGUAGES
        }
        for name in ("bias", "keep", "keep_ratio"):
            fit[name] = float(fit[name])
        return cls(FitWeights(**fit), PartWeights(**{k: float(v) for k, v in parts.items()}))
