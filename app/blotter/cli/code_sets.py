"""`blotter codes set`: codes that are looked at together, and perhaps exclude each other."""

from pathlib import Path

import click

from blotter.cli.command import Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import say, show_table
from blotter.domain.codebook import Code
from blotter.project import code_sets, former
from blotter.project.project import Project
from blotter.project.reports import report


@click.group("set", cls=Group)
def sets() -> None:
    """Keep codes together under a name.

    `--set NAME` narrows reports and exports to them.
    """


@sets.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the code sets with their codes."""
    with reading(project) as opened:
        show_table(report(opened, "code-sets"), as_json)


@sets.command()
@project_argument
@click.argument("name")
@click.option("--code", "codes", multiple=True, metavar="PATH", help="A code of the set; may be repeated.")
@click.option("--exclusive", is_flag=True, help="A passage has at most one of them: the set is a domain.")
@coder_option
def add(project: Path, name: str, codes: tuple[str, ...], exclusive: bool, coder: str | None) -> None:
    """Add a code set. A code stands for what is under it as well."""
    with writing(project, coder) as opened:
        _, edit = code_sets.add(opened, name, _found(opened, codes), exclusive)
        opened.apply(edit)
        say(f"Added the code set “{name.strip()}”.")


@sets.command()
@project_argument
@click.argument("name")
@click.option("--add", "added", multiple=True, metavar="PATH", help="Put this code in; may be repeated.")
@click.option(
    "--remove", "removed", multiple=True, metavar="PATH", help="Take this code out; may be repeated."
)
@click.option(
    "--exclusive/--not-exclusive", default=None,
    help="Whether a passage has at most one of its codes.",
)  # fmt: skip
@coder_option
def change(
    project: Path, name: str, added: tuple[str, ...], removed: tuple[str, ...], exclusive: bool | None,
    coder: str | None,
) -> None:  # fmt: skip
    """Put codes into a set, or take them out.

    It may also be said whether they exclude each other.
    """
    if not added and not removed and exclusive is None:
        raise click.UsageError("Say what to change: --add, --remove, --exclusive or --not-exclusive.")
    with writing(project, coder) as opened:
        known, book = code_sets.find(opened, name), opened.codebook
        gone = {code.id for code in _found(opened, removed)}
        kept = [book.by_id[code] for code in known.codes if code not in gone]
        is_exclusive = known.exclusive if exclusive is None else exclusive
        codes = [*kept, *_found(opened, added)]
        changed = opened.apply(code_sets.change(opened, known, known.name, codes, is_exclusive))
        say(f"Changed the code set “{known.name}”." if changed else f"“{known.name}” is so already.")


@sets.command()
@project_argument
@click.argument("name")
@click.argument("new")
@coder_option
def rename(project: Path, name: str, new: str, coder: str | None) -> None:
    """Give a code set another name."""
    with writing(project, coder) as opened:
        known = code_sets.find(opened, name)
        changed = opened.apply(code_sets.rename(opened, known, new))
        say(
            f"“{known.name}” is now “{new.strip()}”." if changed else f"“{known.name}” has that name already."
        )


@sets.command()
@project_argument
@click.argument("name")
@coder_option
def delete(project: Path, name: str, coder: str | None) -> None:
    """Forget a code set. Its codes and their segments stay."""
    with writing(project, coder) as opened:
        known = code_sets.find(opened, name)
        opened.apply(code_sets.remove(opened, known))
        say(f"Deleted the code set “{known.name}”.")


def _found(project: Project, paths: tuple[str, ...]) -> list[Code]:
    return [former.find(project, path) for path in paths]
