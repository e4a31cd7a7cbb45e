"""`blotter language`: in which language documents are."""

from pathlib import Path

import click

from blotter.cli.command import Command
from blotter.cli.opening import coder_option, project_argument, writing
from blotter.cli.output import number, say
from blotter.domain.language_names import checked_language
from blotter.project import sources

_GUESS = "guess"
_NONE = "none"


@click.command(cls=Command)
@project_argument
@click.argument("language", metavar="LANGUAGE")
@click.option("--source", "names", multiple=True, metavar="NAME", help="A document; may be repeated.")
@click.option("--all", "every", is_flag=True, help="All documents.")
@coder_option
def language(project: Path, language: str, names: tuple[str, ...], every: bool, coder: str | None) -> None:
    """Say which language documents are in.

    LANGUAGE is a tag such as fr or zh-Hans, an English name, none, or guess, which looks at the texts again.
    """
    if bool(names) == every:
        raise click.UsageError("Give either --source (as often as needed) or --all.")
    tag = "" if language in (_GUESS, _NONE) else checked_language(language)
    with writing(project, coder) as opened:
        chosen = [opened.source(name) for name in dict.fromkeys(names)] or list(opened.sources.values())
        told = {each: sources.guessed_language_of(opened, each) if language == _GUESS else tag
                for each in chosen}  # fmt: skip
        changed = {each: tag for each, tag in told.items() if tag != each.language}
        opened.apply(sources.tell_languages(opened, changed))
        for each, found in changed.items():
            click.echo(f"{each.name}: {found or 'no language'}")
        alike = len(chosen) - len(changed)
        if alike:
            say(f"{number(alike, 'document')} already so; nothing was changed.")


COMMANDS = (language,)
