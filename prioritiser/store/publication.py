"""One publishing in two parts: what the owner of a round hands over, and the slow work on files, on any thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from prioritiser.model.event import Chain
from prioritiser.model.round import Round
from prioritiser.store import publish, untrusted
from prioritiser.store.projection import RankingRow


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """A round as it stood at one moment, ready to be written.

    `base` is the hash of the file that we last read or wrote, `needed` whether that lacks anything. `ranking` is
    worked out only while running. `filled` counts how often bodies came in afterwards.
    """

    target: Path
    chains: tuple[Chain, ...]
    held: Round
    device: str
    base: str | None
    needed: bool
    code: str
    heads: Mapping[str, int]
    filled: int
    ranking: Callable[[Round], tuple[RankingRow, ...]]

    def run(self) -> Published:
        """Write the shared file, unless it was changed elsewhere: then return what it holds, and write nothing.

        Touches no open round, so that it may run while the session goes on. Raises FileError.
        """
        now = publish.hash_of(self.target)
        if now is not None and now != self.base:
            return Published(self, received=untrusted.read_round(self.target))
        if now is not None and not self.needed:
            return Published(self)
        content = publish.Content(self.held.uuid, self.chains, self.held, self.ranking(self.held))
        try:
            digest = publish.publish(self.target, content, device=self.device, known=self.base)
        except publish.TargetChangedError:
            return Published(self, received=untrusted.read_round(self.target))
        return Published(self, digest=digest)


@dataclass(frozen=True, slots=True, eq=False)
class Published:
    """What came of it: the hash of the new file, or what somebody else put there, or neither (all was there)."""

    publication: Publication
    digest: str | None = None
    received: untrusted.Received | None = None

    def facts(self, *, filled: int) -> dict[str, str]:
        """Return what to remember on this computer of the file that was written; `filled` is the count now."""
        code = self.publication.code if filled == self.publication.filled else ""
        return {"base": self.digest or "", "published": code, "shared": heads_text(self.publication.heads)}


def heads_text(heads: Mapping[str, int]) -> str:
    """Return how much of each chain a file holds, as text to remember."""
    return msgspec.json.encode(heads, order="sorted").decode()
