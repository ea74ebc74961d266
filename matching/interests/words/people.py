"""Words for work with people: children, teaching, care, health, sport.

Written for this project. An entry is a word or a phrase (joined by `_`); `*` takes any ending; `:n` is its weight,
2 unless given. A young person's words stand beside the words of job titles.
"""

WORDS = {
    "early_years": """
        early_year*:5 nursery_nurse:6 nursery_worker:6 childcare:5 child_care:5 childmind*:5 creche:5
        preschool:4 pre_school:4 toddler*:5 baby:4 newborn*:2 infant*:3 little_kid:6 little_child*:6
        little_one:6 small_kid:6 small_child*:6 young_kid:5 young_child*:4 younger_kid:5 younger_child*:5
        tiny_kid:6 under_five:5 looking_after_kid:6 looking_after_child*:6 look_after_kid:6 look_after_child*:6
        care_for_child*:5 caring_for_child*:5 kid:3 child*:2 babysit*:5 nanny:5 au_pair:5 playwork*:5
        play_worker:5 play_leader:5 playgroup:5 play_with_kid:6 playing_with_kid:6 play_with_child*:6
        play_with_baby:6 reception_class:4 health_play:3 play_therapist:3 little_brother:3 little_sister:3
        nursery*:6 cousin*:4 nephew*:4 niece*:4 little_cousin*:6 sibling*:3 baby_brother*:6 baby_sister*:6
        step_brother*:2 kindergarten*:6 children_centre*:4 nappy*:5 messy_play:5 story_time:4
        after_school_club*:5 holiday_club*:4 stepson:2 kids_club*:4""",
    "teaching": """
        teach*:5 teaching_assistant:6 classroom*:5 school*:3 primary_school:5 secondary_school:5 sen:3 send:3
        special_need*:3 additional_need*:2 pupil*:4 lesson*:3 tutor*:4 learning_mentor:4 learning_support:4
        lecturer:5 teacher*:5 academic*:4 assessor*:4 learning_and_skill*:4 student*:2 education*:3 kid:1
        child*:1 school_kid:4 help_kid_learn:6 helping_kid_learn:6 helping_child*_learn:6 help_child*_learn:6
        training_other:3 learning_and_development:3 sensory_impaired:2 career_development:2 learning_designer:2
        ta:4 teachers:5 help_school:5 helping_school:5 help_primary_school:6 helping_primary_school:6
        p_e_teacher:7 pe_teacher*:7 sport_teacher*:6 homework:4 reading_kid:5 read_kid:5 dyslexi*:4
        head_teacher*:5 dinner_time:1 struggling_kid*:4""",
    "youth_social": """
        youth_work*:6 youth*:4 youth_justice:5 youth_club:6 teenager*:4 teen*:3 young_people:4 social_work*:6
        social_care:2 support_work*:3 mentor*:4 family_support:5 family*:2 counsel*:4 foster*:4
        care_experienced:4 kid_in_care:6 child*_in_care:6 young_offender*:5 gang*:3 homeless*:4 drug_worker:4
        addiction*:4 domestic_abuse:5 sexual_abuse:4 safeguard*:4 peer_work*:6 peer:3 peer_support:5
        advice_work*:3 probation*:4 listening:3 talking_to_people:2 been_through_care:5 early_intervention:4
        child*_young_people:3 give_back:3 giving_back:3 wellbeing*:2 community_work*:4 community*:1 charity*:3
        fundrais*:3 church:2 minister:2 refugee*:3 employability*:4 debt_adviser:2 advocacy:2 rehabilitat*:2
        mental_health:3 care_leaver*:6 leaving_care:6 foster_care*:6 welfare*:3 benefit*:4 universal_credit:4
        hostel*:4 outreach*:4 helping_family*:4 help_family*:4 knife_crime:4 safe_space:3 advocate*:4
        key_work*:5 bereavement_support:3 role_model*:5 troubled:4 hard_time*:3 neglect*:4 adopt*:3
        children_home*:5 runaway*:4 rough_sleep*:5 food_bank*:4 volunteer*:2""",
    "adult_care": """
        adult_care:6 care_work*:5 carer*:5 caring:3 care:2 care_home:6 care_assistant:5 elderly*:6 old_people:6
        older_people:6 old_folk:6 old_lady:5 old_man:4 elder:4 pensioner*:5 nan:3 gran:3 grandma:3
        grandparent*:4 dementia*:6 homecare:5 home_care:5 domiciliary*:5 personal_care:5 disabled*:5
        disability*:4 learning_disab*:5 autis*:3 social_care:4 support_work*:4 looking_after_people:6
        look_after_people:6 caring_for_people:6 care_for_people:6 helping_people:2 help_people:2 vulnerable*:3
        residential*:3 wheelchair*:3 hospice:4 granddad*:3 grandad*:3 grandpa*:3 sheltered_housing:4
        special_need_adult*:4 living_alone:3 stroke:3 alzheimer*:6 bedridden:4 lonely:4 lonel*:3 care_for_mum:4""",
    "nursing": """
        nurs*:5 nurse:5 hospital*:5 ward*:3 healthcare*:5 health_care:4 health:2 nhs:4 midwi*:5 clinical*:4
        patient*:4 medical*:4 medicine:4 doctor*:5 gp:3 surgery:2 surgeon*:4 clinic:3 sick_people:6 ill_people:6
        sick:3 blood:3 physician*:5 health_visitor:5 community_nurse:5 deliver_baby:7 delivering_baby:7 birth*:3
        operating_department:5 theatre_practitioner:3 mammograph*:5 first_aid:2 health_and_care:3
        healthcare_assistant:5 public_health:4 health_and_wellbeing:3 health_and_social_care:4
        making_people_better:6 make_people_better:6 scrub:2 phlebotom*:5 continuing_healthcare:4
        helping_people:1 help_people:1 specialist_community:3 surgeries:2 operation:3 injection*:4 bandage*:3
        scrubs:4 casualty:5 maternity:4 cancer:3 surger*:3 dialysis:4""",
    "therapy": """
        therap*:4 occupational_therap*:6 physio*:6 speech_and_language:6 podiat*:6 feet:3 foot:2 dietit*:5
        dietici*:5 nutrition*:4 radiograph*:6 x_ray:6 xray:6 sonograph*:6 ultrasound:5 scan:2 prosthe*:5
        orthot*:5 hearing_aid:5 hearing:2 optic*:5 optician*:6 optometr*:5 eye_test:5 spectacle*:4 glasse:3
        vision_rehab*:4 visual_impair*:4 psycholog*:5 mental_health:4 arts_therap*:4 play_therap*:4 counsel*:5
        rehab*:3 massage*:3 injury*:3 wellbeing_practitioner:3 osteopath*:5 chiropract*:5 injur*:4 blind:3
        deaf*:4 sign_language:5 anxiety:4 depress*:4 mental_illness:4 therapist:5 stammer*:4 walk_again:6
        recover*:4 back_pain:5 sprain*:5 lisp:4 eating_disorder*:4 self_harm:4 trauma:4""",
    "dental_pharmacy": """
        dent*:6 teeth:6 tooth:5 orthodont*:6 oral_health:6 brace:3 pharmac*:6 chemist_shop:6 prescription*:5
        dispens*:3 medication*:3 boots_chemist:5 pharmacol*:3 dental_practice*:6 chemist:3 boots:3 medicines:4
        tablet*:2 braces:5 filling_teeth:5 mouth:3""",
    "ambulance": """
        ambulance*:6 paramedic*:6 paramedic:6 999:5 emergency*:3 emergency_service*:4 save_live:5 saving_live:5
        blue_light:5 first_aid:3 emergency_contact:5 call_handl*:2 control_room:3 emergency_care:4
        accident_and_emergency:3 first_respond*:5 blue_two*:6 crash*:2 accident:2 cpr:5""",
    "lab_science": """
        scien*:5 science:5 scientist:5 lab:5 laborator*:6 experiment*:5 chemist*:4 biolog*:5 biochem*:5 physic:3
        biomedic*:5 microscop*:4 forensic*:4 metrolog*:5 bioinformatic*:5 clinical_trial*:4 pharmacolog*:3
        nuclear*:2 geoscien*:4 technician_scientist:6 research*:3 testing_sample*:5 sampling:2 dna:5
        health_physic*:3 material_scien*:4 food_technolog*:3 mortuary:4 post_mortem:4 embalm*:2 soil_scien*:3
        space:2 astronom*:4 healthcare_science:6 statistician:2 chemical*:5 test_tube*:6 doing_test*:4 virus*:4
        bacteria*:4 germ*:3 space_stuff:3 physics:4 rocket_science:3 periodic_table:4 disease*:4 vaccine*:5
        blood_test*:4""",
    "sport_fitness": """
        sport*:5 football*:5 footy:5 rugby:5 cricket:4 boxing:4 box:2 basketball:5 swim*:5 lifeguard*:6 gym*:5
        fitness*:6 personal_train*:6 coach:4 coaching:4 sport_coach*:7 p_e:3 pe:3 athlet*:5 workout*:5
        working_out:5 weight:2 exercis*:4 leisure_centre:6 leisure_team:5 leisure:3 outdoor_activit*:6
        outdoor_learning:5 climb*:3 kayak*:4 sporting_excellence:6 community_activator:5 community_sport*:6
        dance_teacher:3 yoga:4 activity_instructor:5 martial_art*:4 keeping_fit:6 keep_fit:6 getting_fit:5
        get_fit:5 referee:4 netball:5 tennis:5 athletics:5 skateboard*:4 canoe*:4 abseil*:4 surf*:4 bodybuild*:5
        mma:5 zumba:5 sport_centre:6 swimming_pool:6 play_football:6 playing_football:6 footie:5 striker:4
        goalkeep*:5 pt:4 lifting_weight*:6 lift_weight*:6 running_club*:4 marathon*:5 stadium*:4 ski*:2
        cycling:4 fight*:2 pilates:4 trampolin*:5""",
}
