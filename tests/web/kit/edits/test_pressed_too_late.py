"""Two people have the same form open, whatever form: what the second presses is refused, asked about, or its own."""

from typing import NamedTuple

import pytest
from django.http import HttpResponse

from backend.accounts.models import User
from backend.core.protection import council_context
from tests.sampling import one_in
from tests.web.kit.drafts.conftest import browser_of
from tests.web.kit.drafts.long_forms import LONG_FORMS, LongForm
from tests.web.kit.edits.race import told
from tests.web.kit.edits.test_every_edit_form import RACES
from tests.web.kit.edits.test_saved_once import FORMS, records
from tests.web.pages import errors_in, filled, page_of, text_of


TYPED = "Typed on a page from before"
# Forms of which a second one is another record: two people spoke to somebody, two have a concern, two write a page for
# the committee.
ANOTHER_ONE = {
    "person-contact",
    "person-view",
    "person-avoid-place",
    "person-concern",
    "employer-concern",
    "employer-check",
    "opportunity-add",
    "opportunity-begin",
    "opportunity-start",
    "match-decide?kind=ask",
    "committee-make",
    "local-offer-add",
    *("plan-aim-action", "plan-aim-add", "person-oversight-note"),
    "person-papers-referee",
    "person-addresses-add",
    "person-addresses-letter-alone",
    "person-own-page-answers",
    "person-found-elsewhere",
    "placement-support",
}
# Where the second says just the same as the first, so that nothing is left to be told.
THE_SAME_AGAIN = {
    *("person-avoid-employer", "person-activity", "person-in-touch", "person-birthday", "opportunity-outcome"),
}
# Who was first stands on the page of the other record, which is another's and is only told of.
NAMES_NOBODY = {"person-add", "employer-add", "employer-parent", "employer-invite", "provider-add"}
NAMES_NOBODY |= {"person-return-facts"}  # nothing was recorded when it was opened: they are asked to look again
EDITED = {race.route for race in RACES}  # brought together: tests/web/kit/edits/test_every_edit_form.py
ON_STATES = [form for form in FORMS if not {form.route, str(form)} & (ANOTHER_ONE | THE_SAME_AGAIN | EDITED)]
BROUGHT_TOGETHER = [form for form in FORMS if form not in ON_STATES]


class Desk:
    """The form as somebody has it open."""

    def __init__(self, rows, form: LongForm):
        with council_context(rows.council.id):
            self.address, self.right = form.address(rows), form.answers(rows)
        self.client = browser_of(form, rows)
        self.name = User.objects.get(pk=self.client.session["_auth_user_id"]).name
        page = self.client.get(self.address)
        self.action = page_of(page).select("main form:has([name=page_key])")[-1].get("action") or self.address
        self.boxes = filled(page, "main form:has([name=page_key]):last-of-type")
        self.box = form.box if form in LONG_FORMS else ""

    def presses(self, text: str):
        typed = {self.box: text} if self.box else {}
        return self.client.post(self.action, self.boxes | typed | self.right)


class Meeting(NamedTuple):
    first: Desk
    second: Desk
    answer: HttpResponse  # to the second
    before: dict  # it, how many rows each table has, and after it
    after: dict


def pressed_by_both(rows, form) -> Meeting:
    first, second = Desk(rows, form), Desk(rows, form)
    begun = first.presses("First says this")
    assert begun.status_code == 302, errors_in(begun)
    before = records(rows)
    return Meeting(first, second, second.presses(TYPED), before, records(rows))


@pytest.mark.parametrize("form", one_in(6, ON_STATES), ids=str)
def test_a_step_taken_meanwhile_is_told_with_what_was_typed_and_nothing_happens_twice(rows, form):
    first, second, answer, before, after = pressed_by_both(rows, form)
    assert after == before, "a silent second step"
    if answer.status_code == 302:
        page = second.client.get(answer.url, follow=True)
        assert told(page), "led away without a word"
    else:
        page = answer
        assert errors_in(page)
    assert page.status_code == 200
    whoever = "you, on another page" if first.name == second.name else first.name
    assert str(form) in NAMES_NOBODY or whoever in text_of(page_of(page).main)
    if second.box:
        kept = [each.get("value") or text_of(each) for each in page_of(page).select("main input, main textarea")]
        assert TYPED in " ".join([told(page), *kept])


@pytest.mark.full
@pytest.mark.parametrize("form", BROUGHT_TOGETHER, ids=str)
def test_whatever_two_send_from_one_form_is_answered(rows, form):
    _, second, answer, *_ = pressed_by_both(rows, form)
    assert answer.status_code in (200, 302)
    assert second.client.get(second.address, follow=True).status_code == 200
