"""Pairs of words: typed in two ways and the same, or alike and not the same."""

SAME = (
    # ye in its forms
    ("افغاني", "افغانی"),
    ("پاکستاني", "پاکستانی"),
    ("چېرې", "چیری"),
    ("ویزې", "ويزي"),
    ("روپۍ", "روپی"),
    ("روپۍ", "روپي"),
    ("على", "علی"),
    ("مسئله", "مسیله"),
    ("لئے", "لیے"),
    # kaf and gaf
    ("كارت", "کارت"),
    ("ڪابل", "کابل"),
    ("ﮐﺎﺑﻞ", "کابل"),
    ("ګرفتار", "گرفتار"),
    ("بنګله", "بنگله"),
    # he in its forms
    ("ہفتہ", "هفته"),
    ("خانۀ", "خانه"),
    ("خانهٔ", "خانه"),
    ("قضیۂ", "قضیه"),
    ("مدرسة", "مدرسه"),
    ("زکوٰۃ", "زکوة"),
    ("ھغه", "هغه"),
    ("ھم", "هم"),
    # the letters of Pashto on an Urdu keyboard
    ("پاسپورټ", "پاسپورٹ"),
    ("ټکټ", "ٹکٹ"),
    ("ډاکټر", "ڈاکٹر"),
    ("کارډ", "کارڈ"),
    ("سړک", "سڑک"),
    ("پړانګ", "پڑانگ"),
    # alef and waw with a hamza, or without
    ("أفغان", "افغان"),
    ("إقامه", "اقامه"),
    ("ٱلله", "الله"),
    ("آزاد", "ازاد"),
    ("مؤمن", "مومن"),
    # what is not seen, or only decorates
    ("مهاجرت\u200cها", "مهاجرتها"),
    ("کـــارت", "کارت"),
    ("مُهاجِر", "مهاجر"),
    ("اُردُو", "اردو"),
    ("رحمٰن", "رحمن"),
    ("\u200fکارت\u200e", "کارت"),
    ("\u2068کارت\u2069", "کارت"),
    ("\u061cکارت", "کارت"),
    ("کار\u061cت", "کارت"),
    ("ﻛﺎﺭﺕ", "کارت"),
    ("کارت؟", "کارت"),
    ("«کارت»", "کارت"),
    ("visa\u00adcard", "visacard"),
    # digits
    ("۱۲۱", "121"),
    ("١٢١", "121"),
    ("１２１", "121"),
    ("1️⃣", "1"),
    # Latin letters
    ("PoR", "por"),
    ("ＡＣＣ", "acc"),
    ("café", "CAFÉ"),
    ("Straße", "STRASSE"),
    ("İstanbul", "istanbul"),
    ("℡", "tel"),
    ("🪪 PoR card", "por card"),
    ("por_card", "PoR  card!"),
)

APART = (
    # Pashto
    ("ځه", "زه"),  # go; I
    ("څه", "سه"),  # what; three
    ("څوک", "سوک"),  # who; fist
    ("څو", "سو"),  # how many; a hundred
    ("مڼه", "منه"),  # apple; accept
    ("کاڼی", "کانی"),  # stone; of a mine
    ("ډېر", "دیر"),  # much; Dir, a district
    ("ټول", "تول"),  # all; weight
    ("پټ", "پت"),  # hidden; honour
    ("ټال", "تال"),  # swing; rhythm
    ("لوړ", "لور"),  # high; daughter
    ("خړ", "خر"),  # grey; donkey
    ("اوړي", "اوري"),  # summer; hears
    ("خوړ", "خور"),  # stream; sister
    ("ښه", "شه"),  # good; become
    ("ږیره", "زیره"),  # beard; cumin
    ("ژر", "زر"),  # soon; gold
    ("پېښه", "پیشه"),  # event; profession
    ("کور", "ګور"),  # house; grave
    # Dari
    ("کل", "گل"),  # all; flower
    ("پدر", "بدر"),  # father; full moon
    ("پا", "با"),  # foot; with
    ("چای", "جای"),  # tea; place
    ("کم", "گم"),  # little; lost
    ("کرم", "گرم"),  # worm; warm
    ("سد", "صد"),  # dam; hundred
    ("زن", "ظن"),  # woman; suspicion
    ("علم", "الم"),  # knowledge; pain
    ("قرض", "قرص"),  # loan; pill
    ("نظر", "نذر"),  # view; vow
    ("ثواب", "صواب"),  # reward; right
    ("سفر", "صفر"),  # journey; zero
    ("حل", "هل"),  # solution; cardamom
    # Urdu
    ("کھا", "کہا"),  # eat; said
    ("پھل", "پہل"),  # fruit; initiative
    ("گھر", "گہر"),  # house; pearl
    ("پھر", "پہر"),  # again; watch of the day
    ("دھن", "دہن"),  # wealth; mouth
    ("لڑکی", "لڑکے"),  # girl; boys
    ("بیٹی", "بیٹے"),  # daughter; sons
    ("بچی", "بچے"),  # little girl; children
    ("ساتھ", "سات"),  # with; seven
    ("آٹا", "آتا"),  # flour; comes
    ("پتا", "پٹا"),  # address; strap
    ("دال", "ڈال"),  # lentils; put
    ("بری", "بڑی"),  # bad; big
    ("مرنا", "مڑنا"),  # die; turn
    ("ماں", "مان"),  # mother; honour
    # others
    ("card", "cord"),
    ("PoR", "for"),
    ("12", "21"),
    ("10", "100"),
)
