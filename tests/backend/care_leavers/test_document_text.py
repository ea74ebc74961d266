"""What tells of somebody is found however it is set, typed or hidden, and an ordinary CV is not full of findings."""

import time

import pytest

from backend.care_leavers.document_findings import Tell
from backend.care_leavers.document_text import as_read
from tests.backend.care_leavers.test_documents import found_in, somebody


HOWEVER_SET = {
    Tell.BIRTH: """
        14–03–2008 | 14‑03‑2008 | 14\u200b/03/2008 | １４/０３/２００８ | 1 4 / 0 3 / 2 0 0 8 | 14⁄03⁄2008 | 14|03|2008
        14_03_2008 | 14·03·2008 | 14MAR2008 | 14March2008 | the fourteenth of March 2008 | ١٤/٠٣/٢٠٠٨
    """,
    Tell.HOME: "CR0\u200b1EA | C R 0 1 E A | ＣＲ０ １ＥＡ | CRO 1EA | CR0.1EA | CR0 IEA | CR0\u00a01EA",
    Tell.ADDRESS: "12 ELM ROAD | 12 elm road | 7b st marys gardens | 12 ROSE HOUSE | 12\u200b Elm Road",
    Tell.PHONE: "0\u200b7700 900142 | 07700.900142 | 07700/900/142 | 7700900142 | ٠٧٧٠٠٩٠٠١٤٢ | 07700‑900‑142",
    Tell.EMAIL: "amina(at)mail.example | amina @ mail.example | amina [AT] mail.example | ａmina＠mail.example",
    Tell.NUMBER: "AB.12.34.56.C | AB\u00ad123456C | A\u200bB 12 34 56 C",
    Tell.IDENTIFIER: "LL‑40771 | LL 40771 | ll40771 | LL\u200b-40771",
    Tell.WORDS: "fos\u00adter care | ｆｏｓｔｅｒ care | f\u200boster care",
}


@pytest.mark.parametrize("tell", HOWEVER_SET)
def test_it_is_found_however_it_is_set(tell):
    written = [each.strip() for line in HOWEVER_SET[tell].splitlines() for each in line.split(" | ") if each.strip()]
    assert [each for each in written if tell not in found_in(f"Me: {each}, and so on.", somebody())] == []


A_CV = """
Amina. 2 years in a place where I cook, 3 days a week, 12 covers a day at Green Park Cafe. Level 2 in Food.
1 year of driving the van; 5 GCSEs at grade 4/5; won 3rd place in a race. Reference 1234567, order no. 7-12.
Worked 14 hours in March, then 20. I was fourteen when I first baked. a b c d e f g. Room 4 at 10.30. From 14/04/2008.
Kitchen 7, floor 2: 24 plates at once. I follow a 7 step plan. 8 out of 10 customers came back by the main road.
"""


def test_an_ordinary_cv_has_nothing_to_find():
    assert set(found_in(A_CV, somebody())) == set()


@pytest.mark.parametrize("text", ["", " ", "\u200b\u200b", "a" * 9_999, "1 " * 9_999, "1" * 9_999, "- " * 9_999])
def test_a_file_made_to_take_long_does_not(text):
    began = time.process_time()
    assert len(as_read(text)) <= len(text)
    found_in(text, somebody())
    assert time.process_time() - began < 5  # of 9,999 digits in a row one pattern took minutes
