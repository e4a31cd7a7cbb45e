"""`blotter package`, `merge`: coders' copies, out and in again."""

import dataclasses
import re
from collections.abc import Iterable
from pathlib import Path

import click

from blotter.cli.command import Command, FileName
from blotter.cli.opening import coder_option, project_argument, writing
from blotter.cli.output import number, say, show_json, told_progress
from blotter.project import merging, packaging
from blotter.project.merging import Decisions, MergePlan, Question, Take

_SHOWN = 40
_NOUNS = merging.messages.TYPES
_IRREGULAR = {"query": "queries", "evidence": "pieces of evidence"}
_HEAD = re.compile(r"^(.+?)(?= (?:of|on|into|found|by|to) |$)")


@click.command(cls=Command)
@project_argument
@click.argument("out", type=FileName())
@click.option("--coder", required=True, metavar="NAME", help="Whose package it is.")
@click.option("--round", "round_name", metavar="NAME", help="Only this round's documents and work.")
def package(project: Path, out: Path, coder: str, round_name: str | None) -> None:
    """Make a copy for one coder, with nobody else's work.

    OUT is where it is to lie. It has all documents, the codebook and the coder's own segments, memos and
    assignments.
    """
    with writing(project) as opened:
        of = opened.round(round_name) if round_name else None
        packed = packaging.package(opened, opened.coder(coder), out, told_progress("Packing"), of)
    told = [number(packed.sources, "document"), number(packed.codes, "code")]
    say(f"Packed {', '.join(told)} and {number(packed.segments, 'segment')} of “{coder}” into “{out}”.")
    others = [(packed.left_out, "segment"), (packed.memos_left_out, "memo")]
    left_out = [number(count, noun) for count, noun in others if count]
    if left_out:
        say(f"Left out {' and '.join(left_out)} of others.")


@click.command(cls=Command)
@click.argument("into", type=FileName())
@click.argument("copies", nargs=-1, required=True, type=FileName(), metavar="FROM...")
@click.option("--dry-run", is_flag=True, help="Tell what would come, and write nothing.")
@click.option("--decisions", type=FileName(), metavar="FILE", help="What was decided, as JSON.")
@click.option("--take", type=click.Choice([*map(str, Take)]), help="Which side all the rest follows.")
@click.option("--as-strangers", is_flag=True, help="Without their history: every difference is decided.")
@coder_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")
@click.pass_context
def merge(
    ctx: click.Context, into: Path, copies: tuple[Path, ...], dry_run: bool, decisions: Path | None,
    take: str | None, as_strangers: bool, coder: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Bring copies of a project together in INTO, in one step.

    What one side changed is taken, deletions included. What both changed is to be decided first.
    """
    decided = merging.decisions_in(decisions) if decisions else Decisions()
    decided.otherwise = Take(take) if take else None
    with writing(into, coder) as opened, merging.opened(opened, copies) as found:
        told = told_progress("Merging")
        made = merging.plan(opened, found, decided, strangers=as_strangers, progress=told)
        is_written = not dry_run and not made.open
        if is_written:
            merging.carry_out(opened, made, told)
    if as_json:
        show_json(_as_json(made, is_written))
    else:
        _tell(made, is_written, dry_run)
    if made.open:
        ctx.exit(1)


def _tell(made: MergePlan, is_written: bool, dry_run: bool) -> None:
    for came in made.report.came:
        counts = [f"{number} {how}" for how, number in (
            ("added", came.added), ("changed", came.changed), ("removed", came.removed)
        ) if number]  # fmt: skip
        who = f" of “{came.coder}”" if came.coder else ""
        click.echo(f"{came.copy}: {_several(_NOUNS[came.what])}{who}: {', '.join(counts)}")
    for remark in made.report.remarks[:_SHOWN]:
        say(f"{remark.copy}: {_NOUNS[remark.kind]} “{remark.what}” {remark.why}")
    if len(made.report.remarks) > _SHOWN:
        say(f"… and {len(made.report.remarks) - _SHOWN} more; --json lists them.")
    for question in made.open:
        click.echo(_asked(question))
    if made.open:
        template = merging.messages.TO_DECIDE if len(made.open) > 1 else merging.messages.TO_DECIDE_ONE
        say(template.format(count=len(made.open)))
    elif made.edit is None:
        say("Nothing to merge: everything in the copies is here already.")
    else:
        say("Merged. `blotter undo` takes all of it back." if is_written else "Nothing was written.")


def _asked(question: Question) -> str:
    part = f", {question.part}" if question.part else ""
    lines = [f"{question.copy}  {question.id}", f"  {question.what}{part}: {question.kind}"]
    if question.into or question.other:
        lines += [f"    into: {_on_a_line(question.into)}", f"    from: {_on_a_line(question.other)}"]
    return "\n".join(lines)


def _several(noun: str) -> str:
    return _IRREGULAR.get(noun) or _HEAD.sub(r"\1s", noun, count=1)


def _on_a_line(words: str) -> str:
    return " ".join(words.split()) or "—"


def _as_json(made: MergePlan, is_written: bool) -> dict[str, object]:
    return {
        "merged": is_written and made.edit is not None,
        "came": [dataclasses.asdict(came) for came in made.report.came],
        "remarks": [
            {"copy": r.copy, "kind": _NOUNS[r.kind], "what": str(r.what), "why": str(r.why)}
            for r in made.report.remarks
        ],
        "decide": list(_questions(made.open)),
    }


def _questions(questions: Iterable[Question]) -> Iterable[dict[str, object]]:
    for each in questions:
        yield {
            "copy": each.copy, "id": each.id, "kind": str(each.kind), "type": _NOUNS[each.type.__name__],
            "what": str(each.what), "part": each.part, "into": str(each.into), "from": str(each.other),
            "base": str(each.base), "take": None,
        }  # fmt: skip


COMMANDS = (package, merge)
