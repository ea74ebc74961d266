"""Which titles of the real apprenticeship standards answer a kind of work, as regular expressions.

A title is relevant if an adviser would gladly show it to somebody who wants that work. A label may be changed where it
is plainly wrong, and the change is said beside it; every one is as it was first written.
"""

CHILDREN = r"early years|teaching assistant|learning mentor|^children, young people"
TEACHING = r"teacher|teaching assistant|learning mentor|early years|assessor / coach|learning and development"
CARE = (
    r"adult care|healthcare support|health and social care|nursing associate|children, young people and families prac"
)
SOCIAL = r"social worker|children, young people|learning mentor|psychological|career development|adult care"
NURSING = (
    r"(?<!veterinary )nurse|nursing|healthcare support|health and social care|clinical practitioner"
    r"|operating department|paramedic"
)
AMBULANCE = r"ambulance|paramedic|clinical practitioner|nurse degree"
TEETH = r"dental|oral health"
THERAPY = r"physiotherap|occupational therap|podiatr|speech and lang|radiograph|hearing aid"
MIND = r"psychological|learning mentor|children, young people|social worker|occupational therap|health and social care"
MEDICINES = r"pharmacy"
LABORATORY = (
    r"laborator|technician scientist|nuclear scientist|healthcare science|science industry|materials science"
    r"|food industry tech"
)
SPORT = r"personal trainer|activator coach|community sport|leisure|sporting|outdoor activity|sports turf"
ANIMALS = r"animal|veterinary|equine"
FARM = r"poultry|crop|land-based|animal care|equine"
OUTSIDE = r"greenkeeper|turf|arborist|water environment|environmental prac|crop|land-based|outdoor"
GREEN = (
    r"environmental prac|environmental health|health and environment|water environment|heat pump|smart meter|insulation"
)
SITE = (
    r"bricklayer|groundworker|roofer|scaffolder|carpentry|painter and dec|interior systems|onsite|highways"
    r"|construction (site|design)|property maintenance|fenestration|civil engineering tech"
)
WIRES = r"electric|fire emergency|network cable|building serv|smart meter"
PIPES = r"plumbing|gas engineering|heat pump|pipefitter|building serv|smart meter|pipe welder"
WOOD = r"carpentry|wood product|boatbuilder|interior systems|onsite"
WALLS = r"painter and dec|interior systems|property maintenance|onsite|vehicle damage paint"
ROOFS = r"roofer|scaffolder|onsite|fenestration"
PLANS = r"architect|construction design|town planner|civil engineer|survey|historic environment"
CARS = r"motor vehicle|autocare|vehicle (damage|service)|accident repair|motorcycle|bus and coach|heavy vehicle"
LORRIES = r"heavy vehicle|bus and coach|land-based service|motor vehicle|autocare"
METAL = r"welder|metal fab|pipefitter|engineering (fitter|operative)|engineering and manufacturing found"
MACHINES = (
    r"engineering (fitter|operative|technician|and manu)|maintenance (and operations|engineer)|manufactur"
    r"|land-based service|mechanical|post graduate engineer|product design"
)
AIRCRAFT = r"aviation|aerospace|air traffic|survival equipment|composites"
RAIL = r"rail|train driver"
BOATS = r"boat|marine|port op"
WAREHOUSE = r"warehouse|trade supplier|freight|supply chain|express delivery|port op"
DELIVERY = r"express delivery|warehouse|freight"
HAIR = r"hairdress|barber"
BEAUTY = r"beauty|nail|hairdress"
COOK = r"chef|baker|hospitality|butcher"
GUESTS = r"hospitality|event|travel consultant|leisure"
CODE = r"software|digital and tech|embedded|data sci"
COMPUTERS = r"digital (support|and tech)|\bIT |network engineer|hardware|cyber|software|cable"
CYBER = r"cyber|network engineer|intelligence|counter fraud|\bIT sol|digital and tech|hardware"
NUMBERS = r"data|account|actuary|economist|payroll|intelligence|financ|investment|quantity"
MONEY = r"account|payroll|financ|investment|insurance|actuary|economist|revenues"
LAW = r"solicitor|paralegal|legal"
POLICE = r"police|intelligence|counter fraud|security first"
RESCUE = r"firefighter|paramedic|ambulance|police|fire emergency"
SCREEN = r"broadcast|post production|photographic"
STAGE = r"cultural|broadcast|event|post production"
HISTORY = r"archaeolog|historic|cultural"
CRAFT = r"leather|wood product|print"
ONLINE = r"marketing|public relations|post production|photographic"
SHOP = r"retail|customer serv|merchandis|trade supplier|butcher"
TALK = r"customer serv|sales|estate agent|retail|travel consultant|trade supplier"
HOUSES = r"estate agent|chartered survey|surveying technician|sales exec"
OFFICE = r"business admin|hr support|customer serv|payroll|school business|project|assistant account|revenues"
LEAD = r"manager|leader|consultant|sales|business"
PARTIES = r"event|hospitality|marketing|public rel"
FUNERAL = r"funeral"
CLEAN = r"facilities|property maintenance|hospitality team"
ADVICE = r"career|revenues|learning mentor|social worker|children, young people|psychological"
PRINT = r"print"
BIKES = r"bicycle|motorcycle"
