"""What young people say they want, written after the second revision of the lexicon.

While the set was unseen, 84% of first answers were right and 71% of the first five. It was in sight when the lexicon
was last widened and clauses were first parsed, so it no longer says what to expect of strangers. Labels are as in
`phrases_round_one`.
"""

from tests.matching import relevant_titles as work


ROUND_THREE = {
    "i babysit for my neighbours and love it": work.CHILDREN,
    "working with year 1s and 2s": work.TEACHING,
    "being there for young people with no family": work.SOCIAL,
    "my gran has dementia, i know how to look after her": work.CARE,
    "being a nurse on a kids ward": work.NURSING,
    "saving people's lives": work.RESCUE,
    "sports massage and injuries": rf"{work.THERAPY}|{work.SPORT}",
    "personal trainer or boxing coach": work.SPORT,
    "walking dogs, being around pets": work.ANIMALS,
    "growing veg": rf"{work.FARM}|{work.OUTSIDE}",
    "mowing lawns and trimming hedges": work.OUTSIDE,
    "working with solar panels": rf"{work.GREEN}|{work.WIRES}",
    "building stuff, being outside, not school": rf"{work.SITE}|{work.OUTSIDE}",
    "tiling bathrooms": rf"{work.WALLS}|{work.PIPES}",
    "being a chippy like my foster dad": work.WOOD,
    "fixing leaks": work.PIPES,
    "putting in plug sockets and lights": work.WIRES,
    "designing houses on the computer": work.PLANS,
    "being a mechanic, F1 one day": work.CARS,
    "fixing lawnmowers and machines": rf"{work.MACHINES}|{work.CARS}",
    "welder like my grandad": work.METAL,
    "flying": work.AIRCRAFT,
    "working on trains": work.RAIL,
    "working on boats": work.BOATS,
    "night shifts stacking boxes": rf"{work.WAREHOUSE}|{work.SHOP}",
    "delivery driver": work.DELIVERY,
    "own barber shop": work.HAIR,
    "nails, doing my friends' nails already": work.BEAUTY,
    "being a chef on a cruise ship": work.COOK,
    "working in greggs": rf"{work.COOK}|{work.SHOP}",
    "serving tables": work.GUESTS,
    "coding, python mostly": work.CODE,
    "i fix everyone's computer": work.COMPUTERS,
    "stopping hackers": work.CYBER,
    "accounting maybe, i like numbers": rf"{work.MONEY}|{work.NUMBERS}",
    "court, judges, all that": work.LAW,
    "police dogs": rf"{work.POLICE}|{work.ANIMALS}",
    "firefighter": work.RESCUE,
    "making tiktoks for a company": rf"{work.ONLINE}|{work.SCREEN}",
    "camera work on telly": work.SCREEN,
    "working in a shop with my mates": work.SHOP,
    "estate agent like on selling sunset": work.HOUSES,
    "receptionist": work.OFFICE,
    "organising parties": work.PARTIES,
    "undertaker": work.FUNERAL,
    "lab coat, experiments": work.LABORATORY,
    "flight attendant": r"travel|aviation|hospitality",
    "cleaning offices": work.CLEAN,
    "helping people who lost their home": work.ADVICE,
    "i want to look after soldiers' kit": r"survival|military|engineering|warehouse",
}
