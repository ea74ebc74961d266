"""Closeness by character n-grams, against the formula worked out by hand."""

from math import log, sqrt

import numpy as np

from matching.interests.ngrams import NgramIndex, ngrams


def test_closeness_is_the_cosine_worked_out_by_hand():
    phrases = [["cat"], ["cats", "dog"], ["dog"]]
    own = [set(ngrams(each)) for each in phrases]
    weight = {each: round(64 * (log(4 / (1 + sum(each in one for one in own))) + 1)) for one in own for each in one}

    def cosine(one, other):
        product = sum(weight[each] ** 2 for each in one & other)
        return product / sqrt(sum(weight[each] ** 2 for each in one)) / sqrt(sum(weight[each] ** 2 for each in other))

    expected = [[cosine(one, other) for other in own] for one in own]
    np.testing.assert_allclose(NgramIndex(phrases).closeness(phrases), expected, rtol=1e-12)
    assert ngrams(["ab"]) == [" a", "ab", "b ", " ab", "ab ", " ab "]
    assert not NgramIndex(phrases).closeness([["zzz"], []]).any()
