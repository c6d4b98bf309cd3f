"""The weights of search and ranking, as ``data/ranking.yaml`` and a snapshot's manifest hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.paper import LANGUAGES
from index.text import has_han

Floats = npt.NDArray[np.float32]
FEATURES = ("meaning", "wording", "wordings", "topics", "words", "named", "start")


@dataclass(frozen=True, slots=True)
class Floor:
    """How well the best paper must fit for an answer, in log-odds.

    Attributes:
        base: for a question that nothing speaks against,
        absent: more by the share of the question that is terms which the list knows no paper on,
        strange: more by the share of its words that no paper of the list uses,
        elsewhere: more by how much nearer it is to what the list is not about (cosines), so that a
            question plainly of the field may fit worse.
    """

    base: float
    absent: float
    strange: float
    elsewhere: float

    def of(self, absent: float, strange: float, elsewhere: float) -> float:
        """The log-odds that the best paper must have."""
        return (
            self.base + self.absent * absent + self.strange * strange + self.elsewhere * elsewhere
        )


@dataclass(frozen=True, slots=True)
class FitWeights:
    """The logistic function from a paper's features to its fit, and where an answer ends.

    Attributes:
        value: weight of each feature.
        lag: weight of how far each feature is behind that of the best paper.
        floors: language of a topic, "en" or "zh", → below what a best paper is no answer.
        keep: a further paper must fit so well,
        keep_ratio: and so well compared to the best.
    """

    bias: float
    value: Mapping[str, float]
    lag: Mapping[str, float]
    floors: Mapping[str, Floor]
    keep: float
    keep_ratio: float

    def floor_of(self, topic: str) -> Floor:
        """The floor for a topic: for one with Chinese in it the fit is a weaker sign."""
        return self.floors["zh" if has_han(topic) else "en"]

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
        fit["floors"] = {
            language: Floor(**{k: float(v) for k, v in fit["floors"][language].items()})
            for language in LANGUAGES
        }
        for name in ("bias", "keep", "keep_ratio"):
            fit[name] = float(fit[name])
        return cls(FitWeights(**fit), PartWeights(**{k: float(v) for k, v in parts.items()}))
