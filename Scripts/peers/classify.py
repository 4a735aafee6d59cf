"""The status of a polygon of the DeepState map, from its name, its colour and its date.

Names read `Ukrainian /// English /// i18n key`, with parts missing or damaged;
colours changed meaning over the years. The first rule that matches wins.
"""

from functools import lru_cache

BEFORE_2022 = ("crimea", "ordlo", "tuzla")

# 2024-08-06 00:00 UTC: grey has meant land held in Russia since then.
GREY_IS_FOREIGN_SINCE = 1_722_902_400
FOREIGN_FILLS = {"#01579b", "#ff5252", "#ce93d8", "#fbc02d"}

KEYS = {
    "geojson.status.occupied": "occupied",
    "geojson.status.unknown": "contested",
    "geojson.status.dismissed": "liberated",
    "geojson.status.dismissed_at": "liberated",
    "geojson.zmiinyi_island": "liberated",
    "geojson.territories.crimea": "crimea",
    "geojson.territories.ordlo": "ordlo",
    "geojson.territories.tuzla": "tuzla",
}

CONTAINED = [
    ("foreign", "karelia карелі prussia прусс kuril курил ichkeria ічкері abkhazia абхаз tskhinval цхінвал".split()),
    ("foreign", "transnistria придністров estonia естоні latvia латві pechorsk печорськ petsamo петсамо".split()),
    ("foreign", ["occupied salla", "область салла"]),
    ("crimea", ["crimea", "крим"]),
    ("ordlo", ["cadr", "ордло"]),
    ("tuzla", ["tuzla", "тузла"]),
]

BEGINNINGS = [
    ("occupied", ("occupied", "окупован")),
    ("liberated", ("liberated", "taken back", "recaptured", "звільнен")),
    (
        "contested",
        ("unknown status", "contested", "contensed", "in doubt", "situation is unknown")
        + ("статус невідом", "під питанням", "ситуація невідом"),
    ),
]

FILLS = {
    "#a52714": "occupied",
    "#bcaaa4": "contested",
    "#bdbdbd": "contested",
    "#757575": "contested",
    "#0f9d58": "liberated",
    "#0288d1": "liberated",
    "#0097a7": "liberated",
    "#880e4f": "ordlo",
    "#000000": "ordlo",
}


def classify(properties, when):
    """Status or part of status; `when` is the time of publication in unix seconds."""
    fill = (properties.get("fill") or "").lower()
    return _classify(properties.get("name") or "", fill, when >= GREY_IS_FOREIGN_SINCE)


@lru_cache(maxsize=4096)
def _classify(name, fill, grey_is_foreign):
    if fill in FOREIGN_FILLS or (fill == "#bdbdbd" and grey_is_foreign):
        return "foreign"
    label = " ".join(name.lower().split())
    parts = [part.strip() for part in label.split("///")]
    for part in parts:
        if part in KEYS:
            return KEYS[part]
        if part.startswith("geojson.territories."):
            return "foreign"
    for status, words in CONTAINED:
        if any(word in label for word in words):
            return status
    for status, beginnings in BEGINNINGS:
        if any(part.startswith(beginnings) for part in parts):
            return status
    if fill in FILLS:
        return FILLS[fill]
    raise SystemExit(f"no status for {name!r} with fill {fill!r}")
