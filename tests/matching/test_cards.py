"""Model card and transparency record: every field is there, every figure is an input, nothing given is markup."""

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import FEATURE_LABELS, Ranker, Referrals
from matching.cards import Evidence, Facts, as_html, as_markdown, atrs_record, model_card
from matching.cards.document import Document, Entries, Entry, Points, Section, Table, Text
from matching.cards.statements import PROTECTED
from matching.evaluation import back_test, challenge
from matching.fairness import outcome_rates
from matching.prior import PRIOR_EFFECTS
from matching.simulation import World
from tests.sampling import examples


FACTS = Facts(council="Testborough", version="7", completed=date(2026, 11, 23))
FULL = replace(
    FACTS,
    approved_by="A Head",
    approved_on=date(2026, 11, 24),
    training_from=date(2024, 11, 25),
    **{
        field.name: f"{field.name} given"
        for field in fields(Facts)
        if getattr(FACTS, field.name) is None and "date" not in str(field.type) and field.name != "approved_by"
    },
)
SECTIONS = {
    "What it is",
    "What it is for",
    "What it learnt from",
    "What it goes by",
    "How far its chances come true",
    "Another kind of model",
    "Groups",
    "What trials elsewhere found",
    "What it cannot do",
    "When to distrust it",
}
# Parents of numbered fields, and how many fields each has.
ATRS = {
    "0": 5,
    "1": 4,
    "2.1": 3,
    "2.1.4": 5,
    "2.2": 5,
    "2.3": 5,
    "2.4.1": 5,
    "2.4.2": 8,
    "2.4.3": 9,
    "2.4.4": 5,
    "2.5": 2,
}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@pytest.fixture(scope="module")
def found():
    world = World("D", 1, people=100, opportunities=50)
    history = world.history(300)
    ranker = Ranker().fit(Referrals.from_records(history.records), as_of=world.today)
    ids = [record["person"]["id"] for record in history.records]
    groups = {one: "in it" if flag else "others" for one, flag in zip(ids, history.in_group.tolist(), strict=True)}
    audit = outcome_rates("Started", ids, [record["started"] for record in history.records], groups)
    test = back_test(history.records, world.today - timedelta(days=300), seed=1, times=40)
    duel = challenge([0.3, 0.6, 0.2], [0.4, 0.5, 0.5], [0, 1, 1], seed=1, times=40)
    return ranker, Evidence(back_test=test, audits=(audit,), challenge=duel)


def words_of(document):
    return BeautifulSoup(as_html(document), "html.parser").get_text(" ")


def test_a_model_card_has_every_section_fitted_or_not(found):
    ranker, evidence = found
    for card in (model_card(Ranker(), FACTS), model_card(ranker, FULL, evidence)):
        assert {section.title for section in card.sections} == SECTIONS
        text = words_of(card)
        assert all(name in text for name in PROTECTED)
        assert all(FEATURE_LABELS[row.feature] in text for row in PRIOR_EFFECTS)
        assert "0.6% to 2%" in text
        assert "back-tests" in text
        assert "congestion" in text


def test_a_transparency_record_has_every_field_and_says_which_are_wanting(found):
    ranker, evidence = found
    for record in (atrs_record(Ranker(), FACTS), atrs_record(ranker, FULL, evidence)):
        assert [entry.name.split()[0] for entry in record.entries()] == [
            f"{parent}.{number}" for parent, size in ATRS.items() for number in range(1, size + 1)
        ]
        assert all(entry.words.strip() for entry in record.entries())
    assert atrs_record(ranker, FULL, evidence).missing == ()
    assert "1.4 Contact email" in atrs_record(Ranker(), FACTS).missing


def test_a_model_nobody_approved_and_nothing_was_learnt_by_says_so():
    text = words_of(model_card(Ranker(), FACTS))
    assert "Not approved: do not use it." in text
    assert "Nothing has been tested on referrals here yet" in text
    assert "the written expert score; nothing local was learnt" in text
    assert "no; words are shown instead of numbers" in text


def test_counts_window_and_approval_are_those_given(found):
    ranker, evidence = found
    entries = {entry.name: entry.words for entry in model_card(ranker, FULL, evidence).entries()}
    assert entries["Referrals"] == "300"
    assert entries["Starts"] == str(ranker.n_starts_)
    assert entries["Ended early"] == str(ranker.n_left_)
    assert (entries["From"], entries["Until"]) == ("25 November 2024", "23 November 2026")
    assert entries["Approved by"] == "A Head, 24 November 2026"
    slope = evidence.back_test.start.slope
    assert entries["Starting: slope"] == f"{slope.value:.2f} ({slope.low:.2f} to {slope.high:.2f})"
    assert entries["What the match tells"] == evidence.back_test.match.sentence
    assert entries["Whether things have changed"] == evidence.back_test.drift.sentence


def test_each_share_that_came_true_has_its_range(found):
    ranker, evidence = found
    table = next(
        block for section in model_card(ranker, FULL, evidence).sections for block in section.blocks
        if isinstance(block, Table) and block.caption.startswith("Starting: chance said")
    )  # fmt: skip
    first = next(each for each in evidence.back_test.start.bins if each.count >= 10)
    assert table.heads == ("Said", "Came true", "Its range", "Referrals")
    assert table.rows[0][2] == f"{100 * first.low:.0f}% to {100 * first.high:.0f}%"
    assert first.low <= first.came_true < first.high


def test_few_are_not_counted_out():
    world = World("A", 1, people=60, opportunities=40)
    ranker = Ranker().fit(Referrals.from_records(world.history(9).records))
    assert {entry.name: entry.words for entry in model_card(ranker, FACTS).entries()}["Referrals"] == "fewer than 10"


def test_learnt_terms_are_spans_of_the_fitted_tables(found):
    ranker, evidence = found
    table = next(
        block for section in model_card(ranker, FULL, evidence).sections for block in section.blocks
        if isinstance(block, Table) and "dose" in block.caption
    )  # fmt: skip
    row = next(row for row in table.rows if row[0] == "readiness")
    start, stay = ranker.model_.terms["readiness"].start, ranker.model_.terms["readiness"].stay
    assert row[1:4] == ("the person", "more is better", "+1.20")
    assert (row[4], row[6]) == (f"{start[5] - start[1]:+.2f}", f"{stay[5] - stay[1]:+.2f}")


def test_every_figure_in_the_card_comes_from_what_was_given(found):
    """What was measured is allowed in the shapes it is shown in, and what the card always says is taken off."""
    ranker, evidence = found
    always = set(
        NUMBER.findall(words_of(model_card(Ranker(), replace(FACTS, version="v", completed=date(2000, 1, 1)))))
    )
    allowed = always | {"300", "10", "95", "0.05", "5", "26", "25", "24", "23", "2024", "2026", "7"}
    allowed |= {str(number) for number in (ranker.n_starts_, ranker.n_left_)}
    for number in numbers_in(evidence):
        allowed |= {f"{abs(number):,.{digits}f}" for digits in (0, 2, 3)} | {f"{abs(100 * number):.0f}"}
    for block in (row["start"]["learned"] + row["stay"]["learned"] for row in ranker.feature_table_):
        allowed |= {f"{abs(one - other):.2f}" for one in block for other in block}
    card = model_card(ranker, FULL, evidence)
    days = {
        "25",
        str(evidence.back_test.split.day),
        str(evidence.back_test.split.year),
        str(evidence.back_test.as_of.day),
    }
    tail = {match[1:] for match in re.findall(r"p = [\d.e-]+", words_of(card))}
    seen = set(NUMBER.findall(re.sub(r"p = [\d.e-]+", "", words_of(card))))
    assert len(tail) <= 1
    assert seen - allowed - days == set()


def numbers_in(value):
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from numbers_in(part)
    elif hasattr(value, "__dict__"):
        yield from numbers_in(list(vars(value).values()))


def test_one_changed_input_changes_the_card(found):
    ranker, evidence = found
    other = replace(evidence.back_test, expert_log_loss=0.5, start=replace(evidence.back_test.start, floor=0.1234))
    assert "0.123 on average" in words_of(model_card(ranker, FULL, replace(evidence, back_test=other)))


HOSTILE = "<script>alert('x')</script> & \"a\" | b\n# heading\n[link](http://x) `code` *bold*\x00"


def test_html_is_well_formed_escapes_and_holds_no_style_or_script(found):
    facts = replace(FULL, council=HOSTILE, team=HOSTILE, approved_by=HOSTILE)
    for document in (model_card(found[0], facts, found[1]), atrs_record(found[0], facts, found[1])):
        page = as_html(document, whole=True)
        ElementTree.fromstring(page.removeprefix("<!DOCTYPE html>\n"))
        soup = BeautifulSoup(page, "html.parser")
        assert soup.find(["script", "style", "a"]) is None
        assert "style=" not in page
        assert "<script>alert('x')</script>" in soup.get_text()


def test_markdown_says_the_same_and_nothing_given_is_markup(found):
    facts = replace(FULL, council=HOSTILE, approved_by="1. A | Head")
    text = as_markdown(model_card(found[0], facts, found[1]))
    assert len(re.findall(r"(?m)^# ", text)) == 1
    assert len(re.findall(r"(?m)^## ", text)) == len(SECTIONS)
    assert "<script>" not in re.sub(r"\\.", "", text)
    assert r"1\. A \| Head" in text
    assert r"\[link\]" in text


texts = st.text(min_size=1, max_size=30)


@settings(max_examples=examples(25), deadline=None)
@given(texts, texts, texts)
def test_any_text_survives_both_renderings(title, words, cell):
    blocks = (Text(words), Points((cell,)), Entries((Entry(title, words),)), Table(cell, (title,), ((words,),)))
    document = Document(title, (Section(words, blocks),))
    ElementTree.fromstring(as_html(document, whole=True).removeprefix("<!DOCTYPE html>\n"))
    lines = as_markdown(document).splitlines()
    assert [line[:2] for line in lines if line.startswith("#")] == ["# ", "##"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"council": ""}, "council must be text"),
        ({"council": None}, "council must be given"),
        ({"completed": "2026"}, "completed must be a date"),
        ({"updated": date(2020, 1, 1)}, "updated cannot be before completed"),
        ({"approved_by": "A Head"}, "must be given together"),
        ({"team": 3}, "team must be text"),
    ],
)
def test_wrong_facts_are_refused_by_name(changes, reason):
    with pytest.raises(ValueError, match=reason):
        replace(FACTS, **changes)


def test_other_things_are_refused():
    with pytest.raises(ValueError, match="ranker must be Ranker"):
        model_card("ranker", FACTS)
    with pytest.raises(ValueError, match="facts must be Facts"):
        atrs_record(Ranker(), {})
    with pytest.raises(ValueError, match="evidence must be Evidence"):
        model_card(Ranker(), FACTS, {})
    with pytest.raises(ValueError, match="audits must be a tuple"):
        Evidence(audits=[])
    with pytest.raises(ValueError, match="back_test must be"):
        Evidence(back_test=1)
    with pytest.raises(ValueError, match="challenge must be"):
        Evidence(challenge=1)


def test_every_feature_has_words_of_its_own_for_tables():
    assert len(set(FEATURE_LABELS.values())) == len(FEATURE_LABELS) == len(PRIOR_EFFECTS)
    assert all("_" not in label and label.strip() for label in FEATURE_LABELS.values())
