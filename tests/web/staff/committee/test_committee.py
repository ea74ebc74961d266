"""A committee's page is kept as it was, is one side as a file, and tells no small number."""

import datetime as dt
import io
import re

import pytest
from django.urls import reverse
from pypdf import PdfReader

from backend.activities.choices import Source
from backend.activities.models import ActivitySpell
from backend.audit.models import Read
from backend.care_leavers.ages import birthday
from backend.core import clock
from backend.councils.choices import Role
from backend.outcomes.committee_pages import keep_committee_page
from backend.outcomes.eet import eet_over_years
from backend.outcomes.models import CommitteePage
from backend.outcomes.sustainment import Curve, CurvePoint
from backend.reference.services import load_reference
from backend.web.kit.formats import day
from backend.web.staff.committee.figures import figures_today, lasting_mark
from backend.web.staff.outcomes.eet import csv_rows
from tests.factories.care_leavers import CareLeaverFactory, EntitlementSpellFactory
from tests.factories.councils import UserFactory
from tests.today import today_is
from tests.web.pages import errors_in, filled, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


LIST, MAKE = reverse("committee"), reverse("committee-make")
TODAY = dt.date(2026, 11, 30)
_today = today_is(TODAY)
WORDS = {
    "committee": "Corporate Parenting Committee",
    "meets_on": "8/12/2026",
    "changed": "Eight started\n\nNot known fell",
    "told": "“Why is it all care work?”",
    "asks": "Digital Services: ten apprenticeships by April\nHighways: start after 8am",
    "cannot_say": "Whether Tŷ Gŵyr <b>& others</b> fare better",
}


@pytest.fixture
def head(in_council):
    load_reference()
    return signed_in(in_council, Role.HEAD)[0]


def in_eet(council, number, code, on=dt.date(2026, 6, 1)):
    for _ in range(number):
        person = CareLeaverFactory(council=council, birth_date=birthday(on, -20))
        EntitlementSpellFactory(care_leaver=person)
        if code:
            facts = {"council": council, "care_leaver": person, "code": code, "source": Source.WORKER}
            ActivitySpell.objects.create(starts_on=dt.date(2026, 4, 1), **facts)


def made(client, **words):
    answers = filled(client.get(MAKE)) | WORDS | words
    return client.post(MAKE, answers)


def pdf_of(client, page_url) -> PdfReader:
    answer = client.get(f"{page_url.rstrip('/')}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def tags_of(pdf: PdfReader) -> list[tuple[str, str]]:
    """What a reader by ear is told of each part, in the order of the tree, and the words that stand for a picture."""
    root = pdf.trailer["/Root"]
    tree = root["/StructTreeRoot"]
    parts = list(parts_below(tree))
    numbers = [each.get_object()["/K"] for each in tree["/ParentTree"]["/Nums"][1].get_object()]
    drawn = re.findall(rb"/MCID (\d+)>> BDC", pdf.pages[0].get_contents().get_data())
    assert [int(each) for each in drawn] == numbers == [each["/K"] for each in parts], (
        "all that was drawn, in its order"
    )
    assert (str(root["/MarkInfo"]["/Marked"]), pdf.pages[0]["/StructParents"]) == ("True", 0)
    return [(each["/S"].lstrip("/"), each.get("/Alt", "")) for each in parts]


def parts_below(element):
    for each in element["/K"]:
        part = each.get_object()
        if isinstance(part["/K"], list):
            yield from parts_below(part)
        else:
            yield part


def words_in(pdf: PdfReader) -> str:
    return " ".join(pdf.pages[0].extract_text().split())


def test_a_page_is_kept_with_the_figures_and_words_of_its_day_whatever_is_recorded_later(head, in_council):
    in_eet(in_council, 10, "F4")
    in_eet(in_council, 9, "G5")
    assert "No page was made for a committee yet." in text_of(page_of(get_within(head, LIST)).main)
    answer = made(head)
    assert answer.status_code == 302, errors_in(answer)
    url = answer["Location"]
    in_eet(in_council, 8, "F4")
    with clock.moved_to(TODAY + dt.timedelta(days=30)):
        sheet = text_of(page_of(get_within(head, url)).select_one("article"))
        assert "53% in EET at 19 to 21 so far in the year to March 2027" in sheet
        assert "Facts as at 30 November 2026" in sheet
        assert "Corporate Parenting Committee, 8 December 2026" in sheet
        assert "10 of 19" in sheet
        asks = [text_of(each) for each in page_of(head.get(url)).select("article ol li")]
        assert asks == ["Digital Services: ten apprenticeships by April", "Highways: start after 8am"]
        again = made(head, committee="Scrutiny", meets_on="13/1/2027")
        assert "67% in EET" in text_of(page_of(head.get(again["Location"])).main)
        assert names_in_table(get_within(head, LIST)) == ["13 January 2027", "8 December 2026"]
        proposed = filled(head.get(f"{MAKE}?from={url.strip('/').rsplit('/', 1)[-1]}"))
        assert proposed["asks"] == WORDS["asks"]
        assert proposed["meets_on"] == ""


def test_the_file_is_one_page_that_says_what_the_page_says(head, in_council):
    in_eet(in_council, 10, "F4")
    in_eet(in_council, 9, "G5")
    url = made(head)["Location"]
    pdf = pdf_of(head, url)
    assert len(pdf.pages) == 1
    said = words_in(pdf)
    article = page_of(head.get(url)).select_one("article")
    for each in article.select("h1, h2, p, li, figcaption, dt, .onward-marks__figure"):
        words = text_of(each).replace("ŷ", "y").replace("ŵ", "w")
        assert words in said, words
    assert {"2027", "since 1 Apr", "53%", "England"} <= set(re.findall(r"since 1 Apr|2027|53%|England", said))
    assert pdf.metadata.title.startswith("Corporate Parenting Committee, 8 December 2026: 53% in EET")
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    fonts = pdf.pages[0]["/Resources"]["/Font"].values()
    used = [font.get_object() for font in fonts if font.get_object()["/BaseFont"] != "/Helvetica"]
    assert used
    assert all("/FontFile2" in font["/FontDescriptor"] and "/ToUnicode" in font for font in used)
    assert Read.objects.filter(page="committee-pdf").count() == 1
    assert pdf.metadata.author == in_council.name
    tags = tags_of(pdf)
    heard = {"h1": "H1", "figcaption": "H2", "h2": "H2", "li": "LBody"}
    assert [tag for tag, _ in tags if tag in heard.values()] == [
        heard[each.name] for each in article.select(", ".join(heard))
    ]
    [picture] = [words for tag, words in tags if tag == "Figure"]
    assert re.search(r"since 1 Apr.*Here 53% \(\d+% to \d+%\)", picture), "who reads by ear hears the figures"


def test_the_longest_words_still_stand_on_one_page(head, in_council):
    in_eet(in_council, 10, "F4")
    in_eet(in_council, 9, "G5")
    line = "Wherever a young person asks for work that nobody nearby has got, we ask of every service a start more"
    longest = {name: "\r\n".join([line[: size // 5 - 2]] * 5) for name, size in (("changed", 500), ("asks", 500))}
    longest |= {name: "\r\n".join([line[:57]] * 5) for name in ("told", "cannot_say")}
    answer = made(head, committee="C" * 120, **longest)
    assert answer.status_code == 302, errors_in(answer)
    pdf = pdf_of(head, answer["Location"])
    assert len(pdf.pages) == 1
    assert words_in(pdf).count(line[:57]) == 20
    assert "Prepared by" in words_in(pdf)


def test_no_small_number_is_told_and_none_can_be_worked_out(head, in_council):
    """Of 14 three are in EET and four not known: neither these, nor what is left beside them, nor a share of them."""
    for number, code in ((3, "F4"), (7, "G5"), (4, None)):
        in_eet(in_council, number, code)
    url = made(head)["Location"]
    said = text_of(page_of(head.get(url)).select_one("article"))
    assert "No share in EET at 19 to 21 can be shown" in said
    assert said.count("too few to show") == 3
    for text in (said, words_in(pdf_of(head, url))):
        assert not re.search(r"\b[1-5] of\b|\bof 14\b|21%|\bknown: 4\b|4 not known", text)


@pytest.mark.parametrize(
    ("left", "stayed", "at_risk", "figure"),
    [
        (7, 22, 20, "About 75%"),
        (0, 9, 8, "About 75%"),
        (2, 40, 38, "too few to show"),
        (20, 5, 30, "too few to show"),
        (7, 22, 5, "too few to show"),
    ],
)
def test_how_many_lasted_is_told_only_where_neither_who_left_nor_who_stayed_are_few(left, stayed, at_risk, figure):
    curve = Curve([CurvePoint(26, 0.75, 0.54, 0.87, at_risk)], left + stayed, left)
    assert lasting_mark(curve, TODAY).figure == figure


@pytest.mark.parametrize("today", [TODAY, dt.date(2027, 1, 31), dt.date(2028, 2, 29)])
def test_starts_are_counted_over_the_same_days_as_on_outcomes(head, in_council, monkeypatch, today):
    asked = []

    def curve(council, first, last, today, stays=None):
        asked.append((first, last))
        return Curve([CurvePoint(26, 0.75, 0.54, 0.87, 20)], 29, 7)

    for page in ("committee.figures", "outcomes.outcomes_page"):
        monkeypatch.setattr(f"backend.web.staff.{page}.sustainment_curve", curve)
    with clock.moved_to(today):
        figures = figures_today(in_council, clock.today())
        outcomes = text_of(page_of(head.get(reverse("outcomes"))).main)
    assert len(asked) == 2
    assert asked[0] == asked[1]
    assert f"since {day(asked[0][0])}" in figures.marks[2].explained
    assert f"from {day(asked[0][0])}" in outcomes


def test_one_who_is_not_known_hides_no_share_that_tells_nothing_of_them(in_council):
    """39 of 84, one not known: the page says so, and its file hides who is not in EET beside who is not known."""
    load_reference()
    for number, code in ((39, "F4"), (44, "G5"), (1, None)):
        in_eet(in_council, number, code)
    figures = figures_today(in_council, TODAY)
    assert figures.marks[0].explained.startswith("39 of 84 ")
    assert "ot known" not in f"{figures.sentences} {figures.marks}"
    last = csv_rows(eet_over_years(in_council, TODAY))[-2]
    assert last[2:7] == ["19 to 21", "84", "39", "too few to show", "too few to show"]


def test_who_is_not_known_is_counted_only_where_that_tells_of_nobody(head, in_council):
    for number, code in ((20, "F4"), (9, "G5"), (2, None)):
        in_eet(in_council, number, code)
    few = figures_today(in_council, TODAY)
    assert "20 of 31" in few.marks[0].explained
    assert "ot known" not in f"{few.marks[0].explained} {few.sentences}"
    in_eet(in_council, 5, None)
    assert "Not known: 7" in " ".join(figures_today(in_council, TODAY).sentences)


def test_what_cannot_stand_on_a_page_is_refused_beside_its_box(head, in_council):
    answer = made(head, changed="\n".join("abcdef"), meets_on="8/12/2028")
    assert "Write at most 5 lines, so that all of it stands on one side" in errors_in(answer)
    assert errors_in(made(head, meets_on="8/12/2028")) == ["Give the day of the meeting, within a year of today."]
    answers = filled(head.get(MAKE)) | WORDS
    in_eet(in_council, 9, "F4")
    assert "New or changed since you opened this page" in " ".join(errors_in(head.post(MAKE, answers)))
    assert not CommitteePage.objects.exists()


def test_a_page_of_before_is_not_changed_by_anybody(in_council):
    load_reference()
    figures = figures_today(in_council, TODAY).kept()
    page = keep_committee_page(
        council=in_council, figures=figures, committee="Scrutiny", meets_on=TODAY, asks="Ten", by=UserFactory()
    )
    page.asks = "Eleven"
    with pytest.raises(Exception, match="permission denied"):
        page.save()
