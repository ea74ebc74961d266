"""Bookmarks and mails hold our addresses, crontabs our commands: neither goes without being meant."""

from pathlib import Path

from django.core.management import get_commands

from tests.architecture.routes import routes


ADDRESSES = Path(__file__).with_name("addresses.txt")
COMMANDS = {
    "compute_outlines",
    "demo_accounts",
    "encrypt_second_factors",
    "export_return",
    "import_care_leavers",
    "import_opportunities",
    "import_standards",
    "issue_api_token",
    "load_demo",
    "load_postcodes",
    "load_reference",
    "match",
    "migrate",
    "rules_due",
    "shortlist",
    "sync_opportunities",
    "train_model",
}


def test_every_address_is_what_the_table_says():
    told = sorted(f"{route.name} {route.text}" for route in routes())
    assert told == ADDRESSES.read_text().splitlines()


def test_every_command_is_still_there():
    ours = {name for name, app in get_commands().items() if app.startswith("backend.")}
    assert ours == COMMANDS
