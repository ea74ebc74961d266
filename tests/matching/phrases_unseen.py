"""What young people say they want, written by a stranger to the lexicon: never seen, before or while writing it.

Labels are as in `phrases_round_one`: each was made by going through every title of fixtures/reference/standards.csv.
"""

UNSEEN = {
    # Land, animals and the environment.
    "anything where im outside all day and not stuck at a desk": (
        r"greenkeeper|sports turf|arborist|equine|crop tech|animal care|water environment|outdoor activity|bricklayer"
        r"|roofer|scaffolder|groundworker|highways|onsite trades|archaeolog|port operative|aviation ground"
        r"|express delivery|^rail engineering tech"
    ),
    "i get on better wiv animals than people tbh": r"animal|veterinary|equine|poultry",
    "climbing trees with a chainsaw or looking after the park": r"arborist|greenkeeper|sports turf",
    "fixing tractors on a farm": r"land-based|heavy vehicle",
    "I care about the enviroment, cleaning up rivers and nature": (
        r"environmental practitioner|water environment|arborist"
    ),
    # Business and administration.
    "office job, 9 to 5, sat down in the warm": (
        r"business admin|school business|\bhr support|payroll|assistant accountant|financial services admin"
        r"|investment op|insurance prac|paralegal|customer service|welfare benefits|regulatory comp|associate project"
        r"|project controls|junior management|learning and development prac|data analyst|public relations"
        r"|marketing exec|buying and merch|freight forward|counter fraud|digital support"
    ),
    "im the one who organises everyone, trips, parties, the lot": (
        r"event assistant|project manager|project controls|business admin|chartered manager"
        r"|hospitality (superv|manager)|travel consultant|leisure duty"
    ),
    "work for the council sorting out peoples benefits, but be nice about it": (
        r"welfare benefits|customer service|business admin|social worker"
    ),
    # Care.
    "help kids like me who got moved about": (
        r"^children, young people|social worker|learning mentor|teaching assistant|psychological|career development"
        r"|health and social care"
    ),
    "I looked after my nan till she passed so maybe care work": (
        r"adult care|healthcare support|health and social care|nursing associate"
    ),
    "social worker because mine was rubbish and I would do it right": (
        r"social worker|^children, young people|learning mentor|health and social care"
    ),
    "I like old people but I'm not wiping bums": (
        r"occupational therap|physiotherap|podiatr|hearing aid|activator coach|community sport|social worker"
        r"|speech and lang"
    ),
    # Catering and hospitality.
    "cooking. I make a mad jollof": r"chef",
    "bake off is my fave show, I do cakes for everyones birthday": r"baker|commis chef|chef de partie",
    "hotel reception or a spa, somewhere posh": r"hospitality|beauty therap|nail serv|customer service",
    # Construction.
    "labouring on site wiv my uncle but get a proper trade out of it": (
        r"onsite trades|groundworker|bricklayer|scaffolder|roofer|highways|carpentry|painter|interior systems"
        r"|fenestration|property maint|insulation|plumbing|electrician|building service engineering foundation"
        r"|building services engineering (installer|crafts)"
    ),
    "sparky, like my foster dad": (
        r"electrician|electrical power|smart meter|fire emergency|building service engineering foundation"
    ),
    "plumming or gas, boilers n stuff": (
        r"plumbing|gas engineering|smart meter|building services? engineering|heat pump|pipefitter"
    ),
    "not scared of heights so roofs or scafolding": r"roofer|scaffolder|onsite trades",
    "designing houses, I used to build whole towns on the sims": (
        r"architect|town planner|construction design|civil engineer"
    ),
    # Creative and design.
    "behind the scenes on telly, not in front of the camera tho": r"broadcast|post production",
    "museums, castles, digging up roman stuff": r"archaeolog|historic environment|cultural learning",
    "fashion, making bags or picking what goes in the shops": r"leather|buying and merch|retailer|retail manager",
    "festivals and gigs, doing the sound and lights": r"event assistant|broadcast|post production",
    # Digital.
    "always on my xbox so maybe making games": r"software|digital and technology",
    "hacking but legal lol": r"cyber|network engineer|hardware, network|digital and technology|intelligence analyst",
    "building pcs, everyone gives me there broken laptops": (
        r"\bit solutions|digital support|hardware, network|network engineer"
    ),
    "numbers and patterns in a quiet room, no customers please": (
        r"data analyst|data scientist|actuary|economist|account|payroll|intelligence analyst|investment op"
    ),
    # Education and early years.
    "work in a nursery with the tiny ones": r"early years|teaching assistant",
    "teach the naughty kids cos I was one": (
        r"teacher|teaching assistant|learning mentor|^children, young people and families prac"
    ),
    "PE teacher or football coach, one of them": (
        r"^teacher|teaching assistant|activator coach|community sport|sporting excellence|personal trainer"
        r"|outdoor activity|leisure team"
    ),
    "helping grown ups who never got there english and maths": r"skills teacher|learning mentor|assessor / coach",
    # Engineering and manufacturing.
    "cars. fixing em, tuning em, whatever": (
        r"motor vehicle|autocare|heavy vehicle|vehicle damage|accident repair|motorcycle|bus and coach"
    ),
    "spraying cars and knocking dents out": r"vehicle damage (paint|panel|mech)|accident repair",
    "welding, anything with metal": (
        r"welder|metal fab|pipefitter|^engineering operative|engineering fitter|engineering and manufacturing found"
    ),
    "I want to know how planes stay up, build them even": (
        r"aerospace|composites|survival equipment|product design and dev|^engineering tech|post graduate engineer"
    ),
    "boats, ships, anything near the sea": r"boatbuilder|marine engineer|port operative",
    "factory, same thing every day, I like a routine": (
        r"lean manuf|wood product|^engineering operative|engineering and manufacturing found|print tech|warehouse"
        r"|^production chef"
    ),
    "science was the only lesson I turned up for, experiments and that": (
        r"laborator|healthcare science|technician scientist|nuclear (sci|tech|health)|materials science"
        r"|food industry tech|science industry"
    ),
    "trains!! I know every line on the map": r"\brail\b|train driver",
    "somthing with my hands, no writing, im dyslexic": (
        r"onsite trades|bricklayer|carpentry|painter|roofer|scaffolder|groundworker|highways|plumbing|property maint"
        r"|interior systems|fenestration|motor vehicle|autocare|bicycle|motorcycle|accident repair"
        r"|vehicle damage (paint|panel|mech)|metal fab|welder|^engineering operative|and manufacturing found"
        r"|boatbuilder|wood product|leather|hairdress|barber|nail serv|beauty|baker|butcher|commis|^production chef"
        r"|arborist|greenkeeper|sports turf"
    ),
    # Hair and beauty.
    "nails n lashes": r"nail serv|beauty",
    "fades and braids, my own shop in peckham one day": r"barber|hairdress",
    # Health and sport.
    "in the back of an ambulance saving lives": r"ambulance|paramedic",
    "want to work in a hospital but I cant stand blood": (
        r"occupational therap|physiotherap|speech and lang|psychological|radiograph|pharmacy|hearing aid"
    ),
    "talking to people about there mental health cos ive been there": (
        r"psychological|social worker|learning mentor|^children, young people and families prac|occupational therap"
        r"|healthcare support|health and social care|registered nurse"
    ),
    "gym is my life": r"personal trainer|activator coach|community sport|leisure|sporting excellence",
    "midwife, I was there when my sister had hers": (
        r"registered nurse|nursing associate|healthcare support|health and social care"
    ),
    # Law and finance.
    "a lawyer so I can stand up for people in court": r"solicitor|legal exec|paralegal",
    "im good with money, I budget to the penny. a bank?": (
        r"financial services|investment op|account|payroll|economist|actuary"
    ),
    "sorting claims when somebody crashes or gets flooded": r"insurance|vehicle damage assessor",
    # Protective services.
    "army or fire brigade, I want a uniform": (
        r"firefighter|military|survival equipment|police|ambulance|paramedic|security first line"
    ),
    "catching criminals like on line of duty, but not shouting at kids on the street": (
        r"police constable|intelligence analyst|counter fraud"
    ),
    "I always notice whats dangerous, so health n safety": (
        r"safety|environmental health|regulatory comp|health physics|firefighter"
    ),
    # Sales and marketing.
    "jd or primark, somewhere I get discount": r"retailer|retail manager|customer service|buying and merch",
    "I could sell sand in the desert": (r"sales|estate agent|retailer|retail manager|trade supplier|travel consultant"),
    "tiktok, running it for a brand": r"marketing|public relations",
    "dead people dont bother me, someones gotta do it": r"funeral",
    # Transport and logistics.
    "driving about all day with my tunes on": r"express delivery|train driver|ambulance support",
    "amazon warehouse, nights are fine": r"warehouse|express delivery|port operative|trade supplier",
}
