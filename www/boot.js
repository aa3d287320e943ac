// Puts the app on the page. Whatever goes wrong, the static page stays and says why nothing more appeared.

const host = document.getElementById("front-door");
const at = (id) => document.getElementById(id);
let running = true;
// Held here so that the browser does not tidy it away while it is on the screen.
let app = null;

/** Folds the static page away below the app, or brings it back. */
function fold(folded) {
  for (const id of ["plain-top", "plain-intro"]) at(id).hidden = folded;
  at("plain").open = !folded;
  // It comes back below the app once that is drawn: moved in sight, it would count as a page that jumps.
  at("content").hidden = folded;
  at("content").setAttribute("role", folded ? "contentinfo" : "main");
  document.body.classList.toggle("fd-on", folded);
  document.querySelector(".nhsuk-skip-link").setAttribute("href", folded ? "#fd-main" : "#content");
}

/** The static page takes over. A broken app must leave nothing on the screen that looks alive. */
function giveUp() {
  if (!running) return;
  running = false;
  const late = document.body.classList.contains("fd-on");
  fold(false);
  host.hidden = true;
  at("plain-loading").hidden = true;
  at("plain-why").hidden = false;
  if (late) {
    scrollTo(0, 0);
    at("plain-why-title").focus();
  }
}

/** A file of this site. `cache` is how far a copy that the browser has is trusted. */
async function fetched(name, cache = "default") {
  const answer = await fetch(name, { credentials: "omit", cache });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/** A small file that may change. */
const text = async (name) => (await fetched(name, "no-cache")).text();

/** A large file. As bytes it goes into the module in one piece; a text would be taken apart letter by letter. */
const bytes = async (name) => (await fetched(name)).arrayBuffer();

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Resolves in the browser's next turn: what a finger did meanwhile is heard in between. */
const turn = () => wait(0);

/** Resolves once the browser has drawn what is on the page now. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Resolves in a moment when the browser has nothing else to do, so that reading a file is in nobody's way; soon in any case.
 * The pages of reception and kiosk need all at once. */
const idle = () =>
  new Promise((done) => {
    if (host.dataset.desk || !window.requestIdleCallback) done();
    else requestIdleCallback(done, { timeout: 1000 });
  });

/** What comes later. Everybody fetches it, at the same moment, whatever they came for: the request tells nothing. */
async function later(name, add) {
  for (const pause of [0, 2000, 8000, 30000]) {
    await wait(pause);
    try {
      const body = await bytes(name);
      await idle();
      add(body);
      return true;
    } catch (error) {
      console.warn(error);
      // A site's own file names what is not there: it cannot be told what else it meant.
      if (error.where === "site") {
        giveUp();
        return false;
      }
    }
  }
  return false;
}

async function start() {
  const { module, wasm, rules, search, advice, postcodes, area, practice: site, desk, tiles } = host.dataset;
  const { kiosk, seat = "resident" } = host.dataset;
  const glue = import(new URL(module, document.baseURI).href);
  const rulesFile = bytes(rules);
  // Both are on their way at once. Whichever fails is awaited below.
  rulesFile.catch(() => {});
  const changes = Promise.all([area, site].map((name) => name && text(name)));
  changes.catch(() => {});
  // What only the pages of reception and kiosk have.
  const deskFile = desk && bytes(desk);
  deskFile?.catch(() => {});
  const kioskText = kiosk && text(kiosk);
  kioskText?.catch(() => {});
  const { default: init, FrontDoor, mount } = await glue;
  await init({ module_or_path: new URL(wasm, document.baseURI) });
  await turn();
  // A site's own files may withdraw advice: without them, as they are now, the app must not start.
  const door = FrontDoor.load(await rulesFile, null, ...(await changes));
  if (desk) door.addDesk(await deskFile);
  if (kiosk) door.addKiosk(await kioskText);
  await turn();
  const topic = /^#\/topic\/([a-z0-9-]+)$/.exec(location.hash)?.[1] ?? null;
  const practice = new URLSearchParams(location.search).get("practice");
  // Asked for here, so that it is the same request whatever screen comes first.
  new Image().src = tiles;
  app = mount(host, door, { seat, practice, topic, tiles });
  fold(true);
  await painted();
  at("content").hidden = false;
  if (!host.firstElementChild) throw new Error("the app drew nothing");
  // The app can do without any: it lists every topic, it decides, and 999 and 111 stand on every screen.
  const searching = later(search, (file) => door.addSearch(file));
  const places = await later(advice, (file) => door.addAdvice(file));
  at("plain-places").hidden = places;
  // Once the network is idle, and whether or not anybody gives a postcode. Until then its wider area has to do.
  await searching;
  if (places) await later(postcodes, (file) => door.addPostcodes(file));
}

// A panic empties the app and says so; a trap of the module (out of memory, stack overflow) does not get that far.
document.addEventListener("front-door-broken", giveUp);
const trapped = (error) => {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) giveUp();
};
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

start().catch((error) => {
  console.warn(error);
  giveUp();
});
