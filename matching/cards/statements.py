"""Statements of every card, whatever was measured: findings of trials, limits, and what is never a feature."""

TRIALS = (
    "France (La Bonne Boite, 1.2 million jobseekers, randomised): job finding up by 2% for women, no overall effect "
    "claimed for men.",
    "Sweden (Platsbanken, randomised; Le Barbanchon, Hensvik and Rathelot): employment up by 0.6% within six months.",
    "France (Bob Emploi, 212,277 people, randomised encouragement; Ben Dhia and others): no effect on any employment "
    "outcome.",
    "Denmark (Altmann, Glenny, Mahlstedt and Sebald, randomised): gains where fewer than half were advised, and losses "
    "for others where most were. Advice to everyone at once causes congestion.",
    "Gains of 22% to 73% that are reported of placing refugees by such models are back-tests on past data, not results "
    "of trials.",
)
SO_EXPECT = (
    "So expect effects of 0.6% to 2% on employment from better ranking alone, if any. What young people get from an "
    "adviser, and whether employers answer, weighs more."
)
PROTECTED = (
    "age",
    "disability",
    "gender reassignment",
    "marriage and civil partnership",
    "pregnancy and maternity",
    "race",
    "religion or belief",
    "sex",
    "sexual orientation",
)
NEVER_USED = (
    f"No protected characteristic is a feature: {', '.join(PROTECTED)}. Age acts only through the law, as a criterion. "
    "Care experience is none in law; everybody ranked here has it. An end for illness, disability, pregnancy, "
    "childcare, redundancy or an employer's fault never counts as leaving. Groups for the audit are held apart and "
    "joined for the audit alone."
)
CANNOT = (
    "It cannot say what somebody is worth or able to do: chances are of what comes of a referral, under past practice.",
    "It cannot tell cause: advisers chose who was referred where, and with what chance nobody wrote down.",
    "It does not know people, employers or places beyond what is recorded, and a record may be wrong.",
    "It estimates travel by straight line and two speeds; it reads words, not sentences.",
    "It decides nothing: it orders and explains, and a named person decides each match with a reason.",
    "It ranks everybody alone; where places are few, sharing them out is another step.",
)
DISTRUST = (
    "when the chances are not calibrated on local outcomes, or the back-test shows a change",
    "when much about a person or an opportunity is not recorded yet",
    "when two matches are close: less than about 0.3 in score is the same for practical purposes",
    "for routes, employers or areas with few past referrals",
)
CHANCES_FOR = (
    "Chances are shown to staff only, never to the young person, an employer or on a print; they are disclosed and "
    "explained in a subject-access answer."
)
