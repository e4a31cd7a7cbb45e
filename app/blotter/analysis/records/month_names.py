"""The names of months and seasons in English, French, Turkish and Chinese, and their numbers."""

_MONTHS = (
    ("January Jan. Jan", "janvier janv. Janvier", "Ocak"),
    ("February Feb. Feb", "février févr. Février", "Şubat"),
    ("March Mar. Mar", "mars Mars", "Mart"),
    ("April Apr. Apr", "avril avr. Avril", "Nisan"),
    ("May", "mai Mai", "Mayıs"),
    ("June Jun. Jun", "juin Juin", "Haziran"),
    ("July Jul. Jul", "juillet juill. Juillet", "Temmuz"),
    ("August Aug. Aug", "août Août", "Ağustos"),
    ("September Sept. Sept Sep. Sep", "septembre sept. Septembre", "Eylül"),
    ("October Oct. Oct", "octobre oct. Octobre", "Ekim"),
    ("November Nov. Nov", "novembre nov. Novembre", "Kasım"),
    ("December Dec. Dec", "décembre déc. Décembre", "Aralık"),
)

MONTHS = {
    name: number for number, row in enumerate(_MONTHS, start=1) for words in row for name in words.split()
}
"""The number of each month by its name, as it is written; in Turkish also with what may be tied to it."""

_SEASONS = {
    21: "spring printemps ilkbahar bahar İlkbahar 春季 春天 春",
    22: "summer été yaz Yaz 夏季 夏天 夏",
    23: "autumn fall automne sonbahar Sonbahar 秋季 秋天 秋",
    24: "winter hiver kış Kış 冬季 冬天 冬",
}

SEASONS = {name: number for number, words in _SEASONS.items() for name in words.split()}
"""What EDTF calls each season (21 to 24), by its name."""
