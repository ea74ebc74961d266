"""Digests of adverts that stand in databases: each is what it was at commit 4a2449e."""

from backend.intake.feeds.posted import fitting_reference
from backend.intake.files.remembering import _digest as digest_of_row
from tests.backend.intake.feeds import test_faa_v2, test_nhs_jobs


def test_adverts_keep_their_digest():
    faa = "a0d516bb32fed43d03a5f541d6626e121ee788d84e4b7407206081912cc41f84"
    nhs = "6c389d11b3f0278c7b769198a21b074d44fa4fb267a16bd7c3a4b3482747c5d0"
    assert (test_faa_v2.only().content_hash, test_nhs_jobs.only().content_hash) == (faa, nhs)


def test_rows_of_a_file_and_long_references_keep_theirs():
    said = {"b": [1, 2.5, None, True], "a": "Zoë £ “x”", "nested": {"z": 1, "y": ""}}
    assert digest_of_row(said) == "11c9d2a95155bc0721e401ad5c85b0ef243e627a6f66e42c57ca164207449f9c"
    assert fitting_reference("https://jobs.example/" + "x" * 90) == "a9bdde80893a1f79e6163da8eafb6baeca85cc9adfa1e7d0a5"
