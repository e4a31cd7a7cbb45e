"""Tables about documents and cases, bibliographies and languages, from the command line."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from blotter.domain.attribute import AttributeType, Bearer
from blotter.project.project import Project

EN = "Officers of both services met in the border town and talked about boats for nine weeks."
FR = "Les policiers des deux services se sont rencontrés à la frontière et ont parlé des bateaux."


@pytest.fixture
def papers(run: Run, tmp_path: Path) -> Path:
    """A project, and a folder of two papers that are not in it yet."""
    assert run("new", "s.blotter", "--coder", "Ada").status == 0
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "ford.txt").write_text(EN, encoding="utf-8")
    (folder / "pina.txt").write_text(FR, encoding="utf-8")
    return folder


def values(tmp_path: Path, name: str, of: Bearer = Bearer.DOCUMENTS) -> dict[str, str]:
    """The values of an attribute by the name of the document or case."""
    with Project(tmp_path / "s.blotter", writable=False) as project:
        bearers = project.sources if of is Bearer.DOCUMENTS else project.cases
        held = project.values_of(project.attribute(name, of))
        return {bearers[each].name: value for each, value in held.items()}


def sources(tmp_path: Path) -> dict[str, tuple[str, str]]:
    """The language and the group of each document."""
    with Project(tmp_path / "s.blotter", writable=False) as project:
        return {
            each.name: (each.language, project.groups.path(each.group)) for each in project.sources.values()
        }


def write(path: Path, *lines: str) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_table_beside_the_documents_tells_of_them(run: Run, papers: Path, tmp_path: Path) -> None:
    write(
        papers / "list.csv",
        "paper,Year,Country,group,case,language",
        "ford.txt,2021,South Africa,English/Long,Ann,",
        "PINA,2023,France,French,Bo,fr-CH",
        "forde.txt,2020,,,,",
    )
    ran = run("import", "s.blotter", "papers", "--json")
    assert ran.status == 1
    assert ran.json["taken"] == {"sources": 2, "rows": 2, "values": 4}
    assert ran.json["created"] == {"groups": 3, "cases": 2, "attributes": 2}
    (line,) = (each for each in ran.json["lines"] if each["kind"] == "refused")
    assert line["what"] == "forde.txt"
    assert "Did you mean “ford.txt”" in line["why"]
    assert sources(tmp_path) == {"ford.txt": ("en", "English/Long"), "pina.txt": ("fr-CH", "French")}
    assert values(tmp_path, "Country") == {"ford.txt": "ZA", "pina.txt": "FR"}
    with Project(tmp_path / "s.blotter", writable=False) as project:
        kinds = {each.name: each.type for each in project.attributes.values()}
        assert kinds == {"Year": AttributeType.DATE, "Country": AttributeType.COUNTRY}
        assert len(project.case_parts) == 2
    assert run("undo", "s.blotter").status == 0
    assert sources(tmp_path) == {}
    assert run("check", "s.blotter").status == 0
    assert run("redo", "s.blotter").status == 0
    assert values(tmp_path, "Year") == {"ford.txt": "2021", "pina.txt": "2023"}


def test_values_that_do_not_fit_are_refused_and_what_changes_is_told(
    run: Run, papers: Path, tmp_path: Path
) -> None:
    run("import", "s.blotter", "papers")
    write(tmp_path / "one.csv", "document,Pages", "ford.txt,12", "pina.txt,30")
    assert run("import", "s.blotter", "one.csv").status == 0
    write(tmp_path / "two.csv", "document,Pages,Note", "ford.txt,13,x", "pina.txt,many,y", "ford,14,z")
    ran = run("import", "s.blotter", "two.csv", "--json")
    assert ran.status == 1
    told = {(each["kind"], each["what"], each["why"]) for each in ran.json["lines"]}
    assert ("changed", "ford.txt, Pages", "was 12, is now 13") in told
    assert any(kind == "refused" and what == "pina.txt, Pages: many" for kind, what, _ in told)
    assert any(kind == "refused" and what == "ford.txt, Pages: 14" for kind, what, _ in told)
    assert values(tmp_path, "Pages") == {"ford.txt": "13", "pina.txt": "30"}
    assert values(tmp_path, "Note") == {"ford.txt": "x", "pina.txt": "y"}
    assert run("undo", "s.blotter").status == 0
    assert values(tmp_path, "Pages") == {"ford.txt": "12", "pina.txt": "30"}


def test_a_name_that_two_documents_fit_is_refused(run: Run, papers: Path, tmp_path: Path) -> None:
    (papers / "ford.md").write_text(FR, encoding="utf-8")
    run("import", "s.blotter", "papers")
    write(tmp_path / "a.csv", "document,Note", "ford,first", "ford.md,second")
    ran = run("import", "s.blotter", "a.csv")
    assert ran.status == 1
    assert "“ford” may be “ford.md”, “ford.txt”" in ran.err
    assert values(tmp_path, "Note") == {"ford.md": "second"}


def test_cases_with_their_documents(run: Run, papers: Path, tmp_path: Path) -> None:
    run("import", "s.blotter", "papers")
    write(
        tmp_path / "p.csv",
        "Participant,kind,Age,documents",
        "Ann,person,34,ford; pina.txt",
        "Bo,,many,none.txt",
    )
    ran = run("import", "s.blotter", "p.csv", "--json", "--column", "Age=attribute:Age:number")
    assert ran.status == 1
    assert values(tmp_path, "Age", Bearer.CASES) == {"Ann": "34"}
    with Project(tmp_path / "s.blotter", writable=False) as project:
        assert project.case("Ann").kind == "person"
        parts = [
            (project.cases[e.case].name, project.sources[e.source].name) for e in project.case_parts.values()
        ]
    assert sorted(parts) == [("Ann", "ford.txt"), ("Ann", "pina.txt")]
    refused = sorted(each["what"] for each in ran.json["lines"] if each["kind"] == "refused")
    assert refused == ["Bo, Age: many", "Bo: none.txt"]
    again = run("import", "s.blotter", "p.csv", "--json")
    assert again.json["created"] == {}


def test_documents_in_rows(run: Run, papers: Path, tmp_path: Path) -> None:
    write(tmp_path / "d.csv", "title,body,Year,person", f'Long arm,"{EN}",2020,Ann', f'Bras,"{FR}",2021,Bo')
    ran = run("import", "s.blotter", "d.csv", "--column", "body=text", "--column", "person=case")
    assert ran.status == 0
    assert sources(tmp_path) == {"Bras": ("fr", ""), "Long arm": ("en", "")}
    assert values(tmp_path, "Year") == {"Bras": "2021", "Long arm": "2020"}
    with Project(tmp_path / "s.blotter", writable=False) as project:
        source = project.source("Bras")
        assert project.original(source) == f'Bras,"{FR}",2021,Bo'.encode()
        assert project.text(source) == FR
        assert {each.name for each in project.cases.values()} == {"Ann", "Bo"}
    again = run("import", "s.blotter", "d.csv")
    assert "2 there already" in again.out


def test_our_own_table_of_documents_comes_back_as_metadata(run: Run, papers: Path, tmp_path: Path) -> None:
    run("import", "s.blotter", "papers")
    assert run("export", "s.blotter", "list.csv", "--what", "sources").status == 0
    lines = (tmp_path / "list.csv").read_text(encoding="utf-8").splitlines()
    write(
        tmp_path / "list.csv",
        *(f"{line},{more}" for line, more in zip(lines, ("Grade", "1", "2"), strict=True)),
    )
    assert run("import", "s.blotter", "list.csv").status == 0
    assert values(tmp_path, "Grade") == {"ford.txt": "1", "pina.txt": "2"}
    with Project(tmp_path / "s.blotter", writable=False) as project:
        assert [each.name for each in project.attributes.values()] == ["Grade"]


def test_a_bibliography_with_its_papers(run: Run, papers: Path, tmp_path: Path) -> None:
    write(
        papers / "library.ris",
        "TY  - JOUR", "AU  - Ford, L", "TI  - Boats", "PY  - 2021", "L1  - pdf/ford.txt", "ER  - ",
        "TY  - JOUR", "AU  - Pina, A", "TI  - Les policiers des deux services", "PY  - in press", "ER  - ",
        "TY  - BOOK", "TI  - Not in this study", "ER  - ",
    )  # fmt: skip
    ran = run("import", "s.blotter", "papers")
    assert ran.status == 0
    assert "left out: papers/library.ris, entry 3: Not in this study" in ran.err
    assert "is about “pina.txt”, at whose beginning this title stands" in ran.err
    assert "pina.txt, Date: in press" in ran.err
    assert values(tmp_path, "Author") == {"ford.txt": "Ford, L", "pina.txt": "Pina, A"}
    assert values(tmp_path, "Date") == {"ford.txt": "2021"}
    with Project(tmp_path / "s.blotter", writable=False) as project:
        assert project.attribute("Author").role == "author"
    chosen = run("import", "s.blotter", "papers/library.ris", "--match", "Not in this study=ford")
    assert chosen.status == 0
    assert "left out: papers/library.ris, entry 3: ford.txt, Title: Not in this study" in chosen.err


def test_a_bibliography_finds_documents_by_doi_and_name(run: Run, papers: Path, tmp_path: Path) -> None:
    (papers / "the long arm.txt").write_text(f"{EN} Again.", encoding="utf-8")
    (papers / "doi.txt").write_text(f"doi:10.1000/abc.1\n{FR} Encore.", encoding="utf-8")
    entries = [
        {"id": "a", "type": "book", "title": "The Long Arm"},
        {"id": "b", "type": "book", "title": "Bras", "DOI": "10.1000/ABC.1"},
    ]
    (papers / "library.json").write_text(json.dumps(entries), encoding="utf-8")
    ran = run("import", "s.blotter", "papers")
    assert ran.status == 0
    assert values(tmp_path, "Title") == {"the long arm.txt": "The Long Arm", "doi.txt": "Bras"}


def test_a_broken_file_keeps_no_other_out(run: Run, papers: Path, tmp_path: Path) -> None:
    (papers / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (papers / "broken.ris").write_text("nothing", encoding="utf-8")
    (papers / "broken.bib").write_text("@article{a, title=" + "{" * 9000, encoding="utf-8")
    ran = run("import", "s.blotter", "papers", "--json")
    assert ran.json["taken"] == {"sources": 2}
    assert [each["what"] for each in ran.json["came_in"]] == ["ford.txt", "pina.txt"]


def test_a_column_that_is_not_there_is_told(run: Run, papers: Path, tmp_path: Path) -> None:
    write(tmp_path / "d.csv", "name,text", "a,Words.")
    ran = run("import", "s.blotter", "d.csv", "--column", "Txt=text")
    assert ran.status == 1
    assert "There is no column “Txt”" in ran.err
    both = run("import", "s.blotter", "d.csv", "--column", "text=text", "--map", "text=note")
    assert both.status == 2


def test_languages_are_guessed_told_and_set(run: Run, papers: Path, tmp_path: Path) -> None:
    (papers / "short.txt").write_text("Police", encoding="utf-8")
    ran = run("import", "s.blotter", "papers")
    assert "its language looks like French (fr), which is a guess" in ran.err
    assert sources(tmp_path)["short.txt"] == ("", "")
    assert (
        run("language", "s.blotter", "Turkish", "--source", "short.txt", "--source", "ford.txt").status == 0
    )
    assert {name: told for name, (told, _) in sources(tmp_path).items()} == {
        "ford.txt": "tr", "pina.txt": "fr", "short.txt": "tr",
    }  # fmt: skip
    assert run("language", "s.blotter", "guess", "--all").status == 0
    assert sources(tmp_path)["ford.txt"] == ("en", "")
    assert run("language", "s.blotter", "none", "--all").status == 0
    assert run("language", "s.blotter", "Klingonian", "--all").status == 1
    assert run("language", "s.blotter", "fr").status == 2
    run("undo", "s.blotter")
    assert sources(tmp_path)["pina.txt"] == ("fr", "")
