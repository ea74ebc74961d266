"""Words of a list as somebody writes them who hides them, slips, or has a telephone write for them: “k1ll myself”,
“hiiit me”, “s u i c i d e”, “wanttodie”, “sucidal”, letters of another alphabet that look like ours, signs nobody sees.

It is one more way to read a text, beside the text as it stands: what either finds is found.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable


# Small letters of Cyrillic, Greek and phonetic writing, by the letter of ours that they look like.
LOOKS_LIKE = {
    "a": "аɑα", "b": "вƅβ", "c": "сϲ", "d": "ԁɗđ", "e": "еεɛ", "g": "ɡ", "h": "һнհ", "i": "іιıɩ", "j": "јϳ", "k": "кκ",
    "l": "ӏɭł", "m": "м", "n": "ոпη", "o": "оοօσø", "p": "рρ", "r": "гɾ", "s": "ѕꜱ", "t": "тτ", "u": "υսц", "v": "ѵν",
    "w": "ԝωш", "x": "хχ", "y": "уγү", "z": "ʐ",
}  # fmt: skip
LOOK_ALIKES = str.maketrans({each: ours for ours, like in LOOKS_LIKE.items() for each in like})
AS_A_LETTER = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s",
                             "€": "e", "£": "l", "!": "i", "|": "l", "+": "t"})  # fmt: skip
UNSEEN = frozenset({"Cf", "Mn", "Me"})  # signs of format, and marks above or below a letter
ONE_BY_ONE = re.compile(r"(?<!\w)(?:\w[\s.,*_-]+){2,}\w(?!\w)")
BETWEEN = re.compile(r"[\s.,*_-]+")
APOSTROPHES = re.compile(r"['’`´ʼ]")
NO_LETTER = re.compile(r"[^\w@$€£!|+*#•·~]+|_+")
OUTER = "!|+*#•·~€£"
FOR_A_LETTER = frozenset("*#•·~")
LONGEST = 24  # letters of a word that is looked at for a slip
SHORTEST_SLIP, SHORTEST_SWAP, SHORTEST_ALONE = 6, 8, 7  # letters: of shorter words a slip is mostly another word


def as_it_looks(text: str) -> str:
    """In small letters of ours, without what nobody sees: wide, bold and struck letters, and those of other alphabets
    that look like ours."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in apart if unicodedata.category(each) not in UNSEEN).translate(LOOK_ALIKES)


class Disguises:
    """Of the words of some phrases; `known` are words that mean what they say."""

    def __init__(self, phrases: Iterable[str], known: Collection[str]):
        together = {each.replace(" ", "") for each in phrases if " " in each or len(each) >= SHORTEST_ALONE}
        self._words = {word for phrase in phrases for word in phrase.split()}
        self._plain = self._words | set(known)
        ordered = sorted(self._words)
        self._squeezed = {_squeezed(word): word for word in ordered}
        self._short_of_one = {less: word for word in ordered if len(word) >= SHORTEST_SLIP for less in _less_one(word)}
        self._by_length = {
            length: [each for each in ordered if len(each) == length] for length in set(map(len, ordered))
        }
        self._together = re.compile("|".join(re.escape(each) for each in sorted(together)))

    def read(self, text: str) -> str:
        """The text with each word as it may be meant."""
        joined = ONE_BY_ONE.sub(lambda found: BETWEEN.sub("", found.group()), APOSTROPHES.sub("", as_it_looks(text)))
        tokens = (each.rstrip(OUTER).lstrip("!*#•·~") for each in NO_LETTER.sub(" ", joined).split())
        return " ".join(self._meant(each) for each in tokens if each)

    def runs_together(self, read: str) -> bool:
        """Whether a phrase stands in a text that was read, with the spaces left out or in the wrong places."""
        words = read.split()
        odd = (place for place, word in enumerate(words) if word not in self._plain)
        return any(self._together.search("".join(words[max(0, place - 1) : place + 2])) for place in odd)

    def _meant(self, token: str) -> str:
        if token in self._plain or token.isdigit():
            return token
        if not FOR_A_LETTER.isdisjoint(token):
            return self._hidden(token)
        word = token.translate(AS_A_LETTER)
        return word if word in self._plain else self._squeezed.get(_squeezed(word)) or self._slip(word) or word

    def _hidden(self, token: str) -> str:
        """“r*pe”: a word of the list with any letter for each sign."""
        alike = self._by_length.get(len(token), ())
        return next((each for each in alike if _fits(each, token)), token)

    def _slip(self, word: str) -> str:
        """The longer word of the list that it is but for a letter too few or too many, two that changed places, or in
        the longest another one. Nobody slips at the first letter: “talking” is not “stalking”."""
        if not SHORTEST_SLIP <= len(word) + 1 <= LONGEST:
            return ""
        less = _less_one(word)
        turned = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
        longer = [each for each in (*less, *turned) if len(each) >= SHORTEST_SLIP and each in self._words]
        swapped = [self._short_of_one.get(each, "") for each in less if len(word) >= SHORTEST_SWAP]
        slips = (self._short_of_one.get(word, ""), *longer, *(each for each in swapped if len(each) == len(word)))
        return next((each for each in slips if each[:1] == word[:1]), "")


def _fits(word: str, token: str) -> bool:
    return all(sign in FOR_A_LETTER or sign == letter for sign, letter in zip(token, word, strict=True))


def _squeezed(word: str) -> str:
    """No letter twice in a row: “hiiit”, “killl” and “kil” are written by whoever is upset, or in a hurry."""
    return re.sub(r"(.)\1+", r"\1", word)


def _less_one(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]
