"""The wheel: what is inside, and that it works alone, away from this folder."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLACES = {
    "app/blotter": "blotter",
    "codebooks": "blotter/data/codebooks",
    "projects": "blotter/data/projects",
}


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-index", "--no-deps", "--no-compile", "--target", target, wheel, folder=target)
    return target


class Elsewhere:
    """Python in another folder: it finds the installed wheel and its dependencies, and not the source."""

    def __init__(self, installed: Path, folder: Path) -> None:
        self.installed = installed
        self.folder = folder

    def python(self, *arguments: str) -> str:
        paths = dict.fromkeys([str(self.installed), *map(sysconfig.get_path, ("purelib", "platlib"))])
        homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        environment = dict.fromkeys((*homes, "APPDATA", "LOCALAPPDATA"), str(self.folder))
        environment |= {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
        # -S leaves out the .pth file that would lead to the source tree
        return run(sys.executable, "-S", *arguments, folder=self.folder, **environment)


@pytest.fixture
def elsewhere(installed: Path, tmp_path: Path) -> Elsewhere:
    return Elsewhere(installed, tmp_path)


@pytest.mark.parametrize("place", PLACES)
def test_everything_is_inside(names: set[str], place: str) -> None:
    files = [file for file in (ROOT / place).rglob("*") if file.is_file()]
    kept = [file for file in files if "__pycache__" not in file.parts and ".blotter" not in file.name]
    wanted = {f"{PLACES[place]}/{file.relative_to(ROOT / place).as_posix()}" for file in kept}
    assert wanted, f"nothing in {place}"
    assert wanted <= names


def test_marked_as_typed(names: set[str]) -> None:
    assert "blotter/py.typed" in names


def test_nothing_else_is_inside(names: set[str]) -> None:
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"blotter"}
    assert not [name for name in names if "test" in name.split("/")[1] or name.endswith(".pyc")]


def test_the_source_is_out_of_reach(elsewhere: Elsewhere) -> None:
    found = elsewhere.python("-c", "import blotter; print(blotter.__file__)").strip()
    assert Path(found).is_relative_to(elsewhere.installed)


def test_new_with_a_codebook_that_came_along(elsewhere: Elsewhere) -> None:
    elsewhere.python("-m", "blotter", "new", "x.blotter", "--codebook", "police-cooperation")
    assert (elsewhere.folder / "x.blotter").stat().st_size > 0


def test_demo_with_the_project_that_came_along(elsewhere: Elsewhere) -> None:
    elsewhere.python("-m", "blotter", "demo", "stories", "--headless")
    assert (elsewhere.folder / "stories" / "sample.blotter").stat().st_size > 0
