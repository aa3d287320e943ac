// Keeps the files of the kiosk on its device, so that it starts without a network. It sees requests for this site's files and
// nothing else: not one of them depends on what somebody does.

const PAGE = self.registration.scope;
/** Other editions have stores of their own. */
const STORE = `front-door-kiosk ${new URL(PAGE).pathname}`;
/** A network that does not answer by then is none. */
const PATIENCE = 3_000;
/** Files whose name holds a hash never change. */
const HASHED = /\.[0-9a-f]{16}\.\w+$/;

/** The files that the page names. */
function named(html) {
  const values = [...html.matchAll(/(?:href|src|data-[a-z]+)="([^":#?]+\.[a-z]+)"/g)].map((match) => match[1]);
  return [...new Set(values)].map((name) => new URL(name, PAGE).href);
}

/** Fetches the page and everything that it names; keeps that and nothing else. */
async function fill() {
  const page = await fetch(PAGE, { credentials: "omit", cache: "no-store" });
  if (!page.ok) throw new Error(`${PAGE}: ${page.status}`);
  await keepFor(page);
}

async function keepFor(page) {
  const store = await caches.open(STORE);
  const names = named(await page.clone().text());
  for (const name of names) {
    if (HASHED.test(name) && (await store.match(name))) continue;
    const file = await fetch(name, { credentials: "omit", cache: HASHED.test(name) ? "default" : "no-store" });
    if (!file.ok) throw new Error(`${name}: ${file.status}`);
    await store.put(name, file);
  }
  // Last: until then the old page with its old files stays whole.
  await store.put(PAGE, page);
  const kept = new Set([PAGE, ...names]);
  for (const request of await store.keys()) if (!kept.has(request.url)) await store.delete(request);
}

async function fromNetwork(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(request.url, { credentials: "omit", cache: "no-store", signal: stop.signal });
    if (!answer.ok) throw new Error(`${request.url}: ${answer.status}`);
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

async function answer(event) {
  const { request } = event;
  const store = await caches.open(STORE);
  const isPage = request.url.split(/[?#]/)[0] === PAGE;
  const kept = () => store.match(request.url, { ignoreSearch: isPage });
  if (HASHED.test(request.url)) return (await kept()) ?? fetch(request);
  try {
    const fresh = await fromNetwork(request);
    if (isPage) event.waitUntil(keepFor(fresh.clone()));
    else if (await kept()) await store.put(request.url, fresh.clone());
    return fresh;
  } catch (error) {
    const copy = await kept();
    if (copy) return copy;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(new URL("./", PAGE).href)) event.respondWith(answer(event));
});
