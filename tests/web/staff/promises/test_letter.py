"""The letter for a work coach: facts of what is started, and no word of why the council helps."""

from backend.audit.models import Read
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


def test_the_letter_holds_facts_and_no_word_of_why_the_council_helps(adviser, world, planned, in_council):
    world.opportunity.title, world.opportunity.employer.name = "Care leaver kitchen trainee", "Fable Kitchens"
    world.opportunity.save()
    world.opportunity.employer.save()
    page = f"/referrals/{planned.public_id}/letter/"
    main = page_of(get_within(adviser, page)).main
    for each in main.select(".onward-no-print"):
        each.decompose()
    said = text_of(main)
    assert world.person.full_name in said
    assert "Employer Fable Kitchens First day 29 June 2026" in said
    assert f"What {world.opportunity.get_type_display()}" in said, "of a title that tells, what kind it is"
    assert f"Ring {in_council.employment_team_name}" in said
    assert "ask for Priya Shah" in said
    for word in ("care", "leaver", "virtual school", "adviser", "placement", in_council.name):
        assert word.lower() not in said.lower().replace(in_council.employment_team_name.lower(), ""), word
    assert Read.objects.filter(page="referral-letter", subject=world.person.public_id).exists()
