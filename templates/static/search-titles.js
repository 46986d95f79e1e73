// Titles by their characters and by their sound: suggestions, pinyin, 您是不是要找.  As generator/titles.py.
"use strict";
globalThis.gongkaiSearch.Titles = (() => {
  const { normalise, fold } = globalThis.gongkaiSearch;
  const isHan = (character) => /[\u3400-\u9fff]/.test(character);

  /** Titles of documents, units and columns, by their characters and by their sound. */
  class Titles {
    constructor(engine) { this.engine = engine; }

    open() {
      return (this.opened ||= this.engine.file("titles").then((text) => {
        this.rows = text ? text.split("\n").map((line) => {
          const [title, url, kind, sounds] = line.split("\t");
          return { title, url, kind, sounds, normal: normalise(title).replaceAll(" ", "") };
        }) : [];
      }).catch((error) => { this.opened = undefined; throw error; }));
    }

    /** Which syllable each character of each title is. */
    listen() {
      return (this.heard ||= Promise.all([this.open(), this.engine.file("pinyin")]).then(([, table]) => {
        this.table = new Map();
        for (const line of table.trim().split("\n")) {
          const [syllable, characters] = line.split(" ");
          for (const each of characters) this.table.set(each, syllable);
        }
        for (const row of this.rows) row.syllables = this.syllables(row.title, row.sounds);
      }).catch((error) => { this.heard = undefined; throw error; }));
    }

    /** `sounds` names the places where it is read otherwise than alone: `3:hang 7:zhang`. */
    syllables(text, sounds) {
      const found = [...text].map((each) => this.table.get(each) ?? (fold(each).match(/[a-z0-9]/) ? fold(each) : ""));
      for (const each of sounds ? sounds.split(" ") : []) found[parseInt(each, 10)] = each.slice(each.indexOf(":") + 1);
      return found;
    }

    /** How well the letters are the sound of a title: 0 initials from its beginning, 1 within, 2 all letters; 3 not. */
    static rank({ syllables }, letters) {
      const spoken = syllables.filter(Boolean), initials = spoken.map((each) => each[0]).join("");
      if (initials.startsWith(letters)) return 0;
      if (initials.includes(letters)) return 1;
      return spoken.some((_each, at) => spoken.slice(at).join("").startsWith(letters)) ? 2 : 3;
    }

    async byPinyin(typed, count) {
      const letters = typed.toLowerCase().replace(/[\s']/g, "");
      if (!/^[a-z]{2,40}$/.test(letters)) return [];
      await this.listen();
      const ranked = this.rows.map((row, place) => [Titles.rank(row, letters), place]).filter(([rank]) => rank < 3);
      return ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, count).map(([, place]) => this.rows[place]);
    }

    async suggest(typed, count) {
      await this.open();
      const normal = normalise(typed).replaceAll(" ", "");
      if (!normal) return [];
      const first = this.rows.filter((row) => row.normal.startsWith(normal));
      const within = first.length < count ? this.rows.filter((row) => row.normal.indexOf(normal) > 0) : [];
      const found = [...first, ...within].slice(0, count);
      return found.length ? found : this.byPinyin(typed, count);
    }

    /** Words of titles that sound like what was typed, the commonest first. */
    async meant(typed) {
      const words = typed.split(/\s+/).map((each) => normalise(each)).filter(Boolean);
      if (!words.some((word) => [...word].filter(isHan).length > 1)) return [];
      await this.listen();
      const whole = this.alike(words.join(""));
      if (whole.length || words.length < 2) return whole;
      const mended = words.map((word) => this.alike(word)[0] ?? word);
      return mended.some((word, at) => word !== words[at]) ? [mended.join(" ")] : [];
    }

    alike(word) {
      const characters = [...word], wanted = this.syllables(word, "");
      if (characters.length < 2 || characters.length > 20 || wanted.some((each) => !each)) return [];
      const counts = new Map();
      for (const { title, syllables } of this.rows) {
        const own = [...title];
        for (let at = 0; at + wanted.length <= own.length; at++) {
          if (!wanted.every((each, place) => syllables[at + place] === each)) continue;
          const found = own.slice(at, at + wanted.length).join("");
          if (normalise(found) !== word) counts.set(found, (counts.get(found) || 0) + 1);
        }
      }
      return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3).map(([text]) => text);
    }
  }

  return Titles;
})();
