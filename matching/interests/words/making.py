"""Words for engineering, vehicles, transport and stores. Form of entries: see `people.py`."""

WORDS = {
    "vehicles": """
        car:6 mechanic:6 vehicle*:5 vehicle:5 motor*:5 motorbike*:7 motorcycl*:7 moped*:6 bike*:4 bicycle*:6
        engine*:3 engines:4 garage*:6 mot:5 tyre*:6 exhaust*:5 autocare*:6 automotive*:5 bodywork*:5 body_shop:6
        accident_repair:6 fix_car:7 fixing_car:7 repair_car:7 repairing_car:7 car_repair*:7 fast_car:6
        racing_car:5 formula_1:5 f1:5 hgv_mechanic*:7 heavy_vehicle:5 bus_and_coach_engineer*:5 windscreen*:5
        panel_beat*:6 van:2 electric_car:6 modif*_car:6 valet*:4 motorsport*:5 scooter:4 truck*:4 bus:3 buse:3
        lorr*:3 electrical_and_trim:6 whip:2 modding:3 tuning:4 tune_car:6 respray*:6 spraying_car*:7
        spray_car*:7 push_bike*:6 pushbike*:6 dirt_bike*:6 quad:4 supercar*:6 under_bonnet:6 mending_car*:7
        bus_and_coach:5 bonnet:4 gearbox*:6 brakes:6 oil_change*:6 mechanical:3 grease*:3 f_1:4 race_car*:5
        vans:3""",
    "engineering": """
        engineer*:4 engineering:4 manufactur*:5 factory:5 machin*:3 machining:5 cnc:6 lathe*:5 maintenance:3
        maintenance_engineer*:6 fitter*:4 toolmak*:6 production_line:5 assembly*:4 automation:4 robot*:5
        mechatronic*:6 product_design*:4 draught*:5 cad:4 composite*:4 design_engineer*:5 inventing:5 invent:5
        taking_thing_apart:7 take_thing_apart:7 how_thing_work:6 making_thing:3 fixing_thing:5 fix_thing:5
        good_with_hand:4 my_hand:4 working_with_hand:4 hand:2 practical:3 process_operator:3 lean*:2
        quality_control:3 print*:3 packaging*:3 polymer*:4 plastic*:4 paper*:2 tool:3 compressed_air:4
        material_cutter:3 surface_finish*:4 foundry:2 compressed:2 systems_engineer*:3 propulsion:3 lift_truck:2
        space_engineer*:3 survival_equipment:2 mattress:3 laundr*:2 hydraulic*:4 lifts:2 lift_and_escalator:4
        stairlift:4 non_destructive:4 battery*:3 craft_technician:3 how_work:3 gear:2 blueprint:1 factories:5
        invention*:5 prototype*:5 mending_thing:5 mend_thing:5 assembl*:4 lego:4 machines:4 conveyor*:5
        rollercoaster*:4 bolts:4 spanner*:4""",
    "welding_metal": """
        weld*:7 metal*:5 metalwork*:7 fabricat*:5 steel*:4 sheet_metal:6 foundry:6 cast*:3 blacksmith*:7 forg*:4
        iron*:3 plate_weld*:7 pipe_weld*:7 grind*:3 solder*:3 making_thing_metal:7 making_thing_out_metal:7
        boilermak*:6 silversmith*:3""",
    "electronics_telecoms": """
        electronic*:6 phone_repair*:7 repair_phone:7 fix_phone:7 fixing_phone:7 fixing_mobile:6 phone:2
        gadget*:6 telecom*:6 broadband:5 fibre:5 circuit_board*:6 network_cable:5 aerial*:4 wireless:4
        cellular*:5 radio_network:5 embedded*:5 device_repair:7 digital_device:5 console_repair*:6 satellite*:5
        tv_repair:5 cable_install*:5 robotics:3 openreach:6 control_system*:3 instrument*:2 fixing_console*:6
        fix_console*:6 mending_phone*:7 cracked_screen*:5 tablet_repair*:6 smartphone*:3 games_console*:3
        drone:3 raspberry_pi:5 arduino:6 hifi:3""",
    "energy_utilities": """
        power*:3 power_network*:6 power_station:6 national_grid:5 substation*:6 pylon*:5 linesperson:6
        overhead_line*:6 gas_network*:6 water_network*:6 water_process*:6 water_treatment:6 water_industry:6
        water:3 sewage:5 sewer*:4 nuclear*:5 smart_meter*:5 heat_network:5 dual_fuel:5 utility*:5 oil:3
        oil_rig:5 offshore*:5 energy_manag*:5 power_engineer*:6 drainage*:4 meter:3""",
    "aviation": """
        plane*:6 aeroplane*:6 aircraft*:6 airport*:6 aviation*:6 pilot:6 fly:4 flying:4 fly_plane:7
        flying_plane:7 aerospace*:6 air_traffic:7 helicopter*:6 jet:4 ground_handl*:5 raf:4 rocket*:4 drone*:5
        baggage*:4 first_officer:5 flight*:5 airline*:5 space_system*:3 space_engineer*:4 heathrow:6 gatwick:6
        stansted:6 luton_airport:6 easyjet:6 ryanair:6 runway*:6 nasa:4 passport_control:3 check_in_desk*:4
        cockpit*:6 air_force:4""",
    "rail": """
        train_driver*:7 trains:6 rail*:6 railway*:6 train_station:6 tube:5 underground:5 signal*:3 tram*:5
        track:3 station_team:4 driving_train:7 drive_train:7 station_staff:5 metro:4 locomotive*:6
        onboard_and_station:5 high_speed_rail:6 network_rail:6 underground_train:6 tfl:5 overground:5
        subway_train*:4 station:3 conductor:4 ticket_office:4""",
    "marine": """
        boat*:6 ship*:6 sea:5 seafar*:7 sail*:6 navy:4 marine*:5 maritime*:6 deck*:3 harbour*:5 port:4 yacht*:6
        vessel*:6 cruise*:4 ocean*:5 marina:6 workboat*:6 merchant_navy:7 officer_of_the_watch:6 fisher*:3
        dock:4 docks:5 shipyard*:7 submarine*:5 coastguard*:4 fishing_boat*:5 lifeboat*:4 canal*:4 sea_cadet*:4
        lighthouse:4 ferry*:6""",
    "driving": """
        driv*:5 lorr*:6 hgv:7 lgv:7 truck*:6 trucker*:7 van:4 van_driver*:7 delivery_driver*:7 deliver*:5
        courier*:7 parcel*:6 bus:4 buse:4 bus_driver*:7 coach_driver*:7 taxi*:6 driving_lorr*:7 drive_lorr*:7
        express_delivery:6 passenger_transport:4 urban_driver:6 removal*:5 bus_coach:5 driving_around:6
        driving_bus:7 drive_bus:7 postal:4 postman:5 milk_round:4 post:2 royal_mail:6 amazon_driver:7
        transport*:2 uber:5 deliveroo:5 driving_van:7 drive_van:7 evri:5 dpd:5 hermes:4 chauffeur*:6
        being_on_road:4 dropping_off:4 van_round*:5 truck_driver*:7 motorway*:4""",
    "warehouse": """
        warehouse*:7 forklift*:7 logistic*:6 supply_chain*:5 stock:3 pick*_pack*:6 packing*:5 storage:4
        store*_man:3 amazon:5 distribution*:4 freight*:5 stockroom*:5 shipping:4 sortation:5 loading:4
        inventory*:4 moving_boxe:6 lifting_boxe:6 transport_plan*:4 traffic_operat*:3 transport_schedul*:4
        stacking_shelve:3 bulk_storage:3 import_export:4 pick_and_pack:7 picking:3 picking_order*:6 argos:3
        ocado:5 pallet*:5 boxes:3 loading_lorr*:6 shelves:3 scanning:3 packer*:6 boxe:3""",
    "cleaning_facilities": """
        clean*:6 cleaner*:7 janitor*:6 caretak*:5 facility*:4 hygiene*:4 housekeep*:5 laundr*:6 textile_care:5
        window_clean*:6 porter*:4 tidy*:4 facilities_service*:5 property_maintenance:4 handyman:4 waste*:2
        street_clean*:6 mopping:5 hoover*:5 bits_round:2 odd_job*:4 maintenance_man:5 polish*:3 vacuum*:4
        bleach:3 toilets_clean*:4 caretaking:6""",
}
