"""Words in the form in which the tables know them: one of many, a verb, a short form, a slip of spelling."""

import re
from functools import lru_cache

from matching.interests.words import common


FILLERS = frozenset(common.FILLERS.split())
GENERIC = frozenset(common.GENERIC.split())
SPELLINGS = dict(pair.split("=") for pair in common.SPELLINGS.split())
ORDINARY = frozenset(common.ORDINARY.split())
NOT_MANY = frozenset(("news", "always", "lens", "perhaps"))
SIBILANTS = ("ches", "shes", "xes", "buses")
SOUNDS = (
    (re.compile(r"(?:ti|ci|si|ssi)(?=[oa]n)"), "sh"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"[ckq]+h?"), "k"),
    (re.compile(r"z"), "s"),
    (re.compile(r"wh"), "w"),
    (re.compile(r"(?<=.)[aeiouyhw]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def _forms_of_verbs() -> dict[str, str]:
    forms: dict[str, str] = {}
    for pair in (*(f"{verb}={verb}" for verb in common.VERBS.split()), *common.SAME_VERBS.split()):
        said, read = pair.split("=")
        stem = said.removesuffix("e")
        double = stem + stem[-1] if re.fullmatch(r"[^aeiou]+[aeiou][bdgmnpt]", said) else stem
        forms |= dict.fromkeys((said, said + "s", double + "ing", double + "ed"), read)
    return forms


FORMS = _forms_of_verbs()
VERBS = frozenset(FORMS.values())


def singular(token: str) -> str:
    if token in NOT_MANY:
        return token
    if len(token) > 4 and token.endswith("ies"):
        return token[:-3] + "y"
    if token.endswith(SIBILANTS):
        return token[:-2]
    if len(token) > 3 and token.endswith("s") and token[-2] not in "sui":
        return token[:-1]
    return token


@lru_cache(maxsize=100_000)
def form(token: str) -> str:
    """The form of a word that entries and texts are compared in."""
    token = SPELLINGS.get(token, token)
    if token.endswith("in") and token + "g" in FORMS:  # "fixin cars"
        token += "g"
    return FORMS.get(token) or singular(token)


def sound(word: str) -> str:
    """What is left of a word when it is spelt as it sounds: the same for "electrition" and "electrician"."""
    for pattern, plain in SOUNDS:
        word = pattern.sub(plain, word)
    return word
