"""Settings: what a person prefers, kept as a readable file of what differs from the default."""

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from blotter.errors import WrongFile
from blotter.message import Message

SETTINGS_UNWRITABLE = (
    "The settings could not be written to “{path}” ({reason}). Make room there, or allow writing."
)
SETTINGS_UNREADABLE = "The settings in “{path}” cannot be used ({reason}). Mend the file or delete it."
SETTINGS_MENDED = (
    "Some settings in “{path}” could not be used ({reason}). They have their usual values again; "
    "the file as it was is kept as “{kept}”."
)

_RECENT = 12


class RecentProject(BaseModel):
    """A project that was open before."""

    path: str
    coder: str = ""
    opened: str = ""
    document: str = ""
    """The one that lay open last, by id."""
    beside: str = ""
    """The one that lay open beside it."""
    mine: bool = False
    """Whether only documents of the one who codes were listed."""
    round: str = ""
    """The round that was worked in, by id."""


class Settings(BaseModel):
    """Preferences of one person on this laptop; nothing of a project is in them."""

    model_config = ConfigDict(extra="ignore")

    coder: str = Field("", title="Your name as a coder", description="Used in every project that knows it.")
    language: Literal["system", "en", "fr", "tr", "zh"] = Field("system", title="Language")
    theme: Literal["system", "light", "dark"] = Field("system", title="Colours")
    scale: Literal[100, 125, 150, 175, 200] = Field(
        100, title="Interface size", description="Of everything but documents, in per cent."
    )
    roomy: bool = Field(False, title="Roomy rows", description="Four pixels more for every row of a list.")
    reduced_motion: bool = Field(False, title="Reduced motion", description="Nothing flashes after a jump.")
    text_face: str = Field("", title="Typeface", description="Of documents and quotes.")
    text_size: int = Field(15, ge=11, le=28, title="Text size", description="Of documents, in pixels.")
    line_width: int = Field(33, ge=20, le=60, title="Line width", description="In widths of a letter M.")
    line_spacing: float = Field(
        1.8, ge=1.2, le=2.6, title="Line spacing", description="In heights of a letter."
    )
    washes: bool = Field(True, title="Tint coded passages")
    underlines: bool = Field(True, title="Underline coded passages")
    patterns: bool = Field(True, title="Patterns on stripes")
    letters: bool = Field(False, title="Letters on stripes")
    margin_side: Literal["right", "left"] = Field("right", title="Stripes stand")
    margin_names: Literal["always", "pointer", "never"] = Field("always", title="Names beside stripes")
    margin_width: int = Field(
        0, ge=0, le=600, title="Room for names", description="In pixels; 0 for what is left."
    )
    snap: Literal["off", "words", "sentences"] = Field(
        "off", title="Selections grow to whole", description="When a passage is coded."
    )
    single_letters: bool = Field(
        True, title="Single letters and digits are keys", description="While the text has the focus."
    )
    one_click: bool = Field(False, title="One click on a code applies it", description="Else two do.")
    keys: dict[str, list[str]] = Field(default_factory=dict, title="Keys of one’s own")
    commands: list[str] = Field(default_factory=list, title="Actions found by name")
    recent: list[RecentProject] = Field(default_factory=list, title="Recent projects")
    warned: list[str] = Field(default_factory=list, title="Folders warned about")

    def remember(
        self,
        path: Path,
        coder: str,
        opened: str,
        document: str = "",
        beside: str = "",
        *,
        mine: bool = False,
        round_id: str = "",
    ) -> "Settings":
        """With a project at the top of the recent ones."""
        whole = str(path.resolve())
        first = RecentProject(
            path=whole,
            coder=coder,
            opened=opened,
            document=document,
            beside=beside,
            mine=mine,
            round=round_id,
        )
        others = [each for each in self.recent if each.path != first.path]
        return self.model_copy(update={"recent": [first, *others][:_RECENT]})

    def hear(self, path: Path, notices: Sequence[Message]) -> tuple["Settings", list[Message]]:
        """Of the notices about where a project lies, those not told before; with its folder among the known.

        They are remembered by folder, so that a folder that is synchronised on purpose is not nagged about.
        """
        folder = str(path.resolve().parent)
        if not notices or folder in self.warned:
            return self, []
        return self.model_copy(update={"warned": [*self.warned, folder]}), list(notices)


def told_once(path: Path, notices: Sequence[Message]) -> list[Message]:
    """What of the notices about where a project lies this person has not been told before."""
    settings = load_settings()
    known, told = settings.hear(path, notices)
    # What cannot be remembered is told again next time; it must not keep anybody from the project.
    with suppress(WrongFile):
        if known is not settings:
            save_settings(known)
    return told


def settings_path() -> Path:
    """Where the settings lie; the variable BLOTTER_SETTINGS names another file."""
    named = os.environ.get("BLOTTER_SETTINGS")
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_config_path("blotter", appauthor=False) / "settings.json"


def data_folder() -> Path:
    """Where the sample project is made; the variable BLOTTER_DATA names another folder."""
    named = os.environ.get("BLOTTER_DATA")
    if named:
        return Path(named)
    import platformdirs

    return platformdirs.user_data_path("blotter", appauthor=False)


def load_settings() -> Settings:
    """The settings as they were saved, or the defaults if nothing was saved yet."""
    path = settings_path()
    try:
        return Settings.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise WrongFile(SETTINGS_UNREADABLE, path=path, reason=error.strerror or error) from error
    except ValidationError as error:
        first = error.errors()[0]
        what = ".".join(str(part) for part in first["loc"])
        reason = f"{what}: {first['msg']}" if what else first["msg"]
        raise WrongFile(SETTINGS_UNREADABLE, path=path, reason=reason) from error


def mended_settings() -> tuple[Settings, Message | None]:
    """The settings with usual values in place of what cannot be used, and what there is to tell about them.

    A file that had to be mended is kept beside the new one. One that cannot even be read is left alone.
    """
    try:
        return load_settings(), None
    except WrongFile as error:
        path = settings_path()
        try:
            usable, kept = _usable(path.read_bytes()), path.with_name(f"{path.name}.wrong")
            path.replace(kept)
        except OSError:
            return Settings(), error.message
        told = {**error.message.values, "kept": kept}
    with suppress(WrongFile):
        save_settings(usable)
    return usable, Message(SETTINGS_MENDED, told)


def _usable(content: bytes) -> Settings:
    """What can be used of a file; of a list or a table in it, those items that can."""
    from pydantic_core import from_json

    try:
        found = from_json(content)
    except ValueError:
        return Settings()
    while isinstance(found, dict):
        try:
            return Settings.model_validate(found)
        except ValidationError as error:
            _take_out(found, *error.errors()[0]["loc"][:2])
    return Settings()


def _take_out(found: dict[Any, Any], setting: int | str, item: int | str | None = None) -> None:
    inner = found[setting]
    has_item = item in inner if isinstance(inner, dict) else isinstance(inner, list) and item is not None
    if has_item:
        del inner[item]
    else:
        del found[setting]


def save_settings(settings: Settings) -> None:
    """Write what differs from the defaults; the file is whole at every moment."""
    path = settings_path()
    unfinished = path.with_name(path.name + ".part")
    told = json.dumps(settings.model_dump(exclude_defaults=True), ensure_ascii=False, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(told, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise WrongFile(SETTINGS_UNWRITABLE, path=path, reason=error.strerror) from error
