"""Making a committee page: what was typed, then the sheet as it will be, with what is to be read twice, then kept."""

from django.urls import reverse

from backend.core import clock
from backend.core.errors import Refused
from backend.outcomes.committee_pages import committee_page_as_kept, keep_committee_page
from backend.outcomes.committee_words import GivesAway
from backend.outcomes.models import CommitteePage
from backend.outcomes.permissions import can_make_committee_page, committee_pages_of
from backend.web.kit.access import GET_AND_POST, as_uuid, only
from backend.web.kit.form_page import FormPage
from backend.web.kit.shown import Shown
from backend.web.staff.committee.figures import figures_today
from backend.web.staff.committee.forms import CommitteeForm
from backend.web.staff.committee.sheet import sheet_of


WORDS = ("committee", "changed", "told", "asks", "cannot_say")
LOOK, CHANGE = "look", "change"  # buttons that keep nothing
KEPT = "The page is kept as it stands. It can be printed, downloaded as a PDF, or withdrawn."


class MakePage(FormPage):
    """The sheet is shown before it is kept. What is pointed out stands beside its box and is ticked as read."""

    @property
    def pressed(self) -> str:
        return self.request.POST.get("do", "")

    def shows(self, **about: object) -> bool:
        """Whether the sheet can be looked at as it will be; nothing is kept, nor is the draft gone."""
        if self.pressed != LOOK or not self.form.is_valid():
            return False
        try:
            self.result = committee_page_as_kept(**about, by=self.request.user, **self.facts)
        except Refused as refusal:
            self.refuse(refusal)
            return False
        return True

    def refuse(self, refusal: Refused) -> None:
        if not isinstance(refusal, GivesAway):
            super().refuse(refusal)
            return
        for each in refusal.findings:
            super().refuse(each)
        self.form.data = self.form.data.copy()
        self.form.data["pointed_out"] = refusal.digest
        self.form.data.pop("told_read", None)


@GET_AND_POST
@only(can_make_committee_page)
def committee_make(request):
    """A page that is there already may be begun from: its words are proposed, and the figures are those of today."""
    council, today = request.viewer.council, clock.today()
    figures = figures_today(council, today)
    shown = Shown(
        {"The figures of this page": figures.kept()},
        lambda: {"The figures of this page": figures_today(council, today).kept()},
    )
    proposed = _words_of(_begun_from(request))
    page = MakePage(request, CommitteeForm, draft="committee-page", proposed=proposed, shown=shown)
    if page.shows(council=council, figures=figures.kept()):
        return _preview(page)
    is_kept = page.pressed not in (LOOK, CHANGE) and page.saves(
        keep_committee_page, council=council, figures=figures.kept()
    )
    if is_kept:
        return page.redirect(KEPT, "committee-page", public_id=page.result.public_id)
    if not page.form.data.get("pointed_out"):
        del page.form.fields["told_read"]  # asked only where something is pointed out
    return page.show(
        "web/staff/committee/make.html",
        heading="Make a committee page",
        button="See the page",
        back=reverse("committee"),
        figures=figures,
        day=today,
    )


def _preview(page: MakePage):
    return page.show(
        "web/staff/committee/preview.html",
        heading="Look at it before you keep it",
        button="Keep this page",
        back=reverse("committee"),
        sheet=sheet_of(page.result),
    )


def _begun_from(request) -> CommitteePage | None:
    """The one in the address, unless it was withdrawn."""
    asked_for = as_uuid(request.GET.get("from", ""))
    return committee_pages_of(request.viewer).standing().filter(public_id=asked_for).first() if asked_for else None


def _words_of(begun_from: CommitteePage | None) -> dict[str, str]:
    return {name: getattr(begun_from, name) for name in WORDS} if begun_from else {}
