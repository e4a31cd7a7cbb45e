"""Every command and option says what it is for, and refuses what it does not know."""

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Run

from blotter.cli.command import Command
from blotter.cli.group import blotter


def commands(
    group: click.Group, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))


ALL = list(commands(blotter))
each_command = pytest.mark.parametrize(("words", "command"), ALL, ids=[" ".join(words) for words, _ in ALL])


@each_command
def test_every_command_says_what_it_does(words: tuple[str, ...], command: click.Command, run: Run) -> None:
    assert command.help
    assert command.help[0].isupper()
    helped = run(*words, "--help")
    assert helped.status == 0
    assert helped.err == ""
    assert " ".join(command.help.split("\n\n")[0].split())[:40] in " ".join(helped.out.split())
    assert run(*words, "-h").out == helped.out


@each_command
def test_the_line_in_the_list_is_whole(
    words: tuple[str, ...], command: click.Command, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    if not command.hidden:
        listed = run(*words[:-1], "--help").out
        line = next(line for line in listed.splitlines() if line.startswith(f"  {words[-1]} "))
        assert "..." not in line


@each_command
def test_every_option_says_what_it_is_for(words: tuple[str, ...], command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.opts
            assert option.help.endswith("."), option.help


@each_command
def test_what_is_not_known_is_refused(words: tuple[str, ...], command: click.Command, run: Run) -> None:
    refused = run(*words, "--no-such-option")
    assert refused.status == 2
    assert refused.out == ""
    assert "--no-such-option" in refused.err


@each_command
def test_an_option_given_twice_is_not_guessed(
    words: tuple[str, ...], command: click.Command, run: Run
) -> None:
    assert isinstance(command, Command | click.Group)
    for option in command.params:
        if isinstance(option, click.Option) and not (option.is_flag or option.multiple):
            given = (option.opts[0], *["1"] * option.nargs)
            refused = run(*words, *given, *given)
            assert refused.status == 2
            assert "more than once" in refused.err


def test_unknown_commands_and_empty_names_are_refused(run: Run, study: Path) -> None:
    assert run("nonsense").status == 2
    assert run("codes", "nonsense").status == 2
    for words in (("import", study, ""), ("export", study, ""), ("check", ""), ("demo", "", "--headless")):
        refused = run(*words)
        assert refused.status == 2
        assert "it is empty" in refused.err
    assert sorted(path.name for path in study.parent.iterdir()) == [
        "notes.txt", "study.blotter", "study.blotter.backups", "study.blotter.lock",
    ]  # fmt: skip
