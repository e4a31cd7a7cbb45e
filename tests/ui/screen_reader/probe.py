"""Start the window, walk it as a screen reader does, through AT-SPI, and print what was found as JSON.

`probe.py PROJECT OFFSET`: the caret of the document's text is set before the character at OFFSET. Runs inside
session.sh, which gives it a screen and an accessibility bus.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

ACCESSIBLE = "org.a11y.atspi.Accessible"
TEXT = "org.a11y.atspi.Text"
ROOT = "/org/a11y/atspi/accessible/root"
PATIENCE = 30
"""Seconds that anything may take to appear."""

T = TypeVar("T")
Place = tuple[str, str]
"""Where an object is: the name on the bus, and its path."""


class Bus:
    """The accessibility bus."""

    def __init__(self) -> None:
        asked = ["--session", "--print-reply=literal", "--dest=org.a11y.Bus", "/org/a11y/bus"]
        answer = run("dbus-send", *asked, "org.a11y.Bus.GetAddress")
        self._address = answer.strip()

    def call(self, place: Place, interface: str, method: str, *arguments: str) -> Any:
        """What a method of an object answers."""
        return self._ask("call", *place, interface, method, *arguments)["data"][0]

    def property(self, place: Place, interface: str, name: str) -> Any:
        """A property of an object."""
        return self._ask("get-property", *place, interface, name)["data"]

    def _ask(self, *words: str) -> Any:
        return json.loads(run("busctl", f"--address={self._address}", "--json=short", *words))


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def until(found: Callable[[], T | None]) -> T:
    """What is found, once it is there."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            thing = found()
        except (subprocess.CalledProcessError, LookupError):
            thing = None
        if thing:
            return thing
        time.sleep(0.2)
    raise TimeoutError


def walked(bus: Bus, place: Place, depth: int = 0) -> Iterator[dict[str, Any]]:
    """An object and what is below it, from the top; neither menus nor the rows of tables are gone through."""
    role = bus.call(place, ACCESSIBLE, "GetRoleName")
    yield {
        "place": place,
        "depth": depth,
        "role": role,
        "name": bus.property(place, ACCESSIBLE, "Name"),
    }
    if role in ("table", "tree", "menu bar"):
        return
    for name, path in bus.call(place, ACCESSIBLE, "GetChildren"):
        yield from walked(bus, (name, path), depth + 1)


def with_name(objects: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """The objects, if one of them is called so."""
    return objects if any(each["name"] == name for each in objects) else []


def main(project: str, offset: str) -> None:
    """Print the objects, the beginning of the text, and what is told at the caret."""
    window = subprocess.Popen([sys.executable, "-m", "blotter", project], stdout=subprocess.DEVNULL)
    try:
        bus = until(Bus)
        registry = ("org.a11y.atspi.Registry", ROOT)
        ((name, path),) = until(lambda: bus.call(registry, ACCESSIBLE, "GetChildren"))

        def text() -> Place | None:
            every = walked(bus, (name, path))
            return next((each["place"] for each in every if each["name"] == "Document text"), None)

        page = until(text)
        beginning = bus.call(page, TEXT, "GetText", "ii", "0", "60")
        before = bus.property(page, ACCESSIBLE, "Description")
        bus.call(page, TEXT, "SetCaretOffset", "i", offset)
        told = until(lambda: bus.property(page, ACCESSIBLE, "Description"))
        margin = "Segments on screen"
        objects = until(lambda: with_name(list(walked(bus, (name, path))), margin))
        caret = bus.property(page, TEXT, "CaretOffset")
        found = {"objects": objects, "text": beginning, "before": before, "told": told, "caret": caret}
        print(json.dumps(found))
    finally:
        window.terminate()
        window.wait(10)


main(*sys.argv[1:])
