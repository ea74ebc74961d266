from datetime import date, datetime

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import QueryDict

from backend.web.kit.chance import Chance
from backend.web.kit.content import Cell, Column, Link, Row, Table, Tag, Task, TimelineEntry
from backend.web.kit.fields import Checkboxes
from backend.web.kit.filters import chips_of
from tests.web.kit.pages import assert_sound, shown, words


HOSTILE = "<script>alert('x')</script>"
COLUMNS = [Column("Name", sort="name"), Column("Pay", numeric=True, sort="pay"), Column("Note")]


class Filters(forms.Form):
    all_optional = True
    q = forms.CharField(label="Name", required=False)
    route = forms.MultipleChoiceField(
        label="Route", required=False, choices=[("care", "Care"), ("digital", "Digital")], widget=Checkboxes
    )


@pytest.mark.parametrize(
    ("source", "context"),
    [
        ("{% button text %}{% button text url=text hidden=text %}{% button text name=text value=text %}", {}),
        ("{% badge text %}{% status text %}{% back_link text text %}{% copy_button text text %}", {}),
        ("{% summary_list rows title=text %}", {"rows": [Row(HOSTILE, HOSTILE, change=HOSTILE)]}),
        (
            "{% data_table table %}",
            {"table": Table(HOSTILE, COLUMNS, [[HOSTILE, Link(HOSTILE, HOSTILE, HOSTILE), Tag(HOSTILE)]])},
        ),
        ("{% data_table table %}", {"table": Table(HOSTILE, COLUMNS, [], empty=HOSTILE)}),
        ("{% timeline entries %}", {"entries": [TimelineEntry(HOSTILE, date(2026, 1, 1), HOSTILE, HOSTILE)]}),
        ("{% task_list tasks %}", {"tasks": [Task(HOSTILE, HOSTILE, HOSTILE, HOSTILE)]}),
        (
            "{% sub_navigation items text %}{% breadcrumbs pairs %}",
            {"items": [(HOSTILE, HOSTILE, True)], "pairs": [(HOSTILE, HOSTILE)]},
        ),
        ("{% details text %}{{ text }}{% enddetails %}{% panel text %}{{ text }}{% endpanel %}", {}),
        ("{% banner text %}{{ text }}{% endbanner %}{% empty_state text %}{{ text }}{% endempty_state %}", {}),
        ("{% inset %}{{ text }}{% endinset %}{% warning %}{{ text }}{% endwarning %}", {}),
        ("{% progress 1 2 text %}", {}),
        ("{% page_messages %}", {"messages": [Message(constants.SUCCESS, HOSTILE), Message(constants.ERROR, HOSTILE)]}),
        ("{% chance chance %}", {"chance": Chance(HOSTILE, 0.5, 0.4, 0.6, True, HOSTILE)}),
        (
            "{% filter_panel form %}{{ form }}{% endfilter_panel %}",
            {"form": Filters(QueryDict(mutable=True) | {"q": HOSTILE})},
        ),
    ],
)
def test_no_component_lets_hostile_text_become_markup(source, context):
    page = shown(source, query=f"?q={HOSTILE}", text=HOSTILE, **context)
    assert not page.find("script")
    assert HOSTILE.lower() in words(page).lower() or "alert" in str(page)


def test_a_table_has_a_caption_scopes_and_words_for_what_is_missing():
    table = Table("Placements", COLUMNS, [["Amina", None, Cell("3 December 2026", "2026-12-03")]], sorting="browser")
    page = shown("{% data_table table %}", table=table)
    assert words(page.caption) == "Placements"
    assert [head["scope"] for head in page.find_all("th")] == ["col", "col", "col", "row"]
    assert [words(cell) for cell in page.find_all("td")] == ["not recorded yet", "3 December 2026"]
    assert "govuk-table__cell--numeric" in page.find_all("td")[0]["class"]
    assert page.find_all("td")[1]["data-sort-value"] == "2026-12-03"
    assert [head.get("aria-sort") for head in page.thead.find_all("th")] == ["none", "none", None]


def test_a_row_that_does_not_fit_its_columns_is_a_mistake():
    with pytest.raises(ValueError, match="argument"):
        shown("{% data_table table %}", table=Table("T", COLUMNS, [["one"]]))


def test_an_empty_table_says_what_to_do():
    page = shown(
        "{% data_table table %}", table=Table("Referrals", COLUMNS, [], empty="Open a match to refer somebody.")
    )
    assert not page.table
    assert words(page) == "Referrals Open a match to refer somebody."


@pytest.mark.parametrize(
    ("query", "states", "link"),
    [
        ("?q=am&page=3", ["none", "none"], "?q=am&sort=name"),
        ("?sort=name", ["ascending", "none"], "?sort=-name"),
        ("?sort=-name", ["descending", "none"], "?sort=name"),
    ],
)
def test_sorting_a_long_list_keeps_the_filters_and_starts_at_the_first_page(query, states, link):
    page = shown("{% data_table table %}", query, table=Table("T", COLUMNS, [["a", 1, "x"]], sorting="server"))
    heads = page.thead.find_all("th")
    assert [head["aria-sort"] for head in heads[:2]] == states
    assert heads[0].a["href"] == link
    assert not heads[2].a


def test_the_table_of_a_list_stands_under_the_heading_of_its_page_and_keeps_its_roles_as_cards():
    table = Table("Placements", COLUMNS, [["Amina", 7, "x"]])
    page = shown("{% data_table table compact=True %}", table=table)
    assert words(page.caption) == "Placements"
    assert "govuk-visually-hidden" in page.caption["class"]
    assert [each["role"] for each in page.table.select("[role]")] == [
        *("rowgroup", "row", *3 * ["columnheader"]),
        *("rowgroup", "row", "rowheader", "cell", "cell"),
    ]
    assert [cell["data-label"] for cell in page.find_all("td")] == ["Pay", "Note"]


def test_a_folded_filter_shows_what_is_in_force_and_keeps_or_changes_the_order():
    table, query = Table("T", COLUMNS, [["a", 1, "x"]], sorting="server"), QueryDict("q=am&sort=-pay")
    panel = "{% filter_panel form table=table %}{{ form }}{% endfilter_panel %}"
    page = shown(panel, "?q=am&sort=-pay", form=Filters(query), table=table)
    assert not page.details.has_attr("open")
    assert [words(link) for link in page.select("li a")] == ["Remove this filter: Name: am", "Clear filters"]
    assert [each["value"] for each in page.select("[name=sort] option")] == ["", "name", "-name", "pay", "-pay"]
    assert page.select_one("[name=sort] [selected]")["value"] == "-pay"
    assert not shown(panel, form=Filters(query), table=Table("T", COLUMNS, [])).select("[name=sort]")


def test_a_filter_to_be_put_right_is_not_folded():
    query = QueryDict("route=nonsense")
    assert shown("{% filter_panel form %}{{ form }}{% endfilter_panel %}", form=Filters(query)).details.has_attr("open")


def test_pages_keep_the_filters():
    page = shown("{% pagination page %}", "?q=a%26b&page=4", page=Paginator(range(300), 20).page(4))
    assert page.select_one("[rel=prev]")["href"] == "?q=a%26b&page=3"
    assert page.select_one("[rel=next]")["href"] == "?q=a%26b&page=5"
    assert words(page.select_one("[aria-current=page]")) == "4"
    assert "Showing 61 to 80 of 300" in words(page)


def test_a_list_of_one_page_has_no_page_links():
    page = shown("{% pagination page %}", page=Paginator(range(3), 20).page(1))
    assert not page.nav
    assert words(page) == "Showing 1 to 3 of 3"


def test_each_filter_in_force_can_be_taken_away_alone():
    query = QueryDict("q=am&route=care&route=digital&page=2&sort=name")
    name, route = chips_of(Filters(query), query)
    assert [(chip.text, chip.url) for chip in name.chips] == [("am", "?route=care&route=digital&sort=name")]
    assert [(chip.text, chip.url) for chip in route.chips] == [
        ("Care", "?q=am&route=digital&sort=name"),
        ("Digital", "?q=am&route=care&sort=name"),
    ]


def test_a_filter_that_is_refused_is_not_shown_as_in_force():
    query = QueryDict("route=nonsense")
    assert chips_of(Filters(query), query) == []


def test_what_can_be_changed_says_what_is_changed():
    page = shown("{% summary_list rows %}", rows=[Row("Home area", None, "/change"), Row("Category", "Relevant")])
    assert words(page.dd) == "not recorded yet"
    assert words(page.a) == "Change Home area"
    assert len(page.select(".govuk-summary-list__row--no-actions")) == 1


def test_a_timeline_gives_machine_readable_times():
    entries = [
        TimelineEntry("Started", datetime(2026, 1, 5, 9, 30), "Sam"),
        TimelineEntry("Referred", date(2025, 12, 1)),
    ]
    page = shown("{% timeline entries %}", entries=entries)
    assert [(when["datetime"], words(when)) for when in page.find_all("time")] == [
        ("2026-01-05T09:30:00", "5 January 2026 at 9:30am"),
        ("2025-12-01", "1 December 2025"),
    ]
    assert_sound(page)


def test_messages_say_what_is_done_apart_from_what_needs_attention():
    sent = [
        Message(constants.WARNING, "3 rows refused"),
        Message(constants.SUCCESS, "Saved"),
        Message(constants.SUCCESS, "Sent"),
    ]
    page = shown("{% page_messages %}", messages=sent)
    assert [words(banner) for banner in page.select(".govuk-notification-banner")] == [
        "Done Saved Sent",
        "Important 3 rows refused",
    ]
    assert_sound(page)


def test_an_unknown_colour_is_refused_where_it_is_written():
    with pytest.raises(ValueError, match="choose from"):
        Tag("Live", "pink")


def test_before_there_are_local_outcomes_a_chance_is_words_only():
    page = shown("{% chance chance %}", chance=Chance("starting", 0.63, 0.5, 0.8))
    assert words(page) == "A good chance of starting Most likely between about an even chance and a very good chance."
    assert "%" not in page.text
    assert page.svg


def test_a_calibrated_chance_shows_its_range_but_never_a_bare_percentage():
    page = shown("{% chance chance %}", chance=Chance("lasting 26 weeks", 0.64, 0.5, 0.78, True))
    assert words(page) == "A good chance of lasting 26 weeks Most likely between 50% and 78%."
    assert page.svg
    assert_sound(page)


def test_a_wide_range_is_said_to_tell_little():
    page = shown("{% chance chance %}", chance=Chance("starting", 0.5, 0.1, 0.9, True))
    assert "We cannot tell well yet" in words(page)


@pytest.mark.parametrize(
    ("value", "low", "high"), [(0.5, 0.6, 0.7), (0.5, 0.1, 0.4), (1.2, 0.1, 1.3), (-0.1, -0.2, 0.5)]
)
def test_a_chance_outside_its_own_range_is_refused(value, low, high):
    with pytest.raises(ValueError, match="low <= value <= high"):
        Chance("starting", value, low, high)
