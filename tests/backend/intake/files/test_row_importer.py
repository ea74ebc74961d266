"""A partner's file becomes its opportunities: once, by the rules, and with a reason for each row that cannot."""

import datetime as dt
from decimal import Decimal

import pytest
from django.test import TestCase

from backend.core import clock
from backend.core.errors import Refused
from backend.core.models import Job
from backend.core.protection import clock_context
from backend.employers.models import Employer
from backend.intake.choices import FileState
from backend.intake.files import services
from backend.intake.files.processing import process_in_background
from backend.intake.files.row_records import record_of
from backend.intake.models import FeedRecord, OpportunityFile, RefusedRow
from backend.notifications.models import Message
from backend.opportunities import services as opportunity_services
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity, OpportunityEvent, Site
from backend.reference.services import load_reference
from tests.backend.intake.files.samples import as_csv, as_xlsx, checked, row, uploaded
from tests.backend.opportunities.posts import TODAY, employer_with_contact, officer_of
from tests.factories.employers import EmployerFactory


pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(db):
    load_reference()
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def employer(in_council):
    return employer_with_contact(in_council)[0]


@pytest.fixture
def officer(in_council):
    return officer_of(in_council)


def upload(employer, data, by) -> OpportunityFile:
    return uploaded(employer, by=by, data=data)


def check(employer, data, by, **columns) -> OpportunityFile:
    return checked(employer, by=by, data=data, **columns)


def take_in(employer, data, by, *, send=False, **more) -> OpportunityFile:
    return services.confirm(file=check(employer, data, by, **more), send=send, by=by)


def counts(file):
    return file.new_rows, file.changed_rows, file.unchanged_rows, file.refused_rows


def rows_of_every_table():
    left_out = (OpportunityFile, RefusedRow, Job, Message)
    models = (Opportunity, OpportunityEvent, Site, FeedRecord, Opportunity.history.rel.related_model)
    assert not set(models) & set(left_out)
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_a_row_becomes_a_draft_with_what_it_says(employer, officer, write):
    file = take_in(employer, write(row()), officer)
    assert (counts(file), file.state, file.refusals.count()) == ((1, 0, 0, 0), FileState.DONE, 0)
    made = Opportunity.objects.get()
    assert (made.employer, made.source, made.external_reference, made.state) == (employer, "partner", "B-100", "draft")
    assert (made.title, made.type, made.places, made.min_age) == ("Kitchen assistant", "job", 2, 18)
    assert (made.wage_text, made.wage_period) == ("£26,436.80 to £28,000 a year", "year")
    assert (made.wage_from, made.wage_to, made.paid) == (Decimal("26436.80"), Decimal(28000), True)
    assert (made.weekly_hours, made.closing_date.isoformat()) == (Decimal("37.5"), "2026-07-31")
    assert [site.postcode for site in made.sites.all()] == ["SW1A 1AA"]
    assert [(event.step, event.by) for event in made.events.all()] == [("draft", officer)]
    assert made.history.count() == 1
    assert not file.content


def test_checking_writes_no_opportunity(employer, officer):
    file = check(employer, as_csv(row()), officer)
    assert (file.state, counts(file)) == (FileState.CHECKED, (1, 0, 0, 0))
    assert not Opportunity.objects.exists()


def test_words_for_pay_stay_words(employer, officer):
    file = take_in(employer, as_csv(row(salary="Competitive")), officer)
    made = Opportunity.objects.get()
    assert (made.wage_text, made.wage_from, made.wage_period, made.paid) == ("Competitive", None, "", None)
    assert file.advice["pay-not-checked"]["rows"] == 1


def test_sent_for_approval_each_has_both_steps_and_the_contacts_one_mail(employer, officer):
    take_in(employer, as_csv(row(), row(ref="B-101")), officer, send=True)
    assert set(Opportunity.objects.values_list("state", flat=True)) == {OpportunityState.SUBMITTED}
    assert {tuple(each.events.values_list("step", flat=True)) for each in Opportunity.objects.all()} == {
        ("draft", "submit")
    }
    assert [message.subject for message in Message.objects.all()] == ["2 opportunities wait for approval"]


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"hours": "plenty"}, "not-a-number", "Hours per week"),
        ({"closing": "31/02/2026"}, "not-a-date", "Closing date"),
        ({"closing": "31/05/2026"}, "closing-date-to-come", "Closing date"),
        ({"salary": "£9 an hour"}, "wage-floor", "Salary"),
        ({"postcode": "NOWHERE"}, "not-a-postcode", "Post code"),
        ({"postcode": ""}, "somewhere-to-go", "Post code"),
        ({"title": ""}, "title-needed", "Job title"),
        ({"summary": ""}, "summary-needed", "Overview"),
        ({"ref": ""}, "reference-needed", "Job Ref"),
        ({"ref": "x" * 51}, "too-long", "Job Ref"),
        ({"places": "0"}, "at-least-one-place", "Number of positions"),
        ({"places": "=1+1"}, "not-a-number", "Number of positions"),
        ({"hours": "#REF!"}, "spreadsheet-error", "Hours per week"),
        ({"age": "16", "hours": "41"}, "under-18-weekly-hours", "Hours per week"),
    ],
)
def test_a_bad_row_is_refused_by_row_column_and_code_and_the_others_go_in(employer, officer, cells, code, column):
    file = take_in(employer, as_csv(row(ref="good"), row(**cells)), officer)
    assert counts(file) == (1, 0, 0, 1)
    refused = file.refusals.get()
    assert (refused.number, refused.problems[0]["code"], refused.problems[0]["column"]) == (3, code, column)
    assert refused.problems[0]["reason"].endswith(".")
    assert Opportunity.objects.get().external_reference == "good"


def test_a_reference_that_stands_there_twice_counts_once(employer, officer):
    file = take_in(employer, as_csv(row(), row(title="Cook")), officer)
    assert file.refusals.get().problems[0]["code"] == "reference-twice"
    assert Opportunity.objects.get().title == "Kitchen assistant"


def test_the_same_file_again_changes_nothing(employer, officer):
    data = as_csv(row(), row(ref="B-101", title="Cook"), row(ref="bad", hours="many"))
    take_in(employer, data, officer)
    before = rows_of_every_table()
    again = check(employer, data, officer)
    assert counts(again) == (0, 0, 2, 1)
    with pytest.raises(Refused, match="nothing new"):
        services.confirm(file=again, send=True, by=officer)
    assert rows_of_every_table() == before


def test_a_changed_row_changes_its_opportunity_and_nothing_else(employer, officer):
    take_in(employer, as_csv(row(), row(ref="B-101")), officer)
    kept = Opportunity.objects.get(external_reference="B-100")
    opportunity_services.change(opportunity=kept, title="Assistant in the kitchen", by=officer)
    again = take_in(employer, as_csv(row(places="5"), row(ref="B-101")), officer)
    assert counts(again) == (0, 1, 1, 0)
    kept.refresh_from_db()
    assert (kept.places, kept.title) == (5, "Assistant in the kitchen")


def test_a_change_by_the_employer_of_what_is_live_waits_for_approval_again(in_council, officer):
    employer, user = employer_with_contact(in_council)
    take_in(employer, as_csv(row()), user, send=True)
    made = opportunity_services.approve(opportunity=Opportunity.objects.get(), by=officer)
    take_in(employer, as_csv(row(salary="£30,000 a year")), user)
    made.refresh_from_db()
    assert (made.state, made.wage_from) == (OpportunityState.SUBMITTED, Decimal(30000))
    assert made.events.last().step == "amend"


def test_a_change_that_breaks_a_rule_is_refused_and_nothing_of_the_row_is_kept(employer, officer):
    take_in(employer, as_csv(row()), officer)
    checked = check(employer, as_csv(row(places="9", salary="£5 an hour"), row(ref="new")), officer)
    assert counts(checked) == (1, 0, 0, 1)
    done = services.confirm(file=checked, send=False, by=officer)
    assert (counts(done), done.refusals.get().problems[0]["code"]) == ((1, 0, 0, 1), "wage-floor")
    assert Opportunity.objects.get(external_reference="B-100").places == 2


def test_what_is_closed_is_not_changed_but_told(employer, officer):
    take_in(employer, as_csv(row()), officer)
    opportunity_services.withdraw(opportunity=Opportunity.objects.get(), reason="Taken", by=officer)
    checked = check(employer, as_csv(row(places="5")), officer)
    assert (counts(checked), checked.refusals.get().problems[0]["code"]) == ((0, 0, 0, 1), "not-possible")


def test_two_employers_may_use_the_same_reference(in_council, employer, officer):
    other = EmployerFactory(council=in_council)
    take_in(employer, as_csv(row()), officer)
    assert counts(take_in(other, as_csv(row()), officer)) == (1, 0, 0, 0)
    assert Opportunity.objects.filter(external_reference="B-100").count() == 2


def test_the_columns_are_remembered_for_the_employer(employer, officer):
    headings = {"ref": "Nr", "title": "What", "summary": "Tasks", "postcode": "Where"}
    data = as_csv(row(), headings=headings)
    chosen = {"reference": "Nr", "title": "What", "summary": "Tasks", "postcode": "Where"}
    check(employer, data, officer, **chosen)
    columns, type = services.proposed_columns(upload(employer, data, officer), "")
    assert (columns, type) == (chosen, "job")


def test_a_large_file_is_left_to_the_worker_and_goes_on_where_it_was_broken_off(employer, officer, monkeypatch):
    rows = [row(ref=f"B-{number}") for number in range(services.SMALL + 30)]
    monkeypatch.setattr("backend.core.chunked_work.CHUNK", 50)
    file = check(employer, as_csv(*rows), officer)
    assert (file.state, file.rows_done) == (FileState.CHECKING, 0)
    assert Job.objects.get().arguments == [file.council_id, file.id]
    process_in_background(council_id=file.council_id, file_id=file.id)
    file.refresh_from_db()
    assert (file.state, file.rows_done, counts(file)) == (FileState.CHECKED, 230, (230, 0, 0, 0))
    services.confirm(file=file, send=False, by=officer)
    calls = []

    def lose_power(*arguments):
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("backend.intake.files.row_importer.row_records.record_of", _counting(lose_power))
        with pytest.raises(KeyboardInterrupt):
            process_in_background(council_id=file.council_id, file_id=file.id)
    file.refresh_from_db()
    assert (file.rows_done, Opportunity.objects.count()) == (100, 100)
    process_in_background(council_id=file.council_id, file_id=file.id)
    process_in_background(council_id=file.council_id, file_id=file.id)
    file.refresh_from_db()
    assert (file.state, counts(file), Opportunity.objects.count()) == (FileState.DONE, (230, 0, 0, 0), 230)


def _counting(each_chunk):
    """Asks once for each chunk of fifty."""
    made = []

    def counted(opportunity, row):
        if len(made) % 50 == 0:
            each_chunk()
        made.append(row)
        return record_of(opportunity, row)

    return counted


def test_nothing_of_another_council_is_an_employer_here(employer, officer):
    elsewhere = EmployerFactory()
    with pytest.raises(Refused, match="not an employer of"):
        services.receive(council=employer.council, employer=elsewhere, name="x", data=as_csv(row()), by=officer)
    with clock_context():
        assert Employer.objects.count() == 2


def test_what_nobody_took_in_is_removed_with_its_bytes_and_what_was_taken_in_stays(employer, officer, settings):
    settings.DRAFT_DAYS = 30
    done = services.confirm(file=check(employer, as_csv(row()), officer), send=False, by=officer)
    left = [check(employer, as_csv(row(ref="B-7")), officer), upload(employer, as_csv(row(ref="B-8")), officer)]
    storage, names = left[0].content.storage, [file.content.name for file in left]
    with clock.moved_to(TODAY + dt.timedelta(days=29)):
        later = upload(employer, as_csv(row(ref="B-9")), officer)
        assert services.discard_abandoned() == 0
    with clock.moved_to(TODAY + dt.timedelta(days=31)), TestCase.captureOnCommitCallbacks(execute=True):
        assert services.discard_abandoned() == 2
        assert services.discard_abandoned() == 0
    assert set(OpportunityFile.objects.all()) == {done, later}
    assert not any(storage.exists(name) for name in names)
