"""Who coded: the rule for an import's stamp, and the choice for a whole project."""

import json
from pathlib import Path

import pytest
from refi_files import ANA, BO, carried, coding, identity, project_xml, selection, text_source

from blotter.domain.carried import Ask, CarriedProject
from blotter.domain.foreign import ForeignImport
from blotter.domain.segment import Segment

STAMP = "2022-01-01T12:00:00Z"


def project_of(*people: tuple[int | None, int | None, str]) -> str:
    """A project whose codings and passages name these people, the codings at these moments."""
    found = "".join(
        selection(100 + number, 0, 3, coding(200 + number, user=own, at=at), user=other)
        for number, (own, other, at) in enumerate(people)
    )
    return project_xml(text_source(found))


def coders(folder: Path, xml: str, **options: str) -> list[str]:
    """Who has each segment."""
    return [each.coder for each in carried(folder, xml, **options).things.all(Segment).values()]


def asked(project: CarriedProject) -> list[Ask]:
    """The question who coded, where there is one."""
    return [each for each in project.asks if each.option == "coder"]


def test_where_all_agree_nothing_is_asked(tmp_path: Path) -> None:
    xml = project_of((ANA, ANA, ""), (BO, None, ""), (None, BO, ""))
    assert coders(tmp_path, xml) == [identity(ANA), identity(BO), identity(BO)]
    assert asked(carried(tmp_path, xml)) == []


@pytest.mark.parametrize(
    ("people", "proposed"),
    [
        ([(ANA, BO, STAMP), (ANA, ANA, "2021-01-01T00:00:00Z"), (ANA, BO, "2021-03-01T00:00:00Z")], "coding"),
        ([(ANA, BO, STAMP), (ANA, ANA, STAMP), (ANA, BO, STAMP)], "selection"),
        ([(ANA, BO, STAMP), (BO, ANA, STAMP)], "coding"),
        ([(ANA, BO, STAMP)], "coding"),
    ],
)
def test_one_person_at_one_moment_is_the_stamp_of_an_import(
    tmp_path: Path, people: list[tuple[int, int, str]], proposed: str
) -> None:
    xml = project_of(*people)
    (ask,) = asked(carried(tmp_path, xml))
    assert (ask.option, ask.chosen) == ("coder", proposed)
    assert [each.value for each in ask.answers] == ["coding", "selection"]
    own, other = [identity(each[0]) for each in people], [identity(each[1]) for each in people]
    assert coders(tmp_path, xml) == (other if proposed == "selection" else own)
    assert coders(tmp_path, xml, coder="coding") == own
    assert coders(tmp_path, xml, coder="selection") == other


def test_the_question_tells_how_many_and_both_names_are_kept(tmp_path: Path) -> None:
    project = carried(tmp_path, project_of((ANA, BO, STAMP), (ANA, ANA, STAMP), (ANA, ANA, STAMP)))
    (ask,) = asked(project)
    assert "2 codings" in ask.question
    (record,) = project.things.all(ForeignImport).values()
    assert json.loads(record.told)["coded_by"] == {identity(100): [identity(ANA), identity(BO)]}
