"""Who may need support: the list, its column and filter, its lines on Today, what was done and whether it helped."""

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.models import SupportGiven
from backend.placements.support import record_support, say_whether_it_helped
from tests.web.pages import banner_in, errors_in, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.support.conftest import DAY, TODAY
from tests.web.staff.today.reading import hints, lines_in, link_of


LIST, TODAYS = reverse("support"), reverse("today")
FORM = {"kind": "hours", "words": "Starts at ten on Mondays", "on": f"{TODAY:%d/%m/%Y}", "asks_on": ""}


def page_for(placement):
    return reverse("placement-support", args=[placement.public_id])


def title_of(response):
    return text_of(page_of(response).h1)


def cases(response):
    return [text_of(each) for each in page_of(response).select(".onward-case")]


def test_the_heading_is_the_finding_and_each_case_says_why_and_what_often_helps(adviser, stays):
    ravi, noor = stays("Ravi"), stays("Noor", going=4, worries=["travel"])
    stays("Well", going=5)
    response = get_within(adviser, LIST)
    assert title_of(response) == "2 of 3 may need support; for 2 nothing has been done yet"
    first, second = cases(response)
    assert ravi.care_leaver.full_name in first
    assert "Said it is going hard, 15 June (check-in of week 4, heard from the young person)" in first
    assert "Nothing since 15 Jun 2026. Often tried: a call now, and another in a week." in first.replace("\xa0", " ")
    assert noor.care_leaver.full_name in second
    assert "Worried about getting there, 15 June" in second
    assert "Week 4: hard" in first
    assert Read.objects.filter(page="support").count() == 1


def test_nobody_reads_a_number_of_it_or_a_word_about_the_person(adviser, stays):
    stays()
    shown = text_of(page_of(adviser.get(LIST)).main).lower()
    assert not [word for word in ("score", "risk", "%", "likely", "probab", "predict", "hazard") if word in shown]


def test_what_was_done_moves_the_case_and_comes_back_for_whether_it_helped(adviser, stays):
    placement = stays()
    form = get_within(adviser, page_for(placement), most=18)
    assert "Said it is going hard" in text_of(page_of(form).main)
    assert adviser.post(f"{page_for(placement)}?from=list", FORM).url == LIST
    response = adviser.get(LIST)
    assert "What was done is recorded. On 29 June 2026 it comes back" in banner_in(response)
    assert title_of(response) == "1 of 1 may need support; for each of them something was tried"
    assert "Starts at ten on Mondays." in cases(response)[0]
    assert hints(adviser.get(TODAYS), "support") == []
    with clock.moved_to(TODAY + 14 * DAY):
        shown = get_within(adviser, TODAYS)
        ((asked, what),) = hints(shown, "did-it-help")
        assert asked.endswith("ask whether it helped")
        assert "Starts at ten on Mondays" in what
        line = lines_in(shown, "did-it-help")[0]
        name = next(each["value"] for each in line.select("button[name=line]") if each["value"].endswith(" yes"))
        adviser.post(reverse("today-helped"), {"line": name})
        assert hints(adviser.get(TODAYS), "did-it-help") == []
        assert SupportGiven.objects.get().helped == "yes"
        assert title_of(adviser.get(LIST)).startswith("No sign is recorded that any of 1")
        assert "1 thing was settled in the last four weeks" in text_of(page_of(adviser.get(LIST)).main)


def test_it_is_among_the_first_of_today_with_its_act_in_place(adviser, stays):
    placement = stays()
    shown = get_within(adviser, TODAYS)
    first = page_of(shown).select_one("[data-kind]")
    assert first["data-kind"] == "support"
    assert link_of(shown, "support") == f"{page_for(placement)}?from=today"
    name = f"support:{placement.public_id}"
    adviser.post(reverse("today-supported"), {"line": name, "kind": "", "words": "Rang"})
    assert not SupportGiven.objects.exists()
    adviser.post(reverse("today-supported"), {"line": name, "kind": "calls", "words": "Rang"})
    given = SupportGiven.objects.get()
    assert (given.kind, given.reasons) == ("calls", ["said_hard:2026-06-15"])


def test_three_stand_first_and_the_others_among_what_was_promised(adviser, stays):
    for name in ("A", "B", "C", "D"):
        stays(name)
    groups = {
        text_of(each.h2): len(each.select("[data-kind=support]"))
        for each in page_of(adviser.get(TODAYS)).select(".onward-kind")
    }
    assert sum(groups.values()) == 3, groups
    assert any("Promised" in heading and count == 1 for heading, count in groups.items())


def test_the_list_of_placements_has_a_column_and_a_filter_in_their_order(adviser, stays):
    hard, well, worried = stays("Hard", going=1), stays("Well", going=5), stays("Worry", going=4, worries=["money"])
    response = get_within(adviser, reverse("placements"))
    rows = {text_of(row.th): text_of(row.select("td")[-1]) for row in page_of(response).select("tbody tr")}
    assert rows[hard.care_leaver.full_name] == "Said it is going very hard, 15 June"
    assert rows[well.care_leaver.full_name] == "no sign"
    only = get_within(adviser, f"{reverse('placements')}?show=support")
    assert names_in_table(only) == [hard.care_leaver.full_name, worried.care_leaver.full_name]


def test_the_page_of_a_placement_says_the_signs_and_what_was_done(adviser, world, stays):
    placement = stays(support_needed="later Mondays", worries=["hours"], attendance="some_missed")
    page = reverse("placement", args=[placement.public_id])
    shown = page_of(get_within(adviser, page))
    assert "Asked for: “later Mondays”, 15 June" in text_of(shown.find(attrs={"aria-labelledby": "support"}))
    assert "A day or two missed. Worries: the hours. later Mondays" in text_of(shown.main)
    record_support(placement=placement, kind="other", words="Said no", by=world.adviser)
    assert "Said no." in text_of(page_of(adviser.get(page)).main)


def test_what_is_wrong_is_said_beside_its_box_and_nothing_is_kept(adviser, stays):
    placement = stays()
    response = adviser.post(page_for(placement), FORM | {"kind": "", "words": ""})
    assert errors_in(response) == [
        "Select what kind of support it was",
        "Write what was done, or why nothing is needed any more",
    ]
    assert not SupportGiven.objects.exists()


def test_whether_it_helped_is_said_once(adviser, world, stays):
    support = record_support(placement=stays(), kind="calls", words="Rang", by=world.adviser)
    page = reverse("support-helped", args=[support.public_id])
    get_within(adviser, page, most=18)
    said = {"helped": "no", "words": "not really", "on": f"{TODAY:%d/%m/%Y}"}
    assert "waits again" in banner_in(adviser.post(page, said, follow=True))
    again = adviser.get(page, follow=True)
    assert "recorded already whether it helped, on 15 June 2026: No." in text_of(page_of(again).main)


def test_counts_by_kind_hide_small_numbers_and_what_tells_of_them(adviser, world, stays):
    for number in range(13):
        support = record_support(placement=stays(f"N{number}"), kind="calls", words="Rang", by=world.adviser)
        say_whether_it_helped(support=support, helped="yes" if number < 6 else "no", by=world.adviser)
    for number in range(7):
        support = record_support(placement=stays(f"T{number}"), kind="travel", words="Pass", by=world.adviser)
        say_whether_it_helped(support=support, helped="partly" if number < 6 else "no", by=world.adviser)
    table = page_of(get_within(adviser, LIST)).find(attrs={"aria-labelledby": "helped"})
    rows = {text_of(row.th): [text_of(cell) for cell in row.select("td")] for row in table.select("tbody tr")}
    assert rows["Extra calls"] == ["13", "6"]
    assert rows["Travel"] == ["7", "fewer than 6, or hidden beside such"], "one who said no would be told"


@pytest.mark.parametrize(
    ("role", "status", "may_record"),
    [
        (Role.HEAD, 200, False),
        (Role.STAFF, 200, True),
        (Role.AUDITOR, 200, False),
        (Role.PERSONAL_ADVISER, 200, True),
        (Role.EMPLOYER, 403, False),
        (Role.ENGAGEMENT_OFFICER, 403, False),
        (Role.ADMINISTRATOR, 403, False),
    ],
)
def test_who_reads_the_list_and_who_may_say_what_was_done(world, stays, role, status, may_record):
    placement = stays()
    client, _ = signed_in(world.council, role)
    response = client.get(LIST)
    assert response.status_code == status
    if status == 200 and role != Role.PERSONAL_ADVISER:
        assert ("Record what was done" in cases(response)[0]) == may_record
    if role == Role.PERSONAL_ADVISER:
        assert cases(response) == [], "somebody else's"
    assert (client.get(page_for(placement)).status_code == 200) == (may_record and role == Role.STAFF)


def test_the_head_finds_the_first_on_their_home_and_the_whole_list(world, stays):
    placement = stays()
    head = signed_in(world.council, Role.HEAD)[0]
    part = page_of(head.get(reverse("head-home"))).find(attrs={"aria-labelledby": "support"})
    assert "May need support: 1" in text_of(part)
    assert LIST in [link["href"] for link in part.select("a")]
    taken = head.get(reverse("support-export"))
    assert placement.care_leaver.full_name in taken.content.decode()
    assert "Said it is going hard, 15 June." in taken.content.decode()


def test_narrowed_to_one_adviser(adviser, desk, stays):
    placement = stays()
    mine = get_within(adviser, f"{LIST}?adviser={desk[1].user.public_id}")
    assert placement.care_leaver.full_name in cases(mine)[0]
