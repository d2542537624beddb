// In place of wizard/thread.mjs: the worker and its files stand in the page itself. A page from a folder gets no module worker, and needs none.

export function moduleWorker() {
  const files = Object.fromEntries([...document.querySelectorAll("script[data-file]")].map(one => [one.dataset.file, one.textContent.trim()]));
  const code = document.getElementById("worker").textContent;
  if (typeof WebAssembly !== "object" || typeof DecompressionStream !== "function") return null;
  try {
    return new Worker(URL.createObjectURL(new Blob([`importScripts = null; FILES = ${JSON.stringify(files)};\n`, code], { type: "text/javascript" })));
  } catch {
    return null;
  }
}
