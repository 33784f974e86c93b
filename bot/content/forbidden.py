"""What may stand in no text of any language: what nobody has verified, and what harms.

Sums, hours and addresses go out of date and send people to closed doors; a number to call stands in
`contacts:` with the day on which somebody called it. Found by their look, so a text that merely looks
like one has to be said in another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.content import scan

Wrong = tuple[str, str]  # what is wrong, how to mend it

_LARGE = r"hundred|thousand|million|lakhs?|سل|سوه|زر|زره|صد|هزار|میلیون|سو|ہزار|لاکھ|ملیون"
_MONEY = (
    r"\brs\b\.?|\bpkr\b|\busd\b|us\$|\$|€|£|₨|؋|\brupees?\b|\bdollars?\b|\beuros?\b|\bafghanis?\b"
    r"|\bpounds sterling\b|روپ(?:ۍ|ئ|ئی|یې|یو|یه|یۀ)\b|روپے|روپیہ|روپیوں|روپیے|کلدار\w*"
    r"|افغانۍ|افغانیو|افغانی\b|ډالر\w*|دالر\w*|ڈالر\w*|یورو\b|پونډ\w*"
)
SUM = re.compile(
    rf"(?:\d[\d,.٬،]*|\b(?:{_LARGE}))\s*(?:(?:{_LARGE})\s*)*(?:{_MONEY})|(?:{_MONEY})\s*\d[\d,.]*",
    re.IGNORECASE,
)
_RANGE = r"\d{1,2}\s*(?:[-–—]|to|تر|تا|سے)\s*\d{1,2}"
HOUR = re.compile(
    r"(?<![\d:])\d{1,2}:\d\d(?![\d:])|\b\d{1,2}\s*(?:a\.?m\b|p\.?m\b|o['’]clock)|\d{1,2}\s*(?:بجې|بجو|بجے)"
    r"|ساعت\s*\d|24\s*/\s*7"
    r"|\b(?:open|hours|office|opens|خلاص|باز|کھلا|کھلے|ساعات|اوقات|دفتر)\b[^.؟!۔]{0,24}?"
    rf"\b{_RANGE}\b"
    r"(?! ?(?:days?|weeks?|months?|years?|people))",
    re.IGNORECASE,
)
_PLACE = (
    r"house|plot|flat|shop|office|room|street|road|sector|phase"
    r"|کوڅه|سړک|واټ|کوچه|سرک|جاده|سڑک|گلی|مکان|پلاټ|پلاٹ|سیکټر|سیکٹر|سکتور|ناحیه|اپارتمان|پلازه|پلازہ"
)
ADDRESS = re.compile(
    rf"\b(?:{_PLACE})\s*(?:no\.?|number|#|نمبر|نمره|شمېره|شماره)?\s*[:#]?\s*\d+"
    r"|\b[A-I]-?\s?\d{1,2}\s?[/-]\s?\d\b",
    re.IGNORECASE,
)
ROAD = re.compile(r"\b[A-Z][\w-]+ (?:Road|Street|Avenue|Lane|Plaza)\b")

# Names that hold the word, each quoted «so» and only where the English names it too.
NAMES = ("Illegal Foreigners Repatriation Plan",)
ILLEGAL = re.compile(r"غیر[\s\u200c]*قانون[یيی]\w*|نا[\s\u200c]*قانون(?:ه|ۀ|ي|ی)\w*")
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def no_hotline(text: str) -> Iterator[Wrong]:
    """The number for reporting foreigners stands nowhere, in no language."""
    if scan.hotline(text):
        yield "the number of the line for reporting foreigners stands here", "speak of it without its number"


def no_phones(text: str) -> Iterator[Wrong]:
    """A number to call stands in `contacts:` with the day on which somebody called it."""
    if not scan.hotline(text) and (found := scan.phone(text)):
        yield f'"{found}" looks like a phone number', "put it into `contacts:` with `verified:`"


def no_sums(text: str) -> Iterator[Wrong]:
    """A sum that has changed makes people sell what they have, or hope in vain."""
    if found := SUM.search(_plain(text)):
        yield f'"{found[0].strip()}" is a sum of money', "say who pays or takes it, without the sum"


def no_hours(text: str) -> Iterator[Wrong]:
    """Hours change, and the way to an office is a danger by itself."""
    if found := HOUR.search(_plain(text)):
        yield f'"{found[0].strip()}" looks like an hour', "say to ask by phone when it is open"


def no_addresses(text: str) -> Iterator[Wrong]:
    """An address that nobody has verified sends people past the police for nothing."""
    plain = _plain(text)
    if found := ADDRESS.search(plain) or ROAD.search(plain):
        yield f'"{found[0].strip()}" looks like an address', "name the official page instead"


def nobody_is_illegal(english: str, other: str) -> Iterator[Wrong]:
    """A person has no valid papers; no person is illegal. A plan's own name may be quoted."""
    named = any(name.casefold() in english.casefold() for name in NAMES)
    if found := ILLEGAL.search(QUOTED.sub(" ", other) if named else other):
        remedy = "write `without valid papers` of a person, `against the law` of an act"
        yield f'"{found[0]}" labels people', remedy


UNVERIFIED = (no_sums, no_hours, no_addresses)


def _plain(text: str) -> str:
    return scan.fold_digits(scan.without_links(scan.without_placeholders(text)))
