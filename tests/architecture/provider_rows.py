"""Rows of a provider that tells whom it still has."""

from functools import cached_property
from uuid import uuid4

from backend.activities.enrolments import add_provider, enrol
from backend.activities.list_answers import answer_list
from backend.activities.provider_lists import ask_provider
from backend.activities.services import start_activity
from backend.core import clock


class ProviderRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def provider(self):
        facts = {"kind": "college", "contact_name": "Sam Carr", "email": "sam@college.example"}
        name = f"Westside College {uuid4()}"  # rows are made twice in one council
        return add_provider(council=self.council, name=name, by=self.adviser, **facts)

    @cached_property
    def enrolment(self):
        return self._enrolled(self.another_person())

    @cached_property
    def asked_enrolment(self):
        """Of somebody whose provider has been asked, and has not said yet."""
        enrolled = self._enrolled(self.another_person())
        ask_provider(provider=self.provider, by=self.adviser)
        return enrolled

    @cached_property
    def list_answer(self):
        """One that contradicts what is known."""
        person = self.another_person()
        start_activity(care_leaver=person, code="G5", on=clock.today(), source="worker", by=self.adviser)
        enrolled = self._enrolled(person)
        asked = ask_provider(provider=self.provider, by=self.adviser)
        return answer_list(asked=asked, enrolment=enrolled, said="still_here")

    def _enrolled(self, person):
        today = clock.today()
        facts = {"code": "F2", "starts_on": today, "ground": "consent", "agreed_on": today, "agreed_how": "phone"}
        return enrol(care_leaver=person, provider=self.provider, by=self.adviser, **facts)
