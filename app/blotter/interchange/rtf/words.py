"""The control words of RTF by what becomes of them."""

from functools import cache

from blotter.interchange.left_out import DELETED, HIDDEN, INSERTED

PASSED = {
    "tab", "emdash", "endash", "emspace", "enspace", "qmspace", "bullet", "lquote", "rquote", "ldblquote",
    "rdblquote",
}  # fmt: skip
"""What striprtf has a character for."""

AS_CODES = {
    "zwj": 0x200D,
    "zwnj": 0x200C,
    "ltrmark": 0x200E,
    "rtlmark": 0x200F,
    "zwbo": 0x200B,
    "zwnbo": 0x2060,
}
"""What it has none for."""

TOGGLES = {"v": HIDDEN, "webhidden": HIDDEN, "deleted": DELETED, "revised": INSERTED}
"""What is on from here, or off with 0."""

FACTS = ("title", "author", "subject", "keywords", "doccomm")
"""Groups with a property of the whole."""

HEADS = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
"""Groups with what stands at the head or foot of pages."""

COLLECTED = {"fldinst", "atrfstart", "atrfend", "atnref", "atndate", "atnid", "creatim"}
"""Groups whose words are for the program."""

LOOKED_INTO = {
    "field", "fldrslt", "info", "listtext", "macc", "mbar", "mborderBox", "mbox", "md", "mdeg", "mden", "me",
    "meqArr", "mf", "mfName", "mfunc", "mgroupChr", "mlim", "mlimLow", "mlimUpp", "mm", "mmath", "mmr",
    "mnary", "mnum", "moMath", "moMathPara", "mphant", "mr", "mrad", "msPre", "msSub", "msSubSup", "msSup",
    "msub", "msup", "nesttableprops", "object", "pntext", "result", "rtf", "shp", "shpgrp", "shpinst", "ud",
    "upr",
}  # fmt: skip
"""Groups that hold words for readers though striprtf leaves them out, or that hold such groups."""

_MORE = {
    "bkmkend", "bkmkstart", "datastore", "do", "expandedcolortbl", "latentstyles", "listoverridetable",
    "listtable", "nonesttables", "nonshppict", "objdata", "pict", "rsidtbl", "shprslt", "sp", "themedata",
}  # fmt: skip


@cache
def skipped() -> frozenset[str]:
    """Groups that hold nothing for readers."""
    from striprtf.striprtf import destinations

    return destinations | _MORE
