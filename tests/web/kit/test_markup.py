from bs4 import BeautifulSoup

from tests.web.kit.markup import faults_of_markup


SOUND = """<html lang="en"><head><title>People</title></head><body><main><h1>People</h1>
<form><label for="name">Name</label><input id="name" name="name" aria-describedby="hint"><p id="hint">In full</p>
<fieldset><legend>Sort</legend><label><input type="radio" name="sort"> By name</label></fieldset>
<input type="hidden" name="key"><button>Save</button></form>
<table><tr><th scope="col">Who</th></tr></table><a href="/"><img alt="Home" src="x.png"></a></main></body></html>"""
FAULTS = {
    ('lang="en"', ""): "no language",
    ("<title>People</title>", "<title></title>"): "no title",
    ("<main>", "<main></main><main>"): "not one main part",
    ('<p id="hint">', '<p id="name">'): "twice: #name",
    ('id="hint"', ""): "aria-describedby leads nowhere: hint",
    ("<h1>People</h1>", "<h2>People</h2>"): "0 headings of the first level",
    ("<h1>People</h1>", "<h1>People</h1><h2></h2>"): "a heading without words",
    ('<label for="name">Name</label>', ""): "a box without a label: name",
    ("<button>Save</button>", "<button></button>"): "nothing to read on it: <button></button>",
    ('alt="Home"', ""): 'a picture without words: <img src="x.png"/>',
    ("<legend>Sort</legend>", ""): "a group without a legend: <fieldset>",
    ('<th scope="col">Who</th>', "<td>Who</td>"): "a table without headings",
    (' scope="col"', ""): "a heading of a table that does not say whose it is",
}


def faults(html: str) -> list[str]:
    return faults_of_markup(BeautifulSoup(html, "html.parser"))


def test_each_fault_is_said():
    assert faults(SOUND) == []
    for (part, instead), said in FAULTS.items():
        found = faults(SOUND.replace(part, instead))
        assert any(each.startswith(said) for each in found), (part, found)
