"""The house rules that import contracts cannot see: the tree keeps each, and a planted breach is found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import rules

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("prioritiser", "ui", "resources", "sample_data")
NOT_OURS = frozenset(
    (".git", ".venv", ".run", ".build", ".hypothesis", "__pycache__", "build", "dist", "htmlcov", ".idea", ".vscode")
)
LONGEST_TEXT_BYTES = 5_000_000


def module_files() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_ours(name: str) -> bool:
    return name not in NOT_OURS


def text_files() -> Iterator[tuple[Path, str]]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if is_ours(name) and not name.endswith(("_cache", ".egg-info"))]
        for path in (Path(folder, name) for name in files if is_ours(name)):
            if path.is_symlink() or path.stat().st_size > LONGEST_TEXT_BYTES:
                continue
            content = path.read_bytes()
            if b"\0" not in content:
                yield path, content.decode("utf-8", errors="replace")


MODULE_RULES = (
    rules.find_long_parts,
    rules.find_hidden_imports,
    rules.find_mutable_state,
    rules.find_catch_alls,
    rules.find_forbidden_words,
    rules.find_threads,
)


@pytest.mark.parametrize("find", MODULE_RULES, ids=lambda find: find.__name__)
def test_modules_keep_the_rule(find: rules.Finder) -> None:
    found = [
        f"{path.relative_to(ROOT)}: {finding}"
        for path in module_files()
        for finding in find(path.read_text(encoding="utf-8"), module_name(path))
    ]
    assert not found, "\n".join(found)


def test_every_engine_module_has_its_mirror_test() -> None:
    engine, tests = ROOT / "prioritiser", ROOT / "tests" / "prioritiser"
    sources = {path.relative_to(engine).as_posix(): path.read_text(encoding="utf-8") for path in engine.rglob("*.py")}
    mirrors = {path.relative_to(tests).as_posix() for path in tests.rglob("test_*.py")}
    found = rules.find_missing_mirrors(sources, mirrors)
    assert not found, "\n".join(found)


def test_no_file_holds_a_registry_host_or_a_path_of_this_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {finding}"
        for path, text in text_files()
        for finding in rules.find_machine_traces(text)
    ]
    assert not found, "\n".join(found)


def test_the_lock_is_pinned_and_hashed_and_holds_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not rules.find_lock_faults(lock)
    assert "\npyside6-essentials==6.11.3 " in lock
    assert "\nsqlite-utils==4.2." in lock


def test_the_walk_sees_this_file_and_the_packages() -> None:
    assert Path(__file__).resolve() in [path for path, _ in text_files()]
    assert {module_name(path).split(".")[0] for path in module_files()} >= {"prioritiser", "ui"}


# From here on: a planted breach of each rule is found.


def function_of(lines: int, *, decorators: int = 0) -> str:
    return "@wrapped\n" * decorators + "def work():\n" + "    step()\n" * (lines - 1)


def class_of(lines: int) -> str:
    return "class Thing:\n" + "    field = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    "breach", [function_of(41), f"async {function_of(41)}", class_of(251), "x = 1\n" * 401], ids=len
)
def test_an_overlong_part_is_found(breach: str) -> None:
    assert len(rules.find_long_parts(breach)) == 1


@pytest.mark.parametrize("fine", [function_of(40, decorators=3), class_of(250), "x = 1\n" * 400], ids=len)
def test_a_part_at_its_limit_is_not_found(fine: str) -> None:
    assert not rules.find_long_parts(fine)


@pytest.mark.parametrize(
    "breach",
    [
        "def work():\n    import json",
        "def work():\n    import pandas",
        "def work():\n    if x:\n        from . import other",
        "def _load_json():\n    import json",
        "def load_both():\n    import pandas, json",
        "class A:\n    async def work(self):\n        from scipy import optimize",
        "def _load_scipy():\n    def inner():\n        import scipy",
    ],
)
def test_a_hidden_import_is_found(breach: str) -> None:
    assert len(rules.find_hidden_imports(breach)) == 1


@pytest.mark.parametrize(
    "fine",
    [
        "import json",
        "if TYPE_CHECKING:\n    import json",
        "def _load_pandas():\n    import pandas\n    return pandas",
        "def load_optimiser():\n    from scipy import optimize",
        "def load_optimiser():\n    import scipy.optimize",
    ],
)
def test_a_loader_and_the_top_of_the_file_may_import(fine: str) -> None:
    assert not rules.find_hidden_imports(fine)


@pytest.mark.parametrize(
    "breach",
    [
        "cache = {}",
        "cache: dict[str, int] = {}",
        "__all__ = ['a']",
        "seen = set()",
        "names = [n for n in range(3)]",
        "by = {n: n for n in ()}",
        "rows = collections.defaultdict(list)",
        "if debug:\n    log = list()",
        "try:\n    log = []\nfinally:\n    pass",
        "def start():\n    global app\n    app = 1",
    ],
)
def test_mutable_module_state_is_found(breach: str) -> None:
    assert len(rules.find_mutable_state(breach)) == 1


@pytest.mark.parametrize(
    "fine",
    [
        "__all__ = ('a', 'b')",
        "NAMES = frozenset(['a'])",
        "BY_NAME = MappingProxyType({'a': 1})",
        "def work():\n    found = []",
        "class Bag:\n    items: list[str]",
        "PAIRS = tuple(n for n in range(3))",
        "LATER: dict[str, int]",
    ],
)
def test_constants_and_locals_are_not_found(fine: str) -> None:
    assert not rules.find_mutable_state(fine)


CATCH_ALLS = [
    "try:\n    work()\nexcept:\n    pass",
    "try:\n    work()\nexcept Exception:\n    pass",
    "try:\n    work()\nexcept (ValueError, BaseException) as e:\n    pass",
    "try:\n    work()\nexcept Exception:\n    if x:\n        raise",
    "try:\n    work()\nexcept Exception as e:\n    raise ValueError from e",
    "with contextlib.suppress(Exception):\n    work()",
]


@pytest.mark.parametrize("breach", CATCH_ALLS)
def test_a_catch_all_is_found_except_where_it_belongs(breach: str) -> None:
    assert len(rules.find_catch_alls(breach, "prioritiser.climate")) == 1
    assert not rules.find_catch_alls(breach, "prioritiser.cli")
    assert not rules.find_catch_alls(breach, "ui.work")


@pytest.mark.parametrize(
    "fine",
    [
        "try:\n    work()\nexcept (OSError, ValueError):\n    pass",
        "try:\n    work()\nexcept BaseException:\n    undo()\n    raise",
    ],
)
def test_a_narrow_except_and_a_rollback_are_not_found(fine: str) -> None:
    assert not rules.find_catch_alls(fine, "ui.pages")


@pytest.mark.parametrize("breach", ["app.process" + "Events()", "# TO" + "DO later", "x = 1  # FIX" + "ME"])
def test_a_forbidden_word_is_found(breach: str) -> None:
    assert len(rules.find_forbidden_words(f"a = 1\n{breach}")) == 1


@pytest.mark.parametrize("breach", ["threading.Thread(target=work)", "class Job(QRunnable): ...", "QThread()"])
def test_a_thread_is_found_except_in_its_room(breach: str) -> None:
    assert len(rules.find_threads(breach, "prioritiser.session")) == 1
    assert not rules.find_threads(breach, "ui.work")


def test_a_missing_mirror_is_found() -> None:
    sources = {
        "__init__.py": "x = 1",
        "__main__.py": "x = 1",
        "_private.py": "x = 1",
        "empty.py": '"""Only words."""',
        "errors.py": "x = 1",
        "model/__init__.py": "x = 1",
        "model/case.py": "x = 1",
        "model/score.py": "x = 1",
    }
    found = rules.find_missing_mirrors(sources, {"test_errors.py", "test_case.py", "model/test_score.py"})
    assert found == ["model/case.py has no tests/prioritiser/model/test_case.py"]


@pytest.mark.parametrize(
    "parts",
    [
        ("see /", "root/.config"),
        ("PATH=/", "work/main/dev.py"),
        ('"/', 'home/ann/x"'),
        ("https://py", "pi.org/simple"),
        ("https://files.", "pythonhosted.org/x"),
        ("pip --index", "-url x"),
    ],
)
def test_a_trace_of_a_machine_or_registry_is_found(parts: tuple[str, str]) -> None:
    assert rules.find_machine_traces("line\n" + "".join(parts))


@pytest.mark.parametrize("fine", ["ui/work/x.py", "https://example/work/", "network/root/x", "PyPI"])
def test_an_ordinary_path_is_not_found(fine: str) -> None:
    assert not rules.find_machine_traces(fine)


HASH = "--hash=sha256:" + "0" * 64
PINNED = f"a-b==1.0 ; python_version < '3.12' \\\n    {HASH}\n    # via\n    #   prioritiser (pyproject.toml)\n"


@pytest.mark.parametrize(
    "breach",
    [
        "--index" + "-url x\n" + PINNED,
        PINNED + "b==1.0\n",
        PINNED + PINNED.replace("==", ">="),
        PINNED + "# from https" + "://somewhere/simple\n",
        "# mirror.local\n" + PINNED,
        PINNED + "c @ file" + f":///x.whl {HASH}\n",
    ],
)
def test_a_fault_in_the_lock_is_found(breach: str) -> None:
    assert not rules.find_lock_faults(PINNED)
    assert rules.find_lock_faults(breach)
