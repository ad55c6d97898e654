# Everyday commands. `just` alone lists them.

set positional-arguments

# How the program is built; ASSAY_PROFILE=dev takes what `just test` has built already.
profile := env("ASSAY_PROFILE", "bench-run")

# Where it lies then.
assay := "target/" + (if profile == "dev" { "debug" } else { profile }) + "/assay"

# List the recipes.
default:
    @just --list

# Run the built-in suite with the built-in policies, or whatever the arguments say.
bench *arguments: build
    @{{assay}} bench "$@"

# Play an experiment of reports/, or list them.
experiment *arguments: build
    @{{assay}} experiment "$@"

# Build the optimised program.
build:
    @cargo build --locked --profile {{profile}} --package assay

# Run all tests.
test:
    cargo test --locked --workspace

# Prove every task in a real sandbox: start, solution, attempts, three times each.
validate *arguments: build
    @{{assay}} tasks validate "$@"

# Measure how good tasks are: mutants, difficulty, cost, likeness (needs cargo-mutants; an hour for all of them).
audit *arguments: build
    @{{assay}} tasks audit "$@"

# Find out what this machine can do.
doctor: build
    @{{assay}} sandbox doctor

# Formatting, lints, leftovers: what a change has to pass besides the tests.
lint:
    cargo fmt --all --check
    cargo clippy --locked --workspace --all-targets -- --deny warnings
    bash .ci/forbid

# Check licences, bans, sources and advisories (needs cargo-deny).
deny:
    cargo deny check

# Fuzz what is read of strangers, each target for so many seconds (needs cargo-fuzz; harness/fuzz/README.md).
fuzz seconds="60":
    #!/usr/bin/env bash
    set -euo pipefail
    cd harness/fuzz
    # The stable compiler takes the flags that fuzzing needs.
    export RUSTC_BOOTSTRAP=1
    cargo fuzz build --fuzz-dir .
    for target in $(cargo fuzz list --fuzz-dir .); do
        mkdir -p "found/$target"
        cargo fuzz run --fuzz-dir . "$target" "found/$target" "corpus/$target" -- \
            -max_total_time={{seconds}} -timeout=10 -malloc_limit_mb=64
    done

# Check the Python package: formatting, types, tests against a real service, a wheel.
test-python: build
    ASSAY_BIN="$PWD/{{assay}}" harness/python/check

# Prove that real trainers work with Assay, each library at its newest version (several GB, half an hour).
test-trainers *parts: build
    ASSAY_BIN="$PWD/{{assay}}" python3 harness/python/trainers/run.py "$@"

# Write the generated files again: schemas.
generate: build
    {{assay}} schema task > tasks/task.schema.json
    {{assay}} schema impossible > tasks/impossible.schema.json
    mkdir -p harness/schema
    {{assay}} schema trajectory > harness/schema/trajectory.schema.json
    {{assay}} schema config > harness/schema/config.schema.json
    {{assay}} schema experiment > reports/experiment.schema.json

# Play the example's run and write its report to reports/example, with pictures of it (needs chromium).
example-report: build
    #!/usr/bin/env bash
    set -euo pipefail
    results=$(mktemp -d)
    trap 'rm -rf "$results"' EXIT
    {{assay}} --results-dir "$results" bench --suite smoke --samples 2 --sandbox local --run example \
        --model oracle --model scripted --model guesser --model reader --model rustfix --model stub
    find reports/example -mindepth 1 ! -name README.md -delete
    {{assay}} --results-dir "$results" report example --out reports/example
    picture() {
        chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=5000 \
            --user-data-dir="$results/browser" --window-size="$3" --screenshot="$PWD/reports/example/$1" \
            "file://$PWD/reports/example/$2" 2>/dev/null
    }
    picture leaderboard.png index.html 1280,1000
    picture trajectory.png 'episodes.html#/episode/scripted/compile-fix/hall-of-fame/0?turn=3' 1280,1000
    du -sh reports/example

# Measure grading side by side with the bare compiler and with the naive way (harness/benches/README.md).
bench-grade *arguments:
    @cargo bench --quiet --locked --profile bench-run --package assay --bench grade -- "$@"

# Measure what the harness itself costs with many episodes in flight.
bench-scale *arguments:
    @cargo bench --quiet --locked --profile bench-run --package assay --bench scale -- "$@"

# Measure the service beside the library: throughput, answer times, idle sessions; `--soak 1800` for clients that vanish.
bench-serve *arguments:
    @cargo bench --quiet --locked --profile bench-run --package assay --bench serve -- "$@"

# Measure exports of many episodes: speed and memory.
bench-export *arguments:
    @cargo bench --quiet --locked --profile bench-run --package assay --bench export -- "$@"

# Measure reports of a hundred to a hundred thousand episodes: time and memory.
bench-report *arguments:
    @cargo bench --quiet --locked --profile bench-run --package assay --bench report -- "$@"

# Let the program run for long, and see whether anything grows or is left over.
endurance episodes="10000" *arguments:
    @cargo bench --quiet --locked --profile bench-run --package assay --bench endurance -- --episodes {{episodes}} "${@:2}"
