"""The tables of words, by kind of work."""

from matching.interests.words.building import WORDS as BUILDING
from matching.interests.words.business import WORDS as BUSINESS
from matching.interests.words.creative import WORDS as CREATIVE
from matching.interests.words.digital import WORDS as DIGITAL
from matching.interests.words.health import WORDS as HEALTH
from matching.interests.words.making import WORDS as MAKING
from matching.interests.words.moving import WORDS as MOVING
from matching.interests.words.outdoors import WORDS as OUTDOORS
from matching.interests.words.people import WORDS as PEOPLE
from matching.interests.words.protecting import WORDS as PROTECTING
from matching.interests.words.serving import WORDS as SERVING


TABLES = (PEOPLE, HEALTH, OUTDOORS, BUILDING, MAKING, MOVING, SERVING, DIGITAL, CREATIVE, BUSINESS, PROTECTING)
