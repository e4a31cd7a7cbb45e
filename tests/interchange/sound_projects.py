"""What holds of every project that a reader gives, whatever its file says."""

from lxml import etree

from blotter.domain.attribute import Attribute, AttributeType, AttributeValue
from blotter.domain.carried import CarriedProject
from blotter.domain.case import Case, CasePart
from blotter.domain.codebook import Code, Codebook
from blotter.domain.colours import is_colour
from blotter.domain.entity import is_id
from blotter.domain.foreign import ForeignElement, ForeignImport
from blotter.domain.memo import Memo
from blotter.domain.names import is_allowed, name_key
from blotter.domain.segment import Coder, Segment
from blotter.domain.source import Source, digest_of, normalised


def check_sound(project: CarriedProject, is_told_by_us: bool = False) -> None:
    """Everything named is there, every quote stands where it is said to, every name is one.

    What came with our own extension beside it (`is_told_by_us`) may have texts, memos and values of
    nothing but spaces, since a project may have them.
    """
    things = project.things
    ids = [each.id for each in things.every()]
    assert len(ids) == len(set(ids))
    assert all(map(is_id, ids))
    for kind in (Source, Code, Coder, Case, Attribute):
        assert all(is_allowed(each.name) for each in things.all(kind).values())  # type: ignore[attr-defined]
    names = [each.name for each in things.all(Source).values()]
    assert len(names) == len(set(names))
    book = Codebook(things.all(Code).values())
    assert not book.problems()
    assert all(not code.colour or is_colour(code.colour) for code in book)
    for source in things.all(Source).values():
        text = project.text(source)
        assert source.text == digest_of(text.encode())
        assert normalised(text) == (text, 0)
        assert is_told_by_us or text.strip()
        assert len(text) == source.characters
        assert digest_of(project.originals[source.original]) == source.original
    _check_passages(project)
    _check_elements(project)
    assert is_told_by_us or all(memo.text.strip() for memo in things.all(Memo).values())
    coders = [name_key(each.name) for each in things.all(Coder).values()]
    assert len(coders) == len(set(coders))
    for value in things.all(AttributeValue).values():
        kind = things.all(Attribute)[value.attribute].type
        assert is_told_by_us or value.value.strip()
        assert kind is not AttributeType.NUMBER or float(value.value) is not None
        assert (value.source in things.all(Source)) != (value.case in things.all(Case))


def _check_passages(project: CarriedProject) -> None:
    things, unplaced = project.things, [each for each in project.unplaced if isinstance(each, Segment)]
    for segment in [*things.all(Segment).values(), *unplaced]:
        assert segment.code in things.all(Code)
        assert segment.coder in things.all(Coder)
        assert segment.source in things.all(Source)
    for placed in (*things.all(Segment).values(), *things.all(Memo).values(), *things.all(CasePart).values()):
        span = placed.span
        if span is not None:
            assert placed.source is not None
            text = project.text(things.all(Source)[placed.source])
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == placed.quote
    assert all(part.case in things.all(Case) for part in things.all(CasePart).values())


def _check_elements(project: CarriedProject) -> None:
    for kept in project.things.all(ForeignElement).values():
        assert etree.fromstring(kept.words.encode()).tag.endswith(kept.kind)
        assert kept.brought_by in project.things.all(ForeignImport)
        assert kept.content is None or digest_of(project.originals[kept.content]) == kept.content
