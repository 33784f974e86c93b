"""Numbers of answers, in any digits and as words: three digits, 100 to 999.

Words may be said as a number ("one hundred twenty one", یو سل یوویشت, ایک سو اکیس, صد و بیست و یک)
or digit by digit ("one two one"), with a word for "number" before it and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.search.folding import fold

_DIGITS = re.compile(r"[1-9]\d\d")
# What people say before an answer's number; any other word makes it a number of something else.
_BEFORE = (
    "number no nr answer numbar nambar nomber shmera shmara shumara jawab open "
    "ځواب شمېره ګڼه شماره شمارۀ جواب نمبر نمبره نومره"
)
_AND = frozenset(fold("and o aw او و").split())
_UNITS = (
    "zero sifr sefr صفر",
    "one yo yaw yak yek ek aik یو یوه یک ایک",
    "two dwa du do دوه دو",
    "three dre dri se seh teen tin درې سه تین",
    "four salor tsalor chahar char څلور چهار چار",
    "five pinza pindza panj paanch panch پنځه پنج پانچ",
    "six shpag shpazh shash chay chhe شپږ شش چھ چھے",
    "seven owa uwa haft saat sat اووه اوه هفت سات",
    "eight ata hasht aath ath اته هشت آٹھ",
    "nine naha nuh noh nau no نهه نه نو",
    "ten las dah das لس ده دس",
    "eleven yawolas yolas yazdah gyara gyarah یوولس یولس یازده گیارہ",
    "twelve dwolas dolas dawazdah duwazdah bara barah دوولس دولس دوازده بارہ",
    "thirteen dyarlas sezdah tera terah دیارلس سیزده تیرہ",
    "fourteen swarlas chardah chahardah chauda chaudah څوارلس چهارده چودہ",
    "fifteen pinzalas panzdah panzda pandra pandrah پنځلس پانزده پندرہ",
    "sixteen shparas shanzdah sola solah شپاړس شانزده سولہ",
    "seventeen owolas hafdah satra satrah اوولس اولس هفده سترہ",
    "eighteen atalas hazhdah hajdah athara atharah اتلس هژده هجده اٹھارہ",
    "nineteen nulas nolas nozdah unnis unees نولس نوزده انیس",
)
_TENS: Mapping[int, str] = {
    20: "twenty shal bist bees شل بیست بیس",
    30: "thirty dersh si tees دېرش سی تیس",
    40: "forty salwekht chehel chalis څلوېښت چهل چالیس",
    50: "fifty panzos panjah pachas پنځوس پنجاه پچاس",
    60: "sixty shpeta shast saath شپېته شصت ساٹھ",
    70: "seventy owya haftad sattar اویا هفتاد ستر",
    80: "eighty atya hashtad assi اتیا هشتاد اسی",
    90: "ninety nawi nawad nabbe nawwe نوي نود نوے",
}
# Pashto says the unit before twenty in one word with it, and from thirty on apart.
_PASHTO_TWENTIES = "یوویشت دوویشت درویشت څلورویشت پنځه‌ویشت شپږویشت اوه‌ویشت اته‌ویشت نه‌ویشت"
# Urdu has a word of its own for every number below a hundred.
_URDU = (
    "21 اکیس بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس",
    "31 اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس",
    "41 اکتالیس بیالیس تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس انچاس",
    "51 اکاون باون ترپن چون پچپن چھپن ستاون اٹھاون انسٹھ",
    "61 اکسٹھ باسٹھ تریسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر",
    "71 اکہتر بہتر تہتر چوہتر پچہتر چھہتر ستتر اٹھہتر اناسی",
    "81 اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی",
    "91 اکیانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے اٹھانوے ننانوے",
    "21 ikkis bais teis chaubis pachis chabbis sattais atthais untis",
    "31 iktis battis taintis chauntis paintis chattis saintis artis untalis",
    "41 iktalis bayalis taintalis chawalis paintalis chiyalis saintalis artalis unchas",
    "51 ikawan bawan tirpan chawan pachpan chappan satawan athawan unsath",
    "61 iksath basath tresath chaunsath painsath chiyasath sarsath arsath unhattar",
    "71 ikhattar bahattar tihattar chauhattar pachattar chihattar sathattar athattar unasi",
    "81 ikyasi bayasi tirasi chaurasi pachasi chiyasi satasi athasi nawasi",
    "91 ikyanwe banwe tiranwe chauranwe pachanwe chiyanwe satanwe athanwe ninanwe",
    "21 yawisht dwawisht darwisht salerisht pinzawisht shpagwisht owawisht atawisht nawisht",
)
_HUNDREDS = frozenset(fold("hundred sal sawa sad sau so سل سوه سو صد").split())
# Dari joins them: دوصد, سیصد, پنجصد.
_JOINED = "دوصد سه‌صد چهارصد پنجصد ششصد هفتصد هشتصد نهصد".split()


def _values() -> dict[str, int]:
    found = {fold(word): at for at, words in enumerate(_UNITS) for word in words.split()}
    found |= {fold(word): tens for tens, words in _TENS.items() for word in words.split()}
    found |= {fold(word): 21 + at for at, word in enumerate(_PASHTO_TWENTIES.split())}
    for line in _URDU:
        start, *words = line.split()
        found |= {fold(word): int(start) + at for at, word in enumerate(words)}
    joined = {fold(word): 200 + 100 * at for at, word in enumerate(_JOINED)}
    return found | joined | {fold("سیصد"): 300, fold("پانصد"): 500, fold("پنج‌صد"): 500}


_VALUES = _values()
_BEFORE_WORDS = frozenset(fold(_BEFORE).split())


def answer_number(folded: str) -> int | None:
    """The number that a text is, alone or after a word for "number"."""
    words = folded.split()
    while len(words) > 1 and words[0] in _BEFORE_WORDS and words[0] not in _HUNDREDS:
        words = words[1:]
    if len(words) == 1 and _DIGITS.fullmatch(words[0]):
        return int(words[0])
    return _said(words) if 1 < len(words) <= 8 or (words and words[0] in _VALUES) else None


def _said(words: list[str]) -> int | None:
    digits = [value if (value := _VALUES.get(word, 10)) < 10 else None for word in words]
    if len(digits) == 3 and None not in digits and digits[0]:
        return int("".join(map(str, digits)))
    total = 0
    for word in words:
        if word in _HUNDREDS:
            if total > 9:
                return None
            total = 100 * (total or 1)
        elif word in _VALUES:
            if total and not _fits(total, _VALUES[word]):
                return None
            total += _VALUES[word]
        elif word not in _AND:
            return None
    return total if 100 <= total <= 999 else None


def _fits(total: int, value: int) -> bool:
    """A part goes into what stands empty: twenty into hundreds, one into tens; Pashto says one, thirty."""
    below = total % 100
    return below == 0 or (below % 10 == 0 and value < 10) or (below < 10 and value % 10 == 0 and value < 100)
