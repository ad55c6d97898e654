"""The proof that real trainers work with Assay: `just test-trainers`.

Makes a virtual environment for each library with the newest version that the package index gives, starts one service,
plays one run and exports it, lets each part prove what it is there for, and ends with a table. Fails when anything did.

    python harness/python/trainers/run.py [PART…]

Everything it makes lies in `harness/python/.cache/trainers`, which may be removed. ASSAY_BIN names the program.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent
ROOT = PACKAGE.parents[1]
WORK = PACKAGE / ".cache" / "trainers"
PART_LIMIT_S = 1800


@dataclass(frozen=True)
class Part:
    """A script, the environment that it runs in, and whether it needs exports."""

    script: str
    environment: str
    needs_exports: bool = False


PARTS = {
    "grpo": Part("grpo.py", "trl"),
    "offline": Part("offline.py", "trl", needs_exports=True),
    "files": Part("files_part.py", "trl", needs_exports=True),
    "verl": Part("verl_part.py", "verl", needs_exports=True),
    "verifiers": Part("verifiers_part.py", "verifiers"),
    "openenv": Part("openenv_part.py", "openenv"),
    "nemo": Part("nemo_part.py", "nemo"),
    "atif": Part("atif_part.py", "harbor", needs_exports=True),
}

# What is installed, and which versions of Python the library takes, the best first.
ENVIRONMENTS: dict[str, tuple[list[str], list[str]]] = {
    "trl": (["trl", "datasets", "transformers", "torch"], ["3.11", "3.12", "3.13"]),
    # The newest release of verl is not there for the newest Python.
    "verl": (["verl", "datasets", "torch"], ["3.11", "3.12"]),
    "verifiers": (["verifiers"], ["3.11", "3.12", "3.13"]),
    "openenv": (["openenv"], ["3.12", "3.11", "3.13"]),
    "nemo": (["nemo-gym", "uvicorn"], ["3.12", "3.13"]),
    "harbor": (["harbor"], ["3.12", "3.13"]),
}

EXPORTS: list[tuple[str, list[str]]] = [
    *(
        (f"{form}.{kind}", ["--format", form, "--file-format", kind])
        for form in ("sft", "dpo", "orpo", "kto", "reward-model", "stepwise", "grpo", "verl", "skyrl")
        for kind in ("jsonl", "parquet", "csv")
    ),
    ("sft-turns.jsonl", ["--format", "sft", "--rows", "turn"]),
    ("sft-prompt-completion.jsonl", ["--format", "sft", "--shape", "prompt-completion"]),
    ("dpo-turns.jsonl", ["--format", "dpo", "--pairs", "turns"]),
    ("dpo-reference.jsonl", ["--format", "dpo", "--pairs", "reference"]),
    ("csv", ["--format", "csv"]),
    ("verifiers", ["--format", "verifiers"]),
    ("atif", ["--format", "atif"]),
]


def say(text: str) -> None:
    """News, with the time."""
    print(f"== {text} ({time.strftime('%H:%M:%S')})", flush=True)


def python_for(versions: Sequence[str]) -> str:
    """An interpreter of one of these versions."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in versions:
        installed = sorted(pyenv.glob(f"{version}.*/bin/python"), reverse=True)
        for candidate in (shutil.which(f"python{version}"), *map(str, installed)):
            if candidate and subprocess.run([candidate, "-c", ""], capture_output=True, check=False).returncode == 0:
                return candidate
    sys.exit(f"none of Python {', '.join(versions)} is installed; install one, or leave this part out")


def environment(name: str) -> Path:
    """The interpreter of a library's environment, made when it is not there."""
    packages, versions = ENVIRONMENTS[name]
    folder = WORK / "environments" / name
    inside = folder / "bin" / "python"
    uv = shutil.which("uv")
    if not inside.exists():
        say(f"an environment for {name}")
        python = python_for(versions)
        subprocess.run(
            [uv, "venv", "--quiet", "--python", python, folder] if uv else [python, "-m", "venv", folder], check=True
        )
    install = [uv, "pip", "install", "--python", inside] if uv else [inside, "-m", "pip", "install"]
    subprocess.run([*install, "--quiet", "--upgrade", *packages, "--editable", PACKAGE], check=True)
    return inside


def program() -> str:
    """The program `assay`."""
    named = os.environ.get("ASSAY_BIN", str(ROOT / "target/bench-run/assay"))
    if not Path(named).is_file():
        sys.exit(f"{named}: there is no such program; run `just build`, or set ASSAY_BIN")
    return str(Path(named).resolve())


@contextmanager
def service(assay: str) -> Iterator[str]:
    """A service over the suite `train`, and where it listens."""
    command = [assay, "serve", "--listen", "127.0.0.1:0", "--suite", "train", "--stop-with-parent"]
    clean = {name: value for name, value in os.environ.items() if name != "ASSAY_SERVE_TOKEN"}
    with (WORK / "logs" / "serve.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=clean, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line:
            sys.exit(f"`assay serve` does not start; see {log.name}")
        try:
            yield json.loads(line)["listening"]
        finally:
            process.communicate()


def export(assay: str) -> Path:
    """A run of the built-in policies, in every form that there is."""
    folder = WORK / "exports"
    results = WORK / "results"
    for old in (folder, results):
        shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(parents=True)
    quiet = {**os.environ, "ASSAY_RESULTS_DIR": str(results)}
    say("a run of the built-in policies")
    models = [word for model in ("oracle", "scripted", "stub", "rustfix") for word in ("--model", model)]
    tasks = ["--suite", "train", "--tasks", "compile-fix/[a-c]*"]
    bench = [assay, "bench", "--quiet", *tasks, *models, "--samples", "2", "--run", "trainers"]
    subprocess.run(bench, cwd=ROOT, env=quiet, check=True, stdout=subprocess.DEVNULL)
    say("exports")
    for name, options in EXPORTS:
        command = [assay, "export", "trainers", "--quiet", *options, "--out", str(folder / name)]
        subprocess.run(command, cwd=ROOT, env=quiet, check=True, capture_output=True)
    return folder


def play(name: str, url: str, exports: Path | None) -> list[dict[str, str]]:
    """What a part has proven."""
    part = PARTS[name]
    python = environment(part.environment)
    say(f"{name}: {part.script}")
    proof = WORK / "proofs" / f"{name}.jsonl"
    proof.unlink(missing_ok=True)
    # No part may reach for a model hub; a proof on a graphics card would prove another thing.
    settings = {
        **os.environ,
        "ASSAY_URL": url,
        "ASSAY_PROOF": str(proof),
        "ASSAY_EXPORTS": str(exports or ""),
        "HF_HUB_OFFLINE": "1",
        "CUDA_VISIBLE_DEVICES": "",
        "TRL_EXPERIMENTAL_SILENCE": "1",
        "WANDB_MODE": "disabled",
    }
    # Some libraries leave folders wherever they are started.
    scratch = WORK / "scratch"
    scratch.mkdir(exist_ok=True)
    with (WORK / "logs" / f"{name}.log").open("w") as log:
        try:
            code = subprocess.run(
                [python, HERE / part.script],
                env=settings,
                cwd=scratch,
                stdout=log,
                stderr=log,
                timeout=PART_LIMIT_S,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            code = -1
    rows = [json.loads(line) for line in proof.read_text().splitlines()] if proof.exists() else []
    if code != 0 or not rows:
        why = f"ended with code {code}" if code >= 0 else f"not done after {PART_LIMIT_S} seconds"
        rows.append(
            {"library": name, "version": "", "what": part.script, "passed": False, "notes": f"{why}; see {log.name}"}
        )
    for row in rows:
        print(f"   {'ok    ' if row['passed'] else 'FAILED'} {row['what']}: {row['notes']}", flush=True)
    return rows


def table(rows: list[dict[str, str]]) -> None:
    """The summary."""
    heads = ("library", "version", "what", "")
    cells = [(row["library"], row["version"], row["what"], "passed" if row["passed"] else "FAILED") for row in rows]
    widths = [max(len(line[column]) for line in (heads, *cells)) for column in range(4)]
    print()
    for line in (heads, tuple("─" * width for width in widths), *cells):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    failed = sum(not row["passed"] for row in rows)
    print(f"\n{len(rows) - failed} of {len(rows)} proven")


def main() -> int:
    """The parts that are asked for, or all."""
    asked = sys.argv[1:] or list(PARTS)
    if unknown := [name for name in asked if name not in PARTS]:
        sys.exit(f"there is no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    for folder in ("logs", "proofs"):
        (WORK / folder).mkdir(parents=True, exist_ok=True)
    assay = program()
    exports = export(assay) if any(PARTS[name].needs_exports for name in asked) else None
    rows = []
    with service(assay) as url:
        for name in asked:
            rows += play(name, url, exports)
    table(rows)
    return 0 if all(row["passed"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
