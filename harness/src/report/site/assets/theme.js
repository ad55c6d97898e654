// Light or dark: as the system says, until the reader says otherwise.

(() => {
  const KEY = "assay-theme";
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // Without storage the choice holds for this page.
  }
  const button = el("button", { type: "button", class: "theme", click: turn });
  function show() {
    const now = chosen === "dark" || (chosen !== "light" && dark.matches) ? "dark" : "light";
    if (chosen === "dark" || chosen === "light") root.setAttribute("data-theme", chosen);
    button.textContent = now === "dark" ? "Light" : "Dark";
    button.setAttribute("aria-label", now === "dark" ? "Light colours" : "Dark colours");
    return now;
  }
  function turn() {
    chosen = show() === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // As above.
    }
    show();
  }
  dark.addEventListener("change", show);
  document.getElementById("theme")?.append(button);
  show();
})();
