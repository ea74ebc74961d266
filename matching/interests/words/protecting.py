"""Words for police, fire, forces, funerals. Form of entries: see `people.py`."""

WORDS = {
    "police_security": """
        police*:7 detective*:7 crime*:6 criminal*:6 prison*:6 custod*:6 probation*:5 security:5 security_guard*:7
        bouncer*:7 door_staff:6 investigat*:5 csi:6 forensic*:4 community_safety:6 border_force:6 solving_crime*:7
        intelligence_analyst:5 fraud*:3 border*:4 spy:5 pcso:7 protecting_people:6 keeping_people_safe:6
        bodyguard*:6 security_operativ*:6 anti_social*:5 detention*:5 cctv:5 traffic_warden:4 protective*:4 scam*:5
        cheat*:4 catching_people:4 undercover:6 mi5:6 mi6:6 cop:6 cops:6 fbi:5 sniffer_dog*:6 murder*:5 mystery*:3
        doorman:6 patrol*:5 crime_scene*:6 evidence:4 clues:4 interpol:5 airport_security:5 night_club_door:5
        protect_celebrit*:6 guard_celebrit*:6 protect_famous:6 protect_vip*:6 police_offic*:7 police_woman:7
        police_man:7 police_car*:7 police_force:7 police_staff:7 police_work*:7 police_job*:7 police_station*:6
        police_constab*:7 police_communit*:7 police_detect*:7 police_dog*:7 police_dog_handl*:8 police_investig*:7
        police_control*:6 armed_police:7 riot_police:7 traffic_police:7 transport_police:7 met_police:7
        special_constab*:7 join_police:7 become_police*:7 work_police:7 working_police:7 detective_work:7
        private_detect*:7 private_investig*:7 cid:6 inspector*:3 chief_inspector:5 sergeant*:3 sherlock:6
        sherlock_holmes:7 line_of_duty:7 luther:4 criminal_minds:6 true_crime:6 crime_document*:6 crime_invest*:7
        crime_fight*:7 crime_stuff:6 crime_podcast*:5 criminolog*:7 criminal_psycholog*:6 serial_killer*:6
        murders:6 solve_murder*:7 solve_case*:6 solve_myster*:6 stop_crime*:7 stopping_crime*:7 fight_crime*:7
        prevent_crime*:6 preventing_crime*:6 catch_bad*:7 catch_thief:6 catch_thieves:7 catch_crim*:7
        catch_murder*:7 catch_paedo*:7 catch_nonce*:6 catch_scam*:5 catch_benefit*:4 arrest*:6 arrest_people:7
        arrest_bad*:7 handcuff*:6 lock_up_bad*:6 lock_up_crim*:7 bad_guy*:6 bad_people:4 baddie*:6 thief:4
        thieves:5 burglar*:4 terror*:5 counter_terror*:6 national_security:6 intelligence_offic*:6
        intelligence_agen*:6 intelligence_service*:6 secret_agent*:6 secret_service:6 spying:5 james_bond:5
        mi5_agent:7 nca:6 forensic_invest*:5 crime_scene_invest*:7 fingerprint*:6 ballistic*:4 fraud_invest*:5
        fraud_detect*:5 fraudster*:5 keep_street*_safe:6 keep_communit*_safe:6 keep_safe:4 safer_street*:5
        make_street*_safe:6 protect_communit*:6 protect_public:6 protect_kid:3 protect_child*:3 law_enforce*:6
        uphold*_law:5 prison_offic*:7 prison_guard*:7 prison_work*:6 prison_service:7 prison_job*:7 prisoner*:5
        work_prison:7 working_prison*:7 young_offender_institut*:5 screw_prison:5 probation_offic*:6
        detention_offic*:6 border_control:6 border_guard*:6 customs_offic*:6 immigration_offic*:6 security_work*:7
        security_job*:7 security_offic*:7 security_man:6 security_staff:6 security_firm:6 security_company:6
        event_security:6 shop_security:6 store_detective*:6 loss_prevention:6 club_security:7 door_security:7
        door_supervis*:7 doorm*n:6 door_work*:6 work_door*:6 sia:7 sia_badge:8 sia_licen*:8 steward_stadium:5
        steward_football:5 stewarding:5 crowd_control:6 body_guard*:7 bodyguarding:7 close_protection:7
        cctv_operat*:7 watch_cctv:7 g4s:6 dog_handl*:4 anti_social_behav*:5 traffic_ward*:5 parking_ward*:5
        civil_enforce*:4 bailiff*:4 neighbourhood_watch:4 crown_prosecution:3 jail:6 copper:4 old_bill:6
        keep_place*_safe:6 keep_area*_safe:6 safe_street*:5 security_door*:7""",
    "fire_military": """
        fire:5 firefight*:7 fireman:7 fire_fight*:7 fire_service*:7 fire_engine*:7 fire_safety:6 army*:7 soldier*:7
        military*:6 navy:5 raf:5 armed_force*:7 force:5 hm_force*:6 rescue*:5 rescuing_people:6 specialist_rescue:6
        serviceperson:6 ordnance:4 explosive*:4 munition*:4 emergency*:2 safety*:2 gun:4 combat*:5 cadet*:5
        marines:6 royal_marine*:7 tank:4 war:4 hose:3 burning_building*:6 paratroop*:7 sas:6 sniper*:5 hero:3
        uniform:3 flames:5 commando*:6 veteran*:3 firemen:7 fire_man:7 firewoman:7 firewomen:7 fire_woman:7
        fire_station*:7 fire_truck*:7 fire_crew:7 fire_rescue*:7 fire_prevent*:6 fire_brigade*:7 fireman_sam:6
        put_fire*:7 put_out_fire*:7 fight_fire*:7 run_burning*:7 burning:4 blaze*:4 london_fire*:7 retained_fire*:7
        rescue_someone:6 rescue_work*:5 mountain_rescue:6 sea_rescue:5 search_and_rescue:6 helicopter_rescue:5
        rescue_cat*:1 save_live:4 save_life:4 save_people:5 save_someone:4 heroes:3 emergency_service*:4
        armed_service*:7 army_cadet*:7 army_reserv*:7 army_soldier*:7 army_offic*:7 army_engineer*:6
        army_mechanic*:4 army_job*:7 british_army:7 join_army:7 joining_army:7 join_navy:6 join_raf:6
        join_military:7 join_marines:7 join_forces:7 joining_forces:7 join_up:3 infantry:7 infantryman:7 paras:6
        royal_engineer*:6 royal_air_force:5 royal_navy:4 navy_seal*:6 special_force*:7 gurkha*:6
        household_cavalry:6 guardsman:6 bearskin:4 military_police:5 military_job*:7 military_life:7
        military_career:7 military_training:6 ex_military:5 serve_country:7 fight_country:6 defend_country:7
        protect_country:7 defence:3 squad:2 troop*:4 barracks:6 regiment*:5 battalion*:5 basic_training:4
        boot_camp*:4 call_of_duty_real:5 weapons:4 shoot_gun*:5 shooting_gun*:5 rifle*:4 bomb_dispos*:7 bombs:4
        landmine*:5 drive_tank*:7 armour*:2 discipline:3 kit_army:5 cadets:6 camouflage:5 sandhurst:7 catterick:6""",
    "funeral": """
        funeral*:7 undertak*:7 embalm*:6 mortuary:4 cemeter*:6 death:4 bereave*:5 dead_people:6 grave*:4 die:5
        died:5 dying:4 dead:4 passed_away:6 pass_away:6 coffin*:6 hearse*:6 grief:5 griev*:5 when_someone_dies:6
        burial*:6 laying_rest:7 ashes:4 wake:3 last_goodbye*:5 cremat*:6 funeral_director*:7 funeral_home*:7
        funeral_parlour*:7 funeral_work*:7 funeral_servic*:7 funeral_arrang*:7 arrange_funeral*:7 plan_funeral*:6
        undertaking:4 embalmer*:7 embalming:7 morgue*:5 mortuar*:4 mortician*:7 graveyard*:6 grave_dig*:6
        gravedig*:7 graves:5 gravestone*:5 headstone*:5 dead_bod*:6 bodies:3 dress_bod*:5 deceased:6 drive_hearse:7
        carry_coffin*:7 coffin_mak*:5 pallbearer*:7 bury:5 burying:5 bury_people:6 bereaved:6 bereaved_famil*:7
        grieving_famil*:7 loss_loved:5 lost_loved:5 lose_loved:5 lost_someone:4 someone_died:6 people_died:5
        people_die:5 lay_people_rest:7 laid_rest:6 final_journey:6 last_journey:6 send_off:6 saying_goodbye:5
        say_goodbye:5 goodbye*:4 eulogy:6 celebrant*:6 memorial*:5 co_op_funeral*:7 last_rites:5 autopsy*:4""",
}
