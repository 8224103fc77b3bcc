"""A round without what refers to things that were withdrawn: a document in the open format stands on its own."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import TypeVar

import msgspec

from prioritiser.edits.checks import check
from prioritiser.errors import InputError
from prioritiser.model.base import Record
from prioritiser.model.case import Case
from prioritiser.model.funding import Rule
from prioritiser.model.kinds import KINDS
from prioritiser.model.people import Assessor
from prioritiser.model.round import Round
from prioritiser.model.settings import Settings
from prioritiser.model.weight import WeightSet

K = TypeVar("K")
V = TypeVar("V")
_ON_A_SCALE = ("answers", "agreed", "votes")


def without_dangling(held: Round) -> Round:
    """Return the round without answers, records and mentions of cases, criteria and assessors that are not there.

    Scores and shows of hands that no scale here can hold are left out too: copies with different scales were merged,
    they count for nothing, and no reader would take them. The round file keeps them.
    """
    tables = {
        kind.attribute: _whole(kind.parts, getattr(held, kind.attribute), held)
        for kind in KINDS.values()
        if kind.attribute and {"case", "criterion", "assessor"} & set(kind.parts)
    }
    for name in _ON_A_SCALE:
        tables[name] = {key: each for key, each in tables[name].items() if _stands(each, held)}
    weights = {key: _known_weights(each, held) for key, each in tables.pop("weight_sets").items()}
    return replace(
        held,
        **tables,  # type: ignore[arg-type]
        weight_sets=weights,
        settings=_known_settings(held.settings, held),
        assessors={key: _known_group(each, held) for key, each in held.assessors.items()},
        cases={key: _known_case(each, held) for key, each in held.cases.items()},
        rules={key: each for key, each in held.rules.items() if _is_whole_rule(each, held)},
        conflicts=tuple(
            each
            for each in held.conflicts
            if _there(KINDS[each.kind].parts, each.parts, held) and _is_kept(each.kind, each.parts, tables, held)
        ),
    )


def _is_kept(kind: str, parts: tuple[str, ...], tables: Mapping[str, Container[object]], held: Round) -> bool:
    """Return whether what a conflict is about was not left out above."""
    name = KINDS[kind].attribute
    return name not in _ON_A_SCALE or parts in tables[name] or parts not in getattr(held, name)


def _stands(record: Record, held: Round) -> bool:
    """Return whether a reader of the open format would take a score or a show of hands."""
    try:
        check(record, held, "")
    except InputError:
        return False
    return True


def _whole(names: tuple[str, ...], table: Mapping[K, V], held: Round) -> dict[K, V]:
    """Return the entries of a table whose ids all name something."""
    return {key: each for key, each in table.items() if _there(names, key if isinstance(key, tuple) else (key,), held)}


def _there(names: tuple[str, ...], parts: tuple[object, ...], held: Round) -> bool:
    return all(part == "" or part in _table(name, held) for name, part in zip(names, parts, strict=False))


def _table(name: str, held: Round) -> Container[object]:
    """Return where an id part must be found; a part that names nothing is found anywhere."""
    tables: Mapping[str, Container[object]]
    tables = {"case": held.cases, "criterion": held.criteria, "assessor": held.assessors}
    return tables.get(name, _Anything())


class _Anything:
    def __contains__(self, _item: object) -> bool:
        return True


def _known_weights(weights: WeightSet, held: Round) -> WeightSet:
    swings = {
        key: swing for key, swing in weights.swings.items() if key in {*map(str, held.nodes), *map(str, held.criteria)}
    }
    return msgspec.structs.replace(weights, swings=swings, judgements=weights.judgements if swings else None)


def _known_settings(settings: Settings, held: Round) -> Settings:
    bounds = {
        key: each
        for key, each in settings.weight_bounds.items()
        if key in {*map(str, held.nodes), *map(str, held.criteria)}
    }
    by_hand = tuple(case for case in settings.by_hand if case in held.cases)
    return msgspec.structs.replace(settings, by_hand=by_hand, weight_bounds=bounds)


def _known_group(assessor: Assessor, held: Round) -> Assessor:
    return assessor if assessor.group in held.groups else msgspec.structs.replace(assessor, group=None)


def _known_case(case: Case, held: Round) -> Case:
    return msgspec.structs.replace(
        case,
        frees=case.frees if case.frees in held.cases else None,
        places=tuple(each for each in case.places if each.place in held.places),
        gates=tuple(each for each in case.gates if each.gate in held.gates),
    )


def _is_whole_rule(rule: Rule, held: Round) -> bool:
    return all(case is None or case in held.cases for case in (rule.case, rule.needs, *rule.cases))
