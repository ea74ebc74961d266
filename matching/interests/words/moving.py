"""Words for transport and stores. Form of entries: see `people.py`."""

WORDS = {
    "aviation": """
        aeroplane*:6 aircraft*:6 airport*:6 aviation*:6 pilot:6 fly:4 aerospace*:6 air_traffic:7 helicopter*:6
        jet:5 ground_handl*:5 raf:4 rocket*:4 drone*:5 baggage*:4 first_officer:5 flight*:5 airline*:5
        space_system*:3 space_engineer*:4 heathrow:6 gatwick:6 stansted:6 luton_airport:6 easyjet:6 ryanair:6
        runway*:6 nasa:4 passport_control:3 check_in_desk*:4 cockpit*:6 air_force:4 aeroplanes:7 planes:6
        airline_pilot*:7 become_pilot:7 fly_plane*:7 fly_helicopter*:7 fly_jet*:7 fly_aeroplane*:7 fly_drone*:5
        flight_school:6 flying_lesson*:6 flight_simulat*:5 flight_sim:5 fighter_jet*:6 fighter_pilot*:6
        jet_engine*:6 private_jet*:6 chopper*:4 glider*:5 hot_air_balloon*:5 spitfire*:5 concorde:6 boeing:6
        airbus:6 fix_plane*:7 fix_aeroplane*:7 fix_aircraft:7 fix_helicopter*:7 fix_jet*:7 build_plane*:7
        build_aeroplane*:7 building_plane*:7 build_aircraft:7 building_aircraft:7 build_rocket*:6
        building_rocket*:6 make_plane*:6 design_plane*:6 plane_engineer*:7 plane_mechanic*:7 aircraft_engineer*:7
        aircraft_mechanic*:7 aircraft_mainten*:7 aircraft_fit*:7 aircraft_clean*:6 aeronaut*:7 aero:4
        aerospace_engineer*:7 avionics:7 airport_work*:7 airport_staff:7 airport_job*:7 airport_ground*:7
        airport_check*:6 airport_handl*:7 ground_crew:6 ground_staff:5 ground_handler*:6 baggage_handl*:7
        luggage*:4 load_plane*:7 load_bag*:5 load_luggage:6 bags_plane*:6 suitcases:4 checkin:4 checkin_desk:5
        boarding:3 departures:4 terminal*:3 duty_free:2 air_traffic_control*:7 control_tower:6 air_cadet*:5
        british_airways:6 jet2:5 tui:3 wizz_air:6 virgin_atlantic:6 emirates:5 luton:3 manchester_airport:7
        birmingham_airport:7 city_airport:6 aviation_industry:7 raf_engineer*:5 astronaut*:5 spaceship*:5
        space_rocket*:5 spacex:5 nasa_engineer*:5 space_industry:4 mars:2 skydiv*:3 parachut*:4 space:3
        outer_space:5""",
    "rail": """
        train_driver*:7 trains:6 rail*:6 tube:5 underground:5 signal*:3 track:4 station_team:4 station_staff:5
        metro:4 locomotive*:6 onboard_and_station:5 high_speed_rail:6 network_rail:6 underground_train:6 tfl:5
        overground:5 subway_train*:4 station:3 conductor:4 ticket_office:4 train_guard*:7 train_conduct*:7
        train_engineer*:7 train_mainten*:7 train_mechanic*:7 train_station*:6 train_staff:6 train_track*:7
        train_line*:6 train_manager:6 train_company:6 train_dispatch*:6 train_spott*:6 trainspott*:6
        train_operat*:6 train_depot*:6 drive_train*:7 drive_tram*:7 drive_tube*:7 fix_train*:7 build_train*:7
        fix_track*:6 fix_railway*:7 lay_track*:6 tube_driver*:7 tube_station*:7 tube_staff:6 tram_driver*:7 trams:6
        steam_train*:6 steam_engine*:4 rail_engineer*:7 rail_work*:7 rail_mainten*:7 rail_track*:7 railway_work*:7
        railway_engineer*:7 railway_line*:7 railway_track*:7 railways:7 work_railway:7 track_work*:6
        track_mainten*:7 pts_card:6 signalling:5 signaller*:6 signalman:6 signal_box:6 platform_staff:6 platforms:2
        ticket_inspect*:6 ticket_barrier*:5 ticket_machine*:3 station_assist*:6 station_work*:5
        london_underground:7 underground_station*:6 elizabeth_line:6 dlr:6 crossrail:7 hs2:7 lner:6 gwr:6
        northern_rail:6 avanti:5 southeastern:4 southern_rail:6 thameslink:6 eurostar:6 national_rail:6
        transport_for_london:5 level_crossing*:5 freight_train*:6 carriages:5 overhead_wire*:4""",
    "marine": """
        boat*:6 sea:5 seafar*:7 sail*:6 navy:4 marine*:5 maritime*:6 harbour*:5 port:4 yacht*:6 vessel*:6 cruise*:4
        ocean*:5 marina:6 workboat*:6 merchant_navy:7 officer_of_the_watch:6 fisher*:3 dock:5 shipyard*:7
        submarine*:5 coastguard*:4 fishing_boat*:5 lifeboat*:4 canal*:4 sea_cadet*:4 lighthouse:4 ferry*:6 ships:6
        boat_build*:7 build_boat*:7 building_boat*:7 boat_engine*:6 boat_mechanic*:7 boat_repair*:7 boat_work*:6
        boat_driv*:6 boat_trip*:5 fix_boat*:7 fix_ship*:7 drive_boat*:7 boatyard*:7 speedboat*:6 narrowboat*:6
        barge*:4 superyacht*:7 sailing_boat*:6 seaman:6 captain_ship:6 ship_captain:6 skipper*:6 deckhand*:7
        deck_hand*:7 deck_officer*:6 ship_engineer*:7 ship_build*:7 shipbuild*:7 ship_crew:6 ship_work*:6
        container_ship*:6 cargo_ship*:6 cruise_ship_engineer*:6 cruise_ship*:4 tug_boat*:6 tugboat*:6 ferry_work*:6
        work_sea:7 working_sea:7 life_sea:6 out_sea:6 open_sea:6 seaside:3 marine_engineer*:7 marine_mechanic*:7
        marine_work*:5 harbour_master:6 port_operat*:6 port_work*:6 work_docks:6 dockyard*:7 dock_work*:6
        dockwork*:7 docker*:4 stevedore*:7 felixstowe:6 southampton_docks:7 dover_port:6 tilbury:6 lifeboats:5
        rnli:6 coast_guard*:5 coast:3 royal_navy:5 fishing_trawler*:5 trawlers:5 lock_keeper*:5 sea_scout*:4
        pirate*:4 deck:3 boatbuild*:5 boatbuilder:6 fisherman:4 fishermen:4""",
    "driving": """
        driv*:5 lorr*:6 hgv:7 lgv:7 truck*:6 trucker*:7 van:4 delivery_driver*:7 courier*:7 parcel*:6 bus:5 buse:4
        taxi*:6 driving_lorr*:7 express_delivery:6 passenger_transport:4 urban_driver:6 removal*:5 bus_coach:5
        driving_around:6 driving_bus:7 postal:4 postman:5 milk_round:4 post:2 royal_mail:6 uber:5 deliveroo:6
        evri:5 dpd:5 hermes:4 chauffeur*:6 being_on_road:4 dropping_off:4 van_round*:5 truck_driver*:7 motorway*:4
        drive_truck*:7 drive_hgv*:7 drive_van*:7 drive_coach:7 drive_taxi*:7 drive_cab*:7 drive_minibus:6
        drive_forklift*:2 drive_living:6 drive_people:5 drive_car*:5 drive_ambulance*:2 drive_fast:3 drive_big*:5
        lorry_driv*:7 big_lorr*:6 artic:6 articulated:6 hgv_driv*:7 hgv_licen*:7 hgv_class*:7 class_1_driv*:7
        class_2_driv*:7 c_plus_e:5 c1_licen*:6 tacho*:6 trucking:7 truck_driving:7 trucks:5 big_truck*:6 big_rig*:5
        eddie_stobart:7 stobart:6 haulage:6 haulier*:6 long_distance:4 long_haul:3 open_road:5 road_trip*:3
        van_driv*:7 van_work*:5 white_van:6 man_and_van:6 delivery*:5 delivery_work*:7 delivery_job:7
        delivery_round*:6 delivery_van*:7 delivery_guy:6 delivery_man:6 delivery_cycl*:6 delivery_bik*:6
        deliver_parcel*:7 deliver_food*:6 deliver_pizza*:6 deliver_letter*:6 deliver_post:6 deliver_package*:7
        deliver_thing*:6 deliver_stuff:6 deliver_medic*:4 deliver_milk:5 deliver_flower*:5 food_deliver*:6
        pizza_deliver*:6 milkman:5 milk_float*:5 paper_round:4 post_office_deliver*:6 postie*:6 postwoman:6
        post_man:6 postman*:6 post_person:5 postal_work*:6 letters:2 mail:3 sorting_office:4 yodel:6 ups:4 fedex:6
        dhl:6 tnt:4 amazon_driv*:7 amazon_deliver*:7 amazon_flex:6 tesco_deliver*:7 tesco_driv*:7 asda_deliver*:7
        ocado_driv*:7 iceland_driv*:6 uber_eat*:6 ubereats:6 uber_driv*:7 bolt_driver*:6 cabbie*:6 cab:5
        cab_driv*:7 black_cab*:6 minicab*:6 taxi_driv*:7 limo*:5 limousine*:6 minibus*:6 bus_driv*:7
        double_decker*:6 bus_company:6 stagecoach:5 arriva:5 national_express:6 coach_driv*:7 tram_driv*:3
        bin_lorry_driv*:3 tanker*:4 fuel_tanker*:5 removal_van*:6 remov*_man:6 house_move*:4 house_removal*:6
        move_furniture:5 move_people_house*:5 courier_work*:7 driving:6 driving_job*:7 driving_licen*:4
        driving_test:4 driving_instruct*:5 steering_wheel:5 sat_nav:4 behind_wheel:6 wheel:3 m25:5 passenger*:2
        patient_transport:3 school_run:3 transport_driv*:6 tow_truck*:5 recovery_driv*:5 gritter*:4 transport:2
        deliver:5""",
    "warehouse": """
        warehouse*:7 forklift*:7 logistic*:6 supply_chain*:6 stock:3 pick*_pack*:6 packing*:5 storage:4
        store*_man:3 amazon:5 distribution*:4 freight*:5 stockroom*:5 shipping:4 sortation:5 loading:4 inventory*:5
        moving_boxe:6 lifting_boxe:6 transport_plan*:4 traffic_operat*:3 transport_schedul*:4 stacking_shelve:3
        bulk_storage:3 import_export:5 pick_and_pack:7 picking:3 picking_order*:6 argos:3 ocado:5 pallet*:5 boxes:4
        loading_lorr*:6 shelves:3 scanning:3 packer*:6 boxe:3 warehouse_work*:7 warehouse_operat*:7
        warehouse_assist*:7 warehouse_manager:7 warehousing:7 warehouse_shift*:7 amazon_warehouse*:7 work_amazon:6
        working_amazon:6 amazon_work*:6 amazon_pick*:7 asos_warehouse:7 asos:3 distribution_centre*:7 fulfilment*:6
        fulfillment*:6 sorting_parcel*:6 order_pick*:7 picker_packer:7 picker*:6 pick_order*:7 pick_stock:6
        pick_item*:6 pack_order*:7 pack_box*:7 pack_parcel*:7 pack_thing*:6 pack_stuff:6 packing_box*:7
        packing_work*:6 packing_job*:6 packaging:4 packag*:3 box_pack*:6 stack_box*:7 stack_pallet*:7 stack_shelf:3
        stacking:4 lift_box*:7 lift_heavy*:4 lifting_heavy*:4 heavy_lift*:5 heavy_box*:6 carry_box*:6 move_box*:7
        move_stock:6 move_pallet*:7 load_van*:6 load_truck*:6 load_box*:6 load_pallet*:7 unload*:5 loading_bay*:7
        loader*:4 forklift_truck*:7 fork_lift*:7 fork_truck:6 flt:6 flt_driv*:7 drive_forklift*:7 forklift_driv*:7
        reach_truck*:7 counterbalance:6 pallet_truck*:7 pump_truck*:6 pallets:6 stock_take*:5 stocktak*:5
        stock_control*:6 stock_room*:5 stock_check*:5 stock_manage*:5 goods_out:6 storeman:6 storeperson:6
        storekeeper*:5 stores_person:6 stores_work*:4 stores_assist*:4 depot*:5 supply:3 export*:4 shipment*:5
        freight_forward*:6 containers:4 scan_barcode*:6 barcode*:5 scan_parcel*:6 scan_item*:5 wms:3
        night_shift_pack*:6 night_shift_box*:6 cold_store*:5 tesco_warehouse*:7 lidl_warehouse*:7 aldi_warehouse*:7
        sports_direct_warehouse:7 next_warehouse:7 dhl_warehouse:7 hermes_warehouse:7 ocado_warehouse:7
        furniture_porter*:4 builders_merchant*:3 screwfix:4 toolstation:4 trade_counter:3 imports:3 importing:3""",
}
