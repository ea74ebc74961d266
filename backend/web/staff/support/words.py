"""How it is said who may need support, on Today, in the list of placements and on its own page: facts, and what may
help."""

from collections.abc import Iterable, Sequence

from backend.opportunities.models import Opportunity
from backend.placements.support_choices import Helped, SupportKind
from backend.ranking.may_need_support.facts import Row
from backend.ranking.may_need_support.listing import MayNeedSupport
from backend.ranking.may_need_support.signs import Sign
from backend.web.kit.formats import listed, short_day
from backend.web.kit.opportunities.facts import SUPPORT


OFTEN_TRIED = {
    SupportKind.HOURS: "a later start or other hours",
    SupportKind.TRAVEL: "help with travel for the first weeks",
    SupportKind.MONEY: "asking payroll, or help with money",
    SupportKind.MANAGER: "a talk with the manager and them together",
    SupportKind.PEOPLE: "a buddy or mentor there",
    SupportKind.CALLS: "a call now, and another in a week",
    SupportKind.LEARNING: "help with the work or the training",
    SupportKind.KIT: "kit or clothes",
    SupportKind.HOME: "help with where they live, by their personal adviser",
}
MOST_SUGGESTED = 2
FACTS_BEHIND = (
    "A check-in that was due five working days ago and heard nobody; hard or very hard, or support asked for, at the"
    " last check-in with either side; days missed; a worry that was ticked; “hard” on their own page; a break, and the"
    " two weeks after it; another manager or employer; a shift that starts before 7am in the first eight weeks, while"
    " their travel is not planned; pay below the minimum."
)
CANNOT_SEE = (
    "What nobody has said or recorded. In stays that we invented to try it, half of those that ended early had no sign"
    " two weeks before, and nearly half of those that lasted had one: it is no forecast about a person. Health, faith,"
    " ethnicity, care and custody are no sign, and words that somebody wrote are read by people alone."
)
ORDER = (
    "Where nothing has been done comes first. Within that, the week of the placement and its kind, by how often people"
    " leave then, and how much the signs have to say; what is equal by who has waited longest."
)


def sentences(signs: Iterable[Sign]) -> str:
    return " ".join(f"{sign.sentence}." for sign in signs)


def in_short(found: MayNeedSupport) -> tuple[str, str]:
    """For a cell of a table: the first sign, and how many more, or that something was tried."""
    first, *more = found.waiting or found.tried
    beside = [f"and {len(more)} more"] if more else []
    beside += [] if found.waiting else ["something was tried"]
    return first.sentence, ", ".join(beside)


def often_helps(found: MayNeedSupport) -> str:
    """What is often tried, and what the employer offers; empty where nothing more comes to mind."""
    kinds = [OFTEN_TRIED[kind] for kind in found.suggested if kind in OFTEN_TRIED][:MOST_SUGGESTED]
    tried = f"Often tried: {', or '.join(kinds)}." if kinds else ""
    return " ".join(filter(None, (tried, _offers(found.placement.opportunity))))


def _offers(opportunity: Opportunity) -> str:
    offered = [SUPPORT.get(code, code).lower() for code in opportunity.support_offered]
    return f"The employer offers: {listed(offered)}." if offered else ""


def what_was_done(rows: Sequence[Row]) -> list[str]:
    """The latest first."""
    return [_done(row) for row in reversed(rows)]


def _done(row: Row) -> str:
    kind = SupportKind(row["kind"]).label
    return f"{short_day(row['on'])}, {row['by']}: {kind}. {_ended(row['words'])} {_helped(row)}".rstrip()


def _helped(row: Row) -> str:
    if row["helped"]:
        said = f" “{row['helped_words']}”" if row["helped_words"] else ""
        return f"Did it help, {short_day(row['helped_on'])}: {Helped(row['helped']).label.lower()}.{said}"
    return f"Ask whether it helped on {short_day(row['asks_on'])}." if row["asks_on"] else ""


def _ended(words: str) -> str:
    plain = " ".join(words.split())
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."
