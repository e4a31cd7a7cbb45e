"""Tables of names and their replacements."""

from pathlib import Path

import pytest

from blotter.domain.pseudonym import Pseudonym
from blotter.interchange.name_tables import read_names, write_names


@pytest.mark.parametrize(
    "name", ["Ann Li", "=cmd|' /C calc'!A0", "'-Ann", "@ann", "O'Neil", '"Bo", the; younger']
)
def test_names_come_back_and_no_spreadsheet_computes_them(tmp_path: Path, name: str) -> None:
    path = tmp_path / "names.csv"
    write_names(path, [Pseudonym(name, "[Name 1]")])
    assert not path.read_text(encoding="utf-8").splitlines()[1].startswith(("=", "-", "@", '"=', '"-', '"@'))
    assert read_names(path) == (Pseudonym(name, "[Name 1]"),)
