"""Taken: what became of the things of a project that was taken into another one."""

from dataclasses import dataclass, field

from blotter.domain.carried import Carried
from blotter.domain.entity import Entity
from blotter.domain.segment import Coder
from blotter.domain.source import Source


@dataclass(slots=True)
class Taken:
    """What became of the things of a carried project: new ones, those here already, those left out and why.

    `newcomer` is no thing of the file but whoever takes it in, made a coder of the project with it.
    `changed` are things here to which something was added; `renamed` are new ones with their former names,
    `differing` those here that the file tells otherwise; `moved` and `lost` are passages. Of what is `hidden`
    from who acts, nobody is to be told that it was there.
    """

    new: Carried = field(default_factory=Carried)
    there: list[Entity] = field(default_factory=list)
    left_out: dict[str, list[Entity]] = field(default_factory=dict)
    changed: list[Entity] = field(default_factory=list)
    renamed: list[tuple[str, Entity]] = field(default_factory=list)
    differing: list[Entity] = field(default_factory=list)
    reworded: list[Source] = field(default_factory=list)
    moved: list[Entity] = field(default_factory=list)
    lost: list[Entity] = field(default_factory=list)
    repeated: list[Entity] = field(default_factory=list)
    hidden: list[Entity] = field(default_factory=list)
    newcomer: Coder | None = None

    @property
    def brings(self) -> bool:
        """Whether anything comes in at all."""
        return any(self.new.values()) or bool(self.changed)

    def welcome(self, coder: Coder) -> None:
        """Whoever takes this in is a coder of the project from now on."""
        if coder.id not in self.new.all(Coder):
            self.newcomer = coder
        self.new.put(coder)

    def leave_out(self, thing: Entity, why: str) -> None:
        """Something does not come in."""
        self.left_out.setdefault(why, []).append(thing)
