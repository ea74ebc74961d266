"""Words for vehicles, engineering, energy. Form of entries: see `people.py`."""

WORDS = {
    "vehicles": """
        car:6 mechanic:6 vehicle*:5 motor*:5 motorbike*:7 motorcycl*:7 moped*:6 bike*:4 bicycle*:6 engine*:3
        engines:4 garage*:6 mot:5 tyre*:6 exhaust*:5 autocare*:6 automotive*:5 bodywork*:5 body_shop:6
        accident_repair:6 car_repair*:7 fast_car:6 racing_car:5 formula_1:5 f1:5 hgv_mechanic*:7 heavy_vehicle:5
        bus_and_coach_engineer*:5 windscreen*:5 panel_beat*:6 van:3 electric_car:6 modif*_car:6 valet*:4 scooter:4
        truck*:4 bus:3 buse:3 lorr*:3 electrical_and_trim:6 whip:2 modding:3 tuning:4 tune_car:6 respray*:6
        spraying_car*:7 spray_car*:7 push_bike*:6 pushbike*:6 dirt_bike*:6 quad:4 supercar*:6 under_bonnet:6
        mending_car*:7 bus_and_coach:5 bonnet:4 gearbox*:6 brakes:6 mechanical:3 grease*:3 f_1:4 race_car*:5
        banger:4 old_banger*:6 souping_car*:6 soup_car*:6 vespa*:5 car_mechanic*:7 auto_mechanic*:7
        motor_mechanic*:7 motor_trade:7 motor_vehicle*:6 vehicle_mainten*:6 vehicle_technic*:6 vehicle_repair*:6
        car_body*:6 car_paint*:7 car_wrap*:6 car_valet*:6 car_wash*:4 car_detail*:6 car_garage*:7 car_engine*:7
        car_fan*:5 car_restor*:7 car_dealer*:4 car_showroom*:3 car_sales*:3 car_modif*:7 car_mod*:6 classic_car*:7
        old_cars:6 sports_car*:6 bmw:5 audi:5 mercedes:4 ford:3 vw:4 golf_gti:5 corsa:5 subaru:5 jdm:6 drifting:5
        drift_car*:6 fast_and_furious:5 top_gear:5 car_show*:4 car_meet*:6 kwik_fit:7 kwikfit:7 halfords:6
        tyre_fit*:7 fit_tyre*:7 change_tyre*:7 wheels:3 alloys:5 alloy_wheel*:6 rims:4 brake*:4 brake_pad*:6
        clutch*:4 suspension:4 oil_chang*:6 change_oil:6 spark_plug*:5 carburett*:6 cylinder*:3 turbo*:4 v8:6
        horsepower:4 engine_oil:6 fix_engine*:7 build_engine*:7 engine_build*:6 engine_rebuild*:7 mot_test*:7
        breakdown_recover*:5 aa_patrol:5 rac_patrol:4 recovery_truck*:3 dent_repair*:6 dents:4 panel_beater*:7
        car_spray*:7 paint_car*:7 paint_sprayer*:6 spray_paint_car*:7 spray_shop:6 bodyshop*:7 body_work:6
        crash_repair*:6 repair_shop:3 pit_crew:6 pit_stop*:6 race_mechanic*:7 race_team*:5 racing_team*:5
        racing_driver*:4 f1_mechanic*:7 f1_engineer*:5 go_kart*:5 kart*:4 karting:5 rally*:4 nascar:4
        electric_vehicle*:6 ev_mechanic*:7 hybrid_car*:6 tesla:4 e_bike*:6 ebike*:6 escooter*:5 e_scooter*:5
        electric_scooter*:5 bike_mechanic*:7 bike_shop:6 bike_repair*:7 fix_bike*:7 fix_motorbike*:7 fix_bicycle*:7
        bikes:5 bmx:4 cycle_repair*:6 cycle_shop:5 motor_bike*:7 motor_cycl*:7 dirtbike*:6 scrambler*:5 motocross:6
        superbike*:6 ped:3 quadbike*:6 quad_bike*:6 harley:5 ducati:5 yamaha:4 kawasaki:5 vehicle_fit*:6
        lorry_mechanic*:7 truck_mechanic*:7 bus_mechanic*:7 hgv_technic*:7 fix_lorr*:7 fix_bus*:7 fix_truck*:7
        fix_van*:7 fix_tractor*:5 caravan*:3 fleet_mainten*:5 vehicle_recovery:5 messing_car*:6 messing_engine*:6
        tinkering_car*:6 tinker*_engine*:6 tinker*_car*:6 work_on_car*:7 working_on_car*:7 diesel_engine*:6
        petrol_head*:6 petrolhead*:6 greasy_hands:5 oily:4 under_car*:6 grease_monkey:6""",
    "engineering": """
        engineer*:4 manufactur*:5 factory:5 machin*:3 machining:5 cnc:6 lathe*:5 maintenance_engineer*:6 fitter*:4
        toolmak*:6 production_line:5 robot*:5 mechatronic*:6 product_design*:5 draught*:5 cad:4 composite*:4
        design_engineer*:6 taking_thing_apart:7 how_thing_work:6 making_thing:4 hand:3 practical:3
        process_operator:3 lean*:2 quality_control:3 print*:3 packaging*:3 polymer*:4 plastic*:4 paper*:2 tool:3
        compressed_air:4 material_cutter:3 surface_finish*:4 foundry:2 compressed:2 systems_engineer*:3
        propulsion:3 lift_truck:2 space_engineer*:3 survival_equipment:2 mattress:3 laundr*:2 hydraulic*:4 lifts:2
        lift_and_escalator:4 stairlift:4 non_destructive:4 battery*:3 craft_technician:3 how_work:3 gear:4
        blueprint:1 prototype*:5 assembl*:4 lego:4 machines:4 conveyor*:5 rollercoaster*:4 bolts:4 spanner*:4
        engineering_technic*:5 engineering_apprent*:5 mechanical_engineer*:6 mechanical*:4 electrical_mechanical:4
        chemical_engineer*:5 process_engineer*:5 production_engineer*:6 manufacturing_engineer*:6
        biomedical_engineer*:4 service_engineer*:5 field_engineer*:4 agricultural_engineer*:4
        multi_skilled_engineer*:6 engineered:3 factory_work*:6 factory_line:6 work_factory:6 assembly_line*:6
        assembly_work*:6 assembler*:6 production_operat*:6 production_work*:5 production_manager:4 machine_oper*:6
        machine_shop:6 machine_part*:5 machines_work:5 cnc_machin*:7 cnc_operat*:7 milling:5 mill:2 turner:3
        toolmaker*:7 tool_room:6 tool_mak*:6 pattern_mak*:4 injection_mould*:6 mould*:4 rubber:3 glass_mak*:3
        ceramics_fact*:3 packaging_fact*:4 bottling:3 paper_mill:4 print_shop*:4 printing:4 print_press:5
        t_shirt_print*:5 screen_print*:4 vinyl_print*:3 make_part*:5 make_machine*:6 make_stuff:3 make_engine*:6
        make_robot*:6 make_gadget*:5 make_toy*:4 toys:2 build_robot*:7 build_machine*:6 build_engine*:6
        building_machine*:6 building_robot*:7 building_engine*:6 build_stuff_hand*:4 robots:6 automat*:4 plc:5
        maintenance_fit*:6 maintain_machine*:6 fix_machine*:6 fix_equipment:5 fix_stuff:5 fix_thing*:5 fix_clock*:3
        fix_appliance*:5 fix_lawnmower*:6 fix_mower*:6 fix_lift*:4 lift_engineer*:5 tinker*:5 fiddl*:4 dismantl*:5
        pull_apart:5 take_apart:7 take_stuff_apart:7 take_machine*_apart:7 put_back_together:6 put_thing_together:6
        putting_together:5 how_stuff_work*:6 how_machine*_work:6 how_it_works:5 works_inside:5 figure_out_how:4
        invent*:5 inventor*:6 new_invention*:5 gadgets_invent*:5 problem_solving:3 solve_problem*:4
        solve_technical*:4 product_engineer*:5 3d_print*:5 cad_design*:4 solidworks:6 technical_draw*:4
        engineering_draw*:5 working_hand*:4 work_hand*:4 handson:4 handson_work:5 handson_job:5 handy:4
        practical_work:4 practical_job:4 practical_person:4 meccano:6 lego_technic:6 k_nex:4 science_and_maths:3
        physics_and_maths:4 rolls_royce:5 jaguar_land_rover:5 jlr:5 nissan_factory:6 toyota_factory:6 dyson:6 bae:5
        bae_systems:5 siemens:5 jcb_factory:4 car_factory:6 car_manufactur*:5 build_car*:6 design_car*:6
        car_design*:5 f1_engineer*:6 race_engineer*:6 cogs:5 nuts_and_bolts:5 spanners:5 screwdriver*:5 wrench*:5
        toolbox*:5 drills:3 pneumatic*:5 hydraulics:5 pump_engineer*:5 bearing*:3 quality_inspect*:4
        quality_control*:4 lean_manufactur*:5 six_sigma:4 rollercoasters:5 roller_coaster*:5 theme_park_engineer*:6
        theme_park_ride_engineer*:6 mattress_mak*:4 sail_mak*:2 shift_work_factory:5 weapon_mak*:3""",
    "welding_metal": """
        weld*:7 metal*:5 metalwork*:7 fabricat*:5 steel*:4 sheet_metal:6 foundry:6 blacksmith*:7 plate_weld*:7
        pipe_weld*:7 grind*:3 solder*:3 making_thing_metal:7 making_thing_out_metal:7 boilermak*:6 silversmith*:3
        weld_pipe*:7 mig_weld*:7 tig_weld*:7 arc_weld*:7 mig:4 tig:4 spot_weld*:6 underwater_weld*:7 fabricator*:7
        fabrication:7 metal_fabric*:7 metal_work*:7 make_metal*:7 make_gate*:6 make_railing*:6 make_sword*:6
        make_knife:5 make_knives:6 knife_mak*:5 bladesmith*:6 swords:4 cut_metal:7 bend_metal:7 shape_metal:7
        bash*_metal:6 melt_metal:7 melting_metal:7 molten*:6 work_metal:7 working_metal:7 sheet_metal*:7
        steel_work*:5 steelworks:6 steel_plant*:6 british_steel:6 steel:5 aluminium:5 copper_work*:5 brass:3
        iron_work*:5 ironwork*:6 wrought_iron:6 gates:4 railings:5 smith:3 forge:5 anvil*:6 furnace*:5
        foundry_work*:6 plater*:5 grinder*:5 angle_grind*:6 sparks_fly*:6 plasma_cut*:6 laser_cut*:5 locksmith*:5
        locks:3 keys:2 farrier_work:2 boiler_mak*:5 shipbuild*:3 scrap_metal:4 forging:5 casting:3 iron:3""",
    "electronics_telecoms": """
        electronic*:6 phone_repair*:7 fixing_mobile:6 phone:4 gadget*:6 telecom*:7 broadband:5 fibre:5
        circuit_board*:7 network_cable:5 aerial*:4 wireless:4 cellular*:5 radio_network:5 embedded*:5
        device_repair:7 digital_device:5 console_repair*:6 satellite*:5 tv_repair:5 cable_install*:5 robotics:3
        openreach:6 control_system*:3 instrument*:2 fixing_console*:7 mending_phone*:7 cracked_screen*:5
        tablet_repair*:6 smartphone*:3 games_console*:3 drone:3 raspberry_pi:5 arduino:6 hifi:3 phone_shop*:4
        phone_screen*:7 phone_technic*:7 fix_screen*:6 fix_ipad*:6 fix_iphone*:7 fix_mobile*:7 fix_tv*:6
        fix_tablet*:6 fix_playstation*:7 fix_xbox*:7 fix_laptop*:3 fix_gadget*:7 fix_electronic*:7 fix_headphone*:6
        fix_radio*:6 fix_camera*:4 fix_device*:6 iphone*:4 ipad*:3 samsung:3 apple_store:4 screens:3
        cracked_phone*:7 electronic_engineer*:7 electrical_electronic*:6 electronic_device*:6 electronics_repair*:7
        circuit*_design*:6 pcb:6 microchip*:6 chips_computer:4 chip_design*:5 semiconductor*:6 soldering:6
        solder_iron:6 resistor*:6 transistor*:6 batteries:3 speaker*_build*:4 amps_speakers:4 telecoms_engineer*:7
        telephone_engineer*:7 phone_line*:5 phone_mast*:6 5g:5 4g:4 broadband_engineer*:7 install_broadband:7
        fibre_optic*:6 fibre_engineer*:7 bt:4 bt_engineer*:7 openreach_engineer*:7 virgin_media:4 sky_engineer*:6
        sky_dish*:6 aerials:5 fit_aerial*:6 satellite_dish*:6 satellites:4 antenna*:5 radar*:4 radio_engineer*:5
        cable_layer*:4 internet_engineer*:6 internet_install*:6 vending_machine*:4 atm_engineer*:5 hi_fi:4
        vinyl_player:2 microwave*:2 smart_device*:4 sensors:3 avionic*:3 mast:4""",
    "energy_utilities": """
        power*:3 power_network*:6 national_grid:5 substation*:6 pylon*:5 linesperson:6 overhead_line*:6
        gas_network*:6 water_network*:6 water_process*:6 water_industry:6 water:3 sewage:5 sewer*:4 nuclear*:5
        smart_meter*:5 heat_network:5 dual_fuel:5 utility*:5 oil:3 oil_rig:6 offshore*:5 energy_manag*:5
        power_engineer*:6 drainage*:4 meter:4 power_station*:6 power_plant*:6 power_line*:6 power_grid:6
        power_cable*:5 electricity_network*:6 electricity_grid:6 electric_pylon*:6 linesman:6 lineman:6 jointer:4
        cable_jointer*:5 nuclear_power:7 nuclear_plant*:7 nuclear_engineer*:6 nuclear_operat*:6 nuclear_technic*:6
        nuclear_sub*:4 sellafield:7 hinkley*:7 sizewell:7 edf:6 eon:4 octopus_energy:5 sse:5 scottish_power:5
        uk_power:6 uk_power_networks:7 npower:5 gas_pipe*:5 gas_main*:6 cadent:6 thames_water:7 severn_trent:7
        anglian_water:7 yorkshire_water:7 united_utilities:7 water_company:7 water_board:6 water_pipe*:5
        water_main*:6 water_treat*:6 water_works:6 waterworks:6 water_engineer*:6 water_leak*:4 sewers:5
        sewage_work*:6 sewage_plant*:6 reservoir*:5 oil_and_gas:6 oil_industry:6 oil_platform*:6 oil_work*:4 rig:4
        rig_work*:5 offshore_wind:6 offshore_work*:6 north_sea:5 wind_turbine_technic*:6 wind_turbine*:5
        turbine_technic*:6 wind_farm*:5 energy_industry:6 energy_company:6 energy_sector:6 energy_engineer*:6
        power_industry:6 hydrogen:5 biomass:5 biogas:5 meter_install*:6 meter_read*:5 install_meter*:6
        smart_meter_install*:7 utilities:6 utility_work*:6 petrol_refiner*:5 refinery:5 drilling_oil:6""",
}
