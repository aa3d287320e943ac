// What a shared screen does to its whole page: no way out, nothing left of one person for the next, and back again by itself
// after a crash, a power cut or without a network. The app says when (the event `front-door-kiosk`, `[what, text]`).

const host = document.getElementById("front-door");
const CRASH = 4_000;
const LOOK = 600_000;
const SLOW_START = 20_000;
/** For how long another edition waits for somebody: as long as questions stay. */
const REST = 90_000;

// No way out.

const refuse = (event) => event.preventDefault();
for (const kind of ["contextmenu", "dragstart", "drop", "dragover", "auxclick", "gesturestart", "copy", "cut"]) {
  addEventListener(kind, refuse, { capture: true });
}
addEventListener("wheel", (event) => event.ctrlKey && refuse(event), { capture: true, passive: false });
addEventListener("touchmove", (event) => event.touches.length > 1 && refuse(event), { capture: true, passive: false });
addEventListener("selectstart", (event) => event.target.closest?.("input, textarea") || refuse(event), true);
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
}, true);
addEventListener("submit", refuse, true);
// The first entry is left only for this one: "back" finds nothing else.
history.replaceState("kiosk", "");
history.pushState("kiosk", "");
addEventListener("popstate", () => history.pushState("kiosk", ""));
addEventListener("pageshow", (event) => event.persisted && location.reload());

// Keys.

const PLAIN = /^(Tab|Enter|Backspace|Delete|Escape|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|Shift)$/;
const typing = (target) => target.matches?.("input[type=text], input[type=search], textarea") ?? false;

const switches = () => document.querySelector("[data-switches]")?.dataset.switches ?? "off";

function onKey(event) {
  const { key, target } = event;
  const chord = event.ctrlKey || event.altKey || event.metaKey;
  if (chord || (key.length > 1 && !PLAIN.test(key)) || (key === "Backspace" && !typing(target))) {
    event.preventDefault();
    return;
  }
  const chooses = key === "Enter" || (switches() === "one" && key === " ");
  if (key === "Tab" || (switches() === "two" && key === " ")) {
    event.preventDefault();
    move(event.shiftKey ? -1 : 1);
  } else if (chooses && choosable(target)) {
    // Also radio buttons and boxes, which a browser only checks with Space.
    event.preventDefault();
    target.click();
  }
}
addEventListener("keydown", onKey, true);

const choosable = (target) => target.matches?.("button, summary, input[type=radio], input[type=checkbox]") ?? false;

/** Everything that can be used now, in the order of the page: every radio button too, not one of its group. */
function controls() {
  const over = document.querySelector(".fd-over");
  const all = (over ?? host).querySelectorAll("button, summary, input, textarea, a[href]");
  const usable = [...all].filter((it) => !it.disabled && it.checkVisibility({ visibilityProperty: true }) && !it.closest("[inert], [hidden]"));
  const writing = over ? null : written();
  return writing ? usable.filter((it) => writing.contains(it) || it.closest(".fd-kiosk__foot")) : usable;
}

/** Whoever writes with switches goes from the field to what is found and on to the keys, not through the whole page between. */
function written() {
  if (switches() === "off" || !host.querySelector(".fd-keys")) return null;
  const focused = document.activeElement;
  const field = typing(focused) ? focused : host.querySelector("input[type=search], input[type=text]");
  return field?.form;
}

/** Moves the focus on by so many controls, round and round. */
function move(by) {
  const all = controls();
  if (all.length === 0) return;
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
  all[next].focus({ focusVisible: true });
  all[next].scrollIntoView({ block: "nearest" });
}

// A key on the screen must not take the focus from the field that it writes into.
addEventListener("pointerdown", (event) => {
  if (event.target.closest?.(".fd-keys")) event.preventDefault();
}, true);
addEventListener("mousedown", (event) => {
  if (event.target.closest?.(".fd-keys")) event.preventDefault();
}, true);

// Reading out, by voices that the device itself has.

const speech = globalThis.speechSynthesis;
const voice = () => speech?.getVoices().find((it) => it.localService && it.lang.startsWith(document.documentElement.lang.slice(0, 2)));
const mark = () => host.toggleAttribute("data-voice", Boolean(voice()));
speech?.addEventListener?.("voiceschanged", mark);
mark();

function readOut() {
  const chosen = voice();
  if (!chosen) return;
  const main = document.getElementById("fd-main");
  for (const line of (main?.innerText ?? "").split("\n").filter((it) => it.trim())) {
    const said = new SpeechSynthesisUtterance(line);
    said.voice = chosen;
    said.lang = chosen.lang;
    speech.speak(said);
  }
}

// What the app asks for.

/** Nothing of the last person: selection, speech, paper, where the page was scrolled to. The app has dropped the rest. */
function forget() {
  speech?.cancel();
  getSelection()?.removeAllRanges();
  document.querySelector(".fd-receipt")?.remove();
  scrollTo(0, 0);
  offer();
  rest();
}

/** Prints a narrow strip: whatever else is on the page stays off the paper. */
function print(text) {
  const strip = document.createElement("pre");
  strip.className = "fd-receipt";
  strip.textContent = text;
  document.body.append(strip);
  globalThis.print();
  strip.remove();
}

const scroll = (part) => {
  const area = document.getElementById("fd-main");
  area?.scrollBy({ top: part * area.clientHeight * 0.8 });
};

const does = {
  forget,
  "read-out": readOut,
  silence: () => speech?.cancel(),
  step: () => move(1),
  print,
  "scroll-up": () => scroll(-1),
  "scroll-down": () => scroll(1),
  "look-for-newer": () => (first() ? go(first()) : lookForNewer()),
};
addEventListener("front-door-kiosk", ({ detail: [what, text] }) => does[what]?.(text));

// Newer data, while nobody is there.

const free = () => host.querySelector('[data-stage="attract"]') !== null;
const SITE = [host.dataset.area, host.dataset.practice, host.dataset.kiosk];

/** The files that a page names: they carry hashes, so another name is another content. */
const names = (page) => [...page.querySelectorAll("#front-door, script, link")]
  .flatMap((it) => [it.src, it.href, ...Object.values(it.dataset)].filter((value) => /\.\w+$/.test(value ?? "")))
  .map((value) => value.split("/").at(-1)).sort().join();
const NAMES = names(document);

async function get(name) {
  const answer = await fetch(name, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
}

/** The site's own files, which keep their names. */
const own = async () => (await Promise.all(SITE.map(get))).join();
let known = own().catch(() => null);
let looking = false;

async function lookForNewer() {
  if (looking || !navigator.onLine || !free()) return;
  looking = true;
  try {
    const page = new DOMParser().parseFromString(await get(location.pathname), "text/html");
    const now = await own();
    known = (await known) ?? now;
    // Somebody may have come in the meantime: then it waits for them.
    if ((names(page) !== NAMES || now !== known) && free()) location.reload();
  } catch (error) {
    console.warn(error);
  } finally {
    looking = false;
  }
}
setInterval(lookForNewer, LOOK);

// Other editions: pages of this site, each with a pack and a worker of its own. The file of the site was read before one is drawn.

/** Waits until a page starts without a network: its own worker has every file of it. */
async function keep(address) {
  const { serviceWorker } = navigator;
  const there = await serviceWorker.getRegistration(address);
  if (there?.scope === address && there.active) return;
  const page = new DOMParser().parseFromString(await get(address), "text/html");
  const worker = new URL(page.getElementById("front-door").dataset.worker, address);
  const registration = await serviceWorker.register(worker, { scope: address });
  const begun = registration.installing ?? registration.waiting ?? registration.active;
  await new Promise((done, fail) => {
    const look = () => (begun.state === "activated" ? done() : begun.state === "redundant" && fail(new Error(address)));
    begun.addEventListener("statechange", look);
    look();
  });
}

/** Shows the editions that this device keeps. */
function offer() {
  for (const edition of host.querySelectorAll("[data-edition]")) {
    keep(new URL(edition.dataset.edition, location).href).then(() => { edition.hidden = false; }, console.warn);
  }
}

/** Puts another edition in place of this page. What cannot be opened is not. */
function go(page) {
  const address = new URL(page, location).href;
  keep(address).then(() => location.replace(address), console.warn);
}

/** The page of the first edition, while nobody is there and this is another one. */
const first = () => host.querySelector("[data-first]")?.dataset.first;

let resting;
function rest() {
  clearTimeout(resting);
  resting = setTimeout(() => first() && go(first()), REST);
}
addEventListener("pointerdown", rest, true);
addEventListener("keydown", rest, true);
addEventListener("click", (event) => {
  const edition = event.target.closest?.("[data-edition]");
  if (edition) go(edition.dataset.edition);
}, true);

// Back by itself.

const again = (wait) => setTimeout(() => location.reload(), wait);
document.addEventListener("front-door-broken", () => again(CRASH));
addEventListener("error", (event) => event.error instanceof WebAssembly.RuntimeError && again(CRASH));
addEventListener("unhandledrejection", (event) => event.reason instanceof WebAssembly.RuntimeError && again(CRASH));
// A start that failed is tried again, for as long as it takes: nobody may be there to press a key.
setTimeout(() => document.body.classList.contains("fd-on") ? lookForNewer() : again(0), SLOW_START);

// A copy of every file on the device: the screen starts without a network.
navigator.serviceWorker?.register(host.dataset.worker, { scope: location.pathname }).catch((error) => console.warn(error));
