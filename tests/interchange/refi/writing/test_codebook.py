"""Codebooks in the REFI-QDA format: valid, of the standard's namespace, and the same when they are read."""

from pathlib import Path

import pytest
from lxml import etree
from refi_schemas import check_valid
from refi_study import AID, BOATS

from blotter.domain.codebook import Code, Codebook
from blotter.domain.entity import new_id
from blotter.domain.table import Table
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import RefiCodebookWriteOptions
from blotter.interchange.format_row import Export
from blotter.interchange.refi.reading.codebook import read
from blotter.interchange.refi.writing.codebook import write
from blotter.interchange.written import Written


def written(codebook: Codebook, path: Path, *, flatten: bool = False) -> Written:
    export = Export(what="codes", table=Table("", (), ()), codebook=codebook)
    return write(export, path, RefiCodebookWriteOptions(flatten=flatten))


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "codes.qdc"
    told = written(Codebook([AID, BOATS]), path)
    assert (told.rows, told.counts, told.remarks) == (2, {"codes": 2}, ())
    again = read(path).codebook
    assert again is not None
    assert again.by_id == {AID.id: AID, BOATS.id: BOATS}


def test_it_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "codes.qdc"
    written(Codebook([AID, BOATS]), path)
    assert etree.parse(path).getroot().tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    check_valid(path.read_bytes(), "Codebook")


def test_one_without_codes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongFile, match="no code to write"):
        written(Codebook(), tmp_path / "codes.qdc")
    assert not list(tmp_path.iterdir())


def test_a_tree_deeper_than_any_program_takes_is_written(tmp_path: Path) -> None:
    codes: list[Code] = []
    for number in range(400):
        codes.append(Code(id=new_id(), name=f"c{number}", parent=codes[-1].id if codes else None))
    path = tmp_path / "deep.qdc"
    written(Codebook(codes), path)
    again = read(path).codebook
    assert again is not None
    assert set(again.by_id) == {code.id for code in codes}


def test_what_has_no_place_is_told(tmp_path: Path) -> None:
    keyed = Code(id=new_id(), name="a", key="k", archived=True)
    told = written(Codebook([keyed]), tmp_path / "codes.qdc")
    assert [str(remark) for remark in told.remarks] == [
        "REFI-QDA has no place for the key, whether it is archived of codes; these are not in the file."
    ]


def test_paths_may_be_names(tmp_path: Path) -> None:
    path = tmp_path / "codes.qdc"
    written(Codebook([AID, BOATS]), path, flatten=True)
    again = read(path).codebook
    assert again is not None
    assert [code.name for code in again] == ["aid", "aid > boats"]
