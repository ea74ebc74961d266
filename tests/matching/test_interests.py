"""Does it understand what a young person says?"""

import numpy as np
import pytest

from matching import ROUTES, Opportunities, People, Ranker
from matching.interests.clauses import split_tokens
from matching.interests.concepts import CONCEPTS, NAMES
from matching.interests.vectors import (
    CONCEPT_DIMENSIONS,
    SCALE,
    opportunity_vectors,
    opportunity_weights,
    wish_vectors,
    wish_weights,
)
from tests.matching.phrases_development import PHRASES, TITLES
from tests.matching.retrieval import PHRASE_SETS, SEARCHES, SEEN, evaluate, relevance, standards
from tests.matching.worlds import ON


KIND = {title: kind for kind, titles in TITLES.items() for title in titles}


def first(*phrases, opportunities=None):
    """The opportunity put first for each phrase, all else being equal."""
    records = opportunities or [{"id": title, "title": title} for title in KIND]
    built = Opportunities.from_records(records)
    people = People.from_records([{"id": phrase, "aspiration": phrase} for phrase in phrases])
    ranking = Ranker().rank(people, built, on=ON, top=1)
    return [built.id[position] for position in ranking.opportunity.tolist()]


def test_at_least_nineteen_in_twenty_phrases_find_their_kind_of_work_first():
    found = first(*PHRASES)
    missed = {
        phrase: title for (phrase, kind), title in zip(PHRASES.items(), found, strict=True) if KIND[title] != kind
    }
    share = 1 - len(missed) / len(PHRASES)
    print(f"hit@1 {share:.3f} of {len(PHRASES)} phrases over {len(KIND)} titles; missed: {missed}")
    assert share >= 0.95


# First answer right, and right among the first five. The lexicon was last changed with all but the unseen in sight,
# so those say that nothing has broken, not what to expect of phrases that nobody has thought of.
REACHED = {
    "development": (0.98, 0.78),
    "round one": (0.97, 0.75),
    "round two": (0.97, 0.79),
    "round three": (0.95, 0.75),
    "unseen": (0.9, 0.66),
}


@pytest.mark.parametrize("name", PHRASE_SETS)
def test_what_they_say_finds_the_real_standards_and_plain_text_search_does_not(name):
    found = {search: evaluate(by, PHRASE_SETS[name]) for search, by in SEARCHES.items()}
    ours = found.pop("this engine")
    assert ours.hit_at_1 >= REACHED[name][0]
    assert ours.precision_at_5 >= REACHED[name][1]
    for plain in found.values():
        assert ours.hit_at_1 >= plain.hit_at_1 + 0.4
        assert ours.precision_at_5 / ours.best_precision >= plain.precision_at_5 / plain.best_precision + 0.4


def test_over_the_phrases_it_was_mended_with_the_first_answer_is_right_nineteen_times_in_twenty():
    seen = {phrase: label for name in SEEN for phrase, label in PHRASE_SETS[name].items()}
    found = evaluate(SEARCHES["this engine"], seen)
    assert len(seen) >= 250
    assert found.hit_at_1 >= 0.97
    assert found.precision_at_5 >= 0.75


def test_every_phrase_has_a_right_answer_and_a_wrong_one():
    for labels in PHRASE_SETS.values():
        correct = relevance(labels, standards()).sum(axis=1)
        assert correct.min() >= 1
        assert correct.max() < len(standards()) / 4


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("never had a chance to try welding", "welding_metal"),
        ("I don't mind getting dirty on a farm", "farming"),
        ("not scared of heights", "roofing_scaffolding"),
        ("working in a nursery", "early_years"),
    ],
)
def test_a_no_that_refuses_no_kind_of_work_is_not_a_refusal(said, kind):
    weights = wish_weights(said)
    assert NAMES[max(weights, key=weights.get)] == kind


def test_a_word_is_not_guessed_from_another_beginning():
    assert not wish_weights("catching"), "not coaching"


@pytest.mark.parametrize("order", [1, -1])
def test_looking_after_little_kids_is_early_years_whatever_else_is_there(order):
    records = [{"id": title, "title": title} for title in sorted(KIND)][::order]
    assert KIND[first("looking after little kids", opportunities=records)[0]] == "childcare"


def test_the_text_counts_where_the_title_says_nothing():
    silent = [{"id": "a", "title": "Apprentice"}, {"id": "b", "title": "Apprentice", "text": "Join our busy nursery."}]
    assert first("looking after little kids", opportunities=silent) == ["b"]


def test_the_route_counts_where_neither_does():
    silent = [{"id": "a", "route": "Digital"}, {"id": "b", "route": "Education and early years"}]
    assert first("looking after little kids", opportunities=silent) == ["b"]


def test_what_is_not_wanted_is_left_out():
    assert not wish_weights("not with kids")
    assert NAMES[max(wish_weights("I hate offices but love cars"))] == "vehicles"
    assert list(split_tokens("don't want that. Cars!")) == [["car"]]


def test_a_misspelt_wish_is_read_but_a_title_is_not_guessed_at():
    assert NAMES[max(wish_weights("plumer"))] == "plumbing_heating"
    assert not opportunity_weights("Plumer")


def test_vectors_are_small_whole_and_of_about_one_length():
    assert CONCEPT_DIMENSIONS <= 64
    titles = list(KIND)
    made = opportunity_vectors(titles, [""] * len(titles), np.full(len(titles), -1, dtype=np.int8))
    lengths = np.linalg.norm(made.vector[:, :CONCEPT_DIMENSIONS], axis=1)
    assert made.vector.dtype.kind == "i"
    assert np.all(lengths < SCALE + 3)
    assert np.all(lengths > 0.85 * SCALE), "a faint title is a little shorter"
    wishes = wish_vectors(list(PHRASES))
    answered = np.zeros((len(PHRASES), len(titles)))
    for term in range(wishes.weight.shape[1]):
        answered += wishes.weight[:, term, None] * made.vector[:, wishes.concept[:, term]].T
    assert np.all(answered <= (SCALE + 3) ** 2), "nothing answers more than the whole of a wish"


def test_a_title_that_says_its_work_plainly_comes_before_one_that_hints_at_it():
    records = [{"id": "a", "title": "Commercial thermal insulation operative"}, {"id": "b", "title": "Decorator"}]
    for said in ("plastering", "wallpapering", "doing up houses"):
        assert first(said, opportunities=records) == ["b"]


def test_every_route_has_a_kind_of_work():
    assert {concept.route for concept in CONCEPTS} == set(ROUTES)


def test_likeness_only_ranks():
    records = [{"id": "a", "title": "Abattoir worker"}, {"id": "b", "title": "Actuary"}]
    people, built = People.from_records([{"id": "p", "aspiration": "kids"}]), Opportunities.from_records(records)
    assert len(Ranker().rank(people, built, on=ON)) == 2
