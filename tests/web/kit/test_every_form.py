"""The forms of every page, from the routes: what is long is kept, what is recorded is guarded, each has its own key.

Asks for each page once, as somebody who may send its form, and holds what it finds against the lists of the tests of
drafts and of edits, and its markup against what every page owes to who does not see it.
"""

from collections.abc import Iterator

import pytest
from bs4 import Tag

from backend.core.protection import council_context
from backend.councils.acting import OPENED_IN
from backend.councils.choices import Role
from backend.drafts.page_keys import OF_THE_PAGE
from tests.architecture.access import Line, table
from tests.architecture.routes import FILES
from tests.web.kit.drafts.conftest import _on_the_day, browser_of, rows
from tests.web.kit.drafts.long_forms import KEPT, LONG_FORMS, OF_NUMBERS_AND_CHOICES, LongForm
from tests.web.kit.edits.test_every_edit_form import NOT_RACED, PROPOSALS, RACES
from tests.web.kit.markup import faults_of_markup
from tests.web.pages import page_of, text_of


__all__ = ["_on_the_day", "rows"]

# A file or page is chosen there and not typed: it stays where it came from.
# One line at most, beside what is chosen.
NOT_TYPED = {
    *("opportunity-files", "refer", "opportunity-sharing", "person-consent", "referral-part"),
    "return-earlier",
    "opportunity-duties",  # pasted from the published page, where it still stands
}
LEADS_TO_ANOTHER = {
    *("referral-step", "referral-checked"),
    *("referral-beside", "referral-place-gone", "referral-place-free"),  # of a referral with nothing to settle
}
# Pages with the form of another address in them, where it is kept and sent.
HOLDS_ANOTHERS = {"approval", "employer-referral", "opportunity-parts"}


def who_fills_in(line: Line) -> Role | None:
    """Of those who may open the page, one who may send its form too, if anybody may."""
    readers = [role for role in Role if line.lets(role, "GET")]
    return next((role for role in readers if line.lets(role, "POST")), next(iter(readers), None))


def pages(rows) -> Iterator[tuple[Line, Tag]]:
    clients = {}
    for line in table().values():
        form = LongForm(line.route, who_fills_in(line), "")
        if form.role is None or line.route in FILES or line.route.startswith("api-"):
            continue
        with council_context(rows.council.id):
            address = form.address(rows)
        client = clients.get(form.role) or clients.setdefault(form.role, browser_of(form, rows))
        yield line, page_of(client.get(address, follow=True))


def asks_for_much(form) -> bool:
    """A text box of several lines, or more than three questions."""
    names = {box["name"].removesuffix("_day") for box in form.select("input[name], select[name], textarea[name]")}
    asked = {name for name in names if not name.endswith(("_month", "_year"))} - {*OF_THE_PAGE, OPENED_IN}
    return bool(form.select("textarea")) or len(asked) > 3


def shows_something(form) -> bool:
    """A box that stands filled in: of a form for something new it would be empty, but for a day or a button."""
    boxes = form.select("input[type=text][value], textarea, input[checked], option[selected]")
    said = [each.get("value") or text_of(each) for each in boxes if "/20" not in (each.get("value") or "")]
    return any(each for each in said)


@pytest.mark.slow
def test_every_form_is_kept_and_guarded_where_it_should_be_and_has_a_key_of_its_own(rows):
    found = [(line, page, page.select("main form[method=post]")) for line, page in pages(rows)]
    badly_marked = {line.route: faults_of_markup(page) for line, page, _ in found}
    assert {route: faults for route, faults in badly_marked.items() if faults} == {}
    no_long_form_is_forgotten([(line.route, page, forms) for line, page, forms in found if line.route not in NOT_TYPED])
    sent = [(line.route, form) for line, _, forms in found if line.answers("POST") for form in forms]
    no_edit_form_is_forgotten(sent)
    keys = [(route, [each["value"] for each in form.select("[name=page_key]")]) for route, form in sent]
    assert [route for route, values in keys if len(values) != 1] == []
    assert len({values[0] for _, values in keys}) == len(keys)


def no_long_form_is_forgotten(found):
    without = [
        route for route, _, forms in found for form in forms if asks_for_much(form) and not form.select("[name=draft]")
    ]
    assert without == []
    kept = {route for route, page, _ in found if page.select(KEPT)}
    assert kept - LEADS_TO_ANOTHER - HOLDS_ANOTHERS == {form.route for form in [*LONG_FORMS, *OF_NUMBERS_AND_CHOICES]}


def no_edit_form_is_forgotten(sent):
    without = {route for route, form in sent if not form.select("[name=opened_on]") and shows_something(form)}
    assert sorted(without - PROPOSALS.keys()) == []
    held = {route for route, form in sent if form.select("[name=opened_on]")}
    assert held == {race.route for race in RACES} | NOT_RACED
