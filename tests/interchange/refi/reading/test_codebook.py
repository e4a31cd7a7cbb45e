"""Codebooks (.qdc) as several programs write them."""

from pathlib import Path

import pytest
from refi_files import CODE, OTHER_CODE, described, element, guid, identity

from blotter.domain.bundle import Bundle
from blotter.domain.codebook import Codebook
from blotter.errors import WrongFile
from blotter.interchange.exchange_options import RefiCodebookOptions
from blotter.interchange.formats import chosen
from blotter.interchange.refi import messages
from blotter.interchange.refi.reading.codebook import read

INNER = element("Code", guid=guid(OTHER_CODE), name="late", isCodable="true")
OUTER = element("Code", described("About boats.") + INNER, guid=guid(CODE), name="boats", color="#4086F4")


def book(folder: Path, inside: str, namespace: str = "urn:QDA-XML:codebook:1.0", mark: str = "") -> Path:
    """A codebook with this inside."""
    path = folder / "boats.qdc"
    about = {"xmlns": namespace} if namespace else {}
    path.write_text(mark + element("CodeBook", inside, origin="Other", **about), encoding="utf-8")
    return path


def codes_of(bundle: Bundle) -> Codebook:
    """The codes that were read."""
    assert bundle.codebook is not None
    assert bundle.codebook.problems() == []
    return bundle.codebook


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "namespace",
    [
        "urn:QDA-XML:codebook:1.0",
        "urn:QDA-XML:codebook:1:0",
        "urn:QDA-XML:codebook:0:4",
        "urn:QDA-XML:project:1.0",
        "",
    ],
)
def test_names_of_elements_count_and_not_their_namespace(tmp_path: Path, namespace: str, mark: str) -> None:
    path = book(tmp_path, element("Codes", OUTER) + "<Sets/>", namespace, mark)
    assert chosen(path).id == "refi-codebook"
    bundle = read(path)
    codebook = codes_of(bundle)
    assert [codebook.path(code.id) for code in codebook] == ["boats", "boats/late"]
    assert codebook.by_id[identity(CODE)].colour == "blue"
    assert codebook.by_id[identity(CODE)].short == "About boats."
    assert codebook.title == "boats"
    assert bundle.remarks == ()


def test_what_programs_leave_out_or_write_elsewhere(tmp_path: Path) -> None:
    code = element("Code", name="boats", description="in an attribute")
    twins = element("Code", guid=guid(CODE), name="people") * 2
    sets = element("Sets", element("Set", element("MemberCode", guid=guid(CODE)), guid=guid(9), name="Both"))
    bundle = read(book(tmp_path, element("Codes", code + twins) + sets))
    codebook = codes_of(bundle)
    assert [code.name for code in codebook] == ["boats", "people", "people (2)"]
    assert codebook.get("boats").short == "in an attribute"  # type: ignore[union-attr]
    words = " ".join(str(each.why) for each in bundle.remarks)
    assert "without a valid id" in words
    assert "there twice" in words
    assert "Sets of codes were left out" in words


def test_labels_are_split_only_if_that_is_chosen(tmp_path: Path) -> None:
    code = element("Code", described("About.\n\nInclusion: all"), guid=guid(CODE), name="boats")
    path = book(tmp_path, element("Codes", code))
    assert codes_of(read(path)).by_id[identity(CODE)].full == "About.\n\nInclusion: all"
    split = codes_of(read(path, RefiCodebookOptions(labels="split"))).by_id[identity(CODE)]
    assert (split.short, split.use_when) == ("About.", "all")


def test_the_codebook_of_a_project_is_one(tmp_path: Path) -> None:
    path = tmp_path / "project.qdc"
    inside = element("CodeBook", element("Codes", OUTER))
    path.write_text(element("Project", inside, name="x", xmlns="urn:QDA-XML:project:1.0"), encoding="utf-8")
    assert len(codes_of(read(path))) == 2


def test_what_is_no_codebook_or_has_no_codes_is_refused(tmp_path: Path) -> None:
    for content, template in (
        (book(tmp_path, "").read_text(), messages.NO_CODES),
        ("<Codes/>", messages.NO_CODEBOOK),
        ("<Project/>", messages.NO_CODEBOOK),
    ):
        (tmp_path / "a.qdc").write_text(content)
        with pytest.raises(WrongFile) as refused:
            read(tmp_path / "a.qdc")
        assert refused.value.message.template == template
    (tmp_path / "a.qdc").write_text("<CodeBook")
    with pytest.raises(WrongFile):
        read(tmp_path / "a.qdc")
