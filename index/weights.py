"""The weights of search and ranking, as ``data/ranking.yaml`` and a snapshot's manifest hold them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.text import has_han

Floats = npt.NDArray[np.float32]
FEATURES = ("meaning", "wording", "wordings", "topics", "words", "named", "start")


@dataclass(frozen=True, slots=True)
class FitWeights:
    """The logistic function from a paper's features to its fit, and where an answer ends.

    Attributes:
        value: weight of each feature.
        lag: weight of how far each feature is behind that of the best paper.
        floor: a best paper that fits less is no answer,
        floor_zh: nor one that fits a topic with Chinese in it less: the student is less sure.
        absent: added to the floor's log-odds by the share of the question that is terms which the
            list knows no paper on.
        strange: the same by the share of its words that no paper of the list uses,
        elsewhere: and by how much nearer it is to what the list is not about (cosines).
        keep: a further paper must fit so well,
        keep_ratio: and so well compared to the best.
    """

    bias: float
    value: Mapping[str, float]
    lag: Mapping[str, float]
    floor: float
    floor_zh: float
    absent: float
    strange: float
    elsewhere: float
    keep: float
    keep_ratio: float

    def floor_of(self, topic: str) -> float:
        """The floor for a topic."""
        return self.floor_zh if has_han(topic) else self.floor

    def doubt(self, absent: float, strange: float, elsewhere: float) -> float:
        """What raises the floor of a question, in log-odds; negative where it is plainly of the
        field."""
        return self.absent * absent + self.strange * strange + self.elsewhere * elsewhere

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
        for name in (
            "bias",
            "floor",
            "floor_zh",
            "absent",
            "strange",
            "elsewhere",
            "keep",
            "keep_ratio",
        ):
            fit[name] = float(fit[name])
        return cls(FitWeights(**fit), PartWeights(**{k: float(v) for k, v in parts.items()}))
