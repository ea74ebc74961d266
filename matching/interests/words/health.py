"""Words for health, science, sport. Form of entries: see `people.py`."""

WORDS = {
    "nursing": """
        nurs*:5 hospital*:5 ward*:3 healthcare*:5 health_care:4 health:2 nhs:4 midwi*:5 clinical*:4 patient*:4
        medical*:4 medicine:4 doctor*:5 gp:3 surgery:2 surgeon*:4 clinic:3 sick_people:6 ill_people:6 sick:3
        blood:3 physician*:5 health_visitor:5 community_nurse:5 deliver_baby:7 birth*:3 operating_department:5
        theatre_practitioner:3 mammograph*:5 first_aid:2 healthcare_assistant:5 public_health:4
        health_and_wellbeing:3 health_and_social_care:4 making_people_better:6 scrub:4 phlebotom*:5
        continuing_healthcare:4 helping_people:1 specialist_community:3 operation:3 injection*:4 bandage*:3
        casualty:6 maternity:4 cancer:3 surger*:3 dialysis:4 nurse_assistant:6 student_nurse:7 childrens_nurse:7
        kid_nurse:7 paediatric*:6 pediatric*:6 mental_health_nurse*:7 district_nurse*:7 school_nurse*:7
        practice_nurse*:7 staff_nurse*:7 ward_sister:5 matron:5 adult_nurs*:6 theatre_nurse*:7 icu:6
        intensive_care:6 neonatal*:6 nicu:6 labour_ward:6 maternity_ward:7 maternity_support:6 doula:5 hca:6
        health_care_assistant:6 healthcare_support:6 healthcare_worker*:6 health_support:4 hospital_porter*:3
        hospital_work*:6 work_hospital:6 working_hospital:6 hospital_ward:6 hospital_ward_kid:6
        hospital_assistant:6 ward_clerk:3 ward_assistant:5 gp_surgery:5 doctors_surgery:5 gp_reception*:3
        junior_doctor*:6 medic:5 surgeon:6 brain_surg*:6 heart_surg*:6 anaesthe*:6 cardiolog*:6 heart_disease:4
        oncolog*:6 dermatolog*:5 psychiatr*:5 physician_associate*:6 take_blood:6 give_injection*:6 needle*:3
        stitches:4 wound*:5 casts:2 blood_pressure:5 temperature_check:3 medicine_hospital:5 greys_anatomy:6
        casualty_tv:5 holby:5 call_the_midwife:6 get_people_better:6 help_people_better:6 heal:5 healing:5 healer:4
        sick_kid:6 sick_child*:6 sick_baby:6 ill_kid:6 ill_child*:6 poorly_kid:6 poorly_child*:6 poorly_people:6
        poorly:3 unwell:5 unwell_people:6 sick_person*:6 look_after_sick:7 looking_after_sick:7 help_sick:6
        care_sick:6 look_after_patient*:7 looking_after_patient*:7 care_patient*:7 help_people_hospital:6
        looked_after_hospital:4 red_cross:4 st_john*_ambulance:3 health_worker*:5 health_job*:5 health_sector:5
        health_service*:5 medical_stuff:5 medical_field:6 medicine_degree:5 giving_birth:6 give_birth:6
        birth_partner:5 help_mum_birth:6 pregnan*:5 babies_born:7 bring_baby_world:7 bringing_baby_world:7
        organ_donat*:4 transplant*:4 diabet*:4 sexual_health:5 anatomy:4 human_body:4 body_works:4 diagnos*:4 jab:4
        vaccinat*:4 vaccination_centre:5 stitch_people:6 stitch_up_people:6""",
    "therapy": """
        therap*:4 occupational_therap*:6 physio*:6 speech_and_language:6 podiat*:6 feet:3 foot:2 dietit*:5
        dietici*:5 nutrition*:4 radiograph*:6 x_ray:6 xray:6 sonograph*:6 ultrasound:5 scan:4 prosthe*:5 orthot*:5
        hearing_aid:5 hearing:2 optic*:5 optician*:6 optometr*:5 eye_test:5 spectacle*:4 glasse:4 vision_rehab*:4
        visual_impair*:4 psycholog*:5 mental_health:4 arts_therap*:6 play_therap*:4 counsel*:5 rehab*:3 massage*:3
        injury*:3 wellbeing_practitioner:3 osteopath*:5 chiropract*:5 injur*:4 blind:3 deaf*:4 sign_language:5
        anxiety:4 depress*:4 mental_illness:4 therapist:5 stammer*:4 walk_again:6 recover*:4 back_pain:5 sprain*:5
        lisp:4 eating_disorder*:4 self_harm:4 trauma:4 physiotherap*:7 sports_physio*:7 sports_massage*:7
        sports_therap*:7 sports_injur*:7 football_physio*:7 sport_rehab*:6 massage_therap*:6 speech_therap*:7
        music_therap*:6 drama_therap*:5 dance_therap*:5 animal_therap*:3 equine_therap*:2 hypnotherap*:5
        aromatherap*:3 acupunct*:5 reflexolog*:4 cbt:5 talking_therap*:6 radiolog*:6 radiotherap*:6 mri:6
        ct_scan*:6 mri_scan*:6 baby_scan*:5 broken_bone*:5 bones:5 muscle*:4 joints:3 posture:4 rehabilit*:5
        prosthetic_limb*:6 prosthetic_leg*:6 artificial_limb*:6 false_leg*:6 fake_leg*:6 wheelchair_tech*:3
        audiolog*:6 hearing_test*:6 hearing_loss:5 deaf_people:6 deaf_kid:5 bsl:6 signing:3 sign_interpret*:5
        lip_read*:4 eyes:5 eyesight:5 eye_care:6 ophthalm*:6 orthoptist*:6 dispensing_optic*:6 specsavers:6
        vision_express:6 contact_lens*:5 blind_people:6 partially_sighted:6 guide_blind:4 chiropod*:6 toenail*:4
        diet:4 dietary:4 nutrition:5 healthy_eating:4 psychother*:6 psychologist*:6 clinical_psycholog*:6
        child_psycholog*:5 forensic_psycholog*:4 mental_health_work*:5 mental_health_advis*:4
        mental_health_support:4 mental_wellbeing:5 wellbeing_coach:4 panic_attack*:4 ptsd:4 suicid*:5 bipolar:4
        schizo*:4 people_mind*:4 minds:4 human_mind:5 how_mind_work*:5 how_brain_work*:5 brain:3 people_think:4
        why_people:3 help_people_depress*:6 help_people_anxiety:6 help_people_talk:4 help_people_walk:6
        learn_walk:5 walk_after_accident:5 stutter*:4 help_people_speak:5 help_kid_speak:5 help_kid_talk:5
        occupational:4 ot:3 hydrotherap*:5 emdr:4 chiro:4 camhs:6 people_feet:6 look_after_feet:6""",
    "dental_pharmacy": """
        teeth:6 tooth:5 orthodont*:7 oral_health:6 brace:5 pharmac*:6 chemist_shop:6 prescription*:5 dispens*:3
        medication*:3 boots_chemist:5 pharmacol*:3 dental_practice*:6 chemist:5 boots:3 medicines:4 tablet*:2
        filling_teeth:5 mouth:3 dental_hygien*:7 dental_therap*:7 dental_technic*:7 dental_nurs*:7 dental_recept*:5
        dental_surg*:6 hygienist*:6 dentist*:7 invisalign:6 veneers:5 false_teeth:6 fake_teeth:5 whiten*_teeth:6
        teeth_whiten*:6 clean_teeth:7 fix_teeth:7 straight*_teeth:6 pull*_teeth:6 take_teeth:5 people_teeth:6
        smile:3 gums:4 toothpaste:4 tooth_fairy:3 root_canal:5 retainer*:3 oral:4 pharmacist*:7 pharmacy_assist*:7
        pharmacy_technic*:7 pharmacy_dispens*:7 dispensing_medic*:6 dispense_medic*:6 boots_pharmac*:6
        lloyds_pharmac*:6 superdrug_pharmac*:5 chemist_counter:6 prescription:6 give_medic*:5 giving_medic*:5
        medicines_counter:6 meds:4 pills:4 tablets_medic*:4 making_medic*:5 dental*:6 denture*:6""",
    "ambulance": """
        ambulance*:6 paramedic*:6 paramedic:7 999:5 emergency*:3 emergency_service*:4 save_live:5 blue_light:5
        first_aid:3 emergency_contact:5 call_handl*:2 control_room:3 emergency_care:4 accident_and_emergency:3
        first_respond*:5 blue_two*:6 crash*:2 accident:2 cpr:5 ambulance_driv*:7 drive_ambulance*:7
        ambulance_crew:7 ambulance_technic*:7 ambulance_care*:6 emt:5 emergency_medic*:6 emergency_care_assist*:6
        999_call*:6 call_999:5 111_call*:5 emergency_call*:5 emergency_response:5 emergency_work*:5 emergencies:4
        save_life:5 life_saving:5 life_saver:4 lifesav*:4 save_someone_life:5 rescue_people:3 firstaid:4
        firstaider*:5 first_responder*:6 defibrillat*:5 defib:5 cpr_train*:5 resus*:5 trauma_care:4
        road_accident*:4 car_crash*:4 car_accident*:4 heart_attack*:4 air_ambulance:7 st_john*_ambulance:6 sirens:4
        adrenaline:2 critical_care:5 patient_transport:6""",
    "lab_science": """
        scien*:5 lab:5 laborator*:6 experiment*:5 chemist*:4 biolog*:5 biochem*:5 physic:4 biomedic*:5 microscop*:4
        forensic*:4 metrolog*:5 bioinformatic*:5 clinical_trial*:4 pharmacolog*:3 nuclear*:2 geoscien*:4
        technician_scientist:6 research*:3 testing_sample*:5 sampling:2 dna:5 health_physic*:3 material_scien*:4
        food_technolog*:3 mortuary:4 post_mortem:4 embalm*:2 soil_scien*:3 space:2 astronom*:4 statistician:2
        chemical*:5 test_tube*:6 virus*:4 bacteria*:4 germ*:3 space_stuff:3 rocket_science:3 periodic_table:4
        disease*:4 vaccine*:5 blood_test*:4 lab_technic*:7 lab_assist*:7 lab_work*:6 lab_coat*:6 working_lab:6
        work_lab:6 science_lab*:6 research_lab*:6 biomedical*:6 biomed:6 biotech*:6 biology:6 chemistry:6
        microbio*:6 genetic*:5 genes:4 genome*:5 zoolog*:3 botan*:3 marine_biolog*:6 neurosci*:6 patholog*:5
        toxicolog*:5 forensic_scien*:7 forensics:5 forensic_lab*:7 crime_lab*:5 dna_test*:6 blood_sample*:5
        sample*:3 specimen*:4 petri_dish*:6 bunsen*:6 pipette*:6 microscope*:6 beaker*:5 potion*:4
        explosion*_science:4 mixing_chemical*:6 mix_chemical*:6 chemical_reaction*:6 science_experiment*:7
        research_scien*:6 medical_research:6 cancer_research:6 find_cure*:6 finding_cure*:6 cure_cancer:6
        cure_disease*:6 cures:5 medicine_research:5 drug_discover*:5 pharmaceutical*:4 clinical_research:5
        clinical_scien*:5 healthcare_scien*:6 physicist*:6 quantum*:5 particle*:4 cosmolog*:5 stars:2 planets:3
        universe:3 telescope*:5 geolog*:5 rocks:3 fossil*:4 dinosaur*:4 palaeont*:5 volcano*:4 meteorolog*:5
        weather:3 climate_scien*:4 environmental_scien*:3 oceanograph*:4 food_scien*:5 food_test*:4 sports_scien*:3
        stem:3 triple_science:5 einstein:4 breaking_bad:3 testing_stuff:3 test_product*:4 quality_test*:3
        new_medicine*:5 outer_space:3""",
    "sport_fitness": """
        sport*:5 football*:5 footy:5 rugby:5 cricket:4 boxing:4 basketball:5 swim*:5 lifeguard*:6 gym*:5 fitness*:6
        personal_train*:6 coach:4 coaching:4 sport_coach*:7 p_e:3 pe:3 athlet*:5 workout*:5 working_out:6 weight:4
        exercis*:4 leisure_centre:6 leisure_team:5 leisure:3 outdoor_activit*:6 outdoor_learning:5 climb*:3
        kayak*:4 sporting_excellence:6 community_activator:5 community_sport*:6 dance_teacher:3 yoga:4
        activity_instructor:5 martial_art*:4 keeping_fit:6 referee:4 netball:5 tennis:5 canoe*:4 abseil*:4
        bodybuild*:5 mma:5 zumba:5 swimming_pool:6 play_football:6 footie:5 goalkeep*:5 pt:4 lifting_weight*:6
        lift_weight*:6 running_club*:4 marathon*:5 stadium*:4 cycling:4 pilates:4 trampolin*:5 football_coach*:7
        football_academ*:6 footballer*:7 pro_football*:7 professional_football*:7 semi_pro:5 play_sport*:6
        sport_science:5 sport_develop*:6 sport_leader*:6 sports_hall:5 sports_centre*:6 sport_btec:6
        kids_football:6 coach_kid:7 coach_football:7 coach_young*:6 coach_team*:6 coach_boxing:6 boxing_coach*:7
        boxing_gym:6 boxer*:6 boxes:1 kickbox*:6 muay_thai:6 karate:6 judo:6 jiu_jitsu:6 bjj:6 taekwondo:6 ufc:5
        wrestl*:4 gymnast*:6 cheerlead*:5 tennis_coach*:7 swim_teach*:7 swim_coach*:7 swimming_teach*:7
        swimming_instruct*:7 swimming_lesson*:6 swimming:6 pool_lifeguard*:7 lifeguarding:7 pools:3 water_sport*:6
        diving:4 scuba:4 surfing:5 surf_instruct*:6 paddleboard*:6 kayak_instruct*:6 canoeing:5 rafting:5
        sailing_instruct*:4 rock_climb*:6 climbing_wall*:6 climb_instruct*:6 climbing_instruct*:6 mountain_bik*:5
        mountain*:3 orienteer*:4 bushcraft:4 outdoor_instruct*:7 outdoor_pursuit*:7 outdoor_education:6
        outdoor_centre*:6 activity_centre*:6 activity_leader*:6 pgl:6 go_ape:6 camp_leader*:4 summer_camp*:4
        camps:3 ski_instruct*:6 snowboard*:5 golf_coach*:5 golfer*:5 golf:4 snooker:4 darts:4 hockey:5 volleyball:5
        badminton:5 table_tennis:5 squash:3 rounders:5 baseball:5 dodgeball:4 parkour:5 runner*:4 sprint*:5
        track_and_field:5 olympic*:5 paralympic*:5 personal_trainer*:7 pt_gym:6 gym_instruct*:7 gym_work*:6
        gym_coach*:6 gym_trainer*:7 pure_gym:7 puregym:7 jd_gym*:6 david_lloyd:6 virgin_active:6 own_gym:7
        spin_class*:6 aerobics:6 hiit:5 crossfit:6 circuits_class:4 zumba_class*:6 yoga_teach*:6 yoga_instruct*:6
        pilates_instruct*:6 fitness_instruct*:7 fitness_coach*:7 fitness_train*:7 fitness_class*:6
        fitness_industry:6 fit:4 stay_fit:5 staying_fit:5 keep_active:4 being_active:4 active:2 work_out:6
        train_hard:3 weightlift*:6 weight_lift*:6 deadlift*:5 bench_press*:5 muscles:3 protein:3 get_people_fit:7
        help_people_fit:6 lose_weight:5 losing_weight:5 sports_nutrition*:5 leisure_assist*:6 leisure_attend*:6
        leisure_center:6 swimming_bath*:6 referee*:6 umpire*:5 premier_league:5 arsenal:3 man_utd:3 liverpool_fc:3
        chelsea:2 fa_coach*:6 scout_football:4 pe_lesson*:5 nba:5 nfl:4 formula_driver:2 jockey*:3 sport_massage*:2
        skate*:4 bmx:3 trampoline_park:5 martial:5 running_track:4 run_marathon*:5 fight:2 fighter*:4 ski:4
        skiing:5 skier*:4 surf:4 surfer*:4""",
}
