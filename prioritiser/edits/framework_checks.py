"""What must hold in a framework: parents, anchors, values and reference points."""

from __future__ import annotations

from prioritiser.errors import InputError
from prioritiser.model.framework import Criterion, Draft, Helper, Node, Version
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import to_record
from prioritiser.model.round import Round

DEEPEST_TREE = 20
LARGEST_SWING = 1e13
LEAST_SWING = 1e-9  # above 0; shares of less would be noise
TOP_VALUE = 100
LEAST_POINTS = 2
HIGHEST_LEVEL = 9
HIGHEST_NUMBER = 9_999  # of a version
# The drafts of settings: which one holds the top level, and which hold the order of each part.
LEVELS = "levels"
ORDERS = ("nodes", "criteria", "gates")


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
    if not (item.swing == 0 or LEAST_SWING <= item.swing <= LARGEST_SWING):
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
    if criterion.helper is not None:
        _check_grid(criterion.helper, top, f"{where}.helper")


def _check_grid(helper: Helper, top: int, where: str) -> None:
    """Check that a look-up grid has a level of the scale for each of its rows and columns."""
    if len(helper.levels) != len(helper.rows) or any(len(row) != len(helper.columns) for row in helper.levels):
        said = f"The look-up grid does not have {len(helper.rows)} rows of {len(helper.columns)} levels."
        raise refuse("WrongCount", said, f"{where}.levels", "Give one level for each row and column.")
    if any(not 0 <= level <= top for row in helper.levels for level in row):
        raise refuse("OffScale", "A level of the look-up grid is off the scale.", f"{where}.levels", "Correct it.")


def _check_points(criterion: Criterion, where: str) -> None:
    measures = [measure for measure, _ in criterion.points]
    if len(measures) < LEAST_POINTS or len(set(measures)) < len(measures):
        said = "A measure needs two or more reference points, each at a measure of its own."
        raise refuse("WrongCount", said, f"{where}.points", "Give a measure for 0 and one for 100.")
    if any(not 0 <= value <= TOP_VALUE for _, value in criterion.points):
        raise refuse("OutOfRange", "A value lies outside 0 to 100.", f"{where}.points", "Correct it.")


def check_version(version: Version, _held: Round, where: str) -> None:
    """Check a version: its number, its scale, and that its things have ids of their own."""
    check_number(version.number, f"{where}.number")
    check_top_level(version.levels, f"{where}.levels")
    for name in ORDERS:
        ids = [each.id for each in getattr(version, name)]
        if len(set(ids)) < len(ids):
            raise refuse("Repeated", "An id stands twice.", f"{where}.{name}", "Give each its own.")


def check_number(number: int | None, where: str) -> None:
    """Refuse the number of a version that no version can have; none is no matter."""
    if number is not None and not 1 <= number <= HIGHEST_NUMBER:
        said = f"The number of a version is {number}; it must be from 1 to {HIGHEST_NUMBER}."
        raise refuse("OutOfRange", said, where, "Correct it.")


def check_top_level(levels: object, where: str) -> int:
    """Return the highest level of a scale. Raises InputError unless it is a whole number from 1 to 9."""
    if isinstance(levels, float) and levels.is_integer():
        levels = int(levels)
    if not isinstance(levels, int) or isinstance(levels, bool) or not 1 <= levels <= HIGHEST_LEVEL:
        said = f"Levels go from 0 to a whole number from 1 to {HIGHEST_LEVEL}, not to {levels}."
        raise refuse("OutOfRange", said, where, "Correct it.")
    return levels


def check_draft(draft: Draft, _held: Round, where: str) -> None:
    """Check that a draft has the shape of what it is about; whether that can stand is asked when it is published."""
    if draft.part == "settings":
        _check_settings_draft(draft, where)
        return
    kind = KINDS[draft.part]
    given = {name: value for name, value in draft.entry.items() if name != "withdrawn"}
    if "id" in given:
        raise refuse("UnknownKey", "The id stands beside the entry.", f"{where}.entry.id", "Leave it out there.")
    to_record(kind, {**given, "id": draft.id}, where=f"{where}.entry")


def _check_settings_draft(draft: Draft, where: str) -> None:
    """Check the draft of the top level or of an order."""
    if draft.id == LEVELS and set(draft.entry) == {LEVELS}:
        check_top_level(draft.entry[LEVELS], f"{where}.entry.levels")
        return
    order = draft.entry.get("order")
    if draft.id not in ORDERS or set(draft.entry) != {"order"} or not isinstance(order, list | tuple):
        raise refuse("WrongShape", "This is not a draft of the settings.", where, "Give levels, or an order of ids.")
    if not all(isinstance(key, str) for key in order):
        raise refuse("WrongShape", "An order is a list of ids.", f"{where}.entry.order", "Correct it.")
