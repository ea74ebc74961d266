"""A step pressed on a page from before somebody else's step says what happened, and records nothing."""

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.opportunities.services import close
from tests.web.kit.drafts.conftest import browser_of
from tests.web.kit.drafts.long_forms import LongForm
from tests.web.kit.edits.race import told
from tests.web.pages import filled


def page_at(rows, route, role):
    form = LongForm(route, role, "")
    with council_context(rows.council.id):
        address = form.address(rows)
    client = browser_of(form, rows)
    return client, address, filled(client.get(address), "main form:has([name=page_key])")


def test_a_post_that_was_closed_meanwhile_is_not_paused_and_its_employer_reads_why(rows):
    client, address, boxes = page_at(rows, "opportunity-pause", Role.EMPLOYER)
    with council_context(rows.council.id):
        close(opportunity=rows.opportunity, reason="Taken", by=rows.adviser)
    said = told(client.post(address, boxes | {"reason": "No room"}, follow=True))
    assert "Nothing of what you pressed is recorded" in said
    assert "It is now “Closed”, since" in said
    assert str(rows.adviser) not in said, "who works for the council is not an employer's to know"
    with council_context(rows.council.id):
        rows.opportunity.refresh_from_db()
    assert rows.opportunity.state == "closed"


def test_a_referral_that_went_on_meanwhile_says_who_took_it_where(rows):
    client, address, boxes = page_at(rows, "referral", Role.EET_ADVISER)
    colleague = browser_of(LongForm("referral", Role.EET_ADVISER, ""), rows)
    other = filled(colleague.get(address), "main form:has([name=page_key])")
    assert colleague.post(f"{address}step/", other | {"step": "declined_by_employer"}).status_code == 302
    said = told(client.post(f"{address}step/", boxes | {"step": "offered"}, follow=True))
    assert "Nothing of what you pressed is recorded" in said
    assert ", by " in said
