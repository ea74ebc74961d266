import pytest
from django.urls import reverse

from backend.care_leavers.models import ImportFailure, ImportRun
from backend.core.models import Job, JobState
from backend.core.protection import STAFF, clock_context, council_context
from backend.councils.choices import Role
from backend.intake.models import FeedFailure, FeedRun
from backend.opportunities.choices import Source
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.web.pages import banner_in, headings_in, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PEOPLE, IMPORTS, JOBS = (reverse(name) for name in ("administration", "administration-imports", "administration-jobs"))


@pytest.fixture
def administrator(in_council):
    return signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")[0]


def parked(council, **facts):
    return Job.objects.create(
        name="shortlists.rank_council",
        arguments=[council.id],
        business_key=f"shortlists.rank_council:{council.id}",
        state=JobState.PARKED,
        attempts=4,
        last_error="ValueError: of somebody called Amina",
        **facts,
    )


def test_people_and_roles_of_the_own_council(administrator, in_council):
    MembershipFactory(council=in_council, user__name="Priya Ravenscar")
    MembershipFactory(user__name="From Elsewhere")
    assert sorted(names_in_table(get_within(administrator, PEOPLE))) == ["Priya Ravenscar", "Robin Yewdale"]


def test_imports_are_counts_without_names(administrator, in_council):
    ImportRun.objects.create(council=in_council, file_name="Amina Yusuf.csv", created_rows=3, refused_rows=2)
    other = CouncilFactory()
    with council_context(other.id, audience=STAFF):
        ImportRun.objects.create(council=other, file_name="other.csv", created_rows=99)
    page = page_of(get_within(administrator, IMPORTS))
    shown = text_of(page.main)
    assert "Amina" not in shown
    assert "99" not in shown
    row = [text_of(cell) for cell in page.select("tbody tr")[0].find_all("td")]
    assert row[1:4] == ["3", "0", "0"]
    assert row[4].startswith("2, with reasons")


def test_refused_records_of_a_feed_are_read_with_line_and_reason(administrator, in_council):
    run = FeedRun.objects.create(council=in_council, source=Source.FAA, refused_records=1)
    FeedFailure.objects.create(run=run, line=7, external_reference="VAC1", reason="The pay could not be read.")
    link = page_of(get_within(administrator, IMPORTS)).select_one("tbody a")
    page = page_of(get_within(administrator, link["href"]))
    told = ["7", "VAC1", "left out", "The pay could not be read."]
    assert [text_of(cell) for cell in page.select("tbody td")] == told
    with clock_context():
        other = FeedRun.objects.create(council=CouncilFactory(), source=Source.FAA)
    assert administrator.get(reverse("administration-feed-run", args=[other.public_id])).status_code == 404


def test_what_a_reading_lost_of_what_it_took_is_counted_and_read_after_what_it_refused(administrator, in_council):
    run = FeedRun.objects.create(council=in_council, source=Source.FAA, refused_records=1)
    FeedFailure.objects.create(run=run, line=3, external_reference="VAC3", reason="Its end was no day.", taken=True)
    FeedFailure.objects.create(run=run, line=7, external_reference="VAC1", reason="The pay could not be read.")
    FeedRun.objects.create(council=in_council, source=Source.FAA)
    there = reverse("administration-feed-run", args=[run.public_id])
    links = page_of(get_within(administrator, IMPORTS)).select(f'tbody a[href="{there}"]')
    assert [text_of(link).split(",")[0] for link in links] == ["1", "1"], "refused, and lost or changed"
    page = page_of(administrator.get(there))
    assert [text_of(row).split()[1] for row in page.select("tbody tr")] == ["VAC1", "VAC3"]
    assert "taken Its end was no day." in text_of(page.select("tbody tr")[1])


def test_refused_rows_of_a_file_are_read_by_number_with_column_and_reason(administrator, in_council):
    run = ImportRun.objects.create(council=in_council, file_name="Amina Yusuf.csv", refused_rows=1)
    ImportFailure.objects.create(council=in_council, run=run, row=7, column="birth_date", reason="is no date.")
    link = page_of(get_within(administrator, IMPORTS)).select_one("tbody a")
    assert text_of(link).startswith("1, with reasons")
    page = page_of(get_within(administrator, link["href"]))
    assert [text_of(cell) for cell in page.select("tbody td")] == ["7", "birth_date", "is no date."]
    assert "Amina" not in page.text
    other = CouncilFactory()
    with council_context(other.id, audience=STAFF):
        theirs = ImportRun.objects.create(council=other, file_name="other.csv")
    assert administrator.get(reverse("administration-import-run", args=[theirs.public_id])).status_code == 404


def test_parked_work_is_started_again(administrator, in_council):
    job = parked(in_council)
    page = page_of(get_within(administrator, JOBS))
    assert "ValueError" in text_of(page.main)
    assert "Amina" not in text_of(page.main)
    response = administrator.post(reverse("administration-job-replay", args=[job.public_id]))
    assert "started again" in banner_in(administrator.get(response.url))
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.WAITING, 0)


def test_another_councils_work_is_not_there(administrator):
    with clock_context():
        job = parked(CouncilFactory())
    assert "Nothing is stuck" in headings_in(administrator.get(JOBS))
    administrator.post(reverse("administration-job-replay", args=[job.public_id]))
    with clock_context():
        job.refresh_from_db()
    assert job.state == JobState.PARKED


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_only_the_administrator_administers(in_council, role):
    client, _ = signed_in(in_council, role)
    assert {client.get(url).status_code for url in (PEOPLE, IMPORTS, JOBS)} == {403}


def test_the_administrator_cannot_open_a_young_persons_record(administrator, in_council):
    person = CareLeaverFactory(council=in_council)
    assert administrator.get(reverse("person", args=[person.public_id])).status_code == 403
    assert administrator.get(reverse("people")).status_code == 403
