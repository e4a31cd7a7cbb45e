"""`blotter kinds`, `fields`, `words`: what records are made of."""

from collections.abc import Callable
from pathlib import Path

import click

from blotter.cli.command import Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import say, show_table
from blotter.domain.edit import Edit
from blotter.domain.record_schema import OWN_TYPES, FieldType, RecordField, RecordKind
from blotter.project import former
from blotter.project.records import field_editing, schema, schema_editing, schema_tables, word_editing
from blotter.project.records.presets import PRESETS
from blotter.project.records.schema_steps import in_one

_BETWEEN = ", "


@click.group(cls=Group)
def kinds() -> None:
    """Say which kinds of activity records there are."""


@kinds.command("list")
@project_argument
@json_option
def list_kinds(project: Path, as_json: bool) -> None:
    """List the kinds of records with their codes and fields."""
    with reading(project) as opened:
        show_table(schema_tables.kinds(opened), as_json)


@kinds.command()
@project_argument
@click.argument("name", type=click.Choice([each.name for each in PRESETS]))
@coder_option
def preset(project: Path, name: str, coder: str | None) -> None:
    """Begin with the kinds, fields and words of a preset.

    Only before there are records.
    """
    with writing(project, coder) as opened:
        chosen = schema_editing.preset_named(name)
        opened.apply(schema_editing.choose(opened, chosen))
        say(f"The kinds of records are those of “{chosen.title}”.")


@kinds.command("add")
@project_argument
@click.argument("name")
@click.option("--code", metavar="PATH", help="The code that proposes it; another kind that had it loses it.")
@click.option("--like", metavar="KIND", help="The kind whose fields it shows; else the first one.")
@coder_option
def add_kind(project: Path, name: str, code: str | None, like: str | None, coder: str | None) -> None:
    """Add a kind of record."""
    with writing(project, coder) as opened:
        tied = former.find(opened, code) if code else None
        shown = schema.kind(opened, like) if like else None
        made, edit = schema_editing.add_kind(opened, name, tied, shown)
        opened.apply(edit)
        say(f"Added the kind of record “{made.name}”.")


@kinds.command("rename")
@project_argument
@click.argument("name")
@click.argument("new")
@coder_option
def rename_kind(project: Path, name: str, new: str, coder: str | None) -> None:
    """Give a kind of record another name."""
    with writing(project, coder) as opened:
        known = schema.kind(opened, name)
        changed = opened.apply(schema_editing.rename_kind(opened, known, new))
        say(f"“{known.name}” is now “{new}”." if changed else f"“{known.name}” has that name already.")


@kinds.command("change")
@project_argument
@click.argument("name")
@click.option("--code", metavar="PATH", help="The code that proposes it; empty: no code.")
@click.option("--fields", metavar="NAMES", help="The fields that it shows, in order, between commas.")
@click.option("--required", metavar="NAMES", help="Those without which a record of it is not complete.")
@click.option("--help-text", metavar="TEXT", help="What is, and what is not, a record of this kind.")
@click.option("--place", type=click.IntRange(min=1), help="Its place among the kinds, from 1 on.")
@coder_option
def change_kind(
    project: Path, name: str, code: str | None, fields: str | None, required: str | None,
    help_text: str | None, place: int | None, coder: str | None,
) -> None:  # fmt: skip
    """Say what proposes a kind of record, and what it shows."""
    if (code, fields, required, help_text, place) == (None,) * 5:
        raise click.UsageError("Say what to change: --code, --fields, --required, --help-text or --place.")
    with writing(project, coder) as opened:
        known, plans = schema.kind(opened, name), list[Callable[[RecordKind], Edit | None]]()
        if code is not None:
            tied = former.find(opened, code) if code else None
            plans.append(lambda kind: schema_editing.tie(opened, kind, tied))
        if fields is not None or required is not None:
            shown = known.fields if fields is None else _listed(fields)
            needed = None if required is None else _listed(required)
            plans.append(lambda kind: schema_editing.show_fields(opened, kind, shown, needed))
        if help_text is not None:
            plans.append(lambda kind: schema_editing.describe_kind(opened, kind, help_text))
        if place is not None:
            plans.append(lambda kind: schema_editing.move_kind(opened, kind, place - 1))
        changed = opened.apply(in_one(known, *plans))
        say(f"Changed the kind of record “{known.name}”." if changed else f"“{known.name}” is so already.")


@kinds.command("delete")
@project_argument
@click.argument("name")
@click.option("--into", metavar="KIND", help="The kind that its records become.")
@coder_option
def delete_kind(project: Path, name: str, into: str | None, coder: str | None) -> None:
    """Delete a kind of record. With records it needs --into."""
    with writing(project, coder) as opened:
        known = schema.kind(opened, name)
        heir = schema.kind(opened, into) if into else None
        opened.apply(schema_editing.remove_kind(opened, known, heir))
        say(f"Deleted the kind of record “{known.name}”.")


@click.group(cls=Group)
def fields() -> None:
    """Say which fields records have."""


@fields.command("list")
@project_argument
@json_option
def list_fields(project: Path, as_json: bool) -> None:
    """List the fields with what they hold."""
    with reading(project) as opened:
        show_table(schema_tables.fields(opened), as_json)


@fields.command("add")
@project_argument
@click.argument("label")
@click.option(
    "--type", "holds", type=click.Choice([str(each) for each in OWN_TYPES]), default=str(FieldType.WORDS),
    show_default=True, help="What it holds.",
)  # fmt: skip
@click.option("--option", "options", multiple=True, metavar="WORD", help="A word to choose; may be repeated.")
@click.option("--kind", "shown_by", multiple=True, metavar="KIND", help="A kind that shows it; else all do.")
@click.option("--help-text", default="", metavar="TEXT", help="What belongs into it.")
@coder_option
def add_field(
    project: Path, label: str, holds: str, options: tuple[str, ...], shown_by: tuple[str, ...],
    help_text: str, coder: str | None,
) -> None:  # fmt: skip
    """Add a field of the project's own.

    Its name in exports is made from the LABEL: “Length of stay” is `length_of_stay`.
    """
    with writing(project, coder) as opened:
        named = [schema.kind(opened, each) for each in shown_by] or None
        made, edit = field_editing.add(opened, label, FieldType(holds), options, help_text, named)
        opened.apply(edit)
        click.echo(made.name)
        say(f"Added the field “{made.label}”.")


@fields.command("change")
@project_argument
@click.argument("name")
@click.option("--label", metavar="LABEL", help="What people call it; one of your own changes its name, too.")
@click.option(
    "--type", "holds", type=click.Choice([str(each) for each in OWN_TYPES]),
    help="What one of your own holds, if all that is there fits.",
)  # fmt: skip
@click.option("--help-text", metavar="TEXT", help="What belongs into it.")
@click.option("--place", type=click.IntRange(min=1), help="Its place among all fields, from 1 on.")
@coder_option
def change_field(
    project: Path, name: str, label: str | None, holds: str | None, help_text: str | None,
    place: int | None, coder: str | None,
) -> None:  # fmt: skip
    """Call a field otherwise, let it hold something else, or move it."""
    if (label, holds, help_text, place) == (None,) * 4:
        raise click.UsageError("Say what to change: --label, --type, --help-text or --place.")
    with writing(project, coder) as opened:
        known, plans = field_editing.find(opened, name), list[Callable[[RecordField], Edit | None]]()
        if holds is not None:
            wanted = FieldType(holds)
            plans.append(lambda field: field_editing.set_type(opened, field, wanted))
        if help_text is not None:
            plans.append(lambda field: field_editing.describe(opened, field, help_text))
        if place is not None:
            plans.append(lambda field: field_editing.move(opened, field, place - 1))
        if label is not None:
            plans.append(lambda field: field_editing.rename(opened, field, label))
        changed = opened.apply(in_one(known, *plans))
        say(f"Changed the field “{name}”." if changed else f"“{name}” is so already.")


@fields.command("delete")
@project_argument
@click.argument("name")
@click.option("--with-values", is_flag=True, help="Also what records say in it.")
@coder_option
def delete_field(project: Path, name: str, with_values: bool, coder: str | None) -> None:
    """Delete a field of the project's own."""
    with writing(project, coder) as opened:
        known = field_editing.find(opened, name)
        opened.apply(field_editing.remove(opened, known, with_values))
        say(f"Deleted the field “{known.label or known.name}”.")


@click.group(cls=Group)
def words() -> None:
    """Say which words there are to choose from.

    Topics, statuses, claim sources, roles and so on.
    """


@words.command("list")
@project_argument
@click.option("--list", "name", metavar="NAME", help="The list or field; else all of them.")
@json_option
def list_words(project: Path, name: str | None, as_json: bool) -> None:
    """List the words to choose from, and how often each is in use."""
    with reading(project) as opened:
        named = word_editing.find_list(opened, name).name if name else None
        show_table(schema_tables.words(opened, named), as_json)


@words.command("add")
@project_argument
@click.argument("name", metavar="LIST")
@click.argument("word")
@coder_option
def add_word(project: Path, name: str, word: str, coder: str | None) -> None:
    """Offer one more word."""
    with writing(project, coder) as opened:
        known = word_editing.find_list(opened, name)
        added = opened.apply(word_editing.add(opened, known, word))
        say(f"Added “{word}”." if added else f"“{word}” is there already.")


@words.command("rename")
@project_argument
@click.argument("name", metavar="LIST")
@click.argument("old")
@click.argument("new")
@coder_option
def rename_word(project: Path, name: str, old: str, new: str, coder: str | None) -> None:
    """Call a word otherwise, wherever it is in use. If NEW is there already, both become one."""
    with writing(project, coder) as opened:
        known = word_editing.find_list(opened, name)
        changed = opened.apply(word_editing.rename(opened, known, old, new))
        say(f"“{old}” is now “{new}”." if changed else f"“{old}” has that name already.")


@words.command("delete")
@project_argument
@click.argument("name", metavar="LIST")
@click.argument("word")
@click.option("--instead", metavar="WORD", help="What stands where it is in use; empty: nothing.")
@coder_option
def delete_word(project: Path, name: str, word: str, instead: str | None, coder: str | None) -> None:
    """Offer a word no more. In use it needs --instead."""
    with writing(project, coder) as opened:
        known = word_editing.find_list(opened, name)
        opened.apply(word_editing.remove(opened, known, word, instead))
        say(f"Deleted “{word}”.")


def _listed(names: str) -> list[str]:
    return [each.strip() for each in names.split(_BETWEEN.strip()) if each.strip()]


COMMANDS = (kinds, fields, words)
