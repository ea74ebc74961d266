"""Views of lists that somebody saves under a name: their own, kept as they were, renamed, removed and put back."""

import pytest

from backend.audit.models import Read
from backend.care_leavers.models import CareLeaver
from backend.councils.choices import Role
from backend.desks.models import SavedView
from backend.desks.saved_views import MOST
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.postcodes import postcodes_at
from tests.web.pages import banner_in, errors_in, filled, names_in_table, page_of, text_of
from tests.web.sign_in import signed_in


@pytest.fixture
def desk(in_council):
    for name, age in (("Young", 17), ("Older", 20), ("Oldest", 23)):
        CareLeaverFactory(council=in_council, given_name="Sam", family_name=name, age=age)
    return signed_in(in_council)


def saved(client, list_url, query, name, **answers):
    """By the link beside the filters, as one does it."""
    link = page_of(client.get(f"{list_url}?{query}")).find("a", string="Save this view")["href"]
    opened = client.get(link)
    return client.post(link, filled(opened) | {"name": name} | answers, follow=True)


def views_in(response):
    links = page_of(response).select(".onward-choice a")
    return {text_of(link): link["href"] for link in links}


def columns_in(response):
    return [text_of(each) for each in page_of(response).select("thead th")]


def pressed(client, button, name):
    """A button of the page of one's views."""
    page = page_of(client.get("/views/"))
    form = next(each for each in page.select("main form") if text_of(each.button) == f"{button} {name}")
    return client.post(form["action"], {"view": form.button["value"]}, follow=True)


def test_filters_order_and_columns_are_kept_under_a_name_and_come_back_by_one_press(desk):
    client, _ = desk
    chosen = "whose=all&activity=&age=19-21&name=sam&sort=-age&columns=age&columns=eet-adviser"
    said = saved(client, "/people/", chosen, "By age")
    assert banner_in(said) == "“By age” is saved. It stands above the list."
    view = views_in(client.get("/people/?whose=all"))["By age 1"]
    assert "name" not in view, "what is typed about one person is not kept"
    shown = client.get(f"/people/{view}")
    assert names_in_table(shown) == ["Sam Older"]
    assert columns_in(shown) == ["Select", "Name", "Age", "EET adviser"]
    assert text_of(page_of(shown).select_one(".onward-choice [aria-current]")) == "By age 1"
    assert not page_of(shown).find("a", string="Save this view")


def test_a_list_opens_with_the_view_chosen_for_it_and_the_others_stay_in_reach(desk):
    client, _ = desk
    saved(client, "/people/", "age=22-25", "Oldest", opens_first="on")
    assert names_in_table(client.get("/people/")) == ["Sam Oldest"]
    assert len(names_in_table(client.get(f"/people/{views_in(client.get('/people/'))['Everyone 3']}"))) == 3
    saved(client, "/people/", "age=16-17", "Youngest", opens_first="on")
    assert names_in_table(client.get("/people/")) == ["Sam Young"]
    assert SavedView.objects.filter(opens_first=True).count() == 1


def test_opportunities_have_views_of_the_same_kind(desk):
    client, membership = desk
    for title in ("Baker", "Carpenter"):
        OpportunityFactory(council=membership.council, title=title)
    saved(client, "/opportunities/", "words=baker&columns=source", "Bakers", opens_first="on")
    opened = client.get("/opportunities/")
    assert names_in_table(opened) == ["Baker"]
    assert columns_in(opened) == ["Select", "Title , Employer", "Source"]
    assert views_in(opened).keys() >= {"Live 2", "Bakers 1"}
    assert len(names_in_table(client.get(f"/opportunities/{views_in(opened)['Live 2']}"))) == 2
    assert "Bakers" not in str(views_in(client.get("/people/")))


def test_a_view_keeps_no_whole_postcode_and_no_miles_from_nowhere(desk):
    """Also where its address was typed by hand: somebody may live there."""
    client, _ = desk
    postcodes_at({"CR0 1EA": (532_000, 165_000), "SE25 6AA": (534_000, 168_000)})
    kept = {
        "near=CR0+1EA&within=5": "near=CR0&within=5",
        "near=CR0+1&within=5": "near=CR0&within=5",
        "near=+&words=baker": "words=baker",
        "near=12+Acacia+Road,+se25&sort=near": "near=SE25&sort=near",
        "near=croydon&within=": "near=Croydon",
        "near=Nowhere&within=5&words=baker": "words=baker",
        "within=5&columns=source": "columns=source",
    }
    for number, query in enumerate(kept):
        address = f"/views/add/?list=opportunities&{query}"
        answers = filled(client.get(address)) | {"name": f"View {number}"}
        assert "is saved" in banner_in(client.post(address, answers, follow=True))
    assert [view.query for view in SavedView.objects.order_by("id")] == list(kept.values())
    assert "Choose filters" in banner_in(client.get("/views/add/?list=opportunities&within=5", follow=True))


def test_a_view_is_renamed_removed_and_put_back(desk):
    client, _ = desk
    saved(client, "/people/", "age=18", "Adults")
    link = page_of(client.get("/views/")).select_one("a[href*='/views/edit/']")["href"]
    changed = client.post(link, filled(client.get(link)) | {"name": "Just adults"}, follow=True)
    assert banner_in(changed) == "“Just adults” is changed."
    assert "Just adults 0" in views_in(client.get("/people/"))
    pressed(client, "Remove", "Just adults")
    assert "Just adults 0" not in views_in(client.get("/people/"))
    pressed(client, "Put back", "Just adults")
    assert "Just adults 0" in views_in(client.get("/people/"))
    assert "Age: 18" in page_of(client.get("/views/")).main.text


def test_what_cannot_be_saved_is_refused_with_what_to_do(desk):
    client, membership = desk
    saved(client, "/people/", "age=18", "Adults")
    again = saved(client, "/people/", "age=16-17", "ADULTS")
    assert errors_in(again) == ["You have a view called “ADULTS” already. Give this one another name."]
    facts = {"council": membership.council, "membership": membership, "list": "people", "query": "age=18"}
    SavedView.objects.bulk_create(SavedView(name=f"View {number}", **facts) for number in range(MOST - 1))
    assert "Remove one first" in errors_in(saved(client, "/people/", "age=16-17", "One more"))[0]
    assert "Choose filters" in banner_in(client.get("/views/add/?list=people", follow=True))
    assert "Choose filters" in banner_in(client.get("/views/add/?list=nobodys&age=18", follow=True))


def test_a_view_is_nobody_elses(desk, in_council):
    client, _ = desk
    saved(client, "/people/", "age=18", "Adults")
    view = SavedView.objects.get()
    other, _ = signed_in(in_council)
    assert "Adults" not in other.get("/people/").content.decode() + other.get("/views/").content.decode()
    refused = other.post("/views/remove/", {"view": str(view.public_id)}, follow=True)
    assert "not there any more" in banner_in(refused)
    assert "not there any more" in banner_in(other.get(f"/views/edit/?view={view.public_id}", follow=True))
    assert SavedView.objects.current().get() == view
    auditor, _ = signed_in(in_council, Role.AUDITOR)
    assert not page_of(auditor.get("/people/?age=18")).find("a", string="Save this view")


def test_those_ticked_are_printed_in_the_order_and_with_the_columns_of_the_list(desk):
    client, membership = desk
    young, _, oldest = CareLeaver.objects.order_by("-birth_date")
    asked = f"who={young.public_id}&who={oldest.public_id}"
    sheet = client.get(f"/people/print/?{asked}&sort=-age&columns=age")
    assert names_in_table(sheet) == ["Sam Oldest", "Sam Young"]
    assert columns_in(sheet) == ["Name", "Age"]
    assert "2 young people ticked" in text_of(page_of(sheet).main)
    assert Read.objects.filter(reader_id=membership.user_id, page="people-print").exists()
    posts = [OpportunityFactory(council=membership.council, title=title) for title in ("Baker", "Carpenter")]
    sheet = client.get(f"/opportunities/print/?which={posts[1].public_id}")
    assert names_in_table(sheet) == ["Carpenter"]


def test_nothing_ticked_says_what_to_do_and_what_one_may_not_open_is_nowhere(desk, in_council):
    client, _ = desk
    for page in ("people", "opportunities"):
        assert "Nothing is ticked" in text_of(page_of(client.get(f"/{page}/print/")).main)
    personal, _ = signed_in(in_council, Role.PERSONAL_ADVISER)
    someone = CareLeaver.objects.first().public_id
    assert personal.get(f"/people/print/?who={someone}").status_code == 404
    assert client.get(f"/opportunities/print/?which={someone}").status_code == 404
