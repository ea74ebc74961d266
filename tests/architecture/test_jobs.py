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


def calls_of_enqueue(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "enqueue":
            yield node


def test_jobs_are_asked_for_by_their_declared_name():
    wrong = [
        f"{file.relative_to(PROJECT)}:{call.lineno}"
        for file in (PROJECT / "backend").rglob("*.py")
        for call in calls_of_enqueue(file)
        if not (isinstance(call.args[0], ast.Name) and call.args[0].id.isupper())
    ]
    assert wrong == []
