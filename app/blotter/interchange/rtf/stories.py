"""Stories: an RTF file cut into words to decode and what happens between them.

The words stay RTF, with groups, fonts and codes of characters alone, for striprtf to turn into characters.
"""

import re
from dataclasses import replace

from blotter.errors import WrongFile
from blotter.interchange import messages
from blotter.interchange.docx.fields import address_in
from blotter.interchange.left_out import DELETED, HIDDEN, INSERTED, OBJECTS
from blotter.interchange.limits import MEGABYTE, RTF_BYTES
from blotter.interchange.numerals import numeral
from blotter.interchange.rtf.fonts import Tables
from blotter.interchange.rtf.happenings import MARK, Happened, Happening
from blotter.interchange.rtf.story import Group, Mode, Story, moment, tell
from blotter.interchange.rtf.tokens import Token
from blotter.interchange.rtf.words import (
    AS_CODES,
    COLLECTED,
    FACTS,
    HEADS,
    LOOKED_INTO,
    PASSED,
    TOGGLES,
    skipped,
)

_SPECIAL = re.compile(f"[\x80-\U0010ffff{MARK}]")
_NUMBER = re.compile(r"\s*(-?[0-9]{1,10})\s*")
_NONCHARACTERS = range(0xFDD0, 0xFDF0)
_UNKNOWN = 0xFFFD
_LONGEST = 20_000


class Stories:
    """Takes the signs of a file; then `rtf` is for striprtf, and `happened` what its marks stand for."""

    def __init__(self, name: str) -> None:
        self.tables = Tables()
        self.left: dict[str, int] = {OBJECTS: 0, HIDDEN: 0, DELETED: 0, INSERTED: 0}
        self.times: dict[str, int] = {}
        self._name = name
        self._skipped = skipped()
        self._length = 0
        self._story = Story()
        self._main = self._story
        self._notes: dict[Happening, list[Story]] = {Happening.FOOTNOTE: [], Happening.ENDNOTE: []}
        self._after = Story()
        self._boxes: list[Story] = []
        self._author = Story()
        self._comment = self._unplaced = 0
        self._columns = 0
        self._group = Group()
        self._groups: list[Group] = []

    def take(self, token: Token) -> None:
        """The next sign."""
        if token.brace == "{":
            self._open()
        elif token.brace:
            self._close()
        elif token.sign == "*" and not self._group.has_begun:
            self._group.is_optional = True
        elif token.word is not None and not self._group.has_begun:
            self._begin(token.word, token.number)
        else:
            self._group.has_begun = True
            self._inside(token)

    def finish(self) -> None:
        """After the last sign; groups that are still open end here."""
        while self._groups:
            self._close()
        self._write_boxes()

    def rtf(self) -> str:
        """All stories as one file of words, marks and fonts."""
        return "".join((self.tables.header(), *(piece for each in self._all() for piece in each.pieces), "}"))

    def happened(self) -> list[Happened]:
        """What the marks stand for."""
        return [each for story in self._all() for each in story.happened]

    def _all(self) -> list[Story]:
        return [self._main, *self._notes[Happening.FOOTNOTE], *self._notes[Happening.ENDNOTE], self._after]

    def _emit(self, piece: str) -> None:
        self._story.pieces.append(piece)
        self._length += len(piece)
        if self._length > RTF_BYTES:
            raise WrongFile(messages.TOO_LARGE, path=self._name, limit=RTF_BYTES // MEGABYTE)

    def _open(self) -> None:
        outer = self._group
        outer.has_begun = True
        self._groups.append(outer)
        self._group = replace(
            outer,
            word="",
            has_begun=False,
            is_optional=False,
            is_braced=False,
            leaves_first=False,
            is_link=False,
            is_label=False,
            story=None,
        )
        if outer.leaves_first:
            # Of two groups that say the same the second has the characters that the first lacks.
            outer.leaves_first = False
            self._group.mode = Mode.SKIPPED
        elif outer.mode is Mode.READ:
            self._group.is_braced = True
            self._emit("{")
        elif outer.mode is Mode.STYLES:
            self._group.collected, self._group.level, self._group.style = [], None, 0

    def _close(self) -> None:
        if not self._groups:
            return
        closed, self._group = self._group, self._groups.pop()
        if closed.story is not None:
            self._end_story(closed)
        if closed.is_label:
            self._story.happen(Happening.LABEL_END)
        if closed.is_link:
            self._story.happen(Happening.LINK_END)
        if closed.is_braced:
            self._emit("}")
        if closed.mode is Mode.COLLECTED and closed.word:
            self._end_collected(closed.word, "".join(closed.collected))
        elif closed.mode is Mode.STYLES and not closed.word:
            self.tables.take_style(closed.style, closed.level, "".join(closed.collected))

    def _begin(self, word: str, number: int | None) -> None:
        """The first word of a group says what the group is."""
        group = self._group
        group.has_begun = True
        if group.mode is not Mode.READ or (word not in self._skipped and not group.is_optional):
            is_own = group.mode is Mode.READ and self._begin_known(word)
            if not is_own:
                self._word(word, number)
        elif not self._begin_known(word):
            self.left[OBJECTS] += word in ("pict", "shppict") and not group.hidden
            group.mode = Mode.SKIPPED

    def _begin_known(self, word: str) -> bool:
        """Whether a group is one that is taken in a way of its own."""
        group = self._group
        if word in ("fonttbl", "stylesheet"):
            group.mode = Mode.FONTS if word == "fonttbl" else Mode.STYLES
        elif word in COLLECTED:
            group.mode, group.collected = Mode.COLLECTED, []
        elif word in ("footnote", "annotation", "shptxt", "atnauthor", *FACTS, *HEADS):
            self._begin_story()
        elif word == "upr":
            group.leaves_first = True
        elif word in ("listtext", "pntext"):
            group.is_label = True
            self._story.happen(Happening.LABEL)
        elif word not in LOOKED_INTO:
            return False
        group.word = word
        return True

    def _begin_story(self) -> None:
        group = self._group
        # Till its end the story is the one that words go to; the one around it waits in the group.
        group.story, self._story = self._story, Story()
        group.table, group.level, group.style, group.is_endnote = 0, None, 0, False
        self._emit(f"{{\\f{max(0, group.font)} \\uc{group.fallback} ")

    def _end_story(self, group: Group) -> None:
        assert group.story is not None
        self._emit("}")
        told, self._story = self._story, group.story
        whole = Story()
        if group.word == "footnote":
            what = Happening.ENDNOTE if group.is_endnote else Happening.FOOTNOTE
            mark = numeral(len(self._notes[what]) + 1, "lowerRoman" if group.is_endnote else "decimal")
            self._place()
            self._story.happen(Happening.MARK, words=mark)
            tell(whole, what, told, words=mark)
            self._notes[what].append(whole)
        elif group.word == "shptxt":
            tell(whole, Happening.BOX, told)
            self._boxes.append(whole)
        elif group.word == "atnauthor":
            self._author = told
        elif group.word == "annotation":
            self._end_comment(told)
        else:
            what = Happening.FACT if group.word in FACTS else Happening.HEAD
            tell(self._after, what, told, words=group.word)

    def _end_comment(self, told: Story) -> None:
        if not self._comment:
            # It says of no passage that it is on it; those that do are numbered from 1.
            self._unplaced += 1
            self._comment = -self._unplaced
            self._story.happen(Happening.TO, self._comment)
        at = moment(self.times.pop("comment", 0))
        self._after.happen(Happening.COMMENT, self._comment, at)
        self._after.add(told)
        self._after.happen(Happening.AUTHOR)
        self._after.add(self._author)
        self._after.happen(Happening.END)
        self._author, self._comment = Story(), 0

    def _end_collected(self, word: str, words: str) -> None:
        found = _NUMBER.fullmatch(words)
        # Counted from 1, so that 0 is none.
        number = int(found[1]) + 1 if found else 0
        if word == "fldinst":
            address = address_in(words)
            if address and self._group.word == "field":
                self._group.is_link = True
                self._story.happen(Happening.LINK, words=address)
        elif word == "atrfstart" and number > 0:
            self._story.happen(Happening.FROM, number)
        elif word == "atrfend" and number > 0:
            self._story.happen(Happening.TO, number)
        elif word == "atnref":
            self._comment = max(0, number)
        elif word == "atndate" and found:
            self.times["comment"] = number - 1

    def _inside(self, token: Token) -> None:
        mode = self._group.mode
        if token.word is not None:
            self._word(token.word, token.number)
        elif mode is Mode.READ:
            self._say(token)
        elif mode is not Mode.SKIPPED:
            collected = self._group.collected
            if len(collected) < _LONGEST:
                collected.append(
                    token.text or token.sign or bytes.fromhex(token.byte or "").decode("cp1252", "replace")
                )

    def _word(self, word: str, number: int | None) -> None:
        group = self._group
        mode = group.mode
        if mode is Mode.FONTS:
            self._word_of_font(word, number)
        elif mode is Mode.STYLES:
            self._word_of_style(word, number)
        elif mode is Mode.COLLECTED:
            if word == "u" and number is not None:
                group.collected.append(chr(_code(number)))
            elif word in ("yr", "mo", "dy") and number is not None:
                self.times[word] = number
        elif mode is Mode.READ:
            self._read_word(word, number)

    def _word_of_font(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._group.font = number
        elif word == "fcharset" and number is not None:
            self.tables.take_font(self._group.font, number)

    def _word_of_style(self, word: str, number: int | None) -> None:
        if word == "s" and number is not None:
            self._group.style = number
        elif word == "outlinelevel":
            self._group.level = number

    def _read_word(self, word: str, number: int | None) -> None:
        group = self._group
        if word in PASSED:
            self._say(Token(word=word))
        elif word in AS_CODES:
            self._say(Token(word=word, number=AS_CODES[word]))
        elif word == "u":
            self._say(Token(word="u", number=_code(number or 0)))
        elif word in ("f", "plain"):
            group.font = max(0, number or 0) if word == "f" else self.tables.usual_font
            if word == "plain":
                group.hidden = group.deleted = False
            self._emit(f"\\f{group.font} ")
        elif word == "uc":
            group.fallback = min(max(0, 1 if number is None else number), 100)
            self._emit(f"\\uc{group.fallback} ")
        elif word in TOGGLES:
            self._toggle(TOGGLES[word], number != 0)
        elif word in ("par", "sect", "cell", "nestcell", "row", "nestrow", "line", "page", "column"):
            self._end(word)
        else:
            self._setting(word, number)

    def _toggle(self, what: str, is_on: bool) -> None:
        group = self._group
        if what == HIDDEN:
            self.left[HIDDEN] += is_on and not group.hidden
            group.hidden = is_on
        elif what == DELETED:
            self.left[DELETED] += is_on and not group.deleted
            group.deleted = is_on
        else:
            self.left[what] += is_on

    def _setting(self, word: str, number: int | None) -> None:
        group = self._group
        if word == "pard":
            group.table, group.level, group.style = 0, None, 0
        elif word == "intbl":
            group.table = max(1, group.table)
        elif word == "itap":
            group.table = max(0, number or 0)
        elif word == "outlinelevel":
            group.level = number
        elif word == "s":
            group.style = number or 0
        elif word == "trowd":
            self._columns = 0
        elif word == "cellx":
            self._columns += 1
        elif word == "ftnalt":
            self._note_is_endnote()
        elif word == "ansicpg" and number is not None:
            self.tables.take_page(number)
        elif word == "deff":
            self.tables.usual_font = group.font = max(0, number or 0)

    def _note_is_endnote(self) -> None:
        for each in (self._group, *reversed(self._groups)):
            if each.word == "footnote":
                each.is_endnote = True
                return

    def _end(self, word: str) -> None:
        """The end of a paragraph, line, cell or row."""
        group = self._group
        if (group.deleted or group.hidden) and word not in ("cell", "row"):
            return
        self._place(at_least=int(word in ("cell", "row")))
        if word in ("par", "sect"):
            level = group.level + 1 if group.level is not None else self.tables.levels.get(group.style, 0)
            kind = "caption" if group.style in self.tables.captions else ""
            self._story.happen(Happening.PARAGRAPH, level if level <= 9 else 0, kind)
        elif word == "cell":
            self._story.happen(Happening.CELL)
        elif word == "row":
            self._story.happen(Happening.ROW)
        else:
            self._story.happen(Happening.LINE)
        if word in ("par", "sect", "cell"):
            self._write_boxes()

    def _place(self, at_least: int = 0) -> None:
        """See that it is known whether what comes next is in a table."""
        table = max(self._group.table, at_least)
        now = (min(table, 1), self._columns if table else 0)
        if now[0] != self._story.table[0] or (now[0] and now != self._story.table):
            self._story.table = now
            self._story.happen(Happening.TABLE, now[1] if now[0] else 0)

    def _write_boxes(self) -> None:
        if self._story is self._main:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self._story.add(box)

    def _say(self, token: Token) -> None:
        """Words, unless nobody sees them."""
        group = self._group
        if group.hidden or group.deleted:
            return
        if token.sign is not None and token.sign in "\r\n":
            self._end("par")
            return
        self._place()
        if token.text is not None:
            self._emit(_SPECIAL.sub(lambda found: f"\\'{ord(found[0]) & 0xFF:02x}", token.text))
        elif token.byte is not None:
            is_symbol = group.font in self.tables.symbols
            self._emit("\\bullet " if is_symbol else f"\\'{token.byte}")
        elif token.sign is not None and token.sign in "{}\\~-_":
            self._emit(f"\\{token.sign}")
        elif token.sign == "\t":
            self._emit("\\tab ")
        elif token.word == "u":
            self._emit(f"\\u{token.number} ")
        elif token.number is not None:
            # Nothing stands in for it, as it does for a code of the file's own.
            self._emit(f"{{\\uc0\\u{token.number} }}")
        elif token.word is not None:
            self._emit(f"\\{token.word} ")


def _code(number: int) -> int:
    """The unit of UTF-16 that a number stands for; those that would be marks are none."""
    code = number % 0x10000
    return _UNKNOWN if code in _NONCHARACTERS else code
