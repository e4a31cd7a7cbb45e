"""Files that were tampered with end in a document or a refusal; `tools/fuzz_readers.py` tries many more."""

from pathlib import Path
from random import Random

import pytest
from good_files import GOOD
from hypothesis import given, settings
from hypothesis import strategies as st
from mutating import mutated

from blotter.domain.bundle import Bundle
from blotter.domain.structure import PartKind
from blotter.errors import WrongFile
from blotter.interchange.formats import format_by_id

_READERS = sorted(GOOD)


def _is_sure(format_id: str) -> bool:
    """Whether a format needs nothing beside its file to be read."""
    row = format_by_id(format_id)
    return not row.by_name_only and row.fits_among is None


@pytest.mark.parametrize("format_id", [each for each in _READERS if _is_sure(each)])
def test_good_files_are_read(tmp_path: Path, format_id: str) -> None:
    row = format_by_id(format_id)
    assert row.read is not None
    for content in GOOD[format_id]():
        path = tmp_path / f"good{row.suffixes[0]}"
        path.write_bytes(content)
        bundle = row.read(path)
        assert bundle != Bundle()
        assert all(document.text.strip() for document in bundle.documents)


@pytest.mark.parametrize("format_id", ["docx", "epub", "odt", "rtf"])
def test_good_word_files_have_all_that_is_tampered_with(tmp_path: Path, format_id: str) -> None:
    row = format_by_id(format_id)
    assert row.read is not None
    for content in GOOD[format_id]():
        path = tmp_path / f"good{row.suffixes[0]}"
        path.write_bytes(content)
        (document,) = row.read(path).documents
        assert "River" in document.text
        assert document.headings
        assert document.structure.of_kind(PartKind.NOTE_MARK)


@pytest.mark.parametrize("format_id", _READERS)
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_no_change_is_too_bad(tmp_path_factory: pytest.TempPathFactory, format_id: str, seed: int) -> None:
    row, random = format_by_id(format_id), Random(seed)
    content = mutated(random.choice(GOOD[format_id]()), random)
    path = tmp_path_factory.getbasetemp() / f"tampered{row.suffixes[0]}"
    path.write_bytes(content)
    assert row.read is not None
    try:
        documents = row.read(path).documents
    except WrongFile:
        return
    for document in documents:
        assert document.text.strip()
        document.text.encode()
        length = len(document.text)
        assert all(0 <= h.start < h.end <= length for h in document.headings)
        assert all(0 <= p.start < p.end <= length for p in document.structure.parts)
        assert all(0 <= c.start <= c.end <= length for c in document.comments)
