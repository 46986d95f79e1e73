// Searches the index under search/: what generator/search.py does with Whoosh, in the reader's browser.
// Knows nothing of the page: a loader hands over the bytes of a file, inflated.  Also run by Node.
"use strict";
globalThis.gongkaiSearch = (() => {
  // ── Normalise: as generator/normaliser.py ───────────────────────────────

  const ALIKE = new Map();
  for (const [alike, one] of [
    ["〔[【〖{⟦", "("], ["〕]】〗}⟧", ")"], ["“”„‟″〝〞", '"'], ["‘’‚‛′", "'"], ["‐‑‒–—―−", "-"], ["•‧∙⋅・", "·"], ["○◯", "〇"], ["ς", "σ"],
  ]) for (const each of alike) ALIKE.set(each, one);
  const BLANK = /[\p{Zs}\t\v\f\r\u0085\u2028\u2029]/u;
  const DROPPED = /[\p{M}\p{Cf}\p{Cc}]/gu;
  const folded = new Map();
  let simplified = new Map();

  const fold = (character) => {
    let found = folded.get(character);
    if (found === undefined) {
      if (character === "\n") found = "\n";
      else if (BLANK.test(character)) found = " ";
      else {
        found = "";
        const plain = character.normalize("NFKD").toLowerCase().normalize("NFKD").replace(DROPPED, "");
        for (const each of plain) found += ALIKE.get(each) ?? simplified.get(each) ?? each;
      }
      folded.set(character, found);
    }
    return found;
  };

  const useTraditional = (table) => {
    simplified = new Map();
    for (const line of table.split("\n")) for (const each of line.slice(2)) simplified.set(each, line[0]);
    folded.clear();
  };

  const isWord = (character) => character !== undefined && /[a-z0-9]/.test(character);

  const normalise = (text) => {
    let found = "";
    for (const character of text) found += fold(character);
    if (!found.includes(" ")) return found;
    let tight = "";
    for (let at = 0; at < found.length; at++) {
      if (found[at] !== " ") { tight += found[at]; continue; }
      let next = at;
      while (found[next] === " ") next++;
      if (isWord(tight[tight.length - 1]) && isWord(found[next])) tight += " ";
      at = next - 1;
    }
    return tight;
  };

  // ── Grams: as generator/gram.py; here a gram is one number ──────────────

  const WIDTH = 0x110000;
  const DAY = 1, MONTH = 2, NUMBER = 3;
  const DATE = /([12][0-9]{3})年([0-9]{1,2})月(?:([0-9]{1,2})日)?/g;
  const DOCUMENT = /\(((?:19|20)[0-9]{2})\)第?([0-9]{1,4})号/g;
  const MOST = 5;
  const gramOf = (first, second) => first * WIDTH + second + 1;
  const isSingle = (gram) => gram % WIDTH === 0;
  const firstOf = (gram) => Math.floor(gram / WIDTH);
  const secondOf = (gram) => (gram % WIDTH) - 1;

  const wholes = (text) => {
    const found = [];
    for (const match of text.matchAll(DATE)) {
      const [year, month] = [+match[1], +match[2]];
      if (match[3] && year < 2900) found.push([gramOf(DAY, year * 372 + month * 31 + +match[3]), match.index, match.index + match[0].length]);
      else found.push([gramOf(MONTH, year * 100 + month), match.index, match.index + match[1].length + 1 + match[2].length + 1]);
    }
    for (const match of text.matchAll(DOCUMENT))
      found.push([gramOf(NUMBER, 0xe000 + (+match[1] - 1900) * 5000 + Math.min(+match[2], 4999)), match.index, match.index + match[0].length]);
    return found;
  };

  const asked = (normal) => {
    const found = new Set(), inside = new Set();
    for (const [gram, start, end] of wholes(normal)) {
      found.add(gram);
      for (let at = start; at < end - 1; at++) inside.add(at);
    }
    const points = [...normal];
    let at = 0;
    for (let place = 0; place + 1 < points.length; place++) {
      const [one, two] = [points[place], points[place + 1]];
      if (!inside.has(at) && one !== " " && two !== " ") found.add(gramOf(one.codePointAt(0), two.codePointAt(0)));
      at += one.length;
    }
    if (!found.size && points.length) found.add(points[0].codePointAt(0) * WIDTH);
    return [...found];
  };

  const choose = (grams, rarity) => {
    if (grams.length <= MOST) return grams;
    const last = grams.length - 1;
    const rank = (point) => rarity.get(point) ?? rarity.size;
    const sums = grams.map((gram) => rank(firstOf(gram)) + (isSingle(gram) ? 0 : rank(secondOf(gram))));
    const places = grams.map((_gram, place) => place);
    const kept = new Set(places.slice(0, last).sort((a, b) => sums[b] - sums[a] || a - b).slice(0, MOST - 1));
    kept.add(last);
    return grams.filter((_gram, place) => kept.has(place));
  };

  // ── Queries: as generator/query.py ──────────────────────────────────────

  const LONGEST = 64, ALTERNATIVES = 8;
  const WORD = /(-?)(?:"([^"]*)"?|([^\s"]+))/g;
  const UNBRACKETED = /([\u3400-\u9fff]+)\s*[(]?((?:19|20)[0-9]{2})[)]?(?:\s*[-第]\s*|\s+)([0-9]{1,4})(号?)(?=\s|$)/g;
  const PLAIN_DAY = /^([12][0-9]{3})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?$/;
  const NUMERAL_DAY = /^([一二][〇零一二三四五六七八九]{3})年(十?[一二三四五六七八九]|十)月(?:((?:[一二三]?十)?[一二三四五六七八九]|[一二三]?十)日)?$/;
  const DIGITS = "〇一二三四五六七八九";

  const numberOf = (digits) => {
    if (/[0-9]/.test(digits)) return +digits;
    const digit = (each) => (each === "零" ? 0 : DIGITS.indexOf(each));
    const ten = digits.indexOf("十");
    if (ten < 0) return [...digits].reduce((value, each) => value * 10 + digit(each), 0);
    return (ten ? digit(digits.slice(0, ten)) : 1) * 10 + (ten + 1 < digits.length ? digit(digits.slice(ten + 1)) : 0);
  };

  const dates = (word) => {
    const match = PLAIN_DAY.exec(word) || NUMERAL_DAY.exec(word);
    if (!match) return [];
    return [`${numberOf(match[1])}年${numberOf(match[2])}月${match[3] ? `${numberOf(match[3])}日` : ""}`];
  };

  const alternatives = (word, groups) => {
    const found = [];
    for (const group of groups)
      for (const known of group)
        if (known && word.includes(known)) for (const each of group) if (!word.includes(each)) found.push(word.replaceAll(known, () => each));
    return found;
  };

  const cut = (text, length) => [...text].slice(0, length).join("");

  const partsOf = (text, groups) => {
    const found = new Map();
    for (const [, minus, phrase, word] of text.matchAll(WORD)) {
      const normal = cut(normalise(phrase || word || "").trim(), LONGEST);
      if (!normal) continue;
      const forms = phrase ? [normal] : [normal, ...dates(normal), ...alternatives(normal, groups)];
      const part = { forms: [...new Set(forms)].slice(0, ALTERNATIVES), without: !!minus };
      found.set(JSON.stringify(part), part);
    }
    return [...found.values()];
  };

  const withNumber = (text) => {
    const narrow = text.replace(/[〔［[【（]/g, "(").replace(/[〕］\]】）]/g, ")");
    const changed = narrow.replace(UNBRACKETED, (all, organ, year, number, mark) =>
      !mark && /^(19|20)[0-9]{2}$/.test(number) ? all : `${organ}(${year})${number}${mark}`);
    return changed === narrow ? "" : changed;
  };

  /** Python and JavaScript do not agree on what a blank is. */
  const spaced = (text) => text.replace(/[\x1c-\x1f\x85]/g, " ").replaceAll("\ufeff", "");

  const readings = (typed, synonyms = []) => {
    const groups = synonyms.map((group) => group.map(normalise));
    const plain = cut(spaced(typed).trim(), 200).replaceAll("＂", '"').replaceAll("－", "-");
    const texts = [plain], number = withNumber(plain);
    if (number) texts.unshift(number);
    if (/[“”]/.test(plain)) texts.push(plain.replace(/[“”]/g, '"'));
    const found = new Map();
    for (const text of texts) {
      const parts = partsOf(text, groups);
      if (parts.some((part) => !part.without)) found.set(JSON.stringify(parts), parts);
    }
    return [...found.values()];
  };

  // ── Files: as generator/segment.py ──────────────────────────────────────

  class Source {
    constructor(bytes) { this.bytes = bytes; this.at = 0; }
    number() {
      let value = 0, scale = 1, byte;
      do { byte = this.bytes[this.at++]; value += (byte & 127) * scale; scale *= 128; } while (byte > 127);
      return value;
    }
    numbers(count) { const found = new Array(count); for (let at = 0; at < count; at++) found[at] = this.number(); return found; }
    take(count) { return this.bytes.subarray(this.at, this.at += count); }
    text() { return new TextDecoder().decode(this.take(this.number())); }
  }

  const FACETS = ["kind", "topic", "validity", "column"];
  const FREQUENCIES = [1, 2, 3, 6];
  const ENDS = 4, SINGLE = 232, ESCAPE = 255, UNIT_END = "\x1e";
  const lengthOf = (code) => 2 ** (code / 8) - 1;

  const places = (bytes) => {
    const found = [];
    let place = 0;
    for (const source = new Source(bytes); source.at < bytes.length;) found.push(place += source.number());
    return found;
  };

  class Shard {
    constructor(bytes) {
      const source = new Source(bytes), count = source.number();
      this.place = new Map();
      let one = 0, two = 0;
      while (this.place.size < count) {
        let step = source.number();
        if (step === 0) { one = source.number(); two = -1; step = source.number(); }
        two += step;
        this.place.set(one * WIDTH + two, this.place.size);
      }
      const lengths = source.numbers(count), titles = source.number();
      this.gaps = lengths.map((length) => source.take(length));
      this.starts = [];
      let sum = 0;
      for (const gaps of this.gaps) { this.starts.push(sum); for (const byte of gaps) if (byte < 128) sum++; }
      this.codes = source.take(Math.ceil(sum / 4));
      this.titles = new Map();
      for (let each = 0, place = 0; each < titles; each++) {
        const gaps = (place += source.number(), source.take(source.number())), documents = places(gaps);
        this.titles.set(place, [documents, source.take(documents.length)]);
      }
    }
    entry(gram) {
      const at = this.place.get(gram);
      if (at === undefined) return null;
      const units = places(this.gaps[at]), start = this.starts[at];
      const often = units.map((_unit, each) => FREQUENCIES[(this.codes[(start + each) >> 2] >> (2 * ((start + each) & 3))) & 3]);
      return { units, often, title: this.titles.get(at) || [[], []] };
    }
    beginning(point) { return [...this.place.keys()].filter((gram) => firstOf(gram) === point).map((gram) => this.entry(gram)); }
  }

  const lastNotAbove = (list, value) => {
    let low = 0, high = list.length;
    while (high - low > 1) { const middle = (low + high) >> 1; if (list[middle] <= value) low = middle; else high = middle; }
    return low;
  };

  class Segment {
    constructor(load, { name, removed, patched }) {
      this.load = (file) => load(`${name}/${file}`);
      this.removed = new Set(removed);
      this.patched = patched;
      this.shards = new Map();
      this.packs = new Map();
    }
    async open() {
      const source = new Source(await this.load("core.bin")), count = this.count = source.number();
      this.alphabet = [...new TextDecoder("utf-16le").decode(source.take(source.number()))];
      this.borders = [];
      for (let left = source.number(), one = 0; left--;) this.borders.push((one += source.number()) * WIDTH + source.number());
      this.packAt = [];
      for (let left = source.number(), unit = 0; left--;) this.packAt.push(unit += source.number());
      const units = source.numbers(count);
      this.documentOf = [];
      units.forEach((many, number) => { while (many--) this.documentOf.push(number); });
      this.bodyLengths = source.take(count);
      this.titleLengths = source.take(count);
      this.days = [];
      for (const step of source.numbers(count)) { const before = this.days[this.days.length - 1]; this.days.push(before ? before - step : step); }
      return this;
    }
    /** Kinds, topics, units and so on: only counts and filters ask for them. */
    openFacets() {
      return (this.facets ||= this.load("facets.bin").then((bytes) => {
        const source = new Source(bytes);
        this.values = {};
        for (const name of [...FACETS, "unit"]) this.values[name] = source.text().split("\n");
        this.own = {};
        for (const name of FACETS) this.own[name] = source.numbers(this.count);
        this.own.unit = Array.from({ length: this.count }, () => source.numbers(source.number()));
      }).catch((error) => { this.facets = undefined; throw error; }));
    }
    facet(name, number) {
      if (name === "year") return this.days[number] ? [String(yearOf(this.days[number]))] : [];
      if (name === "unit") return this.own.unit[number].map((each) => this.values.unit[each]);
      return [this.values[name][this.own[name][number]]];
    }
    shard(number) {
      if (!this.shards.has(number)) this.shards.set(number, kept(this.shards, number, this.load(`s${number}.bin`).then((bytes) => new Shard(bytes))));
      return this.shards.get(number);
    }
    async entries(gram) {
      const first = lastNotAbove(this.borders, gram);
      if (!isSingle(gram)) return [(await this.shard(first)).entry(gram)].filter(Boolean);
      const numbers = [first];
      while (numbers[numbers.length - 1] + 1 < this.borders.length && firstOf(this.borders[numbers[numbers.length - 1] + 1]) === firstOf(gram)) numbers.push(numbers[numbers.length - 1] + 1);
      return (await Promise.all(numbers.map((each) => this.shard(each)))).flatMap((shard) => shard.beginning(firstOf(gram)));
    }
    async text(unit) {
      const number = lastNotAbove(this.packAt, unit);
      if (!this.packs.has(number)) this.packs.set(number, kept(this.packs, number, this.load(this.patched[number] ? `t${number}.${this.patched[number]}.bin` : `t${number}.bin`).then((bytes) => this.decode(bytes).split(UNIT_END))));
      const whole = (await this.packs.get(number))[unit - this.packAt[number]], end = whole.indexOf("\n");
      const [title, url, kind, day, number_, units, isTraditional] = whole.slice(0, end).split("\t");
      return { title, url, kind, day, number: number_, units, isTraditional, text: whole.slice(end + 1) };
    }
    decode(bytes) {
      let text = "";
      for (let at = 0; at < bytes.length;) {
        const byte = bytes[at++];
        if (byte < SINGLE) text += this.alphabet[byte];
        else if (byte === ESCAPE) { text += String.fromCodePoint((bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2]); at += 3; }
        else text += this.alphabet[SINGLE + (byte - SINGLE) * 256 + bytes[at++]];
      }
      return text;
    }
    async urls() { return new TextDecoder().decode(await this.load("urls.bin")).split("\n"); }
  }

  /** A promise that is forgotten where it fails, so that the next question tries again. */
  const kept = (cache, key, promise) => { promise.catch(() => cache.delete(key)); return promise; };

  const yearOf = (ordinal) => new Date((ordinal - 719163) * 86400000).getUTCFullYear();

  // ── Search: as generator/search.py ──────────────────────────────────────

  const TITLE_WEIGHT = 5, TITLE_BONUS = 50, END_BONUS = 25, K = 1.2, B = 0.75;
  const FEW = 30, TRIES = 40;
  const both = (one, two) => {
    const found = [];
    for (let a = 0, b = 0; a < one.length && b < two.length;) {
      if (one[a] < two[b]) a++; else if (one[a] > two[b]) b++; else { found.push(one[a++]); b++; }
    }
    return found;
  };

  class Engine {
    /** `load(path)` promises the inflated bytes of a file below search/. */
    constructor(load) { this.load = load; this.terms = new Map(); }

    open() {
      return (this.opened ||= this.read().catch((error) => { this.opened = undefined; throw error; }));
    }

    /** The one file that changes: it names all others. */
    pointer() {
      return (this.pointed ||= this.load("index.bin").then((bytes) => JSON.parse(new TextDecoder().decode(bytes))).catch((error) => { this.pointed = undefined; throw error; }));
    }

    async file(name) { return new TextDecoder().decode(await this.load((await this.pointer())[name])); }

    async read() {
      const told = (this.told = await this.pointer());
      this.segments = await Promise.all(told.segments.map((each) => new Segment(this.load, each).open()));
      this.rarity = new Map((this.segments[0]?.alphabet || []).map((character, place) => [character.codePointAt(0), place]));
      this.where = [];
      this.unitAt = [];
      let units = 0;
      for (const segment of this.segments) {
        segment.at = this.where.length;
        segment.unitAt = units;
        this.unitAt.push(units);
        units += segment.documentOf.length;
        for (let number = 0; number < segment.count; number++) this.where.push(segment);
      }
    }

    number(document) { return document - this.where[document].at; }
    day(document) { return this.where[document].days[this.number(document)]; }
    facet(name, document) { return this.where[document].facet(name, this.number(document)); }

    /** Units and documents of a gram, with frequencies; documents that are no longer true left out. */
    term(gram) {
      if (!this.terms.has(gram)) this.terms.set(gram, kept(this.terms, gram, this.readTerm(gram)));
      return this.terms.get(gram);
    }

    async readTerm(gram) {
      const term = { gram, units: [], often: [], body: new Map(), title: new Map() };
      const found = await Promise.all(this.segments.map((segment) => segment.entries(gram)));
      this.segments.forEach((segment, at) => {
        const own = new Map();
        for (const entry of found[at]) {
          entry.units.forEach((unit, each) => own.set(unit, (own.get(unit) || 0) + entry.often[each]));
          entry.title[0].forEach((number, each) => {
            const document = segment.at + number;
            if (!segment.removed.has(number)) term.title.set(document, (term.title.get(document) || 0) | entry.title[1][each]);
          });
        }
        const units = [...own.keys()];
        if (found[at].length > 1) units.sort((a, b) => a - b);
        for (const unit of units) {
          const number = segment.documentOf[unit];
          if (segment.removed.has(number)) continue;
          const document = segment.at + number;
          term.units.push(segment.unitAt + unit);
          term.often.push(own.get(unit));
          term.body.set(document, (term.body.get(document) || 0) + own.get(unit));
        }
      });
      return term;
    }

    documentOf(unit) {
      const segment = this.segments[lastNotAbove(this.unitAt, unit)];
      return segment.at + segment.documentOf[unit - segment.unitAt];
    }

    text(unit) {
      const segment = this.segments[lastNotAbove(this.unitAt, unit)];
      return segment.text(unit - segment.unitAt);
    }

    /** From here on traditional characters are read as the simplified ones that the index has. */
    simplify() {
      return (this.simplifies ||= this.file("traditional").then(useTraditional).catch((error) => { this.simplifies = undefined; throw error; }));
    }

    /** What is found; a site that was published anew in the meantime is read anew. */
    async search(typed, options = {}) {
      try {
        await this.open();
        return await this.byReadings(typed, options);
      } catch (error) {
        const before = JSON.stringify(this.told);
        this.pointed = this.opened = undefined;
        this.terms.clear();
        await this.open();
        if (JSON.stringify(this.told) === before) throw error;
        return this.byReadings(typed, options);
      }
    }

    /** By the first reading that finds something. */
    async byReadings(typed, options) {
      const before = JSON.stringify(readings(typed));
      let found = null;
      for (const parts of readings(typed, this.told.synonyms)) {
        found = await this.find(parts, options);
        if (found.total) return found;
      }
      if (/[\u3400-\u9fff]/.test(typed)) {
        await this.simplify();
        if (JSON.stringify(readings(typed)) !== before) return this.byReadings(typed, options);
      }
      return found || { total: 0, isExact: true, results: [], order: [], scores: new Map(), also: [], facets: {} };
    }

    async find(parts, { facets = {}, byDate = false, count = 10, onFirst } = {}) {
      const wanted = parts.filter((part) => !part.without);
      const forms = new Map();
      await Promise.all(parts.flatMap((part) => part.forms).map(async (form) => {
        const grams = asked(form), chosen = choose(grams, this.rarity), ending = [...form].slice(-2).map((each) => each.codePointAt(0));
        const [last, ...terms] = await Promise.all([wanted.length === 1 && ending.length > 1 && this.term(gramOf(...ending)), ...chosen.map((gram) => this.term(gram))]);
        forms.set(form, { grams, chosen: terms, last });
      }));
      const units = new Map();
      for (const part of parts) units.set(part, await this.candidates(part, forms));
      let documents = [...units.get(wanted[0]).keys()].filter((each) => wanted.every((part) => units.get(part).has(each)));
      const facetsOpen = Promise.all(this.segments.map((segment) => segment.openFacets()));
      const isFiltered = Object.values(facets).some((values) => values.length);
      facetsOpen.catch(() => {}); // told where it is waited for
      if (isFiltered) await facetsOpen;
      const all = documents;
      for (const [name, values] of Object.entries(facets))
        if (values.length) documents = documents.filter((each) => this.facet(name, each).some((value) => values.includes(value)));
      const scores = this.scores(documents, wanted, forms);
      documents.sort((a, b) => {
        const day = this.day(b) - this.day(a), score = scores.get(b) - scores.get(a);
        return (byDate ? day || score : score || day) || a - b;
      });
      const isSure = (part) => part.forms.every((form) => [...form].length < 3);
      const checked = { parts, units, scores, open: new Set(parts.filter((part) => !isSure(part))) };
      return this.check(documents, checked, { count, counts: () => facetsOpen.then(() => this.counts(all, facets)), onFirst, also: wanted.flatMap((part) => part.forms.slice(1)) });
    }

    /** Document → its units that may hold the part in one of its forms, the likeliest first. */
    async candidates(part, forms) {
      const weight = new Map();
      for (const form of part.forms) {
        const { grams, chosen } = forms.get(form);
        const terms = [...chosen].sort((a, b) => a.units.length - b.units.length);
        let units = terms.length ? terms.map((term) => term.units).reduce(both) : [];
        if (units.length > FEW) {
          const rest = grams.filter((each) => !chosen.some((term) => term.gram === each));
          for (const term of await Promise.all(rest.map((each) => this.term(each)))) units = both(units, term.units);
        }
        for (const unit of units) weight.set(unit, weight.get(unit) || 0);
        for (const term of chosen) term.units.forEach((unit, at) => weight.has(unit) && weight.set(unit, weight.get(unit) + term.often[at]));
      }
      const found = new Map();
      for (const unit of [...weight.keys()].sort((a, b) => a - b)) {
        const document = this.documentOf(unit);
        if (found.has(document)) found.get(document).push(unit); else found.set(document, [unit]);
      }
      for (const own of found.values()) own.sort((a, b) => weight.get(b) - weight.get(a) || a - b);
      return found;
    }

    scores(documents, wanted, forms) {
      const own = wanted.flatMap((part) => part.forms);
      const terms = new Map(own.flatMap((form) => forms.get(form).chosen).map((term) => [term.gram, term]));
      const [bodyLength, titleLength] = this.told.lengths;
      const bm25 = (held, often, length, average) => {
        const idf = Math.log(this.told.documents / (held + 1)) + 1;
        return (idf * (often * (K + 1))) / (often + K * (1 - B + (B * length) / average));
      };
      const scores = new Map();
      for (const document of documents) {
        const segment = this.where[document], number = this.number(document);
        const length = lengthOf(segment.bodyLengths[number]), title = lengthOf(segment.titleLengths[number]);
        let score = 0;
        for (const term of terms.values()) {
          const inBody = term.body.get(document), inTitle = term.title.get(document);
          if (inTitle !== undefined) score += TITLE_WEIGHT * bm25(term.title.size, inTitle & 3, title, titleLength);
          if (inBody !== undefined) score += bm25(term.body.size, inBody, length, bodyLength);
        }
        scores.set(document, score + this.titleBonus(document, wanted, forms, title));
      }
      return scores;
    }

    titleBonus(document, wanted, forms, titleLength) {
      let length = 0, ends = false;
      for (const part of wanted) {
        const held = part.forms.filter((form) => forms.get(form).chosen.every((term) => term.title.has(document)));
        if (!held.length) return 0;
        length += [...held[0]].length;
        ends = held.some((form) => forms.get(form).last && forms.get(form).last.title.get(document) & ENDS);
      }
      return TITLE_BONUS * Math.min(1, length / Math.max(titleLength, 1)) + (wanted.length === 1 && ends ? END_BONUS : 0);
    }

    counts(documents, chosen) {
      const found = {};
      for (const name of ["kind", "unit", "year", "topic", "validity", "column"]) {
        const others = Object.entries(chosen).filter(([each, values]) => each !== name && values.length);
        const own = (found[name] = new Map());
        for (const document of documents) {
          if (!others.every(([each, values]) => this.facet(each, document).some((value) => values.includes(value)))) continue;
          for (const value of this.facet(name, document)) if (value) own.set(value, (own.get(value) || 0) + 1);
        }
      }
      return found;
    }

    /** Reads texts in the order of the rank until enough documents are known to be true. */
    async check(documents, query, { count, counts, onFirst, also }) {
      const results = [], wrong = new Set();
      let at = 0;
      const isWorthTrying = () => at < documents.length && (at < count + TRIES || !results.length);
      while (results.length < count && isWorthTrying()) {
        const batch = documents.slice(at, (at += count - results.length));
        for (const [place, found] of (await Promise.all(batch.map((each) => this.result(each, query)))).entries()) {
          if (found) results.push(found); else wrong.add(batch[place]);
        }
        if (onFirst && results.length) onFirst(results);
      }
      const order = documents.filter((each) => !wrong.has(each));
      return {
        total: order.length,
        isExact: !query.open.size || at >= documents.length,
        results,
        order,
        scores: query.scores,
        facets: await counts(),
        also,
      };
    }

    /** A document with a snippet; null where a part does not stand in it, or one stands that should not. */
    async result(document, { parts, units, scores, open }) {
      let shown = null;
      for (const part of [...parts].sort((a, b) => a.without - b.without)) {
        const own = units.get(part).get(document) || [];
        if (part.without && own.length && !open.has(part)) return null;
        if (shown && !part.without && !open.has(part)) continue;
        let isHeld = false;
        for (const unit of own) {
          const text = await this.text(unit);
          if (text.isTraditional) await this.simplify();
          const normal = normalise(text.text);
          if (!part.forms.some((form) => normal.includes(form))) continue;
          isHeld = true;
          shown ||= text;
          break;
        }
        if (isHeld === part.without) return null;
      }
      const wanted = parts.filter((part) => !part.without), { text, ...head } = shown;
      return { ...head, document, score: scores.get(document), parts: wanted, snippet: snippet(text, head.title, wanted) };
    }

    async urls(documents) {
      const lists = await Promise.all(this.segments.map((segment) => segment.urls()));
      return documents.map((each) => lists[this.segments.indexOf(this.where[each])][this.number(each)]);
    }
  }

  // ── Snippets ────────────────────────────────────────────────────────────

  const BEFORE = 30, AFTER = 90, SENTENCE = 20;
  const tight = (text) => text.replaceAll(" ", "");

  /** Where one of the forms first stands in a line as it was written: [start, end], or null.  Blanks come and go. */
  const locate = (line, forms) => {
    const normal = tight(normalise(line));
    const form = forms.map(tight).find((each) => normal.includes(each));
    if (form === undefined) return null;
    const starts = [];
    let flat = "", at = 0;
    for (const character of line) {
      for (const each of tight(fold(character))) { flat += each; for (let unit = 0; unit < each.length; unit++) starts.push(at); }
      at += character.length;
    }
    starts.push(at);
    const start = flat.indexOf(form);
    return [starts[start], Math.max(starts[start + form.length], starts[start] + 1)];
  };

  /** Runs of a line, [text, is it marked], where the parts stand in it. */
  const marked = (line, parts) => {
    const spots = parts.map((part) => locate(line, part.forms)).filter(Boolean).sort((a, b) => a[0] - b[0]);
    const runs = [];
    let at = 0;
    for (const [start, end] of spots) {
      if (end <= at) continue;
      runs.push([line.slice(at, Math.max(at, start)), false], [line.slice(Math.max(at, start), end), true]);
      at = end;
    }
    runs.push([line.slice(at), false]);
    return runs.filter(([text]) => text);
  };

  /** The line that holds most of the parts, not the title where there is another, cut around the first. */
  const snippet = (text, title, parts) => {
    const lines = text.split("\n");
    if (lines.length > 1 && lines[0] === title) lines.shift();
    let best = null;
    for (const line of lines) {
      const spots = parts.map((part) => locate(line, part.forms)).filter(Boolean);
      if (spots.length > (best ? best.count : 0)) best = { line, count: spots.length, start: Math.min(...spots.map((each) => each[0])) };
      if (best && best.count === parts.length) break;
    }
    const { line, start } = best || { line: lines.find((each) => [...each].length >= SENTENCE) ?? lines[0], start: 0 };
    const first = Math.max(0, start - BEFORE), last = Math.min(line.length, start + AFTER);
    return { text: (first ? "…" : "") + line.slice(first, last).trim() + (last < line.length ? "…" : ""), isFound: !!best };
  };

  // ── Unwrap ──────────────────────────────────────────────────────────────

  const [OPENING, CLOSING] = ['gongkai("'.length, '")'.length];

  /** The deflated bytes in a file of the index. */
  const unwrap = (file) => {
    const found = new Uint8Array(file.length - OPENING - CLOSING);
    let size = 0;
    for (let at = OPENING; at < file.length - CLOSING; at++) {
      let byte = file[at];
      if (byte === 92) { byte = file[++at]; byte = byte === 110 ? 10 : byte === 114 ? 13 : byte; }
      found[size++] = byte;
    }
    return found.subarray(0, size);
  };

  const inflate = async (packed) => {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  return { normalise, useTraditional, readings, asked, choose, gramOf, firstOf, secondOf, unwrap, inflate, marked, fold, Engine };
})();
