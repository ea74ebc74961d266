"""The tables of words, by kind of work."""

from matching.interests.words.ideas import WORDS as IDEAS
from matching.interests.words.making import WORDS as MAKING
from matching.interests.words.outdoors import WORDS as OUTDOORS
from matching.interests.words.people import WORDS as PEOPLE


TABLES = (PEOPLE, OUTDOORS, MAKING, IDEAS)
