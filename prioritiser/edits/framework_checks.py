"""What must hold in a framework: parents, anchors, values and reference points."""

from __future__ import annotations

from prioritiser.errors import InputError
from prioritiser.model.framework import Criterion, Node
from prioritiser.model.round import Round

DEEPEST_TREE = 20
LARGEST_SWING = 1e13
TOP_VALUE = 100
LEAST_POINTS = 2


def refuse(code: str, said: str, where: str, remedy: str) -> InputError:
    """Return a refusal that ends by saying that nothing was changed."""
    return InputError(code, said, where=where, remedy=f"{remedy} Nothing was changed.")


def check_node(node: Node, held: Round, where: str) -> None:
    """Check a lens or family: its name is its own, its swing a number of 0 or more, its parents lead to the top."""
    if str(node.id) in map(str, held.criteria):
        raise refuse("Repeated", f"“{node.id}” is a criterion already.", f"{where}.id", "Give it another id.")
    _check_place(node, held, where)


def check_criterion(criterion: Criterion, held: Round, where: str) -> None:
    """Check a criterion: its place in the tree, and a scale that fits the round."""
    if str(criterion.id) in map(str, held.nodes):
        raise refuse("Repeated", f"“{criterion.id}” is a lens or family already.", f"{where}.id", "Give it another id.")
    _check_place(criterion, held, where)
    if criterion.kind == "measure":
        _check_points(criterion, where)
    else:
        _check_levels(criterion, held.settings.levels, where)


def _check_place(item: Node | Criterion, held: Round, where: str) -> None:
    if not 0 <= item.swing <= LARGEST_SWING:
        raise refuse("OutOfRange", f"The swing is {item.swing:g}.", f"{where}.swing", "Give a number of 0 or more.")
    parent, above = item.parent, {str(item.id)}
    while parent is not None and len(above) <= DEEPEST_TREE:
        if parent in above:
            said = f"“{item.id}” hangs below itself."
            raise refuse("Loop", said, f"{where}.parent", "Give it a parent that leads to the top.")
        above.add(parent)
        if parent not in held.nodes:
            said = f"There is no lens or family “{parent}”."
            raise refuse("UnknownId", said, f"{where}.parent", "Name a lens or family of this round.")
        parent = held.nodes[parent].parent
    if parent is not None:
        said = f"“{item.id}” lies more than {DEEPEST_TREE} levels deep."
        raise refuse("TooDeep", said, f"{where}.parent", "Give it a parent nearer to the top.")


def _check_levels(criterion: Criterion, top: int, where: str) -> None:
    for name, given in (("anchors", criterion.anchors), ("values", criterion.values)):
        if given and len(given) != top + 1:
            said = f"There are {len(given)} {name}; levels 0 to {top} need {top + 1}."
            raise refuse("WrongCount", said, f"{where}.{name}", "Give one for each level.")
    if any(not 0 <= value <= TOP_VALUE for value in criterion.values):
        raise refuse("OutOfRange", "A value lies outside 0 to 100.", f"{where}.values", "Correct it.")
    neutral = criterion.neutral
    if neutral is not None and not (float(neutral).is_integer() and 0 <= neutral <= top):
        said = f"The neutral level is {neutral:g}."
        raise refuse("OffScale", said, f"{where}.neutral", f"Give a whole number from 0 to {top}.")


def _check_points(criterion: Criterion, where: str) -> None:
    measures = [measure for measure, _ in criterion.points]
    if len(measures) < LEAST_POINTS or len(set(measures)) < len(measures):
        said = "A measure needs two or more reference points, each at a measure of its own."
        raise refuse("WrongCount", said, f"{where}.points", "Give a measure for 0 and one for 100.")
    if any(not 0 <= value <= TOP_VALUE for _, value in criterion.points):
        raise refuse("OutOfRange", "A value lies outside 0 to 100.", f"{where}.points", "Correct it.")
