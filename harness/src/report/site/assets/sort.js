// Tables that can be sorted: the heads of their columns become buttons.

// What a cell is sorted by: its key, else the number that it shows, else its text. Cells without a figure come last.
function sortKey(cell) {
  if (!cell) return null;
  const key = cell.dataset.key ?? cell.textContent.trim();
  if (key === "" || key === NOTHING) return null;
  const shown = /^([\d.]+)\s*([kM%*]*)/.exec(key);
  if (!shown || /[^\d.kM%*\s]/.test(key)) return key.toLowerCase();
  return Number(shown[1]) * (shown[2].startsWith("k") ? 1e3 : shown[2].startsWith("M") ? 1e6 : 1);
}

function compare(a, b, down) {
  if (a === null || b === null) return (a === null) - (b === null);
  const order = typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1;
  return down ? -order : order;
}

for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  if (body.rows.length < 2) continue;
  for (const [column, head] of heads.entries()) {
    const button = el("button", { type: "button", class: "sort" });
    button.append(...head.childNodes);
    head.append(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const words = head.classList.contains("name") || head.classList.contains("rank");
      // Names begin with A, figures with the largest.
      const down = head.getAttribute("aria-sort") === "none" ? !words : head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].map((row) => [sortKey(row.cells[column]), row]);
      rows.sort(([a], [b]) => compare(a, b, down));
      body.append(...rows.map(([, row]) => row));
    });
  }
}
