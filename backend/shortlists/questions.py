"""What to ask when a criterion is undecided: of the young person, or of whoever offers it.

A question put outside the council says nothing about the young person.
"""

WHERE_AND_WHO = "Where exactly is it, and who is the employer?"  # the same for both, so that it tells of neither
YOUNG_PERSON_QUESTIONS = {
    "permission_to_work": "Do you have permission to work in the UK, and what shows it?",
    "permission_lasts": "Until when does your permission to work last, and have you asked for it to be extended?",
    "funding_residence": "How long have you lived in the UK, and with what status?",
    "entry_level": "What is the highest qualification you have?",
    "english": "What English qualification do you have?",
    "maths": "What maths qualification do you have?",
    "ehcp": "Do you have an education, health and care plan?",
    "dates": "From what day could you start?",
    "hours": "How many hours a week could you do?",
    "travel": "Where do you live now, and how long a journey each way would you accept?",
    "dbs": "Is there anything on a DBS check that you would like to talk through first?",
    "driving": "Can you drive?",
    "type_wanted": "What would you like: an apprenticeship, a job, a course, work experience?",
}

OPPORTUNITY_QUESTIONS = {
    "age": "Is there a lowest or a highest age?",
    "school_leaving": "When does it start?",
    "young_worker_limits": "How many hours is it a week and a day, and is there night work?",
    "duty_to_participate": "Does it include training?",
    "permission_to_work": "Is it paid, and what do you check about permission to work?",
    "permission_lasts": "When does it end, and what happens if permission to work has to be renewed before then?",
    "funding_residence": "Is it publicly funded, and who can be funded?",
    "entry_level": "What qualifications are needed, or is none needed?",
    "english": "What English qualification is needed, and can it be gained on the way?",
    "maths": "What maths qualification is needed, and can it be gained on the way?",
    "ehcp": "Is it only for people with an education, health and care plan?",
    "dates": "When does it start, and when is the last day to apply?",
    "hours": "How many hours a week is it, and can that be changed?",
    "travel": "Where is it, and can some of it be done from home?",
    "avoided_area": WHERE_AND_WHO,
    "avoided_employer": WHERE_AND_WHO,
    "dbs": "Is a DBS check needed, and of which level?",
    "driving": "Is driving a part of it?",
    "type_wanted": "Is it an apprenticeship, a job, a course or something else?",
    "ring_fence": "Is it kept for care leavers?",
    "pay_floor": "What does it pay an hour?",
}
