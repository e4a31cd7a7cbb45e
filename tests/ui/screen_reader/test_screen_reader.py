"""A screen reader finds the text, what is coded at the caret, and a name for everything that can be used."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from blotter.project.project import Project
from factories import study

HERE = Path(__file__).parent
LAUNCHER = next(
    (
        path
        for path in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
        if Path(path).exists()
    ),
    "",
)
TOOLS = ("dbus-run-session", "dbus-send", "busctl", "Xvfb")
USABLE = ("push button", "check box", "combo box", "list", "table", "tree", "text", "toggle button")

pytestmark = pytest.mark.skipif(
    not (LAUNCHER and all(map(shutil.which, TOOLS))), reason="needs AT-SPI, busctl and Xvfb"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spoken") / "study.blotter"
    study(path).close()
    return path


@pytest.fixture(scope="module")
def heard(project: Path) -> dict[str, Any]:
    """What the probe has found, with the caret in the first segment of the document with most segments."""
    with Project(project, writable=False) as opened:
        counts = opened.counts_by_source()
        source = opened.sources[max(counts, key=counts.__getitem__)]
        first, text = opened.segments_of(source)[0], opened.text(source)
        path = opened.codebook.path(first.code)
    own = {"BLOTTER_SETTINGS": str(project.parent / "settings.json"), "BLOTTER_DATA": str(project.parent)}
    command = ["dbus-run-session", "--", "sh", str(HERE / "session.sh"), sys.executable, LAUNCHER]
    done = subprocess.run(
        [*command, str(HERE / "probe.py"), str(project), str(first.start + 1)],
        capture_output=True,
        text=True,
        timeout=200,
        env={**os.environ, **own},
    )
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "start": first.start, "path": path, "stored": text}


def test_the_text_is_read_as_it_is_stored(heard: dict[str, Any]) -> None:
    # Qt counts a character beyond U+FFFF as two there.
    assert heard["stored"].startswith(heard["text"])
    assert len(heard["text"].encode("utf-16-le")) == 2 * 60


def test_the_caret_goes_where_it_is_sent_and_says_what_is_coded_there(heard: dict[str, Any]) -> None:
    assert heard["caret"] == heard["start"] + 1
    assert " › ".join(heard["path"].split("/")) in heard["told"]


def test_the_margin_is_a_list(heard: dict[str, Any]) -> None:
    objects = heard["objects"]
    (place,) = [i for i, each in enumerate(objects) if each["name"] == "Segments on screen"]
    assert objects[place]["role"] == "list"
    assert objects[place + 1]["role"] == "list item"
    assert objects[place + 1]["name"]


def test_everything_that_can_be_used_has_a_name(heard: dict[str, Any]) -> None:
    assert [each for each in heard["objects"] if each["role"] in USABLE and not each["name"].strip()] == []
