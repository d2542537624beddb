// Where Python runs: a worker of its own.

/** A module worker, or nothing where the browser has none: an old one never asks for the type. */
export function moduleWorker() {
  let known = false;
  const options = { get type() { known = true; return "module"; } };
  if (typeof WebAssembly !== "object") return null;
  try {
    const worker = new Worker(new URL("worker.mjs", import.meta.url), options);
    if (known) return worker;
    worker.terminate();
  } catch { /* the same as none */ }
  return null;
}
