"""What a round comes to: worked out once per revision, and shared by every screen."""

from __future__ import annotations

from prioritiser.analysis.summary import Analysis, Inputs, analyse, inputs_of
from prioritiser.model.round import Round


class Answers:
    """Keeps the last inputs and the last analysis."""

    def __init__(self) -> None:
        """Begin with nothing worked out."""
        self._inputs: tuple[int, Inputs] | None = None
        self._analysis: tuple[int, Analysis] | None = None

    def forget(self) -> None:
        """Begin again: another round is open."""
        self._inputs = self._analysis = None

    def inputs(self, held: Round) -> Inputs:
        """Return scores and money as arrays. Raises KnownError for a broken round."""
        if self._inputs is None or self._inputs[0] != held.revision:
            self._inputs = (held.revision, inputs_of(held))
        return self._inputs[1]

    def analysis(self, held: Round) -> Analysis:
        """Return every quick result. Raises KnownError when the round cannot be worked out."""
        if self._analysis is None or self._analysis[0] != held.revision:
            self._analysis = (held.revision, analyse(held, inputs=self.inputs(held)))
        return self._analysis[1]
