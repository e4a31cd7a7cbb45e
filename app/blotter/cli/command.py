"""How every command of ours takes its words: file names as they are typed, options once."""

import math
from pathlib import Path
from typing import Any

import click


class FileName(click.ParamType[Path]):
    """A file or folder as it is called; whoever opens it tells what is wrong with it."""

    name = "path"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; an empty word, as a script's empty variable leaves it, is not the folder we are in."""
        if value == "":
            self.fail("it is empty.", param, ctx)
        return Path(str(value))


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, there or not yet."""
    return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))


class Number(click.FloatRange):
    """A number within bounds; what is not a number is none, though Python calls it a float."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number, or a usage error."""
        number = float(super().convert(value, param, ctx))
        return number if math.isfinite(number) else self.fail(f"{value} is not a number.", param, ctx)


class Command(click.Command):
    """A command that takes an option once, unless it may be repeated: of two the last is not guessed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse an option that is given twice."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        for option in order:
            once = isinstance(option, click.Option) and not (option.multiple or option.is_flag)
            if once and order.count(option) > 1:
                raise click.UsageError(f"Option '{option.opts[0]}' is given more than once.", ctx)
        return super().parse_args(ctx, args)


class Group(click.Group):
    """A group of such commands."""

    command_class = Command
