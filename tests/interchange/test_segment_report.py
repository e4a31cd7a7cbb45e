from pathlib import Path

import pytest
from docx import Document
from exchanged import segment, segments_table
from markdown import markdown

from blotter.interchange.segment_report import write_docx, write_html, write_markdown
from blotter.progress import Cancelled

ROWS = [
    segment("patrol/river\\/lake", "They <b>walked</b> *together*.\nTwice.", "A *memo* <script>x()</script>"),
    segment("motive", "# It says why."),
    segment("patrol/river\\/lake", "With\x00\x0b control\ufffe 😀", coder="Ben"),
]
TABLE = segments_table(ROWS, ("Open coding only.",))


def test_markdown_groups_by_code_in_the_order_given(tmp_path: Path) -> None:
    assert write_markdown(TABLE, tmp_path / "r.md").rows == 3
    text = (tmp_path / "r.md").read_text(encoding="utf-8")
    headings = [line for line in text.split("\n") if line.startswith("## ")]
    assert headings == ["## patrol › river/lake (2)", "## motive (1)"]
    assert "3 segments under 2 codes" in text
    assert "— report.txt, 4–41, Ana" in text
    assert "Memo: A *memo*" in text
    shown = markdown(text)
    assert "They &lt;b&gt;walked&lt;/b&gt; *together*.<br />\nTwice." in shown
    assert shown.count("<h1>") == 1
    assert "<p># It says why.</p>" in shown


def test_html_is_one_page_that_runs_and_fetches_nothing(tmp_path: Path) -> None:
    write_html(TABLE, tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<blockquote>They &lt;b&gt;walked&lt;/b&gt; *together*.\nTwice.</blockquote>" in page
    assert "<em>memo</em>" in page
    assert 'river/lake <span class="count">(2)</span>' in page
    for remote in ("<script", "http://", "https://", "<link", "<img", "url("):
        assert remote not in page


def test_a_word_document_holds_every_passage(tmp_path: Path) -> None:
    write_docx(TABLE, tmp_path / "r.docx")
    document = Document(str(tmp_path / "r.docx"))
    texts = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs if paragraph.style]
    assert ("Heading 1", "patrol › river/lake (2)") in texts
    assert ("Quote", "They <b>walked</b> *together*.\nTwice.") in texts
    assert ("Quote", "With\ufffd\ufffd control\ufffd 😀") in texts
    assert any("Memo: A *memo*" in text for _, text in texts)
    assert [text for style, text in texts if style == "Normal"][-1] == "Open coding only."
    assert document.element.body[-1].tag.endswith("sectPr")


def test_a_long_word_document_can_be_cancelled_within_a_code(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if (done, total) == (500, 1200):
            raise Cancelled

    with pytest.raises(Cancelled):
        write_docx(segments_table([ROWS[1]] * 1200), tmp_path / "r.docx", progress=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [write_markdown, write_html, write_docx])
def test_a_report_without_segments_is_a_report(tmp_path: Path, write) -> None:  # type: ignore[no-untyped-def]
    assert write(segments_table([]), tmp_path / "r").rows == 0
    assert (tmp_path / "r").stat().st_size > 0
