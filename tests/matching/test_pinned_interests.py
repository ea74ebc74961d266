"""The lexicon and the vectors made with it are bit for bit what they were."""

from tests.matching.pinned_interests import digests, phrases, pinned


def test_the_lexicon_and_the_vectors_of_a_hundred_phrases_are_as_pinned():
    assert len(set(phrases())) == 100
    assert digests() == pinned()
