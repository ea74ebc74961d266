"""Raise a concern about an employer, from wherever it came up."""

from django import forms
from django.shortcuts import get_object_or_404

from backend.employers.choices import RaisedFrom
from backend.employers.concerns import raise_concern
from backend.employers.permissions import can_raise_concerns, employers_to_raise_a_concern_about
from backend.web.kit.access import GET_AND_POST, as_uuid, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import text_box
from backend.web.kit.form_page import FormPage
from backend.web.staff.concerns.links import way_back


WHAT_FOLLOWS = (
    "As soon as you send this, everything of this employer is out of matching and nobody new can be referred. The"
    " virtual school head and the employer-engagement officer are told. Somebody other than you decides when it ends."
    " The employer reads only that it is paused."
)


WARNING = "If somebody is in danger now, ring 999. This does not replace telling your safeguarding lead."


class ConcernForm(forms.Form):
    words = text_box(
        "What have you seen or heard?",
        rows=6,
        help_text="Say who told you and when. Do not name a young person here: not everybody who looks into this may"
        " open their record.",
        error_messages={"required": "Enter what you have seen or heard"},
    )


@GET_AND_POST
@only(can_raise_concerns)
def concern(request, public_id):
    employer = get_object_or_404(employers_to_raise_a_concern_about(request.viewer), public_id=public_id)
    raised_from, about = _where(request)
    back = way_back(request.viewer, employer, raised_from, about)
    page = FormPage(request, ConcernForm, draft="employer-concern", about=public_id)
    if page.saves(raise_concern, employer=employer, raised_from=raised_from, about=about):
        said = (
            f"Your concern is recorded. Everything of {employer.name} is paused, and those who look into it are told."
            " Follow it under “Concerns you raised”, at the foot of each page."
        )
        return page.redirect(said, back)
    return page.show(
        "web/staff/employers/concern.html",
        heading="Raise a concern",
        button="Raise this concern",
        button_kind="warning",
        about=name_of(employer),
        warning=WARNING,
        explanation=WHAT_FOLLOWS,
        back=back,
        employer=employer,
    )


def _where(request):
    name = request.GET.get("from", "")
    raised_from = RaisedFrom(name) if name in RaisedFrom else RaisedFrom.EMPLOYER
    return raised_from, as_uuid(request.GET.get("about", ""))
