// Asks the search of a built site as a browser would: node search_reader.js ENGINE FOLDER < queries > answers
// ENGINE: the site's own search-engine script; FOLDER: its search/.  Queries and answers: a JSON list each.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

if (typeof DecompressionStream === "undefined") process.exit(3); // before Node 18

const [engineFile, folder] = process.argv.slice(2);
vm.runInThisContext(fs.readFileSync(engineFile, "utf8"), engineFile);
const { Engine, unwrap, inflate } = globalThis.gongkaiSearch;
const engine = new Engine(async (name) => inflate(unwrap(fs.readFileSync(path.join(folder, name)))));

(async () => {
  const answers = [];
  for (const query of JSON.parse(fs.readFileSync(0, "utf8"))) {
    const found = await engine.search(query);
    answers.push({ urls: await engine.urls(found.order), scores: found.order.slice(0, 10).map((each) => found.scores.get(each)), shown: found.results.map((each) => each.url) });
  }
  process.stdout.write(JSON.stringify(answers));
})().catch((error) => { console.error(error); process.exit(1); });
