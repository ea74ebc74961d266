"""The kinds of work that words are about: one dense dimension each, with the name people read, home routes and kin."""

from matching.vocabulary import ROUTES


LAND, OFFICE, CARE, CATERING, BUILDING, CREATIVE, DIGITAL, SCHOOL, MAKING, HAIR, HEALTH, MONEY, PROTECT, SHOP, MOVE = (
    ROUTES
)

# name: (how it is read, the routes it belongs to)
CONCEPTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "early_years": ("early years and childcare", (SCHOOL,)),
    "teaching": ("teaching and schools", (SCHOOL,)),
    "youth_social": ("youth work and social work", (CARE,)),
    "adult_care": ("adult care", (CARE,)),
    "nursing": ("nursing and healthcare", (HEALTH,)),
    "therapy": ("therapies, eyes and ears", (HEALTH,)),
    "dental_pharmacy": ("dentistry and pharmacy", (HEALTH,)),
    "ambulance": ("ambulance and emergency care", (HEALTH,)),
    "lab_science": ("science and laboratories", (HEALTH,)),
    "sport_fitness": ("sport and fitness", (HEALTH,)),
    "animals": ("animals", (LAND,)),
    "farming": ("farming", (LAND,)),
    "gardening": ("gardening, trees and outdoors", (LAND,)),
    "environment": ("environment and recycling", (LAND,)),
    "plumbing_heating": ("plumbing and heating", (BUILDING,)),
    "electrical": ("electrical work", (BUILDING,)),
    "carpentry": ("carpentry and furniture", (BUILDING,)),
    "bricklaying": ("building and groundwork", (BUILDING,)),
    "decorating": ("painting, plastering and finishing", (BUILDING,)),
    "roofing_scaffolding": ("roofing and scaffolding", (BUILDING,)),
    "building_design": ("designing and managing buildings", (BUILDING,)),
    "plant_machinery": ("diggers, cranes and plant", (BUILDING,)),
    "property_housing": ("property and housing", (SHOP,)),
    "vehicles": ("cars, bikes and vehicles", (MAKING,)),
    "engineering": ("engineering and making", (MAKING,)),
    "welding_metal": ("welding and metalwork", (MAKING,)),
    "electronics_telecoms": ("electronics and telecoms", (MAKING,)),
    "energy_utilities": ("energy and water", (MAKING,)),
    "aviation": ("aviation and space", (MOVE,)),
    "rail": ("railways", (MOVE,)),
    "marine": ("boats and ships", (MOVE,)),
    "driving": ("driving and delivery", (MOVE,)),
    "warehouse": ("warehouse and supply chain", (MOVE,)),
    "cleaning_facilities": ("cleaning and looking after buildings", (BUILDING,)),
    "hair": ("hair and barbering", (HAIR,)),
    "beauty": ("beauty, nails and make-up", (HAIR,)),
    "cooking": ("cooking", (CATERING,)),
    "food_production": ("baking, butchery and food making", (CATERING,)),
    "hospitality": ("hotels, cafes and restaurants", (CATERING,)),
    "travel_events": ("travel and events", (SHOP,)),
    "software": ("software and coding", (DIGITAL,)),
    "it_support": ("IT support, networks and cyber security", (DIGITAL,)),
    "data": ("data", (DIGITAL,)),
    "marketing_media": ("marketing and social media", (SHOP,)),
    "games_animation": ("games and animation", (CREATIVE,)),
    "film_photo": ("film, TV and photography", (CREATIVE,)),
    "music_stage": ("music, theatre and performing", (CREATIVE,)),
    "fashion_textiles": ("fashion and textiles", (CREATIVE,)),
    "art_craft": ("art, design and craft", (CREATIVE,)),
    "writing": ("writing and publishing", (CREATIVE,)),
    "retail": ("shops and buying", (SHOP,)),
    "sales_service": ("sales and customer service", (SHOP,)),
    "office_admin": ("office and public service", (OFFICE,)),
    "people_management": ("people, leading and own business", (OFFICE,)),
    "finance": ("money and accounts", (MONEY,)),
    "law": ("law", (MONEY,)),
    "police_security": ("police, prisons and security", (PROTECT,)),
    "fire_military": ("fire and armed forces", (PROTECT,)),
    "funeral": ("funeral care", (SHOP,)),
}

# Work alike enough that someone who likes one may well like the other, and how much.
KIN = """
    early_years teaching .3; early_years youth_social .2; teaching youth_social .2; adult_care nursing .35;
    adult_care youth_social .25; nursing therapy .3; nursing ambulance .35; nursing dental_pharmacy .2;
    carpentry bricklaying .25; bricklaying decorating .25; bricklaying roofing_scaffolding .25;
    plumbing_heating electrical .2; electrical energy_utilities .25; electrical electronics_telecoms .25;
    vehicles engineering .25; engineering welding_metal .35; engineering electronics_telecoms .3;
    driving warehouse .3; hair beauty .4; cooking food_production .35; cooking hospitality .3;
    hospitality travel_events .25; software it_support .4; software data .35; software games_animation .4;
    it_support electronics_telecoms .25; film_photo music_stage .25; film_photo marketing_media .25;
    film_photo games_animation .25; art_craft games_animation .25; art_craft fashion_textiles .25;
    writing marketing_media .3; retail sales_service .4; office_admin people_management .3;
    office_admin finance .2; law police_security .25; police_security fire_military .35;
    fire_military ambulance .35; animals farming .35; farming gardening .35; gardening environment .3;
    environment energy_utilities .35; bricklaying building_design .3; plant_machinery bricklaying .3;
    aviation engineering .15; rail driving .2; property_housing building_design .1; lab_science nursing .15
"""

NAMES = tuple(CONCEPTS)
LABELS = tuple(label for label, _ in CONCEPTS.values())
