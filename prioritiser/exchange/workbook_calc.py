"""The sheet Calc: one row of sums for each case, from coverage to rank and place, beside the program's own results."""

from __future__ import annotations

import math

from prioritiser.analysis.value import COVERAGE_TOLERANCE
from prioritiser.exchange.workbook_cells import Grid, Print, Sheet, Value, at, fixed
from prioritiser.exchange.workbook_facts import (
    COVERAGE_ROW,
    DOMAIN_ROW,
    DOMAIN_WORDS,
    FIRST,
    HEAD,
    LEAD,
    LOST_ROW,
    NEUTRAL_ROW,
    OTHER_ROW,
    PAID_FIRST,
    STOP,
    TYPE_WORDS,
    WEIGHT_ROW,
    Facts,
)
from prioritiser.exchange.workbook_funding import PLACES, Walk
from prioritiser.model.framework import DOMAINS

_WIDTHS = (8.0, 34.0, 14.0)
_NARROW, _WIDER = 13.0, 16.0
_HEADS = (
    ("id", "Case"), ("title", "Title"), ("type", "Type"), ("place", "Place by id"), ("standing", "Rule or gate"),
    ("first", "Paid for first"), ("status", "Standing"), ("coverage", "Coverage"), ("value", "Value"),
    ("low", "If gaps were 0"), ("high", "If gaps were 100"), ("gain", "Gain over no change"),
    ("benefit", "Gain, finance left out"), ("cost", "Net present cost £"), ("vfm", "Gain per £m, finance left out"),
    ("listed", "On a list (1 yes)"), ("band", "Order: group"), ("figure", "Order: figure"),
    ("second", "Order: second figure"), ("rank", "Rank"), ("tied", "Tie"), ("position", "Line of Ranking"),
    ("stop_position", "Line of Stops"), ("fate", "Goes ahead"),
    ("was_value", "Program: value"), ("was_rank", "Program: rank"), ("was_fate", "Program: goes ahead"),
    ("difference", "Difference in value"), ("agrees", "Check"),
)  # fmt: skip
_WORDS = ("status", "fate", "was_fate")
_CENTRED = ("standing", "status", "tied", "fate", "was_fate", "agrees")
_RATIO_MILLION = 1_000_000


def calc_sheet(facts: Facts, walk: Walk) -> Sheet:
    """Return the sheet."""
    names = list(facts.columns)[LEAD:]
    grid = Grid("Calc", (*_WIDTHS, *(_WIDER if name in _WORDS else _NARROW for name in names)))
    grid.title("The sums")
    words = (
        "One row for each case. The same row number holds the case on Values, Panel and Money; click an id to go there."
    )
    grid.put(1, LEAD + 1, words, "note")
    grid.put(2, LEAD + 1, "All figures are in full; rounding is for display only and feeds nothing.", "note")
    threshold = 0.0 if facts.held.settings.rank_provisional else facts.held.settings.coverage_threshold
    grid.put(COVERAGE_ROW, 2, "Coverage needed to be ranked", "note right")
    grid.put(COVERAGE_ROW, 3, threshold, "input percent1")
    heads: dict[str, str] = dict(_HEADS)
    heads.update({str(domain): f"Part of value: {DOMAIN_WORDS[domain].lower()}" for domain in DOMAINS})
    for name, column in facts.columns.items():
        style = "head centre" if name in _CENTRED else ("head" if column <= LEAD else "head right")
        grid.put(HEAD, column, heads[name], style)
    grid.heights[HEAD] = 60.0
    for i in range(len(facts.cases)):
        row = _Row(grid, facts, walk, i)
        row.words()
        row.figures()
        row.order()
        row.places()
        row.parts()
        row.check()
    return grid.done(frozen=(HEAD, LEAD), printing=Print(head_rows=(HEAD, HEAD), head_columns=2, wide=2))


def known(figure: float) -> Value:
    """Return a figure, or the empty text where it could not be worked out."""
    return "" if math.isnan(figure) else figure


class _Row:
    """Writes one case's row."""

    def __init__(self, grid: Grid, facts: Facts, walk: Walk, i: int) -> None:
        """Prepare the ranges that the formulas share."""
        self.grid, self.facts, self.walk, self.i = grid, facts, walk, i
        self.case, self.result = facts.cases[i], facts.results[i]
        self.is_stop, self.row = facts.is_stop(i), facts.row(i)
        self.listed = i in walk.position or i in walk.stop_position
        self.values = facts.across(self.row)
        self.weights, self.other = facts.across(WEIGHT_ROW), facts.across(OTHER_ROW)
        self.filled = f"--ISNUMBER({self.values})"
        self.neutral = facts.across(LOST_ROW if self.is_stop else NEUTRAL_ROW)

    def own(self, name: str) -> str:
        """Return the place of a figure in this row."""
        return self.facts.own(name, self.i)

    def put(self, name: str, value: Value, style: str) -> None:
        """Place a constant under a heading."""
        self.grid.put(self.row, self.facts.columns[name], value, f"cell {style}")

    def calc(self, name: str, formula: str, value: Value, style: str) -> None:
        """Place a formula under a heading."""
        self.grid.calc(self.row, self.facts.columns[name], formula, value, f"cell {style}")

    def words(self) -> None:
        """Write who the case is and what is settled about it."""
        facts, i = self.facts, self.i
        self.grid.put(self.row, 1, str(self.case.id), "cell link", link=f"Values!A{self.row}")
        self.put("title", self.case.title, "wrap")
        self.grid.fit(self.row, self.case.title, _WIDTHS[1])
        self.put("type", TYPE_WORDS[self.case.type], "pad")
        self.put("place", int(facts.analysis.inputs.natural[i]) + 1, "int")
        self.put("standing", facts.rule_on(i), "centre")
        first = 1 if i in facts.standing.committed else 0
        self.calc("first", f'IF(Money!{fixed(self.row, PAID_FIRST)}="Yes",1,0)', first, "int")
        if self.case.lane == "mandated":
            self.put("status", "Mandated", "centre")
        elif self.case.failed_gates:
            self.put("status", "Gate not passed", "centre")
        else:
            word = "Listed" if self.listed else "Not ranked yet"
            self.calc("status", f'IF({self.own("listed")}=1,"Listed","Not ranked yet")', word, "centre")

    def figures(self) -> None:
        """Write coverage, value and interval, gains, cost and value for money."""
        facts, i, values = self.facts, self.i, self.facts.analysis.basis.values
        coverage, held = self.own("coverage"), f"SUMPRODUCT({self.weights},{self.filled})"
        formula = f"IF(ABS({held}-1)<=0.000000001,1,IF({held}<=0.000000001,0,{held}))"
        self.calc("coverage", formula, self.result.coverage, "percent1")
        total = f"SUMPRODUCT({self.weights},{self.values})"
        formula = f'IF({coverage}=0,"",MAX(0,MIN(100,{total}/{coverage})))'
        self.calc("value", formula, known(float(values.value[i])), "value")
        self.calc("low", f"MAX(0,MIN(100,{total}))", self.result.low, "value")
        gaps = f"SUMPRODUCT({self.weights},1-ISNUMBER({self.values}))"
        self.calc("high", f"MAX(0,MIN(100,{total}+100*{gaps}))", self.result.high, "value")
        none = f"SUMPRODUCT({self.weights},{self.filled},{self.neutral})"
        formula = f'IF({coverage}=0,"",({total}-{none})/{coverage})'
        self.calc("gain", formula, known(float(values.gain[i])), "value")
        self._benefit()
        cost = self.own("cost")
        self.calc("cost", f"Money!{fixed(self.row, facts.cost_column)}", self.result.cost, "pounds")
        if self.is_stop:
            self.put("vfm", None, "value")
            return
        formula = f'IF(OR({self.own("benefit")}="",{cost}<=0),"",{self.own("benefit")}*{_RATIO_MILLION}/{cost})'
        self.calc("vfm", formula, known(float(facts.analysis.basis.vfm[i])), "value")

    def _benefit(self) -> None:
        """Write the gain with finance left out."""
        held = f"SUMPRODUCT({self.other},{self.filled})"
        total = f"SUMPRODUCT({self.other},{self.values})-SUMPRODUCT({self.other},{self.filled},{self.neutral})"
        formula = f'IF({held}<=0.000000001,"",({total})/IF(ABS({held}-1)<=0.000000001,1,{held}))'
        self.calc("benefit", formula, known(float(self.facts.analysis.basis.benefit[self.i])), "value")

    def order(self) -> None:
        """Write whether the case is listed, what its order goes by, its rank and whether it is tied."""
        facts = self.facts
        if not facts.may_list(self.i):
            for name in ("listed", "band", "figure", "second", "rank", "tied"):
                if name in facts.columns:
                    self.put(name, 0 if name == "listed" else None, "int")
            return
        coverage = self.own("coverage")
        enough = f"{coverage}>0,{coverage}>={fixed(COVERAGE_ROW, 3)}-{COVERAGE_TOLERANCE:.9f}"
        placed = not (facts.analysis.order == "vfm" and self.is_stop)
        if facts.analysis.order == "vfm" and not self.is_stop:
            enough += f',OR({self.own("cost")}<=0,{self.own("benefit")}<>"")'
        self.calc("listed", f"IF(AND({enough}),1,0)", int(self.listed), "int")
        self._keys(placed=placed)
        if not placed:
            self.put("rank", None, "int")
            self.put("tied", None, "centre")
            return
        ahead, same = self._rank_formulas()
        on = self.own("listed")
        self.calc("rank", f'IF({on}=1,{ahead}+1,"")', self.result.rank or "", "int strong")
        tied = "=" if self.result.tied else ""
        self.calc("tied", f'IF({on}=1,IF({same}>1,"=",""),"")', tied, "centre")

    def _keys(self, *, placed: bool) -> None:
        """Write what the order goes by, where it is not the value alone."""
        facts, keys, i = self.facts, self.facts.analysis.ranking.keys, self.i
        if facts.analysis.order == "value":
            return
        if not placed:
            for name in ("band", "figure", "second"):
                self.put(name, None, "int")
        elif facts.analysis.order == "hand":
            self.put("band", int(keys.band[i]) + 1, "int")
            by_value = self.case.id not in facts.held.settings.by_hand
            if by_value:
                self.calc("figure", self.own("value"), known(float(keys.first[i])), "value")
            else:
                self.put("figure", 0.0, "value")
        else:
            cost = self.own("cost")
            self.calc("band", f"IF({cost}<=0,1,2)", int(keys.band[i]) + 1, "int")
            formula = f"IF({cost}<=0,-{cost},{self.own('vfm')})"
            self.calc("figure", formula, known(float(keys.first[i])), "value")
            formula = f"IF({cost}<=0,{self.own('value')},0)"
            self.calc("second", formula, known(float(keys.second[i])), "value")

    def _rank_formulas(self) -> tuple[str, str]:
        """Return the formulas that count who is ahead of this case, and who is level with it (itself included)."""
        order, all_, own = self.facts.analysis.order, self.facts.all, self.own
        on = all_("listed")
        if order == "value":
            value, values = own("value"), all_("value")
            same = f"SUMPRODUCT({on}*({values}<={value}+1E-7)*({values}>={value}-1E-7))"
            return f"SUMPRODUCT({on}*({values}>{value}+1E-7))", same
        band, bands, figure, figures = own("band"), all_("band"), own("figure"), all_("figure")
        if order == "hand":
            inside = f"{on}*({bands}={band})"
            ahead = f"SUMPRODUCT({on}*({bands}<{band}))+SUMPRODUCT({inside}*({figures}>{figure}+1E-7))"
            return ahead, f"SUMPRODUCT({inside}*({figures}<={figure}+1E-7)*({figures}>={figure}-1E-7))"
        on = f'{on}*({all_("type")}<>"{STOP}")'
        slack = f"IF({band}=1,0.005,1E-7)"
        second, seconds = own("second"), all_("second")
        level = f"({bands}={band})*({figures}<={figure}+{slack})*({figures}>={figure}-{slack})"
        ahead = (
            f"SUMPRODUCT({on}*({bands}<{band}))+SUMPRODUCT({on}*({bands}={band})*({figures}>{figure}+{slack}))"
            f"+SUMPRODUCT({on}*{level}*({seconds}>{second}+1E-7))"
        )
        return ahead, f"SUMPRODUCT({on}*{level}*({seconds}<={second}+1E-7)*({seconds}>={second}-1E-7))"

    def places(self) -> None:
        """Write the line of the list on which the case stands, and what becomes of it."""
        listed = self.facts.may_list(self.i)
        position, stop_position = self.walk.position.get(self.i, ""), self.walk.stop_position.get(self.i, "")
        if listed and self.is_stop:
            self.put("position", None, "int")
            self.calc("stop_position", self._position(stops=True), stop_position, "int")
        elif listed:
            self.calc("position", self._position(stops=False), position, "int")
            self.put("stop_position", None, "int")
        else:
            self.put("position", None, "int")
            self.put("stop_position", None, "int")
        self._fate()

    def _position(self, *, stops: bool) -> str:
        """Return the formula of a place: by rank, then lower cost, then id; unplaced stops by value instead of rank."""
        all_, own = self.facts.all, self.own
        sign = "=" if stops else "<>"
        on = f'{all_("listed")}*({all_("type")}{sign}"{STOP}")'
        name, better = ("value", ">") if stops and self.facts.analysis.order == "vfm" else ("rank", "<")
        costs, cost = all_("cost"), own("cost")
        last = f"({costs}<{cost})+({costs}={cost})*({all_('place')}<{own('place')})"
        before = f"({all_(name)}{better}{own(name)})+({all_(name)}={own(name)})*({last})"
        return f'IF({own("listed")}=1,SUMPRODUCT({on}*({before}))+1,"")'

    def _fate(self) -> None:
        """Write in a word what becomes of the case."""
        facts, word = self.facts, self.facts.fate(self.i)
        standing, position = facts.rule_on(self.i), self.own("position")
        if self.case.lane == "mandated":
            self.put("fate", word, "centre")
        elif self.is_stop:
            self.calc("fate", f'IF({self.own("first")}=1,"Accepted","Not accepted")', word, "centre")
        elif not facts.live or standing:
            self.put("fate", word, "centre")
        else:
            funded = f"Funding!{fixed(FIRST + 1, PLACES.funded)}:{fixed(FIRST + len(self.walk.steps), PLACES.funded)}"
            self.calc("fate", f'IF({position}="","No",INDEX({funded},{position}))', word, "centre")

    def parts(self) -> None:
        """Write what each decision domain adds to the value."""
        domains, coverage = self.facts.across(DOMAIN_ROW), self.own("coverage")
        for domain in DOMAINS:
            total = f'SUMPRODUCT(--({domains}="{DOMAIN_WORDS[domain]}"),{self.weights},{self.values})'
            self.calc(domain, f"IF({coverage}=0,0,{total}/{coverage})", self.result.domains[domain], "value")

    def check(self) -> None:
        """Write the program's own results as plain numbers, and whether the sheet agrees."""
        own, value, rank = self.own, known(float(self.facts.analysis.basis.values.value[self.i])), self.result.rank
        self.put("was_value", None if value == "" else value, "value note")
        self.put("was_rank", rank, "int note")
        self.put("was_fate", self.facts.fate(self.i), "centre note")
        both = f"AND(ISNUMBER({own('value')}),ISNUMBER({own('was_value')}))"
        difference = "" if value == "" else 0.0
        self.calc("difference", f'IF({both},{own("value")}-{own("was_value")},"")', difference, "full")
        near = f"ABS({own('value')}-{own('was_value')})<=1E-9*MAX(1,ABS({own('was_value')}))"
        values = f'IF({both},{near},{own("value")}&""={own("was_value")}&"")'
        words = f'{own("rank")}&""={own("was_rank")}&"",{own("fate")}={own("was_fate")}'
        self.calc("agrees", f'IF(AND({values},{words}),"agrees","differs")', "agrees", "centre")


def check_places(facts: Facts) -> str:
    """Return the range of the check of all cases."""
    return facts.column_of_calc("agrees")


def place_on_calc(facts: Facts, name: str, i: int) -> str:
    """Return the place of a figure as a link has it."""
    return f"Calc!{at(facts.row(i), facts.columns[name])}"
