"""Words for creative, digital, office, legal, money, protective, shop, food work. Entries: see `people.py`."""

WORDS = {
    "hair": """
        hair*:7 hairdress*:7 hairdresser:7 barber*:7 salon*:5 fade:6 trim:5 haircut*:7 cut_hair:7 cutting_hair:7
        braid*:7 wig*:5 colouring_hair:7 styl*:3 hair_styl*:7 locs:5 afro:6 weave*:6 shav*:3 cornrow*:7
        doing_hair:7 do_hair:7 trim_hair:6 perm:4 extension_hair:4 hair_extension*:7 dread*:5 taper*:4
        skin_fade:7 mens_hair:7 shampoo*:5 blow_dry*:6 bleaching_hair:6 twists:4 wigs:6 line_up*:4""",
    "beauty": """
        beaut*:6 beautician:6 beauty:6 nail*:6 makeup:7 make_up:7 lash*:7 eyebrow*:7 brow:6 facial*:5 wax*:5
        spa:5 skin:5 skincare:6 massage*:4 tann*:4 cosmetic*:6 manicur*:7 mua:7 acrylic*:5 aesthetic*:4
        holistic:5 wellbeing_and_holistic:6 prosthetic_make*:3 tattoo*:4 piercing*:4 salon:3 doing_nail:7
        do_nail:7 botox:5 threading:5 lip_filler*:6 filler:4 fillers:4 gel:3 pedicure*:6 contour*:4 glam:4 tan:3
        lipstick:6 eyeliner:6 perfume*:4 pamper*:5 dermaplan*:5 microblad*:6""",
    "cooking": """
        cook*:6 chef*:7 kitchen*:5 food:3 restaurant*:4 meal*:4 recipe*:5 culinary*:6 cater*:5 commis:6
        making_food:6 make_food:6 bak*:2 own_restaurant:6 head_chef:7 production_chef:7 pastr*:3 dinner_lady:5
        school_dinner*:5 street_food:5 burger*:3 feeding_people:4 feed_people:4 gordon_ramsay:5 jamie_oliver:5
        masterchef:6 curry:4 jerk_chicken:5 food_truck:5 own_cafe:5 jollof:5 rice:2 noodle*:4 spice*:4 grill*:4
        vegan_food:4 dishes:3 soup*:4 dinner*:3 lunch*:2 pizza*:4""",
    "food_production": """
        bak*:6 baker*:7 bread:5 cake*:6 pastr*:5 butcher*:7 meat*:6 fishmonger*:7 abattoir*:5 brew*:6 beer*:4
        food_and_drink:4 food_technolog*:5 dairy*:3 food_process*:5 food_industry:5 food_factory:6
        decorat*_cake*:7 making_cake:7 drinks_dispens*:4 packhouse:2 pie:4 biscuit*:5 dough*:5 cupcake*:6
        chocolate*:4 bake_off:6 loaf:4 sausage*:5 icing:5 sourdough:6 sweets:4 ice_cream:4 cheese:4""",
    "hospitality": """
        hospitality*:6 hotel*:6 bar:4 barista*:7 coffee*:5 cafe*:5 waiter*:6 waitress*:6 waiting_table:6 pub:5
        bartend*:7 cocktail*:6 food_and_beverage:5 serving_food:5 front_of_house:6 restaurant*:4
        hotel_reception*:7 housekeep*:3 accommodation_team:5 guest*:3 catering_assistant:3 starbuck*:5 greggs:4
        mcdonald*:4 serving_people:4 serving_customer*:3 serving_drink*:6 pouring_pint*:6 nando*:4
        wetherspoon*:5 spoons:3 costa:4 mcdonalds:4 kfc:4 serve_food:5 tables:3 room_service:6 nightclub*:5
        bar_staff:6""",
    "travel_events": """
        travel*:5 cabin_crew:7 air_hostess:7 flight_attend*:7 air_steward*:7 holiday*:5 tourism*:6 tour_guide*:6
        event*:5 party:3 wedding*:5 wedding_plan*:7 party_plan*:7 event_plan*:7 festival*:5 live_event*:5
        see_world:6 seeing_world:6 aviation_customer:4 theme_park*:6 funeral*:2 event_assist*:6
        organising_event*:6 organise_event*:6 planning_part*:6 plan_part*:6 entertainment:2 holiday_rep:6
        tourist*:5 abroad:4 booking_holiday*:7 holidays:5 cruise*:3 birthday_part*:5 prom:3
        see_different_country*:6 country:2 airbnb:4 concert_organis*:5 birthday:3 passport*:4 languages:2""",
    "software": """
        software*:6 cod*:4 coding:7 code:5 program*:5 programming:6 programmer*:6 developer*:4 app:5 apps:5
        website*:4 web_dev*:6 python:5 javascript:6 hack*:3 devops:6 software_test*:6 making_app:7 make_app:7
        building_app:7 build_app:7 ai:4 artificial_intelligence:5 machine_learning:5 computer*:3
        digital_solution*:4 digital_and_technology:5 tech:4 product_manag*:2 digital_product:4
        digital_accessib*:4 high_integrity:4 build_website*:6 making_website*:6 computer_program*:7
        computer_science:6 websites:5 html:6 java:5 program:3 developing_game*:4 making_software:6 web_design*:6
        roblox:2 scratch:2 coder:6 debug*:6 websites_and_app*:6 mobile_app*:6 react:3 c_sharp:4""",
    "it_support": """
        infotech:6 computer*:5 laptop*:6 pc:5 network*:4 network_engineer*:6 cyber*:7 cyber_security*:8 hack*:6
        hacker*:6 infrastructure:3 infrastructure_technic*:6 digital_support:6 help_desk:6 helpdesk:6 server*:4
        cloud:4 security_online:5 fixing_computer*:7 fix_computer*:7 computer_repair*:7 building_pc:7 build_pc:7
        hardware:5 unified_communication*:5 information_communication*:5 application_support:5 ethical_hack*:7
        tech_support:7 technology:4 tech:4 communication_technician:5 digital_forensic*:5 wifi:4 techy:5
        setting_up_computer*:6 router*:5 gaming_pc:6 building_computer*:7 build_computer*:7 mending_computer*:7
        it_guy:6 hackers:6 printer_not_work*:5 motherboard*:6 passwords:4 virus_computer:4 internet:3""",
    "data": """
        data*:6 data_analys*:7 analys*:4 analyst*:4 statistic*:5 spreadsheet*:4 excel:4 number:3 maths:4
        database*:4 data_scien*:7 intelligence_analyst:3 machine_learning:5 ai:3 artificial_intelligence:5
        operational_research:4 bioinformatic*:3 business_analyst:5 spatial_data:4 chart:2 pattern_in_number:5
        algorithm*:3 insight*:3 economist*:3 actuar*:2 market_research*:3 numbers:4 graphs:3 graph:3 sums:3
        working_out_pattern*:4 spreadsheets:4 puzzles:3 puzzle*:3 statistics:5 probability:4 predict*:3""",
    "marketing_media": """
        market*:4 marketing:6 digital_market*:6 social_media:7 tiktok*:6 instagram*:6 influenc*:6 advert*:6
        brand*:4 content_creat*:6 public_relation*:6 pr:4 communication*:2 seo:5 campaign*:4 content_produc*:5
        youtube*:3 blog*:4 creative_digital:3 digital_community:5 multi_channel:5 online:2 promoting:4 promot*:3
        viral:4 podcast*:3 user_experience:3 ux:4 digital_learning_design*:2 snapchat:5 reels:4 going_viral:6
        follower*:4 brands:4 promo:4 sponsor*:4 logos:2 facebook:5 ads:5 hype:3 pr_stunt*:4 logo:3 posts:2""",
    "games_animation": """
        gam*:5 gaming:6 game:6 video_game*:7 making_video_game*:7 make_video_game*:7 computer_game*:7
        game_design*:7 animat*:7 cartoon*:6 visual_effect*:7 vfx:7 3d:5 storyboard*:6 fortnite:5 playstation:5
        xbox:5 esport*:5 anime:5 manga:5 2d:4 cgi:6 making_game:7 make_game:7 game_program*:7 minecraft:5
        nintendo:5 fifa:4 call_of_duty:4 gta:4 pixar:5 roblox:4 twitch:4""",
    "film_photo": """
        film*:6 camera*:6 photo*:6 photographer:6 photography:6 video*:5 tv:6 television*:6 broadcast*:6
        movie*:6 editing:4 edit_video*:7 editing_video*:7 youtube*:5 post_production:6 director:3
        production_assistant:4 production_coordinator:5 screen:3 filming:7 audiovisual:5 outside_broadcast*:6
        content_produc*:3 documentary*:6 podcast*:3 cinema*:4 making_video*:7 make_video*:7 vlog*:5 cameraman:6
        netflix:5 picture:3 taking_picture*:7 take_picture*:7 drone_footage:5 edit:3 premiere_pro:5 clip:3
        clips:4 capcut:5 lens*:3 portrait*:3 weddings_photo*:5 short_film*:6""",
    "music_stage": """
        music*:6 sing:5 singer:6 singing:6 rap*:5 dj:6 beat:4 making_beat:7 make_beat:7 record*_studio:6
        recording:5 sound:4 sound_engineer*:7 band:4 guitar*:5 drum*:4 act:3 acting:6 actor*:6 actress*:6
        drama*:6 theatre*:5 stage*:5 danc*:6 perform*:4 light*_sound:4 live_event*:4 creative_venue*:6
        costume*:4 props:4 scenic*:5 organ_builder:4 concert*:5 lyric*:5 producer:3 radio:4 gig:4 musician:6
        mc:3 drill:2 grime:4 gigs:4 sound_and_light*:6 lighting_gig*:6 mixing:4 spotify:4 choir*:5 piano:5
        produce_music:7 producing_music:7 backstage:6 west_end:5 song*:5 songwrit*:6 record_label*:6 karaoke:4
        comedy:4 comedian*:5 musical*:5 ableton:5""",
    "fashion_textiles": """
        fashion*:7 cloth*:6 clothe:6 sew*:7 tailor*:7 textile*:5 garment*:6 design_cloth*:7 designing_cloth*:7
        dressmak*:7 footwear*:6 shoe*:5 trainer*:2 sneaker*:4 pattern_cut*:6 knit*:5 costume*:5 leather*:5
        saddler*:4 upholster*:3 model*:3 dyer:4 streetwear:6 bag:3 handbag*:5 making_bag*:6 outfit*:5 dress:4
        dresses:5 jeans:4 hoodie*:5 shoes:5 stitching:5 stylist:5 alteration*:5 runway_fashion:5 sew_clothe*:7
        crochet*:6 fabric*:5 embroider*:6""",
    "art_craft": """
        art:5 arts:4 artist*:6 draw*:6 drawing:6 paint_picture*:7 painting_picture*:7 illustrat*:6 graphic*:6
        interior_design*:6 design*:3 creativ*:4 sculpt*:6 potter*:5 ceramic*:5 craft*:4 jewel*:6 silversmith*:6
        museum*:6 gallery*:6 watchmak*:5 clock*:5 heritage*:4 archaeolog*:6 histor*:4 librar*:4 archiv*:4
        curator*:6 stained_glass:6 tattoo*:4 conservat*:3 model_mak*:5 signage:3 museums:6 sketch*:6
        storyboard*:5 making_thing:2 cultural*:4 floris*:2 digging_up:3 pottery:6 painting_portrait*:6
        art_galler*:6 digging_thing_up:5 old_thing*:3 old_stuff:4 antique*:6 ancient*:5 roman*:3 castle*:4
        tattooist*:4 canvas:4 clay:5 graffiti:5 collage:4 paintings:5 anime_drawing:3""",
    "writing": """
        writ*:5 journal*:7 newspaper*:6 news:4 publish*:7 book*:4 author*:5 story*:4 stories:4 poetry:5 poem*:5
        reporter*:6 magazine*:6 blog*:4 english:1 editor:4 read*:2 librar*:3 write_story*:7 writing_story*:7
        copywrit*:6 poems:5 novels:6 novel:6 screenplay*:4 lyrics_writ*:3 spoken_word:5 essay*:4 fanfic*:5
        wattpad:5""",
    "retail": """
        shop*:5 retail*:7 store:4 supermarket*:6 till:5 cashier*:6 shop_assist*:7 clothes_shop:6 merchandis*:5
        buying:3 tesco:5 sainsbury*:5 sales_assist*:6 shelf:4 shelve:4 primark:6 buyer:4 trade_suppl*:4
        sports_shop:5 trainer_shop:5 serving_customer*:4 checkout*:5 working_in_shop:7 greengrocer*:5
        procurement*:3 purchas*:3 jd:5 nike:4 zara:6 asda:5 aldi:5 lidl:5 next:2 boohoo:5 h_and_m:5 footlocker:6
        picking_clothe*:7 pick_clothe*:6 choosing_clothe*:7 choose_clothe*:6 buying_clothe*:7 fashion_buyer*:7
        stacking_shelf:6 corner_shop*:6 shopping:4 sneaker_shop:5 customers_shop:4 cash_register:5 market:2""",
    "sales_service": """
        sale:5 selling*:6 sell:5 salesperson:6 customer*:5 customer_service*:6 call_centre:7 telesales:7
        customer_adviser*:4 business_to_business:5 sales_execut*:6 talking_to_customer*:6 people_person:4
        meeting_people:4 meet_people:4 talking_to_people:4 persuad*:4 chatting:4 talk_to_people:4
        helping_customer*:6 help_customer*:6 phone:2 talking_on_phone:6 bid_and_proposal:3 relationship_manag*:2
        own_business:2 talk:2 chatty:4 gift_of_the_gab:6 persuade:4 complaints:4 selling_stuff:6 market_stall:5
        deal:2 deals:3 negotiat*:5 phone_call*:4 cold_call*:6 commission:4 helpline:4""",
    "office_admin": """
        office:6 admin*:6 administrator*:6 business_admin*:7 secretar*:6 reception*:6 receptionist*:7
        paperwork:5 filing:5 typing:5 organis*:3 pa:3 personal_assistant:6 desk:4 computer_work:3
        public_service*:4 council:4 civil_service:5 policy*:4 governance:3 operational_delivery:5 town_hall:5
        project_manag*:4 project:2 clerical:6 planning_thing:3 nine_to_five:4 information_manag*:4
        data_protection:2 clinical_coder:2 trade_union:2 politic*:4 resilience:2 school_business*:6 benefit*:4
        welfare_benefit*:6 data_entry:6 computer_job:3 answering_phone*:6 answer_phone*:5 sitting_desk:5
        sat_desk:5 sit_desk:5 town_council:5 mp:3 prime_minister:4 nine_five:4 emails:4 photocopy*:5
        laptop_work:3 calm_office:5 diary:3 minutes:2""",
    "people_management": """
        manager*:3 manag*:2 leader*:3 team_lead*:5 supervis*:3 boss:5 human_resource*:7 hr:7 recruit*:6
        people_professional:7 running_business:6 own_business:6 run_own_business:7 running_my_own:5
        entrepreneur*:6 start_business:6 starting_business:6 management_consult*:5 improvement*:4
        operations_manag*:5 in_charge:5 interviewing_people:5 charter*_manager*:5 coaching_professional:4
        executive*:2 senior_leader:5 project_manag*:3 consult*:2 quality_practitioner:4 system*_thinking:2
        corporate*:2 ceo:6 being_boss:6 own_brand:5 own_company:6 my_own_company:6 start_up:4 being_in_charge:6
        new_staff:6 hiring*:6 hire_people:6 self_employed:5 leading_people:6 lead_people:5 empire:4
        millionaire*:4 side_hustle*:6 hustle:4 invest_my_business:2""",
    "finance": """
        account*:6 accountant:6 financ*:6 bank*:6 money:6 tax*:5 payroll*:6 bookkeep*:7 insur*:6 invest*:5
        audit*:6 mortgage*:5 credit*:4 pension*:6 stock_market:6 trading:4 trader*:4 crypto*:5 bitcoin:5
        number:3 maths:3 math:3 economist*:4 actuar*:6 paraplann*:6 debt*:4 adding_up:5 revenue*:4
        collections_tech*:4 collection_technic*:4 investment*:6 accounts_assist*:7 counting_money:7 budget*:4
        shares:4 stocks:5 forex:5 economy:4 savings:4 rich:3 wages:4 paying_people:4 wall_street:5 hedge_fund*:5
        sums:3 cash:3 pounds:3 wealth*:4 coins:3 bills:3 tax_return*:6""",
    "law": """
        law:6 lawyer*:7 solicitor*:7 solicitor:7 legal*:7 court*:6 paralegal*:7 barrister*:7 conveyanc*:6
        probate*:6 judge*:5 justice:4 arguing:4 debat*:4 arguing_case:6 rights:3 trading_standard*:4 complian*:4
        regulatory*:4 investigator*:3 fraud*:4 contract*:2 standing_up_for_people:4 scam*:3 unfair:3 injustice:5
        inmates_rights:3 immigration_law*:6 human_rights:5 defending_people:6 defend_people:6 sue:4 defend*:3
        law_and_order:5 legal_advice:6""",
    "police_security": """
        police*:7 detective*:7 crime*:6 criminal*:6 prison*:6 custod*:6 probation*:5 security:5
        security_guard*:7 bouncer*:7 door_staff:6 investigat*:5 csi:6 forensic*:4 community_safety:6
        border_force:6 csi:5 solving_crime*:7 intelligence_analyst:5 fraud*:3 border*:4 spy:5 pcso:7
        protecting_people:5 protect_people:5 keeping_people_safe:5 keep_people_safe:5 bodyguard*:6
        security_operativ*:6 anti_social*:5 detention*:5 cctv:5 traffic_warden:4 protective*:4 scam*:5 cheat*:4
        catching_criminal*:7 catch_criminal*:7 catching_people:4 undercover:6 mi5:6 mi6:6 cop:6 cops:6 fbi:5
        feds:5 sniffer_dog*:6 murder*:5 mystery*:3 mysteries:3 doorman:6 patrol*:5 crime_scene*:6 evidence:3
        clues:4 interpol:5 airport_security:5 night_club_door:5""",
    "fire_military": """
        fire:4 firefight*:7 fireman:7 fire_fight*:7 fire_brigade:7 fire_service*:7 fire_engine*:7 fire_safety:6
        army*:7 soldier*:7 military*:6 navy:5 raf:5 armed_force*:7 force:3 hm_force*:6 rescue*:5
        rescuing_people:6 specialist_rescue:6 serviceperson:6 putting_out_fire:7 put_out_fire:7 ordnance:4
        explosive*:4 munition*:4 emergency*:2 safety*:2 gun:4 combat*:5 cadet*:5 marines:5 royal_marine*:7
        tank:4 war:4 hose:3 burning_building*:6 paratroop*:6 sas:5 sniper*:5 fires:4 hero:3 uniform:3 flames:5
        commando*:6 veteran*:3""",
    "funeral": """
        funeral*:7 undertak*:7 embalm*:6 mortuary:4 cemeter*:6 death:4 bereave*:5 dead_people:6 grave*:4 die:5
        died:5 dies:5 dying:4 dead:4 passed_away:6 pass_away:6 coffin*:6 hearse*:6 grief:5 griev*:5
        when_someone_dies:6 burial*:6 crematori*:6 laying_rest:6 ashes:4 wake:2 last_goodbye*:5 cremat*:6""",
}
