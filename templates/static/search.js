// Search by title, number and unit over window.gongkaiTitles; the page's static ways in serve without it.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const section = document.getElementById("results");
  const status = section.querySelector("[role=status]");
  const list = section.querySelector("ul");
  const form = document.querySelector("main .search-box");
  const input = form.elements.q;
  const root = section.dataset.root.replace(/index\.html$/, "");
  const LIMIT = 100;
  const BRACKETS = { "[": "〔", "【": "〔", "(": "〔", "（": "〔", "]": "〕", "】": "〕", ")": "〕", "）": "〕" };

  const fold = (text) =>
    text.normalize("NFKC").toLowerCase().replace(/\s+/g, "").replace(/[[\]【】()（）]/g, (mark) => BRACKETS[mark]);

  const rows = (window.gongkaiTitles || []).map(([url, title, kind, number, units, day]) =>
    ({ url, title, kind, number, units, day, text: fold(`${title}|${number}|${units}`) }));

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const line = (row) => {
    const item = document.createElement("li");
    item.append(element("a", row.title, { href: root + encodeURI(row.url) }));
    if (row.day) item.append(element("time", row.day, { datetime: row.day }));
    const note = element("span", "", { class: "item-note" });
    note.append(element("span", row.kind, { class: "tag is-quiet" }));
    for (const text of [row.number, row.units]) if (text) note.append(element("span", text));
    item.append(note);
    return item;
  };

  const search = (query) => {
    const words = query.split(/\s+/).map(fold).filter(Boolean);
    section.hidden = !words.length;
    if (!words.length) return;
    const found = rows.filter((row) => words.every((word) => row.text.includes(word)));
    list.replaceChildren(...found.slice(0, LIMIT).map(line));
    status.textContent = found.length
      ? `“${query}”找到 ${found.length} 条${found.length > LIMIT ? `，先列 ${LIMIT} 条` : ""}`
      : `没有标题、文号或单位含有“${query}”。换一个短一些的词，或者从下面的分类找。`;
  };

  const fromAddress = () => {
    input.value = new URLSearchParams(location.search).get("q") || "";
    search(input.value.trim());
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", `?q=${encodeURIComponent(input.value.trim())}`);
    search(input.value.trim());
  });
  window.addEventListener("popstate", fromAddress);
  fromAddress();
});
