// One visit, whoever runs it: a worker starts, gets a draft, and says its first verdicts; then fifty more, of two drafts in turn. Times are milliseconds from navigation.

const { worker: address, drafts } = JSON.parse(document.getElementById("order").textContent);
const MORE = 50;

globalThis.visited = new Promise((done, fail) => {
  const worker = new Worker(address, { type: "module" }), later = [];
  let first = 0, asked = 0;
  const ask = () => { asked = performance.now(); worker.postMessage({ draft: drafts[later.length % drafts.length] }); };
  worker.onerror = event => fail(new Error(event.message));
  worker.onmessage = ({ data: { ready, report, trouble, why } }) => {
    if (trouble) return fail(new Error(why));
    if (report && first) later.push(performance.now() - asked);
    first ||= report && performance.now();
    if (later.length === MORE) return done({ first, later, report });
    if (ready || report) ask();
  };
});
