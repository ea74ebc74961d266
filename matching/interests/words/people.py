"""Words for children, young people, care.

Written for this project. An entry is a word or a phrase (joined by `_`); `*` takes any ending; `:n` is its weight,
2 unless given. A young person's words stand beside the words of job titles.
"""

WORDS = {
    "early_years": """
        early_year*:6 nursery_nurse:6 nursery_worker:6 childcare:5 child_care:5 childmind*:5 creche:5 preschool:4
        pre_school:4 toddler*:5 baby:4 newborn*:2 infant*:3 little_kid:6 little_child*:6 small_kid:6 small_child*:6
        young_kid:5 young_child*:4 younger_kid:5 younger_child*:5 tiny_kid:6 under_five:6 looking_after_kid:6
        looking_after_child*:6 look_after_kid:6 look_after_child*:6 care_for_child*:5 caring_for_child*:5 kid:3
        child*:2 babysit*:5 nanny:5 au_pair:5 playwork*:5 play_worker:5 play_leader:5 playgroup:5 play_with_kid:6
        play_with_child*:6 play_with_baby:6 reception_class:4 health_play:3 play_therapist:3 little_brother:3
        little_sister:3 nursery*:6 cousin*:4 nephew*:4 niece*:4 little_cousin*:6 sibling*:3 baby_brother*:6
        baby_sister*:6 step_brother*:2 kindergarten*:6 children_centre*:4 nappy*:5 messy_play:5 story_time:4
        after_school_club*:5 holiday_club*:4 stepson:2 kids_club*:4 nursery_assistant:7 nursery_practitioner:7
        room_leader:5 daycare:5 forest_school:4 breakfast_club:4 soft_play:5 sure_start:5 montessori:6 eyfs:6
        key_person:3 eyp:5 early_years_teacher:6 nanny*:6 manny:5 governess:4 mother_help*:5 wraparound:4
        wrap_around_care:5 playscheme*:5 play_scheme:5 play_specialist*:4 play_centre*:5 stay_and_play:5 rhyme*:3
        nursery_rhyme*:6 bottle_feed*:4 potty:5 dummy:2 tantrum*:4 crawl*:3 first_steps:3 under_5:5 pre_k:4
        tiny_human*:6 little_human*:6 little_people:5 little_guy*:4 little_boy*:5 little_girl*:5 small_people:4
        godson:3 goddaughter:3 godchild*:4 baby_sit*:6 child_development:6 childhood:5 child_minder*:7
        child_minding:7 kids_party*:3 kids_club:5 finger_paint*:5 peppa_pig:5 bluey:3 duplo:4 cbeebies:4
        entertain_kid:5 entertain_child*:5 teach_baby:5 kid_play:5 children_play:4 child_play:4 look_after_baby:7
        looking_after_baby:7 look_after_toddler*:7 looking_after_toddler*:7 look_after_brother*:4
        looking_after_brother*:4 look_after_sister*:4 looking_after_sister*:4 look_after_sibling*:5
        looking_after_sibling*:5 help_raise:3 raise_kid:5 raise_child*:5 raise_sibling*:5 working_kid:4 work_kid:4
        working_child*:5 work_child*:5 around_kid:4 around_child*:4 baby_room:6 newborn_baby:5 foster_baby:4
        toddler_group:6 mum_and_baby:5 pushchair*:4 bathing_baby:4 half_brother*:3 kid_nursery:6 childcare_btec:6
        health_and_social_care_kid:4 child_psycholog*:2 own_nursery:7 nursery_manager:7 patient_kid:4 kid_fun:4
        kid_laugh:4""",
    "teaching": """
        teach*:5 teaching_assistant:6 classroom*:5 school*:3 primary_school:5 secondary_school:5 sen:3 send:3
        special_need*:3 additional_need*:2 pupil*:4 lesson*:3 tutor*:4 learning_mentor:4 learning_support:4
        academic*:4 assessor*:4 learning_and_skill*:4 student*:2 education*:3 kid:1 child*:1 school_kid:4
        help_kid_learn:6 helping_child*_learn:6 training_other:3 learning_and_development:3 sensory_impaired:2
        career_development:2 learning_designer:2 ta:4 help_school:5 help_primary_school:6 p_e_teacher:7
        pe_teacher*:7 sport_teacher*:6 homework:4 reading_kid:5 read_kid:5 dyslexi*:4 head_teacher*:5 dinner_time:1
        struggling_kid*:4 teacher_assistant:6 classroom_assistant:7 senco:6 sendco:6 special_school:6
        special_education*:6 special_needs_teach*:7 cover_supervis*:6 supply_teach*:7 primary_teach*:7
        secondary_teach*:7 maths_teach*:7 english_teach*:7 science_teach*:7 art_teach*:6 drama_teach*:6
        music_teach*:6 language_teach*:6 history_teach*:7 geography_teach*:7 french_teach*:7 spanish_teach*:7
        tefl:6 esol:5 teach_english:6 teach_kid:6 teach_child*:6 teach_people:5 teach_maths:6
        teach_english_abroad:6 teach_skill*:5 teach_other*:5 teach_adult*:5 teach_young*:5 head_of_year:6
        headteacher*:6 deputy_head:6 form_tutor:6 pastoral:5 school_mentor*:6 attendance_officer*:5
        exam_invigilat*:5 invigilat*:5 lunchtime_supervis*:5 dinner_time_supervis*:5 midday_supervis*:5 lollipop:4
        education_welfare:5 behaviour:3 behaviour_support:5 exclu*_kid:4 pru:5 alternative_provision:5 phonics:6
        reception_teach*:6 year_two:5 year_three:5 year_six:5 year_1:5 year_2:5 year_3:5 year_4:5 year_5:5 year_6:5
        year_7:5 year_1s:5 year_2s:5 key_stage*:6 ks1:6 ks2:6 ks3:5 gcse*_help:3 marking:3 mark_book*:4
        whiteboard*:5 assembly_school:4 professor*:5 lectur*:5 university_teach*:6 uni_lectur*:6 train_people:4
        train_other*:4 training_people:5 training_course*:3 instructor*:3 driving_instructor*:3 trainer_assessor:6
        workplace_trainer*:6 apprentice_trainer:6 skill_coach*:6 nvq_assess*:6 explain*:4 explain_thing*:5
        helping_people_learn:6 help_learn:5 help_homework:6 help_kid_read:6 help_kid_school:5 kid_school:5
        kid_struggle:4 struggle_school:5 struggling_school:5 struggle_reading:5 struggle_read:5 adhd:3 adhd_kid:5
        autistic_kid:5 autistic_child*:5 autis*_school:5 speech_kid:2 braille:3 pgce:7 school_trip*:5
        work_in_school:6 uniform_school:2 my_old_school:4 favourite_teacher:5 inspire_kid:5 inspire_child*:5
        inspire_young:4 inspiring_kid:5 inspiring_young:4 educat*:4 learner*:3 learning:3 teaching_young:5
        swim_teach*:2 dance_teach*:2 autis*:3 exam:3 examiner*:4""",
    "youth_social": """
        youth_work*:6 youth*:4 youth_justice:5 youth_club:6 teenager*:4 teen*:3 young_people:4 social_work*:6
        social_care:2 support_work*:3 mentor*:4 family_support:5 family*:2 counsel*:4 foster*:4 care_experienced:4
        kid_in_care:6 child*_in_care:6 young_offender*:5 gang*:3 homeless*:4 drug_worker:4 addiction*:4
        domestic_abuse:5 sexual_abuse:4 safeguard*:4 peer_work*:6 peer:3 peer_support:5 advice_work*:3 probation*:4
        listening:3 talking_to_people:2 been_through_care:5 early_intervention:4 child*_young_people:3 give_back:3
        giving_back:3 wellbeing*:2 community_work*:4 community*:1 charity*:3 fundrais*:3 church:2 minister:2
        refugee*:3 employability*:4 debt_adviser:2 advocacy:2 mental_health:3 care_leaver*:6 leaving_care:6
        foster_care*:6 welfare*:3 benefit*:4 universal_credit:4 hostel*:4 outreach*:4 helping_family*:4
        knife_crime:4 safe_space:3 advocate*:4 key_work*:5 bereavement_support:3 role_model*:5 troubled:4
        hard_time*:3 neglect*:4 adopt*:3 children_home*:5 runaway*:4 rough_sleep*:5 food_bank*:4 volunteer*:2
        supporting_people:4 support_people:4 support_kid:5 supporting_kid:5 support_child*:5 supporting_child*:5
        support_young*:6 supporting_young*:6 support_family:5 supporting_family:5 support_teen*:6
        supporting_teen*:6 support_someone:4 help_kid:4 help_child*:4 help_young*:6 help_teen*:6 help_youth:6
        help_care_kid:6 child_care_system:5 care_system:6 grew_up_care:6 grew_care:6 growing_up_care:6
        brought_up_care:6 looked_after_child*:6 looked_after_kid:6 kids_home:6 residential_child*:6
        residential_kid:6 childrens_residential:6 foster_kid:6 foster_child*:6 fostered:5 personal_adviser*:6
        personal_advisor*:6 pa_leaving_care:6 independent_visitor*:5 reviewing_officer:5 iro:4 social_service*:6
        social_worker*:7 child_protect*:6 family_court:4 family_work*:6 family_help*:5 early_help:5 parenting:4
        young_mum*:5 young_parent*:5 teen_mum*:5 young_dad*:4 young_carer*:5 kid_abuse*:5 abused_kid:5
        abused_child*:5 abus*:4 went_through:4 gone_through:4 what_went_through:5 going_through:4 rough_time*:5
        tough_time*:5 bad_time*:4 difficult_time*:4 tough_start:4 rough_start:4 bad_start:4 problems_home:4
        trouble_home:4 kid_trouble:5 trouble:2 off_street*:5 streets:3 street_kid:5 county_line*:6 gang_work:6
        gang_life:5 exploit*:5 grooming_kid:4 prevent_crime_youth:4 young_people_prison:4 young_people_family:5
        nobody_else:3 no_one_else:3 no_family:4 lost_home:5 nowhere_live:5 nowhere_go:5 homelessness:6
        homeless_people:6 homeless_shelter*:6 shelter*:3 refuge*:5 womens_refuge:6 womens_aid:6 domestic_violence:6
        drug_rehab*:5 drug_addict*:5 drug_alcohol:5 recover_addict*:5 alcoholic*:4 prisoner_support:4
        ex_offender*:5 offend*:3 young_offend*:6 yot:6 youth_offend*:6 youth_centre*:6 youth_leader*:6
        youth_support*:6 youth_counsel*:6 youth_mentor*:7 youth_charity:6 youthwork*:6 princes_trust:5
        duke_of_edinburgh:4 ncs:3 barnardo*:6 nspcc:6 samaritan*:5 childline:6 salvation_army:5 citizens_advice:6
        shelter_charity:5 charity_work*:6 work_charity:5 volunteering:3 asylum*:5 asylum_seek*:6 interpreter*:3
        translat*:3 community_centre*:5 community_development:5 community_support*:4 case_work*:5 casework*:5
        caseload:4 mediator*:4 mediation:4 careers_advis*:6 careers_advice:6 job_coach*:5 job_centre:4 jobcentre:4
        work_coach*:5 life_coach*:5 life_skill*:4 listen_people:5 listening_people:5 listener*:5 listen_kid:6
        listen_young*:6 someone_talk:5 talk_young*:6 talk_kid:5 talk_teen*:6 chat_young*:5 hear_people_problem*:4
        people_problem*:4 problems:2 give_advice:5 giving_advice:5 advice:4 advis*_people:4 debt_advice:3
        benefits_advice:5 voice:2 speak_kid:4 change_life:4 change_lives:4 change_kid_life:5 make_difference:4
        make_difference_kid:5 turn_life_around:5 turn_lives_around:5 second_chance*:4 positive_influence:4
        positive_role_model:6 empower*:4 inspire_people:3 mentor_young*:6 mentor_kid:6 mentoring_kid:6
        mentoring_young*:6 sociolog*:4 social:2 equality:3 activist*:4 helping_community:5 help_homeless:6
        feed_homeless:5 aunty_figure:3 vulnerable_kid:6 vulnerable_child*:6 vulnerable_young*:6 disadvantaged:4
        underprivileged:4 less_fortunate:4 neglected_kid:5 safeguarding:6 contact_centre_family:5 wrong_path:5
        right_path:5 wrong_crowd:5 wrong_way:4 right_track:5 bad_crowd:5 straight_narrow:4 housing_people:4
        fix_housing:5 housing_support:5 fix_benefit*:6 fix_benefits_housing:6 benefits_housing:6 people_benefit*:5
        person_listens:5 go_down_wrong:5 likeme:4 bethere:4 listen:3 listen_problem*:5 motivate:3 motivate_people:4
        motivate_young*:6 motivate_kid:5 motivational_speak*:4 kid_parent*:5 kid_no_family:5 kid_family:3
        young_people_parent*:5 orphan*:5 parents:2""",
    "adult_care": """
        adult_care:6 care_work*:5 carer*:5 caring:3 care:2 care_home:6 care_assistant:5 elderly*:6 old_people:6
        older_people:6 old_folk:6 old_man:4 elder:4 pensioner*:5 nan:3 gran:3 grandma:3 grandparent*:4 dementia*:6
        homecare:5 home_care:5 domiciliary*:5 personal_care:5 disabled*:5 disability*:4 learning_disab*:5 autis*:3
        social_care:4 support_work*:4 looking_after_people:6 look_after_people:6 caring_for_people:6
        care_for_people:6 helping_people:2 vulnerable*:3 residential*:3 wheelchair*:3 hospice:4 granddad*:3
        grandad*:3 grandpa*:3 sheltered_housing:4 special_need_adult*:4 living_alone:3 stroke:3 alzheimer*:6
        bedridden:4 lonely:4 lonel*:3 care_for_mum:5 carehome:6 care_for_elderly:7 caring_elderly:7 carework*:6
        care_worker*:6 care_support:5 care_work:6 healthcare_home:4 home_carer*:6 home_help*:5 live_in_care*:6
        care_coordinator:5 care_manager:6 activities_coordinator:5 nursing_home*:6 old_people_home*:6 old_age:5
        old_person*:5 old_lad*:5 old_men:4 old_women:4 old_woman:4 elderly_people:7 elderly_person:6
        retired_people:4 retirement_home*:6 retirement:3 assisted_living:6 supported_living:6 support_living:5
        independent_living:5 day_care_centre:5 respite:5 meals_wheels:4 support_assistant:4 pa_disabled:5
        personal_assistant_disabled:6 enabler*:4 wash_people:4 dress_people:3 bathing:3 feeding_old:4 hoist*:4
        bedside:3 parkinson*:5 memory_loss:4 palliative*:5 end_of_life:5 mum_ill:3 sick_mum:4 poorly_mum:4
        disabled_mum:5 disabled_people:6 disabled_kid:4 disabled_child*:4 disabled_adult*:6 disabled_brother:5
        disabled_sister:5 autistic_brother:4 autistic_adult*:6 autistic_people:5 autis*_people:5 down_syndrome:5
        cerebral_palsy:5 learning_difficult*:5 complex_need*:5 additional_needs_adult*:5 special_needs:3
        special_needs_people:5 mental_health_support:4 look_after_nan:7 looking_after_nan:7 look_after_gran*:7
        looking_after_gran*:7 look_after_mum:6 looking_after_mum:6 look_after_dad:5 looking_after_dad:5
        care_for_nan:7 care_for_gran*:7 caring_person:4 caring_nature:5 caring_side:4 carer_mum:5 carer_nan:6
        young_carer_mum:5 look_after_elderly:7 looking_after_elderly:7 help_elderly:7 help_old_people:7
        visit_old_people:6 visiting_old:6 visit_elderly:7 chat_old_people:6 talk_old_people:6 company_old_people:6
        looking_after_other*:5 look_after_other*:5 help_disabled:6 help_people_disab*:6 help_people_cant:4
        people_cant_look:5 keep_people_company:5 keep_company:4 nana:4 nanny_old:3 nanna:4 grandmother:4
        grandfather:4 grandmum:4 granny:5 nannan:4 granda:4 walking_frame:4 pip:2 senior_citizen*:6 sensory_loss:4
        compassion*:4 kind_people:3 empath*:4 people_dying:5 people_who_dying:5 bethere:2 daycentre:5""",
}
