"""Words for art, media, stage and writing. Form of entries: see `people.py`."""

WORDS = {
    "marketing_media": """
        market*:4 marketing:6 digital_market*:6 social_media:7 tiktok*:6 instagram*:6 influenc*:6 advert*:6
        content_creat*:7 public_relation*:6 pr:4 communication*:2 seo:5 campaign*:4 content_produc*:5 youtube*:3
        blog*:4 creative_digital:3 digital_community:5 multi_channel:5 online:2 promoting:5 viral:5 podcast*:3
        user_experience:3 ux:4 digital_learning_design*:2 snapchat:5 reels:4 going_viral:6 follower*:4 brands:5
        promo:4 sponsor*:4 logos:3 ads:5 hype:3 pr_stunt*:4 posts:3 marketing_job*:7 marketing_assist*:7
        marketing_exec*:7 marketing_company:7 marketing_campaign*:7 marketing_social*:7 digital_marketing:7
        digital_media:5 social_media_manag*:7 social_media_job*:7 social_media_content:7 social_media_stuff:7
        social_media_influenc*:7 socials:6 run_socials:7 run_social_media:7 run_instagram*:7 run_tiktok*:7
        run_account*:4 social_network*:5 social_content:6 tik_tok*:7 tiktoks:7 tiktok_live:6 tiktok_video*:7
        tiktoker*:7 insta:6 instagrammer*:7 ig:3 snap:3 snapchat*:6 facebook*:5 twitter:5 linkedin:4 threads:2
        youtuber*:6 youtube_channel*:6 streamer*:4 streaming:4 twitch_stream*:5 stream_game*:4 influencer*:7
        influence_people:3 content:5 content_maker*:6 content_writ*:4 content_manag*:6 make_content:7 make_reel*:7
        make_tiktok*:7 make_advert*:7 make_ad*:6 film_tiktok*:6 post_online:6 posting_online:6 posting:5 blogger*:5
        podcaster*:4 brand_ambass*:6 brand_manag*:6 brand_deal*:6 branding:6 build_brand*:6 building_brand*:6
        design_logo*:5 make_logo*:5 advertis*:7 ad_campaign*:7 ad_agency:7 billboard*:6 poster*:3 leaflet*:4
        flyer*:4 flyers:5 promot*_event*:4 promot*_brand*:7 promot*_product*:7 promot*_thing*:5 publicity:6
        publicist*:6 pr_company:6 press_office*:6 press_release*:6 public_relations:7 celebrity*:4 famous:4 fame:4
        tv_presenter*:2 go_viral:6 trending:5 trends:4 hashtag*:6 followers:5 subscriber*:5 engagement:3
        email_market*:6 sem:3 google_ads:6 onlyfans:2 merch:3 affiliate*:4 dropship*:4 ecommerce:5 ugc:5 canva:5
        promote:4 promotion:4 promote_brand*:7 promote_product*:7 promote_thing*:5 brand_new:1""",
    "film_photo": """
        film*:6 camera*:6 photo*:6 photographer:6 photography:6 video*:5 tv:6 television*:6 broadcast*:6 movie*:6
        editing:5 edit_video*:7 youtube*:5 post_production:6 director:3 production_assistant:4
        production_coordinator:5 screen:3 filming:7 audiovisual:5 outside_broadcast*:6 content_produc*:3
        documentary*:6 podcast*:3 cinema*:4 making_video*:7 vlog*:5 cameraman:6 netflix:5 picture:3 drone_footage:5
        premiere_pro:5 clip:4 capcut:6 portrait*:3 weddings_photo*:7 short_film*:6 film_mak*:7 filmmak*:7
        film_direct*:7 film_produc*:7 film_set*:6 film_crew*:7 film_industry:7 film_edit*:7 film_studio*:6
        film_school:6 film_studies:6 film_tv:7 make_film*:7 make_movie*:7 make_music_video*:6 make_documentary*:7
        make_tv*:6 direct_film*:7 directing:6 director*:4 movies:6 movie_mak*:7 movie_direct*:7 hollywood:5
        cinematograph*:7 cinematic*:5 screenwrit*:4 video_edit*:7 video_mak*:7 video_product*:7 video_shoot*:6
        video_record*:6 videograph*:7 videos:6 videoing:6 shoot_video*:7 shooting_video*:7 shooting_film*:6
        music_video*:6 edit_film*:7 edit_clip*:7 edit_photo*:6 editor_video:6 photoshop:5 lightroom:6 premiere:4
        final_cut:6 davinci:5 tv_work*:6 tv_crew*:6 tv_product*:6 tv_studio*:6 tv_show*:6 tv_camera*:7
        tv_presenter*:5 presenter*:4 tv_job:6 tv_runner:7 runner_tv:6 bbc:5 itv:5 channel_4:5 sky_sports:4
        eastenders:4 netflix_show*:6 camera_work*:7 camera_operat*:7 camera_man:7 camera_crew*:7 camera_person:7
        behind_camera*:7 cameraman*:7 camcorder*:6 gopro*:6 steadicam:6 boom_operat*:6 sound_film:5
        lighting_film*:5 gaffer*:5 green_screen*:6 take_photo*:7 take_pic*:7 photograph*:7 photo_shoot*:6
        photo_edit*:6 photography_business:7 fashion_photo*:6 sport_photo*:6 wildlife_photo*:5 street_photo*:6
        portrait_photo*:7 photojournal*:5 darkroom*:6 polaroid*:5 canon_camera*:6 nikon:6 dslr:7 drone_film*:6
        drone_photo*:6 drone_video*:6 media_studies:5 media_product*:6 media_work:4 media:3 broadcast_engineer*:6
        live_stream*:4 projectionist*:5 odeon:3 lens:3 lenses:3""",
    "music_stage": """
        music*:6 sing:5 singer:6 singing:6 dj:6 beat:4 record*_studio:6 recording:5 sound:4 sound_engineer*:7
        band:5 guitar*:5 drum*:4 act:3 acting:6 actor*:6 actress*:6 drama*:6 theatre*:5 stage*:5 danc*:6 perform*:4
        light*_sound:4 live_event*:4 creative_venue*:6 costume*:4 props:4 scenic*:5 organ_builder:4 concert*:5
        lyric*:5 producer:3 radio:4 gig:4 mc:4 drill:2 grime:4 sound_and_light*:7 lighting_gig*:6 mixing:4
        spotify:4 choir*:5 produce_music:7 west_end:5 song*:5 songwrit*:6 record_label*:6 karaoke:4 comedy:5
        comedian*:6 musical*:5 ableton:5 people_laugh:5 make_laugh:4 musical_instrument*:6 music_produc*:7
        music_industry:7 music_studio*:7 music_mak*:7 music_artist*:7 music_manag*:6 music_tech*:6 music_business:6
        music_video*:4 music_teach*:4 music_event*:5 music_festival*:5 make_music:7 make_song*:7 make_track*:6
        make_tune*:6 make_beat*:7 write_song*:7 writing_song*:7 write_music:7 write_lyric*:7 write_bar*:6
        spit_bar*:6 spitting_bar*:6 songwriter*:7 songwriting:7 composer*:6 composing:6 compose*:5 play_guitar:7
        play_piano:7 play_drum*:7 play_music:6 play_instrument*:7 play_bass:6 play_violin:6 play_band:6
        guitarist*:6 drummer*:6 drums:6 bass_guitar:6 violin*:5 cello:5 saxophone*:5 trumpet*:5 flute:4
        keyboard_play*:4 pianist*:6 piano*:5 orchestra*:6 rapper*:6 rapping:6 rap_music:6 rapping_music:6 mcing:5
        drill_music:6 uk_drill:6 grime_music:6 afrobeat*:5 dubstep:5 house_music:6 techno:5 garage_music:6
        drum_and_bass:6 dnb:5 djing:7 djs:6 deejay*:6 decks:4 mixing_track*:6 mixing_deck*:6 mix_music:6
        mixing_music:6 turntable*:5 fl_studio:7 ableton*:6 logic_pro:6 garageband:6 pro_tools:5 auto_tune:5
        autotune:5 record_music:7 recording_music:7 record_song*:7 recording_studio*:7 record_produc*:6
        record_compan*:5 sound_tech*:7 sound_design*:6 sound_mix*:6 sound_desk*:6 sound_record*:6 audio:5
        audio_engineer*:7 podcasts_edit*:4 studio:3 gigging:6 roadie*:6 touring_band*:6 tour_band*:5 gig_work*:5
        concert_light*:6 sing_song*:6 vocal*:5 gospel_choir:6 gospel:4 x_factor:5 brits:3 brit_school:6 stormzy:4
        acting_school:6 act_stage:6 act_film*:6 act_tv:6 act_play*:6 acting_tv:6 drama_school:6 drama_club:6
        drama_college:6 performing_art*:7 performing:5 performer*:6 stage_manag*:7 stage_crew*:7 stage_light*:7
        stage_hand*:7 stage_design*:6 stage_school:6 stages:4 backstage*:6 set_design*:5 set_build*:5
        sets_theatre:6 prop_mak*:5 costume_design*:5 lighting_tech*:6 lighting_design*:6 lighting_desk*:6
        lighting_theatre:7 lights_show*:5 lights_theatre:6 technical_theatre:7 theatre_tech*:7 theatre_work*:6
        theatre_light*:7 theatres:6 theatre_set*:6 panto*:5 west_end*:6 musicals:6 musical_theatre:7 hamilton:3
        ballet*:6 dance_school:6 dance_teacher:5 dance_company:6 street_danc*:6 streetdanc*:6 choreograph*:6
        hip_hop_danc*:6 stand_up_comed*:7 magician*:5 magic_trick*:5 circus*:5 clown*:4 puppet*:5 drag_queen*:5
        drag:3 radio_present*:5 radio_show*:5 radio_dj*:6 radio_station*:5 entertainer*:6 entertaining_people:6
        extra_film:4 stunt*:5 wrestler_wwe:3 voice_over*:5 voice_act*:6 opera:5 opera_sing*:6 rap:5 tram_lines:2""",
    "fashion_textiles": """
        fashion*:7 cloth*:6 sew*:7 tailor*:7 textile*:5 garment*:6 design_cloth*:7 dressmak*:7 footwear*:6 shoe*:5
        trainer*:2 sneaker*:4 pattern_cut*:6 knit*:5 costume*:5 leather*:5 saddler*:4 upholster*:3 model*:3 dyer:4
        streetwear:7 bag:3 handbag*:5 making_bag*:7 outfit*:5 dress:4 dresses:5 jeans:4 hoodie*:5 stylist:5
        alteration*:5 runway_fashion:5 crochet*:6 fabric*:5 embroider*:6 tailored_suit*:6 fashion_design*:7
        fashion_industry:7 fashion_brand*:7 fashion_show*:6 fashion_week:7 fashion_stylist*:7 fashion_college:7
        fashion_business:6 fashion_line:7 fashion_model*:6 fashions:6 design_fashion:7 design_dress*:7
        design_shoe*:7 design_trainer*:6 design_outfit*:7 design_hoodie*:7 design_t_shirt*:6 design_bag*:7
        design_handbag*:7 design_costume*:6 design_streetwear:7 make_cloth*:7 make_dress*:7 make_outfit*:7
        make_costume*:6 make_hat*:6 make_curtain*:5 make_shoe*:7 make_own_clothe*:7 own_clothing*:7 own_clothes:6
        own_clothes_brand:7 own_fashion*:7 clothing_brand*:7 clothing_line*:7 clothing_design*:7 clothing_company:6
        clothes_brand*:7 clothes_design*:7 clothes_mak*:7 clothes_alter*:7 alter_clothe*:7 altering_clothe*:7
        mend_clothe*:7 customise_trainer*:6 customise_cloth*:7 upcycl*_cloth*:7 vintage_cloth*:5 thrift*:4 depop:4
        vinted:4 dress_mak*:7 dress_design*:7 seamstress*:7 sewing_machin*:7 sewing_cloth*:7 sew_dress*:7 stitch*:5
        needle_thread:6 needlework:6 textiles_gcse:7 textiles:6 pattern_cutter*:7 pattern_cutting:7 suit_mak*:6
        savile_row:7 wedding_dress*:6 bridal_wear:5 costumes:6 costume_mak*:6 costume_design*:6 wardrobe_assist*:5
        style_people:5 styling:3 personal_stylist*:6 model_fashion:5 modelling:4 catwalk*:6 runway_model*:6 vogue:5
        gucci:5 louis_vuitton:5 prada:5 chanel:4 burberry:5 dior:5 off_white:3 hoodies:5 tracksuit*:4 t_shirt*:4
        hat_mak*:6 milliner*:6 hats:4 shoe_mak*:7 shoemak*:7 cobbler*:6 shoe_repair*:6 shoe_design*:7
        trainer_design*:6 sneakerhead*:5 jordans:3 yeezy*:4 leather_work*:6 leatherwork*:7 handbags:6 bag_mak*:7
        knitting:7 knitwear:7 crocheting:7 embroidery:7 fabrics:6 quilt*:5 weaver*:5 loom*:4 lingerie:5 swimwear:4
        jewellery_fashion:4""",
    "art_craft": """
        art:5 artist*:6 draw*:6 paint_picture*:7 painting_picture*:7 illustrat*:6 graphic*:6 interior_design*:6
        design*:3 creativ*:4 sculpt*:6 potter*:5 ceramic*:5 craft*:4 jewel*:6 silversmith*:6 museum*:6 gallery*:6
        watchmak*:5 clock*:5 heritage*:4 archaeolog*:6 histor*:4 librar*:4 archiv*:4 curator*:6 stained_glass:6
        tattoo*:4 conservat*:3 model_mak*:7 signage:3 sketch*:6 storyboard*:5 making_thing:2 cultural*:4 floris*:2
        digging_up:3 pottery:6 painting_portrait*:6 art_galler*:6 digging_thing_up:5 old_thing*:3 old_stuff:4
        antique*:6 ancient*:5 roman*:3 castle*:4 tattooist*:6 canvas:4 clay:5 graffiti:5 collage:4 paintings:5
        anime_drawing:3 restore_painting*:7 old_painting*:5 spray_paint_graffiti:7 make_comic*:6 arty:6 artsy:6
        art_gcse:6 art_design*:6 art_and_design:7 art_college:7 art_school:7 art_student:6 art_work*:5 artwork*:6
        art_lesson*:5 art_studio*:6 art_history:5 art_shop:4 art_stuff:6 fine_art*:7 digital_art*:6 street_art*:6
        pixel_art:4 body_art:4 drawing_people:6 draw_people:6 draw_thing*:6 draw_comic*:6 draw_manga:6 draw_anime:6
        draw_tattoo*:6 draw_character*:6 draw_portrait*:7 drawing_portrait*:7 drawing_all_time:6 doodl*:6
        sketch_book*:6 procreate:5 ipad_draw*:5 comic_book*:5 graphic_novel*:5 graphic_design*:7 graphics:5
        graphics_gcse:6 logo_design*:6 t_shirt_design*:5 poster_design*:6 design_poster*:6 album_cover*:6
        design_stuff:5 design_thing*:5 designing:4 designer*:5 product_design:3 web_graphic*:4 interior_designer*:7
        interior_decor:6 design_interior*:6 design_room*:6 painting_canvas:6 paint_canvas:6 oil_paint*:6
        watercolour*:7 acrylic_paint*:6 paint_portrait*:7 paint_mural*:7 mural*:6 graffiti*:6 banksy:6
        spray_paint_art:6 tattoo_artist*:6 tattoo_design*:6 tattoo_shop*:5 tattooing:6 tattoos:5 piercing_shop:3
        clay_pot*:6 ceramics:6 pottery_wheel*:7 glass_blow*:6 glassblow*:6 glass_art:6 jewellery:6 jewellery_mak*:7
        jewellery_design*:7 jeweller*:7 make_jewel*:7 goldsmith*:7 rings:2 necklace*:5 bracelets:4 gems:4
        diamonds:4 engrav*:5 watch_mak*:6 watch_repair*:6 fix_watch*:6 crafts:5 crafty:6 crafting:6
        arts_and_craft*:7 make_card*:5 make_candle*:5 candle*:4 card_mak*:5 etsy:5 origami:5 scrapbook*:5
        model_train*:4 make_model*:6 warhammer:5 prop_mak*:5 make_prop*:5 set_paint*:4 creative:5 creativity:5
        creative_job*:6 creative_stuff:6 creative_industr*:6 being_creative:6 creative_person:6 imagination:4
        imaginative:4 make_art:7 sell_art:6 art_therap*:2 museum_work*:7 museum_guide*:6 work_museum:7
        working_museum*:7 exhibitions_art:5 curating:6 history_buff:5 history_museum*:6 historian*:6 historical:5
        history_stuff:5 ancient_egypt*:6 egyptian*:4 vikings:4 medieval:5 romans:4 world_war_history:4 castles:5
        stately_home*:6 old_buildings_history:5 old_church*:4 archaeology:7 archaeologist*:7 indiana_jones:6
        dig_thing_up:5 dig_up_old*:6 dig_old_thing*:6 dig_up_thing*:6 dig_bone*:5 digging_history:6 fossils:3
        metal_detect*:4 treasure*:4 antiques_roadshow:7 restore_antique*:6 restore_old_thing*:6 restore_art*:6
        restoration:4 repair_shop_tv:5 signwrit*:5 sign_writ*:5 sign_mak*:5 signs:2 calligraph*:5 bookbind*:6
        print_mak*:6 printmak*:6 screen_printing:4 print_t_shirt*:3""",
    "writing": """
        writ*:5 journal*:7 newspaper*:6 news:4 publish*:7 book*:4 story*:4 stories:5 poetry:6 poem*:5 reporter*:7
        magazine*:6 blog*:4 english:1 editor:4 librar*:3 writing_story*:7 copywrit*:6 novels:6 screenplay*:4
        lyrics_writ*:3 spoken_word:5 essay*:4 fanfic*:5 wattpad:5 writer*:6 write_book*:7 write_novel*:7
        write_poem*:7 write_poetry:7 write_stor*:7 write_article*:7 write_news*:7 write_script*:6 write_magazine*:6
        write_blog*:6 write_review*:6 writing_book*:7 writing_novel*:7 writing_poem*:7 writing_poetry:7
        writing_article*:7 writing_script*:6 writing_review*:6 writing_blog*:6 write_film*:5 write_football:5
        creative_writ*:7 script_writ*:6 scriptwrit*:6 screenwrit*:5 playwright*:6 storytell*:6 story_tell*:6
        story_writ*:7 novelist*:7 authors:6 books:5 book_publish*:7 book_edit*:7 book_lover:5 bookworm:5
        book_shop*:3 bookshop*:3 poet:6 news_report*:7 news_writ*:7 news_reader*:5 newsreader*:5 reporting:5
        report_news:7 sport_journal*:7 sport_writ*:6 sports_report*:6 music_journal*:7 fashion_journal*:6
        articles:5 article*:4 column*:2 headlines:5 interview_people:4 proofread*:6 proof_read*:6 editor_in_chief:6
        copy_edit*:6 copy_writ*:6 ghost_writ*:6 technical_writ*:4 english_literature:5 english_lit:5 literature:5
        english_degree:4 english_best:3 essays:5 words:2 librarian*:6 libraries:5 library_work*:6 library_assist*:6
        work_library:6 working_library:6 reading_book*:5 read_book*:5 grammar:4 translat*:3 subtitl*:4
        spoken_word*:6 zine*:4 wattpad*:6 fan_fic*:6 read:2 reading:3 reader:3""",
}
