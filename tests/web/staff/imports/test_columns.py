"""The page on which a council's own headings are told apart: by staff and by the administrator, who reads no names."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from backend.care_leavers.models import CareLeaver, FileColumns, ImportRun
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within


FILES = reverse("imports")
TAKE_IN = "main form[action$='/confirm/']"
DATA = b"Mosaic ID,Forename,Surname,DOB,Shoe size\n0041,Ama,Secretname,03/05/2007,6\n"


def send(client, data=DATA):
    sent = {"content": SimpleUploadedFile("list.csv", data), "day_is_known": "True", "extracted_on": "20/11/2026"}
    return client.post(FILES, sent, follow=True)


def confirm_address() -> str:
    return reverse("import-confirm", args=[ImportRun.objects.latest("id").public_id])


def address() -> str:
    return reverse("import-columns", args=[ImportRun.objects.latest("id").public_id])


@pytest.mark.parametrize("who", ["staff", "administrator"])
def test_a_list_with_other_headings_leads_to_its_columns_and_then_to_its_rows(request, who):
    client = request.getfixturevalue(who)
    page = send(client)
    assert page.request["PATH_INFO"] == address()
    said = text_of(page_of(get_within(client, address())).main)
    assert "This file has names of its own for its columns. 4 columns were found by their names" in said
    assert "is not in the template" not in said, "the page asks which column is which, and has chosen some already"
    assert "In 1 of 1 rows, like 99/99/9999" in said
    assert "Secretname" not in said
    checked = client.post(address(), filled(page, "main form:has([name=column_0])"), follow=True)
    said = text_of(page_of(checked).main)
    assert "Checked, to be confirmed" in said
    assert "New 1 young person" in said
    assert "Shoe size (1)" in said
    assert "Read by the columns that" in said
    assert ("Secretname" in said) is (who == "staff")
    confirmed = client.post(confirm_address(), filled(checked, TAKE_IN), follow=True)
    assert banner_in(confirmed) == "The file is taken in."
    assert CareLeaver.objects.get().family_name == "Secretname"
    again = text_of(page_of(send(client)).main)
    assert "As it was 1 row" in again
    assert "Choose other columns" in again


def test_columns_that_somebody_else_chose_since_are_looked_at_before_anything_is_taken_in(staff, administrator):
    page = send(staff)
    sent = filled(page, "main form:has([name=column_0])")
    looked_at = filled(staff.post(address(), sent, follow=True), TAKE_IN)
    theirs = filled(administrator.get(address()), "main form:has([name=column_0])")
    administrator.post(address(), theirs | {"column_1": "family_name", "column_2": "given_name"})
    refused = staff.post(confirm_address(), looked_at, follow=True)
    assert "New or changed since you opened this page: “Which column is which”" in text_of(page_of(refused).main)
    assert not CareLeaver.objects.exists()
    staff.post(confirm_address(), filled(refused, TAKE_IN))
    assert CareLeaver.objects.get().given_name == "Secretname"


def test_a_fact_chosen_twice_or_missing_is_said_beside_its_column(staff):
    page = send(staff)
    sent = filled(page, "main form:has([name=column_0])")
    twice = staff.post(address(), sent | {"column_4": "birth_date"})
    assert errors_in(twice) == ["“DOB” and “Shoe size” are both “Birth date”: choose it once"]
    missing = staff.post(address(), sent | {"column_0": ""})
    assert errors_in(missing) == ["Say which column holds “Identifier”: every young person needs one."]
    assert not FileColumns.objects.exists()


def test_the_file_can_still_be_taken_away_and_then_has_no_page(staff):
    send(staff)
    gone = reverse("import-discard", args=[ImportRun.objects.get().public_id])
    there = address()
    staff.post(gone)
    assert staff.get(there).status_code == 404
    assert not ImportRun.objects.exists()
