"""The API documents are a promise to other systems: what they say changes on purpose or not at all.

Each audience has its own, pinned beside this file as it was given out. After a change that is meant, write them anew
with `python -m tests.api.write_documents` and let the difference be read with the change.
"""

import threading
from pathlib import Path

import pytest
import yaml
from drf_spectacular.renderers import OpenApiYamlRenderer

from backend.api.v1 import document
from backend.api.v1.document import Audience, document_of


HERE = Path(__file__).parent
GIVEN_OUT = {
    Audience.RECORDS: HERE / "openapi.yaml",
    Audience.OVERSIGHT: HERE / "openapi.oversight.yaml",
    Audience.OFFICE: HERE / "openapi.office.yaml",
    Audience.EMPLOYER: HERE / "openapi.employer.yaml",
}


def written(audience: Audience) -> bytes:
    return OpenApiYamlRenderer().render(document_of(audience), renderer_context={})


@pytest.mark.parametrize("audience", list(Audience))
def test_the_api_document_says_what_it_said(audience):
    assert yaml.safe_load(written(audience)) == yaml.safe_load(GIVEN_OUT[audience].read_text())


def test_an_employer_reads_of_its_own_calls_alone():
    told = {audience: yaml.safe_load(GIVEN_OUT[audience].read_text()) for audience in Audience}
    assert all("/opportunities/" in path for path in told[Audience.EMPLOYER]["paths"])
    assert {name for path in told[Audience.EMPLOYER]["paths"].values() for name in path} == {
        "get",
        "post",
        "patch",
        "put",
    }
    assert {name for path in told[Audience.RECORDS]["paths"].values() for name in path} == {"get"}
    assert not [path for path in told[Audience.OFFICE]["paths"] if "shortlists" in path or "placements" in path]


def test_asked_for_by_many_at_once_it_is_the_same_for_each():
    document.forget()
    answers, start = [], threading.Barrier(8)

    def ask(audience):
        start.wait()
        answers.append((audience, written(audience)))

    asking = [threading.Thread(target=ask, args=(audience,)) for audience in [*Audience] * 3][:8]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert len(answers) == 8
    assert len(set(answers)) == len(Audience)
