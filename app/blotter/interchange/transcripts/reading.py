"""Transcripts and subtitles as documents."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from blotter.domain.bundle import Bundle, Document, Remark
from blotter.domain.names import shown_name
from blotter.domain.structure import Part, PartKind, Structure
from blotter.errors import WrongFile
from blotter.interchange.decoding import decoded
from blotter.interchange.disk import read_bytes
from blotter.interchange.limits import FILE_BYTES
from blotter.interchange.options import Options, SpeakerOptions, told_encoding
from blotter.interchange.transcripts import messages
from blotter.interchange.transcripts.subtitles import READER as SUBTITLES
from blotter.interchange.transcripts.subtitles import read_subtitles
from blotter.interchange.transcripts.turns import AND, in_order, turns
from blotter.interchange.transcripts.turns import READER as TURNS
from blotter.interchange.transcripts.turns import TOLD_READER as TOLD_TURNS
from blotter.message import Sentence
from blotter.progress import Progress, silent


def perhaps_spoken(document: Document, options: Options | None) -> Document:
    """The document with its speakers, unless a person chose otherwise."""
    is_wanted = not isinstance(options, SpeakerOptions) or options.speakers
    return with_speakers(document) if is_wanted else document


def with_speakers(document: Document, *, sure: bool = False) -> Document:
    """The document with who speaks in it, if it looks like a transcript; it tells that this is a guess."""
    found = turns(document.text, sure=sure)
    if not found:
        return document
    structure = with_turns(document.structure, found, sure=sure)
    told = {"speakers": len(speakers_in(found)), "turns": _count(found)}
    remark = Remark("", "", Sentence(messages.TAKEN_FOR_TRANSCRIPT, **told), "guess")
    return replace(document, structure=structure, remarks=(*document.remarks, remark))


def with_turns(structure: Structure, found: tuple[Part, ...], *, sure: bool) -> Structure:
    """What is known of a text with the turns that were found in it."""
    rules = (structure.reader, TOLD_TURNS if sure else TURNS)
    parts = in_order([*structure.parts, *found])
    return replace(structure, parts=parts, reader=AND.join(filter(None, rules)))


def read_transcript(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """A text that somebody says is a transcript, word for word, with its speakers, turns and times."""
    content = read_bytes(path, FILE_BYTES, progress)
    name = shown_name(path.name)
    found = decoded(content, name, told_encoding(options))
    parts = turns(found.text, sure=True)
    if not parts:
        raise WrongFile(messages.NO_SPEAKERS, name=name)
    return _bundle(
        Document(
            name=name,
            kind="transcript",
            text=found.text,
            original=content,
            encoding=found.encoding,
            guessed=found.guessed,
            replaced=found.replaced,
            structure=Structure(parts=parts, reader=TOLD_TURNS),
            remarks=(_told(parts),),
        )
    )


def read_srt(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """SRT subtitles as a text to read."""
    return _read_subtitles(path, "srt", options, progress)


def read_vtt(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """WebVTT subtitles as a text to read."""
    return _read_subtitles(path, "vtt", options, progress)


def _read_subtitles(path: Path, kind: str, options: Options | None, progress: Progress) -> Bundle:
    content = read_bytes(path, FILE_BYTES, progress)
    name = shown_name(path.name)
    found = decoded(content, name, told_encoding(options))
    read = read_subtitles(found.text)
    if not read.text.strip():
        raise WrongFile(messages.NO_SUBTITLES, name=name)
    left_out = (
        Remark("", Sentence(what), Sentence(messages.SUBTITLES_LEFT_OUT, count=count))
        for what, count in read.left_out.most_common()
    )
    return _bundle(
        Document(
            name=name,
            kind=kind,
            text=read.text,
            original=content,
            encoding=found.encoding,
            guessed=found.guessed,
            replaced=found.replaced,
            structure=Structure(parts=read.parts, reader=SUBTITLES),
            remarks=(Remark("", "", Sentence(messages.CUES_JOINED, count=read.cues), "noted"), *left_out),
        )
    )


def _bundle(document: Document) -> Bundle:
    return Bundle(documents=(document,))


def speakers_in(parts: tuple[Part, ...]) -> dict[str, int]:
    """The speakers of turns, as they come, with the number of turns of each."""
    found: dict[str, int] = {}
    for name in _speaking(parts):
        found[name] = found.get(name, 0) + 1
    return found


def _speaking(parts: tuple[Part, ...]) -> Iterator[str]:
    return (part.value for part in parts if part.kind is PartKind.TURN)


def _count(parts: tuple[Part, ...]) -> int:
    return sum(1 for _ in _speaking(parts))


def _told(parts: tuple[Part, ...]) -> Remark:
    told = {"speakers": len(speakers_in(parts)), "turns": _count(parts)}
    return Remark("", "", Sentence(messages.SPEAKERS_FOUND, **told), "noted")
