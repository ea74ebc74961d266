import ast

from backend.core import job_names
from tests.architecture.layers import PROJECT
from worker.app import app


def declared_jobs():
    return {value for name, value in vars(job_names).items() if name.isupper()}


def test_every_declared_job_is_a_registered_task():
    assert declared_jobs() <= set(app.tasks)


def test_every_scheduled_job_is_a_registered_task():
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


ASK_FOR_A_JOB = {"enqueue", "enqueue_for_every_council", "task_for_every_council"}  # each passes its name on


def calls_that_ask_for_a_job(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASK_FOR_A_JOB:
            yield node


def test_jobs_are_asked_for_by_their_declared_name():
    names = {
        f"{file.relative_to(PROJECT)}: {ast.unparse(call)}"
        for top in ("backend", "worker")
        for file in (PROJECT / top).rglob("*.py")
        for call in calls_that_ask_for_a_job(file)
        if not (isinstance(call.args[0], ast.Name) and call.args[0].id.isupper())
    }
    assert names == {
        "backend/councils/services.py: enqueue(job_name, council_id)",
        "worker/base.py: enqueue_for_every_council(job_name)",
    }
