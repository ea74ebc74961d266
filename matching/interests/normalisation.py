"""Normalisation: a text in small letters, in which idioms are one word and what is no wish is left out.

Each rule replaces a pattern, in a fixed order: idioms, self-descriptions, comparisons ("rather ... than"), family and
friends, what is said by a pronoun, negations that refuse nothing (pseudo-negations), and conjunctions of reason.
"""

import re
from collections.abc import Callable, Iterable

from matching.interests.word_tables import DATA, read_pairs, read_word_list


def alternatives(terms: Iterable[str]) -> str:
    """Return a regular expression for any of the terms, the longest first; `*` in a term is any ending."""
    ordered = sorted(sorted(terms), key=len, reverse=True)
    return "|".join(re.escape(term).replace(r"\*", r"\w*") for term in ordered)


NEGATIONS = frozenset(read_word_list("negations"))
IDIOMS = read_pairs(DATA / "idioms.csv", "phrase", "read_as")
REASON_MARK = "~"

FAMILY_AND_FRIENDS = alternatives(read_word_list("family_and_friends"))
CHARACTERISTICS = alternatives(read_word_list("personal_characteristics"))

INFORMATION_TECHNOLOGY = re.compile(r"\bI\.?T\b\.?|(?i:\bit\b(?= (support|technic|solution|job|help|system)))")
PUNCTUATION_IN_WORDS = str.maketrans({"'": "", "’": "", "-": " "})
IDIOM = re.compile(rf"\b(?:{alternatives(IDIOMS)})\b")
SELF_DESCRIPTION = re.compile(
    rf"\b(?:(?:{alternatives(read_word_list('self_references'))}) "
    r"(?:(?:a|an|in|got|really|quite|partially|young|single|bit|very) )*"
    rf"(?:{CHARACTERISTICS}|{alternatives(read_word_list('parents'))})|my (?:own )?(?:{CHARACTERISTICS}))\b"
    rf"(?! (?:\w+ )?(?:{FAMILY_AND_FRIENDS})\b)"
)
COMPARISON = re.compile(r"\b(?:rather|prefer)\b(?P<what>[^.,;:!?]*?)\b(?:than|over)\b")
ROLE_MODEL = re.compile(rf"\b(?:(?:like|with) my (?:\w+ )?|my (?:foster|step) )(?:{FAMILY_AND_FRIENDS})\b(?! with)")
NEGATION_ABOUT_OTHERS = re.compile(
    rf"\b(?P<who>(?:{alternatives(read_word_list('other_people'))})(?: \w+)?)"
    rf" (?:(?:who|whos|that|which)(?: \w+){{0,2}} (?:{alternatives(NEGATIONS)}|nobody)|with no|without)\b"
)
# "Planes, fixing them" is fixing planes.
PRONOUN = re.compile(
    rf"\b(?!(?:{alternatives(NEGATIONS)})\b)(?P<what>\w+)(?:,| and| but| like| just| n| to){{0,2}}"
    r" (?P<act>\w{2,}ing?(?: (?:after|up|out|with))?) (?:them|em|it)\b"
)
# Says how much, how sure or how long, and refuses no kind of work: "not bad at", "never had a chance to".
PSEUDO_NEGATION = re.compile(
    r"\b(?:never (really )?(had|got|been|did|knew|met|get (bored|tired|sick)|stop)"
    r"|(not|dont|never|wouldnt|doesnt|wont|isnt|aint) (really |too |even |that )?(mind|scared|afraid|bothered|fussed"
    r"|squeamish|shy|just|only|sure|know|care|matter|bad|worried|a problem)"
    r"|no (idea|clue|problem|experience|qualifications|gcses|grades|better|feeling)"
    r"|cant (wait|stop|get enough|help but|go wrong|decide|choose|pick)"
    r"|(dont|doesnt|didnt|wont|not) (scare|bother|faze|worry|freak|put)s? (me|us)( (off|out))?"
    r"|nothing (better than|better|beats|else)|hate (to see|seeing|when|it when|how|that))\b"
)
REASON = re.compile(r"\b(?:because|cause|cos|coz|bc|cus|so (?=they|that|people|nobody))\b")
RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (IDIOM, lambda found: IDIOMS[found[0]]),
    (SELF_DESCRIPTION, " "),
    (COMPARISON, r"\g<what>. not"),
    (ROLE_MODEL, " "),
    (PRONOUN, r"\g<act> \g<what>"),
    (NEGATION_ABOUT_OTHERS, r"\g<who> "),
    (PSEUDO_NEGATION, " "),
    (REASON, REASON_MARK),
)


def normalise(text: str) -> str:
    """Return a text as the clauses are cut from it.

    Parameters
    ----------
    text : str
        As a person wrote it, or a title or description.

    Returns
    -------
    str
        Small letters without apostrophes and hyphens. `REASON_MARK` stands before what is said as a reason, a full stop
        and "not" before what is liked less than something else.
    """
    normalised = INFORMATION_TECHNOLOGY.sub("infotech", text).lower().translate(PUNCTUATION_IN_WORDS)
    for pattern, replacement in RULES:
        normalised = pattern.sub(replacement, normalised)
    return normalised
