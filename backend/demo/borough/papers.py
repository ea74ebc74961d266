"""Two young people with papers: a CV that may be sent, one that nobody has looked at, and a letter about addresses."""

import datetime as dt
import io

from django.core.files.base import ContentFile
from reportlab.pdfgen import canvas

from backend.care_leavers.address_history import history_of, to_answer
from backend.care_leavers.address_letters import make_letter, names_of
from backend.care_leavers.choices import DocumentKind
from backend.care_leavers.document_findings import digest_of
from backend.care_leavers.documents import add_document, findings_of, look_at, take_out_what_stands_beside
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.vetting import record_address, record_check, record_referee
from backend.core import clock
from backend.demo.borough.cast import Cast
from backend.demo.borough.timeline import Timeline
from backend.reference.choices import VettingCheck


DAYS_AGO = 4
PEOPLE = 2
LINES = ("Curriculum vitae", "I like working with my hands, and I am good with people.", "Two weeks in a café, 2025.")


class BoroughPapers:
    def __init__(self, timeline: Timeline, cast: Cast):
        self.timeline, self.adviser = timeline, cast.advisers[0]

    def expect(self) -> None:
        self.timeline.at(self.timeline.until - dt.timedelta(days=DAYS_AGO), self._make)

    def _make(self) -> None:
        mine = CareLeaver.objects.supported().filter(eet_adviser=self.adviser, home_is_confidential=False)
        people = list(mine.exclude(home_postcode="").select_related("council").order_by("id")[:PEOPLE])
        for number, person in enumerate(people):
            document = add_document(
                care_leaver=person, kind=DocumentKind.CV, file=ContentFile(_cv(person)), by=self.adviser
            )
            if number == 0:
                copy = take_out_what_stands_beside(document=document, by=self.adviser)
                look_at(document=copy, found=digest_of(findings_of(copy, person)), by=self.adviser)
                self._go_through_addresses(person)

    def _go_through_addresses(self, person: CareLeaver) -> None:
        began = clock.today() - dt.timedelta(days=6 * 365)
        for home in to_answer(history_of(person)):
            record_address(
                care_leaver=person,
                starts_on=began,
                ends_on=home.ends_on,
                lines="12 Invented Street\nWandlemere",
                postcode=home.postcode,
                home=home,
                by=self.adviser,
            )
        tutor = {"name": "Ines Marlow", "known_as": "tutor at Wandlemere College", "contact": "ines@college.example"}
        record_referee(care_leaver=person, agreed_on=clock.today(), by=self.adviser, **tutor)
        checked = {"kind": VettingCheck.DBS, "checked_on": clock.today(), "sat_with": f"{self.adviser}, adviser"}
        record_check(care_leaver=person, by=self.adviser, **checked)
        make_letter(care_leaver=person, name=names_of(person)[0], by=self.adviser)


def _cv(person: CareLeaver) -> bytes:
    """With who made it, and with a phone number and a postcode among its words."""
    lines = person.full_name, f"{person.home_postcode}, {person.phone}"
    return cv_of(*lines, author="Leaving care team (invented)", title="CV after review")


def cv_of(*lines: str, author: str = "", title: str = "") -> bytes:
    """As a program writes it."""
    made = io.BytesIO()
    paper = canvas.Canvas(made, invariant=1)
    paper.setAuthor(author)
    paper.setTitle(title)
    for number, line in enumerate((*lines, *LINES)):
        paper.drawString(72, 760 - 20 * number, line)
    paper.save()
    return made.getvalue()
