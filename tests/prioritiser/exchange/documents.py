"""Strategies: small valid documents in the open format, text of every kind, conflicts and nulls included."""

from __future__ import annotations

from hypothesis import strategies as st

# What a file can carry: no C0 but tab and line ends, no half characters, no non-characters.
ON_ONE_LINE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
CHARACTERS = ON_ONE_LINE | st.sampled_from("\t\n\r")
TRAPS = (
    "=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(1)", "\t=1", "＝1", " =1", "'quoted'", '"', "_x000D_", "a\r\nb", "\r",
    "\n",
    "\u202eRTL\u202c", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "e\u0301\u0323", "é", "<b>&amp;",
    "'; DROP TABLE x;--",
    "%s{0}${x}", "null", "0012", "1e5", "\ufeff", "\u2028", "\x85", "\U0010ffff", "NaN",
)  # fmt: skip
TEXT = st.sampled_from(TRAPS) | st.text(CHARACTERS, max_size=12)
IDS = st.text(ON_ONE_LINE, min_size=1, max_size=6).filter(str.strip) | st.sampled_from(
    ["K1", "K01", "k1", "K10", "=1", "~1", "a/b", "\u0661"]
)
YEARS = ("2026/27", "2027/28")
MONEY = st.floats(-1e9, 1e9, allow_subnormal=False) | st.integers(-(10**9), 10**9)
SWING = st.floats(0.001, 1e6) | st.integers(1, 1000)
LEVEL = st.integers(0, 5)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=4,
)


def judged(draw: st.DrawFn, swings: dict[str, object]) -> dict[str, object]:
    """Swings, and with them perhaps the judgements that led to them: never judgements alone."""
    judgements = st.none() | st.dictionaries(TEXT, PLAIN, max_size=2) if swings else st.none()
    return {"swings": swings, **some(draw, judgements=judgements)}


def some(draw: st.DrawFn, **fields: st.SearchStrategy[object]) -> dict[str, object]:
    """Draw some of these fields; what is not drawn is left out."""
    return {name: draw(field) for name, field in fields.items() if draw(st.booleans())}


def ids(draw: st.DrawFn, least: int, most: int) -> list[str]:
    return draw(st.lists(IDS, min_size=least, max_size=most, unique=True))


def _case(draw: st.DrawFn, key: str, cases: list[str], places: list[str], gates: list[str]) -> dict[str, object]:
    year = st.sampled_from(YEARS)
    illustrative = st.booleans()
    lines = {
        "money": st.builds(
            dict, year=year, kind=st.sampled_from(["recurrent", "non_recurrent", "capital"]), amount=MONEY,
            cash_releasing=st.none() | st.booleans(), illustrative=illustrative,
        ),
        "workforce": st.builds(dict, year=year, staff_group=TEXT, wte=MONEY),
        "activity": st.builds(dict, year=year, measure=TEXT, amount=MONEY, illustrative=illustrative),
        "impact": st.builds(dict, domain=TEXT, likelihood=st.integers(1, 5), impact=st.integers(1, 5), mitigation=TEXT),
        "risks": st.builds(
            dict, title=TEXT, initial=st.none() | st.lists(st.integers(1, 5), min_size=2, max_size=2), owner=TEXT,
            review=TEXT, status=TEXT, theme=TEXT, description=TEXT, mitigation=TEXT, number=TEXT, raised=TEXT,
        ),
    }  # fmt: skip
    more: dict[str, object] = {
        name: draw(st.lists(line, max_size=2)) for name, line in lines.items() if draw(st.booleans())
    }
    if places and draw(st.booleans()):
        more["places"] = [{"place": draw(st.sampled_from(places)), "share": draw(st.floats(0, 1))}]
    if gates and draw(st.booleans()):
        result = st.sampled_from(["pass", "conditional", "fail", "not_applicable"])
        more["gates"] = [
            {"gate": gate, "result": draw(result), **some(draw, owner=TEXT, date=TEXT, reason=TEXT)} for gate in gates
        ]
    return {
        "id": key, "title": draw(TEXT), **more,
        **some(
            draw, type=st.sampled_from(["investment", "disinvestment", "reshape"]), summary=TEXT,
            lane=st.sampled_from(["ranked", "mandated"]), people=st.none() | st.floats(0, 1e9),
            frees=st.none() | st.sampled_from(cases), fields=st.dictionaries(TEXT, PLAIN, max_size=3),
        ),
    }  # fmt: skip


def _criterion(draw: st.DrawFn, key: str, nodes: list[str]) -> dict[str, object]:
    domain = st.sampled_from(["outcomes", "quality", "finance", "delivery", "environment", "policy"])
    common = some(
        draw, name=TEXT, short=TEXT, swing=SWING, domain=domain, mirrored=st.booleans(), question=TEXT, evidence=TEXT,
        sources=st.lists(TEXT, max_size=2), parent=st.none() | st.sampled_from(nodes or [None]),
    )  # fmt: skip
    if draw(st.booleans()):
        low, high = sorted(draw(st.lists(st.integers(-50, 50), min_size=2, max_size=2, unique=True)))
        return {"id": key, "kind": "measure", "unit": draw(TEXT), "points": [[low, 0], [high, 100]], **common}
    scale = some(
        draw, neutral=st.none() | LEVEL, anchors=st.lists(TEXT, min_size=6, max_size=6),
        values=st.lists(st.floats(0, 100), min_size=6, max_size=6),
    )  # fmt: skip
    return {"id": key, "kind": "level", **scale, **common}


def _given(draw: st.DrawFn, criterion: dict[str, object]) -> dict[str, object]:
    """Draw a level or a measure, as the criterion wants it."""
    return {"measure": draw(MONEY)} if criterion["kind"] == "measure" else {"level": draw(LEVEL)}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, object]:
    """Draw a small valid document."""
    framework = ids(draw, 1, 5)
    cut = draw(st.integers(1, len(framework)))
    criteria = [_criterion(draw, key, framework[cut:]) for key in framework[:cut]]
    nodes = [{"id": key, **some(draw, name=TEXT, swing=SWING, parent=st.none())} for key in framework[cut:]]
    cases, assessors, places, gates, groups = (ids(draw, 0, 3) for _ in range(5))
    found: dict[str, object] = {
        "format": "prioritiser-round", "version": 1, "title": draw(TEXT), "nodes": nodes, "criteria": criteria,
        "gates": [{"id": key, **some(draw, name=TEXT, test=TEXT)} for key in gates],
        "groups": [{"id": key, **some(draw, name=TEXT)} for key in groups],
        "assessors": [
            {"id": key, **some(draw, name=TEXT, role=TEXT, group=st.none() | st.sampled_from(groups or [None]))}
            for key in assessors
        ],
        "places": [{"id": key, **some(draw, name=TEXT, population=st.floats(0, 1), need=st.none())} for key in places],
        "boards": [{"id": key, **some(draw, name=TEXT)} for key in ids(draw, 0, 2)],
        "cases": [_case(draw, key, cases, places, gates) for key in cases],
        "settings": _settings(draw, cases, framework),
    }  # fmt: skip
    found.update(_judgements(draw, cases, criteria, assessors))
    found.update(_money(draw, cases))
    return found


def _settings(draw: st.DrawFn, cases: list[str], framework: list[str]) -> dict[str, object]:
    bounds = st.tuples(st.floats(0, 0.5), st.floats(0.5, 1)).map(list)
    return {
        "years": list(YEARS),
        **some(
            draw, panel_rule=st.sampled_from(["mean", "median", "group_mean"]), min_answers=st.integers(1, 3),
            coverage_threshold=st.floats(0, 1), rank_provisional=st.booleans(),
            by_hand=st.permutations(cases), fill_rule=st.sampled_from(["line", "fill"]), marking=TEXT,
            discount_rate_cost=st.floats(0, 0.2), discount_rate_health=st.floats(0, 0.2), sample=st.booleans(),
            weight_bounds=st.dictionaries(st.sampled_from(framework), bounds, max_size=2),
            stage=st.sampled_from(["scoring", "closed", "locked"]), concentration=st.none() | st.floats(0, 100),
            order=st.sampled_from(["value", "vfm", "hand"]),
        ),
    }  # fmt: skip


def _judgements(
    draw: st.DrawFn, cases: list[str], criteria: list[dict[str, object]], assessors: list[str]
) -> dict[str, object]:
    cells = [(case, criterion) for case in cases for criterion in criteria]
    confidence = st.none() | st.sampled_from(["low", "medium", "high"])
    word = st.sampled_from(["no_evidence", "abstain", "recused"])
    answers: list[dict[str, object]] = []
    for case, criterion in cells:
        for assessor in assessors:
            key = {"assessor": assessor, "case": case, "criterion": criterion["id"]}
            how = draw(st.integers(0, 3))
            if how == 1:
                said = {"answer": draw(word)} if draw(st.booleans()) else _given(draw, criterion)
                answers.append({**key, **said, **some(draw, reason=TEXT, confidence=confidence, stale=st.booleans())})
            elif how == 2:
                rivals: list[dict[str, object]] = [_given(draw, criterion), {"answer": draw(word)}]
                if draw(st.booleans()):
                    rivals.append({"withdrawn": True})
                answers += [
                    {**key, **rival, **({} if "withdrawn" in rival else some(draw, reason=TEXT)), "conflict": True}
                    for rival in rivals
                ]
    agreed = [
        {
            "case": case, "criterion": criterion["id"], **_given(draw, criterion),
            **some(draw, reason=TEXT, views=st.lists(PLAIN, max_size=2), stale=st.booleans()),
        }
        for case, criterion in cells
        if draw(st.booleans())
    ]  # fmt: skip
    counts = st.lists(st.integers(0, 9), min_size=6, max_size=6)
    handling = st.sampled_from(["recused", "score_not_counted", "may_discuss", "no_action"])
    swings = {str(criterion["id"]): SWING for criterion in criteria}
    return {
        "answers": answers,
        "agreed": agreed,
        "votes": [{"case": case, "criterion": each["id"], "counts": draw(counts)} for case, each in cells[:2]],
        "interests": [
            {"assessor": assessor, "case": case, **some(draw, note=TEXT, **({"handling": handling} if case else {}))}
            for assessor in assessors
            for case in (None, *cases)
            if draw(st.booleans())
        ],
        "weights": [
            {
                "assessor": assessor, "method": draw(st.sampled_from(["swing", "points", "roc"])),
                **judged(draw, some(draw, **swings)),
                **some(draw, reason=TEXT),
            }
            for assessor in (None, *assessors)
            if draw(st.booleans())
        ],
    }  # fmt: skip


def _money(draw: st.DrawFn, cases: list[str]) -> dict[str, object]:
    kind = st.sampled_from(["recurrent", "non_recurrent", "capital"])
    row = st.tuples(st.sampled_from(YEARS), kind)
    rules: list[dict[str, object]] = [{"kind": "min_savings", "amount": draw(st.floats(0, 1e6))}]
    if cases:
        rules += [{"kind": "must", "case": cases[0]}, {"kind": "at_most", "cases": cases, "count": 1}]
        rules.append(
            {"kind": "min_share", "field": draw(TEXT.filter(bool)), "value": draw(TEXT.filter(bool)), "share": 0.5}
        )
    words = st.sampled_from(["fund", "fund_if_room", "not_now", "stop", "more_work"])
    return {
        "budgets": [
            {"year": year, "kind": each, "amount": draw(st.floats(0, 1e9))}
            for year, each in draw(st.lists(row, max_size=3, unique=True))
        ],
        "limits": [
            {"year": YEARS[0], "staff_group": group, "wte": draw(st.floats(0, 1e3))} for group in ids(draw, 0, 2)
        ],
        "rules": rules[: draw(st.integers(0, len(rules)))],
        "decisions": [
            {
                "case": case,
                **some(
                    draw, decision=st.none() | words, accepted=st.booleans(), reason=TEXT, conditions=TEXT, owner=TEXT,
                    review=TEXT, dissent=TEXT,
                ),
            }
            for case in cases
        ],
    }  # fmt: skip
