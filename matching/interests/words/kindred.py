"""Words that mean the same thing closer than a kind of work does: one group a line, at most 128 groups.

They settle between opportunities of one kind ("horses" before "dogs" for an equine groom). `*` takes any ending.
"""

GROUPS = """
    kid child* toddler* nursery early preschool creche playwork* childcare
    baby midwi* birth* newborn* maternity
    teenage* teen youth young
    teach* school* classroom* pupil* education* lesson*
    old older elder* adult care carer caring nan gran* pensioner* dementia
    sick ill patient* hospital* health* ward*
    nurs*
    doctor* physician* medic*
    ambulance* paramedic* 999
    teeth tooth dent* orthodont* oral brace*
    eye optic* optometr* spectacle* glasse vision
    hear* ear
    feet foot podiat*
    medicine* pharmac* chemist prescription*
    sport* football* footy rugby cricket basketball* athlet* boxing
    gym* fitness* workout* exercis* trainer
    leisure* lifeguard* swim* pool
    outdoor* outside* climb* kayak* countryside*
    animal* dog cat pet puppy wildlife zoo* vet vets veterinar* keeper rspca rabbit* kennel*
    horse* equine* pony stable* groom farrier* saddl* rid
    farm* tractor* crop* harvest* agricultur*
    cow cattle sheep pig* livestock* stockperson* dairy* poultry* chicken* lamb*
    garden* horticultur* landscap* flower* floris* green*
    tree arbor* forest* woodland* chainsaw*
    recycl* waste* rubbish* refuse bin
    planet climate environment* sustainab* ecolog* carbon renewable* energy
    pipe* plumb* toilet* tap bathroom* sink* leak*
    boiler* heat* gas radiator*
    electric* wire wiring rewir* socket* sparky
    wood* timber carpent* join* furniture*
    brick* wall stone* mason*
    house build* construct* groundwork* brick* carpent*
    paint* decorat* wallpaper*
    plaster*
    tile* tiling tiler floor* carpet*
    roof* slat*
    scaffold* height erector* rigger*
    digger* excavat* crane* plant machin* groundwork* dig digging
    road* highway* pothole* tarmac* pav*
    design* architect* draw* plan*
    survey* measur* map*
    house housing property estate letting* home flat
    car vehicle* motor automotive autocare garage* mot engine
    motorbike* motorcycl* moped* scooter* bike*
    bike* bicycl* cycl*
    weld* metal* fabricat* steel*
    phone* mobile* telecom* device* broadband communication*
    computer* laptop* pc infotech hardware digital support network*
    hack* cyber* intrusion*
    cod* coding program* software* developer* app apps website* python
    data number* spreadsheet* statistic* analys* maths math
    game* gaming playstation* xbox* esport*
    animat* cartoon* visual effect* vfx anime
    artist* draw* sketch* illustrat* storyboard* graphic*
    film* video* broadcast* production* tv television* movie* editing
    photo* camera*
    music* sound* recording* dj band* beat* song*
    theatre* stage* act* drama* props* venue* costume* perform*
    cloth* fashion* garment* tailor* sew* dress* textile*
    shoe* footwear* sneaker*
    museum* gallery* heritage histor* archaeolog*
    jewel* silver* watch* clock*
    writ* journal* publish* book* story stories newspaper* news editor*
    tiktok* instagram* influenc* social media marketing marketer advert* content youtube*
    hair* barber* braid* fade* trim* haircut*
    nail* manicur* acrylic*
    makeup beaut* lash* brow* eyebrow* facial* cosmetic*
    cook* chef* kitchen* culinary* commis
    cake* bak* bread* pastr*
    meat* butcher* abattoir* sausage*
    fish*
    beer* brew* drink*
    coffee* barista* cafe* beverage*
    restaurant* waiter* waitress* hospitality* hotel* bar pub
    travel* holiday* tourism*
    cabin* flight* hostess* steward*
    event* party wedding* festival*
    plane* aeroplane* aircraft* airport* aviation* fly flying pilot* aerospace* air
    space* rocket* satellite* astronom*
    train trains rail* tube tram* station*
    boat* ship* sea sail* marin* maritime* vessel* navy
    lorry* truck* hgv lgv driver* driv* goods
    bus buse coach taxi*
    parcel* deliver* courier* package* postal
    warehouse* forklift* stock* logistic* supply packing storage
    shop* retail* store* supermarket* till
    customer* call talking phone* contact*
    sell* sale*
    office* admin* secretar* reception* paperwork* clerical
    boss* manag* leader* business* supervis* entrepreneur*
    recruit* hr human
    money financ* bank* invest* economist* wealth
    account* bookkeep* payroll* tax*
    insur* pension* mortgage*
    law* legal* solicitor* paralegal* court* barrister*
    police* crime* criminal* detective* pcso constable*
    prison* custod* detention* probation* offender*
    security guard* bouncer* door
    fire* firefight*
    army soldier* military forces force combat raf
    rescue* emergency*
    clean* hygiene* laundr* housekeep*
    lab laborator* scien* experiment*
    forensic* dna
    engineer* manufactur* factory*
    fix* repair* mend* maintenance*
    robot* automat* mechatronic*
    electronic* gadget* circuit*
    power* pylon* substation* grid
    water* sewage* river*
    nuclear* radiation*
    funeral* undertak* embalm* dead die* coffin*
    disab* autis* wheelchair* sen send special
    mental* counsel* therap* psycholog* wellbeing
    family* foster*
    vote* politic* council* public policy
    librar* archive*
    church* faith* minister
    language* speech* interpret*
    food* diet* nutrition*
    leather* upholster*
    print* paper* packag*
    glass* window* glaz*
"""
