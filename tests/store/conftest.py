"""What the tests of the project file share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import WHY_NO_MOUNTS, OtherProcess, may_mount, mounted


@pytest.fixture
def other() -> Iterator[OtherProcess]:
    """A second process."""
    with OtherProcess() as process:
        yield process


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not may_mount(folder):
        pytest.skip(WHY_NO_MOUNTS)
    with mounted(folder, "2m"):
        yield folder
