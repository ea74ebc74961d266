"""Whose record this is: what stands above every page about one young person."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse

from backend.care_leavers.choices import InTouch
from backend.care_leavers.entitlements import standing_on
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_edit_profile, can_record_contact
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.permissions import can_raise_concerns
from backend.web.kit.form_page import FormPage
from backend.web.staff.people.activity import activity_tag


SECTIONS = (
    ("Matches", "person"),
    ("Profile and agreements", "person-profile"),
    ("Contacts and views", "person-contacts"),
    ("Referrals and placements", "person-journey"),
)
FORM_PAGE = "web/staff/people/form_page.html"


@dataclass(frozen=True)
class Identity:
    care_leaver: CareLeaver
    viewer: Viewer
    current: str = ""  # name of the section that is shown

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

    @property
    def activity(self):
        spell = self.care_leaver.activity_spells.on(clock.today()).first()
        return activity_tag(spell.code if spell else None)

    @property
    def in_touch(self) -> str:
        return "" if self.care_leaver.in_touch == InTouch.YES else self.care_leaver.get_in_touch_display()

    @property
    def workers(self) -> list[str]:
        pairs = (("EET adviser", self.care_leaver.eet_adviser), ("Personal adviser", self.care_leaver.personal_adviser))
        return [f"{role}: {worker or 'not recorded yet'}" for role, worker in pairs]

    @property
    def section(self) -> str:
        return next((label for label, name in SECTIONS if name == self.current), "")

    @property
    def sections(self) -> list[tuple[str, str, bool]]:
        return [
            (label, reverse(name, args=[self.care_leaver.public_id]), name == self.current) for label, name in SECTIONS
        ]

    @property
    def actions(self) -> list[tuple[str, str]]:
        wanted = (
            ("Log a contact", "person-contact", can_record_contact),
            ("Record what they said", "person-view", can_record_contact),
            ("Record an activity", "person-activity", can_edit_profile),
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
