"""Whatever bytes a file holds, each reader gives a bundle or a WrongFile, and a bad row is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.domain.bundle import QuoteRow, RefusedRow, SegmentRow
from blotter.domain.record_rows import RecordRow
from blotter.errors import WrongFile
from blotter.interchange.formats import FORMATS, Format

_PIECES = st.sampled_from(
    [
        b"source,start,end,code,coder\n", b'{"source":"a","start":1,"end":5,"code":"c","coder":"d"}\n',
        b'{"kind":"a","evidence":[{"source":"a","start":1,"end":5}]}\n', b"kind,source,text\n", b"a,b,c\n",
        b"id,kind,position,record,field\n", b'{"kind":"a","evidence":[[1]],"own":[],"topics":{}}\n',
        b'{"done":[', b"# T\n", b"## a {: #x }\n", b"Short: ", b"```\n", b'"', b"\0", b"\xff\xfe", b"\r",
        b"[" * 900, b"<table><tr><td>", b"<h1>", b"<pre>\n", b"&#13;", b"&#xd800;", b"\xef\xbb\xbf",
        b"9" * 30, b"1e999", b"NaN", b"PK\x03\x04", b"\xe4\xb8\xad", b"a.txt,1,5,c,d\n", b"\xe2\x80\xa9",
    ]
)  # fmt: skip
_CONTENT = st.lists(_PIECES | st.binary(max_size=8), max_size=12).map(b"".join)


@pytest.mark.parametrize("row", [row for row in FORMATS if row.read], ids=lambda row: row.id)
@settings(max_examples=120, deadline=None)
@given(content=_CONTENT)
def test_no_bytes_are_too_bad(tmp_path_factory: pytest.TempPathFactory, row: Format, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{row.suffixes[0] if row.suffixes else ''}"
    if row.is_folder:
        path.mkdir(exist_ok=True)
        for name in ("records", "evidence", "kinds", "blanks"):
            (path / f"{name}.csv").write_bytes(content)
    else:
        path.write_bytes(content)
    assert row.read is not None
    try:
        bundle = row.read(path)
    except WrongFile:
        return
    for document in bundle.documents:
        assert document.text.strip()
        document.text.encode()
        assert all(0 <= h.start < h.end <= len(document.text) for h in document.headings)
    assert all(isinstance(each, SegmentRow | QuoteRow | RefusedRow) for each in bundle.segments)
    if bundle.records is not None:
        assert all(isinstance(each, RecordRow | RefusedRow) for each in bundle.records.rows)
