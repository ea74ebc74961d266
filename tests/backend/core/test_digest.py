"""Digests that stand in databases: each is what it was before they had one home (commit 4a2449e)."""

import datetime as dt
from decimal import Decimal

import matching
from backend.api.idempotency import _digest_of as digest_of_body
from backend.care_leavers.imports.merging import digest_of as digest_of_row
from backend.core.digest import canonical_json, json_digest, text_digest
from backend.councils.models import ApiToken
from backend.ranking.active_model import prior_model_name
from backend.ranking.referral_history import ReferralHistory
from backend.web.kit.drafts.draft import _digest as digest_of_form


FACTS = {"b": [1, 2.5, None, True], "a": "Zoë £ “x”", "nested": {"z": 1, "y": ""}}
DIGEST = "11c9d2a95155bc0721e401ad5c85b0ef243e627a6f66e42c57ca164207449f9c"
RECORD = {"on": dt.date(2026, 11, 28), "id": "p1", "none": None}


def test_canonical_json_is_in_order_and_ascii():
    assert canonical_json({"b": 1, "a": ["ë"]}) == '{"a": ["\\u00eb"], "b": 1}'
    assert json_digest({"b": 1, "a": 2}) == json_digest({"a": 2, "b": 1})


def test_rows_of_young_people_bodies_of_calls_and_facts_keep_their_digest():
    assert json_digest(FACTS) == digest_of_row(FACTS) == digest_of_body(FACTS) == DIGEST


def test_what_a_form_showed_keeps_its_digest():
    shown = FACTS | {"day": dt.date(2026, 11, 28), "pay": Decimal("12.50"), "at": dt.datetime(2026, 11, 28, 9, 30)}
    assert digest_of_form(shown) == "3d362d6064064e02c8ca75ccd0712866c6233a1abdbb944d387898bf152b8367"


def test_secrets_of_tokens_keep_their_digest():
    digest = "c9bcfb44ca49e4b51ced9bc92b5033b3e92f89a4e9c29c03644834be7017cdfb"
    assert ApiToken.digest_of("a secret Zoë") == text_digest("a secret Zoë") == digest


def test_the_written_score_keeps_its_name():
    assert prior_model_name({"a": 0.123456789, "b": [1, 2]}, matching.Settings()) == "expert-2026.11-1a63f7ad"


def test_snapshots_and_histories_keep_their_digest():
    written = canonical_json(RECORD, plain=dt.date.isoformat)
    assert text_digest(written) == "3ec08a25bd56f0a70cf9ab03bcd5f5ab6500cf56b6e767d8017d5b7de6fa7a6c"
    history = ReferralHistory([RECORD], dt.date(2026, 11, 28))
    assert history.digest == "1c281d62820001acc49ea5cef72e2c6b9a1c5aa979d319472d9c5c4cf6a39326"
