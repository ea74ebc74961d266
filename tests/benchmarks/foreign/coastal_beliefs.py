"""What holds in the coastal county: the usual beliefs, roughly right or partly wrong."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Beliefs:
    """Sizes of effects: on a choice in logits, on leaving in logs of a weekly hazard."""

    accepts: float = 0.05
    hires: float = 0.2
    learns: float = -3.85
    dismissed: float = -4.95
    outside_offers: float = 0.011
    shocks: float = 0.0095

    travel_cost: float = 1.0
    travel_leaves: float = 1.0
    far_from_old_friends: float = 0.0
    pay_accepts: float = 1.0
    pay_holds: float = 1.0
    long_hours_leave: float = 0.0
    wish_accepts: tuple[float, ...] = (0.9, 0.65, 0.35, 0.15, -0.45)
    wish_leaves: tuple[float, ...] = (-0.35, -0.3, -0.15, 0.0, 0.3)
    aspiration_accepts: float = 0.8
    aspiration_leaves: float = -0.7
    type_wanted: float = 0.5

    readiness_hires: tuple[float, ...] = (-1.0, -0.35, 0.1, 0.4, 0.45)
    readiness_dismissed: tuple[float, ...] = (0.8, 0.35, 0.0, -0.35, -0.4)
    experience_hires: float = 0.8
    experience_leaves: float = -0.4
    early_ends_hire: float = -0.4
    scar_of_idleness: float = -0.6
    gratitude_of_idleness: float = 0.0
    below_level_hires: float = -0.8
    stretch_leaves: float = 0.45
    boredom_leaves: float = 0.1
    maths_hires: float = 0.4

    move_shocks: float = 0.4
    buddy_for_movers: float = -0.8
    buddy_for_settled: float = -0.1
    contact_holds: float = -0.4
    interview_hires: float = 0.8
    trial_hires: float = 0.5
    need_met: float = -0.55
    need_unmet: float = 0.3
    headcount_unwell: float = 0.25
    record_holds: float = -0.25
    revolving_doors: bool = False


KIND = Beliefs()
CONTRARY = replace(
    KIND,
    accepts=0.1,
    hires=0.05,
    learns=-3.7,
    travel_cost=0.3,
    travel_leaves=0.0,
    far_from_old_friends=-0.6,
    pay_holds=0.0,
    long_hours_leave=0.5,
    wish_accepts=(0.5, 0.4, 0.3, 0.2, -0.1),
    wish_leaves=(0.4, -0.1, -0.2, 0.0, 0.0),
    aspiration_accepts=0.3,
    aspiration_leaves=0.5,
    type_wanted=0.0,
    readiness_hires=(0.0, 0.2, 0.25, 0.1, -0.4),
    readiness_dismissed=(0.0, 0.0, 0.0, 0.0, 0.3),
    experience_hires=0.1,
    experience_leaves=0.5,
    early_ends_hire=0.15,
    scar_of_idleness=0.0,
    gratitude_of_idleness=-0.5,
    below_level_hires=-0.2,
    stretch_leaves=-0.3,
    boredom_leaves=0.6,
    maths_hires=0.0,
    move_shocks=0.0,
    buddy_for_movers=0.2,
    buddy_for_settled=0.2,
    interview_hires=-0.4,
    trial_hires=0.0,
    need_met=0.0,
    need_unmet=0.0,
    headcount_unwell=-0.25,
    record_holds=0.0,
    revolving_doors=True,
)
BELIEFS = {"kind": KIND, "contrary": CONTRARY}
