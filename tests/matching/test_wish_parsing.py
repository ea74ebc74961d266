"""How a wish is read: what is refused, what is done and where, who speaks, and how it is spelt."""

import pytest

from matching.interests.clauses import split_tokens
from matching.interests.concepts import NAMES
from matching.interests.lemmas import GENERIC_WORDS, lemma
from matching.interests.terms import read_terms
from matching.interests.vectors import wish_vectors, wish_weights
from matching.interests.word_tables import DATA


PLAIN = {  # a word for each of many kinds of work
    "early_years": "nursery",
    "animals": "dogs",
    "vehicles": "cars",
    "hair": "hairdressing",
    "cooking": "cooking",
    "rail": "trains",
    "finance": "accounting",
    "it_support": "computers",
    "bricklaying": "bricklaying",
    "police_security": "police",
    "retail": "retail",
    "gardening": "gardening",
}
PAIRS = [(one, other) for one in PLAIN for other in PLAIN if one != other]


def kinds(said):
    return {NAMES[kind] for kind in wish_weights(said)}


def first(said):
    weights = wish_weights(said)
    return NAMES[max(weights, key=weights.get)] if weights else None


@pytest.mark.parametrize("no", ["not", ", not", ". I hate", ", but no", "rather than", "instead of", "and don't want"])
def test_what_comes_after_a_no_is_refused_and_what_came_before_is_not(no):
    for one, other in PAIRS:
        found = kinds(f"{PLAIN[one]} {no} {PLAIN[other]}")
        assert one in found
        assert other not in found


@pytest.mark.parametrize(
    "said", ["{} is not for me", "never liked {}", "I can't stand {}", "sick of {}", "anything but {}"]
)
def test_a_no_with_nothing_after_it_refuses_all_of_its_clause(said):
    for word in PLAIN.values():
        assert not kinds(said.format(word))


@pytest.mark.parametrize(
    "said",
    ["I don't know, maybe {}", "I can't wait to do {}", "not bad at {}", "nothing better than {}", "not sure, {}?"],
)
def test_a_no_that_refuses_nothing(said):
    for kind, word in PLAIN.items():
        assert first(said.format(word)) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("helping people who can't walk", "therapy"),
        ("teaching kids who never learned to read", "teaching"),
        ("animals that nobody wants", "animals"),
        ("dogs without a home", "animals"),
        ("being there for young people with no family", "youth_social"),
    ],
)
def test_a_no_about_others_refuses_nothing(said, kind):
    assert first(said) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("cleaning offices", "cleaning_facilities"),
        ("cooking in a school", "cooking"),
        ("nurse in the army", "nursing"),
        ("security guard at Tesco", "police_security"),
        ("admin for the police", "office_admin"),
        ("being a chef on a cruise ship", "cooking"),
        ("marketing for a football club", "marketing_media"),
        ("gardening for rich people", "gardening"),
        ("cooking for old people in a care home", "cooking"),
        ("doing nails because my mum is a nurse", "beauty"),
    ],
)
def test_what_is_done_counts_for_more_than_where_for_whom_and_why(said, kind):
    assert first(said) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [("working in a school", "teaching"), ("in an office", "office_admin"), ("a job at Tesco", "retail")],
)
def test_a_place_counts_where_nothing_else_is_said(said, kind):
    assert first(said) == kind


@pytest.mark.parametrize(
    "told",
    [
        "I'm deaf",
        "I am autistic",
        "I have autism",
        "my anxiety is bad",
        "I've got ADHD",
        "I'm pregnant",
        "I'm a young mum",
        "I have a baby",
        "my kids come first",
        "as a Muslim",
        "I'm gay",
        "I'm trans",
        "I'm a refugee",
        "being black",
        "I use a wheelchair",
        "I was depressed",
        "my mental health",
        "my church",
    ],
)
def test_what_is_protected_never_becomes_a_wish(told):
    assert not kinds(told)
    for word in PLAIN.values():
        alone, beside = wish_vectors([word]), wish_vectors([f"{told}, {word}"])
        assert (alone.concept == beside.concept).all()
        assert (alone.weight == beside.weight).all()


def test_a_wish_about_others_with_the_same_words_is_one():
    assert first("working with deaf people") == "therapy"
    assert first("looking after my disabled brother") == "adult_care"
    assert "youth_social" in kinds("helping refugees settle")


@pytest.mark.parametrize("who", ["like my dad", "like my foster dad", "with my uncle", "with my mates"])
def test_whom_it_runs_in_the_family_with_says_nothing(who):
    for word in PLAIN.values():
        assert wish_weights(f"{word} {who}") == wish_weights(word)


@pytest.mark.parametrize("said", ["fix cars", "fixing cars", "fixin cars", "repairing old cars", "mend people's cars"])
def test_forms_of_a_verb_and_words_between_change_nothing(said):
    assert wish_weights(said) == wish_weights("fixing cars")


def test_a_long_word_with_one_letter_left_out_is_mostly_read():
    heavy = {term.text for term in read_terms(DATA / "terms") if term.weight >= 6}
    long = sorted(text for text in heavy if text.isalpha() and len(text) >= 9)
    read = [
        first(word[:place] + word[place + 1 :]) == first(word) for word in long for place in range(4, len(word) - 2)
    ]
    assert len(read) >= 500
    assert sum(read) >= 0.9 * len(read)


def test_slips_by_sound_are_read():
    slips = {"electrition": "electrical", "mecanic": "vehicles", "archetect": "building_design", "resturant": "cooking"}
    slips |= {"hairdressor": "hair", "beutician": "beauty", "vetinary": "animals"}
    assert {slip: first(slip) for slip in slips} == slips


def test_helping_people_alone_says_little():
    assert max(wish_weights("I just want to help people").values()) <= 4
    assert all(lemma(word) in GENERIC_WORDS for words in split_tokens("work with people") for word in words)
