"""From the project's segments to what is drawn: the same, whether their words were read or not."""

from blotter.project import segments
from blotter.project.project import Project
from blotter.ui.shown import described, shown


def test_what_is_placed_is_drawn_like_what_is_read(study: Project) -> None:
    for source in study.sources.values():
        placed, read = study.placed_in(source), study.segments_of(source)
        assert [(p.start, p.id) for p in placed] == sorted((s.start, s.id) for s in read)
        assert sorted(shown(study, placed)) == sorted(shown(study, read))


def test_what_is_told_is_read_when_it_is_told(study: Project) -> None:
    source = next(source for source in study.sources.values() if study.segments_of(source))
    first = study.segments_of(source)[0]
    study.apply(segments.write_memo(study, first, "Not sure."))
    drawn = [each for each in shown(study, study.placed_in(source)) if each.id == first.id]
    assert not drawn[0].memo
    (told,) = described(study, drawn)
    assert told.memo == "Not sure."
    assert "Mira Okonjo, coded " in told.details
    assert told[:7] == drawn[0][:7]


def test_what_is_gone_meanwhile_is_not_told(study: Project) -> None:
    source = next(source for source in study.sources.values() if study.segments_of(source))
    drawn = shown(study, study.placed_in(source))
    study.apply(segments.unmark(study, study.segments_by_id([drawn[0].id])))
    assert [each.id for each in described(study, drawn)] == [each.id for each in drawn[1:]]
