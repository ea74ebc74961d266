"""Occupations of the inner city: what an advert says, and what a young person says who wants it."""

import csv
from pathlib import Path
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

with (Path(__file__).parent / "inner_city_occupations.csv").open(encoding="utf-8", newline="") as file:
    OCCUPATIONS = tuple(
        Occupation(row["route"], row["name"], row["text"], (row["wish"], row["other_wish"]))
        for row in csv.DictReader(file)
    )
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
