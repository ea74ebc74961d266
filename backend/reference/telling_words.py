"""Words by which somebody who reads a text may learn more than they were told: a warning, never an answer.

No list is whole. It marks what a person should read twice before it goes out; whether a text gives somebody away is
theirs to say (`referrals.own_words`, `opportunities.told_words`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category as category_of
from unicodedata import normalize

from django.db.models import TextChoices


class Category(TextChoices):
    """What a phrase may tell of, and in which words that is said."""

    CARE = "care", "may tell that somebody has been in care"
    JUSTICE = "justice", "may tell of custody, a court or the police"
    HEALTH = "health", "may tell of health, a disability, a plan or a child"
    IMMIGRATION = "immigration", "may tell of asylum or permission to stay"
    FAMILY = "family", "may tell of trouble in a family or of safety"
    HOMES = "homes", "may tell where and how somebody lives"


# Small letters. A space stands for a space, a hyphen, a dot, or nothing at all between two words; an apostrophe for any
# of its kinds, or none. What is in capitals stands only as it is written, since it is an ordinary word otherwise.
PATTERNS: dict[Category, tuple[str, ...]] = {
    Category.CARE: (
        r"care (leav\w+|experienced?|order|council|background|system|record|proceedings|team|status|kids?)",
        r"(left|leav(e|es|ing)|out of|ag(ed|eing) out of|into|under|state|kinship|foster|residential|statutory) care",
        r"(been|was|were|am|grew up|grow(ing)? up|brought up|raised|lived|time|years?|put|placed|kept|kids?"
        r"|child(ren)?"
        r"|young people|teenagers?|life|sibling\w*) in (the )?(care|system)(?! (work|sector|homes? as|assist|of))",
        r"(ex )?looked after( \w+)?",
        r"foster\w*",
        r"adopt(ed|ion)",
        r"special guardian\w*|guardianship",
        r"my (carers?|guardians?|pa|iro|lac|key ?worker|support worker|worker|placements?|corporate parents?"
        r"|adviser)",
        r"corporate parent\w*",
        r"social (workers?|services|care team)|children ?'?s (services|social care)",
        r"personal advis[eo]rs?|virtual (school|head)|pathway plan\w*|pathway (team|adviser)|personal education plan",
        r"independent (reviewing|visitor)( officer)?",
        r"(16|16 plus|18|21)\+? team|leaving care|after ?care team",
        r"(former )?relevant (child|young)|eligible child|qualifying care",
        r"staying (put|close)|setting up home|section 20|s20|section 31|s31|full care",
        r"\w{1,20} (different )?placements|placement (broke|break|moves?|breakdown)|(last|first|next|new|foster"
        r"|care) placement (broke|was)"
        r"|out of (county|area|borough)|moved placements?",
        r"taken (away|into)|removed from (my|our|home|the family|parents)",
        r"ward of court|local authority (care|child)|council(?: is|'s) my parent|state as a parent",
        r"(?-i:\bLACs?\b|\bCLAs?\b|\bCiC\b|\bCIC\b|\bUASC\b|\bPEPs?\b|\bIROs?\b|\bSGOs?\b|\bEET\b|\bNEET\b|\bPAs?\b)",
        r"lacs?|uasc|sgos?|neet",
        r"bursary (for|as)|care bursary|entitlements?",
        r"(kinship|kin|connected persons?|family and friends) (foster )?carers?|(child|kid"
        r"|ward) of the (state|council)",
        r"(my|the|her|his) (sws?|ssw|social)(?! (media|life|club|studies|skills))|(?-i:\bSSWs?\b)",
        r"(council|state|local authority|social) (is|was|has been|have been|had been) (like )?my"
        r"|raised by the (council|state|system)|(council|state) (brought me up|raised me"
        r"|looked after me|pays (for )?my|paid (for )?my|funds my|bought my)|(a|my) (legal )?guardians?",
    ),
    Category.JUSTICE: (
        r"(?-i:\bHMP\w*\b|\bHMYOI\b|\bYOIs?\b|\bYOTs?\b|\bYOS\b|\bYJS\b|\bROTL\b|\bSTCs?\b|\bSCHs?\b|\bHDC\b"
        r"|\bCRC\b)",
        r"hmp\w*|hmyois?|yots?|yois?",
        r"prison\w*|in ?custody|custod(y|ial)|jail\w*|gaol|remand\w*|sentenc(e|ed|ing)|incarcerat\w*|locked up",
        r"probation\w*",
        r"(on|my|out on|under|licen[cs]e) licen[cs]e|licen[cs]e (conditions?|recall)|on recall|recalled",
        r"(a|my|the|on|ankle|electronic) tag(ged)?|tagged|curfews?",
        r"youth (offend\w*|justice|court|custody)|young offend\w*|(ex )?offend(ers?|ing|ed)|re ?offend\w*",
        r"community (payback|order|service|resolution)|unpaid work|payback|referral order|reparation",
        r"criminal\w*|crimes?|convict\w*|unspent|cautioned|(a|police|youth|my) caution|caution (when|for|at)",
        r"secure (children|home|unit|training|estate|centre|accommodation)|secure",
        r"(was|been|when|time|went|while) inside|did time|doing time|on the wing|cell ?mates?|wing cleaner",
        r"(young offender|detention|borstal)( \w+)?|detained|arrest\w*|bail\w*|(in|my|to|the|crown) court"
        r"|court (case|date)",
        r"(met|spent|locked|stayed|worked|learnt|studied) (\w+ ){0,3}inside|(had|of|over|with|carried"
        r"|carrying) a (knife|blade|weapon)"
        r"|gangs?|stabb\w*|knife crime|drug deal\w*|county lines?|trap house",
        r"(been |got |was |since |my )?releas(e|ed) (in|from|from|on|last|next|this|date)|resettlement",
        r"police|(magistrates?|crown) court|court orders?|(?-i:\bDTOs?\b|\bYROs?\b|\bISSP?\b|\bYJBs?\b|\bPSRs?\b)",
        r"(was|been|months?|weeks?|years?|days|time|stretch|out of|sent to|home from|left) (in |at |to )?"
        r"(feltham|isis|cookham wood|wetherby|werrington|brinsford|deerbolt|aylesbury|swinfen hall|oakhill|rainsbrook"
        r"|medway|pentonville|wandsworth|wormwood scrubs|belmarsh|thameside|bronzefield|downview|styal"
        r"|east sutton park)",
    ),
    Category.HEALTH: (
        r"(?-i:\bEHCPs?\b|\bEHC\b|\bEHCNA\b|\bSENDs?\b|\bSENCOs?\b|\bSEND?IAS\w*\b|\bSEN\b|\bSEMH\b|\bPRUs?\b"
        r"|\bPMLD\b"
        r"|\bASD\b|\bASC\b|\bADHD\b|\bADD\b|\bPTSD\b|\bOCD\b|\bEUPD\b|\bBPD\b|\bCAMHS\b|\bPIP\b|\bDLA\b|\bESA\b"
        r"|\bLCWRA\b"
        r"|\bHIV\b|\bFASD?\b|\bODD\b)",
        r"ehcps?|ehc|adhd|camhs|ptsd|semh|prus?",
        r"(education,? )?health,? (and|&) care plan\w*|care plan|(my )?statement of special|special (needs?"
        r"|educational)"
        r"|special (school|college|unit)|(send|sen) (support|unit|school|team)|additional (needs?|support needs?)"
        r"|(my|support|complex|learning|medical|health|extra) needs",
        r"autis\w*|asperger\w*|(on the|the) spectrum|neuro ?di\w*|dys(lexi\w*|praxi\w*|calculi\w*)|tourette\w*",
        r"learning (difficult\w*|disabilit\w*|needs?)|disab(led|ilit\w*)|impairment|wheelchair|deaf|blind",
        r"mental\w*( health)?|anxi(ety|ous)|depress\w*|psych(osis|otic|iatr\w*|olog\w*)|bipolar|schizo\w*|trauma\w*"
        r"|panic attacks?|nervous breakdown|self harm\w*|suicid\w*|overdos\w*",
        r"medicat\w*|therap(y|ist|ists)|counsel(l?or|l?ing)\w*|sectioned|under section|(in|was in|the) hospital"
        r"|clinic\b",
        r"eating disorder|anorexi\w*|bulimi\w*|addict\w*|rehab\w*|in recovery|recovering|substance\w*|alcohol\w*"
        r"|(used to|heavy) drink\w*|(clean|sober) (now|since|for)|detox",
        r"pregnan\w*|(due|having|expecting|had) (a|my|our)? ?(baby|child|bump)|due date|expecting|maternity|midwife"
        r"|(my|our) (baby|babies|child|children|toddler|son|daughter|little (one|boy|girl)|kids?)|bab(y"
        r"|ies) (is|was|due)"
        r"|(single|lone|teen|teenage|young) (mum|mums|mother|dad|father|parent)\w*|(mum|mother|dad|father) (of"
        r"|to) (a|my)"
        r"|a (mum|mother|dad|father|parent)\b",
        r"epilep\w*|asthma\w*|diabet\w*|sickle cell|seizures?",
        r"(disability|sickness|health) benefits?|(on|claim\w*) (pip|benefits?|universal credit)",
        r"pupil referral|alternative provision|excluded from|exclusion|home ?school\w*|tuition unit|medical needs?",
        r"health (condition|problem|issue)s?|condition\b",
        r"hard of hearing|hearing (aids?|loss|impair\w*)|(partially|partly|visually) (sighted|impaired)"
        r"|sight (loss|impair\w*)"
        r"|cochlear|guide dog|sign language|bsl|lip ?read\w*|prosthe\w*|cerebral palsy|crutches|chronic\w*|crohn\w*",
        r"syndromes?|stammer\w*|stutter\w*|migraines?|narcolep\w*|insomnia|hormones?|transplant|dialysis"
        r"|chemo\w*|cancer"
        r"|breast ?feed\w*|miscarr\w*|abortion|stillb\w*|ivf|ante ?natal|post ?natal|(my|for|baby|the) scans?"
        r"|fertility",
        r"(my|an) education plan|(my|one|left|right) (leg|arm|hand|eye|ear) (is|shorter|does|doesn't)"
        r"|one (leg|arm|hand|eye)"
        r"|(a|my|our|have|had) baby ?(boy|girl)?|(tablets?|pills|meds|injections?|inhaler) (for|every|to"
        r"|because)|(my|take|taking|on) (tablets?|pills|meds)"
        r"|(have|had|get|having) fits|blackouts?|flashbacks?",
    ),
    Category.IMMIGRATION: (
        r"asylum|refugee\w*|unaccompanied|(?-i:\bUASC\b|\bUAMs?\b|\bBRPs?\b|\bNRPF\b|\bNRM\b|\bNTS\b|\bARC card\b)",
        r"nrpf|brps?",
        r"humanitarian|(leave|right) to remain|(limited|indefinite|discretionary) leave|pre settled|settled status",
        r"home office|immigration|visas?|deport\w*|(my|no|the) papers|undocumented|stateless|citizenship"
        r"|naturalis\w*",
        r"no recourse|recourse to public|age assess\w*|age (was |is |being )?(disput|assess|question)\w*"
        r"|(my |immigration )status (was|is|has|came|expires|runs)",
        r"traffick\w*|modern slavery|slavery|smuggl\w*",
        r"(small|rubber|a|the) (boat|dinghy)(?!s)|dinghy|(back of a|in a|under a) lorry|calais|the jungle"
        r"|(the )?channel crossing",
        r"fled|flee(ing)?|(escaped|left) (the )?(war|country|my country)|from (the )?war|persecut\w*|taliban"
        r"|civil war",
        r"intake unit|national transfer|dispersal|reception centre",
        r"(walked|came|travelled|journey|trek\w*) (across|over|through) (the )?(sea|desert|sahara"
        r"|mediterranean|borders?)",
        r"crossed (the )?(sea|channel|desert|sahara|mediterranean|borders?)|(by|on a) (boat|dinghy) from"
        r"|refus(ed|al) status",
        r"(came|arrived|travelled) (here |to \w+ )?(alone|by myself|on my own)|came (to|here) (the uk "
        r"|this country )?as a",
    ),
    Category.FAMILY: (
        r"(mum|mom|mother|dad|father|parents?|brother|sister|nan)('s| is| was| are| were|s were)? "
        r"(in prison|in jail|inside|dead|an? (drug|addict|alcoholic|user)|addicts?|alcoholics?|ill|dying|drug"
        r"|in hospital)",
        r"(mum|mother|dad|father|parents|mam|nan|family)( both)? (died|passed|left me|abandon\w*|neglect\w*"
        r"|abus\w*|could"
        r"( not|n't)|couldn't|disowned|kicked|threw|rejected|hit|beat|hurt)",
        r"(dad|mum|mother|father|parents?|ex|brother|uncle|family) (isn't|is not|aren't|are not|can't|cannot|mustn't"
        r"|must not) (allowed|come|know|find|be told)",
        r"(mum|mother|dad|father|parents|mam)( both)? (drank|drinks?|used|uses|was using|took drugs|went away"
        r"|went inside)",
        r"(can't|cannot|can not|mustn't|not allowed to) (see|go near|contact|speak to|meet) (my )?(mum|mother"
        r"|dad|father"
        r"|parents|family|brothers?|sisters?|siblings?)",
        r"passed away|bereave\w*|orphan\w*|lost my (mum|mother|dad|father|parents|family)",
        r"(don't|do not|not|never|no longer|stopped) (speak|talk|spoken|see|seen|live|in touch)\w* (to|with)? ?(my )?"
        r"(family|mum|dad|mother|father|parents)|no (contact|family)|estrang\w*",
        r"step ?(dad|father|mum|mother)|birth (family|mum|mother|dad|father|parents)|real (mum|dad|parents)",
        r"abus(e|ed|ive|er)\w*|neglect\w*|violen(ce|t)|domestic|assault\w*|rap(e|ed)|molest\w*|beaten|hit me|hurt me",
        r"exploit\w*|groom(ed|ing)|(?-i:\bCSE\b|\bCCE\b|\bFGM\b|\bMARAC\b|\bDV\b|\bMASH\b)|forced marriage"
        r"|honou?r based",
        r"ran away|run away|runaway|missing (person|from)|went missing|absconded",
        r"child protection|safeguard\w*|at risk|risk assessment|non mol\w*|injunction|restraining order|stalk\w*",
        r"young carers?|kicked out|thrown out|threw me out|disowned|cut off|lost both|both (my )?parents"
        r"|(can't|cannot|must not|mustn't|not allowed to) (go|come|travel|be) (back )?(to|near|in|into"
        r"|around)|(isn't|not) safe"
        r"|(isn't|is not|aren't) allowed near",
        r"(separated from|never met|lost) (my )?(brothers?|sisters?|siblings?)|my siblings|(letterbox"
        r"|supervised) contact"
        r"|contact (centre|visits?|session)",
        r"county lines?|(my|violent|abusive) ex\b|harass\w*|in hiding|not safe|unsafe|scared of",
    ),
    Category.HOMES: (
        r"hostels?|refuges?|women'?s aid|foyer|night ?stop|shelter|crash ?pad|b ?& ?b|bed and breakfast|ymca",
        r"semi independen\w*|supported (lodging|accommodation|housing|living)s?|supported flat|independent living",
        r"(children|kid|care|group|residential|secure) ?'?s?'? ?homes?(?! (work|assist|as|staff|job))|residential"
        r"( (unit|care|home|school|placement|worker))?",
        r"homeless\w*|sofa surf\w*|rough sleep\w*|sleeping rough|slept rough|on the streets?|squat\w*",
        r"(temporary|emergency|council|temp|sheltered|social) (accommodation|housing|flat|place)"
        r"|housing (support|options|officer|list|team"
        r"|associat\w*|benefit)|tenancy|tenanc\w*|bidding|evict\w*|own (flat|tenancy|place)|own front door",
        r"safe ?houses?|no fixed (abode|address)|nowhere to live|(friend|mate|cousin|aunt|uncle)('s|s"
        r"|s') (sofa|couch|floor)"
        r"|(moved|changed|lived in) (house |home |address )?(\w+ )?(times|different (houses|homes|places|families))",
        r"staff (check|do|write|lock|search|wake|have keys)|(house|room) rules|room (checks?|searches)|curfew",
        r"key ?workers?|(night|house|unit|support|home) staff|staff (at|in|from) (my|the|our) (house|home|unit|flat)",
        r"mother (and|&) baby|parent (and|&) child|assessment (centre|unit)|training flat|move ?on (flat|team)",
        r"(16|18) ?(plus|\+)( unit)?|at the unit|(my|the|a) (unit|house ?mates?|project|provider|scheme)",
        r"placement (in|at|address|officer|provider)|placed (in|by|with)|lodgings?|landlady|host family"
        r"|house parents?",
        r"confidential (address|home)|my address is|barring",
    ),
}


@dataclass(frozen=True)
class Doubt:
    """A phrase to read twice, where it stands, and what it may tell."""

    start: int
    end: int
    phrase: str
    category: Category

    @property
    def why(self) -> str:
        return str(self.category.label)


def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    joined = "|".join(f"(?:{each})" for each in patterns)
    spaced = joined.replace("'", "'?")
    return re.compile(rf"(?<![A-Za-z])(?:{spaced})(?![A-Za-z])", re.IGNORECASE)


_SPACES = re.compile(r" (?!\?)")
_COMPILED = {
    category: _compiled(tuple(_SPACES.sub("[ .']{0,3}", each).replace(" ?", "[ .']{0,3}") for each in patterns))
    for category, patterns in PATTERNS.items()
}


def doubts_in(text: str) -> list[Doubt]:
    """Every phrase that may tell something, in the order of the text; of two that overlap the longer."""
    found = sorted(_all_in(text), key=lambda each: (each.start, -each.end))
    kept: list[Doubt] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _all_in(text: str) -> Iterator[Doubt]:
    read, places = _as_read(text)
    for category, pattern in _COMPILED.items():
        for match in pattern.finditer(read):
            start, end = places[match.start()], places[match.end() - 1] + 1
            yield Doubt(start, end, text[start:end], category)


_INITIALS = re.compile(r"(?<![A-Za-z])(?:[A-Za-z]\.){2,}[A-Za-z]?")


def _as_read(text: str) -> tuple[str, list[int]]:
    """The text in plain letters, and where each of them stands: accents, signs and points between initials fall out."""
    letters = [(plain, place) for place, sign in enumerate(text) for plain in _plain(sign)]
    joined = "".join(plain for plain, _ in letters)
    points = {at for found in _INITIALS.finditer(joined) for at in range(*found.span()) if joined[at] == "."}
    kept = [each for at, each in enumerate(letters) if at not in points]
    return "".join(plain for plain, _ in kept), [place for _, place in kept]


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign if sign.isalnum() or sign in "'.&+," else " "
    parts = [each for each in normalize("NFKD", sign) if category_of(each) not in ("Mn", "Cf")]
    return "".join(each if each.isascii() and each.isalnum() else "'" if each in "’‘`´" else " " for each in parts)
