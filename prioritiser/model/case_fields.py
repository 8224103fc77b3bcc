"""The record of a business case as one table: what can be said of a case, in which words and of which sort.

The case page, the grid's columns, the import's targets and the help are all made from it. What a Case has no field of
its own for is kept in `Case.fields` under the name given here.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

FieldSort = Literal["text", "long", "number", "money", "share", "date", "choice", "choices", "yes_no", "list"]


@dataclass(frozen=True, slots=True)
class CaseField:
    """One thing that can be said of a case.

    `own`: a field of Case itself, else an entry of `Case.fields`. `choices`: fixed (stored word, shown words) pairs;
    `reference`: the list of the round that its choices come from ("boards", "places", "organisations", "cases").
    `columns`: for a list, the fields of each of its rows, which are dictionaries. Shares are kept as 0..1, dates as
    2026-04-01, money in pounds. `low`, `high`: the range of a number; a share's is 0 to 1 if not said.
    """

    name: str
    label: str
    sort: FieldSort = "text"
    help: str = ""
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    reference: str = ""
    columns: tuple[CaseField, ...] = ()
    own: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """One section of the record."""

    id: str
    label: str
    fields: tuple[CaseField, ...]


def _pairs(*words: str) -> tuple[tuple[str, str], ...]:
    """Return choices whose stored word is the lower-case form of what is shown."""
    return tuple((word.lower().replace(" ", "_").replace("-", "_"), word) for word in words)


TYPES = (("investment", "Investment"), ("disinvestment", "Disinvestment"), ("reshape", "Reshape"))
LANES = (("ranked", "Ranked"), ("mandated", "Mandated: costed, not ranked"))
TIERS = (
    ("primary", "Primary"), ("secondary", "Secondary"), ("tertiary", "Tertiary"), ("enabler", "Enabler"),
    ("none", "None"),
)  # fmt: skip
STAGES = (
    ("start", "Start well"), ("stay", "Stay well"), ("age", "Age well"), ("die", "Die well"), ("all", "All stages"),
)  # fmt: skip
AIMS = (
    ("outcomes", "Improve outcomes in population health and healthcare"),
    ("inequalities", "Tackle inequalities in outcomes, experience and access"),
    ("productivity", "Enhance productivity and value for money"),
    ("social", "Help the NHS support broader social and economic development"),
)
TURNING_THE_CURVE = _pairs(
    "Smoking", "Healthy weight", "Harmful alcohol", "Physical activity", "Children in low-income households",
    "Mental health and emotional wellbeing", "Suitable, affordable, safe housing", "Air quality",
)  # fmt: skip
PRIORITIES = _pairs("Cardiovascular disease including diabetes", "Respiratory disease", "Cancer", "Early years")
CORE20PLUS5 = _pairs(
    "Maternity continuity of carer", "Severe mental illness and learning-disability health checks", "Vaccination",
    "Early cancer diagnosis", "Hypertension case-finding", "Children: asthma", "Children: diabetes technology",
    "Children: epilepsy", "Children: oral health", "Children: mental health",
)  # fmt: skip
STATUSES = _pairs("Idea", "Draft", "Ready for the panel", "Approved", "Withdrawn")
DEPENDENCIES = (
    ("requires", "Requires"), ("excludes", "Excludes"), ("overlaps", "Overlaps savings with"), ("replaces", "Replaces"),
)  # fmt: skip
EVIDENCE_GRADES = _pairs(
    "Opinion", "Local pilot", "Controlled evaluation", "Trial, review or guideline", "Guideline and replicated"
)

_IDENTITY = FieldGroup(
    "identity", "Identity",
    (
        CaseField("id", "Reference", own=True, help="How papers and sheets name the case; it never changes."),
        CaseField("title", "Title", own=True),
        CaseField("type", "Type", "choice", choices=TYPES, own=True),
        CaseField("lane", "Lane", "choice", choices=LANES, own=True),
        CaseField("summary", "Summary", "long", own=True, help="One or two sentences, in plain English."),
        CaseField("status", "Status", "choice", choices=STATUSES),
        CaseField("version", "Version of the case"),
        CaseField("author", "Author", help="A role or job title, not a name."),
        CaseField("sro", "Senior responsible owner", help="A role or job title, not a name."),
        CaseField("sponsor", "Executive sponsor", help="A role or job title, not a name."),
        CaseField("clinical_lead", "Clinical lead", help="A role or job title, not a name."),
        CaseField("submitted", "Submitted on", "date"),
        CaseField("starts", "Starts on", "date"),
        CaseField("months_to_benefit", "Time to benefit", "number", unit="months", low=0),
        CaseField("illustrative", "Figures are illustrative", "yes_no"),
        CaseField("illustrative_note", "What is illustrative"),
    ),
)  # fmt: skip
_OWNERSHIP = FieldGroup(
    "ownership", "Ownership",
    (
        CaseField("board", "Delivery board", "choice", reference="boards"),
        CaseField("lead", "Lead"),
        CaseField("lead_provider", "Lead provider", "choice", reference="organisations"),
        CaseField("partners", "Partners", "choices", reference="organisations"),
        CaseField("vcse", "Voluntary sector part"),
    ),
)  # fmt: skip
_GEOGRAPHY = FieldGroup(
    "geography", "Geography",
    (
        CaseField("places", "Places", "list", own=True, columns=(
            CaseField("place", "Place", "choice", reference="places"), CaseField("share", "Share", "share"),
        )),
        CaseField("people", "People reached", "number", unit="a year", own=True, low=0),
        CaseField("localities", "Localities"),
        CaseField("networks", "Primary care networks"),
        CaseField("deprivation", "Deprivation", "list", columns=(
            CaseField("band", "Band", "choice", choices=tuple((str(n), f"Fifth {n}") for n in range(1, 6))),
            CaseField("share", "Share", "share"),
        ), help="Share of the people reached in each fifth of deprivation; 1 is the most deprived."),
    ),
)  # fmt: skip
_STRATEGY = FieldGroup(
    "strategy", "Strategy links",
    (
        CaseField("policy_claims", "Guiding policies claimed", "long"),
        CaseField("aims", "Aims of the system", "choices", choices=AIMS),
        CaseField("turning_the_curve", "Turning the Curve", "choices", choices=TURNING_THE_CURVE),
        CaseField("priorities", "Population health priorities", "choices", choices=PRIORITIES),
        CaseField("core20plus5", "Core20PLUS5", "choices", choices=CORE20PLUS5),
        CaseField("prevention_tier", "Prevention tier", "choice", choices=TIERS),
        CaseField("life_course", "Life course", "choice", choices=STAGES),
        CaseField("national_target", "National target"),
    ),
)  # fmt: skip
_CASE = FieldGroup(
    "case", "The case",
    (
        CaseField("problem", "Problem", "long"),
        CaseField("population", "Population", "long"),
        CaseField("baseline", "Baseline", "long"),
        CaseField("options", "Options, doing nothing included", "list", columns=(
            CaseField("option", "Option"), CaseField("note", "Why chosen or not", "long"),
        )),
        CaseField("intervention", "What would be done", "long"),
        CaseField("outcomes", "Outcomes", "list", columns=(
            CaseField("metric", "Metric"), CaseField("baseline", "Baseline"), CaseField("target", "Target"),
            CaseField("date", "By", "date"),
        )),
        CaseField("evidence", "Evidence", "list", columns=(
            CaseField("item", "Evidence"), CaseField("grade", "Grade", "choice", choices=EVIDENCE_GRADES),
            CaseField("link", "Link"),
        )),
        CaseField("published_facts", "Published facts", "long"),
        CaseField("source_year", "Year of the source"),
    ),
)  # fmt: skip
_MONEY = FieldGroup(
    "money", "Money",
    (
        CaseField("money", "Money by year", "list", own=True),
        CaseField("funding_source", "Funding source"),
        CaseField("funding_ends", "Funding ends on", "date"),
        CaseField("price_base", "Price base", help="The year whose prices are used, such as 2025/26."),
        CaseField("part_year", "Months in the first year", "number", unit="of 12", low=0, high=12),
        CaseField("optimism_bias", "Optimism bias", "share", high=5),
        CaseField("inflation", "Inflation a year", "share", low=-0.5),
        CaseField("payer", "Who pays", "choice", reference="organisations"),
        CaseField("gainer", "Who gains", "choice", reference="organisations"),
        CaseField("finance_agreed", "Agreed by finance on", "date"),
    ),
)  # fmt: skip
_WORKFORCE = FieldGroup(
    "workforce", "Workforce",
    (
        CaseField("workforce", "Staff by group and year", "list", own=True),
        CaseField("supply", "Where staff come from", "long"),
        CaseField("vacancy_rate", "Vacancy rate", "share"),
        CaseField("agency_share", "Agency share", "share"),
    ),
)  # fmt: skip
_ACTIVITY = FieldGroup(
    "activity", "Activity and beds",
    (
        CaseField("activity", "Activity by year", "list", own=True),
        CaseField("beds", "Beds", "list", columns=(
            CaseField("what", "What for"), CaseField("episodes", "Episodes a year", "number", low=0),
            CaseField("length_of_stay", "Average length of stay", "number", unit="days", low=0),
            CaseField("occupancy", "Occupancy", "share"),
        ), help="Beds = episodes × length of stay ÷ 365, ÷ occupancy where it is stated."),
    ),
)  # fmt: skip
_BENEFITS = FieldGroup(
    "benefits", "Benefits",
    (
        CaseField("benefits", "Benefits", "list", columns=(
            CaseField("benefit", "Benefit"), CaseField("people", "People", "number"),
            CaseField("effect", "Effect for each person"), CaseField("qalys", "QALYs a year", "number"),
            CaseField("starts", "From", "date"), CaseField("owner", "Who measures it"),
        )),
    ),
)  # fmt: skip
_IMPACT = FieldGroup(
    "impact", "Quality and equality impact",
    (
        CaseField("impact", "Impact by domain", "list", own=True),
        CaseField("impact_stage", "Stage of the assessment", "choice", choices=(
            ("none", "Not begun"), ("1", "Stage 1"), ("2", "Stage 2"),
        )),
        CaseField("impact_panel", "Panel date", "date"),
        CaseField("impact_outcome", "Outcome of the panel"),
        CaseField("impact_review", "Review date", "date"),
        CaseField("protected_groups", "Protected groups affected", "long"),
    ),
)  # fmt: skip
_RISK = FieldGroup("risk", "Risks", (CaseField("risks", "Risk register", "list", own=True),))
_GREEN = FieldGroup(
    "green", "Green and social",
    (
        CaseField("carbon", "Change in emissions", "number", unit="tCO₂e a year"),
        CaseField("travel", "Change in travel", "number", unit="miles a year"),
        CaseField("medicines", "Medicines and gases"),
        CaseField("social_value", "Social value", "long"),
        CaseField("net_zero_link", "Net-zero assessment (link)"),
    ),
)  # fmt: skip
_ESTATE = FieldGroup(
    "estate", "Estate and digital",
    (
        CaseField("site", "Site"),
        CaseField("backlog", "Backlog maintenance removed", "money"),
        CaseField("systems", "Systems touched"),
        CaseField("dpia", "Data protection assessment", "choice", choices=_pairs("Not needed", "To do", "Done")),
        CaseField("clinical_safety", "Clinical safety case", "choice", choices=_pairs("Not needed", "To do", "Done")),
    ),
)  # fmt: skip
_DEPENDENCIES = FieldGroup(
    "dependencies", "Dependencies",
    (
        CaseField("frees", "Frees money for", "choice", reference="cases", own=True),
        CaseField("dependencies", "Dependencies", "list", columns=(
            CaseField("kind", "How", "choice", choices=DEPENDENCIES),
            CaseField("case", "Case", "choice", reference="cases"), CaseField("note", "Note"),
        )),
        CaseField("contract_ends", "Contract ends on", "date"),
        CaseField("notice", "Notice period", "number", unit="months", low=0),
        CaseField("procurement", "Procurement route"),
    ),
)  # fmt: skip
_ENGAGEMENT = FieldGroup(
    "engagement", "Engagement",
    (
        CaseField("engagement", "Who was asked", "list", columns=(
            CaseField("group", "Group"), CaseField("method", "How"), CaseField("finding", "What they said", "long"),
        )),
        CaseField("consultation", "Consultation needed", "choice", choices=_pairs("No", "Yes", "To be decided")),
        CaseField("scrutiny", "Scrutiny date", "date"),
    ),
)  # fmt: skip
_DOCUMENTS = FieldGroup(
    "documents", "Documents",
    (
        CaseField("documents", "Documents", "list", columns=(
            CaseField("title", "Title"), CaseField("link", "Link", help="Where it is kept; files are not stored here."),
        )),
    ),
)  # fmt: skip
_GATES = FieldGroup("gates", "Gates", (CaseField("gates", "Gates", "list", own=True),))

FIELD_GROUPS = (
    _IDENTITY, _OWNERSHIP, _GEOGRAPHY, _STRATEGY, _CASE, _MONEY, _WORKFORCE, _ACTIVITY, _BENEFITS, _IMPACT, _RISK,
    _GREEN, _ESTATE, _DEPENDENCIES, _ENGAGEMENT, _DOCUMENTS, _GATES,
)  # fmt: skip
CASE_FIELDS = MappingProxyType({field.name: field for group in FIELD_GROUPS for field in group.fields})

# What a line of money can be for; "" is not said. The sign is the line's own: income and savings are below zero.
MONEY_LINES = (
    ("", "Not broken down"), ("pay", "Pay"), ("non_pay", "Non-pay"), ("set_up", "Set-up and double-running"),
    ("decommissioning", "Decommissioning"), ("income", "Income"), ("saving", "Saving"), ("avoided", "Avoided cost"),
    ("stranded", "Stranded cost"), ("optimism_bias", "Optimism bias"), ("inflation", "Inflation"),
)  # fmt: skip
STAFF_GROUPS = (
    "Hospital doctors", "General practice doctors", "Registered nursing", "Midwifery", "Allied health professionals",
    "Psychological professions", "Pharmacy", "Healthcare scientists", "Support workers", "Social care",
    "Administrative and digital", "Estates",
)  # fmt: skip
ACTIVITY_MEASURES = (
    "Referrals", "First outpatient appointments", "Follow-up outpatient appointments",
    "Accident and emergency attendances", "Emergency admissions", "Planned operations",
    "General practice appointments", "Community contacts", "Bed days",
)  # fmt: skip
IMPACT_DOMAINS = (
    ("safe", "Safe"), ("effective", "Effective"), ("personalised", "Personalised"), ("well-led", "Well led"),
    ("sustainable", "Sustainable"), ("equitable", "Equitable"),
)  # fmt: skip
LIKELIHOODS = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
IMPACTS = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")
