// The search page, and what is suggested while one types in any search box.
// Everything that searches is in search-engine.js; the page's static ways in serve without both.
"use strict";
{
  const { Engine, unwrap, inflate, marked } = globalThis.gongkaiSearch;
  const root = new URL("..", document.currentScript.src);

  // ── Files of the index ──────────────────────────────────────────────────

  // A page opened by double click may not fetch, but may load scripts: every file is one besides.
  const AS_BYTE = new Map([..."€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"].map((each, at) => [each, [128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 158, 159][at]]));
  const arrived = new Map();
  window.gongkai = (text) => arrived.set(document.currentScript.src, text);

  const asScript = (address) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.charset = "windows-1252";
    script.src = address;
    script.onload = () => {
      resolve(Uint8Array.from(arrived.get(script.src), (each) => AS_BYTE.get(each) ?? each.charCodeAt(0)));
      arrived.delete(script.src);
      script.remove();
    };
    script.onerror = () => reject(new Error(address));
    document.head.append(script);
  });

  const fetched = async (address, options) => {
    const answer = await fetch(address, options);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return unwrap(new Uint8Array(await answer.arrayBuffer()));
  };

  const load = async (path) => {
    const address = new URL(`search/${path}`, root).href;
    const options = path === "index.bin" ? { cache: "no-cache" } : {};
    return inflate(location.protocol === "file:" ? await asScript(address) : await fetched(address, options));
  };

  const engine = new Engine(load);

  // ── Small things ────────────────────────────────────────────────────────

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
    made.append(...children.filter((each) => each !== ""));
    return made;
  };

  const addressOf = (url) => new URL(encodeURI(url), root).href;

  /** To the place in the page: browsers that know text fragments mark it, for the others site.js does. */
  const withPlace = (url, text) => {
    const wanted = encodeURIComponent(text.trim().slice(0, 40)).replaceAll("-", "%2D");
    if (!wanted) return addressOf(url);
    return "fragmentDirective" in document ? `${addressOf(url)}#:~:text=${wanted}` : `${addressOf(url)}?hl=${wanted}`;
  };

  // ── Suggestions ─────────────────────────────────────────────────────────

  const SHOWN = 8;
  const titlesScript = document.querySelector("[data-search]").dataset.search.split(" ")[3];
  let loading;

  /** Suggestions and sounds: fetched when somebody types, or nothing was found. */
  const titles = () => (loading ||= new Promise((resolve, reject) => {
    const script = element("script", { src: titlesScript });
    script.onload = () => resolve(new globalThis.gongkaiSearch.Titles(engine));
    script.onerror = () => { loading = undefined; reject(new Error(titlesScript)); };
    document.head.append(script);
  }));

  const suggestFor = (input, number) => {
    const list = element("ul", { id: `suggestions-${number}`, role: "listbox", class: "suggestions", "aria-label": "建议" });
    list.hidden = true;
    input.closest("form").append(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
    let active = -1, asked = 0;

    const close = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (place) => {
      active = place;
      [...list.children].forEach((each, at) => each.setAttribute("aria-selected", String(at === place)));
      if (place < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", list.children[place].id);
        list.children[place].scrollIntoView({ block: "nearest" });
      }
    };
    const show = (found) => {
      list.replaceChildren(...found.map((each, at) => element("li", { role: "option", id: `${list.id}-${at}`, "aria-selected": "false", "data-url": each.url },
        element("span", {}, each.title), element("small", {}, each.kind))));
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(!!found.length));
      mark(-1);
    };
    const ask = async () => {
      const typed = input.value.trim(), own = ++asked;
      if (!typed) return close();
      const found = await titles().then((each) => each.suggest(typed, SHOWN)).catch(() => []);
      if (own === asked && document.activeElement === input) show(found);
    };

    input.addEventListener("focus", () => titles().then((each) => each.open()).catch(() => {}), { once: true });
    input.addEventListener("input", (event) => { if (!event.isComposing) ask(); });
    input.addEventListener("compositionend", ask);
    input.addEventListener("blur", () => setTimeout(close, 150));
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229 || list.hidden) return;
      const count = list.children.length;
      if (event.key === "ArrowDown") mark(active + 1 < count ? active + 1 : -1);
      else if (event.key === "ArrowUp") mark(active < 0 ? count - 1 : active - 1);
      else if (event.key === "Escape") close();
      else if (event.key === "Enter" && active >= 0) location.href = addressOf(list.children[active].dataset.url);
      else return;
      event.preventDefault();
    });
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("li");
      if (option) location.href = addressOf(option.dataset.url);
    });
    input.form.addEventListener("submit", () => { asked++; close(); });
    if (document.activeElement === input) { // typed already while this was on its way
      titles().then((each) => each.open()).catch(() => {});
      ask();
    }
  };

  // ── The page ────────────────────────────────────────────────────────────

  const FACETS = [["kind", "种类"], ["unit", "单位"], ["year", "年份"], ["topic", "主题"], ["validity", "有效性"], ["column", "栏目"]];
  const PAGE = 10, FOLDED = 6;

  const searchPage = (section) => {
    const form = document.querySelector("main .search-box"), input = form.elements.q;
    const status = section.querySelector("[role=status]"), list = section.querySelector("ol");
    const aside = section.querySelector(".facets"), told = section.querySelector(".search-told");
    const more = section.querySelector("[data-more]"), sorts = section.querySelector(".search-sort");
    let state, asked = 0, speaking = 0, timer = 0;

    const fromAddress = () => {
      const wanted = new URLSearchParams(location.search);
      const facets = Object.fromEntries(FACETS.map(([name]) => [name, wanted.getAll(name)]));
      return { query: (wanted.get("q") || "").trim(), facets, byDate: wanted.get("sort") === "date", pages: Math.max(1, Math.min(50, +wanted.get("page") || 1)) };
    };
    const toAddress = ({ query, facets, byDate, pages }) => {
      const wanted = new URLSearchParams();
      if (query) wanted.set("q", query);
      for (const [name] of FACETS) for (const value of facets[name]) wanted.append(name, value);
      if (byDate) wanted.set("sort", "date");
      if (pages > 1) wanted.set("page", pages);
      return `?${wanted}`;
    };

    /** Spoken only when it has stood for a moment: a reader does not want to hear every letter's count. */
    const say = (text) => {
      clearTimeout(speaking);
      speaking = setTimeout(() => { status.textContent = text; }, 250);
    };

    const line = (found) => {
      const runs = (text) => marked(text, found.parts).map(([own, isMarked]) => (isMarked ? element("mark", {}, own) : own));
      const place = found.snippet.isFound ? marked(found.snippet.text, found.parts).find(([, isMarked]) => isMarked) : null;
      const note = element("div", { class: "item-note" }, element("span", { class: "tag is-quiet" }, found.kind));
      for (const text of [found.number, found.day, found.units]) if (text) note.append(element("span", {}, text));
      const link = element("a", { href: place ? withPlace(found.url, place[0]) : addressOf(found.url) }, ...runs(found.title));
      const text = found.snippet.text === found.title ? "" : element("p", {}, ...runs(found.snippet.text));
      return element("li", {}, element("h3", {}, link), text, note);
    };

    const link = (text, change, attributes = {}) => {
      const next = { ...state, ...change };
      const made = element("a", { href: toAddress(next), ...attributes }, text);
      made.addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go(next);
      });
      return made;
    };

    const facet = ([name, word], counts) => {
      const chosen = state.facets[name];
      const order = name === "year" ? (a, b) => b[0] - a[0] : (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
      const values = [...counts].sort(order);
      if (values.length < 2 && !chosen.length) return "";
      const items = values.map(([value, count]) => {
        const isChosen = chosen.includes(value);
        const made = link(value, { facets: { ...state.facets, [name]: isChosen ? [] : [value] }, pages: 1 }, isChosen ? { "aria-current": "true" } : {});
        made.append(element("span", { class: "count" }, isChosen ? "✕" : String(count)));
        if (isChosen) made.setAttribute("aria-label", `${value}，已选，点击取消`);
        return element("li", {}, made);
      });
      const rest = items.splice(FOLDED);
      const own = element("section", {}, element("h2", {}, word), element("ul", {}, ...items));
      if (rest.length) own.append(element("details", {}, element("summary", {}, `其余${rest.length}个`), element("ul", {}, ...rest)));
      return own;
    };

    const show = (found) => {
      list.replaceChildren(...found.results.map(line));
      const shown = found.results.length, about = found.isExact ? "" : "约 ";
      status.hidden = false;
      say(found.total ? `“${state.query}”找到 ${about}${found.total} 条` : `没有找到“${state.query}”`);
      told.replaceChildren();
      if (found.also.length && found.total) told.append(element("p", {}, `也搜索了 ${found.also.join("、")}`));
      aside.replaceChildren(element("summary", {}, "缩小范围"), ...FACETS.map((each) => facet(each, found.facets[each[0]] || new Map())).filter(Boolean));
      aside.hidden = aside.children.length < 2;
      sorts.replaceChildren(...[["按相关", false], ["按日期", true]].map(([word, byDate]) => link(word, { byDate, pages: 1 }, byDate === state.byDate ? { "aria-current": "true" } : {})));
      sorts.hidden = found.total < 2;
      more.hidden = shown >= found.total;
      more.textContent = "再看10条";
    };

    const nothing = async (own) => {
      const meant = await titles().then((each) => each.meant(state.query)).catch(() => []);
      if (own !== asked) return;
      if (meant.length) told.append(element("p", {}, "您是不是要找：", ...meant.flatMap((each, at) => [at ? "、" : "", link(each, { query: each, pages: 1 })])));
      const named = await titles().then((each) => each.byPinyin(state.query, PAGE)).catch(() => []);
      if (own !== asked) return;
      if (named.length) {
        told.append(element("p", {}, "标题的拼音符合的："));
        list.replaceChildren(...named.map((each) => element("li", {}, element("h3", {}, element("a", { href: addressOf(each.url) }, each.title)), element("div", { class: "item-note" }, element("span", { class: "tag is-quiet" }, each.kind)))));
      }
      if (!meant.length && !named.length) told.append(element("p", {}, "换一个短一些的词，去掉标点，或者从下面的分类找。"));
    };

    const run = async () => {
      const own = ++asked;
      section.hidden = !state.query;
      document.title = document.title.replace(/^(“.*?” )?/, state.query ? `“${state.query}” ` : "");
      if (!state.query) return null;
      section.setAttribute("aria-busy", "true");
      const options = { facets: state.facets, byDate: state.byDate, count: PAGE * state.pages };
      try {
        const found = await engine.search(state.query, { ...options, onFirst: (results) => { if (own === asked) list.replaceChildren(...results.map(line)); } });
        if (own !== asked) return found;
        show(found);
        if (!found.total) await nothing(own);
        return found;
      } catch (error) {
        if (own !== asked) return null;
        console.warn(error);
        list.replaceChildren();
        aside.hidden = more.hidden = sorts.hidden = true;
        say(typeof DecompressionStream === "undefined" ? "这个浏览器的版本较旧，不能在这里搜索。请从下面的分类找。" : "没有取到检索的数据，可能是网络不通。请稍后再试，或者从下面的分类找。");
        return null;
      } finally {
        if (own === asked) section.removeAttribute("aria-busy");
      }
    };

    const go = (next) => {
      state = next;
      history.pushState(null, "", toAddress(state));
      input.value = state.query;
      return run();
    };

    const typing = (delay) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const query = input.value.trim();
        if (query === state.query) return;
        state = { ...fromAddress(), query, pages: 1 };
        history.replaceState(null, "", toAddress(state));
        run();
      }, delay);
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      go({ ...state, query: input.value.trim(), pages: 1 });
    });
    input.addEventListener("input", (event) => { if (!event.isComposing) typing(300); });
    input.addEventListener("compositionend", () => typing(300));
    more.addEventListener("click", async () => {
      const before = list.children.length;
      await go({ ...state, pages: state.pages + 1 });
      list.children[before]?.querySelector("a").focus();
    });
    addEventListener("popstate", () => { state = fromAddress(); input.value = state.query; run(); });

    state = fromAddress();
    input.value = state.query;
    if (state.query) run(); else engine.open().catch(() => {});

    /** For tests and measurements: everything that matches, in order; resolved when ten are shown. */
    window.siteSearch = async (query, { all = true } = {}) => {
      state = { query, facets: Object.fromEntries(FACETS.map(([name]) => [name, []])), byDate: false, pages: 1 };
      const found = await run();
      if (!found) throw new Error("search failed");
      const top = found.order.slice(0, PAGE);
      const urls = all ? await engine.urls(found.order) : found.results.map((each) => each.url);
      return { urls: urls.map((each) => `/${each}`), shown: found.results.length, info: { scores: top.map((each, at) => [`/${found.results[at]?.url}`, found.scores.get(each)]), total: found.total, exact: found.isExact } };
    };
  };

  document.querySelectorAll(".search-box input").forEach(suggestFor);
  const results = document.getElementById("results");
  if (results) searchPage(results);
}
