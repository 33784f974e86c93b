"""Dates typed in any digits, in the Solar Hijri or the Gregorian calendar.

`31/8/2026`, `2026-08-31`, `۱۴۰۵/۶/۹`, `9 sonbola 1405`, `30 June 2025`, `June 30, 2025`. A year tells the
calendar; without a year there is no date, because it would have to be guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from persiantools.jdatetime import JalaliDate

from bot.search.folding import fold

SOLAR_YEARS = range(1350, 1500)
GREGORIAN_YEARS = range(1950, 2100)
_SOLAR = (
    "hamal wray waray وری حمل",
    "sawr saur sowr ghwayay ghway غویی ثور",
    "jawza jauza jowza ghbargolay غبرګولی جوزا",
    "saratan chungash changash چنګاښ سرطان",
    "asad zmaray زمری اسد",
    "sunbula sonbola sonbula sumbula sunbola wagay ويږی وږی سنبله سنبلہ",
    "mizan tala تله میزان",
    "aqrab akrab larem laram لړم عقرب",
    "qaws qaus qows lindey lindai لیندۍ قوس",
    "jadi jady marghumay مرغومی جدی",
    "dalw dalwa dalvae salwagha سلواغه دلو دلوه",
    "hut hoot kab کب حوت",
)
_GREGORIAN = (
    "january jan janwari janvari جنوري جنوری",
    "february feb febrwari farwari فبروري فبروری فروری",
    "march mar مارچ مارچ",
    "april apr aprel اپریل",
    "may mai مۍ می مئی",
    "june jun جون",
    "july jul julai جولای جولائی",
    "august aug agast اګست اگست",
    "september sep sept sitambar سپټمبر سپتمبر ستمبر",
    "october oct oktober aktubar اکټوبر اکتوبر",
    "november nov nawambar نومبر",
    "december dec disambar desember ډسمبر دسمبر",
)
_MONTHS = {
    fold(name): month
    for calendar in (_SOLAR, _GREGORIAN)
    for month, names in enumerate(calendar, start=1)
    for name in names.split()
}
_ENDINGS = re.compile(r"(?<=\d)(st|nd|rd|th)\b")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4}) (\d{1,2}) (\d{1,2})(?!\d)")
_BETWEEN = r"(?: (?:of|the|da|د|ده|کی|ki|e|of))?"
_NAME = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_DAY_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}}){_BETWEEN} ({_NAME}){_BETWEEN} (\d{{4}})(?!\d)")
_NAMED_DAY = re.compile(rf"(?<!\w)({_NAME}) (\d{{1,2}}) (\d{{4}})(?!\d)")
_YEAR_NAMED = re.compile(rf"(?<!\d)(\d{{4}}) ({_NAME}) (\d{{1,2}})(?!\d)")


def typed_days(folded: str) -> tuple[date, ...]:
    """The days in a folded text, in its order, each once."""
    text = _ENDINGS.sub("", folded)
    found = sorted((at, day) for at, day in _found(text) if day)
    return tuple(dict.fromkeys(day for _, day in found))


def _found(text: str) -> Iterator[tuple[int, date | None]]:
    for hit in _YEAR_FIRST.finditer(text):
        yield hit.start(), _day(int(hit[1]), int(hit[2]), int(hit[3]))
    for hit in _YEAR_LAST.finditer(text):
        yield hit.start(), _day(int(hit[3]), int(hit[2]), int(hit[1]))
    for hit in _DAY_NAMED.finditer(text):
        yield hit.start(), _day(int(hit[3]), _MONTHS[hit[2]], int(hit[1]))
    for hit in _NAMED_DAY.finditer(text):
        yield hit.start(), _day(int(hit[3]), _MONTHS[hit[1]], int(hit[2]))
    for hit in _YEAR_NAMED.finditer(text):
        yield hit.start(), _day(int(hit[1]), _MONTHS[hit[2]], int(hit[3]))


def _day(year: int, month: int, day: int) -> date | None:
    if month > 12 >= day:  # 8/31/2026
        month, day = day, month
    try:
        if year in SOLAR_YEARS:
            found: date = JalaliDate(year, month, day).to_gregorian()
            return found
        return date(year, month, day) if year in GREGORIAN_YEARS else None
    except ValueError:
        return None
