"""Digests of adverts that stand in databases: each is what it was at commit 4a2449e, whatever its facts are called."""

import pytest

from backend.intake.files.row_records import _digest as digest_of_row
from backend.intake.formats import faa_v2, nhs_jobs
from backend.intake.formats.employer_adverts import fitting_reference
from tests.backend.intake.samples import advert, faa, nhs, nhs_advert, passed_on_advert


LONG = {
    "title": "T" * 190,
    "providerName": "P" * 190,
    "applicationUrl": "https://jobs.sample.test/apply",
    "wage": {"wageAdditionalInformation": "£8 an hour, then £10 an hour"},
    "isNationalVacancy": True,
    "isNationalVacancyDetails": "Anywhere",
}


@pytest.mark.parametrize(
    ("sent", "digest"),
    [
        (advert(), "a0d516bb32fed43d03a5f541d6626e121ee788d84e4b7407206081912cc41f84"),
        (passed_on_advert(), "cff602709996335b2ee1cdb8018636b29c33239d57b6fa6af1716b0367dd6d6f"),
        (advert(**LONG), "634f3d499822c760ca24defc28a867120b50d16d8df0f09f4a13097aa00788de"),
    ],
)
def test_adverts_of_find_an_apprenticeship_keep_theirs(sent, digest):
    assert faa_v2.read(faa(sent)).records[0].digest == digest


def test_adverts_of_nhs_jobs_keep_theirs():
    digest = "6c389d11b3f0278c7b769198a21b074d44fa4fb267a16bd7c3a4b3482747c5d0"
    assert nhs_jobs.read(nhs(nhs_advert())).records[0].digest == digest


def test_rows_of_a_file_and_long_references_keep_theirs():
    said = {"b": [1, 2.5, None, True], "a": "Zoë £ “x”", "nested": {"z": 1, "y": ""}}
    assert digest_of_row(said) == "11c9d2a95155bc0721e401ad5c85b0ef243e627a6f66e42c57ca164207449f9c"
    assert fitting_reference("https://jobs.example/" + "x" * 90) == "a9bdde80893a1f79e6163da8eafb6baeca85cc9adfa1e7d0a5"
