"""The command line: the same verbs as in the window, without one. `--json` prints one document and nothing else."""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from prioritiser import verbs
from prioritiser.errors import KnownError
from prioritiser.exchange import plain
from prioritiser.exchange.reports import ErrorOut, FaultOut
from prioritiser.verbs import say

Verb = Callable[[argparse.Namespace], object]
DONE, KNOWN, USAGE, FAULT = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Return 0 when done, 1 for a known error; usage errors leave with 2, faults of ours with 3.

    Whoever reads what is printed may stop reading: that is no fault and changes none of these.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        options = parser().parse_args(arguments)
    except OSError:  # what is wrong with the call cannot be said: older Pythons let that out of their parser
        raise SystemExit(USAGE) from None
    finally:
        for stream in (sys.stdout, sys.stderr):
            say("", stream, end="")
    try:
        verb: Verb = options.run
        found = verb(options)
        said = _as_json(found) if options.json or options.verb == "schema" else plain.text_of(found)
    except KnownError as fault:
        return _report(fault, as_json=options.json)
    except Exception as fault:
        say(traceback.format_exc(), sys.stderr, end="")
        return _report_fault(fault, as_json=options.json)
    say(said, sys.stdout)
    return DONE


def _as_json(found: object) -> str:
    """Return an answer as JSON text; half a surrogate pair in a file name or a key is printed as its escape."""
    return json.dumps(msgspec.to_builtins(found), ensure_ascii=False, allow_nan=False, indent=1)


def _report(fault: KnownError, *, as_json: bool) -> int:
    """Say what went wrong, in the form that was asked for."""
    if as_json:
        out = FaultOut(code=fault.code, message=fault.message, where=fault.where, remedy=fault.remedy)
        say(_as_json(_with_findings(ErrorOut(error=out), fault)), sys.stdout)
    say(f"{fault.code}: {fault}", sys.stderr)
    return KNOWN


def _report_fault(fault: Exception, *, as_json: bool) -> int:
    """Say that the program is at fault, in the form that was asked for."""
    said = "This is a fault in the program; nothing that was saved is lost."
    if as_json:
        remedy = "Report it with the lines on standard error."
        out = FaultOut(code="ProgramFault", message=said, where=type(fault).__name__, remedy=remedy)
        say(_as_json(ErrorOut(error=out)), sys.stdout)
    say(said, sys.stderr)
    return FAULT


def _with_findings(out: ErrorOut, fault: KnownError) -> object:
    """Return the error together with what was found, where a verb found something before it failed."""
    found = getattr(fault, "found", None)
    return {**msgspec.to_builtins(found), **msgspec.to_builtins(out)} if found is not None else out


def parser() -> argparse.ArgumentParser:
    """Return the parser of all verbs; options are written out, so that a new one changes no older line's meaning."""
    said = "Score, weigh, rank and fund cases, on the record."
    top = argparse.ArgumentParser(prog="prioritiser", description=said, allow_abbrev=False)
    made = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    _add_making(made)
    _add_changing(made)
    _add_asking(made)
    return top


Makers = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _add(made: Makers, name: str, run: Verb, said: str) -> argparse.ArgumentParser:  # type: ignore[valid-type]
    """Add one verb with what all have in common."""
    verb: argparse.ArgumentParser = made.add_parser(  # type: ignore[attr-defined]
        name, help=said, description=said, allow_abbrev=False
    )
    verb.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    verb.set_defaults(run=run)
    return verb


def _path(text: str) -> Path:
    """Return an argument as a path. Nothing in it is expanded."""
    if not text.strip() or text == "-" or "\0" in text:
        message = "a file name is needed"
        raise argparse.ArgumentTypeError(message)
    return Path(text)


def _add_making(made: Makers) -> None:  # type: ignore[valid-type]
    new = _add(made, "new", verbs.new, "make a round with the default framework, or from the open format")
    new.add_argument("out", type=_path)
    new.add_argument("--from", dest="source", type=_path, metavar="FILE.json")
    new.add_argument("--title")
    sample = _add(made, "sample", verbs.sample, "make the sample round")
    sample.add_argument("out", type=_path)


def _add_changing(made: Makers) -> None:  # type: ignore[valid-type]
    apply = _add(made, "apply", verbs.apply, "take in changes in the open format's shapes, all or nothing")
    apply.add_argument("round", type=_path)
    apply.add_argument("file", type=_path)
    apply.add_argument("--reason", default="")
    apply.add_argument("--as", dest="actor", metavar="ASSESSOR")
    bring_in = _add(made, "import", verbs.bring_in, "bring in cases from a sheet (.xlsx or .csv); bad rows wait")
    bring_in.add_argument("round", type=_path)
    bring_in.add_argument("file", type=_path, metavar="FILE")
    bring_in.add_argument("--sheet", metavar="NAME")
    bring_in.add_argument("--mapping", type=_path, metavar="FILE.json", help="what the columns mean, as printed before")
    bring_in.add_argument("--dry-run", action="store_true", help="say what would come in, and change nothing")
    bring_in.add_argument(
        "--no-patient-data",
        action="store_true",
        help="the cells that look like patient data have been checked: none is",
    )
    for name, run, said in (
        ("undo", verbs.undo, "take back the last edit made here"),
        ("redo", verbs.redo, "do again what was undone last"),
    ):
        _add(made, name, run, said).add_argument("round", type=_path)
    merge = _add(made, "merge", verbs.merge, "bring in what other copies of the round hold")
    merge.add_argument("round", type=_path)
    merge.add_argument("files", type=_path, nargs="+", metavar="FILE.round")


def _add_asking(made: Makers) -> None:  # type: ignore[valid-type]
    rank = _add(made, "rank", verbs.rank, "values, ranks, contributions, coverage, what is funded")
    rank.add_argument("round", type=_path)
    rank.add_argument("--lens", metavar="ID")
    rank.add_argument("--by", choices=("value", "vfm", "hand"))
    rank.add_argument("--at", metavar="POINT")
    fund = _add(made, "fund", verbs.fund, "the funded list")
    fund.add_argument("round", type=_path)
    fund.add_argument("--rule", choices=("line", "fill", "best"))
    fund.add_argument("--by", choices=("value", "vfm", "hand"))
    explain = _add(made, "explain", verbs.explain, "why a case stands where it stands")
    explain.add_argument("round", type=_path)
    explain.add_argument("case")
    explain.add_argument("--against", metavar="CASE")
    weights = _add(made, "weights", verbs.weights, "weights from judgements, no round needed")
    weights.add_argument("file", type=_path, metavar="FILE.json")
    export = _add(made, "export", verbs.export, "write the board workbook, or the round as JSON or CSV")
    export.add_argument("round", type=_path)
    export.add_argument("out", type=_path)
    export.add_argument("--profile", choices=("public", "governance", "archive"))
    export.add_argument("--replace", action="store_true", help="write over a file of that name")
    history = _add(made, "history", verbs.history, "every change: who, when, what before and after, why")
    history.add_argument("round", type=_path)
    verify = _add(made, "verify", verbs.verify, "check the whole record, and a printed code against it")
    verify.add_argument("round", type=_path)
    verify.add_argument("--head", metavar="CODE")
    points = _add(made, "points", verbs.points, "the restore points")
    points.add_argument("round", type=_path)
    _add(made, "schema", verbs.schema, "the JSON Schema of the open format and of all that comes back")
