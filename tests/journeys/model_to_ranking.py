"""The steps of the journey from a trained version to a ranking made with it, each as the person who takes it."""

import time
from contextlib import ExitStack

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.learning.services import compare_again
from backend.ranking.services import rank_council
from backend.reference.choices import Route
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.learning import trained, turned_round
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.journeys.looking import axe_violations, open_folds
from tests.journeys.people import member


PATIENCE = 60  # seconds
WANT_CARE = 6  # as few as may be told of


class ModelToRanking(ExitStack):
    """With `script`, pages are also looked at by axe, which is a script itself."""

    def __init__(self, at_a_browser, *, script: bool):
        super().__init__()
        self.at_a_browser, self.script = at_a_browser, script

    def given_a_version_that_ranks_otherwise_and_a_young_person_who_wants_to_cook(self):
        council = CouncilFactory(name="Wexmoor Borough Council", employment_team_name="Wexmoor employment team")
        family_name = "Copperfen" if self.script else "Ravenscar"  # both journeys share one database
        people = {
            role: member(council, role, f"{name} {family_name}")
            for name, role in (
                ("Helen", Role.HEAD), ("Ines", Role.EET_ADVISER), ("Omar", Role.ENGAGEMENT_OFFICER)
            )
        }  # fmt: skip
        with council_context(council.id):
            self._a_borough(council, people[Role.EET_ADVISER].user)
            rank_council(council=council)
            compare_again(version=turned_round(trained(council)), by=people[Role.HEAD].user)
        options = {} if self.script else {"java_script_enabled": False}
        self.head, self.adviser, self.officer = (
            self.at_a_browser(people[role], **options).is_signed_in()
            for role in (Role.HEAD, Role.EET_ADVISER, Role.ENGAGEMENT_OFFICER)
        )

    def _a_borough(self, council, adviser):
        somebody = {"council": council, "ready": True, "living_in_croydon": True, "eet_adviser": adviser}
        CareLeaverFactory(
            **somebody | {"maths_level": 1}, given_name="Amina", family_name="Yusuf", route_interests=[Route.CATERING]
        )
        for _ in range(WANT_CARE):
            CareLeaverFactory(**somebody, route_interests=[Route.CARE])
        for title, route, maths in (
            ("Trainee chef", Route.CATERING, None), ("Bricklayer", Route.CONSTRUCTION, None),
            ("Lab technician", Route.HEALTH, 2),
        ):  # fmt: skip
            SiteFactory(opportunity=OpportunityFactory(council=council, title=title, route=route, maths_required=maths))

    def when_the_head_reads_the_version_and_looks_at_who_would_see_something_else(self):
        head = self.head
        head.opens("/")
        head.goes_to("Ranking model")
        head.sees("Opportunities are ranked by the written score.")
        self._looks_right(head)
        head.follows("Version 1 waits for a decision")
        head.sees("Too little to learn from", "What it cannot do", "When to distrust it")
        self._looks_right(head)
        head.follows("Who would see something else, person by person")
        head.sees("Amina Yusuf", "Trainee chef falls from place 1")
        self._looks_right(head)

    def and_approves_it(self):
        head = self.head
        head.presses("Approve this version")
        head.sees("It ranks from now on")
        self._looks_right(head)
        head.presses("Approve this version")
        head.sees("Version 1 is live. Everybody is being ranked anew with it.")
        self.approved_at = time.monotonic()

    def then_the_young_persons_matches_are_ranked_by_it(self):
        adviser = self.adviser
        adviser.opens("/people/")
        adviser.follows("Amina Yusuf")
        while "learnt-1" not in adviser.page.content():
            assert time.monotonic() < self.approved_at + PATIENCE, "nobody was ranked with the new version"
            adviser.page.reload()
        adviser.sees("Why it may suit")

    def and_the_adviser_sees_what_would_open_more_doors(self):
        adviser = self.adviser
        adviser.follows("What would open more doors")
        adviser.sees("Maths at level 2 would open 1 more opportunity", "Lab technician")
        self._looks_right(adviser)
        adviser.follows("A page in plain words to print for Amina")
        adviser.sees("Hi Amina", "Maths at level 2 could open 1 more opportunity for you")
        self._looks_right(adviser)

    def and_a_proposal_of_who_could_take_which_place(self):
        adviser = self.adviser
        adviser.goes_to("Offer places fairly")
        adviser.sees("Amina Yusuf", "How sought after the places are")
        self._looks_right(adviser)

    def and_the_officer_sees_what_is_wanted_and_out_of_reach(self):
        officer = self.officer
        officer.opens("/")
        officer.goes_to("Unmet demand")
        officer.sees("Care services, level 3, near CR0: one more to choose from for at least 5 young people")
        officer.sees_nothing_of("Amina", "Yusuf")
        self._looks_right(officer)
        open_folds(officer.page)
        officer.chooses("Care services")
        officer.presses("Apply filters")
        officer.sees("Only among: Care services.", "one more to choose from for at least 5 young people")
        self._looks_right(officer)

    def when_the_head_stops_it_with_a_reason(self):
        head = self.head
        head.presses("Stop this version")
        head.writes("Why", "The written score is easier to explain")
        self._looks_right(head)
        head.presses("Stop this version")

    def then_the_reason_stays_with_the_version(self):
        self.head.sees("Version 1 no longer ranks.", "The written score is easier to explain")
        self._looks_right(self.head)

    def _looks_right(self, person):
        if self.script:
            assert axe_violations(person.page) == []
