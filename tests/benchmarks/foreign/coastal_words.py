"""Words of the coastal county: occupations with an advert's sentence and a young person's wish, route by route."""

from functools import cache
from typing import NamedTuple

from matching import ROUTES


class Occupation(NamedTuple):
    route: str
    name: str
    text: str
    wish: str


_WORDS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Agriculture, environmental and animal care": (
        ("Dairy hand", "Milk twice a day, clean the parlour and look after calves.", "work on a farm with cows"),
        ("Kennel assistant", "Feed, walk and groom dogs in a rescue centre.", "look after dogs, I love dogs"),
        (
            "Countryside ranger",
            "Mend paths and fences on the cliff walk and plant trees.",
            "be outside in nature all day",
        ),
    ),
    "Business and administration": (
        ("Office administrator", "Answer the phone, book rooms and keep records tidy.", "work in an office"),
        ("Council receptionist", "Welcome visitors and find them the right team.", "be on a reception desk"),
        (
            "Personnel assistant",
            "Help with contracts, holidays and new starters.",
            "do the staff side, like hiring people",
        ),
    ),
    "Care services": (
        ("Care home assistant", "Help residents wash, eat and enjoy their day.", "care for old people like my nan"),
        ("Youth support worker", "Run evening sessions at the youth centre.", "help kids who had it like me"),
        ("Home carer", "Visit people at home and help them with meals and medicine.", "help people in their own home"),
    ),
    "Catering and hospitality": (
        ("Commis chef", "Prepare fish and vegetables in a busy seafront kitchen.", "be a chef and cook proper food"),
        ("Hotel housekeeper", "Make rooms ready for guests between ten and three.", "work in a hotel"),
        ("Barista", "Make coffee, serve cakes and keep the counter clean.", "make coffee in a nice cafe"),
    ),
    "Construction and the built environment": (
        ("Bricklayer", "Mix mortar and lay bricks on new homes.", "do bricklaying with my hands"),
        ("Domestic electrician", "Wire homes and fit sockets with a qualified electrician.", "be a sparky"),
        ("Painter and decorator", "Prepare and paint rooms in council homes.", "do painting and decorating"),
    ),
    "Creative and design": (
        ("Graphic designer", "Draw posters and web pages for local events.", "design logos and stuff"),
        ("Theatre technician", "Set up lights and sound at the pier theatre.", "do lights and sound for shows"),
        ("Photographer's assistant", "Carry kit, set up shots and edit pictures.", "take photos for a living"),
    ),
    "Digital": (
        ("Software tester", "Try new releases and write down what breaks.", "make games or test them"),
        ("Service desk technician", "Mend laptops and reset passwords.", "fix computers"),
        ("Web developer", "Build pages for shops of the county.", "learn coding and make websites"),
    ),
    "Education and early years": (
        ("Nursery assistant", "Play, read and eat with children under five.", "work with little kids"),
        ("Teaching assistant", "Support a class of seven-year-olds with reading.", "help in a school"),
        ("Sports coach", "Lead games at lunch and after school.", "coach football with children"),
    ),
    "Engineering and manufacturing": (
        ("Wind turbine technician", "Service turbines offshore with a crew.", "work on the wind farm"),
        ("Welder", "Cut and join steel in the boatyard.", "learn welding"),
        ("Motor mechanic", "Service cars and vans and find faults.", "be a mechanic, I'm into cars"),
    ),
    "Hair and beauty": (
        ("Junior hairdresser", "Wash, dry and learn to cut hair.", "be a hairdresser"),
        ("Barber", "Cut hair and shape beards in a high-street shop.", "do fades and be a barber"),
        ("Beauty therapist", "Give facials and do nails.", "do nails and lashes"),
    ),
    "Health and science": (
        ("Healthcare assistant", "Take temperatures and help patients on the ward.", "work in a hospital"),
        ("Laboratory technician", "Prepare samples of sea water and record results.", "do science in a lab"),
        ("Dental nurse", "Hand instruments to the dentist and calm patients.", "be a dental nurse"),
    ),
    "Legal, finance and accounting": (
        ("Accounts clerk", "Check invoices and enter payments.", "do accounts, I'm good with money"),
        ("Legal assistant", "Copy papers and keep the diary of a solicitor.", "be a lawyer one day"),
        ("Insurance adviser", "Take calls about claims and explain cover.", "work for a bank or insurance"),
    ),
    "Protective services": (
        ("Coastguard trainee", "Keep watch, answer calls and learn rescue.", "be a coastguard or something like it"),
        ("Security officer", "Walk the harbour site and check passes.", "do security"),
        ("Fire station assistant", "Keep kit ready and visit schools.", "join the fire service"),
    ),
    "Sales, marketing and procurement": (
        ("Shop assistant", "Serve customers, fill shelves and work the till.", "work in a clothes shop"),
        ("Marketing assistant", "Write posts about holidays by the sea.", "do social media for a company"),
        ("Telephone adviser", "Call customers about their boiler cover.", "sell things, I can talk to anyone"),
    ),
    "Transport and logistics": (
        ("Warehouse operative", "Pick and pack orders with a scanner.", "work in a warehouse"),
        ("Bus driver", "Learn to drive a bus on the coast road.", "drive a bus or lorry"),
        ("Port operative", "Load ferries and check freight at the quay.", "work down the docks"),
    ),
}
OCCUPATIONS = tuple(Occupation(route, *words) for route in ROUTES for words in _WORDS[route])
BY_ROUTE = {route: tuple(one for one in OCCUPATIONS if one.route == route) for route in ROUTES}
VAGUE = ("not sure yet", "anything really", "just want to earn some money")
OPENINGS = ("I want to {}", "I'd like to {}", "maybe {}", "one day I will {}", "{}")
KIN = (
    {"Care services", "Health and science", "Education and early years"},
    {"Construction and the built environment", "Engineering and manufacturing", "Transport and logistics"},
    {"Business and administration", "Legal, finance and accounting", "Sales, marketing and procurement"},
    {"Digital", "Creative and design"},
    {"Catering and hospitality", "Hair and beauty", "Sales, marketing and procurement"},
)


@cache
def occupation_titled(title: str) -> Occupation:
    """The occupation that an advert's title names."""
    return next(one for one in OCCUPATIONS if one.name.lower() in title.lower())


@cache
def occupation_wished(aspiration: str) -> Occupation | None:
    """The occupation that a young person's words are about; None where they are vague."""
    return next((one for one in OCCUPATIONS if one.wish in aspiration), None)


@cache
def likeness(aspiration: str | None, title: str) -> float:
    """1 for the occupation wished for, 0.6 for its route, 0.25 for a route of its kin, 0.15 for vague words, else 0."""
    wished, offered = occupation_wished(aspiration or ""), occupation_titled(title)
    if wished is None:
        return 0.15
    if wished == offered:
        return 1.0
    if wished.route == offered.route:
        return 0.6
    return 0.25 if any({wished.route, offered.route} <= kin for kin in KIN) else 0.0
