from backend.core.job_names import COUNT_REQUIREMENTS, COUNT_UNMET_DEMAND
from backend.outcomes import demand, requirement_counts
from worker.base import council_job, task_for_every_council


count_unmet_demand = council_job(COUNT_UNMET_DEMAND, demand.count_today)
count_unmet_demand_of_every_council = task_for_every_council(
    COUNT_UNMET_DEMAND, name="outcomes.count_unmet_demand_of_every_council"
)
count_requirements = council_job(COUNT_REQUIREMENTS, requirement_counts.count_week)
count_requirements_of_every_council = task_for_every_council(
    COUNT_REQUIREMENTS, name="outcomes.count_requirements_of_every_council"
)
