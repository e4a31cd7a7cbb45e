"""Keep the catalogues of translations up to date: `.venv/bin/python tools/catalogues.py [--check]`.

Every sentence that the window can show is found in the sources; each catalogue gets an empty entry for a new
one, loses what is gone, and keeps what was translated.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import polib  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "app" / "blotter"
CATALOGUES = SOURCES / "languages"

PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "tr": "nplurals=2; plural=(n != 1);",
    "zh": "nplurals=1; plural=0;",
}
"""The languages, and how gettext tells their plural forms."""

_MARKED = {"tr": (0,), "later": (0,), "Sentence": (0,), "Message": (0,)}
_PLURAL = ("plural", "later_plural")
_TITLES = {"Column": (1,), "Report": (1,), "Table": (0,), "ActionRow": (1, 2), "Finding": (0, 2)}
"""In rows of the program's tables: which arguments people read."""

_WORDS = ("title", "description", "explanation", "meaning", "misleading", "origin", "problem")
"""Arguments by name that people read, in rows of tables and fields of models."""

_CODE_OF_A_LANGUAGE = 2
_LISTS = ("MENUS", "COLOURS", "_RECENT_CODES", "_BEGINNINGS", "_IN_ZIPS")
_NOT_SHOWN = ("cli", "analysis.cases")
"""Rooms and modules that only the command line speaks for."""


@dataclass(slots=True)
class Template:
    """A sentence, its plural ("" if it has none), and the modules that show it."""

    one: str
    several: str = ""
    modules: set[str] = field(default_factory=set)


@cache
def templates() -> dict[str, Template]:
    """Every sentence that the window can show, by its English form (the singular)."""
    found: dict[str, Template] = {}
    for path in sorted(SOURCES.rglob("*.py")):
        module = ".".join(path.relative_to(SOURCES).with_suffix("").parts)
        if module.startswith(_NOT_SHOWN):
            continue
        for one, several in _in_module(ast.parse(path.read_text(encoding="utf-8")), path):
            if any(letter.isalpha() for letter in one) or one.strip(" {}"):
                known = found.setdefault(one, Template(one))
                known.several = known.several or several
                known.modules.add(module)
    return found


def _in_module(tree: ast.Module, path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _in_call(node)
        elif isinstance(node, ast.ClassDef):
            yield from _in_model(node)
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            yield from _singles(node.exc.args[:1])
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name in _LISTS or (name.isupper() and path.name in ("messages.py", "settings.py")):
                yield from _singles([node.value])


def _in_call(call: ast.Call) -> Iterator[tuple[str, str]]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name in _PLURAL:
        words = [_constant(each) for each in call.args[:2]]
        if len(words) == 2 and all(words):
            yield words[0], words[1]
    for place in (*_MARKED.get(name, ()), *_TITLES.get(name, ())):
        yield from _singles(call.args[place : place + 1])
    yield from _singles([each.value for each in call.keywords if each.arg in _WORDS])


def _in_model(model: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """The words of a choice as a form shows them: Literal["system", "light"] as “System”, “Light”."""
    for node in model.body:
        annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
        if isinstance(annotation, ast.Subscript) and getattr(annotation.value, "id", "") == "Literal":
            for one, _ in _singles([annotation.slice]):
                if len(one) > _CODE_OF_A_LANGUAGE:
                    yield one.replace("_", " ").replace("-", " ").capitalize(), ""


def _singles(nodes: list[ast.expr]) -> Iterator[tuple[str, str]]:
    """The strings of literals, also of a choice between two and of a tuple."""
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _singles([node.body, node.orelse])
        elif isinstance(node, ast.Tuple):
            yield from _singles(node.elts)
        elif _constant(node):
            yield _constant(node), ""


def _constant(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def renewed(language: str) -> polib.POFile:
    """The catalogue of a language with an entry for every sentence, and for no other."""
    path = CATALOGUES / f"{language}.po"
    old = {entry.msgid: entry for entry in polib.pofile(str(path))} if path.exists() else {}
    new = polib.POFile(wrapwidth=100)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for one, template in sorted(templates().items()):
        new.append(_entry(template, old.get(one), language))
    return new


def _entry(template: Template, old: polib.POEntry | None, language: str) -> polib.POEntry:
    entry = polib.POEntry(msgid=template.one, comment=", ".join(sorted(template.modules)))
    known = old if old is not None and old.msgid_plural == template.several else polib.POEntry()
    if template.several:
        entry.msgid_plural = template.several
        forms = range(int(PLURALS[language].partition("=")[2][0]))
        entry.msgstr_plural = {form: known.msgstr_plural.get(form, "") for form in forms}
    else:
        entry.msgstr = known.msgstr
    return entry


def main(check: bool) -> int:
    """Write the catalogues, or tell which of them are behind."""
    CATALOGUES.mkdir(exist_ok=True)
    behind = []
    for language in PLURALS:
        path, text = CATALOGUES / f"{language}.po", str(renewed(language)) + "\n"
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        behind.append(path.name)
        if not check:
            path.write_text(text, encoding="utf-8")
    verb = "are behind" if check else "written"
    print(f"{', '.join(behind)} {verb}" if behind else "all up to date")
    return 1 if check and behind else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
