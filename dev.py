"""One command each to try, test, check, show and build Prioritiser: `python3 dev.py run|test|check|tour|build|...`.

Standard library only. The first call makes `.venv` from requirements.lock; later calls find it stamped and go
straight on. On Windows: `py dev.py run`.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "set-up-complete"
LOCK = ROOT / "requirements.lock"
WINDOW_RUN = ROOT / ".run" / "window"  # kept: what somebody tried in the window is theirs
STEPS_RUN = ROOT / ".run" / "steps"  # made afresh each time
BUILD = ROOT / ".build"
ENGINE_TESTS = ROOT / "tests" / "prioritiser"

OLDEST_PYTHON = (3, 11)
FIRST_UNSUPPORTED_PYTHON = (3, 14)
WINDOWS = sys.platform == "win32"
NO_TESTS_COLLECTED = 5  # pytest's exit code
SIDE_BY_SIDE = ("-n", "auto", "--dist", "worksteal")  # a worker for each core

# What Qt loads from the system: (library, Debian package). Any use of Qt needs the first table.
QT_LIBRARIES = (
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libgthread-2.0.so.0", "libglib2.0-0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
)
# A window on an X11 screen needs these as well.
X11_LIBRARIES = (
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
)
# What some tests use besides: LibreOffice recalculates workbooks, the rest is a screen nobody sees, with real keys.
OFFICE_PACKAGE = "libreoffice-calc"
SCREEN_PROGRAMS = (("Xvfb", "xvfb"), ("openbox", "openbox"), ("xdotool", "xdotool"), ("xauth", "xauth"))

# pytest options whose value is the next word, so that the word is not taken for a path.
OPTIONS_WITH_VALUE = ("-k", "-m", "-p", "-o", "-n", "-W", "-c", "--maxfail", "--durations", "--tb")

USAGE = """\
usage: python3 dev.py VERB

  run             open the window on the sample round; without a screen, rank it and write its board workbook
  test [ARGS]     run every test; ARGS go to pytest (paths, -k, -x, --cov ...)
  check           formatting, lint, import contracts, types, house rules
  bench [NAMES]   run the benchmarks, or those named
  tour OUT_DIR    write a picture of every screen in every look and size, and index.html that shows them all
  build           build the program as one folder in .build, and try it with an emptied environment
  setup           only make .venv and check what the system must bring
"""


class CannotGoOnError(Exception):
    """Something the person at the keyboard must put right first."""


# ------------------------------------------------------------------------------------------ getting ready


def main(arguments: Sequence[str]) -> int:
    """Run one verb and return its exit code."""
    verbs = {each.__name__: each for each in (run, test, check, bench, tour, build, setup)}
    if not arguments or arguments[0] not in verbs:
        asked_for_help = bool(arguments) and arguments[0] in {"-h", "--help", "help"}
        print(USAGE, end="", file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    verb, *rest = arguments
    if rest and verb not in {"test", "bench", "tour"}:
        print(f"dev.py {verb} takes no arguments, but was given: {' '.join(rest)}", file=sys.stderr)
        return 2
    if verb == "tour" and len(rest) != 1:
        print("dev.py tour takes one argument, the folder for the pictures.", file=sys.stderr)
        return 2
    try:
        refuse_wrong_python()
        provide_system_packages(verb)
        provide_venv()
        return verbs[verb](rest)
    except CannotGoOnError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def refuse_wrong_python() -> None:
    """Stop under a Python that the locked packages do not support."""
    version = sys.version_info[:2]
    if version < OLDEST_PYTHON or version >= FIRST_UNSUPPORTED_PYTHON:
        found = f"{platform.python_version()} ({sys.executable})"
        raise CannotGoOnError(f"Prioritiser needs Python 3.11, 3.12 or 3.13; this is {found}.")


def provide_system_packages(verb: str) -> None:
    """Install what Qt and venv need from the system, or stop with the one command that does."""
    if platform.system() != "Linux":
        return
    missing = missing_from_system(verb)
    if not missing:
        return
    packages, names = sorted(set(missing.values())), ", ".join(missing)
    command = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if not is_debian():
        raise CannotGoOnError(f"Missing from this system: {names}. Install them with its package manager.")
    if not is_root():
        raise CannotGoOnError(f"Missing from this system: {names}. Install them, then try again:\n  sudo {command}")
    if not apt_install(packages):
        raise CannotGoOnError(f"Could not install what is missing ({names}). Try it by hand:\n  {command}")


def missing_from_system(verb: str) -> dict[str, str]:
    """Return what the verb needs and the system lacks, each with its Debian package."""
    on_x11 = bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
    libraries = [*QT_LIBRARIES, *(X11_LIBRARIES if verb == "run" and on_x11 else ())]
    missing = {name: package for name, package in libraries if not can_load(name)}
    if verb == "build" and not shutil.which("objdump"):  # PyInstaller reads libraries with it
        missing["objdump"] = "binutils"
    # Debian splits both out of its Python; a finished .venv does without them.
    has_venv = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
    if not has_venv and not STAMP.exists():
        missing["Python's venv"] = f"python3.{sys.version_info.minor}-venv"
    return missing


def provide_for_tests() -> None:
    """Install what some tests use where nobody need be asked; otherwise say what is missing."""
    has_office = shutil.which("localc") or (shutil.which("soffice") and not is_debian())
    missing = {} if has_office else {"LibreOffice": OFFICE_PACKAGE}
    if platform.system() == "Linux":
        missing |= {program: package for program, package in SCREEN_PROGRAMS if not shutil.which(program)}
        missing |= {name: package for name, package in X11_LIBRARIES if not can_load(name)}
    packages = sorted(set(missing.values()))
    if not missing or (is_debian() and is_root() and apt_install(packages)):
        return
    remedy = f" (sudo apt-get install --no-install-recommends {' '.join(packages)})" if is_debian() else ""
    print(f"Missing: {', '.join(missing)}{remedy}. Tests that need it are skipped, or fail where CI=true.")


def can_load(soname: str) -> bool:
    """Tell whether the dynamic loader finds this library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def is_debian() -> bool:
    """Tell whether this is Debian or one of its descendants."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Tell whether packages may be installed without asking."""
    return sys.platform != "win32" and os.geteuid() == 0


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages and tell whether it worked."""
    print(f"Installing {', '.join(packages)} ...", flush=True)
    refresh_package_lists()
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return apt(command) == 0


@functools.lru_cache(maxsize=None)  # noqa: UP033 - an old Python must get as far as being refused
def refresh_package_lists() -> None:
    """Run `apt-get update` once; if it fails, the old lists may still do."""
    apt(["apt-get", "update", "-qq"])


def apt(command: Sequence[str]) -> int:
    """Run one apt-get command without questions; its chatter is shown only when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr, end="")
    return done.returncode


def provide_venv() -> None:
    """Make `.venv` from the lock unless it carries the stamp of this lock, Python and place."""
    wanted = stamp()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and venv_program("python").exists():
        return
    print("Setting up .venv from requirements.lock (about half a minute, 750 MB) ...", flush=True)
    started = time.perf_counter()
    # The stamp goes first and comes back last, so that an interrupted set-up is never taken for a whole one.
    STAMP.unlink(missing_ok=True)
    base_python = getattr(sys, "_base_executable", None) or sys.executable
    # Without --no-compile every package is byte-compiled, used or not: a third of the whole set-up.
    pip = ["-m", "pip", "install", "--quiet", "--no-input", "--no-compile", "--disable-pip-version-check"]
    steps: tuple[list[str], ...] = (
        [base_python, "-m", "venv", "--clear", str(VENV)],
        [str(venv_program("python")), *pip, "--only-binary", ":all:", "--require-hashes", "-r", str(LOCK)],
    )
    for step in steps:
        if start(step):
            raise CannotGoOnError("The set-up did not finish; the reason is above. The next call starts it afresh.")
    unfinished = STAMP.with_suffix(".part")
    unfinished.write_text(wanted, encoding="utf-8")
    unfinished.replace(STAMP)
    print(f"Set-up took {time.perf_counter() - started:.0f} s.", flush=True)


def stamp() -> str:
    """Return what a finished set-up depends on, as one hash."""
    # The plain version number: a distribution's rebuild of the same Python needs no new .venv.
    place = f"{platform.python_version()} {platform.machine()} {ROOT}"
    parts = (LOCK.read_bytes(), place.encode())
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def venv_program(name: str) -> Path:
    """Return where `.venv` keeps a program."""
    return VENV / "Scripts" / f"{name}.exe" if WINDOWS else VENV / "bin" / name


# ------------------------------------------------------------------------------------------ starting things


def start(command: Sequence[str], **extra: str) -> int:
    """Run a command from the repository's root; a crash comes back the way a shell reports it (134, 139)."""
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONHOME", "PYTHONPATH"}}
    # By path, not by working directory: `python -P` and PYTHONSAFEPATH leave the working directory out.
    environment.update(PYTHONPATH=str(ROOT), **extra)
    sys.stdout.flush()
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return code if code >= 0 else 128 - code


def python(*arguments: str, **extra: str) -> int:
    """Run `.venv`'s Python."""
    return start([str(venv_program("python")), *arguments], **extra)


# ---------------------------------------------------------------------------------------------- the verbs


def setup(_arguments: Sequence[str]) -> int:
    """Say that everything is there: `main` has seen to it."""
    print(f"Ready: {VENV}")
    return 0


def run(_arguments: Sequence[str]) -> int:
    """Open the window where somebody can see it; elsewhere make the sample round, rank it, write the workbook."""
    if has_screen():
        return run_window()
    shutil.rmtree(STEPS_RUN, ignore_errors=True)
    STEPS_RUN.mkdir(parents=True)
    sample, board = STEPS_RUN / "sample.round", STEPS_RUN / "board.xlsx"
    names = [str(path.relative_to(ROOT)) for path in (sample, board)]
    for step in (["sample", names[0]], ["rank", names[0]], ["export", *names]):
        code = python("-m", "prioritiser", *step, PRIORITISER_HOME=str(STEPS_RUN / "home"))
        if code:
            print(f"`prioritiser {' '.join(step)}` ended with exit code {code}.", file=sys.stderr)
            return code
    print(f"The sample round is in {sample} and its board workbook in {board}.")
    return 0


def has_screen() -> bool:
    """Tell whether a window would be seen: a build server has nobody in front of it, and a DISPLAY may be dead."""
    platform_named = os.environ.get("QT_QPA_PLATFORM", "")
    if os.environ.get("CI") or platform_named.startswith(("offscreen", "minimal", "vnc")):
        return False
    if WINDOWS or sys.platform == "darwin" or os.environ.get("WAYLAND_DISPLAY"):
        return True
    if not can_load("libX11.so.6"):
        return False
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    return bool(x11.XOpenDisplay(None))


def run_window() -> int:
    """Open the window on the sample round, which is made the first time."""
    sample, home = WINDOW_RUN / "sample.round", {"PRIORITISER_HOME": str(WINDOW_RUN / "home")}
    WINDOW_RUN.mkdir(parents=True, exist_ok=True)
    if not sample.exists():
        code = python("-m", "prioritiser", "sample", str(sample.relative_to(ROOT)), **home)
        if code:
            return code
    return python("-m", "ui", str(sample), **home)


def test(arguments: Sequence[str]) -> int:
    """Run the engine's tests without Qt, then all others offscreen; both run, whatever the first one says."""
    provide_for_tests()
    options, engine_paths, other_paths = split_test_arguments(arguments)
    everything = not engine_paths and not other_paths
    if everything:
        options = [*SIDE_BY_SIDE, *options]  # what was asked for comes last and so wins
    codes = []
    if everything or engine_paths:
        started = time.perf_counter()
        own_config = ["-c", str(ENGINE_TESTS / "pytest.ini")]
        codes.append(python("-m", "pytest", *own_config, *options, *(engine_paths or [str(ENGINE_TESTS)])))
        print(f"The engine's tests, without Qt, took {time.perf_counter() - started:.1f} s.", flush=True)
    if everything or other_paths:
        own_config = ["-c", str(ROOT / "pyproject.toml"), f"--ignore={ENGINE_TESTS}"]
        if codes and any(option.startswith("--cov") for option in options):
            own_config.append("--cov-append")
        codes.append(python("-m", "pytest", *own_config, *options, *other_paths, QT_QPA_PLATFORM="offscreen"))
    if arguments and 0 in codes:  # a filter may leave one of the two without a test
        codes = [code for code in codes if code != NO_TESTS_COLLECTED]
    return next((code for code in codes if code), 0)


def split_test_arguments(arguments: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return pytest's options, the named paths of the engine's tests, and all other named paths."""
    options: list[str] = []
    engine: list[str] = []
    others: list[str] = []
    previous = ""
    for argument in arguments:
        name, separator, rest = argument.partition("::")
        path = next((place / name for place in (Path.cwd(), ROOT) if (place / name).exists()), None)
        if argument.startswith("-") or previous in OPTIONS_WITH_VALUE or path is None:
            options.append(argument)
        elif path.resolve().is_relative_to(ENGINE_TESTS):
            engine.append(f"{path.resolve()}{separator}{rest}")
        else:
            others.append(f"{path.resolve()}{separator}{rest}")
            if ENGINE_TESTS.is_relative_to(path.resolve()):  # `tests` means both
                engine.append(str(ENGINE_TESTS))
        previous = argument
    return options, engine, others


def check(_arguments: Sequence[str]) -> int:
    """Run every check that needs no test run, all of them, and return the first failure."""
    environment = {"QT_QPA_PLATFORM": "offscreen"}
    steps = (
        ("format", [str(venv_program("ruff")), "format", "--check", "."]),
        ("lint", [str(venv_program("ruff")), "check", "."]),
        ("import contracts", [str(venv_program("lint-imports"))]),
        ("types", [str(venv_program("mypy"))]),
        ("house rules", [str(venv_program("pytest")), "-q", "tests/test_rules.py"]),
    )
    failed: list[tuple[str, int]] = []
    for name, command in steps:
        print(f"--- {name}", flush=True)
        code = start(command, **environment)
        if code:
            failed.append((name, code))
    if failed:
        print(f"Failed: {', '.join(name for name, _ in failed)}.", file=sys.stderr)
        return failed[0][1]
    print("All checks passed.")
    return 0


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmarks, which print their own table."""
    return python("-m", "tests.benchmarks", *arguments, QT_QPA_PLATFORM="offscreen")


def tour(arguments: Sequence[str]) -> int:
    """Write a picture of every screen."""
    return python("-m", "tests.tour", str(Path(arguments[0]).resolve()), QT_QPA_PLATFORM="offscreen")


def build(_arguments: Sequence[str]) -> int:
    """Build the program as one folder, then start what was built where nothing of this tree can help it."""
    places = ["--distpath", str(BUILD / "dist"), "--workpath", str(BUILD / "work"), "--log-level", "ERROR"]
    command = [str(venv_program("pyinstaller")), "--noconfirm", *places, "build_installer.spec"]
    code = start(command, PYINSTALLER_CONFIG_DIR=str(BUILD / "cache"))
    if code:
        return code
    return python("-m", "tests.journeys.built", str(BUILD / "dist" / "Prioritiser"))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
