// Runs Python in a worker: starts it once, gives it only the latest draft, and always says in one word how it stands.

import { keepSite, pythonFirst } from "./offline.mjs";
import { whenStill } from "./still.mjs";
import { moduleWorker } from "./thread.mjs";

const STALLED = 60_000; // no byte for so long: the line is dead
const SLOW = 30_000; // no answer for so long: the worker is dead
const DEAD = /^(RangeError|RuntimeError)|fatally failed/; // of Python itself, not of what it ran

/** tell({state, bytes, total}) on every change; assessed(report, draft) for the latest draft. Nothing is told while somebody presses. */
export function engine(tell, assessed) {
  let worker = null, ready = false, idle = false, asked = null, wanted = null, clock = 0, last = 0;
  const calls = new Map(); // number → {message, done, fail}
  const told = stand => whenStill(() => tell(stand));

  const within = (time, state) => {
    clearTimeout(clock);
    if (time) clock = setTimeout(() => stop(state), time);
  };

  function stop(state) {
    within(0);
    if (worker) worker.terminate();
    [worker, ready, idle, asked] = [null, false, false, null];
    for (const { fail } of calls.values()) fail(new Error(state));
    calls.clear();
    told({ state });
  }

  function start() {
    if (worker) return;
    pythonFirst();
    worker = moduleWorker();
    if (!worker) return told({ state: "unsupported" });
    worker.onmessage = ({ data }) => hear(data);
    worker.onerror = event => {
      event.preventDefault();
      stop(ready ? "crashed" : "undelivered");
    };
    told({ state: "loading", bytes: 0, total: 0 });
    within(STALLED, "undelivered");
  }

  function hear({ bytes, total, preparing, report, trouble, why, idle: done, number, ...answer }) {
    if (done) return keep(true);
    if (number) return settle(number, answer);
    if (preparing && ready) return; // in the single page the papers' files are unpacked: what is there works on
    if (trouble) {
      console.warn(why);
      return stop(trouble);
    }
    if (total) told({ state: "loading", bytes, total });
    if (preparing) told({ state: "preparing" });
    if (total || preparing) return within(STALLED, "undelivered");
    within(0);
    if (!ready) told({ state: "ready" });
    if (!ready) keep(wanted === null);
    if (!ready) for (const { message } of calls.values()) worker.postMessage(message);
    ready = true;
    if (report && asked === wanted) {
      const draft = asked;
      whenStill(() => assessed(JSON.parse(report), draft));
      wanted = null;
    }
    asked = null;
    send();
  }

  /** Keeping the site takes the line for long: it begins once nothing more of Python is on its way, and no call waits for files of its own. */
  function keep(now = idle) {
    idle = now && calls.size > 0;
    if (now && !idle) keepSite();
  }

  function settle(number, { answer, failed, sentence }) {
    const { done, fail } = calls.get(number);
    calls.delete(number);
    whenStill(() => (failed ? fail(Object.assign(new Error(failed), { sentence })) : done(answer)));
    keep();
    if (DEAD.test(failed)) stop("crashed");
  }

  function send() {
    if (!ready || asked !== null || wanted === null) return;
    asked = wanted;
    worker.postMessage({ draft: asked });
    within(SLOW, "crashed");
  }

  return {
    start,
    assess(draft) {
      wanted = draft;
      send();
    },
    /** What a Python function says, text or bytes; its group of files comes with the first call. An error for people has a `sentence`. */
    call(group, module, name, ...more) {
      const number = ++last, message = { call: { number, group, module, name, more } };
      start();
      if (!worker) return Promise.reject(new Error("unsupported"));
      return new Promise((done, fail) => {
        calls.set(number, { message, done, fail });
        if (ready) worker.postMessage(message);
      });
    },
  };
}
