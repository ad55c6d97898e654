"""The name under which verifiers finds the taskset: `--env.taskset.id assay-verifiers`.

Plugins of verifiers are top-level modules that export their classes; these two live in `assay.verifiers`.
"""

from assay.verifiers import AssayEnv, AssayTaskset

__all__ = ["AssayEnv", "AssayTaskset"]
