"""`blotter revisions`: how the codebook changed, and that it stays as it is."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from blotter.analysis.revision_comparison import CodeComparison, Run, RunKind
from blotter.cli.command import Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import say, show_json, show_line, show_table
from blotter.project import freezing
from blotter.project import revisions as known
from blotter.project.reports import report

_SHOWN = {RunKind.SAME: "{}", RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "{{+{}+}}"}


@click.group(cls=Group)
def revisions() -> None:
    """See how the codebook changed, and freeze it."""


@revisions.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the revisions: who changed how many codes, when and why."""
    with reading(project) as opened:
        show_table(report(opened, "revisions"), as_json)


@revisions.command()
@project_argument
@click.argument("before", metavar="A")
@click.argument("after", metavar="[B]", required=False)
@json_option
def compare(project: Path, before: str, after: str | None, as_json: bool) -> None:
    """Say what differs between revision A and B, else the newest.

    Each is told by its number; where two have one number, by the first digits of its digest.
    """
    with reading(project) as opened:
        first = known.find(opened, before)
        second = known.find(opened, after) if after else list(opened.revisions)[-1]
        found = [each for each in known.compared(opened, first, second) if each.changes]
    if as_json:
        show_json(map(_record, found))
        return
    for each in found:
        names = [name for name in (each.before, each.after) if name is not None]
        show_line(f"{' → '.join(dict.fromkeys(names))}: {', '.join(each.changes)}")
        for part in each.parts:
            show_line(f"  {part.part.replace('_', '-')}: {_marked(part.runs)}")
    if not found:
        say(f"Revisions {first.number} and {second.number} say the same.")


def _marked(runs: Iterable[Run]) -> str:
    return "".join(_SHOWN[run.kind].format(run.text) for run in runs)


def _record(compared: CodeComparison) -> Mapping[str, object]:
    return {
        "code": compared.code, "before": compared.before, "after": compared.after,
        "changes": list(compared.changes),
        "parts": [
            {
                "part": part.part, "before": part.before, "after": part.after,
                "runs": [{"kind": run.kind, "text": run.text} for run in part.runs],
            }
            for part in compared.parts
        ],
    }  # fmt: skip


@revisions.command()
@project_argument
@click.option("--reason", default="", help="Why it is to stay as it is.")
@coder_option
def freeze(project: Path, reason: str, coder: str | None) -> None:
    """Keep names, places and definitions as they are now."""
    with writing(project, coder) as opened:
        opened.apply(freezing.freeze(opened, reason))
        number = opened.revision.number if opened.revision else 0
        say(f"Froze the codebook at revision {number}. `blotter revisions thaw` ends that.")


@revisions.command()
@project_argument
@coder_option
def thaw(project: Path, coder: str | None) -> None:
    """Let the codebook be changed again."""
    with writing(project, coder) as opened:
        if opened.apply(freezing.thaw(opened)):
            say("Thawed the codebook.")
        else:
            say("The codebook is not frozen." if not opened.freezes else "Only its round thaws the codebook.")


COMMANDS = (revisions,)
