// Display settings and the print button. Pages are complete without it.
// A plain file, not type="module": browsers refuse module scripts on pages opened by double click.
"use strict";
{
  const root = document.documentElement;
  const read = () => { try { return JSON.parse(localStorage.getItem("display")) || {}; } catch { return {}; } };
  const write = (choice) => { try { localStorage.setItem("display", JSON.stringify(choice)); } catch { /* private window */ } };

  const apply = (choice) => {
    for (const name of ["theme", "size", "contrast"]) {
      if (choice[name]) root.dataset[name] = choice[name]; else delete root.dataset[name];
    }
  };

  const rememberDisplay = (panel) => {
    for (const [name, value] of Object.entries(read())) {
      const input = panel.querySelector(`[name="${name}"][value="${value}"]`);
      if (input) input.checked = true;
    }
    panel.addEventListener("change", ({ target }) => {
      const choice = { ...read(), [target.name]: target.value };
      write(choice);
      apply(choice);
    });
    const details = panel.closest("details");
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && details.open) { details.open = false; details.firstElementChild.focus(); }
    });
    document.addEventListener("click", (event) => { if (!details.contains(event.target)) details.open = false; });
  };

  apply(read());
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".settings-panel").forEach(rememberDisplay);
    document.querySelectorAll("[data-print]").forEach((button) => { button.hidden = false; button.addEventListener("click", () => print()); });
  });
}
