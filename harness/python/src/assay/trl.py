"""For TRL's `GRPOTrainer`: a reward function, and an environment with a tool. TRL itself is not imported."""

from __future__ import annotations

from assay._trl_environment import environment
from assay._trl_reward import AsyncReward, Reward, reward

__all__ = ["AsyncReward", "Reward", "environment", "reward"]
