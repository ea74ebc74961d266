"""Words that say nothing about a kind of work, and the many ways in which the same is said.

All are read after capitals and apostrophes are gone.
"""

# Dropped before anything else.
FILLERS = """
    a an the of and or to in on at for with my i im me we you is be am are was that this some something sort want wanna
    would like love enjoy really good great into do doing get getting maybe one day have had has about from as any lots
    lot very so just because can could will been their them they our your interested interest ideally hopefully which
    when where mad loving passionate keen gonna gotta tryna ive well proper loads tons kinda prefer preferably probably
    definitely always ever basically honestly actually literally innit please dunno idk tbh fancy wannabe
"""

# Kept for phrases, but shared by too many titles and wishes to join two of them.
GENERIC = """
    it work working worker job career become becoming being go going kind stuff thing something who think anything
    apprentice apprenticeship level degree integrated senior junior lead advanced assistant professional specialist
    practitioner technician mechanic operative officer member team manager people help helping make making look looking
    after
"""

# Passed over inside a phrase: "fixing people's old cars" is "fixing cars".
PASSED_OVER = """
    people someone everyone everybody anyone person other another mate friend neighbour own old new nice big broken
    posh cool stuff family mum dad somebody his her local few different real actual massive huge beautiful expensive
    whole
"""

# Ordinary words that are spelt like an entry and mean none.
ORDINARY = """
    beside bloody boring broke colleague command concern connection contain context convert direction expensive expert
    follow forget forgive grant greater hard harder hardest heading interests learned learnt listened match matching
    meant motivated plain planned plenty population portion position produce properly range ready refused relaxed
    relaxing rewarding state strange stranger title trained value wanting weigh accident carve contrast curve numbered
    insist casual active accent peter present presented rating reuse suite shared solid sense trying tried staying
    stayed starting started nicer bigger better longer later other others whole where there these those
"""

# What comes after one of these is where, for whom or with what: it counts for less than what is done there.
SETTING = "for at in on with from about"

# Where work is done. What is done there counts for more: "cleaning offices" is cleaning.
PLACES = """
    office school college hospital shop store supermarket hotel airport station park factory prison church theatre
    museum stadium ship cruise boat train plane ward pub bar cafe restaurant garage warehouse army navy raf police
    military council university zoo bank court nhs tesco asda sainsbury aldi lidl amazon primark hospice salon gym
    company business industry festival event tv news football primary_school secondary_school building_site cruise_ship
    care_home football_club train_station swimming_pool leisure_centre computer laptop
"""

# A clause with one of these says what is not wanted: what follows it, or else all of it.
REFUSALS = """
    not dont doesnt never hate hated hating no cant nothing without instead isnt aint wasnt wouldnt wont dislike avoid
    except nah
"""

# A no that refuses no kind of work.
HARMLESS = (
    r"never (really )?(had|got|been|did|knew|met|get (bored|tired|sick)|stop)",
    r"(not|dont|never|wouldnt|doesnt|wont|isnt|aint) (really |too |even |that )?(mind|scared|afraid|bothered|fussed"
    r"|squeamish|shy|just|only|sure|know|care|matter|bad|worried|a problem)",
    r"no (idea|clue|problem|experience|qualifications|gcses|grades|better|feeling)",
    r"cant (wait|stop|get enough|help but|go wrong)",
    r"nothing (better than|better|beats|else)",
    r"hate (to see|seeing|when|it when|how|that)",
)

# A no about other people refuses nothing: "kids who can't read", "people with no home", "animals nobody wants".
OTHERS = (
    "people|person|someone|kids?|child|children|those|ones|family|families|young|teenagers?|teens|animals?|dogs?|anyone"
)

# Whom it runs in the family with says nothing about the work: "like my foster dad", "with my uncle".
KINSFOLK = (
    "mum|mums|mam|mom|dad|dads|uncle|aunt|auntie|aunty|brother|sister|cousin|carer|carers|parents|nan|gran|grandad"
    "|mate|mates|friend|friends|stepdad|stepmum|boyfriend|girlfriend|partner"
)

# What someone tells of themselves is no wish, and nothing protected may become one: "I'm deaf", "as a mum".
OF_ONESELF = "im|i am|ive|i have|i had|i got|i use|i suffer from|as|being|am|was"
CHARACTERISTICS = (
    r"deaf|blind|disabled|disability|autis\w*|aspergers?|adhd|dyslexi\w*|dyspraxi\w*|depress\w*|anxi\w*|bipolar|ptsd"
    r"|epilep\w*|diabet\w*|asthma\w*|wheelchair|hearing aids?|stammer|stutter|learning (?:difficult|disabilit)\w*"
    r"|mental health|special needs|pregnan\w*|gay|lesbian|bisexual|trans|transgender|non binary|queer|muslim|christian"
    r"|catholic|hindu|sikh|jewish|buddhist|religio\w*|faith|church|mosque|black|white|asian|african|caribbean|arab"
    r"|mixed race|refugee|asylum seeker|immigrant|migrant|traveller|gypsy|roma|male|female|married|baby|son|daughter"
    r"|kids?|child|children|toddler"
)
PARENTS = "mum|mother|dad|father|parent"

# Said in one way, read in another.
SAYINGS = """
    make up=makeup; be there for=bethere; being there for=bethere; been there for=bethere; in charge=incharge;
    like me=likeme; like i was=likeme; same as me=likeme; what i went through=likeme; what ive been through=likeme;
    kids in care=foster kids; children in care=foster children; young people in care=foster youth;
    teenagers in care=foster youth; been in care=fostered; grew up in care=fostered; was in care=fostered;
    care system=fostered; a and e=casualty; anything but=not; apart from=not; other than=not;
    sick of=not; tired of=not; bored of=not; fed up of=not; fed up with=not; just eat=deliveroo; day centre=daycentre;
    a&e=casualty; in the system=fostered; little ones=toddler; good money=; decent money=; earn money=; earning money=;
    make money=; making money=; more money=; lots of money=; loads of money=; video game=game; video games=game;
    computer game=game; computer games=game; little one=toddler; stand up for=defend; standing up for=defend;
    stick up for=defend; sticking up for=defend; sort out=fix; sorting out=fix; hands on=handson;
    health care=healthcare; child care=childcare; front of house=frontofhouse; e commerce=ecommerce; e sports=esport;
    wi fi=wifi; x ray=xray; x rays=xray; h r=hr; p e=pe; d and t=dt; hip hop=music; lap top=laptop;
    life guard=lifeguard; lay bricks=bricklaying; laying bricks=bricklaying; ice cream=icecream; air con=aircon;
    air conditioning=aircon; first aid=firstaid; night club=nightclub; check in=checkin; lash tech=lash beautician;
    nail tech=nail beautician; passed on=died; passes on=died; passing away=died; passed away=died; passes away=died;
    down to earth=
"""

# Short forms, slang, and spellings too far off to be guessed.
SPELLINGS = """
    ppl=people peeps=people lil=little likkle=little kidz=kid kiddies=kid kiddie=kid kiddos=kid kiddo=kid bubba=baby
    bubbas=baby bbys=baby bby=baby tots=toddler tot=toddler bairns=kid bairn=kid weans=kid youngsters=youth yout=youth
    yutes=youth youts=youth youngens=youth younguns=youth yoof=youth wiv=with da=the luv=love fone=phone fones=phone
    foto=photo fotos=photo pics=photo grub=food scran=food nosh=food whips=car motors=car sparks=sparky sparkie=sparky
    chippie=chippy bricky=brickie feds=police popo=police rozzers=police cops=police squaddie=army squaddies=army
    doggos=dog doggo=dog doggies=dog pooch=dog pooches=dog moggy=cat oldies=elderly oaps=elderly oap=elderly
    laywer=lawyer lawer=lawyer phycology=psychology physcology=psychology psycology=psychology
    councelling=counselling councelor=counsellor fysio=physio phisio=physio farmacy=pharmacy farmacist=pharmacist
    joyner=joiner injineer=engineer maffs=maths solider=soldier soliders=soldier cheff=chef shef=chef
    wharehouse=warehouse werehouse=warehouse barbour=barber trane=train caff=cafe n=and u=you ur=your vids=video
    vid=video bizness=business telly=tv fam=family hosp=hospital uni=university tatts=tattoo tats=tattoo
    motorbiking=motorbike lecky=electrics vetinary=veterinary vetnary=veterinary vetenary=veterinary
"""

# Verbs of which every form is read as the verb itself, and verbs that are read as others.
VERBS = """
    fix help make drive cut sell design fly catch save protect talk serve organise grow feed walk load move stack put
    knock chop mow change install fit inspect restore rescue handle solve investigate defend argue count edit deliver
    chat show arrange meet invent tidy treat comfort raise run take lay play visit entertain persuade demolish carry
    groom breed keep fight wash hang plan produce carve sew
"""
SAME_VERBS = "mend=fix repair=fix create=make organize=organise"
