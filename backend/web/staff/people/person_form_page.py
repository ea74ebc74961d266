"""A form about one young person, under the bar that says whose record this is."""

from django.http import HttpResponse

from backend.care_leavers.models import CareLeaver
from backend.web.kit.form_page import FormPage
from backend.web.staff.people.identity import Identity


TEMPLATE = "web/staff/people/form_page.html"


class PersonFormPage(FormPage):
    def show_about(
        self, person: CareLeaver, template: str = TEMPLATE, /, *, heading: str, title: str = "", **looks
    ) -> HttpResponse:
        identity = Identity(person, self.request.viewer)
        title = title or f"{heading}: {identity.name}"
        return self.show(template, heading=heading, title=title, identity=identity, **looks)
