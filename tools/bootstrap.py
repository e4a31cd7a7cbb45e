"""Set Blotter up in this folder and start it.

    python3 tools/bootstrap.py run [ARGUMENTS]      start Blotter; without arguments: the sample project
    python3 tools/bootstrap.py test [ARGUMENTS]     ruff, mypy and pytest; arguments go to pytest
    python3 tools/bootstrap.py bench                the benchmarks; ONLY=word in the environment picks some
    python3 tools/bootstrap.py lock [--upgrade]     write the two lock files anew (needs uv)

Needs Python 3.11 or newer and nothing else. Everything goes into .venv, at exactly the versions and
hashes of the lock files; what is already there is not installed again, so a second run needs no network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
BLOTTER = BIN / ("blotter.exe" if WINDOWS else "blotter")

OLDEST_PYTHON = (3, 11)
RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"  # holds everything that RUN_LOCK holds, and the tools
CHECKS = {"ruff": ("ruff", "check"), "mypy": ("mypy",), "pytest": ("pytest",)}

# Where Linux keeps files in memory, and how many bytes of it the tests may come to need.
MEMORY = Path("/dev/shm")
ROOM_FOR_TESTS = 4_000_000_000

# Each process takes memory of its own, and opens windows.
MOST_PROCESSES = 4

# Debian's names of the system libraries that Qt's wheels do not bring along.
QT_PACKAGES = ("libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libxkbcommon0")
X11_PACKAGES = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0")
WAYLAND_PACKAGES = ("libwayland-cursor0",)
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}  # since Debian 13 and Ubuntu 24.04
BEFORE_RENAMING = {"bullseye", "bookworm", "focal", "jammy"}

# Run inside .venv: load Qt and, where there is a display, one of the plugins that can draw on it.
QT_PROBE = """
import ctypes, pathlib, sys
from PySide6.QtCore import QLibraryInfo
from PySide6 import QtWidgets
folder = pathlib.Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
failures = []
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(str(folder / f"libq{name}.so"))
        break
    except OSError as error:
        failures.append(str(error))
else:
    sys.exit("; ".join(failures) or 0)
"""


def main(arguments: Sequence[str]) -> int:
    problem = python_problem(sys.version_info[:2])
    if problem:
        stop(problem)
    commands: dict[str, Callable[[Sequence[str]], int]] = {
        "run": run,
        "test": test,
        "bench": bench,
        "lock": lock,
    }
    if not arguments or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return commands[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        return 130


def run(arguments: Sequence[str]) -> int:
    prepare(RUN_LOCK, TEST_LOCK)
    if arguments:
        return call(BLOTTER, *arguments)
    if has_display(os.environ, sys.platform):
        return call(BLOTTER, "demo")
    say("No display here: the sample project tells its story in the terminal.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return call(BLOTTER, "demo", "--headless")


def test(arguments: Sequence[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if has_room(MEMORY):
        # Thousands of projects are written with every byte waited for; a disk takes half as long again.
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    prepare(TEST_LOCK)
    failed = []
    for name, command in CHECKS.items():
        say(f"--- {name}")
        if call(PYTHON, "-m", *command, *(spread(arguments, os.cpu_count()) if name == "pytest" else ())):
            failed.append(name)
    say(verdict(failed))
    return 1 if failed else 0


def spread(arguments: Sequence[str], processors: int | None) -> Sequence[str]:
    """What pytest is given: the whole suite is spread over a few processors, a part as it was asked for."""
    if arguments or (processors or 1) < 2:
        return arguments
    # A process that crashed is not replaced: with `loadfile` the run would then wait for ever at its end.
    few = str(min(processors or 1, MOST_PROCESSES))
    return ("-n", few, "--dist", "loadfile", "--max-worker-restart", "0")


def has_room(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > ROOM_FOR_TESTS


def verdict(failed: Collection[str]) -> str:
    passed = ", ".join(name for name in CHECKS if name not in failed)
    if not failed:
        return f"All passed: {passed}."
    return f"Failed: {', '.join(failed)}." + (f" Passed: {passed}." if passed else "")


def bench(arguments: Sequence[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prepare(TEST_LOCK)
    return call(PYTHON, "-m", "benchmarks", *arguments)


def lock(arguments: Sequence[str]) -> int:
    uv = shutil.which("uv")
    if not uv:
        stop(
            "The lock files are written by uv, and uv is not on the PATH.",
            "Put it into an environment of its own, for example, and run this again:",
            "  python3 -m venv ~/uv && ~/uv/bin/pip install uv && PATH=~/uv/bin:$PATH make lock",
        )
    options = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--no-header")
    compile_ = (uv, "pip", "compile", "--quiet", "pyproject.toml", *options, *arguments)
    test_lock = ("--group", "dev")
    run_lock = ("--group", "build", "--constraints", TEST_LOCK.name)  # keeps to the versions of the other
    for target, choice in ((TEST_LOCK, test_lock), (RUN_LOCK, run_lock)):
        if call(*compile_, *choice, "--output-file", target.name):
            stop(f"uv could not write {target.name}; its message is above.")
        problems = lock_problems(target.read_text(encoding="utf-8"))
        if problems:
            stop(f"{target.name} must name packages, versions and hashes only, but has:", *problems)
        say(f"Wrote {target.name}.")
    return 0


def lock_problems(text: str) -> list[str]:
    """The lines of a lock file that are not `name==version` with hashes, on any machine alike."""
    requirements = text.replace("\\\n", " ").splitlines()
    entry = re.compile(r"[a-z0-9.-]+==\S+( ; [^/\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    return [line[:120] for line in requirements if not entry.fullmatch(line)]


# --- Python's side: .venv and what is installed in it


def python_problem(version: tuple[int, int]) -> str:
    if version >= OLDEST_PYTHON:
        return ""
    return (
        "Blotter needs Python {}.{} or newer, and this is Python {}.{} ({}).\n"
        "Install a newer Python and start this file with it, for example: python3.12 tools/bootstrap.py run"
    ).format(*OLDEST_PYTHON, *version, sys.executable)


def prepare(wanted: Path, *or_else: Path) -> None:
    """Make sure that .venv holds the lock `wanted` (or one that includes it) and that Qt loads."""
    make_venv()
    if not any(is_installed(lock_file) for lock_file in (wanted, *or_else)):
        install(wanted)
    check_qt()


def make_venv() -> None:
    if venv_works():
        return
    if not importlib.util.find_spec("ensurepip"):
        install_system_packages(
            [f"python3.{sys.version_info[1]}-venv"], "This Python cannot make virtual environments."
        )
    if VENV.exists():
        say("The Python in .venv does not start, is too old or lacks pip: making .venv anew.")
    status, lines = quietly([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if status:
        stop(
            *lines,
            "",
            f"{sys.executable} could not make {VENV}; its last lines are above.",
            "See that this folder can be written to and that Python's module venv is installed.",
        )


def venv_works() -> bool:
    probe = f"import pip, sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    return PYTHON.exists() and quietly([str(PYTHON), "-c", probe])[0] == 0


def install(lock_file: Path) -> None:
    say(f"Installing what {lock_file.name} lists into .venv (the first time takes a minute or two).")
    pip_install("--require-hashes", "-r", lock_file.name)
    pip_install("--no-deps", "--no-build-isolation", "-e", ".")
    stamp_of(lock_file).write_text(fingerprint(lock_file), encoding="utf-8")
    say("Installed.")


def pip_install(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", *arguments]
    status, lines = quietly(command, echo=r"Downloading .* MB\)")
    if status:
        stop(
            *lines,
            "",
            f"pip could not install {arguments[-1]}; its last lines are above.",
            "Without a network: connect and run the same command again; what is already here is kept.",
            "If nothing fits: Blotter needs Python 3.11 to 3.14, and on Linux glibc 2.34 or newer.",
            "If hashes differ: the package index serves other files than were locked; use another index.",
        )


def is_installed(lock_file: Path) -> bool:
    stamp = stamp_of(lock_file)
    return stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint(lock_file)


def stamp_of(lock_file: Path) -> Path:
    return VENV / f"{lock_file.stem}.stamp"


def fingerprint(lock_file: Path) -> str:
    """Changes with the lock, with pyproject.toml, and when the folder is moved."""
    parts = (str(ROOT).encode(), lock_file.read_bytes(), (ROOT / "pyproject.toml").read_bytes())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


# --- the system's side: the libraries that Qt needs, and Debian's packages


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    if environment.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal"):
        return False
    return platform in ("win32", "darwin") or bool(display_plugins(environment))


def display_plugins(environment: Mapping[str, str]) -> list[str]:
    """Qt's plugins, any one of which can draw on the displays of a Linux system."""
    plugins = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return [plugin for plugin, variable in plugins.items() if environment.get(variable)]


def check_qt() -> None:
    linux = sys.platform.startswith("linux")
    plugins = display_plugins(os.environ) if linux and has_display(os.environ, sys.platform) else []
    problem = qt_problem(plugins)
    if problem and linux and "No module named" not in problem:
        release = read_os_release()
        packages = missing_packages(qt_packages(release, plugins), installed_packages(release))
        if packages:
            install_system_packages(packages, f"Qt lacks system libraries ({problem}).")
            problem = qt_problem(plugins)
    if problem:
        stop(
            f"Qt does not load: {problem}",
            "If this names a library, install the system's package that holds it;",
            "else remove the folder .venv. Then run the same command again.",
        )


def qt_problem(plugins: Sequence[str]) -> str:
    """The last line of Qt's complaint, or nothing when it loads."""
    status, lines = quietly([str(PYTHON), "-c", QT_PROBE, *plugins])
    return (lines or [f"exit status {status}"])[-1] if status else ""


def qt_packages(release: Mapping[str, str], plugins: Collection[str]) -> list[str]:
    """What Qt needs on this Debian or a relative, by the names of its release."""
    packages = [*QT_PACKAGES]
    packages += X11_PACKAGES if "xcb" in plugins else ()
    packages += WAYLAND_PACKAGES if "wayland" in plugins else ()
    codenames = (release.get(f"{key}_CODENAME", "") for key in ("UBUNTU", "DEBIAN", "VERSION"))
    if BEFORE_RENAMING.intersection(codenames):
        return packages
    return [RENAMED.get(package, package) for package in packages]


def missing_packages(wanted: Iterable[str], installed: Collection[str]) -> list[str]:
    return [package for package in wanted if package not in installed]


def installed_packages(release: Mapping[str, str]) -> set[str]:
    if not is_debian(release):
        return set()
    query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n"]
    listing = subprocess.run(query, stdout=subprocess.PIPE, encoding="utf-8", check=False).stdout
    return {name for status, name in map(str.split, listing.splitlines()) if status == "installed"}


def install_system_packages(packages: Sequence[str], reason: str) -> None:
    """As root on Debian or Ubuntu, install them; else say what to install, and stop."""
    if not is_debian(read_os_release()) or not shutil.which("apt-get"):
        stop(
            reason,
            "Install what Debian calls so, by your system's names, then run the same command again:",
            f"  {' '.join(packages)}",
        )
    apt_get = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if sys.platform == "win32" or os.geteuid() != 0:
        stop(
            reason,
            "Run this line once, then the same command again:",
            f"  sudo apt-get update && sudo {apt_get}",
        )
    say(f"{reason}\nYou are root, so they are installed now: {apt_get}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    wait = ("-o", "DPkg::Lock::Timeout=300")
    quietly(["apt-get", "update", *wait])
    status, lines = quietly(["apt-get", "install", "-y", "--no-install-recommends", *wait, *packages])
    if status:
        stop(
            *lines,
            "",
            "apt-get could not install them; its last lines are above.",
            "Mend what they name, then run the same command again.",
        )


def read_os_release() -> dict[str, str]:
    file = Path("/etc/os-release")
    return parse_os_release(file.read_text(encoding="utf-8")) if file.exists() else {}


def parse_os_release(text: str) -> dict[str, str]:
    pairs = (line.split("=", 1) for line in text.splitlines() if "=" in line and not line.startswith("#"))
    return {key.strip(): " ".join(shlex.split(value)) for key, value in pairs}


def is_debian(release: Mapping[str, str]) -> bool:
    """Debian, Ubuntu, or one of their children."""
    family = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return "debian" in family or "ubuntu" in family


# --- talking and calling


def say(text: str) -> None:
    print(text, flush=True)


def stop(*lines: str) -> NoReturn:
    sys.exit("\n".join(lines))


def call(*command: Path | str) -> int:
    return subprocess.call([str(part) for part in command], cwd=ROOT)


def quietly(command: Sequence[str], echo: str = "") -> tuple[int, list[str]]:
    """Run a command; give its status and last lines, and show on the way those that match `echo`."""
    last: deque[str] = deque(maxlen=15)
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            last.append(line.rstrip())
            if echo and re.search(echo, line):
                say(last[-1])
    return process.returncode, list(last)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
