"""A college that was asked whom it still has: it has said of two, was reminded, and is to be rung about the others."""

import datetime as dt

from backend.activities.as_at import not_known_on
from backend.activities.choices import ActivityCode, Ground, ProviderKind, Whereabouts
from backend.activities.enrolments import add_provider, enrol
from backend.activities.list_answers import answer_list
from backend.activities.models import Provider
from backend.activities.provider_lists import ask_provider, listed, remind_providers
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline


ASKED_AGO, ANSWERED_AGO, REMINDED_AGO = 12, 10, 7  # days
ON_IT = 6
BEGAN = dt.timedelta(days=80)
COLLEGE = {
    "name": "Wandlemere College",
    "kind": ProviderKind.COLLEGE,
    "contact_name": "Bea Fernsby",
    "email": "records@college.example",
    "phone": "020 7946 0177",
}
ANOTHER = {
    "name": "Northbank Training",
    "kind": ProviderKind.PROVIDER,
    "contact_name": "Ola Marsh",
    "email": "learners@northbank.example",
    "phone": "020 7946 0178",
}


class ProviderLists:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.cast, self.adviser = timeline, cast, cast.advisers[0]

    def expect(self) -> None:
        for days, happens in ((ASKED_AGO, self._ask), (ANSWERED_AGO, self._answer), (REMINDED_AGO, self._remind)):
            self.timeline.at(self.timeline.until - dt.timedelta(days=days), happens)

    def _ask(self) -> None:
        made = add_provider(council=self.cast.council, by=self.adviser, **COLLEGE)
        add_provider(council=self.cast.council, by=self.adviser, **ANOTHER)
        for person in _who_may_be_there():
            self._enrol(person, made)
            if made.enrolments.count() == ON_IT:
                break
        if made.enrolments.exists():
            ask_provider(provider=made, by=self.adviser)

    def _enrol(self, person: CareLeaver, made: Provider) -> None:
        agreed = {"ground": Ground.CONSENT, "agreed_on": clock.today(), "agreed_how": ContactMethod.PHONE}
        there = {"provider": made, "code": ActivityCode.F2, "starts_on": clock.today() - BEGAN}
        try:
            enrol(care_leaver=person, by=self.adviser, **there, **agreed)
        except Refused:  # by their age or their days of support it is not for them
            return

    def _answer(self) -> None:
        """Of one they are still there; of another where they moved to, which is a provider of ours."""
        asked = self._provider().lists.filter(closed_on=None).first()
        if asked is None:
            return
        rows = listed(asked)
        here, *others = rows[: max(1, len(rows) // 3)]
        answer_list(asked=asked, enrolment=here, said=Whereabouts.STILL_HERE)
        for row in others:
            last = clock.today() - dt.timedelta(days=20)
            answer_list(asked=asked, enrolment=row, said=Whereabouts.MOVED, last_day=last, where=ANOTHER["name"])

    def _remind(self) -> None:
        remind_providers(council=self.cast.council)

    def _provider(self) -> Provider:
        return Provider.objects.get(council=self.cast.council, name=COLLEGE["name"])


def _who_may_be_there() -> list[CareLeaver]:
    """First those of whom nobody knows; then those who are on a course."""
    supported = CareLeaver.objects.supported().order_by("id")
    on_a_course = supported.filter(activity_spells__code=ActivityCode.F2, activity_spells__ends_on=None)
    return [*supported.filter(not_known_on(clock.today()))[: ON_IT // 2], *on_a_course]
