"""The codes of a project or a codebook as nested elements, or as a list with paths for names."""

from collections.abc import Iterator

from blotter.domain.codebook import Code, Codebook
from blotter.domain.colour_values import full_value, nearest_colour, value_of
from blotter.domain.memo import Memo
from blotter.domain.segment import Segment
from blotter.interchange.refi.descriptions import description_of
from blotter.interchange.refi.writing import messages
from blotter.interchange.refi.writing.outgoing import Outgoing
from blotter.interchange.refi.writing.told import Told
from blotter.interchange.refi.writing.xml_words import attributes, leaf, reference
from blotter.message import Sentence

DEEPEST = 120
"""How many codes lie in each other at most; those further down are written beside the last of these."""

_BETWEEN = " > "


def flat_name(codebook: Codebook, code: Code) -> str:
    """The path of a code as a name for programs without a tree."""
    return _BETWEEN.join(codebook.name_path(code.id))


def code_elements(outgoing: Outgoing, *, with_notes: bool = True) -> Iterator[str]:
    """Every code, parents around their children."""
    codebook, depth = outgoing.codebook, 0
    placed = {code.id for code in codebook}
    loose = [code for code in codebook.by_id.values() if code.id not in placed]
    used = {segment.code for segment in outgoing.things.all(Segment).values()}
    for code in (*codebook, *loose):
        above = 0 if outgoing.flatten or code.id not in placed else len(codebook.ancestors(code.id))
        level = min(above, DEEPEST - 1)
        yield "</Code>\n" * (depth - level)
        name = flat_name(codebook, code) if outgoing.flatten else code.name
        yield _opened(outgoing, code, name, is_folder=_is_folder(outgoing.told, code, used))
        yield leaf("Description", description_of(code))
        if with_notes:
            for memo in outgoing.notes.get(code.id, []):
                yield reference("NoteRef", outgoing.guid(Memo, memo.id))
        depth = level + 1
    yield "</Code>\n" * depth


def lost_parts(codebook: Codebook) -> str:
    """What the codes have that a codebook in this format has no place for, as a list of words."""
    fields = {
        messages.ALIASES: any(code.aliases for code in codebook.by_id.values()),
        messages.KEY: any(code.key for code in codebook.by_id.values()),
        messages.ORIGIN: any(code.origin for code in codebook.by_id.values()),
        messages.REFERENCE: any(code.reference for code in codebook.by_id.values()),
        messages.ARCHIVED: any(code.archived for code in codebook.by_id.values()),
    }
    return ", ".join(Sentence(words) for words, is_there in fields.items() if is_there)


def _opened(outgoing: Outgoing, code: Code, name: str, *, is_folder: bool) -> str:
    told = attributes(guid=outgoing.guid(Code, code.id), name=name)
    codable = "false" if is_folder else "true"
    colour = _colour(outgoing.told, code)
    return f'<Code{told} isCodable="{codable}"{attributes(color=colour)}>'


def _colour(told: Told, code: Code) -> str:
    """The colour that a file had, as long as the code still has the one that it became here."""
    before = full_value(told.colours.get(code.id, ""))
    return before if before and nearest_colour(before) == code.colour else value_of(code.colour)


def _is_folder(told: Told, code: Code, used: set[str]) -> bool:
    """Whether the code was no code but a folder in its file, and no passage has been given it since."""
    return code.id in told.folders and code.id not in used
