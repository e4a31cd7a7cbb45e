from shown_projects import ada, ben, carried, code, segment, source

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue
from blotter.domain.case import Case, CasePart
from blotter.domain.document_group import DocumentGroup
from blotter.domain.entity import derived_id
from blotter.domain.memo import Memo
from blotter.domain.segment import CONSENSUS, Coder
from blotter.interchange.shown_study import Study

TEXT = "Officers met."
TRAINING = code("training")
ABROAD = code("abroad", TRAINING)
SETTLED = Coder(id=derived_id("consensus"), name="Consensus", kind=CONSENSUS)


def test_documents_stand_by_group_and_name_with_what_is_known_of_them() -> None:
    group = DocumentGroup(id=derived_id("g"), name="Press")
    first, second = source(TEXT, "b.txt"), source(TEXT, "a.txt", group=group.id)
    country = Attribute(id=derived_id("c"), name="Country", type=AttributeType.COUNTRY, position=1)
    year = Attribute(id=derived_id("y"), name="Year", position=0)
    case = Case(id=derived_id("case"), name="Orvania")
    study = Study(
        carried(
            [
                second, first, group, country, year, case,
                AttributeValue(id=derived_id("1"), attribute=country.id, source=first.id, value="FR"),
                AttributeValue(id=derived_id("2"), attribute=year.id, source=first.id, value="2019"),
                CasePart(id=derived_id("3"), case=case.id, source=first.id),
            ],
            [TEXT],
        )
    )  # fmt: skip
    assert [(each.source.name, each.group) for each in study.documents] == [("b.txt", ""), ("a.txt", "Press")]
    assert study.documents[0].facts == (("Year", "2019"), ("Country", "France"), ("Case", "Orvania"))


def test_codes_are_counted_by_segments_and_documents() -> None:
    one, two = source(TEXT, "a.txt"), source(TEXT, "b.txt")
    study = Study(
        carried(
            [
                one, two, ABROAD, TRAINING, ada(),
                segment(one, TEXT, ABROAD, ada(), 0, 4), segment(two, TEXT, ABROAD, ada(), 0, 4),
                segment(two, TEXT, ABROAD, ada(), 5, 8),
            ],
            [TEXT],
        )
    )  # fmt: skip
    shown = list(study.codes.values())
    assert [(each.number, each.path, each.segments, each.documents) for each in shown] == [
        (1, "training", 0, 0),
        (2, "training › abroad", 3, 2),
    ]
    assert [each.start for each in study.segments_of[ABROAD.id]] == [0, 0, 5]


def test_codes_in_a_circle_are_shown_all_the_same() -> None:
    one = code("one")
    two = code("two", one)
    study = Study(carried([type(one)(id=one.id, name="one", parent=two.id), two], []))
    assert {each.code.name for each in study.codes.values()} == {"one", "two"}


def test_coders_without_names_are_numbered_and_what_was_settled_keeps_its_name() -> None:
    of = source(TEXT)
    things = [
        of, TRAINING, SETTLED, ben(), ada(), Coder(id=derived_id("idle"), name="Idle"),
        *(segment(of, TEXT, TRAINING, by, 0, 4) for by in (SETTLED, ben(), ada())),
    ]  # fmt: skip
    named, counted = Study(carried(things, [TEXT])), Study(carried(things, [TEXT]), coders=False)
    assert [each.name for each in named.coders.values()] == ["Ada Lovelace", "Ben", "Consensus"]
    assert [each.name for each in counted.coders.values()] == ["Coder 1", "Coder 2", "Consensus"]
    assert [each.initials for each in named.coders.values()] == ["AL", "B", "C"]


def test_who_only_wrote_memos_is_not_told_where_memos_are_not_shown() -> None:
    of = source(TEXT)
    memo = Memo(id=derived_id("m"), source=of.id, text="Odd.", coder=ben().id)
    project = carried([of, memo, ben()], [TEXT])
    assert [each.name for each in Study(project).coders.values()] == ["Ben"]
    assert not Study(project, memos=False).coders
    assert Study(project).memos_on(of.id) == [memo]
    assert Study(project, memos=False).memos_on(of.id) == []
