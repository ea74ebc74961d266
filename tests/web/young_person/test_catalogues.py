"""Each catalogue says each sentence, with what is put into it, and no word that tells why the page exists."""

import re
import unicodedata

import pytest

from backend.reference.catalogues import AWAITS_A_READER, translated_languages
from tools.catalogues import COMMAND, WIDTH, catalogue_at, paths, sentences


PUT_IN = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
TAG = re.compile(r"</?\w+>")
# Stems, as they stand in a text without its marks above and below the letters.
NEVER = {
    "ar": (
        "رعاي", "حضان", "كفال", "متبن", "تبني", "دار الايواء", "ايواء", "اسرة بديل", "عائلة بديل", "اجتماعي", "اخصائي",
        "بلدي", "المجلس", "مجلس", "لاجئ", "لجوء", "قاصر", "سجن", "حبس", "محتجز", "مستحق", "مؤهل", "احالة", "مرشح",
        "متقدم", "عميل", "مستخدم", "خوارزم", "درجتك", "احتمال", "معيار", "ايداع", "ملف القضية",
    ),
    "vi": (
        "chăm sóc", "nuôi dưỡng", "con nuôi", "nhận nuôi", "gia đình nuôi", "bảo trợ", "mái ấm", "xã hội", "hội đồng",
        "tị nạn", "tỵ nạn", "trại", "giam", "nhà tù", "ở tù", "đủ điều kiện", "quyền lợi", "trợ cấp", "khách hàng",
        "người dùng", "ứng viên", "thuật toán", "điểm số", "xác suất", "tiêu chí", "hồ sơ vụ", "chính quyền",
    ),
}  # fmt: skip


@pytest.fixture(params=paths(), ids=lambda path: path.parts[-3])
def catalogue(request):
    return catalogue_at(request.param)


@pytest.fixture(scope="module")
def template():
    return sentences()


def said(message) -> list[str]:
    return list(message.string) if message.pluralizable else [message.string]


def put_in(text: str) -> set[str]:
    return {(name or other).lower() for name, other in PUT_IN.findall(text)}


def plain(text: str) -> str:
    """Without marks above and below the letters, which in Arabic may or may not be written; in Vietnamese they are
    letters of their own, and stay."""
    marks = unicodedata.normalize("NFD", text)
    without = "".join(each for each in marks if not "\u064b" <= each <= "\u0655")
    return unicodedata.normalize("NFC", without).lower()


def never_words(text: str, code: str) -> list[str]:
    return [each for each in NEVER[code] if each in plain(text)]


def test_every_sentence_is_there_and_none_that_is_said_no_more(catalogue, template):
    wanted = {(each.context, each.id) for each in template if each.id}
    there = {(each.context, each.id) for each in catalogue if each.id}
    told = f"Run `{COMMAND}`, then translate what is empty in backend/locale: docs/how-to/languages.md"
    assert sorted(map(str, wanted - there)) == [], told
    assert sorted(map(str, there - wanted)) == [], told
    assert list(catalogue.obsolete) == [], told


def test_every_sentence_is_translated_and_none_is_only_guessed(catalogue):
    assert [each.id for each in catalogue if each.id and (not all(said(each)) or each.fuzzy)] == []


def test_what_is_put_into_a_sentence_is_put_into_its_translation(catalogue):
    wrong = []
    for each in catalogue:
        if not each.id:
            continue
        wanted = put_in(each.id[1] if each.pluralizable else each.id)
        found = [put_in(text) for text in said(each)]
        if found[-1] != wanted or any(not one <= wanted for one in found):  # "one day left" may write its number out
            wrong.append(each.id)
    assert wrong == []


def test_tags_are_those_of_the_sentence(catalogue):
    pairs = [(each.id[1] if each.pluralizable else each.id, said(each)) for each in catalogue if each.id]
    assert [text for text, told in pairs if any(TAG.findall(one) != TAG.findall(text) for one in told)] == []


def test_no_word_stands_there_that_is_never_used(catalogue):
    code = str(catalogue.locale)
    found = {text: words for each in catalogue if each.id for text in said(each) if (words := never_words(text, code))}
    assert found == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("أنت في الرِّعاية", "ar"),
        ("أخصائيّ اجتماعيّ", "ar"),
        ("أنت مُرشَّح", "ar"),
        ("Bạn được chăm sóc", "vi"),
        ("Hội đồng quận", "vi"),
    ],
)
def test_a_word_that_is_never_used_is_found(text, code):
    assert never_words(text, code)


def test_each_language_of_the_settings_has_a_catalogue_that_says_who_has_read_it():
    assert [path.parts[-3] for path in paths()] == list(translated_languages()) == list(NEVER)
    for path in paths():
        found = catalogue_at(path)
        assert (
            AWAITS_A_READER in found.language_team
        )  # until a native reader's name stands there: then it goes from here
        assert "native" in found.header_comment


def test_a_catalogue_is_laid_out_as_the_command_does(tmp_path):
    """So that what somebody corrects is all that a comparison of two versions shows."""
    assert all(max(map(len, path.read_text().splitlines())) <= WIDTH + len('msgstr ""') for path in paths())
