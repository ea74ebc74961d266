"""The lexicon: which concepts a word or phrase is about, and how surely.

Longer phrases win over shorter ones; endings are matched only where a term allows it (`*`); a misspelt word is read as
the nearest term.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from matching.interests.fine_wishes import WAYS
from matching.interests.lemmas import STOP_WORDS, VERB_FORMS, lemma
from matching.interests.spelling import SpellingCorrector
from matching.interests.terms import Term, read_terms
from matching.interests.word_tables import DATA


ConceptWeights = dict[int, float]  # position of a concept in `NAMES`: weight


class Lexicon:
    """An index of terms by their lemmas.

    Parameters
    ----------
    terms : iterable of Term
    said : mapping of str to int
        Lemmas that are no terms but are spelt right, and how often they are said: one said twice may also be meant by
        a misspelt word.

    Attributes
    ----------
    exact, prefixes : dict of tuple of str to dict of int to float
        Weights of concepts by the lemmas of a term; those of `prefixes` match any ending of the last word.
    words : set of str
        Every lemma of every term.
    """

    def __init__(self, terms: Iterable[Term], said: Mapping[str, int]) -> None:
        self.exact: dict[tuple[str, ...], ConceptWeights] = defaultdict(dict)
        self.prefixes: dict[tuple[str, ...], ConceptWeights] = defaultdict(dict)
        for term in terms:
            self._add(term)
        keys = (*self.exact, *self.prefixes)
        self.words = {word for key in keys for word in key}
        self.beginnings = {key[:2] for key in keys}
        meant = {key[0] for key in keys if len(key) == 1} | {word for word, times in said.items() if times > 1}
        self.corrector = SpellingCorrector(sorted(meant), self.words | set(said))

    def _add(self, term: Term) -> None:
        table = self.prefixes if term.text.endswith("*") else self.exact
        *before, last = [word.rstrip("*") for word in term.text.split(" ")]
        last = VERB_FORMS.get(last, last) if term.text.endswith("*") else lemma(last)
        key = (*(lemma(word) for word in before if word not in STOP_WORDS), last)
        table[key][term.concept] = max(term.weight, table[key].get(term.concept, 0.0))

    def look_up(self, words: tuple[str, ...]) -> ConceptWeights:
        """Return what a phrase is about.

        Parameters
        ----------
        words : tuple of str
            The lemmas of the phrase.

        Returns
        -------
        dict of int to float
            Weights of its own term, else of the longest prefix that its last word begins with; empty if there is none.
        """
        exact, last = self.exact.get(words, {}), words[-1]
        whole = self.prefixes.get(words, {})
        if exact or whole:
            return whole | exact
        for size in range(len(last) - 1, 1, -1):
            longest = self.prefixes.get((*words[:-1], last[:size]))
            if longest:
                return longest
        return {}

    def begins(self, words: tuple[str, str]) -> bool:
        """Whether two words are a term, or the beginning of one."""
        return words in self.beginnings or bool(self.look_up(words))


SAID = Counter(lemma(word) for way in WAYS for word in way.text.split(" ") if word not in STOP_WORDS)
LEXICON = Lexicon(read_terms(DATA / "terms"), SAID)


@lru_cache(maxsize=100_000)
def weights_of_word(word: str) -> ConceptWeights:
    """Return what a single word is about, as it is spelt."""
    return LEXICON.look_up((word,))


@lru_cache(maxsize=20_000)
def corrected_word(word: str) -> str:
    """Return a word as it is probably meant: itself where it is known, or near to none that is."""
    return word if weights_of_word(word) else LEXICON.corrector.correct(word) or word
