"""For planning functions that have to take all there is into account, whatever the one who acts sees."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from blotter.project.project import Project

P = ParamSpec("P")
R = TypeVar("R")


def on_whole(plan: Callable[Concatenate[Project, P], R]) -> Callable[Concatenate[Project, P], R]:
    """Plan on the whole project: what names a thing that goes has to go along, seen or not.

    For plans of which nothing is told but the label, and that are made before they are returned.
    """

    @wraps(plan)
    def planned(project: Project, /, *arguments: P.args, **named: P.kwargs) -> R:
        with project.whole():
            return plan(project, *arguments, **named)

    return planned
