"""Harbor's own validator accepts our trajectories."""

from __future__ import annotations

from harbor.models.trajectories import Trajectory
from harbor.utils.trajectory_validator import TrajectoryValidator

from proof import EXPORTS, expect, prove


def main() -> None:
    """Every file."""
    with prove("harbor", "its ATIF validator and its Trajectory class accept every file of the export `atif`") as notes:
        files = sorted(EXPORTS.glob("atif*/**/*.json"))
        expect(bool(files), f"there are files in {EXPORTS}")
        versions = set()
        for file in files:
            validator = TrajectoryValidator()
            expect(validator.validate(file), f"{file.name}: {validator.errors}")
            versions.add(Trajectory.model_validate_json(file.read_text()).schema_version)
        notes.append(f"{len(files)} trajectories, {', '.join(sorted(versions))}")
    with prove("harbor", "its validator still refuses a trajectory with a step missing (so that it can fail)"):
        broken = files[0].read_text().replace('"step_id":1,', '"step_id":7,').replace('"step_id": 1,', '"step_id": 7,')
        expect(not TrajectoryValidator().validate(broken), "refused")


if __name__ == "__main__":
    main()
