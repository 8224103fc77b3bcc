"""The parts of a bar: the blocks of the weights strip or the six decision domains, with their colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritiser.analysis.blocks import Block, block_contributions, blocks_of
from prioritiser.analysis.summary import Analysis, Result
from prioritiser.analysis.weights import domain_weights, largest_remainder
from prioritiser.model.base import CriterionId
from prioritiser.model.framework import DOMAINS
from ui.models.ranking_words import DOMAIN_NAMES
from ui.widgets.stack import Segment

POLICY_TOKENS = ("p1", "p2", "p3", "p4", "p5")
FAMILY_TOKENS = ("g1", "g2", "g3")
DOMAIN_TOKENS = ("d1", "d2", "d3", "d4", "d5", "d6")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of every bar: a block or a domain, with its weight 0..1 and the weight as shown."""

    key: str
    label: str
    token: str
    weight: float
    shown: str
    criteria: tuple[CriterionId, ...]
    first_of_group: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """All parts in order; `blocks` are those of the strip, empty when the bars go by decision domain."""

    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    gap_before: frozenset[str]

    def segments(self, result: Result) -> tuple[Segment, ...]:
        """Return what each part adds to a case's value."""
        if self.blocks:
            amounts: Sequence[float] = block_contributions(result, self.blocks)
        else:
            amounts = tuple(result.domains.values())
        return tuple(Segment(part.key, part.token, amount) for part, amount in zip(self.parts, amounts, strict=True))

    def part_of(self, criterion: CriterionId) -> Part | None:
        """Return the part that a criterion belongs to."""
        return next((part for part in self.parts if criterion in part.criteria), None)


def parts_of(analysis: Analysis, *, by_domain: bool = False) -> Parts:
    """Return the parts of the bars of an analysis: by policy and family, or by decision domain."""
    return _by_domain(analysis) if by_domain else _by_block(analysis)


def _by_block(analysis: Analysis) -> Parts:
    weights = analysis.weights
    blocks = blocks_of(analysis.round, weights)
    if weights.lens is not None:
        blocks = tuple(block for block in blocks if block.weight > 0)
    shown = shown_weights({block.id: block.weight for block in blocks})
    tokens = _tokens(blocks)
    parts = tuple(
        Part(
            block.id, block.label, tokens[at], block.weight, shown[block.id], block.criteria,
            at > 0 and block.lens != blocks[at - 1].lens,
        )
        for at, block in enumerate(blocks)
    )  # fmt: skip
    return Parts(parts, blocks, _gaps(parts))


def _tokens(blocks: Sequence[Block]) -> list[str]:
    """Return a colour for each block: hues for the first lens, greys for all else; more than there are come again."""
    tokens, hues, greys = [], 0, 0
    for block in blocks:
        if block.of_first_lens:
            tokens.append(POLICY_TOKENS[hues % len(POLICY_TOKENS)])
            hues += 1
        else:
            tokens.append(FAMILY_TOKENS[greys % len(FAMILY_TOKENS)])
            greys += 1
    return tokens


def _by_domain(analysis: Analysis) -> Parts:
    weights = domain_weights(analysis.round, analysis.weights)
    shown = shown_weights({str(domain): weight for domain, weight in weights.items()}, digits=1)
    members = {
        domain: tuple(c.id for c in analysis.round.criteria.values() if c.domain == domain) for domain in DOMAINS
    }
    parts = tuple(
        Part(domain, DOMAIN_NAMES[domain], DOMAIN_TOKENS[at], weights[domain], shown[domain], members[domain], False)
        for at, domain in enumerate(DOMAINS)
    )
    return Parts(parts, (), frozenset())


def shown_weights(weights: dict[str, float], digits: int = 0) -> dict[str, str]:
    """Return weights as whole percentages (or with decimals) that add up to 100."""
    shown = largest_remainder(weights, digits=digits)
    return {key: f"{weight:.{digits}f}%" for key, weight in shown.items()}


def _gaps(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset(part.key for part in parts if part.first_of_group)
