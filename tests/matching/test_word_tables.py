"""The data files of the lexicon: sound, sorted, and every line of use; a fault is told with its file and line."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from matching.interests.clauses import split_tokens
from matching.interests.concepts import CONCEPTS, NAMES, read_concepts, read_similarities
from matching.interests.fine_wishes import WORDS
from matching.interests.lemmas import STOP_WORDS, lemma
from matching.interests.lexicon import LEXICON
from matching.interests.related_terms import MOST_GROUPS, read_groups
from matching.interests.terms import read_terms
from matching.interests.word_tables import DATA, WordTableError, read_pairs, read_table, read_word_list
from matching.vocabulary import ROUTES


PROJECT = Path(__file__).parents[2]
TERM_FILES = sorted((DATA / "terms").glob("*.csv"))
WORD_LISTS = sorted(path.stem for path in (DATA / "word_lists").glob("*.csv"))
TERMS = list(read_terms(DATA / "terms"))
ENDINGS = ("", "e", "s", "es", "ed", "er", "ing", "ist", "tion", "ment", "x")

# Terms that no text can reach: an idiom or a negation is read first, or a `*` stands inside a word. None may be added.
OUT_OF_REACH = {
    "bin m*n",
    "care system",
    "child care system",
    "doorm*n",
    "earn money",
    "first aid",
    "health care assistant",
    "help people cant",
    "hip hop danc*",
    "join*ry",
    "kid no family",
    "make money",
    "night club door",
    "no family",
    "no one else",
    "not guilty",
    "passed away",
    "people cant look",
    "printer not work*",
    "u bend",
}


def routes_by_file():
    return {re.sub(r"[^a-z]+", "_", route.lower()).strip("_"): route for route in ROUTES}


@pytest.mark.parametrize("path", TERM_FILES, ids=lambda path: path.stem)
def test_terms_stand_in_the_file_of_their_route_sorted_by_concept_and_term(path):
    rows = [row.values for row in read_table(path, "concept", "term", "weight")]
    route = {concept.name: concept.route for concept in CONCEPTS}
    assert {route[concept] for concept, *_ in rows} == {routes_by_file()[path.stem]}
    assert [row[:2] for row in rows] == sorted(row[:2] for row in rows)


def test_every_route_has_a_file_and_every_concept_has_terms():
    assert {path.stem for path in TERM_FILES} == set(routes_by_file())
    assert {NAMES[term.concept] for term in TERMS} == set(NAMES)


def test_a_term_stands_once_for_a_concept_over_all_files():
    said = [(term.concept, term.text) for term in TERMS]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("name", WORD_LISTS)
def test_a_word_list_is_sorted_and_used(name):
    terms = read_word_list(name)
    code = "".join(path.read_text() for path in (PROJECT / "matching" / "interests").glob("*.py"))
    assert terms == sorted(terms)
    assert re.search(rf"""read_word_list\(["']{name}["']\)""", code)


@pytest.mark.parametrize(
    "columns",
    [("idioms", "phrase", "read_as"), ("spelling_variants", "written", "read_as"), ("verbs", "verb", "read_as")],
)
def test_tables_of_readings_are_sorted(columns):
    name, *header = columns
    pairs = read_pairs(DATA / f"{name}.csv", *header)
    assert list(pairs) == sorted(pairs)


def test_related_concepts_are_sorted_and_the_matrix_is_symmetric():
    rows = [
        row.values[:2] for row in read_table(DATA / "related_concepts.csv", "concept", "related_concept", "similarity")
    ]
    similarities = read_similarities(DATA / "related_concepts.csv")
    assert rows == sorted(rows)
    assert (similarities == similarities.T).all()


def test_a_term_is_of_words_that_can_be_found():
    """A phrase that is one word once stop words are gone would count for that word alone."""
    for term in TERMS:
        words = [word.rstrip("*") for word in term.text.split(" ")]
        content = [word for word in words if word not in STOP_WORDS]
        assert words[-1] not in STOP_WORDS, term
        assert len(words) == 1 or len(content) > 1, term


def reached(term):
    """Whether some text is about the concept by this term: the term itself, or with an ending where it takes any."""
    texts = (term.text.replace("*", "") + ending for ending in (ENDINGS if term.text.endswith("*") else ("",)))
    found = (LEXICON.look_up(tuple(words)) for words in chain.from_iterable(map(split_tokens, texts)))
    return any(weights.get(term.concept, 0) >= term.weight for weights in found)


def test_every_term_is_reached_by_some_text():
    assert {term.text for term in TERMS if not reached(term)} == OUT_OF_REACH


def test_a_word_that_is_read_as_another_is_no_term_of_another_kind_of_work():
    """Its term would count for the other word: where "brass" is money, money would be metalwork."""
    variants = read_pairs(DATA / "spelling_variants.csv", "written", "read_as")
    kinds: dict[str, set[int]] = {}
    for term in TERMS:
        kinds.setdefault(term.text.rstrip("*"), set()).add(term.concept)
    begun = [(term.text.rstrip("*"), term.text.endswith("*")) for term in TERMS]
    for written, read_as in variants.items():
        meant = {kind for text, open_ended in begun for kind in kinds[text] if fits(text, open_ended, read_as)}
        assert kinds.get(written, set()) <= meant, (written, read_as)


def fits(text, open_ended, word):
    return word.startswith(text) if open_ended else lemma(text) == lemma(word)


def test_every_data_file_is_in_the_built_package():
    packaged = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["matching"]
    found = {path for pattern in packaged for path in (PROJECT / "matching").glob(pattern)}
    assert found == {path for folder in (DATA, WORDS) for path in folder.rglob("*") if path.is_file()}


TERM_HEADER = "# A comment, with a comma\nconcept,term,weight\n"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "the columns must be concept, term, weight"),
        ("concept,weight,term\n", 1, "the columns must be concept, term, weight"),
        (TERM_HEADER + "hair,fade,6\nhair,fade\n", 4, "2 values where there are 3 columns"),
        (TERM_HEADER + "hear,fade,6\n", 3, '"hear" is not a concept of concepts.csv'),
        (TERM_HEADER + "\nhair,Fade,6\n", 4, '"Fade" is not words of small letters and digits, one space apart'),
        (TERM_HEADER + "hair,,6\n", 3, '"" is not words of small letters and digits, one space apart'),
        (TERM_HEADER + "hair,fade,9\n", 3, 'the weight "9" is not a number from 1 to 8'),
        (TERM_HEADER + "hair,fade,much\n", 3, 'the weight "much" is not a number from 1 to 8'),
        (TERM_HEADER + "hair,fade,nan\n", 3, 'the weight "nan" is not a number from 1 to 8'),
        (TERM_HEADER + "hair,fade,6\nbeauty,fade,6\nhair,fade,5\n", 5, '"fade" stands twice for hair'),
        (TERM_HEADER + 'hair,"fade,6\n', 3, "not a CSV file in UTF-8 (unexpected end of data)"),
    ],
)
def test_a_fault_in_a_file_of_terms_is_told_with_its_line(tmp_path, text, line, reason):
    (tmp_path / "hair.csv").write_text(text, encoding="utf-8")
    with pytest.raises(WordTableError) as fault:
        list(read_terms(tmp_path))
    assert str(fault.value) == f"{tmp_path.name}/hair.csv, line {line}: {reason}."


def faulty(tmp_path, text, read):
    path = tmp_path / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(WordTableError) as fault:
        list(read(path))
    return str(fault.value)


def test_a_file_of_another_encoding_is_refused_by_name(tmp_path):
    assert "table.csv, line" in faulty(
        tmp_path, b"phrase,read_as\ncaf\xe9,cafe\n", lambda path: read_table(path, "phrase", "read_as")
    )


def test_a_file_saved_by_a_spreadsheet_is_read(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b'\xef\xbb\xbf"# A comment, quoted",\r\nphrase,read_as\r\nair con,aircon \r\n')
    assert read_pairs(path, "phrase", "read_as") == {"air con": "aircon"}


def test_faults_in_the_other_tables_are_told_with_their_line(tmp_path):
    def pairs(path):
        return read_pairs(path, "phrase", "read_as")

    concept = "concept,label,route\nhair,hair,Hair and beauty\n"
    similarity = "concept,related_concept,similarity\nhair,beauty,.4\n"
    groups = "terms\n" + "kid child*\n" * MOST_GROUPS
    assert 'line 3: "air con" stands twice.' in faulty(tmp_path, "phrase,read_as\nair con,a\nair con,b\n", pairs)
    assert 'line 3: the concept "hair" stands twice.' in faulty(tmp_path, concept + "hair,h,Digital\n", read_concepts)
    assert 'line 3: "Hair" is not a route.' in faulty(tmp_path, concept + "beauty,b,Hair\n", read_concepts)
    assert 'line 3: "beauty" and "hair" stand twice.' in faulty(
        tmp_path, similarity + "beauty,hair,.3\n", read_similarities
    )
    assert 'line 3: "hair" and "hair" stand twice.' in faulty(
        tmp_path, similarity + "hair,hair,.3\n", read_similarities
    )
    assert 'line 3: "hare" or "law" is not a concept' in faulty(
        tmp_path, similarity + "hare,law,.3\n", read_similarities
    )
    assert 'line 3: the similarity "1" is not a number' in faulty(
        tmp_path, similarity + "law,hair,1\n", read_similarities
    )
    assert 'similarity "like" is not a number' in faulty(tmp_path, similarity + "law,hair,like\n", read_similarities)
    assert f"line {MOST_GROUPS + 2}: more than {MOST_GROUPS} groups." in faulty(tmp_path, groups + "dog\n", read_groups)


def test_a_word_list_has_each_word_once(tmp_path, monkeypatch):
    monkeypatch.setattr("matching.interests.word_tables.DATA", tmp_path)
    (tmp_path / "word_lists").mkdir()
    (tmp_path / "word_lists" / "parents.csv").write_text("term\nmum\ndad\nmum\n")
    with pytest.raises(WordTableError, match=r'^word_lists/parents\.csv, line 4: "mum" stands twice\.$'):
        read_word_list("parents")
