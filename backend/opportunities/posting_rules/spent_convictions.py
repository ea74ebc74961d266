"""Whether an advert asks about spent convictions or shuts people out for them. To say that nobody need tell is lawful.

Rehabilitation of Offenders Act 1974, section 4: what is spent may be left unsaid, and is no ground to refuse somebody.
"""

import re
from itertools import zip_longest


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.IGNORECASE)


WITHIN = r"[^.!?\n]{0,160}"  # of one sentence
RECORD = (
    r"(?:convictions?|cautions?|offen[cs]es?|reprimands?|(?:criminal|police) records?"
    r"|criminal (?:history|past|background)|offending history)"
)
KIND = r"(?:(?:criminal|driving|motoring|past|previous|prior|old|or|and|adult|youth) ){0,3}"
SPENT = _any(
    r"(?:un)?spent ?(?:,|/|and/or|and|or|as well as) ?(?:un)?spent\b",
    rf"spent {KIND}(?:{RECORD}|ones?)\b",
    rf"{RECORD}\b[^.!?\n]{{0,60}}?\b(?:including|even if|if|or|both|whether|now|are|is|become)(?: \w+){{0,2}}? spent\b"
    r"(?! (?:in|on|by|with|working)\b)",
)
EVER = _any(
    rf"(?:n?ever|at any time)\b[^.!?\n]{{0,30}}\b(?:convicted|cautioned|{RECORD})\b",
    rf"(?:any|all|every|no|of|your) (?:past|previous|prior|old) (?:criminal )?{RECORD}\b",
    rf"(?:all|every) (?:of )?(?:your )?(?:criminal )?{RECORD}\b",
    rf"{RECORD}\b[^.!?\n]{{0,20}}\b(?:however old|(?:no matter|regardless of) (?:how|when))\b",
)
LEFT_OUT = re.compile(
    r"\b(?:\w+n['’]t|not|unless|except|excepting|excluding|excludes?|apart from|other than|aside from|nor"
    r"|(?<!not )(?<!n['’]t )(?<!to )(?:leave|leaving) out)"
    r"(?: (?:for|about|yet|now|be|been|become|considered|already|those|any|that|which|they|it|your|the|are|is|have|has"
    rf"|all|regarded|as|{RECORD})){{0,5}} spent\b",
    re.IGNORECASE,
)
UNSPENT_ALONE = _any(r"un-?spent\b")
ASKED = _any(
    r"tell(?:ing)? (?!you\b|whether\b|if\b)",
    r"told\b",
    r"(?:declar|disclos|reveal|mention|discuss)\w*",
    r"(?:details|particulars) of\b",
    r"(?:state|list|include|report|share|give|provide|name|confirm)"
    r" (?:us )?(?:any|of|all|whether|if|your|every|spent|past|previous)\b",
    r"inform(?:ed)? (?!you\b)",
    r"let us know\b",
    r"know (?:about|of|if|whether)\b",
    r"questions? (?:about|on)\b",
    r"asks? (?!us\b)",
    r"asked\b",
    r"(?:have|do|are|did|were) you\b",
)
ASKING = (
    r"(?:need|have to|required?|obliged|expected|ask|asked|asking|necessary|tell|declared?|disclosed?|mention|list"
    r"|reveal|state|share|report|know|discuss|interested)\b"
)
BEFORE_ASKING = r"(?:(?!only)\w+ly |to |ever |be |been |being |want (?:you )?to |expect you to |going to )*"
NOT_ASKED = _any(
    rf"(?<!if you do )(?<!who do )(?<!who does )not {BEFORE_ASKING}{ASKING}",
    rf"(?<!if you )(?<!who )\w+n['’]t {BEFORE_ASKING}{ASKING}",
    rf"never {BEFORE_ASKING}{ASKING}",
    r"need(?: not|n['’]t)\b",
    r"no (?:need|obligation|duty|requirement|questions?|mention|disclosure|declaration)\b",
    r"(?:right|free|entitled|allowed) not to\b",
    r"without (?:having|needing) to\b",
    r"(?:voluntary|optional|may be left|nobody|no[ -]one|none of)\b",
    r"(?:unlawful|illegal|against the law|wrong) (?:for \w+ )?to ask\b",
    rf"no (?:spent )?{KIND}{RECORD} (?:need|has|have|will|is|are)\b",
    r"if you (?:want|wish|choose|would like|prefer) to (?:tell|talk|share|discuss|disclose|declare)\b",
)
PEOPLE = (
    r"\b(?:people|persons?|applicants?|candidates?|applications?|anyone|anybody|those|someone|somebody|if you have)\b"
)
SHUT_OUT = _any(
    rf"{PEOPLE}{WITHIN}\b(?:can(?:not| not|['’]t) (?:apply|join|work|start|be (?:considered|accepted"
    r"|employed|offered))|need not apply|not (?:apply|be (?:considered|accepted|employed|offered|appointed)|eligible"
    r"|suitable|accepted)"
    r"|(?<!not )(?<!n['’]t )(?:be|are) (?:rejected|excluded|refused|turned (?:down|away)"
    r"|disqualified|ineligible|unsuitable))\b",
    rf"(?:can(?:not| not|['’]t)|unable to|(?:will|do) not|won['’]t|don['’]t) (?:accept|employ|consider|take|hire|offer"
    rf"|appoint|recruit)\b{WITHIN}{PEOPLE}",
    rf"{RECORD}\b{WITHIN}\b(?:will|would|may|can|does|do) (?:rule (?:\w+ )?out|exclude|disqualify|bar|prevent)\b",
    rf"(?:must|should) (?:not have|have no|be free (?:of|from))\b{WITHIN}\b(?:spent|past|previous|prior|convict)",
    rf"(?:^|with |have )no {KIND}{RECORD}\W*$",
    r"never (?:have |been |had |having )+(?:an? |any )?(?:criminal )?(?:convict|caution|offen)",
)
OPEN_TO_ALL = _any(
    r"still (?:apply|want|hear)",
    r"apply any ?way\b",
    r"welcome\b",
    r"(?:love to|to) hear from you\b",
    r"(?:no|not an?) (?:barrier|bar|obstacle)\b",
    r"(?:not|\w+n['’]t) (?:let (?:it|that|this)|stop|rule|put you off|worry|count|matter)",
)
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
CLAUSE = re.compile(r"\b(?:but|however)\b(?! not\b)|\band (?=(?:you|we|please)\b)", re.IGNORECASE)
THEM = _any(r"(?:about|list|disclose|declare) (?:them|these|those|it)\b")


def asks_about_spent_convictions(text: str) -> bool:
    """`text` as an advert has it; each sentence is read with the next, which may take back what it asks."""
    sentences = [LEFT_OUT.sub("unspent", sentence) for sentence in SENTENCE.split(text)]
    return any(_asks(sentence, after) for sentence, after in zip_longest(sentences, sentences[1:], fillvalue=""))


def _asks(sentence: str, after: str) -> bool:
    if THEM.search(after):
        sentence, after = f"{sentence.rstrip('.!?;')}, {after}", ""
    asked = any(_clause_asks(clause, after) for clause in CLAUSE.split(sentence))
    return asked and not (sentence.endswith("?") and OPEN_TO_ALL.search(after))


def _clause_asks(clause: str, after: str) -> bool:
    if not SPENT.search(clause):
        is_limited = UNSPENT_ALONE.search(clause) or UNSPENT_ALONE.search(after) or _lets_be(after)
        if is_limited or not EVER.search(clause):
            return False
    return bool(SHUT_OUT.search(clause) or (ASKED.search(clause) and not NOT_ASKED.search(clause)))


def _lets_be(sentence: str) -> bool:
    return bool(SPENT.search(sentence) and NOT_ASKED.search(sentence))
