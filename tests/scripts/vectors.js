// Calls of the search engine's functions, as JSON: in a browser by gongkaiCall, under Node one a line of the
// standard input: node vectors.js TRADITIONAL ENGINE... < calls > results
"use strict";
globalThis.gongkaiCall = ([name, ...given]) => {
  const engine = globalThis.gongkaiSearch;
  const points = (gram) => (engine.secondOf(gram) < 0 ? [engine.firstOf(gram)] : [engine.firstOf(gram), engine.secondOf(gram)]);
  const gram = ([first, second]) => engine.gramOf(first, second ?? -1);
  switch (name) {
    case "useTraditional": engine.useTraditional(given[0]); return null;
    case "asked": return engine.asked(given[0]).map(points);
    case "choose": return engine.choose(given[0].map(gram), new Map(given[1].map((point, place) => [point, place]))).map(points);
    case "titles": {
      const [files, ...asked] = given;
      const titles = new engine.Titles({ file: async (file) => files[file] });
      return Promise.all(asked.map(([method, ...rest]) => titles[method](...rest)));
    }
    default: return engine[name](...given);
  }
};
if (typeof process !== "undefined") (async () => {
  const fs = require("node:fs");
  const vm = require("node:vm");
  const [table, ...scripts] = process.argv.slice(2);
  for (const each of scripts) vm.runInThisContext(fs.readFileSync(each, "utf8"), each);
  globalThis.gongkaiSearch.useTraditional(fs.readFileSync(table, "utf8"));
  for await (const line of require("node:readline").createInterface({ input: process.stdin }))
    process.stdout.write(JSON.stringify(await globalThis.gongkaiCall(JSON.parse(line))) + "\n");
})();
