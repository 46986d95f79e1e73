"""What is aimed at, step by step (issue 4)."""

from dataclasses import dataclass

from bench.measure import Step


@dataclass(frozen=True, slots=True)
class Goal:
    """At most `limit`: times Hugo, or seconds."""

    limit: float
    is_ratio: bool

    def __str__(self) -> str:
        return f"≤ {self.limit:g} × Hugo" if self.is_ratio else f"≤ {self.limit:g} 秒"


_GOALS = {
    (Step.COLD, 1_000): Goal(2.4, is_ratio=True),
    (Step.COLD, 10_000): Goal(1.5, is_ratio=True),
    (Step.SAME, 10_000): Goal(0.15, is_ratio=False),
    (Step.SAME, 100_000): Goal(1.2, is_ratio=False),
    (Step.CHANGE, 10_000): Goal(0.35, is_ratio=False),
    (Step.CHANGE, 100_000): Goal(1.5, is_ratio=False),
}


def goal(step: Step, size: int) -> Goal | None:
    if step is Step.TEMPLATE:
        return Goal(1.0, is_ratio=True)
    return _GOALS.get((step, size))


def peak(size: int) -> float:
    """MiB that the main process may hold at most."""
    return 60 + 3 * size / 1024
