"""Words for hair, beauty, food, guests. Form of entries: see `people.py`."""

WORDS = {
    "hair": """
        hair*:7 barber*:7 salon*:5 fade:6 trim:6 cut_hair:7 braid*:7 colouring_hair:7 hair_styl*:7 locs:5 afro:6
        weave*:6 shav*:3 cornrow*:7 trim_hair:6 perm:4 extension_hair:4 hair_extension*:7 dread*:5 taper*:4
        skin_fade:7 mens_hair:7 shampoo*:5 blow_dry*:7 bleaching_hair:6 twists:4 wigs:6 line_up*:4 hair_dresser*:7
        hair_dressing:7 hair_salon*:7 hair_shop*:6 hair_college:6 hair_and_beauty:5 hair_colour*:7 colour_hair:7
        dye_hair:7 dyeing_hair:7 hair_dye*:7 hair_design*:6 hair_cut*:7 hair_braid*:7 hair_business:7
        hair_product*:5 hair_up:5 people_hair:7 style_hair:7 styling_hair:7 wash_hair:7 plait*:6 plait_hair:7
        bleach_hair:7 curls:4 curly_hair:7 straighten*:5 straighten_hair:7 highlights:4 balayage:7 ombre:5 toner:3
        fringe*:4 bob_cut:5 bridal_hair*:6 wedding_hair:6 afro_hair:7 black_hair:5 textured_hair:7 natural_hair:6
        box_braid*:7 knotless:6 canerow*:7 cane_row*:7 dreadlock*:6 retwist*:6 loctician*:7 relaxer*:4
        lace_front*:6 frontals:5 wig_making:6 wig_install*:6 make_wig*:6 barber_shop*:7 own_barber*:7
        turkish_barber*:7 barber_chair:6 fading_hair:6 low_fade*:7 mid_fade*:6 high_fade:6 short_back_sides:6
        clippers:6 razor*:4 shape_up*:6 line_ups:6 lineup*:4 mullet*:5 beard*:6 shave:5 mens_groom*:6 male_groom*:6
        scissor*:3 blowdry*:7 toni_and_guy:7 trichology*:5 own_salon:6 salons:5 curling:4 style:3 curly:3
        people_look:3 people_look_nice:3""",
    "beauty": """
        beaut*:6 beautician:7 nail*:6 makeup:7 make_up:7 lash*:7 eyebrow*:7 brow:7 facial*:6 wax*:5 spa:5 skin:5
        skincare:6 massage*:4 cosmetic*:6 manicur*:7 mua:7 acrylic*:5 aesthetic*:4 holistic:5
        wellbeing_and_holistic:6 prosthetic_make*:3 tattoo*:4 piercing*:4 salon:3 botox:5 threading:5 lip_filler*:6
        filler:6 gel:5 pedicure*:6 contour*:4 glam:5 tan:3 eyeliner:6 perfume*:4 pamper*:5 dermaplan*:6
        microblad*:6 beauty_therap*:7 beauty_salon*:7 beauty_treat*:7 beauty_school:7 beauty_technic*:7
        beauty_business:7 beauty_industry:7 beauty_product*:6 beauty_college:7 beauty_stuff:6 nail_technic*:7
        nail_artist*:7 nail_art:7 nail_bar*:7 nail_salon*:7 nail_design*:7 nails_and_lash*:7 people_nail*:7
        paint_nail*:7 painting_nail*:7 gel_nail*:7 shellac:7 biab:7 nail_varnish:7 nail_polish:7 pedicures:7
        lash_technic*:7 lash_extension*:7 lash_lift*:7 lash_artist:7 eyelash*:7 brow_lamin*:7 brow_artist:7
        hd_brow*:7 henna:5 mehndi:5 make_up_artist*:7 makeup_artist*:7 makeup_brush*:6 makeup_counter:6
        bridal_makeup:7 wedding_makeup:7 stage_makeup:5 film_makeup:5 sfx_makeup:6 special_effects_makeup:6
        fake_tan*:6 spray_tan*:7 tanning:5 tan_salon:6 sunbed*:5 waxing:6 facials:7 face_mask*:5 skin_care:6
        skin_treat*:6 microneedl*:6 chemical_peel*:6 lip_fill*:7 lips:4 filler*:5 botox*:6 aesthetics:6
        aesthetic*_clinic*:6 aesthetic*_nurse*:4 aesthetician*:6 laser_hair*:5 semi_permanent:6 permanent_makeup:7
        body_pierc*:6 piercer*:6 ear_pierc*:6 tattoo_remov*:4 masseuse*:5 spa_therap*:7 spa_work*:6 pampering:6
        glow_up:4 glamour:4 mac_counter:6 mac_makeup:7 boots_makeup:5 sephora:6 huda:4 fenty:4 kylie_cosmetic*:5
        charlotte_tilbury:5 maybelline:5 lipstick*:6 foundation_makeup:6 eye_shadow:6 eyeshadow:6 mascara:6
        contouring:6 concealer:6 perfumes:5 reiki:4 face_paint*:5 make_people_beaut*:6 make_people_pretty:6
        feel_good_themselves:4 tanned:4 people_look_nice:6 people_look_pretty:6 people_look_beautiful:6
        people_look:5 look_nice:4 look_pretty:5 look_beautiful:5""",
    "cooking": """
        cook*:6 chef*:7 kitchen*:5 food:4 restaurant*:4 meal*:4 recipe*:5 culinary*:6 cater*:5 commis:6
        making_food:6 bak*:2 head_chef:7 production_chef:7 pastr*:3 dinner_lady:5 school_dinner*:5 street_food:5
        burger*:3 feeding_people:5 gordon_ramsay:5 jamie_oliver:5 masterchef:6 curry:5 jerk_chicken:5 food_truck:5
        own_cafe:5 jollof:5 rice:2 noodle*:4 spice*:4 vegan_food:4 dishes:3 soup*:4 dinner*:3 lunch*:2 pizza*:4
        cookery:7 cooking_food:7 cook_food:7 cook_meal*:7 cook_people:6 cook_family:6 cook_dinner:6
        cook_restaurant:7 chef_de_partie:7 sous_chef*:7 pastry_chef*:5 kitchen_chef:7 private_chef*:7 line_cook*:7
        fry_cook:6 breakfast_chef:7 pizza_chef*:7 pizza_mak*:5 make_pizza*:6 sushi:5 kitchen_porter*:6
        kitchen_hand*:6 kitchen_assist*:6 kitchen_team*:6 kitchen_work*:6 kitchen_job*:6 kitchen_staff:6
        work_kitchen:7 working_kitchen*:7 school_kitchen*:6 school_cook*:7 canteen*:5 catering:6 caterer*:6
        catering_company:6 catering_business:6 catering_assist*:4 catering_college:7 food_prep*:6 prep_food:6
        prepare_food:6 preparing_food:6 preparing_meal*:6 food_tech:5 food_technology_lesson:5 home_ec*:5
        food_stall*:6 food_van*:6 burger_van*:6 burger_bar:4 takeaway*:5 take_away_food:5 chippy_shop*:6
        chip_shop*:6 fish_and_chip*:6 kebab*:5 fried_chicken:5 chicken_shop*:5 caribbean_food:6 caribbean_cook*:7
        african_food:6 indian_food:6 italian_food:6 chinese_food:6 asian_food:6 thai_food:6 halal_food:5
        vegan_cook*:6 vegan_chef:7 soul_food:6 jerk:3 plantain:5 own_food_business:6 own_takeaway:6
        open_restaurant:6 opening_restaurant:6 own_restaurant*:6 run_restaurant:5 run_kitchen:6 michelin*:6
        ramsay:5 marcus_rashford_food:2 jamie_oliver*:6 bake_off_chef:3 hells_kitchen:6 ainsley:4 nigella:5
        great_british_menu:6 recipes:6 ingredients:5 flavour*:5 seasoning:5 spices:5 grilling:5 grill:5 bbq*:5
        barbecue*:5 frying:5 roast*:3 roast_dinner*:5 pasta:4 knife_skills:6 plating:4 plate_up:4 tasty:4 yummy:3
        delicious:4 foodie*:5 making_dinner*:5 make_meal*:6 meals:5 make_people_food:6 cooking_show*:5 stew:3""",
    "food_production": """
        bak*:6 baker*:7 bread:6 cake*:6 pastr*:5 butcher*:7 meat*:6 fishmonger*:7 abattoir*:5 brew*:6 beer*:4
        food_and_drink:4 food_technolog*:5 dairy*:3 food_process*:5 decorat*_cake*:7 drinks_dispens*:4 packhouse:2
        pie:4 biscuit*:5 dough*:5 cupcake*:6 chocolate*:4 bake_off:7 loaf:4 sausage*:5 icing:5 sourdough:6 sweets:4
        ice_cream:4 cheese:4 baking:7 bake_cake*:7 bake_bread:7 bake_thing*:6 baking_cake*:7 baking_bread:7
        cake_mak*:7 cake_decorat*:7 cake_bak*:7 cake_shop*:7 cake_business:7 wedding_cake*:7 birthday_cake*:6
        decorate_cake*:7 ice_cake*:6 make_cake*:7 make_bread:7 make_chocolate*:6 make_sweet*:5 make_icecream:6
        make_cheese:6 make_sandwich*:4 sandwich*:3 cupcakes:7 brownie*:5 cookie*:5 cookies:5 muffin*:5 donut*:4
        scone*:5 croissant*:6 patisserie*:7 pastry:6 pastry_chef*:7 dessert*:5 desserts:6 pudding*:5 sweet_treat*:5
        chocolatier*:6 confection*:6 pizza_dough:4 great_british_bake*:7 mary_berry:6 greggs_bak*:6 warburtons:6
        butcher_shop*:7 cut_meat:7 chop_meat:6 prepare_meat:6 meat_cut*:7 meat_fact*:6 meat_pack*:5 slaughter*:5
        carcass*:5 bacon:4 steak*:3 fish_monger*:6 filleting:5 fish_counter:5 craft_beer*:6 make_beer:6 distill*:5
        gin_mak*:5 wine_mak*:5 cider:4 food_fact*:6 food_manufactur*:6 food_product*:6 food_pack*:5 food_industr*:5
        biscuit_fact*:6 chocolate_fact*:6 cadbury*:5 nestle:4 walkers_crisp*:5 crisps_fact*:5 mcvitie*:6
        food_scien*:4 food_safety:4 cheesemak*:6 icecream:4""",
    "hospitality": """
        hospitality*:6 hotel*:6 bar:4 barista*:7 coffee*:5 cafe*:5 waiter*:6 waitress*:6 waiting_table:6 pub:5
        bartend*:7 cocktail*:6 food_and_beverage:5 serving_food:6 front_of_house:6 restaurant*:4 hotel_reception*:7
        housekeep*:3 accommodation_team:5 guest*:3 catering_assistant:3 starbuck*:5 greggs:5 mcdonald*:5
        serving_people:5 serving_customer*:3 serving_drink*:7 pouring_pint*:6 nando*:4 wetherspoon*:5 spoons:3
        costa:4 kfc:5 tables:3 nightclub*:5 bar_staff:6 bar_work*:7 bar_job:6 bar_person:6 bar_manager:6 barman:7
        barmaid:7 bar_tend*:7 bar_staff*:7 pub_work*:6 pub_job:6 pub_landlord*:6 pub_staff:6 landlady:4
        pull_pint*:7 pulling_pint*:7 pour_pint*:7 pint*:4 work_bar:6 working_bar:6 work_pub:6 working_pub:6
        work_cafe:6 working_cafe:6 work_coffee*:6 working_coffee*:6 work_restaurant:6 working_restaurant*:6
        work_hotel:6 working_hotel*:6 mixolog*:7 make_cocktail*:7 make_drink*:6 make_coffee*:7 make_tea:4 coffees:6
        coffee_shop*:7 coffee_art:7 latte*:6 latte_art:7 cappuccino*:6 cafes:6 cafe_work*:7 own_cafe:5
        own_coffee*:6 own_bar:6 own_pub:6 own_hotel:6 tea_room*:6 tearoom*:6 bubble_tea:5 dessert_shop*:5
        juice_bar:5 ice_cream_shop:5 icecream_shop:6 icecream_van:5 waiting:3 waiting_staff:7 waiters:7
        waitressing:7 waitresses:7 wait_table*:7 waiting_table*:7 serve_table*:7 serve_coffee*:7 serve_guest*:7
        serve_meal*:6 clear_table*:6 tables_waiting:6 take_order*:5 frontofhouse:6 maitre:5 sommelier*:6 wine:3
        wine_waiter:6 hostess:3 hosting:4 hosts:3 concierge*:5 hotel_work*:7 hotel_manager:7 hotel_porter*:6
        hotel_housekeep*:6 bellboy:6 bell_boy:6 night_porter*:5 guests:5 guest_service*:6 guest_house*:6
        bed_and_breakfast:6 holiday_park*:5 butlins:6 haven_holiday*:5 center_parcs:6 centre_parcs:6 premier_inn:7
        travelodge:7 hilton:6 ritz:5 casino*:4 croupier*:5 clubs:3 night_life:4 nightlife:4 maccy*:5 maccas:5 mcd:3
        burger_king:5 subway:4 five_guys:5 nandos:5 pizza_hut:5 pizza_express:5 dominos:4 wagamama*:6 tgi:5
        harvester:5 toby_carvery:5 greene_king:5 starbucks:6 costa_coffee:7 caffe_nero:6 pret:5 tim_hortons:6
        fast_food:5 catering_assist*:5 banquet*:5 silver_service:7 room_service*:6 butler*:5 customer_food:3""",
    "travel_events": """
        travel*:5 flight_attend*:7 air_steward*:7 holiday*:5 tourism*:7 tour_guide*:7 party:5 wedding*:5
        wedding_plan*:7 party_plan*:7 event_plan*:7 festival*:5 live_event*:5 see_world:6 seeing_world:6
        aviation_customer:4 theme_park*:6 funeral*:2 event_assist*:7 organising_event*:7 planning_part*:7
        entertainment:2 holiday_rep:6 tourist*:5 abroad:4 booking_holiday*:7 cruise*:3 birthday_part*:5 prom:3
        see_different_country*:6 airbnb:4 concert_organis*:5 birthday:3 passport*:4 languages:2 interpreting:1
        cabin_crew*:7 cabin:3 air_hostess*:7 stewardess*:7 steward_plane*:6 trolley_dolly:6 holiday_rep*:7
        holiday_company:6 holiday_shop:6 rep_abroad:6 travel_agent*:7 travel_agency:7 travel_consult*:7
        travel_world:6 travel_around:5 travel_blog*:4 travel_guide*:6 travel_company:6 travel_industry:6
        travel_and_tourism:7 tour_operat*:6 tour_rep*:6 tours:4 sightsee*:5 book_holiday*:7 book_flight*:6
        book_hotel*:5 booking_flight*:6 plan_holiday*:7 help_people_holiday*:6 sell_holiday*:7 tui_rep*:7
        thomas_cook:6 hays_travel:7 first_choice_holiday:6 ibiza:4 magaluf:4 ayia_napa:4 tenerife:4 dubai:2
        see_places:6 see_new_place*:6 different_country*:5 other_country*:4 countries:4 around_world:5
        round_world:5 cultures:4 work_abroad:6 working_abroad:6 living_abroad:4 cruise_ship_entertain*:4
        alton_towers:6 thorpe_park:6 chessington:6 legoland:5 disneyland:5 disney_world:5 ride_operator:5
        redcoat*:5 event_manag*:7 event_organis*:7 event_work*:6 event_staff:6 event_crew*:6 event_coordinat*:7
        events:6 organise_part*:7 organise_wedding*:7 organise_festival*:7 organise_trip*:5 organise_concert*:6
        organise_gig*:6 arrange_event*:7 arrange_part*:6 arrange_wedding*:7 plan_event*:7 plan_wedding*:7
        party_organis*:7 party_decorat*:5 party_entertain*:5 party_business:5 throwing_part*:7 throw_part*:7
        host_event*:6 host_part*:6 hosting_event*:6 hosting_part*:6 put_festival*:7 put_event*:7 put_show*:5
        run_event*:6 work_festival*:6 working_festival*:6 festivals:6 glastonbury:6 reading_festival:6
        wireless_festival:6 wedding_organis*:7 balloon*:4 balloon_arch*:5 conference*:4 exhibition*:4 venue*:4
        fetes:4 carnival*:4 club_promot*:5 promoter*:4 baby_shower*:5""",
}
