"""Plan corrections of texts: what is placed in them moves by rule, and nothing is lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from blotter.analysis.differences import differences
from blotter.domain.edit import Edit, Splice, Step
from blotter.domain.record import Evidence, Record
from blotter.domain.segment import Placed, Span
from blotter.domain.shifting import Motion, Replacement, motion, ordered, replaced
from blotter.domain.source import Source, normalised
from blotter.errors import Refused, WrongFile
from blotter.project.correcting import messages
from blotter.project.project import SWEEPING, Project
from blotter.project.records import following
from blotter.project.whole import on_whole


@dataclass(frozen=True, slots=True)
class Effects:
    """What corrections would do to passages that the one who acts can see, in numbers."""

    moved: int = 0
    changed: int = 0
    lost: int = 0

    def __add__(self, other: "Effects") -> "Effects":
        return Effects(self.moved + other.moved, self.changed + other.changed, self.lost + other.lost)


def correction_of(text: str, start: int, end: int, words: str) -> tuple[Replacement, ...]:
    """The least to replace, in whole words, so that a stretch of the text becomes these words."""
    found = differences(text[start:end], normalised(words)[0])
    return tuple(Replacement(start + each.start, start + each.end, each.words) for each in found)


def text_in(file: Path) -> str:
    """A corrected text in a UTF-8 file."""
    try:
        return normalised(file.read_bytes().decode("utf-8-sig"))[0]
    except OSError as error:
        raise WrongFile(messages.UNREADABLE, path=file, reason=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise WrongFile(messages.UNREADABLE, path=file, reason="it is not UTF-8") from error


def correct(project: Project, source: Source, replacements: Iterable[Replacement]) -> Edit | None:
    """Replace words of a document's text; None where it says so already."""
    return correct_all(project, {source.id: list(replacements)})


@on_whole
def correct_all(project: Project, corrections: Mapping[str, Sequence[Replacement]]) -> Edit | None:
    """Replace words in the texts of documents (by id), as one step."""
    steps: list[Step] = []
    motions: dict[str, Motion] = {}
    texts: dict[str, str] = {}
    count = touched = 0
    for identity, wanted in corrections.items():
        source = project.sources[identity]
        made = checked(project, source, wanted)
        if not made:
            continue
        steps.append(Splice(identity, made))
        motions[identity] = motion(made)
        texts[identity] = replaced(project.text(source), made)
        count += len(made)
        touched += sum(motions[identity].touches(s.start, s.end) for s in project.placed_in(source))
    if not steps:
        return None
    steps += in_merged_records(project, motions, texts)
    names = [project.sources[identity].name for identity in motions]
    is_one = len(names) == 1
    label = messages.CORRECTED if is_one else messages.CORRECTED_ALL
    edit = project.edit(label, steps, name=names[0], count=count, documents=len(names))
    return replace(edit, sweeping=touched > SWEEPING)


def checked(project: Project, source: Source, wanted: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """The replacements in order and as a text stores words; Refused if they cannot be made."""
    text = project.text(source)
    stored = [each._replace(words=normalised(each.words)[0]) for each in wanted]
    try:
        made = ordered((e for e in stored if text[e.start : e.end] != e.words), len(text))
    except ValueError:
        raise Refused(messages.OVERLAPPING, name=source.name) from None
    if made and not replaced(text, made).strip():
        raise Refused(messages.NOTHING_LEFT, name=source.name)
    return made


def effects(
    project: Project,
    corrections: Mapping[str, Sequence[Replacement]],
    among: Iterable[Placed] | None = None,
) -> Effects:
    """What corrections would do to segments (all, or those `among`), as far as who acts may know."""
    total = Effects()
    for identity, made in corrections.items():
        moving = motion(ordered(made, project.sources[identity].characters))
        for placed in project.placed_in(project.sources[identity]) if among is None else among:
            if not moving.touches(placed.start, placed.end):
                total += Effects(moved=int(moving.shift(placed.start) != 0))
            elif moving.moved(Span(placed.start, placed.end)).length:
                total += Effects(changed=1)
            else:
                total += Effects(lost=1)
    return total


def in_merged_records(
    project: Project, motions: Mapping[str, Motion], texts: Mapping[str, str]
) -> list[Step]:
    """Evidence that is kept of merged records stands, when they are separated, where its words stand then.

    Where they are gone it stands beside their place, so that the record is looked at again.
    """

    def follow(thing: Record | Evidence) -> Record | Evidence:
        if not isinstance(thing, Evidence) or thing.source not in motions:
            return thing
        text = texts[thing.source]
        span = motions[thing.source].moved(Span(thing.start, thing.end))
        if not span.length:
            start = min(span.start, len(text) - 1)
            span = Span(start, start + 1)
        quote = text[span.start : span.end] if thing.quote else ""
        return replace(thing, start=span.start, end=span.end, quote=quote)

    return following.in_formers(project, follow)
