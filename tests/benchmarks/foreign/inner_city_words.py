"""Occupations of the inner city: what an advert says, and what a young person says who wants it."""

from typing import NamedTuple


class Occupation(NamedTuple):
    route: str
    name: str
    text: str
    wishes: tuple[str, str]


LAND, OFFICE, CARE = "Agriculture, environmental and animal care", "Business and administration", "Care services"
FOOD, BUILDING, DESIGN = "Catering and hospitality", "Construction and the built environment", "Creative and design"
DIGITAL, TEACHING, MAKING = "Digital", "Education and early years", "Engineering and manufacturing"
HAIR, HEALTH, MONEY = "Hair and beauty", "Health and science", "Legal, finance and accounting"
PROTECTING, SELLING, MOVING = "Protective services", "Sales, marketing and procurement", "Transport and logistics"

OCCUPATIONS = tuple(
    Occupation(*row)
    for row in (
        (LAND, "park gardener", "Look after beds, lawns and trees in our parks, in all weathers.",
         ("being outside with plants", "gardening and that")),
        (LAND, "kennel assistant", "Feed, walk and clean up after rescued dogs and cats.",
         ("working with dogs", "looking after animals")),
        (OFFICE, "office assistant", "Answer the phone, keep the diary, file and type letters.",
         ("a desk job in an office", "answering phones and emails")),
        (OFFICE, "receptionist", "Welcome visitors at the front desk and book meeting rooms.",
         ("working on a front desk", "meeting people at reception")),
        (CARE, "care worker", "Help older residents to wash, dress, eat and stay active.",
         ("helping old people", "caring for people like my nan")),
        (CARE, "youth support worker", "Run evening sessions and listen to young people on the estate.",
         ("youth work", "helping kids who had it like me")),
        (FOOD, "commis chef", "Prepare vegetables, sauces and starters in a busy kitchen.",
         ("cooking in a proper kitchen", "being a chef")),
        (FOOD, "barista", "Make coffee, serve cakes and keep the counter clean.",
         ("making coffee", "working in a cafe")),
        (FOOD, "hotel room attendant", "Clean rooms and change linen to the standard of the house.",
         ("working in a hotel", "hotel work")),
        (BUILDING, "bricklayer", "Lay bricks and blocks on a new housing site with a gang.",
         ("laying bricks", "building houses")),
        (BUILDING, "electrician's mate", "Pull cable, fit sockets and learn to test under an electrician.",
         ("being a sparky", "wiring and electrics")),
        (BUILDING, "painter and decorator", "Prepare walls, hang paper and paint empty homes.",
         ("painting and decorating", "doing up flats")),
        (DESIGN, "junior designer", "Draw posters and pages for local charities.",
         ("drawing and design", "art for a living")),
        (DESIGN, "sound assistant", "Set up microphones and record sessions in a studio.",
         ("music production", "making beats in a studio")),
        (DIGITAL, "help-desk technician", "Fix laptops and reset accounts for staff.",
         ("fixing computers", "IT support")),
        (DIGITAL, "junior web developer", "Write and test pages with our developers.",
         ("coding", "making apps and websites")),
        (TEACHING, "nursery assistant", "Play, read and change nappies with two- to four-year-olds.",
         ("working with little kids", "nursery work")),
        (TEACHING, "teaching assistant", "Support a class of seven-year-olds with reading.",
         ("helping in a primary school", "being a teaching assistant")),
        (MAKING, "vehicle technician", "Service brakes, tyres and engines in a garage.",
         ("fixing cars", "being a mechanic")),
        (MAKING, "assembly operative", "Build and pack parts on a line, to a drawing.",
         ("working in a factory", "making stuff with my hands")),
        (HAIR, "hairdresser", "Shampoo, blow-dry and learn to cut in our salon.",
         ("doing hair", "braiding and hairdressing")),
        (HAIR, "nail technician", "Give manicures and keep tools clean.",
         ("doing nails", "beauty stuff")),
        (HEALTH, "healthcare assistant", "Take observations and make patients comfortable on a ward.",
         ("working in a hospital", "becoming a nurse")),
        (HEALTH, "pharmacy assistant", "Label medicines and serve at the counter.",
         ("working in a chemist", "pharmacy")),
        (MONEY, "accounts assistant", "Match invoices and payments, chase what is owed.",
         ("doing accounts", "numbers and money")),
        (MONEY, "legal clerk", "Prepare bundles and run to the court office.",
         ("law", "helping a solicitor")),
        (PROTECTING, "security steward", "Check tickets and keep a venue safe.",
         ("security on doors", "bouncer work")),
        (PROTECTING, "fire cadet trainer's assistant", "Keep kit ready and help to run drills.",
         ("being a firefighter", "the fire brigade")),
        (SELLING, "shop assistant", "Serve customers, work the till and fill shelves.",
         ("working in a clothes shop", "retail")),
        (SELLING, "marketing assistant", "Write posts and count who reads them.",
         ("social media", "marketing and adverts")),
        (MOVING, "warehouse operative", "Pick, scan and pack orders on shift.",
         ("warehouse work", "picking and packing")),
        (MOVING, "bus cleaner and shunter", "Clean and move buses at the depot.",
         ("driving buses", "working on buses or trains")),
    )
)  # fmt: skip

SAYINGS = ("{}", "I'd like {}", "maybe {} one day", "something like {}", "{}, but not on nights")
TITLES = {
    "apprenticeship": "Apprentice {}",
    "foundation_apprenticeship": "Foundation apprentice: {}",
    "supported_internship": "Supported internship: {}",
    "t_level_placement": "T Level placement: {}",
    "employability_programme": "Get ready to be a {}",
    "work_experience": "Work experience as {}",
    "job": "Vacancy: {}",
    "further_education_course": "College course: {}",
    "higher_education_course": "Foundation degree: {}",
}
OCCUPATION_OF_SAYING = {say.format(wish): one for one in OCCUPATIONS for wish in one.wishes for say in SAYINGS}
OCCUPATION_OF_TITLE = {title.format(one.name): one for one in OCCUPATIONS for title in TITLES.values()}
OCCUPATIONS_OF_ROUTE = {
    route: tuple(one for one in OCCUPATIONS if one.route == route)
    for route in dict.fromkeys(one.route for one in OCCUPATIONS)
}
