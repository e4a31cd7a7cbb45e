"""Numbers in words, units and currencies, and how a text limits a number, in four languages."""

from functools import cache


def listed(words: str) -> list[str]:
    """The words of a line with spaces between them."""
    return words.split()


_ENGLISH_UNITS = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ENGLISH_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")


def _english() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ENGLISH_UNITS, start=1)}
    for place, tens in enumerate(_ENGLISH_TENS, start=2):
        found[tens] = place * 10
        for number, unit in enumerate(_ENGLISH_UNITS[:9], start=1):
            found[f"{tens}-{unit}"] = place * 10 + number
    return found | {
        "a dozen": 12,
        "two dozen": 24,
        "three dozen": 36,
        "half a dozen": 6,
        "a hundred": 100,
        "a thousand": 1000,
    }


_FRENCH = {
    word: number
    for number, word in enumerate(
        listed("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
        start=1,
    )
} | {
    "une": 1,
    "dix-sept": 17,
    "dix-huit": 18,
    "dix-neuf": 19,
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "soixante-dix": 70,
    "quatre-vingts": 80,
    "quatre-vingt-dix": 90,
    "cent": 100,
    "une douzaine de": 12,
    "une dizaine de": 10,
    "une vingtaine de": 20,
    "une trentaine de": 30,
    "une centaine de": 100,
}
_TURKISH = {
    word: number
    for number, word in enumerate(listed("bir iki üç dört beş altı yedi sekiz dokuz on"), start=1)
} | {
    "on bir": 11,
    "on iki": 12,
    "on beş": 15,
    "yirmi": 20,
    "otuz": 30,
    "kırk": 40,
    "elli": 50,
    "altmış": 60,
    "yetmiş": 70,
    "seksen": 80,
    "doksan": 90,
    "yüz": 100,
}

IN_WORDS: dict[str, int] = _english() | _FRENCH | _TURKISH
"""Numbers up to a hundred that texts write as words."""

ROUNDED = frozenset(
    each for each in IN_WORDS if each.startswith(("a ", "two d", "three d", "half a ", "une "))
)
"""Those of them that mean about so many."""

ONE = frozenset({"one", "un", "une", "bir"})
"""The words for one are articles, too: they count only before what is measured in time."""

HAN_DIGITS = {han: digit for digit, han in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
HAN_TENS = {"十": 10, "百": 100, "千": 1000}

SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "billion": 1_000_000_000,
    "billions": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "bn": 1_000_000_000,
    "mille": 1_000,
    "milliard": 1_000_000_000,
    "milliards": 1_000_000_000,
    "bin": 1_000,
    "milyon": 1_000_000,
    "milyar": 1_000_000_000,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "萬": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "億": 100_000_000,
}

CURRENCIES = {
    "USD": "USD, US$, U.S.$, $, US dollars, U.S. dollars, American dollars, dollars, dollar, dolar, "
    "ABD doları, dollars américains, 美元, 美金",
    "EUR": "EUR, €, euros, euro, avro, 欧元",
    "CNY": "CNY, RMB, ¥, yuan renminbi, yuan, renminbi, 人民币, 元人民币, 元",
    "GBP": "GBP, £, pounds sterling, British pounds, livres sterling, sterlin, 英镑",
    "JPY": "JPY, yen, 日元",
    "RUB": "RUB, roubles, rubles, ruble, 卢布",
    "TRY": "TRY, Turkish lira, Türk lirası, lira, 里拉",
    "CHF": "CHF, Swiss francs, francs suisses, 瑞士法郎",
    "HKD": "HKD, HK$, Hong Kong dollars, 港元, 港币",
    "AUD": "AUD, A$, AU$, Australian dollars, 澳元",
    "NZD": "NZD, NZ$, New Zealand dollars",
    "CAD": "CAD, C$, Canadian dollars",
    "SGD": "SGD, S$, Singapore dollars",
    "INR": "INR, ₹, rupees, roupies",
    "KZT": "KZT, tenge",
    "THB": "THB, baht",
}
"""What currencies are called, by their ISO 4217 code, with commas between them."""

PERSONS = frozenset(
    listed(
        "persons people person personnel officers officer police policemen policewomen troops soldiers men "
        "women children students trainees participants experts officials cadets delegates staff employees "
        "agents detectives investigators instructors trainers suspects fugitives individuals nationals "
        "citizens members peacekeepers guards prosecutors judges lawyers journalists dissidents exiles "
        "refugees passengers sailors civilians victims personnes policiers policières soldats hommes femmes "
        "étudiants stagiaires fonctionnaires officiers gendarmes ressortissants kişi polis memur memuru "
        "subay asker öğrenci uzman katılımcı görevli jandarma 人 名 位 人次 名警察 名警员 名民警"
    )
)
"""Nouns that count persons; the noun itself becomes the measure."""

TIMES = {
    "days": "day days jour jours gün 天 日",
    "weeks": "week weeks semaine semaines hafta 周 星期 个星期",
    "months": "month months mois ay 个月",
    "years": "year years an ans année années yıl 年",
    "hours": "hour hours heure heures saat 小时 个小时",
}
"""Units of time, whose measure is a duration."""

COUNTED = {
    "countries": "country countries state states pays états ülke ülkeler 个国家 国",
    "meetings": "meeting meetings réunion réunions rencontres toplantı 次会议 次会晤",
    "agreements": "agreement agreements accord accords anlaşma 项协议 个协议",
    "patrols": "patrol patrols patrouilles devriye 次巡逻",
    "vehicles": "vehicle vehicles car cars véhicules voitures araç 辆 辆车 辆警车",
    "boats": "boat boats bateaux tekne 艘 艘船 艘巡逻艇",
    "times": "次",
    "cases": "件 起",
    "units": "台 套 架",
}
"""Nouns that several words stand for, by the one that is kept."""

BELOW = (
    "more than, over, at least, no fewer than, not fewer than, no less than, not less than, upwards of, "
    "in excess of, exceeding, above, a minimum of, plus de, au moins, pas moins de, plus d’, en az, asgari, "
    "超过, 逾, 至少, 不少于, 多达"
)
"""Words after which a number is the least that it can be."""

ABOVE = (
    "nearly, almost, close to, up to, at most, no more than, not more than, fewer than, less than, under, "
    "below, a maximum of, as many as, as much as, près de, presque, moins de, au plus, jusqu’à, pas plus de, "
    "neredeyse, en fazla, azami, 近, 将近, 接近, 不到, 不足, 最多, 至多"
)
"""Words after which a number is the most that it can be."""

ABOUT = (
    "about, around, approximately, roughly, some, circa, an estimated, estimated, environ, quelque, "
    "à peu près, yaklaşık, aşağı yukarı, tahminen, 约, 大约, 大概, 约有"
)
"""Words that make a number an approximate one."""

STOP = frozenset(
    listed(
        "of in from to and or for with by at on as the a an that which who were was is are has have had will "
        "would per between among under over more than since during while when but not also its their his her "
        "this these those into about after before be been being can could may might must did does do if so "
        "said de des du la le les et ou dans en par pour sur avec qui que sont ont été ve ile için olan "
        "olarak daha out off up each percent"
    )
)
"""Words at which the noun of a number has ended."""


@cache
def currencies() -> dict[str, str]:
    """What currencies are called, each with its code."""
    return {name.lower(): code for code, names in CURRENCIES.items() for name in names.split(", ")}
