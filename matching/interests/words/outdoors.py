"""Words for animals, land, building trades and property. Form of entries: see `people.py`."""

WORDS = {
    "animals": """
        animal*:5 dog*:5 cat:4 puppy*:5 kitten*:5 pet*:4 vet:6 vets:6 veterinar*:6 veterinary:6 kennel*:6
        groom:2 dog_groom*:7 horse*:5 equine*:6 pony*:5 stable:3 rid*_horse*:6 farrier*:5 zoo*:6 wildlife*:4
        rescue_animal*:6 aquari*:5 reptile*:5 rspca:6 zookeep*:6 keeper:3 animal_care:7 animal_train*:6
        underkeeper:2 dog_walk*:6 rabbit*:4 bird*:3 hamster*:5 snake*:4 poorly_pet*:6 animal_rescue:6
        cat_rescue:6 stable_work*:5 fluffy:3 creature*:4 lizard*:5 spider*:3 aquarium*:5 breeder*:4 pony_club:5
        donkey*:5 safari*:5""",
    "farming": """
        farm*:6 tractor*:5 crop*:5 cow:4 cattle:5 sheep:5 pig*:4 poultry:6 chicken*:3 livestock*:6 stockperson:6
        dairy*:4 lamb*:4 agricultur*:6 land_based:5 harvest*:4 beef:3 egg*:2 packhouse:4 fish_farm*:4 fisher*:4
        fishing:4 countryside:3 gamekeep*:4 underkeeper:4 growing_food:5 grow_food:5 goat*:4 shepherd*:6
        milking:5 allotment*:3 orchard*:5 vineyard*:5 veg:3 vegetable*:4 barn*:4 wool:3 lambing:6 combine:3
        muck:3 land:2""",
    "gardening": """
        garden*:6 gardener:6 gardening:6 horticultur*:6 landscap*:6 plant:2 flower*:4 floris*:5 tree*:4 arbor*:6
        tree_surge*:7 chainsaw*:4 forest*:6 woodland*:5 lawn*:5 mow*:4 grass*:4 greenkeep*:6 golf_course:5
        turf*:5 park:4 ranger*:5 countryside:5 outdoor*:3 outside:3 nature:5 hedge*:4 being_outdoor*:4
        fresh_air:4 ground_maintenance:5 allotment*:4 strimm*:5 weed*:3 digging_garden*:6 grounds:3 groundsk*:6
        football_pitch*:4 bush*:3 plants:4 seed*:4 roses:4 growing_thing*:5 grow_thing*:5 mud:2 hiking:3""",
    "environment": """
        environment*:5 climate*:5 green_job*:5 sustainab*:5 ecolog*:6 conservation*:4 recycl*:5 waste*:5
        planet:4 renewable*:5 solar*:5 wind_turbine*:6 turbine:4 carbon*:4 low_carbon:5 heat_pump:3 energy*:4
        community_energy:5 pollution:4 nature:2 refuse:4 bin_lorr*:5 bin_m*n:5 rubbish:4 water_environment:5
        river*:4 saving_the_planet:6 save_planet:6 pest_control:4 global_warming:6 eco:4
        environmentally_friendly:6 green_energy:6 greener:4 litter*:4 ocean_clean*:4 extinction:4 flood*:4
        plastic_ocean:4 bee:3 tree_planting:4 wind_farm*:6 vegan:2 compost*:5""",
    "plumbing_heating": """
        plumb*:6 plumber:6 boiler*:6 heating*:5 pipe:4 pipework*:5 pipefit*:5 gas_engineer*:6 gas_engineering:6
        gas:3 gas_safe:5 bathroom*:4 bathroom_fit*:7 toilet*:3 tap:3 leak*:4 radiator*:5 domestic_heating:6
        heat_pump:5 refrigerat*:5 air_condition*:5 ventilation*:3 low_carbon_heating:5 building_service*:3
        drain*:3 central_heating:6 sink:2 ductwork:4 pipes:5 plumbing_trade:6 unblock*:4 shower*:4 hot_water:5
        burst_pipe*:6""",
    "electrical": """
        electric*:5 electrician*:7 wire:4 wiring:6 rewir*:6 socket*:5 sparky:7 spark:4 domestic_electric*:6
        installation_electric*:6 fuse*:4 light*:1 smart_home:4 smart_meter:4 alarm*:3 security_system*:4
        circuit*:3 cable:3 cable_joint*:4 highway_electric*:4 lightning_protection:4 solar_panel*:5
        building_service*:2 ev_charg*:5 lift_and_escalator:2 plug:4 plugs:4 wires:6 electronics_house:3
        rewire_house*:6 electrics:6 lights:2 generator*:4""",
    "carpentry": """
        carpent*:7 carpenter:7 join*ry:7 joiner:7 chippy:6 wood*:4 wooden*:4 woodwork*:7 furniture*:5 cabinet*:5
        kitchen_fit*:6 fitted_interior*:5 fitted_furniture:6 making_thing_wood:6 making_thing_out_wood:7
        bench_joiner*:6 upholster*:4 wood_machin*:5 door:2 boatbuild*:3 fence*:2 shed:3 formwork*:3 timber*:5
        making_table*:6 making_chair*:6 making_furniture:7 saw:3 skirting:4 kitchens_fitting:4 carving:3
        whittl*:5 diy_furniture:4 hammer*:3 nails_wood:3""",
    "bricklaying": """
        brick*:7 bricklay*:7 brickie:7 stone*:4 stonemason*:6 mason*:4 groundwork*:6 labour*:4 building_site:5
        on_site:2 concrete*:5 steel_fix*:5 demolit*:5 construct*:3 build*:3 build_house:6 building_house:6
        builder*:6 building_work:5 trade:3 onsite_trade:5 wall:3 extension:2 piling:4 tunnel*:4 formwork*:4
        paving:5 road_surfac*:3 fencing:4 highway*:3 traffic_manag*:4 hod:4 cement*:5 tarmac*:4 road:2
        roadwork*:6 digging_road*:6 digging_up_road*:7 dig_up_road*:7 mending_road*:6 pothole*:6 dig:3 digging:3
        labouring:6 building_trade:5 trades:3 demolish*:5 knocking_down:4 knock_down:4 bricks:7 building_wall*:6
        mixing_cement:6 building_stuff_outside:4 hard_hat*:4 shovel*:4""",
    "decorating": """
        paint*:5 decorat*:6 decorator:6 decorating:6 painter_and_decorator:7 plaster*:7 plasterer:7 tiler*:6
        tiling:6 wall_and_floor:5 floor*:4 floorlay*:6 wallpaper*:6 interior*:3 interior_system*:5 dry_lin*:6
        carpet*:4 painting_house:7 paint_house:7 painting_wall:7 doing_up_house:6 do_up_house:6
        fixing_up_house:5 property_maintenance:3 handyman:4 coating*:4 spray*:4 mastic*:3 insulation:3
        ceiling*:3 doing_up_flat:6 diy:3 renovat*:5 makeover:2 home_improvement:5 wallpapering:6 paint_room*:6
        painting_room*:6 rolling_paint:4""",
    "roofing_scaffolding": """
        roof*:7 scaffold*:7 scaffolder:7 scaffolding:7 slat*:4 rigger*:4 height:4 working_at_height:5
        steeplejack*:6 steel_erect*:5 steelwork*:5 erector*:5 cladding:5 curtain_wall*:5 glaz*:4 fenestration*:4
        window*:3 fall_protection:4 climbing_up:3 rope_access:5 lift*_technician:2 up_high:4 high_up:4
        rooftop*:6 ladder*:3 tower:2""",
    "building_design": """
        architect*:6 survey*:6 quantity_survey*:7 civil_engineer*:6 civil:4 site_manag*:5 construction_manag*:5
        town_plan*:6 design_building*:6 designing_building*:6 designing_house:6 design_house:6 plan*_building*:4
        building_control:5 bridge:4 structural*:4 geospatial*:4 map:3 mapping:4 construction_site:5
        site_supervis*:5 building_service_design:5 acoustic*:3 highway*:3 road:2 railway_engineering_design:2
        geotechnical*:4 land_referenc*:3 construct*:2 asbestos:3 project_control*:2 blueprint*:6 drawing_plan*:7
        draw_plan*:7 drawing_building*:7 draw_building*:7 building_plan*:5 drawing_house*:6 skyscraper*:5
        autocad:5 tall_building*:3""",
    "plant_machinery": """
        digger*:7 excavator*:7 crane*:6 plant_operat*:6 plant_operative:6 construction_plant:6 plant_machin*:6
        heavy_machin*:6 bulldozer*:6 dumper*:5 plant_hire:5 hire_control*:4 big_machine*:6
        construction_equipment:5 lifting*:3 mineral*:4 quarry*:5 mine:4 mining:4 roller:3 jcb:7
        driving_digger*:7 drive_digger*:7 driving_crane*:7 drive_crane*:7 driving_excavator*:7 driving_dumper*:7""",
    "property_housing": """
        estate_agent*:7 property*:4 housing*:6 letting*:5 landlord*:4 rent*:3 tenant*:4 selling_house:7
        sell_house:7 home:1 housing_officer*:6 facility*:3 facilities_manag*:4 mortgage*:3 concierge:3
        caretaker*:3 house_view*:5 flat:3 show*_people_round:5 showing_people_round:6 show_people_round:6
        show_people_house*:6 viewing:3 council_house*:4 real_estate:6 realtor*:5 mansion*:4 showing_house*:6
        property_develop*:5 renting:5 homes_under_hammer:5 zoopla:5 rightmove:5""",
}
