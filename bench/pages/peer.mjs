// A peer that is JavaScript throughout: publicodes, with as many conditions on as many answers (bench/peer.py).

import Engine from "/npm/publicodes/dist/index.js";

const { rules, conditions } = await (await fetch("model.json")).json();
const engine = new Engine(rules);

self.onmessage = ({ data }) => {
  engine.setSituation(JSON.parse(data.draft));
  const verdicts = conditions.map(name => [name, engine.evaluate(name)]);
  self.postMessage({ report: JSON.stringify(verdicts.map(([name, { nodeValue, missingVariables }]) => [name, nodeValue, missingVariables])) });
};
self.postMessage({ ready: true });
