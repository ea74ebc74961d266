"""Words for computers, data and games. Form of entries: see `people.py`."""

WORDS = {
    "software": """
        software*:6 coding:7 code:5 program*:5 programming:6 programmer*:6 developer*:4 app:5 website*:4 web_dev*:6
        python:5 javascript:6 hack*:3 devops:6 software_test*:7 ai:4 artificial_intelligence:5 machine_learning:5
        computer*:3 digital_solution*:4 digital_and_technology:5 tech:4 product_manag*:2 digital_product:4
        digital_accessib*:4 high_integrity:4 build_website*:7 making_website*:7 computer_program*:7 websites:5
        html:6 java:5 program:3 developing_game*:4 making_software:7 web_design*:6 roblox:2 scratch:2 coder:6
        debug*:6 websites_and_app*:6 mobile_app*:6 react:3 c_sharp:4 software_engineer*:7 software_dev*:7
        software_design*:7 software_program*:7 computer_cod*:7 computer_scien*:6 computing:5 code_game*:4
        code_app*:7 code_website*:7 code_bot*:6 coding_app*:7 coding_website*:7 learn_code:7 learning_code:7
        write_code:7 writing_code:7 programing:6 web_develop*:7 web_app*:6 web:3 front_end:6 frontend:6 back_end:5
        backend:6 full_stack:7 fullstack:7 app_develop*:7 app_design*:7 app_mak*:7 app_idea*:5 own_app:7
        apps_and_website*:7 build_app*:7 build_software:7 building_app*:7 building_website*:7 building_software:7
        make_app*:7 make_bot*:6 make_program*:6 design_app*:6 design_website*:6 design_software:7 website_build*:7
        website_design*:6 phone_app*:6 iphone_app*:6 android_app*:6 android:3 ios_dev*:7 kotlin:6 flutter:4
        python_cod*:7 c:5 csharp:6 javascript*:7 typescript:7 css:6 html_css:7 php:6 sql:4 git:5 github:6
        github_project*:6 linux:4 bots:3 discord_bot*:6 chatbot*:6 chatgpt:5 ai_develop*:6 ai_engineer*:6
        ai_stuff:5 robot_code:4 machine_learn*:6 deep_learning:6 neural*:5 blockchain:5 web3:5 tester_software:6
        qa_test*:6 test_software:6 test_app*:6 bug_fix*:5 fix_bug*:5 bugs:3 roblox_cod*:6 roblox_studio:4 lua:5
        minecraft_mod*:6 mods:3 modder*:3 scratch_cod*:6 hackathon*:6 start_up_tech:5 tech_start*:5 tech_company:6
        tech_job*:5 tech_industry:6 work_google:6 google:4 microsoft:4 facebook_engineer*:6 silicon_valley:6
        games_cod*:4 coded:4""",
    "it_support": """
        infotech:6 computer*:5 laptop*:6 pc:5 network*:4 network_engineer*:6 cyber*:7 hack*:6 hacker*:7
        infrastructure:3 infrastructure_technic*:6 digital_support:6 help_desk:6 helpdesk:6 server*:4 cloud:4
        security_online:5 fixing_computer*:7 computer_repair*:7 hardware:5 unified_communication*:5
        information_communication*:5 application_support:5 ethical_hack*:7 tech_support:7 tech:4
        communication_technician:5 digital_forensic*:6 wifi:4 techy:6 setting_up_computer*:6 router*:5 gaming_pc:6
        building_computer*:7 build_computer*:7 it_guy:6 printer_not_work*:5 motherboard*:6 passwords:4
        virus_computer:4 internet:3 it_technic*:7 it_support:7 it_engineer*:7 infotech_technic*:7
        infotech_support:7 infotech_engineer*:7 infotech_job:6 infotech_work:6 infotech_help*:7 ict:6
        ict_technic*:7 computer_technic*:7 computer_engineer*:6 computer_network*:7 computer_shop:5
        computer_build*:7 computer_support:7 computer_system*:6 computer_security:7 computer_hardware:7 computers:6
        build_pc*:7 building_pc*:7 build_gaming_pc*:7 building_gaming_pc*:7 custom_pc*:6 pcs:5 pc_build*:7
        pc_repair*:7 fix_pc*:7 fix_laptop*:7 fix_printer*:6 fix_wifi:7 fix_internet:6 fix_network*:7 fix_server*:7
        set_up_computer*:6 set_up_network*:6 set_up_wifi:6 setting_up_wifi:6 laptop_repair*:7 graphics_card*:6
        gpu:5 cpu:5 ram:3 windows_computer:4 macbook*:5 apple_mac*:5 currys_tech*:6 geek_squad:6
        technical_support:7 tech_help:6 tech_person:5 tech_savvy:6 techie:6 tech_guy:6 tech_stuff:6 technical:3
        help_people_tech*:6 help_people_computer*:7 help_old_people_tech*:5 service_desk:6 it_desk:6 helpdesk*:7
        network_technic*:7 network_admin*:7 networking:5 networks:5 servers:6 server_room:6 data_centre*:5
        cloud_comput*:6 aws:5 azure:5 cisco:6 routers:6 cyber_crime*:6 cyber_attack*:7 cyber_defen*:7
        cyber_secur*:8 cybersecur*:8 cyber_stuff:7 cyber_analyst*:7 cyber_job*:7 stop_hack*:7 stopping_hack*:7
        catch_hacker*:7 hack_computer*:7 hack_thing*:6 hack_system*:7 penetration_test*:7 pen_test*:7 pentest*:7
        white_hat*:6 firewall*:7 malware:7 viruses_computer:6 computer_virus*:7 dark_web:5 online_safety:5
        online_secur*:7 internet_secur*:7 internet_safety:5 gchq:6 kali:6 smart_board*:4 crt_repair:4 sysadmin:7
        systems_admin*:7 encryption:6""",
    "data": """
        data*:6 analys*:4 statistic*:5 spreadsheet*:4 excel:5 number:4 maths:4 database*:4 data_scien*:7
        intelligence_analyst:3 machine_learning:5 ai:3 artificial_intelligence:5 operational_research:4
        bioinformatic*:3 business_analyst:5 spatial_data:4 chart:4 pattern_in_number:5 algorithm*:3 insight*:3
        economist*:3 actuar*:2 market_research*:5 graphs:4 sums:3 working_out_pattern*:4 spreadsheets:5 puzzle*:3
        probability:4 data_entry:2 data_analy*:7 data_technic*:7 data_engineer*:6 data_work*:6 data_job*:6
        big_data:7 databases:6 analysing:5 analysis:5 analyse_data:7 analyse_number*:6 analyse_football*:4
        analytical:5 analytics:6 stats:5 statistician*:6 excel_spreadsheet*:6 power_bi:7 tableau:6 dashboard*:5
        sql_data*:6 charts_graph*:5 tables_number*:4 pattern*:3 find_pattern*:5 finding_pattern*:5 spot_pattern*:5
        patterns_number*:6 numbers_and_data:6 numbers_stat*:5 crunch_number*:6 number_crunch*:6 number_person:4
        numbers_brain:4 work_number*:5 working_number*:5 maths_brain:5 maths_degree:4 maths_person:4 maths_stuff:4
        maths_nerd:5 algebra:5 calculus:5 calculat*:4 equations:5 mathematician*:6 sudoku:5 chess:3 logic:3
        logic_puzzle*:5 probability*:5 forecasting:4 football_stat*:5 sport_stat*:5 survey_data:5 surveys_people:3
        research_data:5 census:5 intelligence_analys*:4 business_analy*:6 predict:3 predictions:3""",
    "games_animation": """
        gaming:6 game:6 video_game*:7 making_video_game*:7 computer_game*:7 game_design*:7 animat*:7 cartoon*:6
        visual_effect*:7 vfx:7 3d:5 storyboard*:6 fortnite:5 playstation:5 xbox:5 esport*:5 manga:5 2d:4 cgi:6
        game_program*:7 nintendo:5 fifa:4 call_of_duty:4 gta:5 pixar:5 roblox:4 twitch:4 gamer*:6 game_dev*:7
        game_mak*:7 game_art*:7 game_cod*:7 game_test*:7 test_game*:7 testing_game*:7 play_game*:6
        play_video_game*:7 play_fortnite:6 play_xbox:6 play_playstation:6 play_fifa:6 make_game*:7 make_own_game*:7
        own_game*:6 design_game*:7 code_game*:7 coding_game*:7 program_game*:7 programming_game*:7 build_game*:7
        building_game*:7 develop_game*:7 developing_game*:7 game_studio*:7 game_company:6 game_industry:7
        gaming_industry:7 gaming_company:6 level_design*:6 character_design*:6 concept_art*:6 unity:5 unreal:6
        unreal_engine:7 blender:5 maya:3 unreal_editor:6 roblox*:5 roblox_game*:7 minecraft*:5 fortnite*:6
        valorant:6 apex_legend*:6 league_of_legend*:6 warzone:5 cod_game:6 zelda:6 mario:4 pokemon:5 skyrim:6
        elden_ring:6 sims:4 rockstar_game*:7 ubisoft:6 ea_game*:6 ps5:6 ps4:6 nintendo_switch:6 console*:4
        esports:6 esport_play*:6 pro_gamer*:7 professional_gamer*:7 vr:5 virtual_reality:6 augmented_reality:5
        animated:6 animated_film*:6 stop_motion:7 claymation:7 aardman:6 wallace_and_gromit:5 pixar*:6
        disney_film*:5 disney_animat*:7 dreamworks:6 draw_cartoon*:6 drawing_cartoon*:6 make_cartoon*:7
        make_animation*:7 draw_anime:5 anime*:5 draw_manga:5 comic*:4 3d_model*:6 3d_art*:6 3d_animat*:7
        3d_design*:5 special_effect*:5 motion_graphic*:6 after_effects:6 dungeons_and_dragon*:4 board_game*:4""",
}
