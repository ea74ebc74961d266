"""Words for shops, offices, money and law. Form of entries: see `people.py`."""

WORDS = {
    "retail": """
        shop*:5 retail*:7 store:4 supermarket*:6 till:6 cashier*:6 shop_assist*:7 clothes_shop:6 merchandis*:6
        buying:3 tesco:6 sainsbury*:5 sales_assist*:6 shelf:4 shelve:4 primark:7 buyer:4 trade_suppl*:4
        sports_shop:5 trainer_shop:5 serving_customer*:4 checkout*:5 greengrocer*:5 procurement*:3 purchas*:3 jd:5
        nike:4 zara:6 asda:5 aldi:5 lidl:5 boohoo:5 h_and_m:5 footlocker:6 picking_clothe*:7 pick_clothe*:6
        choosing_clothe*:7 choose_clothe*:6 buying_clothe*:7 fashion_buyer*:7 stacking_shelf:6 corner_shop*:6
        shopping:4 sneaker_shop:5 customers_shop:4 cash_register:5 market:2 shop_work*:7 shop_job*:7 shop_manager:7
        shop_floor:7 shop_keep*:6 shop_staff:7 shop_own*:6 shop_girl:5 shop_window*:6 shopkeep*:6 shop_till*:7
        work_shop:7 working_shop*:7 own_shop:6 open_shop:6 opening_shop:6 run_shop:6 shopping_centre*:6
        shops_and_cloth*:5 retail_work*:7 retail_job*:7 retail_assist*:7 retail_manager*:7 retail_park:6
        store_manager:6 store_assist*:6 store_work*:5 department_store*:6 supermarket_work*:7 supermarket_job*:7
        work_till*:7 working_till*:7 checkouts:6 stack_shelve*:6 stack_shelves:6 shelf_stack*:7 shelf_fill*:7
        fill_shelves:6 restock*:5 stock_shelves:5 customer_assistant*:6 shop_sales:6 sales_floor:5 visual_merch*:7
        window_display*:6 window_dress*:6 mannequin*:5 fashion_buying:7 buy_cloth*:5 fashion_retail:7
        clothes_store*:6 clothes_shop*:7 clothing_store*:6 clothing_shop*:6 shoe_shop*:6 shoe_store*:6
        trainer_store*:5 charity_shop*:6 toy_shop*:6 book_shop*:4 bookshop*:4 waterstones:5 phone_shop*:5
        game_shop*:5 music_shop:4 record_shop*:4 sweet_shop*:6 pet_shop*:3 card_shop*:6 gift_shop*:6 off_licence:6
        newsagent*:6 vape_shop*:6 vapes:4 petrol_station*:5 garage_shop:5 garden_centre*:3 butcher_shop:2
        chemist_till:4 boots_shop:5 diy_shop*:5 hardware_shop*:5 market_trad*:5 market_stall*:5 car_boot*:4
        pop_up_shop:5 personal_shop*:5 primarni:6 new_look:5 hm:3 topshop:5 river_island:6 pull_and_bear:5
        bershka:5 urban_outfitters:6 matalan:6 tk_maxx:6 tkmaxx:6 jd_sport*:7 jdsports:7 sports_direct:6
        size_store:3 foot_locker:6 schuh:6 footasylum:6 nike_store:6 nike_town:6 adidas:4 ikea_shop:3 argos:5
        b_and_m:6 bm:3 home_bargain*:6 poundland:6 wilko:5 superdrug:5 boots:2 lush:5 the_body_shop:4
        body_shop_store:4 tesco_express:6 tesco_work*:6 co_op:5 coop:5 morrison*:5 waitrose:6 marks_and_spencer*:6
        m_and_s:6 spar:4 iceland:4 costco:5 b_and_q:6 homebase:5 screwfix:4 harrods:6 selfridges:6 john_lewis:6
        debenhams:5 westfield:5 bluewater:4 currys:5 cex:5 customers:4 sell_clothe*:6 sell_trainer*:5 sell_shoe*:6
        sell_sneaker*:5 sell_phone*:4 sell_food:2 sell_makeup:4 resell*:4 resell_trainer*:5 stall:5""",
    "sales_service": """
        sale:6 selling*:6 sell:5 salesperson:6 customer*:5 customer_service*:7 call_centre:7 telesales:7
        customer_adviser*:4 business_to_business:5 sales_execut*:6 talking_to_customer*:7 people_person:5
        meeting_people:4 talking_to_people:5 persuad*:4 chatting:4 helping_customer*:6 phone:2 bid_and_proposal:3
        relationship_manag*:2 own_business:2 talk:4 chatty:4 gift_of_the_gab:6 persuade:5 complaints:4
        selling_stuff:6 market_stall:5 deal:4 negotiat*:5 phone_call*:5 cold_call*:6 helpline:4 customer_facing:6
        customer_care:6 customer_help*:6 customer_support:6 customer_experience:5 customers:5 serve_customer*:6
        deal_customer*:6 dealing_customer*:6 dealing_people:4 deal_people:4 work_customer*:5 working_customer*:5
        sales_job*:7 sales_work*:6 sales_person:7 sales_rep*:7 sales_team:6 sales_manag*:5 sales_advis*:6
        sales_agent*:6 sales_consult*:6 sales_exec*:7 salesman:7 saleswoman:7 salesmen:6 selling_thing*:6
        sell_product*:6 sell_car*:6 car_sales*:6 car_salesman:7 car_dealer*:4 sell_insur*:4 sell_tech:5
        sell_phone*:5 sell_online:5 sell_ebay:5 ebay:4 sell_people:4 sell_anything:6 sell_sand:6 sell_ice:5
        telesales*:7 telemarket*:7 cold_calling:7 door_to_door:5 call_center*:7 contact_centre*:6 call_handler*:4
        calls:4 take_call*:6 answer_call*:5 phone_work:5 phone_job:5 talk_phone*:6 talk_for_england:6 talkative:6
        talker:5 gob:4 gobby:4 chat_people:6 chat_customer*:7 chatterbox:6 banter:3 sociable:5 social_person:4
        social_butterfly:5 outgoing:5 confident:3 confident_people:4 people_skill*:5 work_with_people:3
        around_people:3 being_around_people:4 interact*_people:5 communicat*:3 communication_skill*:4
        meet_new_people:6 new_people:4 friendly:4 bubbly:5 persuade_people:6 persuasive:5 convinc*:5
        convince_people:6 haggle*:5 wheel_deal*:5 pitch*:2 commission*:4 targets:3 sales_target*:6
        wolf_of_wall_street:3 complaint*:5 solve_complaint*:6 help_desk_customer:4 recruitment_sales:4 b2b:6
        account_manager*:4 business_develop*:5 make_people_smile:3 making_people_happy:3""",
    "office_admin": """
        office:6 admin*:6 business_admin*:7 secretar*:7 reception*:6 receptionist*:7 paperwork:6 filing:6 typing:6
        pa:3 desk:5 computer_work:3 public_service*:4 council:4 civil_service:5 policy*:4 governance:3
        operational_delivery:5 town_hall:5 project_manag*:4 project:2 clerical:6 planning_thing:3 nine_to_five:5
        information_manag*:4 data_protection:2 clinical_coder:2 trade_union:2 politic*:4 resilience:2
        school_business*:6 benefit*:4 welfare_benefit*:6 data_entry:7 computer_job:3 answering_phone*:7
        answer_phone*:7 sitting_desk:5 sat_desk:5 sit_desk:5 town_council:5 mp:3 prime_minister:5 photocopy*:5
        laptop_work:3 calm_office:5 diary:4 minutes:2 office_job*:7 office_work*:7 office_admin*:7 office_assist*:7
        office_manager*:6 office_junior*:7 office_type:5 office_based:6 office_clerk:6 work_office:7
        working_office*:7 admin_work*:7 admin_assist*:7 admin_job*:7 admin_officer*:7 admin_stuff:7
        administration*:7 administrative:7 business_support:6 business_studies:4 clerk*:5 medical_secretar*:7
        legal_secretar*:6 school_secretar*:7 school_office:6 school_admin*:6 school_recept*:6 reception_desk:7
        reception_work*:7 front_desk:7 doctors_reception*:6 dental_reception*:6 hotel_reception*:3 vet_reception*:5
        salon_reception*:5 gym_reception*:5 gp_reception*:6 hospital_admin*:6 hospital_reception*:6 nhs_admin*:6
        ward_clerk*:6 greet_people:5 greet_visitor*:7 meet_and_greet:5 answer_email*:7 answering_email*:7 email*:4
        send_email*:6 sending_email*:6 type*_letter*:6 typist*:6 touch_typ*:5 file_paper*:6 filing_cabinet*:6
        paper_work:6 form_filling:6 fill_form*:6 scanning_document*:6 photocopying:6 printing_document*:4
        stationery:5 word_document*:4 microsoft_office:6 microsoft_word:6 data_input*:7 inputting*:5
        computer_desk*:5 computer_office:6 desk_job*:7 desk_work*:7 behind_desk*:6 sit_desk*:6 sitting_desk*:6
        sit_computer*:5 sitting_computer*:5 9_to_5:5 monday_friday:4 mon_fri:4 organised:5 organised_person:5
        organise_thing*:4 organise_people:4 organise_file*:6 organise_diary:7 organisation:3 calendar*:4
        appointment*:4 book_appointment*:6 booking_appointment*:6 book_meeting*:6 meetings:3 minute_tak*:6 pa_ceo:6
        executive_assist*:6 virtual_assist*:6 personal_assist*:6 planning:2 coordinator*:3 co_ordinator*:3
        civil_servant*:7 civil_service*:7 government*:5 government_job*:6 local_government:6 council_work*:6
        council_job*:6 council_office*:6 work_council:6 working_council:6 town_hall*:6 parliament:5 politics:5
        politician*:6 mp_work:4 houses_of_parliament:5 westminster:4 election*:4 dwp:6 hmrc:4 job_centre:4
        jobcentre*:5 passport_office:5 registrar*:4 records_office:4 whitehall:5 suit_and_tie:3 smart_clothes:2
        indoors:2 quiet_office:6 work_from_home:3 working_from_home:3 laptop_job:4 ombudsman:3 museum_admin:4
        organiser:4 organisational:4""",
    "people_management": """
        manager*:3 manag*:2 leader*:3 team_lead*:6 supervis*:3 boss:5 human_resource*:7 hr:7 recruit*:6
        people_professional:7 own_business:6 entrepreneur*:6 start_business:6 starting_business:6
        management_consult*:5 improvement*:4 operations_manag*:5 interviewing_people:5 charter*_manager*:5
        coaching_professional:4 executive*:2 senior_leader:5 project_manag*:3 consult*:2 quality_practitioner:4
        system*_thinking:2 corporate*:2 ceo:6 being_boss:7 own_company:6 start_up:4 new_staff:6 hiring*:6
        hire_people:6 self_employed:5 leading_people:6 lead_people:6 empire:4 millionaire*:4 side_hustle*:6
        hustle:4 invest_my_business:2 managing:4 managing_people:6 manage_people:6 manage_team*:6 manage_staff:6
        manage_business:6 manage_compan*:6 managing_director:6 managing_team*:6 management_job*:6
        assistant_manager:4 area_manager:5 line_manager:5 lead_team*:6 leading_team*:6 leading:4 leaders:4
        leadership:6 leadership_skill*:6 team_build*:4 tell_people_what:4 boss_people:6 bossing_people:6 bossy:5
        bosses:4 own_boss:7 girl_boss:6 girlboss:6 take_charge:6 running_thing*:4 run_team*:6 run_compan*:7
        run_own_business*:7 run_place:4 running_own*:5 running_business*:7 own_business*:7 own_compan*:7
        own_brand*:5 own_thing:4 start_business*:7 starting_business*:7 start_own*:6 starting_own*:6
        start_compan*:7 starting_compan*:7 set_up_business*:7 set_up_own*:6 set_up_compan*:7 open_business*:6
        open_own*:5 opening_own*:5 build_business*:7 building_business*:7 build_empire*:6 building_empire*:6
        grow_business*:7 business_own*:7 business_man:6 business_wom*:6 businessman:6 businesswoman:6
        business_person:6 business_idea*:6 business_mind*:6 business_manag*:6 business_consult*:6
        business_leader*:6 businesses:4 startup*:5 start_ups:5 self_employ*:6 working_for_myself:6
        work_for_myself:6 freelanc*:4 sole_trader*:5 dragons_den:6 alan_sugar:6 elon_musk:4 jeff_bezos:5
        shark_tank:6 side_business:6 hustling:4 grind_business:4 passive_income:4 make_millions:5
        become_millionaire*:5 director_company:5 company_director*:6 supervisor*:5 supervising:5 hr_work*:7
        hr_job*:7 hr_assist*:7 hr_admin*:7 hr_manager*:7 recruitment_consult*:6 recruiting_people:7 hire_staff:6
        hiring_people:7 hiring_staff:7 interview_people:5 interviewing:4 help_people_job*:5 find_people_job*:6
        finding_people_job*:6 get_people_job*:6 staff_training:4 payroll_hr:4 project_lead*:5 project_coordinat*:5
        projects:3 strateg*:4 scrum:4 incharge:6 promotion_manager:2""",
    "finance": """
        account*:6 accountant:6 financ*:6 money:6 tax*:5 payroll*:7 bookkeep*:7 insur*:6 invest*:5 audit*:6
        mortgage*:5 credit*:4 pension*:6 stock_market:6 trading:5 trader*:5 bitcoin:5 number:3 maths:3 economist*:6
        actuar*:7 paraplann*:6 debt*:4 adding_up:5 revenue*:4 collections_tech*:4 investment*:6 accounts_assist*:7
        counting_money:7 budget*:4 shares:4 stocks:5 forex:5 economy:4 savings:4 rich:3 wages:5 paying_people:4
        wall_street:6 hedge_fund*:6 sums:3 cash:3 pounds:3 wealth*:4 coins:3 bills:3 tax_return*:6 stocks_shares:6
        accountan*:7 accounting:7 accounts_clerk*:7 accounts_office*:6 accounts_team:6 account_book*:6
        chartered_account*:7 trainee_account*:7 aat:7 acca:7 cima:7 keep_books:5 balance_book*:6 balancing_book*:6
        ledgers:6 invoice*:6 invoicing:6 payrolls:6 pay_people:4 paying_wage*:5 salaries:4 pay_slip*:5 expenses:4
        finance_assist*:7 finance_offic*:7 finance_job*:7 finance_work*:7 finance_manag*:7 finance_advis*:7
        financial_advis*:7 financial_servic*:7 financial_analyst*:7 financially:2 financial_market*:7
        financial_trader*:7 banker*:7 bankers:6 banking:7 banking_job:7 bank_work*:7 bank_job*:7 bank_teller*:7
        bank_clerk*:7 bank_manager*:7 work_bank:7 working_bank*:7 banks:6 barclays:6 lloyds:5 lloyds_bank:7 hsbc:6
        natwest:6 santander:6 monzo:5 revolut:5 investment_bank*:7 investor*:6 investing:6 invest_money:7
        investing_money:7 stock_trad*:7 stock_broker*:7 stockbroker*:7 stock_exchange:7 stocks_share*:7
        stock_market*:7 trade_stock*:7 trading_stock*:7 trade_forex:7 forex_trad*:7 share_trad*:6 cryptocurren*:6
        nft*:4 ethereum:5 canary_wharf:6 city_of_london:5 wolf_wall_street:5 martin_lewis:6 money_advice:6
        money_saving:6 money_advis*:7 money_manag*:7 manage_money:7 managing_money:7 handle_money:6 count_cash:6
        look_after_money:7 looking_after_money:7 work_money:7 working_money:7 help_people_money:6
        help_people_debt*:6 save_money:5 make_money:3 earn_money:2 money_stuff:6 money_person:5 budgets:5
        budgeting:6 tax_advis*:7 tax_office*:6 tax_account*:7 taxation:7 taxes:6 vat:5 hmrc:5 auditor*:7 auditing:7
        insurance_brok*:7 insurance_claim*:7 insurance_compan*:7 underwrit*:6 claims_handl*:7 claims:4 broker*:5
        mortgage_advis*:7 mortgage_brok*:7 loans:5 credit_control*:7 credit_card*:4 pensions:5 economics:6
        economic*:5 maths_and_money:6 numbers_money:6 gcse_maths:3 debt_collect*:5 debt_advis*:5 debt_adviser:5
        crypto:6""",
    "law": """
        law:6 lawyer*:7 solicitor*:7 legal*:7 paralegal*:7 barrister*:8 conveyanc*:6 probate*:6 judge*:5 justice:5
        arguing:5 debat*:4 arguing_case:6 trading_standard*:4 complian*:4 regulatory*:4 investigator*:3 fraud*:4
        standing_up_for_people:4 scam*:3 unfair:3 inmates_rights:3 immigration_law*:6 human_rights:6
        defending_people:7 sue:4 defend*:3 law_and_order:5 legal_advice:6 suits_tv:4 treated_fairly:5
        treat_people_fairly:5 fairly:3 attorney*:7 law_firm*:7 law_degree:7 law_school:7 law_court*:6 law_student:7
        law_stuff:6 law_job*:6 work_law:7 practise_law:7 study_law:6 studying_law:6 criminal_law*:7
        criminal_lawyer*:8 criminal_solicit*:8 criminal_defen*:7 criminal_justice:4 family_law*:7 employment_law*:7
        immigration_lawyer*:7 human_rights_law*:7 child_law*:6 sports_lawyer*:7 defence_lawyer*:7 defend_someone:7
        defend_innocent:7 defend_kid:6 defend_right*:6 defend_client*:7 defend:4 prosecut*:6 prosecutor*:7
        barristers:7 qc:4 kc:3 judges:6 judge_court:6 magistrate*:6 jury:5 courts:6 court_room*:6 courtroom*:7
        court_clerk*:6 court_usher*:6 court_case*:6 usher*:4 trial*:2 legal_exec*:7 legal_assist*:7
        legal_secretar*:7 legal_stuff:7 legal_advis*:7 legal_work*:7 legal_job*:7 legal_apprent*:7 legally_blonde:6
        harvey_specter:6 rights_people:5 people_rights:6 fight_right*:6 fight_justice:6 fight_people_right*:6
        justice_people:5 innocent*:4 guilty:4 not_guilty:4 injustice*:5 argue_case*:7 argue_people:4 argue_court:7
        arguments:4 win_argument*:6 winning_argument*:6 debating:5 debates:4 debate*:5 a_level_law:6 contracts:4
        conveyancing:7 divorce*:4 sue_people:5 suing:4 notary:5 law_centre:6 legislation:5 coroner*:4
        compliance_offic*:5 trading_standards:5 wills_probate:5""",
}
