"""What the yearly return asks of the invented people: kinds of homes from when they came, and facts for returns."""

import datetime as dt
import random

from backend.activities.choices import ActivityCode, Source
from backend.activities.details import ActivityDetails
from backend.activities.models import ActivitySpell
from backend.activities.past import record_activity
from backend.activities.services import add_details
from backend.care_leavers.ages import birthday
from backend.care_leavers.choices import Accommodation
from backend.care_leavers.entitlements import ADULT
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.standing import accommodation_code, record_accommodation
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.reference.nccis import nccis_codes, usual_nccis
from backend.returns.annex_a import entitled_on
from backend.returns.choices import EthnicCode, Sex
from backend.returns.collection import latest_ended
from backend.returns.members import cohort_of, reading_for
from backend.returns.models import reading_of
from backend.returns.services import save_return_facts


YOUNG_HOMES = (Accommodation.RESIDENTIAL, Accommodation.SUPPORTED_LODGINGS, Accommodation.SUPPORTED)
ADULT_HOMES = (
    *(Accommodation.INDEPENDENT, Accommodation.INDEPENDENT, Accommodation.SUPPORTED, Accommodation.FORMER_CARERS),
    *(Accommodation.LODGINGS, Accommodation.FOYER, Accommodation.WITH_PARENTS, Accommodation.EMERGENCY),
)
ETHNIC = ("WBRI", "WBRI", "WBRI", "BCRB", "BAFR", "MWBC", "AIND", "ABAN", "OOTH", "NOBT")
LIKELY_NCCIS = ("230", "240", "330", "360", "619", "630")
NOT_SAID = ("", ActivityCode.NOT_KNOWN)
LONG_BEFORE = dt.timedelta(days=300)
TEAMS = ("Leaving care north", "Leaving care south")
UPN_OF_NOBODY = 900_000_000_000  # a local authority number that no council has: these are invented


class Returns:
    """Drawn apart from all else, so that what was drawn before stays as it was."""

    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.cast = timeline, cast

    def expect(self) -> None:
        self.timeline.at(self.timeline.until - dt.timedelta(days=1), self._happen)

    def _happen(self) -> None:
        people = CareLeaver.objects.for_council(self.cast.council.id).select_related("eet_adviser").order_by("id")
        for number, person in enumerate(people):
            drawn = random.Random(number)
            self._homes(person, drawn)
            self._facts(person, number, drawn)
        self._ask_who_is_not_known()
        self._say_which_code()

    def _homes(self, person: CareLeaver, drawn: random.Random) -> None:
        adult_on = birthday(person.birth_date, ADULT)
        came = clock.day_of(person.created_at) - LONG_BEFORE
        if came < adult_on:
            self._lives(person, drawn.choice(YOUNG_HOMES), max(came, birthday(person.birth_date, 16)), drawn)
        if adult_on <= clock.today():
            self._lives(person, drawn.choice(ADULT_HOMES), max(came, adult_on), drawn)

    def _lives(self, person: CareLeaver, kind: Accommodation, on: dt.date, drawn: random.Random) -> None:
        if person.in_custody:
            kind = Accommodation.CUSTODY
        suits = kind not in (Accommodation.CUSTODY, Accommodation.EMERGENCY) and drawn.random() > 0.08
        record_accommodation(care_leaver=person, code=accommodation_code(kind, suits), on=on, by=person.eet_adviser)

    def _facts(self, person: CareLeaver, number: int, drawn: random.Random) -> None:
        save_return_facts(
            care_leaver=person,
            child=person.identifier.replace("-", ""),
            sex=drawn.choice((Sex.MALE, Sex.FEMALE)),
            ethnic_code=EthnicCode(drawn.choice(ETHNIC)),
            upn=f"A{UPN_OF_NOBODY + number}",
            was_unaccompanied=number % 10 == 3,
            has_disability=number % 9 == 4,
            team=TEAMS[number % 2],
            worker="",
            by=person.eet_adviser,
        )

    def _ask_who_is_not_known(self) -> None:
        """As staff do before the return is due: whoever was in touch was asked what they did on the day."""
        council, year = self.cast.council, latest_ended(clock.today())
        cohort = cohort_of(council, year, reading_for(year, reading_of(council)))
        days = [(each.person_id, each.day) for each in cohort.members if each.activity in NOT_SAID]
        days += [(each.person.pk, year.last) for each in entitled_on(council, year.last, {})]
        people = CareLeaver.objects.in_bulk({person for person, _ in days})
        for person, day in dict.fromkeys(days):
            if not people[person].activity_spells.on(day).exclude(code=ActivityCode.NOT_KNOWN).exists():
                facts = {"code": ActivityCode.G5, "on": day, "ends_on": day, "source": Source.WORKER}
                record_activity(care_leaver=people[person], by=self.cast.advisers[0], **facts)

    def _say_which_code(self) -> None:
        """NCCIS has several codes for what one of ours says: here the likeliest stands for it."""
        for spell in ActivitySpell.objects.for_council(self.cast.council.id).filter(nccis_code=""):
            if not usual_nccis(spell.code, spell.starts_on):
                may_be = nccis_codes(spell.code, spell.starts_on)
                code = next((each for each in LIKELY_NCCIS if each in may_be), may_be[0])
                add_details(spell=spell, details=ActivityDetails(nccis_code=code), by=None)
