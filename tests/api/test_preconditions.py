"""Two systems, or a system and a page, change one opportunity: If-Match says who is too late, and of which fields."""

import pytest

from backend.core.protection import council_context
from backend.opportunities import services
from backend.opportunities.models import Opportunity
from tests.api.test_posting import _on_the_day, address, codes_in, firm, posted, system


__all__ = ["_on_the_day", "firm", "system"]
READ_ONLY = ("public_id", "external_reference", "employer", "state", "source", "application_url", "places_left")


@pytest.fixture
def row(system):
    return posted(system)


def read(system, row):
    response = system.get(address(row))
    return response["ETag"], response.json()


def change_here(row, firm, **facts):
    """An officer changes it on the page."""
    with council_context(firm[0].council_id):
        services.change(opportunity=Opportunity.objects.get(public_id=row["public_id"]), by=None, **facts)


def test_a_change_with_the_etag_of_what_was_read_is_made_and_the_answer_has_the_next(system, row):
    etag, _ = read(system, row)
    changed = system.send("patch", address(row), {"places": 3}, If_Match=etag)
    assert (changed.status_code, changed.json()["places"]) == (200, 3)
    assert changed["ETag"] == read(system, row)[0] != etag
    again = system.send("patch", address(row), {"places": 4}, If_Match=f'"x", {changed["ETag"]}')
    assert again.json()["places"] == 4
    assert system.send("patch", address(row), {"places": 5}, If_Match="*").status_code == 200


@pytest.mark.parametrize("method", ["patch", "put", "close"])
def test_who_is_too_late_is_told_every_field_that_moved_and_changes_nothing(system, row, firm, method):
    etag, shown = read(system, row)
    change_here(row, firm, summary="Serve lunches.", places=5)
    body = {name: value for name, value in shown.items() if name not in READ_ONLY} | {"places": 3}
    if method == "close":
        late = system.send("post", address(row, "close/"), {"reason": "Filled"}, If_Match=etag)
    else:
        late = system.send(method, address(row), body, If_Match=etag)
    assert late.status_code == 412
    assert codes_in(late) == [("changed-since", "places"), ("changed-since", "summary")]
    now, after = read(system, row)
    assert (late["ETag"], after["places"], after["summary"]) == (now, 5, "Serve lunches.")


@pytest.mark.parametrize("wrong", ["x", '"x"', 'W/"x"', "''"])
def test_what_is_no_etag_of_ours_is_refused(system, row, wrong):
    refused = system.send("patch", address(row), {"places": 3}, If_Match=wrong)
    assert (refused.status_code, codes_in(refused)) == (412, [("not-an-etag", "")])


def test_without_it_a_patch_writes_what_it_names_and_nothing_else(system, row, firm):
    read(system, row)
    change_here(row, firm, summary="Serve lunches.")
    changed = system.send("patch", address(row), {"places": 3})
    assert (changed.json()["places"], changed.json()["summary"]) == (3, "Serve lunches.")


def test_a_put_says_what_it_has_read_and_names_every_field(system, row):
    etag, shown = read(system, row)
    body = {name: value for name, value in shown.items() if name not in READ_ONLY} | {"places": 7}
    asked = system.send("put", address(row), body)
    assert (asked.status_code, codes_in(asked)) == (428, [("if-match-needed", "If-Match")])
    partial = system.send("put", address(row), {"places": 7}, If_Match=etag)
    assert (partial.status_code, ("required", "title") in codes_in(partial)) == (400, True)
    replaced = system.send("put", address(row), body, If_Match=etag)
    assert (replaced.status_code, replaced.json()["places"]) == (200, 7), replaced.content
    assert replaced.json()["summary"] == shown["summary"]
