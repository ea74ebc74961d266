"""A file of opportunities on pages, from choosing it to the rows that are to be corrected."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from backend.councils.choices import Role
from backend.intake.choices import FileState
from backend.intake.models import OpportunityFile
from backend.opportunities.models import Opportunity
from tests.backend.intake.files.samples import HEADINGS, as_csv, as_xlsx, checked, lines_of, row
from tests.backend.intake.formats.test_employer_adverts import POSTING, page
from tests.backend.opportunities.posts import TODAY
from tests.factories.employers import EmployerFactory
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, names_in_table, page_of, saves, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


FILES = reverse("opportunity-files")


_on_the_day = today_is(TODAY)


def send(client, data, name="jobs.csv", **more):
    return client.post(FILES, {"content": SimpleUploadedFile(name, data), **more}, follow=True)


def choose(client, data, **changes):
    """Takes the columns as they are proposed, but for the changes; ends on the page that says what would become."""
    proposed = page_of(send(client, data))
    chosen = {
        select["name"]: option["value"]
        for select in proposed.select("select")
        if (option := select.select_one("[selected]"))
    }
    url = reverse("opportunity-file-columns", args=[OpportunityFile.objects.latest("id").public_id])
    return saves(client, url, chosen | {"default_type": "job"} | changes, follow=True)


def confirm(client, how):
    found = OpportunityFile.objects.latest("id")
    return press(client, looked_at(client, found), found, how)


def looked_at(client, found) -> dict[str, str]:
    """What the page of a checked file carries."""
    return filled(client.get(reverse("opportunity-file", args=[found.public_id])), "form[action$='confirm/']")


def press(client, carried, found, how):
    url = reverse("opportunity-file-confirm", args=[found.public_id])
    return client.post(url, carried | {"send": how}, follow=True)


def test_columns_are_proposed_with_samples(client):
    proposed = page_of(send(client, as_xlsx(row()), "jobs.xlsx"))
    assert text_of(proposed.select_one("select[name=title] [selected]")) == "Job title: Kitchen assistant"


def test_columns_that_nobody_chose_are_named_where_they_hold_something(client, employer):
    headings = [*HEADINGS.values(), "Cost centre", "Nothing in it"]
    lines = [[*line, "", ""] for line in lines_of(row())]
    lines[0], lines[1][-2] = headings, "4711"
    data = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines).encode()
    said = text_of(page_of(choose(client, data)).main)
    assert "Not read, since no field was chosen for them: Cost centre." in said
    assert "Nothing in it" not in said


def test_a_file_becomes_drafts_and_its_bad_rows_a_file_that_can_be_chosen_again(client, employer):
    data = as_csv(row(), row(ref="B-101", hours="many", title="=cmd|' /C calc'!A0"))
    looked_at = choose(client, data)
    assert names_in_table(looked_at)[-1] == "3"
    assert "Hours per week" in text_of(page_of(looked_at).main)
    assert not Opportunity.objects.exists()
    assert banner_in(confirm(client, "draft")) == "The file is taken in."
    made = Opportunity.objects.get()
    assert (made.employer, made.state, made.title) == (employer, "draft", "Kitchen assistant")
    found = OpportunityFile.objects.get()
    answer = client.get(reverse("opportunity-file-refused", args=[found.public_id]))
    headings, line = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    cells = dict(zip(headings, line, strict=True))
    assert cells["Job title"].startswith("'=cmd")
    assert cells["What to correct"].endswith("[not-a-number]")
    corrected = answer.content.replace(b"many", b"30")
    choose(client, corrected)
    confirm(client, "send")
    again = Opportunity.objects.get(external_reference="B-101")
    assert (again.state, again.title) == ("submitted", "=cmd|' /C calc'!A0")


def test_columns_that_a_colleague_chose_since_are_looked_at_before_anything_is_taken_in(client, in_council, employer):
    choose(client, as_csv(row()))
    found = OpportunityFile.objects.get()
    carried = looked_at(client, found)
    colleague, _ = signed_in(in_council, Role.ENGAGEMENT_OFFICER)
    columns = reverse("opportunity-file-columns", args=[found.public_id])
    swapped = {"title": HEADINGS["summary"], "summary": HEADINGS["title"]}
    saves(colleague, columns, filled(colleague.get(columns), "main form") | swapped)
    refused = press(client, carried, found, "draft")
    assert "New or changed since you opened this page: “Which column is which”" in text_of(page_of(refused).main)
    assert not Opportunity.objects.exists()
    assert press(client, {}, found, "draft").status_code == 200, "what says nothing of what it showed is refused"
    assert not Opportunity.objects.exists()
    assert (
        banner_in(press(client, filled(refused, "form[action$='confirm/']"), found, "draft")) == "The file is taken in."
    )
    assert Opportunity.objects.get().summary == "Kitchen assistant"


def test_a_sheet_is_chosen_where_there_are_several(client):
    both = {"Spring": lines_of(row()), "Autumn": lines_of(row(ref="B-200"))}
    asked = page_of(send(client, as_xlsx(sheets=both), "jobs.xlsx"))
    assert [text_of(label) for label in asked.select("label")] == ["Spring", "Autumn"]
    url = reverse("opportunity-file-columns", args=[OpportunityFile.objects.get().public_id])
    proposed = page_of(client.get(f"{url}?sheet=Autumn"))
    assert "Sheet: Autumn" in text_of(proposed.main)


def test_what_is_needed_has_to_be_chosen(client):
    assert errors_in(choose(client, as_csv(row()), title="")) == ["Say which column holds “Title”."]
    assert errors_in(choose(client, as_csv(row()), default_type="")) == [
        "Say which column holds the type, or which type all of them are."
    ]


def test_a_pasted_page_with_a_job_posting_is_looked_at_at_once(client):
    answer = client.post(FILES, {"pasted": page(POSTING).decode()}, follow=True)
    assert "start-needed" in text_of(page_of(answer).main)


def test_a_file_that_is_no_table_is_refused_beside_the_box_and_leaves_nothing(client):
    assert errors_in(send(client, b"%PDF-1.7")) == [
        "The file is a PDF, not a table: save it as an Excel workbook (.xlsx) or as “CSV UTF-8”, and choose that file."
    ]
    assert errors_in(client.post(FILES, {})) == ["Choose a file, or paste a page"]
    assert not OpportunityFile.objects.exists()


def test_a_file_over_the_limit_is_refused(client, settings):
    settings.LARGEST_UPLOAD_BYTES = 1024**2
    assert "larger than 1 MB" in errors_in(send(client, b"a,b\n" * 264_000))[0]


def test_a_request_of_a_gigabyte_is_refused_before_it_is_read(client):
    class Untouched(io.RawIOBase):
        def read(self, *_):
            raise AssertionError("the body was read")

    answer = client.generic("POST", FILES, b"", "multipart/form-data; boundary=x", CONTENT_LENGTH=str(1024**3))
    assert answer.status_code == 413
    assert "20 MB" in answer.content.decode()
    answer = client.post(FILES, **{"CONTENT_LENGTH": str(1024**3), "wsgi.input": Untouched()})
    assert answer.status_code == 413


def test_an_officer_says_whose_file_it_is(in_council, employer):
    EmployerFactory(council=in_council)
    officer, _ = signed_in(in_council, Role.ENGAGEMENT_OFFICER)
    said = errors_in(send(officer, as_csv(row())))
    assert said == [
        "Select the employer",
        "Choose the file again: it is not kept while something on this page is still to be corrected",
    ]
    send(officer, as_csv(row()), employer=str(employer.public_id))
    assert OpportunityFile.objects.get().employer == employer


def test_a_file_can_be_taken_away(client):
    send(client, as_csv(row()))
    found = OpportunityFile.objects.get()
    client.post(reverse("opportunity-file-discard", args=[found.public_id]))
    assert not OpportunityFile.objects.exists()


def test_a_large_file_says_how_far_it_is(client, employer, contact):
    file = checked(employer, by=contact.user, data=as_csv(*(row(ref=f"B-{number}") for number in range(250))))
    assert file.state == FileState.CHECKING
    said = page_of(client.get(reverse("opportunity-file", args=[file.public_id])))
    assert "0 of 250 done" in text_of(said.main)


def test_pages_cost_few_queries_however_many_rows(client, employer, contact):
    file = checked(employer, by=contact.user, data=as_csv(*(row(ref=f"B-{n}", hours="x") for n in range(150))))
    get_within(client, reverse("opportunity-file", args=[file.public_id]))
    get_within(client, reverse("opportunity-file-columns", args=[file.public_id]))
    get_within(client, reverse("opportunity-file-refused", args=[file.public_id]))
    get_within(client, FILES)
