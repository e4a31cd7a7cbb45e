"""`blotter pseudonymise`, `redact`, `pseudonyms`, `erase`: what protects the people in the material."""

from collections.abc import Iterable
from pathlib import Path

import click

from blotter.cli import messages
from blotter.cli.command import Command, FileName
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import number, say, show_json, show_line, told_progress
from blotter.domain.codebook import Codebook
from blotter.domain.pseudonym import Pseudonym
from blotter.errors import Refused
from blotter.project import former
from blotter.project.privacy import copying, erasing, keys
from blotter.project.privacy.copying import FoundName, Masked
from blotter.project.privacy.masking_plan import MARK, MaskingPlan
from blotter.project.project import Project

_new_argument = click.argument("new", type=FileName())
_dry_run = click.option("--dry-run", is_flag=True, help="Tell what would be replaced, and write nothing.")
_passphrase_file = click.option(
    "--passphrase-file",
    type=FileName(),
    metavar="FILE",
    help="Its first line is the passphrase; else it is asked for.",
)
names_option = click.option(
    "--names", type=FileName(), metavar="FILE", help="A CSV table: name, replacement."
)
mark_option = click.option(
    "--mark", default=MARK, show_default=True, metavar="TEXT", help="What stands in place of a passage."
)


@click.command(cls=Command)
@project_argument
@_new_argument
@click.option(
    "--names", type=FileName(), required=True, metavar="FILE", help="A CSV table: name, replacement."
)
@click.option("--key", type=FileName(), metavar="FILE", help="Write the table there, encrypted.")
@_passphrase_file
@_dry_run
@json_option
def pseudonymise(
    project: Path, new: Path, names: Path, key: Path | None, passphrase_file: Path | None, dry_run: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Write a copy with pseudonyms for names.

        NEW is a new file, in which a table's replacements stand for its names everywhere. It holds texts,
    codes and all work as they are now: no originals, no history and no
    backups. The project itself stays as it is.
    """
    pseudonyms = keys.names_in(names)
    with reading(project) as opened:
        plan = copying.plan(opened, pseudonyms)
        if key and not dry_run:
            told = told_progress("Writing the copy")
            passphrase = _passphrase(passphrase_file, confirm=True)
            found = copying.write_with_key(opened, plan, new, key, passphrase, told)
        else:
            found = _copied(opened, plan, new, dry_run)
    _tell(found, as_json)
    if not dry_run:
        say(f"Wrote “{new}” with pseudonyms at {number(found.places, 'place')}.")
        say(messages.KEY_WRITTEN.format(path=key) if key else messages.NO_KEY_WRITTEN)


@click.command(cls=Command)
@project_argument
@_new_argument
@click.option("--code", "paths", multiple=True, metavar="PATH", help="Mask what has this code.")
@names_option
@mark_option
@_dry_run
@json_option
def redact(
    project: Path, new: Path, paths: tuple[str, ...], names: Path | None, mark: str, dry_run: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Write a copy with passages masked.

        What has a code, or one under it, is masked for good, whoever coded it; names are, too. NEW is a new
    file, as with `pseudonymise`.
    """
    with reading(project) as opened:
        found = _copied(opened, masking(opened, paths, names, mark), new, dry_run)
    _tell(found, as_json)
    if not dry_run:
        say(f"Wrote “{new}”, masked at {number(found.places, 'place')}.")


def masking(project: Project, paths: Iterable[str], names: Path | None, mark: str) -> MaskingPlan:
    """What options ask to be masked: codes with what is under them, and a table of names."""
    pseudonyms = keys.names_in(names) if names else ()
    codes = _with_those_below(project.codebook, [former.find(project, path).id for path in paths])
    return copying.plan(project, pseudonyms, codes, mark)


def _with_those_below(book: Codebook, codes: Iterable[str]) -> frozenset[str]:
    chosen = set(codes)
    return frozenset(chosen | {below.id for code in chosen for below in book.descendants(code)})


def _copied(project: Project, plan: MaskingPlan, new: Path, dry_run: bool) -> Masked:
    if dry_run:
        return copying.foreseen(project, plan, told_progress("Looking for names"))
    return copying.write(project, plan, new, told_progress("Writing the copy"))


def _tell(found: Masked, as_json: bool) -> None:
    if as_json:
        show_json(
            {
                "passages": found.passages,
                "left_out": found.left_out,
                "names": [_as_json(each) for each in found.names],
            }
        )
        return
    for each in found.names:
        show_line(f"{each.pseudonym.name} → {each.pseudonym.replacement}: {number(each.places, 'place')}")
        if each.forms:
            show_line("  as " + _told(each.forms))
        if each.hidden:
            show_line("  left as they are: " + _told(each.hidden))
    if found.passages:
        show_line(number(found.passages, "passage"))
    if found.left_out:
        parts = number(found.left_out, "foreign element")
        show_line(f"left out: {parts}, since nobody can tell which names they hold")


def _told(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"“{' '.join(form.split())}” ({count})" for form, count in counts)


def _as_json(each: FoundName) -> dict[str, object]:
    return {
        "name": each.pseudonym.name,
        "replacement": each.pseudonym.replacement,
        "places": each.places,
        "forms": dict(each.forms),
        "hidden": dict(each.hidden),
    }


@click.command(cls=Command)
@click.argument("key", type=FileName())
@click.argument("out", type=FileName(), required=False)
@_passphrase_file
def pseudonyms(key: Path, out: Path | None, passphrase_file: Path | None) -> None:
    """Open a key to pseudonyms.

    Prints the table of names, or writes it to OUT as CSV.
    """
    table: tuple[Pseudonym, ...] = keys.read_key(key, _passphrase(passphrase_file, confirm=False))
    if out:
        keys.write_names(out, table)
        say(f"Wrote {number(len(table), 'name')} to “{out}”.")
        return
    for each in table:
        show_line(f"{each.name} → {each.replacement}")


def _passphrase(file: Path | None, confirm: bool) -> str:
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
        except (OSError, UnicodeError) as error:
            raise Refused(messages.NO_PASSPHRASE_FILE, path=file) from error
    return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=confirm, err=True))


@click.command(cls=Command)
@project_argument
@click.option("--source", "name", required=True, metavar="NAME", help="Which document.")
@click.option("--backups", is_flag=True, help="Delete the project's backups, too: they hold the document.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@coder_option
def erase(project: Path, name: str, backups: bool, yes: bool, coder: str | None) -> None:
    """Erase a document for good.

        Nothing can bring it back. With it go its segments, notes and evidence, and what the history
    remembers of it. One line of the history
    tells that a document was erased, by whom and when.
    """
    with writing(project, coder) as opened:
        source = opened.source(name)
        seen = erasing.foreseen(opened, source)
        counts = [(seen.segments, "segment"), (seen.memos, "memo")]
        told = ", ".join(number(count, noun) for count, noun in counts)
        if not yes and not click.confirm(f"Erase “{source.name}” with {told} for good?", err=True):
            raise Refused(messages.NOT_ERASED, name=source.name)
        is_clean = erasing.erase(opened, source, backups)
    say(f"Erased “{name}” for good, with {told}.")
    if seen.backups and not backups:
        say(messages.BACKUPS_HOLD_IT.format(backups=number(seen.backups, "backup")))
    if seen.releases:
        say(messages.RELEASES_MAY_HOLD_IT)
    if not is_clean:
        say(messages.LOG_HOLDS_IT)


COMMANDS = (pseudonymise, redact, pseudonyms, erase)
