"""`datasets` loads every file of every export, by itself and by the folder's own card."""

from __future__ import annotations

import tempfile

from datasets import load_dataset

from proof import EXPORTS, expect, prove

KINDS = {"jsonl": "json", "parquet": "parquet", "csv": "csv", "json": "json"}


def main() -> None:
    """One proof for each folder."""
    cache = tempfile.mkdtemp(prefix="assay-files-")
    for folder in sorted(path for path in EXPORTS.iterdir() if path.is_dir()):
        with prove("datasets", f"loads the export `{folder.name}`") as notes:
            files = sorted(path for path in folder.rglob("*") if path.suffix[1:] in KINDS and path.is_file())
            expect(bool(files), "there are files")
            if folder.name.startswith("atif"):
                # A file for each episode, of a shape that is not a table's; its own validator reads them.
                data = load_dataset(
                    "json", data_files=[str(file) for file in files[:3]], split="train", cache_dir=cache
                )
                notes.append(f"{len(data)} of {len(files)} episodes as JSON")
                continue
            for file in files:
                data = load_dataset(KINDS[file.suffix[1:]], data_files=str(file), split="train", cache_dir=cache)
                expect(len(data) > 0, f"{file.name} has rows")
                notes.append(f"{file.name}: {len(data)} rows, {len(data.column_names)} columns")
            if (folder / "README.md").exists():
                # What a user gets who puts the folder on the hub.
                by_card = load_dataset(str(folder), split="train", cache_dir=cache)
                expect(len(by_card) > 0, "the card leads to rows")
                notes.append(f"by its card: {len(by_card)} rows")


if __name__ == "__main__":
    main()
