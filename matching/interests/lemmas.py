"""Words in the form that terms and texts are compared in: one lemma for every form of a listed verb or a noun.

Verbs are listed with the lemma of their forms; nouns lose the ending of the plural by a few rules (an S-stemmer).

References
----------
.. [1] Harman, D. (1991). How effective is suffixing? Journal of the American Society for Information Science, 42(1).
"""

import re
from functools import lru_cache

from matching.interests.word_tables import DATA, read_pairs, read_word_list


STOP_WORDS = frozenset(read_word_list("stop_words"))
GENERIC_WORDS = frozenset(read_word_list("generic_words"))
SPELLING_VARIANTS = read_pairs(DATA / "spelling_variants.csv", "written", "read_as")
NOT_PLURAL = frozenset(("news", "always", "lens", "perhaps"))
SIBILANTS = ("ches", "shes", "xes", "buses")
DOUBLED_CONSONANT = re.compile(r"[^aeiou]+[aeiou][bdgmnpt]")


def _inflections() -> dict[str, str]:
    """Lemma of every regular form of a listed verb."""
    lemmas: dict[str, str] = {}
    for verb, read_as in read_pairs(DATA / "verbs.csv", "verb", "read_as").items():
        stem = verb.removesuffix("e")
        double = stem + stem[-1] if DOUBLED_CONSONANT.fullmatch(verb) else stem
        lemmas |= dict.fromkeys((verb, verb + "s", double + "ing", double + "ed"), read_as)
    return lemmas


VERB_FORMS = _inflections()
VERBS = frozenset(VERB_FORMS.values())


def singular(token: str) -> str:
    """Return a noun in the singular; other words are mostly left as they are."""
    if token in NOT_PLURAL:
        return token
    if len(token) > 4 and token.endswith("ies"):
        return token[:-3] + "y"
    if token.endswith(SIBILANTS):
        return token[:-2]
    if len(token) > 3 and token.endswith("s") and token[-2] not in "sui":
        return token[:-1]
    return token


@lru_cache(maxsize=100_000)
def lemma(token: str) -> str:
    """Return the form in which a word is compared.

    Parameters
    ----------
    token : str
        A word of small letters and digits.

    Returns
    -------
    str
        "fixing", "repairs" and "fixin" are "fix"; "lorries" is "lorry"; "feds" is "police".
    """
    token = SPELLING_VARIANTS.get(token, token)
    if token.endswith("in") and token + "g" in VERB_FORMS:  # "fixin cars"
        token += "g"
    return VERB_FORMS.get(token) or singular(token)
