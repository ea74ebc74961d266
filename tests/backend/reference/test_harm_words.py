"""Which words of young people are read first. The sentences are ours; what is missed is said in the docstring."""

import time

import pytest

from backend.reference.fixture_files import read_rows
from backend.reference.harm_heard import OTHER_LANGUAGES
from backend.reference.harm_words import PHRASES, is_beyond_the_list, names_harm


FOUND = """
I am being hurt
I was attacked on the way home
I’ve been cutting again
my manager grabbed me
he put his hands on my neck
they took my phone and passport
my boyfriend hit me last night and i dont know what to do
He’s been hitting me again
my stepdad beats me when he drinks
she slapped me in front of everyone
someone at the house keeps threatening me
they said they're gonna kill me if I talk
I don't feel safe at home
it's NOT SAFE here tonight
im scared of my uncle
i'm scared to go home
honestly terrified of him
my ex is stalking me
he keeps following me home from work
this man waits outside my flat
He wont let me leave the house
he locked me in the room
my girlfriend takes my wages every month
the supervisor touched me and I froze
i was raped
He forced me to do stuff
my ex is sharing my nudes
he's blackmailing me
someone spiked my drink on friday
my dad hits my mum and now he's looking at me
they want to make me marry someone I never met
a boy in the hostel pulled a knife on me
I nearly got stabbed outside the station
I want to kill myself
i keep thinking about killing myself
honestly kms
been hurting myself again
I started cutting again
i self-harm when it gets bad
I just wanna die
wish I was dead
everyone's better off without me
I don't want to be here anymore
dont want to wake up tomorrow
thinking about ending it all
I am suicidal
feeling suicidal today
i took an overdose at the weekend
took too many tablets
I feel like I can't go on
I can't do this anymore
they made me carry a bag to another town
he makes me carry stuff on the train
my cousin has me going cunch every weekend
I've been selling drugs for someone and can't stop
i owe them money and they know where i live
these people took over my flat
they're using my bank account
he wants me to sleep with his mates
my boss has my passport
Mum kicked me out
my foster carer threw me out tonight
i got kicked out of my placement and i'm at the station
I've got nowhere to sleep tonight
been sleeping rough since monday
sofa surfing at the minute and its running out
the landlord changed the locks
we have nothing to eat
I'm going to hurt someone if this goes on
i'm gonna stab him
""".strip().splitlines()

NOT_FOUND = """
the bus hit traffic so I was late
it kills me how early it is
it just hit me that I start on Monday
Hit me up when you know the date
I'm dying to start
the shift nearly killed me lol
my feet are killing me
I smashed the interview
we killed it today
that training video was sick
it's a bit far but not bad
I'm scared of heights so not scaffolding please
scared of failing the maths test
not scared of hard work
I'm nervous about Monday
the manager is strict but fair
he shouted once because I dropped a tray
the kitchen is hot and loud
I cut my hair
cut myself shaving haha
I cut myself a slice of cake at the leaving do
I burnt the toast
got the bus, then walked, took ages
my phone died on the way
the battery is dead
dead tired after nights
I am dead serious about plumbing
it's dead boring in the afternoon
we had to shoot a video for induction
shot of espresso, my first one
I'm learning to carry three plates
they let me carry the tool bag
I want to work with homeless people
I volunteer at a homeless charity
they kicked me out of the group chat by mistake
they chucked out the old ovens
kicked off at nine sharp
we were thrown in at the deep end
I ran for the bus
I'd kill for this job
I could murder a kebab
this song touched me
following me on insta is the café where I work
beats me why they start at six
they beat us at five a side
the boss said my work is safe
hard hats keep us safe
I need safety boots
is it safe to cycle there
can I have a knife roll for college
we eat with a knife and fork like posh people
there is no food allowed in the workshop
I have no food hygiene certificate yet
watched Suicide Squad with my mate
my money goes on travel
they take tax off my money
he owes me a coffee
I owe you one, thank you
my mum is proud of me
my bank account is open now
the pay is rubbish
I don't want to do nights
I don't want to be here on Fridays, it's college
can't do Thursdays
I can't go on the 14th, can it be the 15th
not for me, too far
I want to talk about college
""".strip().splitlines()


@pytest.mark.parametrize("words", FOUND)
def test_words_that_name_harm_are_found(words):
    assert names_harm(words)


@pytest.mark.parametrize("words", NOT_FOUND)
def test_words_of_a_working_day_are_not(words):
    assert not names_harm(words)


def test_there_are_sixty_of_each():
    assert len(FOUND) >= 60
    assert len(NOT_FOUND) >= 60


@pytest.mark.parametrize(
    "words",
    ["HE  HIT\r\nME", "he hit me 😭", "I don’t feel safe", "I DONT FEEL SAFE!!!", "“not safe”", "kill... myself"],
)
def test_capitals_signs_and_lines_make_no_difference(words):
    assert names_harm(words)


def test_what_only_sounds_so_does_not_hide_what_stands_beside_it():
    assert names_harm("it hit me that he hit me on purpose")
    assert names_harm("scared of heights and scared of him")


@pytest.mark.parametrize("words", ["", " ", "\x00", "?", "x" * 4000, "I" * 10])
def test_no_words_name_nothing(words):
    assert not names_harm(words)


def test_the_longest_message_takes_no_time():
    names_harm("warm")
    began = time.process_time()
    names_harm("he was not so scary at all " * 150)
    assert time.process_time() - began < 0.1


def test_every_phrase_is_there_once_and_waits_to_be_read_by_somebody_who_knows():
    rows = [row for _, row in read_rows(PHRASES)]
    phrases = [row["phrase"] for row in rows]
    assert len(phrases) == len(set(phrases))
    assert {row["confidence"] for row in rows} == {"to_check"}
    assert {row["kind"] for row in rows} == {
        "danger",
        "self_harm",
        "exploitation",
        "thrown_out",
        "threat",
        "harmless",
        "picture",
        "alone",
    }


@pytest.mark.parametrize(
    ("text", "is_beyond"),
    [
        ("", False),
        ("my café is shut and José hates it", False),
        ("ok 😬😬😬", False),
        ("هو يضربني كل يوم", True),
        ("anh ấy đánh tôi mỗi ngày", True),
        ("he said: اخرج", True),
        ("bo me danh toi moi ngay o nha", True),
        ("boje sie go, bije mnie codziennie", True),
        ("waa i garaacaa maalin kasta", True),
        ("xin chao", False),  # too short to tell
        ("u ok hun, bus late again lol", False),
        ("dunno m8 might go college", False),
        ("maths tutor tuesday, croydon library", False),
    ],
)
def test_what_the_list_cannot_have_looked_through_is_known(text, is_beyond):
    assert is_beyond_the_list(text) == is_beyond


CRIES = """
cuu toi | Cuu toi voi!! | cứu tôi | CỨU TÔI | cuu em voi anh oi | bi danh | đánh tôi | muon chet
boję się | boje sie | on mnie bije | pomocy
ayúdame | ayudame porfa | me pega | quiero morir
aidez-moi | il me frappe | j'ai peur | veux mourir
mă bate | ma bate | ajutor | vreau sa mor
beni dövüyor | beni dovuyor | imdat
sa3dni | saedni | bidribni | mujhe bachao | komakam kon
i caawi | la i garaacaa | nisaidie | hagizuni | na gargaari
""".replace("\n", "|").split("|")


def test_a_short_cry_in_another_language_is_found_with_its_accents_and_as_it_is_typed_without():
    assert [each for each in CRIES if each.strip() and not names_harm(each)] == []


def test_of_each_language_that_is_recorded_and_written_in_our_letters_or_typed_in_them_the_list_has_some():
    recorded = {row["code"] for _, row in read_rows("languages.csv")}
    found = {row["language"] for _, row in read_rows(OTHER_LANGUAGES)}
    assert recorded - found == set()


HEARD_FOR = """
he keeps hit in me | my stepdad was beet in me | he is choke in me | I was thinking about sue a side | sewer side
i just want to dye | been cut in my arms | he hertz me | mum through me out last night | self arm again | kill my self
hes trap in for some boys | county lions stuff | sofa serving at the minute
i am scarred off him | its not save here | ive know where to sleep tonight | i wanna end my live | he it me again
""".replace("\n", "|").split("|")


def test_what_a_telephone_heard_as_other_words_is_found():
    assert [each for each in HEARD_FOR if each.strip() and not names_harm(each)] == []


@pytest.mark.parametrize("words", ["help me", "HELP!!", "help help pls", "sos", "i need help", "get me out of here"])
def test_a_cry_counts_where_nothing_else_is_said(words):
    assert names_harm(words)


SOUNDS_SO = """
help me with my CV please | can you help | they help me a lot | thanks for the help | i need help with maths
I want to dye my hair before I start | the beet salad was good | I cut in front of nobody | threw myself into it
he led me through the kitchen | through it all she helped | we sell jugs and plates in the shop by the counter
I did not save my work | scarred my knee falling off a bike | mi casa es tu casa | cu tomorrow | me and my mate
the trap was in for repair | I will hit in a good score | they put me in at ten | my arm is fine again | bate the hook
""".replace("\n", "|").split("|")


def test_what_only_sounds_so_to_a_telephone_or_in_another_language_is_not():
    assert [each for each in SOUNDS_SO if names_harm(each)] == []
