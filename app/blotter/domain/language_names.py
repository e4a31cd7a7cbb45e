"""Languages by their BCP 47 tags, with their English names; and what may be a tag."""

import re
from types import MappingProxyType

from blotter.domain import messages
from blotter.domain.names import name_key, nearest
from blotter.errors import Refused

LANGUAGES = MappingProxyType(
    {
        "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian",
        "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh",
        "da": "Danish", "de": "German", "el": "Greek", "en": "English", "eo": "Esperanto", "es": "Spanish",
        "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish",
        "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
        "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "ig": "Igbo",
        "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
        "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin",
        "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mg": "Malagasy",
        "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay",
        "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "om": "Oromo",
        "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian",
        "ru": "Russian", "rw": "Kinyarwanda", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
        "sn": "Shona", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
        "ta": "Tamil", "te": "Telugu", "tg": "Tajik", "th": "Thai", "tk": "Turkmen", "tl": "Tagalog",
        "tr": "Turkish", "ug": "Uyghur", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
        "xh": "Xhosa", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu",
    }
)  # fmt: skip
"""The languages that are guessed and offered; any other can be told by its tag."""

_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_BY_NAME = {name_key(name): tag for tag, name in LANGUAGES.items()}


def checked_language(words: str) -> str:
    """The tag that words mean, a tag such as `zh-Hans` or an English name; "" for no words, else Refused."""
    words = words.strip().replace("_", "-")
    if not words:
        return ""
    named = _BY_NAME.get(name_key(words))
    if named is not None:
        return named
    if not _TAG.fullmatch(words):
        known = [*LANGUAGES, *LANGUAGES.values()]
        raise Refused(messages.NO_LANGUAGE, words=words[:40], nearest=nearest(words[:40], known))
    first, *rest = words.split("-")
    return "-".join([first.lower(), *map(_subtag, rest)])


def told_language(words: str) -> str:
    """The tag that the words of a file mean; words that mean none say nothing."""
    try:
        return checked_language(words)
    except Refused:
        return ""


def _subtag(part: str) -> str:
    """A part of a tag in its usual spelling: scripts as `Hans`, countries as `TW`."""
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


def language_name(tag: str) -> str:
    """What a language is called in English, with its tag; the tag alone where it has no name here."""
    name = LANGUAGES.get(tag) or LANGUAGES.get(tag.partition("-")[0])
    return f"{name} ({tag})" if name else tag
