"""Somebody at work, as locust plays them: a page, ten seconds of thought, the next page. Started by load_run.

It runs in a process of its own, which knows addresses and cookies and nothing of the service.
"""

import json
import os
from itertools import cycle
from pathlib import Path
from random import Random

from locust import HttpUser, between, task


STAFF = json.loads(Path(os.environ["ONWARD_LOAD_STAFF"]).read_text())
NEXT = cycle(STAFF["people"])
DRAW = Random(5)
LEAST_THOUGHT, MOST_THOUGHT = 5, 15  # seconds


class Somebody(HttpUser):
    wait_time = between(LEAST_THOUGHT, MOST_THOUGHT)

    def on_start(self):
        somebody = next(NEXT)
        self.own = somebody["own"]
        self.client.cookies.set(STAFF["cookie"], somebody["session"])

    def look(self, name, address):
        with self.client.get(address, name=name, allow_redirects=False, catch_response=True) as answer:
            if answer.status_code != STAFF["ok"]:
                answer.failure(f"{answer.status_code} for {name}")

    @task(3)
    def today(self):
        self.look("Today", "/today/")

    @task(3)
    def people(self):
        self.look("list of young people", "/people/")

    @task(5)
    def person(self):
        self.look("page of a young person", f"/people/{DRAW.choice(self.own)}/")

    @task(2)
    def search(self):
        self.look("search", f"/search/?q={DRAW.choice(STAFF['words'])}")

    @task(2)
    def opportunities(self):
        self.look("list of opportunities", "/opportunities/")
