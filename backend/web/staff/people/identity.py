"""Whose record this is: what stands above every page about one young person."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse
from django.urls import reverse

from backend.activities.choices import NEET
from backend.activities.permissions import can_ask_providers
from backend.care_leavers.choices import ContactMethod, InTouch
from backend.care_leavers.entitlements import standing_on
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.paper_permissions import can_see_papers
from backend.care_leavers.permissions import (
    can_edit_profile,
    can_record_contact,
    can_see_home,
    can_see_own_pages,
    can_see_safety_marks,
    care_leavers_of,
)
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.permissions import can_raise_concerns
from backend.placements.permissions import can_promise
from backend.placements.run_ups import is_due
from backend.placements.standing import with_standing
from backend.ranking.safety_marks import MarksSeen
from backend.support.permissions import can_see_money
from backend.web.kit.content import Tag
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import NOT_RECORDED, listed, plural, short_day
from backend.web.staff.people.activity import activity_tag
from backend.web.staff.people.profile_rows import home_area


SECTIONS = (
    ("Matches", "person"),
    ("Profile and agreements", "person-profile"),
    ("Contacts and views", "person-contacts"),
    ("Plan", "person-plan"),
    ("Referrals and placements", "person-journey"),
    ("Papers", "person-papers"),
    ("Money", "person-money"),
    ("Their page", "person-own-page"),
)
OPEN_TO = {
    "person-own-page": can_see_own_pages,
    "person-papers": can_see_papers,
    "person-money": can_see_money,
}  # others to whoever may open the young person
FORM_PAGE = "web/staff/people/form_page.html"
FEWEST_MONTHS = 2  # a shorter time is said by its first day


@dataclass(frozen=True)
class Identity:
    """`current` is the name of the section that is shown; `seen` what the viewer may read of the marks, if known."""

    care_leaver: CareLeaver
    viewer: Viewer
    current: str = ""
    seen: MarksSeen | None = None

    @property
    def name(self) -> str:
        return self.care_leaver.full_name

    @property
    def full_given_name(self) -> str:
        """The name on paper, where they go by another."""
        return "" if self.care_leaver.known_as == self.care_leaver.given_name else self.care_leaver.given_name

    @property
    def age(self) -> int:
        return self.care_leaver.age_on(clock.today())

    @property
    def entitlement(self) -> str:
        born, spells = self.care_leaver.birth_date, self.care_leaver.entitlement_spells.all()
        standing = standing_on(clock.today(), born, spells)
        if standing is None:
            return "Entitlement not recorded yet"
        return standing.category.label if standing.category else "Entitlement ended by law"

    @cached_property
    def _standing(self) -> CareLeaver:
        """The row with what `with_standing` adds, which somebody read another way has not yet."""
        if hasattr(self.care_leaver, "activity_since"):
            return self.care_leaver
        return with_standing(care_leavers_of(self.viewer).filter(pk=self.care_leaver.pk), clock.today()).get()

    @property
    def activity(self) -> Tag:
        return activity_tag(self._standing.activity)

    @property
    def knows_activity(self) -> bool:
        return bool(self._standing.activity)

    @property
    def is_looked_for(self) -> bool:
        return bool(self._standing.is_looked_for)

    @property
    def activity_for(self) -> str:
        """For how long, of who is not in EET since they last were: months once there are some, else since which day."""
        standing = self._standing
        since = standing.not_in_eet_since if standing.activity in NEET else standing.activity_since
        if since is None:
            return ""
        months = months_between(since, clock.today())
        return f"for {months} months" if months >= FEWEST_MONTHS else f"since {short_day(since)}"

    @property
    def last_reached(self) -> str:
        standing = self._standing
        if standing.last_reached is None:
            return "not yet"
        how = ContactMethod(standing.reached_by).label if standing.reached_by else "check-in"
        return f"{short_day(standing.last_reached)}, {how.lower()}"

    @property
    def home(self) -> str:
        """The area alone, and of a confidential home not even that; nothing for those who may not see where it is."""
        if not can_see_home(self.viewer):
            return ""
        area, furthest = home_area(self.care_leaver) or NOT_RECORDED, self.care_leaver.max_travel_minutes
        return f"{area}, travels up to {furthest} min" if furthest else area

    @property
    def first_wish(self) -> str:
        return next(iter(self.care_leaver.route_interests or ()), "")

    @cached_property
    def to_avoid(self) -> str:
        """How many places and employers, of those that the viewer may read."""
        if not can_see_safety_marks(self.viewer):
            return ""
        seen = self.seen or MarksSeen(self.viewer, [self.care_leaver.id])
        places = [mark for mark in self.care_leaver.places_to_avoid if seen.may_read(mark)]
        employers = [mark for mark in self.care_leaver.employers_to_avoid if seen.may_read(mark)]
        counted = ((len(places), "place,places"), (len(employers), "employer,employers"))
        said = [plural(count, words) for count, words in counted if count]
        return f"{listed(said)} to avoid" if said else ""

    @property
    def custody(self) -> str:
        """Whether they are in custody or on a licence, for those who may read what is said of safety."""
        person = self.care_leaver
        if not can_see_safety_marks(self.viewer):
            return ""
        release = person.expected_release
        until = f"release {short_day(release)}" if release else "day of release not known"
        custody = f"In custody, {until}" if person.in_custody else ""
        licence = "Licence conditions" if person.licence_conditions.strip() else ""
        return ". ".join(filter(None, (custody, licence)))

    @property
    def in_touch(self) -> str:
        return "" if self.care_leaver.in_touch == InTouch.YES else self.care_leaver.get_in_touch_display()

    @property
    def section(self) -> str:
        return next((label for label, name in SECTIONS if name == self.current), "")

    @property
    def sections(self) -> list[tuple[str, str, bool]]:
        """Those that the viewer may open: an auditor reads what was decided, not what is said between two people."""
        return [
            (label, reverse(name, args=[self.care_leaver.public_id]), name == self.current)
            for label, name in SECTIONS
            if name not in OPEN_TO or OPEN_TO[name](self.viewer)
        ]

    @property
    def actions(self) -> list[tuple[str, str]]:
        wanted = (
            ("Log a contact", "person-contact", can_record_contact),
            ("Record what they said", "person-view", can_record_contact),
            ("Record an activity", "person-activity", can_edit_profile),
            ("Record being in touch", "person-in-touch", can_edit_profile),
            ("Record a kind of home", "person-accommodation", can_edit_profile),
            ("Ask where they are", "person-enrolment", can_ask_providers),
            ("Promise something", "person-promise", can_promise),
            *((("Before the release", "person-run-up", can_see_safety_marks),) if is_due(self.care_leaver) else ()),
            ("What to ask", "person-parts", can_edit_profile),
            ("Edit profile", "person-edit", can_edit_profile),
            ("Raise a concern about an employer", "person-concern", can_raise_concerns),
        )
        return [(text, self._url(name)) for text, name, may in wanted if may(self.viewer)]

    def _url(self, name: str) -> str:
        """A concern that is raised from the profile leads back to it."""
        from_profile = name == "person-concern" and self.current == "person-profile"
        return reverse(name, args=[self.care_leaver.public_id]) + ("?from=profile" if from_profile else "")


class PersonFormPage(FormPage):
    """A form about one young person, under the bar that says whose record this is."""

    def show_about(
        self, person: CareLeaver, template: str = FORM_PAGE, /, *, heading: str, title: str = "", **looks
    ) -> HttpResponse:
        identity = Identity(person, self.request.viewer)
        title = title or f"{heading}: {identity.name}"
        return self.show(template, heading=heading, title=title, identity=identity, **looks)


def ranked_url(care_leaver: CareLeaver) -> str:
    """Where it is said whether their matches are worked out again."""
    return reverse("person-ranked", args=[care_leaver.public_id])


def months_between(first: dt.date, last: dt.date) -> int:
    """Whole months."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
