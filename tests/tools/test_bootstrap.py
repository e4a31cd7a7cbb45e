"""The set-up: what it decides and what it says; nothing is installed here."""

import ast
import importlib.util
import os
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "tools" / "bootstrap.py"
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
HASH = "--hash=sha256:" + "a" * 64

BOOKWORM = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\n'
TRIXIE = "VERSION_CODENAME=trixie\nID=debian\n"
JAMMY = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=jammy\nUBUNTU_CODENAME=jammy\n'
NOBLE = "ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\nUBUNTU_CODENAME=noble\n"
MINT_ON_JAMMY = 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_CODENAME=vanessa\nUBUNTU_CODENAME=jammy\n'
SID = "# no VERSION_ID here\n\nID=debian\n"
FEDORA = 'ID=fedora\nVERSION_ID=41\nID_LIKE=""\n'


@pytest.fixture
def bootstrap() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a lock, a pyproject.toml and an empty .venv, which the module takes for its own."""
    (tmp_path / ".venv").mkdir()
    (tmp_path / "requirements.lock").write_text("one==1\n")
    (tmp_path / "requirements-dev.lock").write_text("one==1\ntwo==2\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "RUN_LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(bootstrap, "TEST_LOCK", tmp_path / "requirements-dev.lock")
    return tmp_path


def write_stamp(bootstrap: ModuleType, lock: Path) -> None:
    bootstrap.stamp_of(lock).write_text(bootstrap.fingerprint(lock))


class TestPython:
    def test_old_python_can_read_the_file_and_is_told(self, bootstrap: ModuleType) -> None:
        ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 8))
        assert "needs Python 3.11 or newer, and this is Python 3.8" in bootstrap.python_problem((3, 8))

    def test_python_that_fits(self, bootstrap: ModuleType) -> None:
        assert bootstrap.python_problem((3, 11)) == ""
        assert bootstrap.python_problem((3, 14)) == ""

    def test_unknown_command_prints_the_usage(
        self, bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert bootstrap.main(["dance"]) == 2
        assert "bootstrap.py run" in capsys.readouterr().err


class TestDebian:
    @pytest.mark.parametrize("text", [BOOKWORM, TRIXIE, JAMMY, NOBLE, MINT_ON_JAMMY, SID])
    def test_family(self, bootstrap: ModuleType, text: str) -> None:
        assert bootstrap.is_debian(bootstrap.parse_os_release(text))

    @pytest.mark.parametrize("text", ["", FEDORA])
    def test_others(self, bootstrap: ModuleType, text: str) -> None:
        assert not bootstrap.is_debian(bootstrap.parse_os_release(text))

    def test_quotes_are_taken_off(self, bootstrap: ModuleType) -> None:
        assert bootstrap.parse_os_release(BOOKWORM)["PRETTY_NAME"] == "Debian GNU/Linux 12 (bookworm)"

    @pytest.mark.parametrize(
        ("text", "glib"),
        [
            (BOOKWORM, "libglib2.0-0"),
            (JAMMY, "libglib2.0-0"),
            (MINT_ON_JAMMY, "libglib2.0-0"),
            (TRIXIE, "libglib2.0-0t64"),
            (NOBLE, "libglib2.0-0t64"),
            (SID, "libglib2.0-0t64"),
        ],
    )
    def test_renamed_package(self, bootstrap: ModuleType, text: str, glib: str) -> None:
        packages = bootstrap.qt_packages(bootstrap.parse_os_release(text), [])
        assert [name for name in packages if name.startswith("libglib")] == [glib]

    def test_packages_depend_on_the_display(self, bootstrap: ModuleType) -> None:
        release = bootstrap.parse_os_release(BOOKWORM)
        assert "libxcb-cursor0" not in bootstrap.qt_packages(release, [])
        assert "libxcb-cursor0" in bootstrap.qt_packages(release, ["xcb"])
        assert "libwayland-cursor0" in bootstrap.qt_packages(release, ["wayland"])

    def test_missing_packages_keep_their_order(self, bootstrap: ModuleType) -> None:
        assert bootstrap.missing_packages(["c", "a", "b"], {"a"}) == ["c", "b"]

    def test_without_root_the_line_to_run_is_printed(
        self, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pretend_debian(bootstrap, monkeypatch, user=1000)
        with pytest.raises(SystemExit) as stopped:
            bootstrap.install_system_packages(["libegl1", "libgl1"], "Qt lacks libraries.")
        assert str(stopped.value.code).splitlines() == [
            "Qt lacks libraries.",
            "Run this line once, then the same command again:",
            "  sudo apt-get update && sudo apt-get install --no-install-recommends libegl1 libgl1",
        ]

    def test_root_installs_and_says_so(
        self, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pretend_debian(bootstrap, monkeypatch, user=0)
        commands: list[list[str]] = []

        def quietly(command: list[str]) -> tuple[int, list[str]]:
            commands.append(command)
            return 0, []

        monkeypatch.setattr(bootstrap, "quietly", quietly)
        bootstrap.install_system_packages(["libegl1"], "Qt lacks libraries.")
        assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
        assert "--no-install-recommends" in commands[1]
        assert commands[1][-1] == "libegl1"
        assert "You are root, so they are installed now" in capsys.readouterr().out

    def test_other_systems_get_the_names(
        self, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "read_os_release", lambda: bootstrap.parse_os_release(FEDORA))
        with pytest.raises(SystemExit, match="libegl1"):
            bootstrap.install_system_packages(["libegl1"], "Qt lacks libraries.")


def pretend_debian(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, user: int) -> None:
    monkeypatch.setattr(bootstrap, "read_os_release", lambda: bootstrap.parse_os_release(BOOKWORM))
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    monkeypatch.setenv("DEBIAN_FRONTEND", "noninteractive")


class TestDisplay:
    @pytest.mark.parametrize(
        ("environment", "platform", "expected"),
        [
            ({}, "linux", False),
            ({"DISPLAY": ""}, "linux", False),
            ({"DISPLAY": ":0"}, "linux", True),
            ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
            ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
            ({}, "win32", True),
            ({}, "darwin", True),
            ({"QT_QPA_PLATFORM": "offscreen"}, "darwin", False),
        ],
    )
    def test_has_display(
        self, bootstrap: ModuleType, environment: dict[str, str], platform: str, expected: bool
    ) -> None:
        assert bootstrap.has_display(environment, platform) is expected

    def test_either_plugin_will_do_on_wayland(self, bootstrap: ModuleType) -> None:
        both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
        assert bootstrap.display_plugins(both) == ["wayland", "xcb"]
        assert bootstrap.display_plugins({"DISPLAY": ":0"}) == ["xcb"]


class TestStamps:
    def test_a_lock_is_installed_once(self, bootstrap: ModuleType, checkout: Path) -> None:
        lock = checkout / "requirements.lock"
        assert not bootstrap.is_installed(lock)
        write_stamp(bootstrap, lock)
        assert bootstrap.is_installed(lock)

    @pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
    def test_a_change_installs_again(self, bootstrap: ModuleType, checkout: Path, changed: str) -> None:
        lock = checkout / "requirements.lock"
        write_stamp(bootstrap, lock)
        (checkout / changed).write_text("changed")
        assert not bootstrap.is_installed(lock)

    def test_a_moved_folder_installs_again(
        self, bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lock = checkout / "requirements.lock"
        before = bootstrap.fingerprint(lock)
        moved = checkout.with_name("moved")
        checkout.rename(moved)
        monkeypatch.setattr(bootstrap, "ROOT", moved)
        assert bootstrap.fingerprint(moved / "requirements.lock") != before

    def test_what_the_tests_need_is_enough_to_run(
        self, bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed: list[Path] = []
        monkeypatch.setattr(bootstrap, "make_venv", lambda: None)
        monkeypatch.setattr(bootstrap, "check_qt", lambda: None)
        monkeypatch.setattr(bootstrap, "install", installed.append)
        bootstrap.prepare(bootstrap.RUN_LOCK, bootstrap.TEST_LOCK)
        assert installed == [bootstrap.RUN_LOCK]
        write_stamp(bootstrap, bootstrap.RUN_LOCK)
        bootstrap.prepare(bootstrap.TEST_LOCK)
        assert installed == [bootstrap.RUN_LOCK, bootstrap.TEST_LOCK]
        bootstrap.stamp_of(bootstrap.RUN_LOCK).unlink()
        write_stamp(bootstrap, bootstrap.TEST_LOCK)
        bootstrap.prepare(bootstrap.RUN_LOCK, bootstrap.TEST_LOCK)
        assert len(installed) == 2

    def test_a_failed_installation_shows_pip_and_leaves_no_stamp(
        self, bootstrap: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "quietly", lambda *_, **__: (1, ["ERROR: no network"]))
        with pytest.raises(SystemExit, match=r"ERROR: no network\n\npip could not install"):
            bootstrap.install(bootstrap.RUN_LOCK)
        assert not bootstrap.is_installed(bootstrap.RUN_LOCK)


class TestCommands:
    @pytest.fixture
    def calls(self, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
        calls: list[list[str]] = []
        monkeypatch.setattr(bootstrap, "prepare", lambda *_: None)
        monkeypatch.setattr(bootstrap, "call", lambda *parts: calls.append([Path(parts[0]).stem, *parts[1:]]))
        monkeypatch.setattr(bootstrap.sys, "platform", "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.setenv(name, "")  # so that what the commands set is taken back, too
            monkeypatch.delenv(name)
        return calls

    def test_run_opens_the_sample_project(
        self, bootstrap: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DISPLAY", ":0")
        bootstrap.run([])
        assert calls == [["blotter", "demo"]]

    def test_run_without_a_display(self, bootstrap: ModuleType, calls: list[list[str]]) -> None:
        bootstrap.run([])
        assert calls == [["blotter", "demo", "--headless"]]
        assert os.environ["QT_QPA_PLATFORM"] == "offscreen"

    def test_run_passes_arguments_on(self, bootstrap: ModuleType, calls: list[list[str]]) -> None:
        bootstrap.run(["my.blotter"])
        assert calls == [["blotter", "my.blotter"]]

    def test_test_runs_everything_and_pytest_last(
        self, bootstrap: ModuleType, calls: list[list[str]]
    ) -> None:
        assert bootstrap.test(["-k", "codebook"]) == 0
        assert [call[2:] for call in calls] == [["ruff", "check"], ["mypy"], ["pytest", "-k", "codebook"]]

    def test_files_of_the_tests_lie_in_memory_where_there_is_room(
        self,
        bootstrap: ModuleType,
        calls: list[list[str]],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("PYTEST_DEBUG_TEMPROOT", "")
        monkeypatch.setattr(bootstrap, "MEMORY", tmp_path)
        for room, expected in ((10**18, None), (0, str(tmp_path))):
            monkeypatch.delenv("PYTEST_DEBUG_TEMPROOT", raising=False)
            monkeypatch.setattr(bootstrap, "ROOM_FOR_TESTS", room)
            bootstrap.test([])
            assert os.environ.get("PYTEST_DEBUG_TEMPROOT") == expected

    def test_test_fails_with_any_of_them_and_says_which(
        self,
        bootstrap: ModuleType,
        calls: list[list[str]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(bootstrap, "call", lambda *parts: int("mypy" in parts))
        assert bootstrap.test([]) == 1
        assert capsys.readouterr().out.splitlines()[-1] == "Failed: mypy. Passed: ruff, pytest."

    def test_lock_without_uv_says_how(self, bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bootstrap.shutil, "which", lambda _: None)
        with pytest.raises(SystemExit, match="uv is not on the PATH"):
            bootstrap.lock([])


class TestLocks:
    @pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
    def test_names_versions_and_hashes_only(self, bootstrap: ModuleType, lock: Path) -> None:
        text = lock.read_text(encoding="utf-8")
        assert bootstrap.lock_problems(text) == []
        assert "://" not in text
        assert not re.search(r"(^|\s)(/|[A-Za-z]:\\)", text)

    @pytest.mark.parametrize(
        "line",
        [
            "one==1",
            "one>=1 " + HASH,
            "one @ file:///wheels/one.whl " + HASH,
            "one @ https://host/one.whl " + HASH,
            "one==1 ; x == '/tmp' " + HASH,
            "--index-url https://host/simple",
            "-e .",
            "# made by a command",
        ],
    )
    def test_anything_else_is_refused(self, bootstrap: ModuleType, line: str) -> None:
        good = f"two==2 ; sys_platform == 'win32' \\\n    {HASH} \\\n    {HASH}\n"
        assert bootstrap.lock_problems(good) == []
        assert bootstrap.lock_problems(good + line + "\n") == [line[:120]]

    def test_the_lock_of_the_tests_holds_the_other(self) -> None:
        run, test = (set(re.findall(r"^\S+==[^\\]+", lock.read_text(), re.MULTILINE)) for lock in LOCKS)
        assert run < test

    @pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
    def test_in_step_with_pyproject(self, lock: Path) -> None:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        group = project["dependency-groups"]["dev" if "dev" in lock.name else "build"]
        wanted = [*project["project"]["dependencies"], *(item for item in group if isinstance(item, str))]
        locked = dict(re.findall(r"^(\S+)==(\S+)", lock.read_text(), re.MULTILINE))
        for requirement in map(Requirement, wanted):
            assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)])


class TestCallers:
    @pytest.mark.parametrize("target", ["run", "test", "bench", "lock"])
    def test_make_only_calls_bootstrap(self, target: str) -> None:
        rules = dict(re.findall(r"^(\w+):\n\t(.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE))
        assert rules[target] == f"@$(PYTHON) tools/bootstrap.py {target} $(ARGS)"

    @pytest.mark.skipif(os.name == "nt", reason="no such permission on Windows")
    def test_ci_calls_make(self) -> None:
        script = ROOT / ".ci" / "run"
        assert os.access(script, os.X_OK)
        assert script.read_text().splitlines()[-1] == "exec make test"

    @pytest.mark.parametrize("name", ["Makefile", ".ci/run", "tools/bootstrap.py"])
    def test_no_addresses(self, name: str) -> None:
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_last_lines_and_status_of_a_quiet_command(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "import sys; [print(f'line {n}') for n in range(20)]; sys.exit('gone')"
    status, lines = bootstrap.quietly([sys.executable, "-u", "-c", code], echo="line 3")
    assert (status, lines[-1], len(lines)) == (1, "gone", 15)
    assert capsys.readouterr().out == "line 3\n"


@pytest.mark.parametrize(
    ("arguments", "processors", "given"),
    [
        ((), 2, ("-n", "2", "--dist", "loadfile", "--max-worker-restart", "0")),
        ((), 16, ("-n", "4", "--dist", "loadfile", "--max-worker-restart", "0")),
        ((), 1, ()),
        ((), None, ()),
        (("-k", "codebook"), 8, ("-k", "codebook")),
    ],
)
def test_the_whole_suite_is_spread_over_a_few_processors(
    bootstrap: ModuleType, arguments: tuple[str, ...], processors: int | None, given: tuple[str, ...]
) -> None:
    assert tuple(bootstrap.spread(arguments, processors)) == given
