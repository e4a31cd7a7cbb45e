"""Speakers: who speaks in documents, and plans to give what they say codes, or to put it into cases."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from blotter.analysis.units import tokens
from blotter.domain.assignment import Assignment
from blotter.domain.case import Case
from blotter.domain.codebook import Code
from blotter.domain.edit import Edit, Put, Step
from blotter.domain.entity import new_id
from blotter.domain.names import checked_name, name_key, nearest
from blotter.domain.segment import Segment
from blotter.domain.source import Source, stored_layer
from blotter.domain.structure import Part, PartKind, Structure, packed
from blotter.errors import NotFound
from blotter.interchange.transcripts.reading import with_turns
from blotter.interchange.transcripts.times import seconds_told
from blotter.interchange.transcripts.times import shown as _shown
from blotter.interchange.transcripts.turns import turns
from blotter.progress import Progress, counted, silent
from blotter.project import messages, segments
from blotter.project.metadata.cases import Place, part_at
from blotter.project.project import Project


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the name as it stands first, how many turns and words, in which documents."""

    name: str
    turns: int
    words: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerMarking:
    """What coding by speaker will do: the edit (None: nothing), what is new, and what is there already."""

    edit: Edit | None
    marked: tuple[Segment, ...]
    present: tuple[Segment, ...]


def speakers(project: Project, sources: Iterable[Source], progress: Progress = silent) -> list[Speaker]:
    """Who speaks in these documents, in the order of their first words; case makes no other name."""
    found: dict[str, Speaker] = {}
    for source in counted(list(sources), progress, every=1):
        turns_of = project.structure(source).of_kind(PartKind.TURN)
        text = project.text(source) if turns_of else ""
        for turn in turns_of:
            key, words = name_key(turn.value), len(tokens(text[turn.start : turn.end]))
            one = found.get(key) or Speaker(turn.value, 0, 0, ())
            within = one.sources if source.id in one.sources else (*one.sources, source.id)
            found[key] = Speaker(one.name, one.turns + 1, one.words + words, within)
    return list(found.values())


def spoken(project: Project, sources: Iterable[Source]) -> list[Source]:
    """Those of the documents in which somebody is known to speak."""
    return [each for each in sources if project.structure(each).of_kind(PartKind.TURN)]


def turns_by(project: Project, source: Source, names: Iterable[str]) -> list[Part]:
    """The turns in a document of those who are called so."""
    keys = {name_key(name) for name in names}
    spoken = project.structure(source).of_kind(PartKind.TURN)
    return [turn for turn in spoken if name_key(turn.value) in keys]


def code_by_speaker(
    project: Project,
    sources: Iterable[Source],
    given: Mapping[str, Code],
    progress: Progress = silent,
) -> SpeakerMarking:
    """Plan to give each turn of some speakers, by their names, a code, all in one step.

    What the coder has coded so already stays as it is. NotFound for a name that nobody has there.
    """
    chosen = list(sources)
    _check_names(project, chosen, given)
    coder = project.acting_coder()
    steps: list[Step] = []
    marked: list[Segment] = []
    present: list[Segment] = []
    for source in counted(chosen, progress, every=1):
        in_source: list[Step] = []
        for code, names in _by_code(given).items():
            spans = [turn.span for turn in turns_by(project, source, names)]
            marking = segments.mark(project, source, code, spans, coder) if spans else None
            if marking is not None:
                present += marking.present
                marked += marking.marked
                in_source += marking.edit.steps if marking.edit is not None else ()
        steps += _begun_once(in_source)
    label = messages.CODED_BY_SPEAKER
    edit = project.edit(label, steps, names=_listed(given), count=len(marked)) if marked else None
    return SpeakerMarking(edit, tuple(marked), tuple(present))


def case_by_speaker(
    project: Project, sources: Iterable[Source], given: Mapping[str, str], progress: Progress = silent
) -> Edit | None:
    """Plan to put each turn of some speakers into a case, named for each and made where it is not there.

    None if all of them are in it. NotFound for a name that nobody has there.
    """
    chosen = list(sources)
    _check_names(project, chosen, given)
    known = {name_key(case.name): case for case in project.cases.values()}
    steps: list[Step] = []
    count = 0
    for name in given.values():
        if name_key(name) not in known:
            made = Case(id=new_id(), name=checked_name(name, "case"))
            known[name_key(made.name)] = made
            steps.append(Put(made))
    for source in counted(chosen, progress, every=1):
        for speaker, name in given.items():
            case = known[name_key(name)]
            spoken = turns_by(project, source, [speaker])
            parts = (part_at(project, case, Place(source, turn.span)) for turn in spoken)
            new = [Put(part) for part in parts if part.id not in project.case_parts]
            steps += new
            count += len(new)
    if not steps:
        return None
    return project.edit(messages.CASES_BY_SPEAKER, steps, names=_listed(given), count=count)


def find_speakers(project: Project, sources: Iterable[Source], progress: Progress = silent) -> Edit | None:
    """Look for speakers, turns and times in documents that have none; None if nobody speaks in them."""
    steps: list[Step] = []
    layers = []
    for source in counted(list(sources), progress, every=1):
        known = project.structure(source)
        found = () if known.of_kind(PartKind.TURN) else turns(project.text(source), sure=True)
        if found:
            layers.append(stored_layer(packed(with_turns(known, found, sure=True))))
            steps.append(Put(replace(source, structure=layers[-1].digest)))
    if not steps:
        return None
    edit = project.edit(messages.SPEAKERS_SOUGHT, steps, count=len(steps))
    return replace(edit, layers=layers)


def by_speaker(
    project: Project, sources: Iterable[Source], codes: Mapping[str, Code], cases: Mapping[str, str]
) -> Edit | None:
    """Plan to give turns codes by speaker and to put them into cases, both in one step; None if it is so."""
    chosen = list(sources)
    coded = code_by_speaker(project, chosen, codes).edit if codes else None
    held = case_by_speaker(project, chosen, cases) if cases else None
    if coded is None or held is None:
        return coded or held
    return replace(coded, steps=[*coded.steps, *held.steps], size=coded.size + held.size)


def index_at(times: Sequence[Part], value: float) -> int:
    """Which of the times of a recording is the last that is not later; the first one if all are."""
    not_later = [
        (float(each.value), number) for number, each in enumerate(times) if float(each.value) <= value
    ]
    return max(not_later)[1] if not_later else 0


def time_before(structure: Structure, position: int) -> str:
    """The last time of a recording that stands before a position, as a clock shows it; "" if none does."""
    times = structure.of_kind(PartKind.TIME)
    number = bisect_left(times, position, key=lambda part: part.start)
    return shown_time(times[number - 1]) if number else ""


def shown_time(time: Part) -> str:
    """A time as a clock shows it, such as `0:01:23`."""
    return _shown(time.value)


def words_at(text: str, time: Part, most: int) -> str:
    """How what is said at a time begins: behind the time where it is written out, else where it stands."""
    is_written = seconds_told(text[time.start : time.end].strip("[]()# ")) == time.value
    start = time.end if is_written else time.start
    words = " ".join(text[start : start + 4 * most].split())
    return words if len(words) <= most else f"{words[:most].rstrip()}…"


def time_in(words: str) -> float | None:
    """The seconds that a person wrote as minutes and seconds, such as `1:23`; None for anything else."""
    told = seconds_told(words)
    return float(told) if told is not None else None


def _check_names(project: Project, sources: Iterable[Source], given: Iterable[str]) -> None:
    known: dict[str, str] = {}
    for source in sources:
        for turn in project.structure(source).of_kind(PartKind.TURN):
            known.setdefault(name_key(turn.value), turn.value)
    for name in given:
        if name_key(name) not in known:
            raise NotFound(messages.NO_SUCH_SPEAKER, name=name, nearest=nearest(name, known.values()))


def _by_code(given: Mapping[str, Code]) -> dict[Code, list[str]]:
    found: dict[Code, list[str]] = {}
    for name, code in given.items():
        found.setdefault(code, []).append(name)
    return found


def _begun_once(steps: Iterable[Step]) -> list[Step]:
    """The steps in one document with one assignment that the first coding implies, not one for each code."""
    kept: list[Step] = []
    is_begun = False
    for step in steps:
        begins = isinstance(step, Put) and isinstance(step.entity, Assignment)
        if not (begins and is_begun):
            kept.append(step)
        is_begun = is_begun or begins
    return kept


def _listed(given: Iterable[str]) -> str:
    return ", ".join(given)
