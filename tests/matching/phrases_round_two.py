"""What young people say they want, written after the first revision of the lexicon.

While the set was unseen, 84% of first answers were right and 69% of the first five. It was in sight at the second
revision, so it no longer says what to expect of strangers. Labels are as in `phrases_round_one`.
"""

from tests.matching import relevant_titles as work


ROUND_TWO = {
    "my mum's a childminder and i help her": work.CHILDREN,
    "reading with kids who find it hard": work.TEACHING,
    "mentoring younger kids so they dont end up in gangs": work.SOCIAL,
    "sitting with old people and making them smile": work.CARE,
    "the nurses were kind when i was in hospital, i want to do that": work.NURSING,
    "blues and twos": work.RESCUE,
    "doing people's braces": work.TEETH,
    "helping people walk again after an accident": work.THERAPY,
    "getting people fit": work.SPORT,
    "playing footie for a living": work.SPORT,
    "cats, rabbits, anything fluffy": work.ANIMALS,
    "feeding the chickens and the pigs": work.FARM,
    "working in a park in the fresh air": work.OUTSIDE,
    "stopping pollution": work.GREEN,
    "plastering with my uncle": work.WALLS,
    "putting roofs on": work.ROOFS,
    "wiring up houses": work.WIRES,
    "unblocking sinks": work.PIPES,
    "carving things from wood": work.WOOD,
    "i built a wall once and liked it": work.SITE,
    "changing tyres and oil": work.CARS,
    "building robots": work.MACHINES,
    "making metal gates": work.METAL,
    "loading bags onto planes": work.AIRCRAFT,
    "tube driver": work.RAIL,
    "moving boxes about in a big shed": work.WAREHOUSE,
    "hair and makeup for weddings": rf"{work.HAIR}|{work.BEAUTY}",
    "cornrows and locs": work.HAIR,
    "cooking jollof and selling it": work.COOK,
    "making coffees and chatting to regulars": work.GUESTS,
    "minecraft mods, i taught myself to code": work.CODE,
    "setting up wifi and sorting out laptops": work.COMPUTERS,
    "counting cash, i never lose a penny": work.MONEY,
    "arguing, i should be a barrister": work.LAW,
    "finding out who did the murder": work.POLICE,
    "taking photos at parties": work.SCREEN,
    "editing clips": work.SCREEN,
    "getting loads of followers": work.ONLINE,
    "selling trainers": rf"{work.SHOP}|{work.TALK}",
    "typing, quiet office": work.OFFICE,
    "running my own business one day": work.LEAD,
    "laying people to rest": work.FUNERAL,
    "science was my best subject": work.LABORATORY,
    "putting on festivals": work.PARTIES,
    "digging up roman stuff": work.HISTORY,
}
