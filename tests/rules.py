"""Finders for the house rules: each takes source text and returns what breaks it, a line per finding."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 40
MAX_CLASS_LINES = 250

# Slow to import, so only a named loader does it, when it is needed.
HEAVY_MODULES = ("docx", "openpyxl", "pandas", "pyqtgraph", "scipy", "sqlite_utils", "xlsxwriter")
LOADER = re.compile(r"_?load_\w+")

MUTABLE_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTABLE_CALLS = ("Counter", "OrderedDict", "bytearray", "defaultdict", "deque", "dict", "list", "set")

# The few rooms that may catch everything, because nobody above them could.
CATCH_ALL_ROOMS = ("prioritiser.__main__", "prioritiser.cli", "ui.app", "ui.work")
THREAD_ROOM = "ui.work"

FORBIDDEN_WORDS = re.compile(r"processEvents|\b(?:TODO|FIXME)\b")
THREADS = re.compile(r"\b(?:QThread|QThreadPool|QRunnable|threading\.Thread|ThreadPoolExecutor|ProcessPoolExecutor)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.\-/])/(?:root|work|home/\w+)/")
REGISTRY_HOSTS = re.compile(
    r"\bpypi\.(?:org|python)|\bfiles\.pythonhosted|\btest\.pypi|\bregistry\.npmjs|\b(?:deb|security)\.debian\.org|"
    r"--(?:extra-)?index-url|--find[-]links",
    re.IGNORECASE,
)
ADDRESSES = re.compile(
    r"://|\s@\s|^-|\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+|/)|\b[\w-]+\.(?:org|com|net|io|dev|local|internal)\b",
    re.IGNORECASE | re.MULTILINE,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef
Finder = Callable[[str, str], list[str]]


def find_long_parts(source: str, _module: str = "") -> list[str]:
    """Return the file, functions and classes over their limit; decorators do not count."""
    lines = len(source.splitlines())
    found = [f"file of {lines} lines, over {MAX_FILE_LINES}"] if lines > MAX_FILE_LINES else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            limit = MAX_FUNCTION_LINES
        elif isinstance(node, ast.ClassDef):
            limit = MAX_CLASS_LINES
        else:
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > limit:
            found.append(f"line {node.lineno}: {node.name} has {length} lines, over {limit}")
    return found


def find_hidden_imports(source: str, _module: str = "") -> list[str]:
    """Return imports inside functions, other than a loader's of heavy modules."""
    found = []
    for function, node in _imports_in_functions(ast.parse(source), None):
        is_from = isinstance(node, ast.ImportFrom)
        names = [node.module or "."] if is_from else [name.name for name in node.names]
        is_loader = LOADER.fullmatch(function.name) is not None
        if not (is_loader and all(name.split(".")[0] in HEAVY_MODULES for name in names)):
            found.append(f"line {node.lineno}: {function.name} imports {', '.join(names)}")
    return found


def _imports_in_functions(
    parent: ast.AST, function: Function | None
) -> Iterator[tuple[Function, ast.Import | ast.ImportFrom]]:
    """Yield each import with the innermost function around it."""
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, ast.Import | ast.ImportFrom) and function is not None:
            yield function, node
        yield from _imports_in_functions(node, node if isinstance(node, Function) else function)


def find_mutable_state(source: str, _module: str = "") -> list[str]:
    """Return module-level lists, dicts and sets, and every `global` statement."""
    tree = ast.parse(source)
    found = [
        f"line {node.lineno}: {ast.unparse(node).splitlines()[0]}"
        for node in _module_level(tree)
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and _is_mutable(node.value)
    ]
    found += [f"line {node.lineno}: {ast.unparse(node)}" for node in ast.walk(tree) if isinstance(node, ast.Global)]
    return found


def _module_level(parent: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs on import at module level, also under `if`, `try` and `with`."""
    for node in ast.iter_child_nodes(parent):
        if not isinstance(node, Function | ast.ClassDef | ast.Lambda):
            yield node
            yield from _module_level(node)


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, MUTABLE_DISPLAYS):
        return True
    if not isinstance(value, ast.Call):
        return False
    called = value.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in MUTABLE_CALLS


def find_catch_alls(source: str, module: str = "") -> list[str]:
    """Return bare excepts, `except Exception` and their like outside the rooms that may.

    A handler that ends by raising the same exception again, as a rollback does, swallows nothing.
    """
    if _is_in(module, CATCH_ALL_ROOMS):
        return []
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            last = node.body[-1]
            passes_on = isinstance(last, ast.Raise) and last.exc is None
            caught = [] if passes_on else [node.type]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"suppress", "contextlib.suppress"}:
            caught = list(node.args)
        else:
            continue
        if any(_is_everything(kind) for kind in caught):
            found.append(f"line {node.lineno}: catches everything")
    return found


def _is_everything(kind: ast.expr | None) -> bool:
    if isinstance(kind, ast.Tuple):
        return any(_is_everything(part) for part in kind.elts)
    return kind is None or ast.unparse(kind).removeprefix("builtins.") in {"Exception", "BaseException"}


def find_forbidden_words(source: str, _module: str = "") -> list[str]:
    """Return nested event loops and work left for later."""
    return _matches(FORBIDDEN_WORDS, source)


def find_threads(source: str, module: str = "") -> list[str]:
    """Return threads made anywhere but in the one room for them."""
    return [] if _is_in(module, (THREAD_ROOM,)) else _matches(THREADS, source)


def find_machine_traces(text: str, _module: str = "") -> list[str]:
    """Return registry hosts and paths of somebody's machine."""
    return _matches(MACHINE_PATHS, text) + _matches(REGISTRY_HOSTS, text)


def find_lock_faults(lock: str, _module: str = "") -> list[str]:
    """Return addresses in a lock file, and requirements that are not pinned or carry no hash."""
    found = _matches(ADDRESSES, lock)
    for entry in re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n?", "", lock)):
        if entry.strip() and not re.match(r"[\w.\-\[\]]+==\S+(?s:.*)--hash=sha256:[0-9a-f]{64}", entry):
            found.append(f"not pinned with a hash: {entry.splitlines()[0]}")
    return found


def _matches(pattern: re.Pattern[str], text: str) -> list[str]:
    found = []
    for hit in pattern.finditer(text):
        line = text.count("\n", 0, hit.start()) + 1
        found.append(f"line {line}: {hit.group().strip()}")
    return found


def find_missing_mirrors(sources: dict[str, str], tests: set[str]) -> list[str]:
    """Return modules of the engine, by path under prioritiser/, that say something and have no mirror test.

    `tests` holds paths under tests/prioritiser/. Names with a leading underscore are exempt, `__init__` too.
    """
    found = []
    for path, source in sorted(sources.items()):
        folder, _, name = path.rpartition("/")
        mirror = f"{folder}/test_{name}".removeprefix("/")
        if not name.startswith("_") and _says_something(source) and mirror not in tests:
            found.append(f"{path} has no tests/prioritiser/{mirror}")
    return found


def _says_something(source: str) -> bool:
    """Tell whether a module holds more than a docstring."""
    body = ast.parse(source).body
    return any(not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) for node in body)


def _is_in(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)
