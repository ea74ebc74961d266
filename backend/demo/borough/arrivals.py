"""Young people come to the service one by one, with what is known of them on the day."""

import datetime as dt
import random

from backend.activities.choices import ActivityCode, Source
from backend.activities.details import AT_WORK, ActivityDetails
from backend.activities.services import start_activity
from backend.care_leavers import safety, services
from backend.care_leavers.ages import school_leaving_day
from backend.care_leavers.choices import NAMES_ITS_EMPLOYER, ContactMethod, EvidenceLevel, InTouch
from backend.care_leavers.consents import give_consent
from backend.care_leavers.evidence import NO_EVIDENCE, Evidence
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.profiles import Profile
from backend.demo.borough.savepoints import without_savepoints
from backend.demo.borough.stories import Story
from backend.demo.borough.timeline import Timeline


FIRST_ACTIVITY = (
    (ActivityCode.F2, 26), (ActivityCode.P2, 5), (ActivityCode.F1, 5), (ActivityCode.F5, 14), (ActivityCode.P5, 6),
    (ActivityCode.G5, 30), (ActivityCode.G4, 6), (ActivityCode.G6, 3), (ActivityCode.NOT_KNOWN, 5),
)  # fmt: skip
WORDS = (
    "I just want somebody to give me a chance.",
    "College was not for me but I like learning with my hands.",
    "The bus takes ages, so somewhere close please.",
    "I want to earn my own money.",
    "I get nervous at interviews.",
)
# Three years of contacts every few weeks would take a minute to make: only the last months have as many as they should.
RECENTLY = dt.timedelta(days=190)
SELDOM, OFTEN = (120, 180), (28, 60)
SAID = ("Talked about next steps.", "Went through the matches together.", "Checked documents for an application.")
TOLD_BY = "Jo Hall, Seven Rivers College (invented)"
LIKES = ("Text first, after 3pm", "", "By phone, mornings", "Text only", "", "E-mail, then a call")  # to be reached


class Arrivals:
    def __init__(self, chance: random.Random, timeline: Timeline, cast: Cast):
        self.chance, self.timeline, self.cast = chance, timeline, cast

    def expect(self, number: int, profile: Profile) -> None:
        self.timeline.at(profile.joined_on, lambda: self._arrive(number, profile))

    @without_savepoints()
    def _arrive(self, number: int, profile: Profile) -> None:
        adviser = self.cast.advisers[number % len(self.cast.advisers)]
        person = services.add_care_leaver(
            council=self.cast.council,
            **profile.facts,
            phone=f"07700 900{number:03d}",
            email=f"{profile.facts['given_name'].lower()}.{number}@people.example",
            contact_preference=LIKES[number % len(LIKES)],
            in_touch=InTouch.YES,
            eet_adviser=adviser,
            personal_adviser_phone=f"020 7946 01{number % len(self.cast.personal_advisers):02d}",
            personal_adviser=self.cast.personal_advisers[number % len(self.cast.personal_advisers)],
            by=adviser,
        )
        for category, starts_on in profile.entitlements:
            services.set_entitlement(care_leaver=person, category=category, starts_on=starts_on, by=adviser)
        self._activity(person)
        self._agree(person, profile)
        self._keep_safe(person, number)
        self._stay_in_touch(person)
        self._try(person)

    def _activity(self, person: CareLeaver) -> None:
        codes, weights = zip(*FIRST_ACTIVITY, strict=True)
        code = ActivityCode.G5 if person.in_custody else self.chance.choices(codes, weights)[0]
        if code == ActivityCode.G6 and not person.caring_for_child:
            code = ActivityCode.G5
        on = clock.today() - dt.timedelta(days=self.chance.randint(10, 300))
        code = _lawful(code, person, on)
        said = Evidence(EvidenceLevel.SAID_BY_OTHERS, TOLD_BY, on) if code == ActivityCode.F2 else NO_EVIDENCE
        known = {"source": Source.CASE_SYSTEM, "details": ActivityDetails(evidence=said), "by": person.eet_adviser}
        start_activity(care_leaver=person, code=code, on=on, **known)
        if code in (ActivityCode.F2, ActivityCode.P2) and self.chance.random() < 0.6:
            ends = clock.today() + dt.timedelta(days=self.chance.randint(60, 500))
            self.timeline.at(ends, lambda: self._course_over(person.id))

    @without_savepoints()
    def _course_over(self, person_id: int) -> None:
        person = CareLeaver.objects.select_related("eet_adviser").get(id=person_id)
        if person.placements.current().exists():
            return
        code = self.chance.choice((ActivityCode.G5, ActivityCode.G5, ActivityCode.F2, ActivityCode.F5))
        code = _lawful(code, person, clock.today())
        start_activity(
            care_leaver=person, code=code, on=clock.today(), source=Source.CASE_SYSTEM, by=person.eet_adviser
        )

    def _agree(self, person: CareLeaver, profile: Profile) -> None:
        for kind in [each for each in profile.consents if each not in NAMES_ITS_EMPLOYER]:
            give_consent(
                care_leaver=person,
                kind=kind,
                on=clock.today(),
                how=ContactMethod.IN_PERSON,
                by=person.eet_adviser,
            )
        if self.chance.random() < 0.5:
            words = self.chance.choice(WORDS)
            services.record_view(care_leaver=person, on=clock.today(), words=words, by=person.eet_adviser)

    def _keep_safe(self, person: CareLeaver, number: int) -> None:
        if number % 17 == 4:
            safety.avoid_place(
                care_leaver=person,
                easting=person.home_easting + 2500,
                northing=person.home_northing + 800,
                radius_metres=1500,
                note="Agreed with the young person at the last review.",
                by=person.eet_adviser,
            )
        if number % 23 == 6:
            employer, _ = self.cast.employers[number % len(self.cast.employers)]
            safety.avoid_employer(
                care_leaver=person, employer=employer, note="A relative works there.", by=person.eet_adviser
            )

    def _stay_in_touch(self, person: CareLeaver) -> None:
        day = clock.today()
        quiet_from = self.timeline.until - dt.timedelta(days=self.chance.choices((0, 70, 200), (86, 9, 5))[0])
        while day < quiet_from:
            self.timeline.at(day, lambda: self._contact(person))
            is_recent = self.timeline.until - day < RECENTLY
            day += dt.timedelta(days=self.chance.randint(*(OFTEN if is_recent else SELDOM)))
        if quiet_from < self.timeline.until - dt.timedelta(days=150):
            self.timeline.at(self.timeline.until - dt.timedelta(days=9), lambda: self._lost_touch(person.id))

    @without_savepoints()
    def _contact(self, person: CareLeaver) -> None:
        """As they were on arrival: a contact takes nothing of them that changes."""
        services.record_contact(
            care_leaver=person,
            on=clock.today(),
            method=self.chance.choice((ContactMethod.PHONE, ContactMethod.TEXT, ContactMethod.IN_PERSON)),
            reached=self.chance.random() < 0.8,
            note=self.chance.choice(SAID),
            by=person.eet_adviser,
        )

    def _lost_touch(self, person_id: int) -> None:
        person = CareLeaver.objects.select_related("eet_adviser").get(id=person_id)
        services.update_profile(care_leaver=person, in_touch=InTouch.NO, by=person.eet_adviser)

    def _try(self, person: CareLeaver) -> None:
        """The adviser looks for something now and then, over the years."""
        story = Story(self.chance, self.timeline, person.id)
        day = clock.today() + dt.timedelta(days=self.chance.randint(5, 60))
        while day <= self.timeline.until:
            if self.chance.random() < 0.24:
                self.timeline.at(day, story.begin)
            day += dt.timedelta(days=self.chance.randint(70, 160))


def _lawful(code: ActivityCode, person: CareLeaver, on: dt.date) -> ActivityCode:
    """Nobody works before they may leave school."""
    return ActivityCode.F2 if code in AT_WORK and on <= school_leaving_day(person.birth_date) else code
