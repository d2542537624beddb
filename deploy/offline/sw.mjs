// The service worker: one version of the site, whole, and Python's files once they were used. It never takes a page in use from under somebody.

import { matchPrecache, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";

const { scope } = self.registration;
const RUNTIME = `${scope}assets/runtime/`, KEPT = `runtime ${scope}`;
const runtime = new CacheFirst({ cacheName: KEPT });

precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/./] });
registerRoute(({ url }) => url.href.startsWith(RUNTIME) && url.search, runtime); // the sum in the address makes each of them a file that never changes
registerRoute(({ request, url }) => request.mode === "navigate" && url.href.startsWith(scope), new NetworkFirst({ cacheName: `pages ${scope}`, plugins: [{
  cacheKeyWillBeUsed: async ({ request }) => request.url.replace(/[?#].*/s, ""), // behind these stands what a link holds, and that is kept nowhere
  cacheWillUpdate: async ({ response }) => (response.status === 200 ? response : null),
}] }));

self.addEventListener("message", event => {
  if (event.data === "replace") self.skipWaiting();
  if (event.data === "keep python") event.waitUntil(kept(event));
});

self.addEventListener("activate", event => event.waitUntil(Promise.all([self.clients.claim(), forgotten()])));

/** What Python needs to start and to make the papers; not the long way that is there for when the others fail. */
async function wanted() {
  const { files, groups } = await (await matchPrecache(`${RUNTIME}manifest.json`)).json();
  const { stock, ...rest } = groups;
  return [files, ...Object.values(rest)].flat().map(({ name, sha256 }) => `${RUNTIME}${name}?${sha256.slice(0, 16)}`);
}

async function kept(event) {
  for (const address of await wanted()) {
    if (self.serviceWorker?.state === "redundant") return; // the next version forgets what this one would still fetch
    const [response, done] = runtime.handleAll({ request: new Request(address), event });
    await Promise.all([response, done]);
  }
}

/** The files of an earlier version. */
async function forgotten() {
  const cache = await caches.open(KEPT), known = new Set(await wanted());
  const old = (await cache.keys()).filter(({ url }) => !known.has(url));
  await Promise.all(old.map(request => cache.delete(request)));
}
