"""Words for building trades and property. Form of entries: see `people.py`."""

WORDS = {
    "plumbing_heating": """
        plumb*:6 plumber:6 boiler*:6 heating*:5 pipe:5 pipework*:5 pipefit*:5 gas_engineer*:6 gas:3 gas_safe:6
        bathroom*:4 bathroom_fit*:7 toilet*:3 tap:5 leak*:4 radiator*:5 domestic_heating:6 heat_pump:6
        refrigerat*:5 air_condition*:5 ventilation*:3 low_carbon_heating:5 building_service*:3 drain*:3
        central_heating:6 sink:2 ductwork:4 plumbing_trade:6 unblock*:4 shower*:4 hot_water:5 burst_pipe*:6
        plumber*:7 plumbing*:7 plumbers_mate:7 pipes_and_stuff:5 fit_boiler*:7 install_boiler*:7 fix_boiler*:7
        boiler_engineer*:7 boiler_service*:7 heating_engineer*:7 gas_fit*:7 gasman:6 gas_man:6 gas_boiler*:7
        gas_work*:5 british_gas:6 corgi_gas:5 fit_bathroom*:7 install_bathroom*:7 bathroom_install*:7 bathrooms:5
        bathroom_plumb*:7 fit_toilet*:6 fix_toilet*:7 unblock_toilet*:7 toilets:4 fix_tap*:7 fix_sink*:7
        fix_leak*:7 leaky:5 leaks:5 leaking:5 dripping:4 fix_pipe*:7 fix_shower*:6 fit_shower*:6 baths:4
        fit_radiator*:7 underfloor_heating:6 heat_pump_install*:7 aircon:6 hvac:7 refriger*:6 fridge_engineer*:6
        chiller*:4 cold_room*:4 blocked_drain*:6 drains:5 drain_clean*:5 gutter*:3 u_bend:5 ballcock:5 stopcock:5
        copper_pipe*:6 pvc_pipe*:5 pipe_work:6 immersion:4 water_tank*:4 sanitary*:3 water_heat*:5 hot_tub*:3
        pimlico:5 pumps:3 duct:3""",
    "electrical": """
        electric*:5 electrician*:7 wire:6 wiring:6 rewir*:6 socket*:5 sparky:7 spark:4 domestic_electric*:6
        installation_electric*:6 fuse*:4 light*:1 smart_home:4 smart_meter:4 alarm*:3 security_system*:4 circuit*:3
        cable:4 cable_joint*:4 highway_electric*:4 lightning_protection:4 solar_panel*:5 building_service*:2
        ev_charg*:5 lift_and_escalator:2 plug:4 electronics_house:3 rewire_house*:6 electrics:6 lights:2
        generator*:4 electrical_install*:7 electrical_engineer*:6 electrical_work*:7 electrical_fit*:7
        electrical_trade*:7 electricity:6 electric_work*:6 electrics_house*:7 spark_trade:5 rewire*:7 rewiring:7
        wire_up*:6 wiring_house*:7 wiring_up*:6 wire_house*:7 wire_plug*:6 change_plug*:6 plug_socket*:7
        light_fit*:6 fit_light*:6 light_switch*:6 lighting:3 lightbulb*:4 light_bulb*:4 switches:4 fuse_box*:6
        fusebox*:6 consumer_unit*:7 circuit_break*:6 circuits:4 cabling:4 lay_cable*:5 volts:6 voltage*:6
        high_voltage:6 amps:4 electric_shock*:4 pat_test*:6 niceic:7 part_p:4 jib:4 eighteenth_edition:5
        18th_edition:6 ev_charge*:6 ev_install*:6 car_charger*:5 charging_point*:5 chargepoint*:5 install_solar*:6
        fit_solar*:6 solar_install*:6 solar:3 smart_meter*:5 alarm_fit*:6 alarm_install*:6 fit_alarm*:6
        burglar_alarm*:6 fire_alarm*:6 cctv_install*:6 install_cctv:6 security_alarm*:5 smoke_alarm*:5
        street_light*:5 traffic_light*:4 maintenance_electric*:7 electrical_mainten*:7 industrial_electric*:7
        lift_engineer*:4 smart_home*:5 alexa:2 domestic_appliance*:4 appliance*:3 washing_machine*:4
        fix_washing_machine*:5 auto_electric*:4""",
    "carpentry": """
        carpent*:7 join*ry:7 chippy:6 wood*:4 woodwork*:7 furniture*:5 cabinet*:5 kitchen_fit*:6 fitted_interior*:5
        fitted_furniture:6 making_thing_wood:7 making_thing_out_wood:7 bench_joiner*:6 upholster*:4 wood_machin*:5
        door:3 boatbuild*:3 fence*:2 shed:3 formwork*:3 timber*:5 making_table*:7 making_chair*:7
        making_furniture:7 saw:3 skirting:4 kitchens_fitting:4 carving:4 whittl*:5 diy_furniture:4 hammer*:3
        nails_wood:3 make_kitchen*:6 hammer_nail*:6 hammering_nail*:6 plank*:5 joiner*:7 site_carpent*:7 shopfit*:6
        shop_fit*:6 kitchen_fitter*:7 fit_kitchen*:7 install_kitchen*:6 kitchen_install*:6 cabinet_mak*:7
        cabinetmak*:7 fit_door*:6 hang_door*:7 fit_window*:3 fit_wardrobe*:6 wardrobe*:4 shelves_wood:5
        build_shelves:6 put_up_shelves:6 put_shelves:5 build_shed*:6 build_furniture:7 make_cupboard*:6 cupboard*:4
        flat_pack*:6 flatpack*:6 ikea:5 restore_furniture:6 furniture_mak*:7 furniture_restor*:6
        upcycl*_furniture:6 make_stuff_wood:7 make_wood*:7 working_wood:7 work_wood:7 working_timber:7 wood_shop:6
        woodshop:6 wood_turn*:6 woodturn*:6 wood_carv*:7 wood_work*:7 carve_wood:7 cut_wood:7 resistant_material*:5
        dt:4 dt_lesson*:5 design_technolog*:5 lathe_wood:5 bandsaw:5 sawdust:6 sawmill*:6 plywood:6 mdf:5 oak:4
        pine:3 chisel*:6 sanding:5 sander:5 sanding_wood:6 floorboard*:5 skirting_board*:6 decking_wood:4
        staircase*:4 stairs:3 roof_truss*:3 rafters:3 first_fix:6 second_fix:6 boat_build*:3
        musical_instrument_mak*:4 guitar_mak*:5 luthier*:5 fences:3 build_fence*:4 pallets_furniture:5
        instrument_mak*:4 dovetail:6 boatbuilder:4""",
    "bricklaying": """
        brick*:7 stone*:4 stonemason*:6 mason*:4 groundwork*:7 labour*:4 concrete*:5 steel_fix*:5 demolit*:5
        construct*:3 build*:3 build_house:6 building_house:6 builder*:7 building_work:5 onsite_trade:5 wall:3
        extension:3 piling:4 tunnel*:4 formwork*:4 paving:5 road_surfac*:3 fencing:4 highway*:3 traffic_manag*:4
        hod:4 cement*:5 tarmac*:5 road:4 roadwork*:6 digging_road*:6 digging_up_road*:7 dig_up_road*:7
        mending_road*:7 pothole*:6 dig:3 digging:3 labouring:6 building_trade:5 trades:3 demolish*:5
        knocking_down:4 building_wall*:6 mixing_cement:6 building_stuff_outside:4 hard_hat*:4 shovel*:4
        brick_work*:7 brick_wall*:6 brick_lay*:7 build_wall*:7 build_thing*:4 build_stuff:4 building_stuff:4
        building_thing*:4 build_property:5 build_flat*:5 build_school*:4 build_home*:6 building_home*:6
        build_extension*:6 build_new_home*:6 building_work*:6 building_site*:6 build_site:5 construction_work*:7
        construction_labour*:7 construction_industry:6 construct_building*:6 site_work*:5 onsite:5 labourer*:7
        general_labour*:7 general_build*:7 master_build*:6 bob_builder:6 tradesman:5 tradesmen:5 tradesperson:5
        tradie:5 learn_trade:5 trade_work:5 handson_trade:5 multi_trade*:5 multi_skill*:4 cscs*:7 cscs_card:7
        ground_work*:6 drainage_work*:3 dig_foundation*:7 dig_hole*:6 dig_road*:7 dig_trench*:6 trench*:5
        mix_concrete:7 mix_cement:7 mixing_concrete:7 mortar:6 trowel*:5 spirit_level:5 breeze_block*:6 blocks:2
        blockwork:6 block_pav*:6 stone_mason*:7 stonework*:6 dry_stone*:6 stone_wall*:6 carve_stone:5 demolition*:6
        demolish_building*:6 knock_wall*:6 knock_building*:6 smash_wall*:5 smash*_thing*:3 sledgehammer*:5
        wrecking_ball:5 hi_vis:4 hivis:4 hard_hats:5 steel_toe*:4 work_boots:3 big_boots:3 rebar:5 steelfix*:6
        shutter*:4 road_build*:6 road_maint*:6 road_mend*:6 road_work*:6 fix_pothole*:7 motorways_build*:5
        highways:4 traffic_management:5 pavement*:4 paving_slab*:5 patios_build*:5 driveways:5 lay_slab*:5
        bridges_build*:5 scaffold_labour:3 diy_sos:4 grand_designs:2 hammer_drill:4 power_tools:4 tools:2
        physical_work:4 physical_job:4 physical:2 manual_work:5 manual_labour:6 manual_job:5 graft*:3
        graft_outside:5 hard_graft:5 working_outside_building:6 site:3 concreting:6 handson:3""",
    "decorating": """
        paint*:5 decorat*:6 decorator:7 plaster*:7 tiler*:7 tiling:7 wall_and_floor:5 floor*:4 floorlay*:6
        wallpaper*:6 interior*:3 interior_system*:5 dry_lin*:6 carpet*:4 painting_house:7 painting_wall:7
        doing_up_house:6 fixing_up_house:5 property_maintenance:3 handyman:4 coating*:4 spray*:4 mastic*:3
        ceiling*:3 doing_up_flat:6 diy:3 renovat*:5 makeover:2 home_improvement:5 paint_room*:7 painting_room*:6
        rolling_paint:4 painter_decorat*:7 paint_decorat*:7 painting_decorat*:7 decorate_house*:7 decorate_room*:7
        decorat*_room*:7 house_paint*:7 paint_wall*:7 paint_house*:7 paint_bedroom*:7 paint_fence*:5
        paint_ceiling*:6 paint_brush*:3 paintbrush*:4 paint_roller*:6 emulsion:6 gloss:3 dulux:6 farrow:4
        hang_wallpaper:7 paper_hang*:6 put_wallpaper:7 plaster_wall*:7 skim:5 skimming:6 skim_wall*:7 render*:4
        dry_lining:7 drywall:6 artex:5 coving:5 tile_floor*:7 tile_bathroom*:6 tile_kitchen*:6 tiling_bathroom*:6
        tiles:5 grout*:5 lay_tile*:7 lay_floor*:7 floor_lay*:7 floor_fit*:7 flooring:6 laminate:5 vinyl_floor*:5
        lino:4 carpet_fit*:7 fit_carpet*:7 lay_carpet*:7 carpets:5 carpet_lay*:7 fit_blind*:5 blinds:3 curtains:3
        interior_decorat*:6 interiors:4 ceiling_fit*:6 partition*:5 do_up_house*:7 do_house_up:7 doing_place_up:5
        make_house_nice:5 make_home_nice:5 house_renovat*:6 renovate_house*:6 flip*_house*:5 property_mainten*:5
        house_mainten*:5 handyman*:5 handy_man:5 handywoman:5 odd_jobs:4 fix_house*:5 fix_home*:4 fix_thing_house:5
        kitchen_makeover:5 room_makeover*:6 home_makeover*:6 changing_rooms:3 insulat*:4 loft_insul*:5
        cavity_wall*:5 damp_proof*:5 lime_wash:3 silicone:3 powder_coat*:4 painting:5""",
    "roofing_scaffolding": """
        roof*:7 scaffold*:7 slat*:4 rigger*:4 height:5 working_at_height:5 steeplejack*:6 steel_erect*:5
        steelwork*:5 erector*:5 cladding:5 curtain_wall*:5 glaz*:4 fenestration*:4 window*:3 fall_protection:4
        climbing_up:3 rope_access:5 lift*_technician:2 up_high:4 high_up:4 rooftop*:6 ladder*:3 tower:2 roof_til*:7
        roof_work*:7 roof_fix*:7 fix_roof*:7 put_roof*:7 flat_roof*:7 roof_top*:6 slates:5 slater:5 thatch*:6
        leadwork*:5 guttering:5 fascias:5 skylight*:4 scaff*:6 scaff_pole*:6 scaffold_pole*:7 poles:2
        work_height*:6 working_height*:6 high_place*:4 high_building*:4 tall_building*:3 climb_building*:6
        climbing_building*:6 abseil_building*:6 rope_work*:4 steel_erector*:6 steel_fram*:5 erect_steel:6 cladd*:6
        window_fit*:6 fit_window*:6 window_install*:6 install_window*:6 fenestrat*:6 double_glaz*:6 glazier*:6
        glazing:6 conservator*_fit*:5 upvc:6 anglian:4 chimney*:4 head_height*:6 heights_bother:5 up_ladder*:6
        ladders:5 tower_crane*:3 top_of_building*:6 building_top:4 lofts:2 loft_conver*:4""",
    "building_design": """
        architect*:7 survey*:6 quantity_survey*:7 civil_engineer*:7 civil:4 site_manag*:5 construction_manag*:5
        town_plan*:7 design_building*:7 designing_house:6 plan*_building*:4 building_control:5 bridge:5
        structural*:4 geospatial*:4 map:3 mapping:4 construction_site:5 site_supervis*:6 building_service_design:5
        acoustic*:3 highway*:3 road:2 railway_engineering_design:2 geotechnical*:4 land_referenc*:3 construct*:2
        asbestos:3 project_control*:2 blueprint*:6 drawing_plan*:7 draw_plan*:7 drawing_building*:7
        draw_building*:7 building_plan*:5 drawing_house*:6 skyscraper*:5 autocad:5 tall_building*:3 plan_town*:7
        plan_new_town*:7 landscape_architect*:6 surveyor*:7 surveying:7 building_survey*:7 land_survey*:7 qs:4
        quantity:3 structural_engineer*:7 building_engineer*:5 bridge_build*:6 build_bridge*:6 building_bridge*:6
        design_bridge*:7 dams:4 tunnels_design*:5 design_house*:7 design_home*:7 design_flat*:6
        design_skyscraper*:7 design_cit*:6 design_stadium*:6 house_design*:6 building_design*:7 home_design*:5
        draw_house*:7 house_plan*:6 floor_plan*:6 plans_house*:6 plans_building*:7 plans:3 plan_cit*:7 city_plan*:7
        urban_plan*:7 urban_design*:6 planner*:3 planning_permission:6 planning_office*:4 building_inspect*:6
        building_reg*:6 site_manager*:7 site_engineer*:6 site_agent:5 foreman:5 run_site:6 run_building_site:7
        managing_building*:5 manage_site:6 manage_building_site:7 construction_manager*:7 clerk_of_works:6
        estimat*:3 bim:5 auto_cad:5 revit:6 sketchup:6 cad_design*:4 cad_technic*:5 cad_draw*:5
        3d_model_building*:6 model_building*:4 blueprints:6 architect_model*:6 cartograph*:5 gis:5
        ordnance_survey:5 geograph*:3 theodolite:6 measuring_land:6 measure_building*:6 sims_house*:5 sims_build*:5
        minecraft_house*:4 minecraft_build*:4 skyline*:4 skyscrapers:6 historic_building*:4 old_building*:4
        restore_building*:4""",
    "plant_machinery": """
        digger*:7 excavator*:7 crane*:6 plant_operat*:6 construction_plant:6 plant_machin*:6 heavy_machin*:6
        bulldozer*:6 dumper*:5 plant_hire:5 hire_control*:4 big_machine*:6 construction_equipment:5 lifting*:3
        quarry*:5 mine:4 mining:4 roller:3 jcb:7 driving_digger*:7 driving_crane*:7 driving_excavator*:7
        driving_dumper*:7 plant_driv*:7 plant_work*:4 plant_mechanic*:4 plant_fit*:4 digger_driv*:7
        drive_bulldozer*:7 drive_roller*:6 drive_jcb*:7 drive_big_machine*:7 drive_machine*:6 drive_machinery:7
        drive_heavy*:5 operate_machinery:5 operate_digger*:7 operate_crane*:7 operating_crane*:7
        operating_digger*:7 operate_machine*:4 crane_operat*:7 crane_driv*:7 cranes:7 tower_crane*:7
        mobile_crane*:7 banksman:5 slinger:6 signaller_crane:5 telehandler*:6 forward_tipper:5 dump_truck*:6
        dumpers:6 tipper*:4 skid_steer:5 mini_digger*:7 360_digger*:7 360_operat*:7 360_machine*:6 cpcs:7 npors:6
        cat_machine*:4 caterpillar_machine*:5 komatsu:6 earth_mov*:7 earthmov*:7 heavy_machine*:7 heavy_plant:7
        heavy_equipment:6 heavy_vehicle_operat*:4 big_digger*:7 big_machin*:7 big_machines:7 construction_machin*:7
        construction_vehicle*:6 quarry_work*:6 miner*:4 piling_rig*:6 drilling_rig*:4 road_roller*:6
        steam_roller*:5 cherry_picker*:5""",
    "property_housing": """
        estate_agent*:7 property*:4 housing*:6 letting*:5 landlord*:4 tenant*:4 selling_house:7 home:1
        housing_officer*:6 facility*:3 facilities_manag*:5 mortgage*:3 concierge:3 caretaker*:3 house_view*:5
        show*_people_round:5 showing_people_round:6 show_people_house*:6 viewing:6 council_house*:4 real_estate:6
        realtor*:5 mansion*:4 showing_house*:7 property_develop*:5 renting:5 homes_under_hammer:5 zoopla:5
        rightmove:5 estate_agency:7 lettings*:6 letting_agent*:7 property_manage*:6 property_agent*:6
        property_market:5 property_invest*:5 property_business:5 property_ladder:4 properties:5 luxury_property:6
        luxury_home*:5 luxury_house*:5 big_house*:3 sell_property:7 sell_flat*:7 sell_home*:7 sell_mansion*:7
        rent_house*:5 rent_flat*:5 rent_property:6 buy_house*:4 buy_sell_house*:6 buying_and_selling_house*:6
        landlords:5 tenants:5 tenancy:5 housing_assoc*:6 housing_advis*:6 housing_work*:5 housing_manage*:6
        housing_team:5 social_housing:6 council_housing:6 council_flat*:4 homes_for_people:5 find_people_home*:6
        help_people_home*:3 help_people_house*:4 help_people_housing:5 help_homeless_hous*:5 hous*_people:4
        showing_flat*:7 show_home*:6 show_property:7 house_viewing*:7 mortgage_advis*:3 selling_sunset:7
        location_location:4 homes_hammer:5 purple_bricks:6 purplebricks:6 foxtons:6 right_move:4 auctioneer*:5
        auction*:3 valuer*:5 valuation*:4 real_estate*:7 property_tycoon:5 property_mogul:5 rent:3 rental:5
        rented:3 flats:4""",
    "cleaning_facilities": """
        clean*:6 cleaner*:7 janitor*:6 caretak*:5 facility*:4 hygiene*:4 housekeep*:5 laundr*:6 textile_care:5
        window_clean*:7 porter*:4 tidy*:4 facilities_service*:5 property_maintenance:4 handyman:4 waste*:2
        street_clean*:6 mopping:5 hoover*:5 bits_round:2 odd_job*:4 maintenance_man:5 polish*:3 vacuum*:4 bleach:3
        toilets_clean*:4 caretaking:6 spotless:6 sparkling:4 sparkle:3 make_place_spotless:6 make_place_nice:4
        cleaning_job*:7 cleaning_work*:7 cleaning_house*:7 cleaning_home*:7 cleaning_company:6 cleaning_business:6
        clean_house*:7 clean_home*:7 clean_office*:7 clean_school*:7 clean_hotel*:7 clean_hospital*:7 clean_room*:7
        clean_car*:5 clean_window*:7 clean_toilet*:7 clean_kitchen*:5 clean_street*:6 clean_carpet*:6
        clean_building*:7 clean_thing*:6 clean_stuff:6 clean_up:6 deep_clean*:7 domestic_clean*:7
        domestic_assist*:6 industrial_clean*:7 office_clean*:7 school_clean*:7 hospital_clean*:7 hospital_porter*:5
        hospital_domestic*:6 carpet_clean*:7 oven_clean*:6 car_wash*:4 jet_wash*:6 pressure_wash*:6 steam_clean*:6
        window_washer*:6 street_sweep*:6 road_sweep*:5 sweep*:5 mop:5 mop_floor*:7 hoovering:6 henry_hoover:6
        dusting:5 dust:3 scrubbing:5 scrub_floor*:6 bleaching_toilet*:5 mrs_hinch:7 hinch:6 zoflora:6 tidying:6
        tidying_up:6 tidy_house*:6 neat:3 neat_and_tidy:4 keep_clean:5 keep_tidy:5 keep_thing_clean:6 make_bed*:4
        change_bed*:4 bed_making:4 chambermaid*:5 chamber_maid*:5 room_attendant*:5 maid:5 laundry:5
        laundry_work*:6 launderette*:6 dry_clean*:6 ironing:6 ironing_service:6 wash_clothe*:5 dishwash*:3
        washing_up:3 caretakers:6 school_caretak*:7 site_manager_school:5 facilities_assist*:6 facilities_operat*:6
        facilities_work*:6 facilities_team:5 building_mainten*:5 building_caretak*:7 look_after_building*:6
        looking_after_building*:6 bin_empty*:4 empty_bin*:5 graffiti_remov*:5 biohazard*:5 crime_scene_clean*:6
        groundskeep_school:3""",
}
