"""A codebook as one readable Markdown file: headings are the tree, paragraphs the parts of a definition.

    # Title
    Introduction, any Markdown.

    ## code {: #0190… colour="blue" key="t" }

    Short: what it means in a line.

    The full definition needs no label: it is what follows the short one's paragraph.

    Use when: …

    Do not use when: …

    Example: …

    Counter-example: …

    Origin: literature – which work

    Also called: another name; and another

    ### child code

A part runs to the next label, however many paragraphs it has; where the short definition has several,
`Full:` says where the full one begins. A reference without an origin, or with several lines, has the label
`Reference:` for itself; a heading with `archived` is that of a code which is given no more. Below six `#`
a heading says `level="7"` and so on. A backslash makes plain prose of a line that begins with `#`, a label
or a fence.
"""

import re
from pathlib import Path

from blotter.domain.bundle import Bundle
from blotter.domain.codebook import Code, Codebook
from blotter.domain.names import joined_names, shown_name
from blotter.domain.source import normalised
from blotter.errors import Refused
from blotter.interchange.codebook_headings import DEEPEST, UNTITLED
from blotter.interchange.codebook_lines import (
    LABELS,
    escaped_name,
    escaped_prose,
    first_block,
    told_origin,
    without_blank_ends,
)
from blotter.interchange.codebook_parser import parsed
from blotter.interchange.decoding import decoded
from blotter.interchange.disk import read_bytes, replacing_text
from blotter.interchange.flowing import flowing_codebook
from blotter.interchange.options import Options, told_encoding
from blotter.interchange.written import Written
from blotter.progress import Progress, silent

_LIMIT = 16 * 1024 * 1024
_BEGINS_A_BLOCK = re.compile(r"[ \t>|]|[*+-](?:[ \t]|$)|[0-9]+[.)](?:[ \t]|$)|```|~~~")


def read(path: Path, options: Options | None = None, progress: Progress = silent) -> Bundle:
    """The codebook in a Markdown file; WrongFile says the line of what is wrong with it."""
    name = shown_name(path.name)
    content = read_bytes(path, _LIMIT, progress)
    text = decoded(content, name, told_encoding(options)).text
    codebook = parsed(text, name)
    return Bundle(codebook=codebook if _is_ours(codebook, text) else flowing_codebook(codebook))


def _is_ours(codebook: Codebook, text: str) -> bool:
    """Whether the codes carry ids as `write` gives them: then each line is as somebody meant it."""
    return all(f"{{: #{code.id}" in text for code in codebook.by_id.values())


def write(
    codebook: Codebook, path: Path, options: Options | None = None, progress: Progress = silent
) -> Written:
    """Write a codebook so that `read` gives it back; positions among siblings are counted anew from 0."""
    text = markdown_of(codebook)
    with replacing_text(path) as file:
        file.write(text)
    progress(len(codebook), len(codebook))
    return Written(len(codebook))


def markdown_of(codebook: Codebook) -> str:
    """The Markdown text of a codebook; Refused if its codes do not form a tree."""
    for problem in codebook.problems():
        raise Refused(problem.template, **problem.values)
    title = escaped_name(" ".join(codebook.title.split()))
    blocks = [f"# {title}" if title else f"# Codebook {{: {UNTITLED} }}"]
    blocks += _block("", codebook.introduction)
    for code in codebook:
        blocks.append(_heading(code, len(codebook.ancestors(code.id)) + 2))
        blocks += _definition(code)
    return normalised("\n\n".join(blocks) + "\n")[0]


def _heading(code: Code, level: int) -> str:
    attributes = [f"#{code.id}"]
    attributes += [f'colour="{code.colour}"'] if code.colour else []
    attributes += [f'key="{code.key}"'] if code.key else []
    attributes += ["archived"] if code.archived else []
    attributes += [f'level="{level}"'] if level > DEEPEST else []
    return f"{'#' * min(level, DEEPEST)} {escaped_name(code.name)} {{: {' '.join(attributes)} }}"


def _definition(code: Code) -> list[str]:
    short = without_blank_ends(code.short)
    full_needs_label = first_block(short) != short
    full = _block(LABELS["full"] if full_needs_label else "", code.full)
    if full_needs_label and not full:
        full = [LABELS["full"] + ":"]
    blocks = [*_block(LABELS["short"], short), *full]
    for part in ("use_when", "not_when", "example", "counter_example"):
        blocks += _block(LABELS[part], getattr(code, part))
    return [*blocks, *_provenance(code)]


def _provenance(code: Code) -> list[str]:
    """Where the code comes from and what else it is called."""
    origin = told_origin(code.origin, code.reference)
    blocks = [f"{LABELS['origin']}: {origin}"] if origin else []
    if origin == code.origin:
        blocks += _block(LABELS["reference"], code.reference)
    aliases = joined_names(code.aliases)
    return [*blocks, f"{LABELS['aliases']}: {aliases}"] if aliases else blocks


def _block(label: str, prose: str) -> list[str]:
    prose = escaped_prose(without_blank_ends(prose))
    if not prose or not label:
        return [prose] if prose else []
    return [f"{label}:\n\n{prose}" if _BEGINS_A_BLOCK.match(prose) else f"{label}: {prose}"]
