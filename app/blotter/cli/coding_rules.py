"""`blotter codes rule`: what has to hold where a code is given."""

from pathlib import Path

import click

from blotter.cli.command import Group
from blotter.cli.opening import coder_option, json_option, project_argument, reading, writing
from blotter.cli.output import say, show_table
from blotter.domain.coding_rule import CodingRule, Reach, RuleKind
from blotter.domain.table import Cell, Column, ColumnKind, Table
from blotter.project import coding_rules, former, rule_words
from blotter.project.project import Project
from blotter.project.short_ids import short_id


@click.group("rule", cls=Group)
def rules() -> None:
    """Say what has to hold where a code is given.

    `blotter report rules` says where it does not.
    """


@rules.command("list")
@project_argument
@json_option
def list_(project: Path, as_json: bool) -> None:
    """List the rules with their ids."""
    columns = (
        Column("id", "Id"),
        Column("rule", "Rule"),
        Column("kind", "Kind"),
        Column("code", "Code", ColumnKind.CODE),
        Column("others", "Other codes"),
        Column("reach", "Reach"),
        Column("note", "Note"),
    )
    with reading(project) as opened:
        rows = [_row(opened, rule) for rule in opened.coding_rules]
        show_table(Table("Rules", columns, rows), as_json)


def _row(project: Project, rule: CodingRule) -> tuple[Cell, ...]:
    book = project.codebook
    others = "; ".join(book.path(code) for code in rule.others)
    words = str(rule_words.asked(rule, book))
    return short_id(rule), words, str(rule.kind), book.path(rule.code), others, str(rule.reach), rule.note


@rules.command()
@project_argument
@click.argument("path")
@click.option(
    "--kind", type=click.Choice([str(kind) for kind in RuleKind]), required=True,
    help="The code needs another one, excludes others, or needs a memo.",
)  # fmt: skip
@click.option(
    "--other", "others", multiple=True, metavar="PATH",
    help="One of the codes that it needs or excludes; may be repeated. needs without any: any other code.",
)  # fmt: skip
@click.option("--same-bounds", is_flag=True, help="The other has the same bounds; else it overlaps.")
@click.option("--note", default="", help="Why there is this rule.")
@coder_option
def add(
    project: Path, path: str, kind: str, others: tuple[str, ...], same_bounds: bool, note: str,
    coder: str | None,
) -> None:  # fmt: skip
    """Add a rule for the code at PATH and what is under it."""
    reach = Reach.SAME if same_bounds else Reach.OVERLAP
    with writing(project, coder) as opened:
        book = opened.codebook
        code, named = former.find(opened, path), [former.find(opened, other) for other in others]
        made, edit = coding_rules.add(opened, RuleKind(kind), code, named, reach, note)
        opened.apply(edit)
        click.echo(short_id(made))
        say(f"Added the rule: {rule_words.asked(made, book)}.")


@rules.command()
@project_argument
@click.argument("identity", metavar="ID")
@coder_option
def delete(project: Path, identity: str, coder: str | None) -> None:
    """Delete the rule with this ID.

    `blotter codes rule list` tells the ids.
    """
    with writing(project, coder) as opened:
        rule = coding_rules.find(opened, identity)
        words = rule_words.asked(rule, opened.codebook)
        opened.apply(coding_rules.remove(opened, rule))
        say(f"Deleted the rule: {words}.")
