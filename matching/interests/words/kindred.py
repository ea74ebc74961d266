"""Words that mean the same thing closer than a kind of work does: one group a line, at most 128 groups.

They settle between opportunities of one kind ("horses" before "dogs" for an equine groom). `*` takes any ending.
"""

GROUPS = """
    kid child* toddler* nursery early preschool creche playwork* childcare bab* babysit* little tot nanny* cbeebies
    baby midwi* birth* newborn* maternity
    teenage* teen youth young
    teach* school* classroom* pupil* education* lesson* tutor* homework learn* classroom maths gcse
    old older elder* adult care carer caring nan gran* pensioner* dementia grandad* grandma* grandpa* granny* lonely
    sick ill patient* hospital* health* ward* poorly nhs blood injection* wound* unwell bandage*
    nurs*
    doctor* physician* medic*
    ambulance* paramedic* 999 siren* emergenc* cpr firstaid crash*
    teeth tooth dent* orthodont* oral brace* smile gum* denture*
    eye optic* optometr* spectacle* glasse vision glasses blind sight* lens*
    hear* ear deaf audiolog*
    feet foot podiat* toe*
    physio* injur* walk* rehab* muscle* sprain* massage* bone* spine*
    medicine* pharmac* chemist prescription* tablet* pill* dispens*
    sport* football* footy rugby cricket basketball* athlet* boxing footie netball tennis boxer* coach* pitch match
    gym* fitness* workout* exercis* trainer weights muscle* pt lifting fit yoga
    leisure* lifeguard* swim* pool pools
    outdoor* outside* climb* kayak* countryside* hik* mountain* camp* canoe* abseil* surf* nature
    animal* dog cat pet puppy wildlife zoo* vet vets veterinar* keeper rspca rabbit* kennel* kitten* doggy hamster*
    horse* equine* pony stable* groom farrier* saddl* rid riding ride jockey* ponies muck
    farm* tractor* crop* harvest* agricultur* field* combine veg vegetable* grow*
    cow cattle sheep pig* livestock* stockperson* dairy* poultry* chicken* lamb* hen* egg* goat* lambing milk* turkey*
    garden* horticultur* landscap* flower* floris* green* lawn* grass* mow* hedge* weed* turf* golf pitch* plant*
    tree arbor* forest* woodland* chainsaw* branch* log* trim*
    recycl* waste* rubbish* refuse bin
    planet climate environment* sustainab* ecolog* carbon renewable* energy pollut* eco earth nature warming
    pipe* plumb* toilet* tap bathroom* sink* leak* drain* unblock* shower* bath*
    boiler* heat* gas radiator* aircon hvac refriger*
    electric* wire wiring rewir* socket* sparky fuse* light* switch* alarm* cctv volt*
    wood* timber carpent* join* furniture* table* chair* cupboard* door* kitchen*
    brick* wall stone* mason* cement* concrete* mortar*
    house build* construct* groundwork* brick* carpent* site labour* trade onsite
    paint* decorat* wallpaper* plaster* tile* tiling skim* room
    plaster*
    tile* tiling tiler floor* carpet*
    roof* slat* loft* ladder*
    scaffold* height erector* rigger* heights ladder* climb*
    digger* excavat* crane* plant machin* groundwork* dig digging jcb bulldozer* dumper* tractor*
    road* highway* pothole* tarmac* pav*
    design* architect* draw* plan*
    survey* measur* map* land
    house housing property estate letting* home flat homeless* tenant* rent* mortgage*
    car vehicle* motor automotive autocare garage* mot engine f1 mechanic tyre* brake* formula banger* van
    motorbike* motorcycl* moped* scooter* bike* superbike* motocross
    bike* bicycl* cycl* pushbike* push
    weld* metal* fabricat* steel* blacksmith* gate forg* sheet
    phone* mobile* telecom* device* broadband communication* iphone* screen* openreach
    computer* laptop* pc infotech hardware digital support network* wifi router* tech techy server*
    hack* cyber* intrusion* scam* secure security password*
    cod* coding program* software* developer* app apps website* python javascript java html web
    data number* spreadsheet* statistic* analys* maths math chart* graph* stat stats excel pattern* figures
    game* gaming playstation* xbox* esport*
    animat* cartoon* visual effect* vfx anime
    artist* draw* sketch* illustrat* storyboard* graphic*
    film* video* broadcast* production* tv television* movie* editing netflix vlog* clip* edit camera*
    photo* camera* picture* portrait*
    music* sound* recording* dj band* beat* song* rap* sing* guitar* drum* studio lyric* gig*
    theatre* stage* act* drama* props* venue* costume* perform* danc* actor* actress* sing* west
    cloth* fashion* garment* tailor* sew* dress* textile* knit* outfit* hoodie* costume* stitch*
    shoe* footwear* sneaker*
    museum* gallery* heritage histor* archaeolog* old ancient roman* castle* dig digging antique* art culture*
    jewel* silver* watch* clock*
    writ* journal* publish* book* story stories newspaper* news editor* poem* poetry novel* author* article* blog*
    tiktok* instagram* influenc* social media marketing marketer advert* content youtube* followers viral snapchat
    hair* barber* braid* fade* trim* haircut* cornrow* plait* locs wig* beard* shave*
    nail* manicur* acrylic* gel gels pedicure*
    makeup beaut* lash* brow* eyebrow* facial* cosmetic* skin* spa wax* tan* pamper*
    cook* chef* kitchen* culinary* commis food meal* restaurant* jollof* grill* menu* recipe*
    cake* bak* bread* pastr* icing cupcake* dough* biscuit*
    meat* butcher* abattoir* sausage*
    fish*
    beer* brew* drink*
    coffee* barista* cafe* beverage* latte* tea
    restaurant* waiter* waitress* hospitality* hotel* bar pub table* pint* guest* serving serve
    travel* holiday* tourism* abroad world country* tour*
    cabin* flight* hostess* steward*
    event* party wedding* festival* parti* concert*
    plane* aeroplane* aircraft* airport* aviation* fly flying pilot* aerospace* air heathrow gatwick runway*
    space* rocket* satellite* astronom*
    train trains rail* tube tram* station* tracks track carriage*
    boat* ship* sea sail* marin* maritime* vessel* navy dock* port ferr* harbour* yacht* cruise*
    lorry* truck* hgv lgv driver* driv* goods
    bus buse coach taxi*
    parcel* deliver* courier* package* postal dpd evri post* van amazon
    warehouse* forklift* stock* logistic* supply packing storage pick pack box* pallet* shelves load* amazon
    shop* retail* store* supermarket* till tesco* primark* shelf shelves checkout* jd asda
    customer* call talking phone* contact* chat* persuad*
    sell* sale*
    office* admin* secretar* reception* paperwork* clerical desk* filing typing paper* email* file
    boss* manag* leader* business* supervis* entrepreneur* company ceo charge incharge
    recruit* hr human
    money financ* bank* invest* economist* wealth cash crypto* stock* shares trad*
    account* bookkeep* payroll* tax* number* invoice* wage* books
    insur* pension* mortgage*
    law* legal* solicitor* paralegal* court* barrister* lawyer* judge* justice rights defend*
    police* crime* criminal* detective* pcso constable* murder* investigat* arrest* csi sherlock cops
    prison* custod* detention* probation* offender* jail*
    security guard* bouncer* door sia cctv bodyguard* protect*
    fire* firefight* flame* burning blaze* brigade
    army soldier* military forces force combat raf marine* navy troop* war cadet*
    rescue* emergency*
    clean* hygiene* laundr* housekeep* hoover* mop* tidy* spotless caretaker* porter*
    lab laborator* scien* experiment* chemical* chemist* biolog* microscop* test*
    forensic* dna
    engineer* manufactur* factory* machine* lathe* cnc production
    fix* repair* mend* maintenance*
    robot* automat* mechatronic*
    electronic* gadget* circuit*
    power* pylon* substation* grid
    water* sewage* river*
    nuclear* radiation*
    funeral* undertak* embalm* dead die* coffin* death died bury* grief* griev* coffins
    disab* autis* wheelchair* sen send special adhd additional needs
    mental* counsel* therap* psycholog* wellbeing mind* depress* anxi* brain* listen* feelings trauma* suicid*
    family* foster* parent* youth likeme bethere social
    vote* politic* council* public policy
    librar* archive*
    church* faith* minister
    job jobs employ* career* benefit* universal debt* revenues advice advis*
    language* speech* interpret* speak* stammer* stutter* sign*
    food* diet* nutrition*
    leather* upholster*
    print* paper* packag*
    glass* window* glaz*
"""
