"""A site as it lies in its folder, read with a real parser: all that was coded, and nothing that runs."""

import base64
import hashlib
import json
import re
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from shown_projects import ATTACK, TABLE, ada, ben, carried, code, projects, segment, source

from blotter.domain.carried import CarriedProject
from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.domain.source import Source
from blotter.domain.table import Table
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import SiteOptions
from blotter.interchange.formats import Export, format_by_id
from blotter.interchange.site import checking, writing
from blotter.interchange.site.checking import ReadPage, dead_link, wrong_with
from blotter.progress import Cancelled

TEXT = (
    "Officers of both services met in the border town.\n"
    "They trained there for nine weeks; nobody asked who paid.\n"
)
TRAINING = code("training", colour="blue", short="Somebody learns something.")
ABROAD = code("abroad", TRAINING)


def export(project: CarriedProject) -> Export:
    return Export(what="project", table=Table("Project", (), []), project=project)


def small() -> CarriedProject:
    of = source(TEXT)
    return carried(
        [
            of, TRAINING, ABROAD, ada(), ben(),
            segment(of, TEXT, TRAINING, ada(), 0, 30, "Which *ones*?"),
            segment(of, TEXT, ABROAD, ben(), 9, 70),
            Memo(id=derived_id("m"), source=of.id, text="Read **again**."),
        ],
        [TEXT],
    )  # fmt: skip


def page(folder: Path, name: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((folder / name).read_bytes())


def test_a_site_has_documents_codebook_and_passages_that_lead_to_each_other(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    written = writing.write(export(small()), tmp_path / "site", None, lambda *step: steps.append(step))
    assert written.counts == {"sources": 1, "codes": 2, "segments": 2, "coders": 2}
    assert steps[-1][0] == steps[-1][1]
    names = {each.name for each in (tmp_path / "site").iterdir()}
    assert names == {
        "index.html",
        "codebook.html",
        "document-1.html",
        "code-1.html",
        "code-2.html",
        "site.json",
    }
    document = page(tmp_path / "site", "document-1.html")
    assert document.xpath("string(//title)") == "notes.txt · Study"
    assert [each.text_content() for each in document.xpath("//*[contains(@class, 'tx')]")] == TEXT.split(
        "\n"
    )[:2]
    assert "".join(each.text_content() for each in document.xpath("//span[@data-s='1']")) == TEXT[:30]
    passages = page(tmp_path / "site", "code-2.html")
    assert passages.xpath("string(//blockquote)") == TEXT[9:70]
    assert passages.xpath("//p[@class='place']/a/@href") == ["document-1.html#s2"]
    assert document.xpath("//*[@id='s2']")
    assert "Somebody learns something." in page(tmp_path / "site", "codebook.html").text_content()


def test_memos_and_the_names_of_coders_are_told_only_as_asked(tmp_path: Path) -> None:
    writing.write(export(small()), tmp_path / "bare", SiteOptions(coders=False, title="For you"))
    writing.write(export(small()), tmp_path / "full", SiteOptions(memos=True))
    bare = "".join(each.read_text("utf-8") for each in (tmp_path / "bare").iterdir())
    full = "".join(each.read_text("utf-8") for each in (tmp_path / "full").iterdir())
    assert "Lovelace" not in bare
    assert "Coder 1" in bare
    assert "Which" not in bare
    assert "again" not in bare
    assert "For you" in bare
    assert "Ada Lovelace" in full
    assert "Which <em>ones</em>?" in full
    assert "Read <strong>again</strong>." in full


def test_a_table_in_a_definition_or_memo_is_aligned_without_a_style_of_its_own(tmp_path: Path) -> None:
    of = source(TEXT)
    told = code("told", full=TABLE)
    writing.write(
        export(carried([of, told, ada(), segment(of, TEXT, told, ada(), 0, 9, TABLE)], [TEXT])),
        tmp_path / "site",
        SiteOptions(memos=True),
    )
    for name in ("codebook.html", "document-1.html", "code-1.html"):
        assert page(tmp_path / "site", name).xpath("string(//td[@class='right'])") == "x"


def test_every_page_may_run_only_its_own_script_and_fetch_nothing(tmp_path: Path) -> None:
    writing.write(export(small()), tmp_path / "site")
    for path in (tmp_path / "site").glob("*.html"):
        words = path.read_text("utf-8")
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', words)
        policy = policy.replace("&#39;", "'")
        assert policy.startswith("default-src 'none'; ")
        for kind in ("style", "script"):
            (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", words, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
        assert not re.search(r"https?:|url\(|@import", words)


def test_a_site_is_replaced_and_pages_that_are_gone_go(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    writing.write(export(small()), folder)
    (folder / "notes of mine.txt").write_text("kept", encoding="utf-8")
    (folder / "code-2.html").write_text("changed by me", encoding="utf-8")
    smaller = carried([source(TEXT, "only.txt")], [TEXT])
    written = writing.write(export(smaller), folder)
    assert "still there" in str(written.remarks[0])
    assert "code-2.html" in str(written.remarks[0])
    assert {each.name for each in folder.iterdir()} == {
        "index.html", "codebook.html", "document-1.html", "site.json", "notes of mine.txt", "code-2.html",
    }  # fmt: skip


def test_files_that_are_not_of_a_site_are_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    (tmp_path / "site.json").write_text('{"pages": [["../x.html", 1]]}', encoding="utf-8")
    with pytest.raises(WrongFile, match=r"holds a file “index\.html” that this program did not write"):
        writing.write(export(small()), tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {"index.html", "site.json"}
    assert (tmp_path / "index.html").read_text("utf-8") == "mine"


def test_a_page_that_somebody_has_changed_is_not_replaced(tmp_path: Path) -> None:
    writing.write(export(small()), tmp_path / "site")
    (tmp_path / "site" / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongFile, match="changed since"):
        writing.write(export(small()), tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "mine"


def test_a_list_of_pages_that_reaches_out_of_its_folder_deletes_nothing(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside.html", tmp_path / "site"
    outside.write_text("mine", encoding="utf-8")
    writing.write(export(small()), folder)
    told = json.loads((folder / writing.LIST).read_text("utf-8"))
    told["pages"]["../outside.html"] = hashlib.sha256(b"mine").hexdigest()
    (folder / writing.LIST).write_text(json.dumps(told), encoding="utf-8")
    writing.write(export(small()), folder)
    assert outside.exists()


def test_nothing_stays_of_a_site_that_was_given_up(tmp_path: Path) -> None:
    def stop(done: int, of: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        writing.write(export(small()), tmp_path / "site", None, stop)
    assert not (tmp_path / "site").exists()


def test_a_file_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("words", encoding="utf-8")
    with pytest.raises(WrongFile):
        writing.write(export(small()), tmp_path / "site")


def test_a_page_that_lost_a_word_is_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "blotter.interchange.site.marks.escape", lambda words, quote=True: words.replace("w", "")
    )
    with pytest.raises(WrongFile, match="its words differ"):
        writing.write(export(small()), tmp_path / "site")
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "html",
    [
        "<img>",
        "<script></script><script></script>",
        "<p onclick='x'>",
        "<p style='x'>",
        "<a href='javascript:x'>",
    ],
)
def test_a_page_that_would_fetch_or_run_something_is_found_out(html: str) -> None:
    assert wrong_with(ReadPage(html)) is not None
    assert wrong_with(ReadPage("<script></script><a href='https://example.org'>x</a>")) is None


def test_a_link_that_leads_nowhere_is_found_out() -> None:
    assert dead_link({"a.html", "b.html#s1", "https://x.org"}, {"a.html", "b.html"}) == "b.html#s1"
    assert checking.dead_link(set(), set()) == ""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects())
def test_whatever_people_wrote_is_shown_and_never_obeyed(tmp_path: Path, project: CarriedProject) -> None:
    folder = tmp_path / "site"
    writing.write(export(project), folder, SiteOptions(memos=True))
    for path in folder.glob("*.html"):
        tree = page(folder, path.name)
        assert len(tree.xpath("//script")) == 1
        assert not tree.xpath("//img | //*[@onerror] | //*[@style] | //*[@src]")
        assert "alert(1)</script>" not in path.read_text("utf-8").split("</script>", 1)[1]
        assert "49" not in tree.xpath("string(//title)")
    shown = sum(len(page(folder, path.name).xpath("//li[@id]")) for path in folder.glob("document-*.html"))
    segments = project.things.all(Segment)
    memos = [memo for memo in project.things.all(Memo).values() if memo.span is not None]
    assert shown == len(segments) + len(memos)
    quotes = sum(
        len(page(folder, path.name).xpath("//blockquote[@class]")) for path in folder.glob("code-*.html")
    )
    assert quotes == len(segments)
    assert len(list(folder.glob("document-*.html"))) >= len(project.things.all(Source))
    assert ATTACK not in (folder / "index.html").read_text("utf-8")


def test_the_format_is_one_of_projects() -> None:
    row = format_by_id("html-site")
    assert row.is_folder
    assert row.writes == {"project"}
