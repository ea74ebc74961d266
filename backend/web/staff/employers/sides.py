"""Two rows of employers beside each other: what tells whether they are one, and what hangs on each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from django.db.models import Q

from backend.councils.viewer import Viewer
from backend.employers.choices import Register
from backend.employers.models import Check, Employer, EmployerContact, TradingName
from backend.employers.permissions import concerns_of
from backend.employers.register_numbers import SHAPES, numbers_of
from backend.employers.services import hold
from backend.opportunities.models import Site
from backend.opportunities.permissions import opportunities_of
from backend.referrals.permissions import introduced_by_employer
from backend.web.kit.content import Link, Table, Tag, columns
from backend.web.kit.formats import NOT_RECORDED, day, listed, plural, shown_count
from backend.web.kit.shown import Shown
from backend.web.staff.employers.organisation_tables import link_to_employer


MOST_PLACES = 5
TELLS_WHO = (
    "Trades as",
    "Kind",
    "Companies House number",
    "Charity number",
    "Addresses",
    "Telephone",
    "Web address",
    "Mail of its people",
)


@dataclass(frozen=True)
class Sides:
    """What is read of both at once."""

    viewer: Viewer
    employers: Sequence[Employer]

    @cached_property
    def names(self) -> dict[int, list[str]]:
        found = TradingName.objects.current().filter(employer__in=self.employers).order_by("name")
        return self._by_employer(found.values_list("employer_id", "name"))

    @cached_property
    def places(self) -> dict[int, list[str]]:
        mine = opportunities_of(self.viewer).filter(employer__in=self.employers)
        sites = (
            Site.objects.filter(opportunity__in=mine).select_related("opportunity").order_by("-opportunity_id", "id")
        )
        return self._by_employer((site.opportunity.employer_id, site.in_words) for site in sites)

    @cached_property
    def people(self) -> dict[int, list[EmployerContact]]:
        current = EmployerContact.objects.current().filter(employer__in=self.employers).order_by("name", "id")
        return self._by_employer((each.employer_id, each) for each in current)

    @cached_property
    def numbers_given(self) -> dict[int, list[str]]:
        """Register numbers that stand in the evidence of a check."""
        checks = Check.objects.standing().filter(employer__in=self.employers).exclude(number="").order_by("id")
        return self._by_employer(checks.values_list("employer_id", "number"))

    @cached_property
    def states(self) -> dict[int, list[str]]:
        mine = opportunities_of(self.viewer).filter(employer__in=self.employers).order_by("id")
        return self._by_employer(mine.values_list("employer_id", "state"), once=False)

    @cached_property
    def concerns(self) -> dict[int, list[int]]:
        mine = concerns_of(self.viewer).filter(Q(employer__in=self.employers), Q(outcome="")).order_by("id")
        return self._by_employer(mine.values_list("employer_id", "id"))

    @cached_property
    def introduced(self) -> dict[int, int]:
        return introduced_by_employer(self.viewer, self.employers)

    def _by_employer(self, found, *, once: bool = True) -> dict:
        by_employer = {each.pk: [] for each in self.employers}
        for employer_id, said in found:
            if not once or said not in by_employer[employer_id]:
                by_employer[employer_id].append(said)
        return by_employer


def sides_table(viewer: Viewer, one: Employer, other: Employer | None) -> Table:
    """One column each; until the other is chosen, the one alone."""
    shown = [one, *([other] if other else [])]
    sides = Sides(viewer, shown)
    rows = [[heading, *(say(sides, each) for each in shown)] for heading, say in SAID]
    return Table("What is recorded", columns("What is recorded", *(each.name for each in shown)), rows)


def shown_of_sides(table: Table, viewer: Viewer, one: Employer, other: Employer | None) -> Shown:
    """By what a row tells who each of the two is; what hangs on them may change without making them others."""
    return Shown(_who_they_are(table, one, other), partial(_who_they_are_now, viewer, one, other))


def _who_they_are(table: Table, one: Employer, other: Employer | None) -> dict[str, list[object]]:
    names = [each.name for each in (one, other) if each]
    return {"Employer": names} | {str(row[0]): row[1:] for row in table.rows if row[0] in TELLS_WHO}


def _who_they_are_now(viewer: Viewer, one: Employer, other: Employer | None) -> dict[str, list[object]]:
    for each in (one, other):
        if each:
            hold(each)
    return _who_they_are(sides_table(viewer, one, other), one, other)


def _names(sides: Sides, employer: Employer):
    return listed(sides.names[employer.pk]) if sides.names[employer.pk] else "none recorded"


def _given(sides: Sides, employer: Employer, number: str, register: Register, without: str = NOT_RECORDED) -> str:
    """The number on record, or those like it that somebody gave as evidence of a check and did not put there."""
    if number:
        return number
    recorded = numbers_of(employer)
    given = [
        each for each in sides.numbers_given[employer.pk] if SHAPES[register].fullmatch(each) and each not in recorded
    ]
    return f"{without} (given with a check: {listed(given)})" if given else without


def _places(sides: Sides, employer: Employer) -> str:
    places = sides.places[employer.pk]
    more = len(places) - MOST_PLACES
    said = "; ".join(places[:MOST_PLACES])
    return (f"{said}; and {more:,} more" if more > 0 else said) or "no place of its opportunities is recorded"


def _telephones(sides: Sides, employer: Employer) -> str:
    theirs = [f"{each.phone} ({each.name})" for each in sides.people[employer.pk] if each.phone]
    published = [f"{employer.published_phone} (published)"] if employer.published_phone else []
    return "; ".join(published + theirs) or NOT_RECORDED


def _mail_hosts(sides: Sides, employer: Employer) -> str:
    hosts = sorted({each.email.rpartition("@")[2] for each in sides.people[employer.pk]})
    return listed(hosts) if hosts else "nobody on the list yet"


def _website(sides: Sides, employer: Employer):
    return Link(employer.website, employer.website) if employer.website else NOT_RECORDED


def _state(sides: Sides, employer: Employer):
    if employer.is_paused:
        return Tag("Paused", "red")
    return f"verified on {day(employer.verified_at)}" if employer.verified_at else "not verified"


def _opportunities(sides: Sides, employer: Employer) -> str:
    states = sides.states[employer.pk]
    return f"{plural(len(states), 'opportunity,opportunities')}, {states.count('live'):,} live"


def _concerns(sides: Sides, employer: Employer) -> str:
    return plural(len(sides.concerns[employer.pk]), "open concern,open concerns")


SAID: tuple[tuple[str, Callable], ...] = (
    ("Employer", lambda sides, each: link_to_employer(each)),
    ("Trades as", _names),
    ("Kind", lambda sides, each: each.get_kind_display()),
    (
        "Companies House number",
        lambda sides, each: _given(sides, each, each.companies_house_number, Register.COMPANIES),
    ),
    (
        "Charity number",
        lambda sides, each: _given(sides, each, each.charity_number, Register.CHARITIES, "none recorded"),
    ),
    ("Addresses", _places),
    ("Telephone", _telephones),
    ("Web address", _website),
    ("Mail of its people", _mail_hosts),
    ("On the list since", lambda sides, each: day(each.created_at)),
    ("State", _state),
    ("Opportunities", _opportunities),
    ("People on the list", lambda sides, each: f"{len(sides.people[each.pk]):,}"),
    ("Introductions", lambda sides, each: shown_count(sides.introduced.get(each.pk, 0))),
    ("Concerns", _concerns),
)
