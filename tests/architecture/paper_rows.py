"""A young person's papers: a document, an address, a name, a referee, and a letter."""

import datetime as dt
from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile

from backend.care_leavers.address_letters import make_letter, names_of
from backend.care_leavers.choices import DocumentKind
from backend.care_leavers.documents import add_document
from backend.care_leavers.vetting import record_address, record_check, record_name, record_referee
from backend.core import clock
from backend.reference.choices import VettingCheck
from tests.backend.documents.samples import pdf
from tests.factories.documents import sent_cv


class PaperRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def document(self):
        about = {"care_leaver": self.person, "kind": DocumentKind.CV}
        return add_document(file=SimpleUploadedFile("cv.pdf", pdf()), by=self.adviser, **about)

    @cached_property
    def sent_document(self):
        about = {"care_leaver": self.another_person(), "opportunity": self.another_opportunity()}
        return sent_cv(self.world, self.world.refer(**about))

    @cached_property
    def past_address(self):
        facts = {"lines": "12 High Street\nCroydon", "postcode": "CR0 1EA", "ends_on": None}
        began = clock.today() - dt.timedelta(days=400)
        return record_address(care_leaver=self.another_person(), starts_on=began, by=self.adviser, **facts)

    @cached_property
    def past_name(self):
        return record_name(care_leaver=self.person, name="Amina Bell", by=self.adviser)

    @cached_property
    def referee(self):
        facts = {"name": "Sam Okoro", "known_as": "tutor at Croydon College", "contact": "020 7946 0000"}
        return record_referee(care_leaver=self.person, agreed_on=clock.today(), by=self.adviser, **facts)

    @cached_property
    def address_letter(self):
        person = self.past_address.care_leaver
        facts = {"kind": VettingCheck.DBS, "checked_on": clock.today(), "sat_with": "Jo Larkspur, adviser"}
        record_check(care_leaver=person, by=self.adviser, **facts)
        return make_letter(care_leaver=person, name=names_of(person)[0], by=self.adviser)

    @cached_property
    def gone_through(self):
        """Somebody whose addresses they have looked at, one of them confidential."""
        facts = {"lines": "12 High Street\nCroydon", "postcode": "CR0 1EA", "ends_on": None, "is_confidential": True}
        began = clock.today() - dt.timedelta(days=400)
        person = record_address(
            care_leaver=self.another_person(), starts_on=began, by=self.adviser, **facts
        ).care_leaver
        said = {"kind": VettingCheck.DBS, "checked_on": clock.today(), "sat_with": "Jo Larkspur, adviser"}
        record_check(care_leaver=person, by=self.adviser, **said)
        return person
