from tests.backend.ranking.gate_world import TODAY, gate_world
from tests.kept_worlds import fresh, kept


kept_world = kept(gate_world, TODAY)
gate = fresh("kept_world")
