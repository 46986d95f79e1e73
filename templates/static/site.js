// Display settings, the table filter, printing. Pages are complete without it.
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

  // Narrow tables are laid out as cards; some browsers then forget that they are tables.
  const keepTableRoles = (table) => {
    const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
    const headRoles = { col: "columnheader", row: "rowheader", rowgroup: "rowheader" };
    for (const element of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) {
      element.setAttribute("role", roles[element.tagName] || headRoles[element.scope]);
    }
  };

  const filterTable = (form) => {
    const table = document.getElementById(form.dataset.filters);
    const ROW = "tr:not(.part-row, .section-row)";
    const rows = [...table.querySelectorAll(`tbody > ${ROW}`)];
    const columns = [...form.querySelectorAll("[data-column]")];
    const status = form.querySelector("output");
    // All that a cell says, each of the names in it, and each title that leads elsewhere.
    const said = (cell) => [cell, ...cell.querySelectorAll("a")].flatMap(({ textContent }) => [textContent.trim(), ...textContent.trim().split("、")]);
    const matches = (row, wanted) =>
      row.textContent.includes(wanted.get("words").trim()) &&
      (!wanted.get("part") || row.dataset.part === wanted.get("part")) &&
      ["unit", "state"].every((key) => !wanted.get(key) || row.dataset[key].split(" ").includes(wanted.get(key))) &&
      columns.every(({ value, dataset }) => !value || said(row.cells[dataset.column]).includes(value));

    const update = () => {
      const wanted = new FormData(form);
      const shown = rows.filter((row) => (row.hidden = !matches(row, wanted)) === false).length;
      table.classList.toggle("is-filtered", shown < rows.length);
      // A section without a row disappears; a part, with all of its sections.
      let rowsBelow = false;
      for (const body of [...table.tBodies].reverse()) {
        const own = Boolean(body.querySelector(`${ROW}:not([hidden])`));
        const isPart = Boolean(body.querySelector(".part-row"));
        body.hidden = !(own || (isPart && rowsBelow));
        rowsBelow = isPart ? false : rowsBelow || own;
      }
      status.textContent = shown < rows.length ? `筛出 ${shown} 项，共 ${rows.length} 项` : `共 ${rows.length} 项`;
    };
    form.addEventListener("input", update);
    form.addEventListener("reset", () => setTimeout(update));
    form.addEventListener("submit", (event) => event.preventDefault());
    update();
  };

  // Suggestions come with the search page's scripts: fetched when somebody is about to search.
  const prepareSearch = ({ dataset: { search } }) => {
    if (globalThis.gongkaiSearch) return;
    const [style, ...scripts] = search.split(" ").slice(0, 3);
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
    for (const src of scripts) document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  };

  // A result of the search leads to the place that was found, in browsers without text fragments as well.
  const showFound = (text) => {
    const blocks = document.querySelectorAll("main :is(h1, h2, h3, p, li, td, th, dd)");
    const place = text && [...blocks].find((each) => each.textContent.includes(text));
    if (!place) return;
    place.tabIndex = -1;
    place.focus();
    place.scrollIntoView({ block: "center" });
  };

  // On paper a link is its address, and a page says when it was fetched.
  const preparePrint = () => {
    const canonical = document.querySelector("link[rel=canonical]").href;
    for (const link of document.querySelectorAll("main a[href]")) {
      link.dataset.address = new URL(link.getAttribute("href"), canonical).href;
    }
    for (const place of document.querySelectorAll("[data-printed]")) {
      place.textContent = ` · ${new Date().toLocaleDateString("zh-CN", { dateStyle: "long" })}打印`;
    }
  };

  document.querySelectorAll(".settings-panel").forEach(rememberDisplay);
  document.querySelectorAll(".task-table, .unit-table, .card-table, .state-table").forEach(keepTableRoles);
  document.querySelectorAll("[data-filters]").forEach(filterTable);
  document.querySelectorAll("[data-search]").forEach((form) => form.addEventListener("focusin", () => prepareSearch(form), { once: true }));
  showFound(new URLSearchParams(location.search).get("hl"));
  document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
  addEventListener("beforeprint", preparePrint);
}
