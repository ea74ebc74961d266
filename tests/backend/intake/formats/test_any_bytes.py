"""Whatever arrives, an adapter gives records, refusals or one sentence; it never falls over."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.intake.errors import MalformedFeed
from backend.intake.formats.registry import FORMATS, POSTINGS
from tests.backend.intake.formats.test_employer_adverts import BROADBEAN_LIKE, POSTING, page
from tests.backend.intake.samples import ADVERT, advert, faa, nhs, nhs_advert


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
EVERY_FORMAT = FORMATS | POSTINGS
GOOD = {
    "faa-v2": faa(advert(), advert(vacancyReference="2")),
    "nhs-jobs": nhs(nhs_advert(), nhs_advert(reference="2")),
    "json-ld": page(POSTING, POSTING | {"identifier": "P-9"}),
    "ats-xml": BROADBEAN_LIKE.encode(),
}


def read_or_sentence(name, data):
    sentence = "Read."
    try:
        EVERY_FORMAT[name](data)
    except MalformedFeed as malformed:
        sentence = str(malformed)
    assert re.fullmatch(r"[A-Z][^\n]*\.", sentence)


@pytest.mark.parametrize("name", EVERY_FORMAT)
@given(data=st.binary(max_size=300))
def test_any_bytes(name, data):
    read_or_sentence(name, data)


@pytest.mark.parametrize("name", EVERY_FORMAT)
@given(at=st.integers(0, 4000), junk=st.binary(min_size=1, max_size=4))
def test_any_spoilt_byte(name, at, junk):
    good = GOOD[name]
    at %= len(good)
    read_or_sentence(name, good[:at] + junk + good[at + len(junk) :])


@given(fields=st.dictionaries(st.sampled_from(sorted(ADVERT)), json_values, max_size=6))
def test_any_value_in_any_field_keeps_or_refuses_that_advert_alone(fields):
    good = advert(vacancyReference="good-neighbour")
    feed = FORMATS["faa-v2"](faa(ADVERT | fields, good))
    kept = [record.external_reference for record in feed.records]
    assert kept[-1] == "good-neighbour"
    assert len(feed.records) + len(feed.refusals) == 2
    for record in feed.records:
        assert re.fullmatch("[0-9a-f]{64}", record.digest)
        json.dumps(record.raw, allow_nan=False, ensure_ascii=False).encode("utf-8")
