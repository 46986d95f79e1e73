// Runs before the first paint: the display that the reader chose, and what only a script can do.
"use strict";
{
  const root = document.documentElement;
  let choice = {};
  try { choice = JSON.parse(localStorage.getItem("display")) || {}; } catch { /* private window */ }
  root.dataset.script = "";
  for (const name of ["theme", "size", "contrast"]) if (choice[name]) root.dataset[name] = choice[name];
}
