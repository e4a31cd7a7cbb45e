"""Voices: who is compared in a round or in open coding; a coder who codes the same twice is two."""

import json
from typing import NamedTuple

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.units import Unit, UnitRule
from blotter.domain.round import Round
from blotter.domain.segment import CONSENSUS, Coder
from blotter.project.project import Project


class Voice(NamedTuple):
    """Who is compared: a coder (by id) in a round or in open coding (None), and what that is called."""

    name: str
    coder: str
    round: str | None


def options_of(of: Round) -> AgreementOptions:
    """What a round's agreement is to be counted by."""
    return AgreementOptions(
        unit=Unit(of.unit),
        unit_rule=UnitRule(of.unit_rule),
        threshold=of.threshold,
        measures=of.measures,
        round=of.name,
    )


def earlier_of(of: Round) -> str:
    """The id of the round that a round repeats, or ""."""
    return str(json.loads(of.draw).get("again", "")) if of.draw else ""


def names_of(project: Project, options: AgreementOptions, of: Round | None) -> tuple[str, ...]:
    """The names of those who are compared, in their order; of open coding () means everybody.

    Where a round repeats an earlier one, a coder who is compared with nobody else is compared with what the
    same coder did then.
    """
    again = _again(project, of) if of else []
    if options.coders and {voice.name for voice in again}.issuperset(options.coders):
        return options.coders
    chosen = tuple(project.coder(name).name for name in options.coders)
    if of is None:
        return chosen
    people = [project.coders[coder] for coder in of.coders if coder in project.coders]
    alone = {coder.id for coder in people if not chosen or coder.name in chosen}
    if again and len(alone) == 1:
        return tuple(voice.name for voice in again if voice.coder in alone)
    return chosen or tuple(coder.name for coder in people)


def voices(project: Project, options: AgreementOptions) -> list[Voice]:
    """Who is compared, by options that were checked."""
    of = project.round(options.round) if options.round else None
    if of is None:
        named = (each for each in project.coders.values() if _is_compared(each, options))
        return [Voice(coder.name, coder.id, None) for coder in named]
    again = _again(project, of)
    if options.coders and {voice.name for voice in again}.issuperset(options.coders):
        return again
    people = [project.coders[coder] for coder in of.coders if coder in project.coders]
    people += [each for each in project.coders.values() if each.kind == CONSENSUS]
    return [Voice(coder.name, coder.id, of.id) for coder in people if _is_compared(coder, options)]


def _is_compared(coder: Coder, options: AgreementOptions) -> bool:
    """Whether options leave a coder in; what coders settled on is compared where it is asked for by name."""
    return coder.kind != CONSENSUS or coder.name in options.coders


def _again(project: Project, of: Round) -> list[Voice]:
    """The coders of a round that repeats an earlier one, each as two: then, and in the round."""
    earlier = project.rounds.get(earlier_of(of))
    if earlier is None or not project.sees(earlier):
        return []
    people = (project.coders[coder] for coder in of.coders if coder in project.coders)
    return [
        Voice(f"{coder.name} ({each.name})", coder.id, each.id) for coder in people for each in (earlier, of)
    ]
