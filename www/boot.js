// Puts the app on the page. Whatever goes wrong, the static page stays and says why nothing more appeared.

const host = document.getElementById("front-door");
const at = (id) => document.getElementById(id);
let running = true;

/** Folds the static page away below the app, or brings it back. */
function fold(folded) {
  for (const id of ["plain-top", "plain-intro"]) at(id).hidden = folded;
  at("plain").open = !folded;
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

/** A file of this site as text. */
async function text(name) {
  const answer = await fetch(name, { credentials: "omit" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
}

/** Resolves once the browser has drawn what is on the page now. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function start() {
  const { module, wasm, rules, advice } = host.dataset;
  const glue = import(new URL(module, document.baseURI).href);
  const rulesText = text(rules);
  rulesText.catch(() => {});
  const { default: init, FrontDoor, mount } = await glue;
  await init({ module_or_path: new URL(wasm, document.baseURI) });
  const door = FrontDoor.load(await rulesText);
  const topic = /^#\/topic\/([a-z0-9-]+)$/.exec(location.hash)?.[1] ?? null;
  const practice = new URLSearchParams(location.search).get("practice");
  if (!running) return;
  mount(host, door, { seat: "resident", practice, topic });
  await painted();
  if (!running || !host.firstElementChild) throw new Error("the app drew nothing");
  fold(true);
  // Everybody fetches it, at the same moment, whatever they came for: the request tells nothing about them.
  door.addAdvice(await text(advice));
}

// A panic empties the app and says so; a trap of the module (out of memory, stack overflow) does not get that far.
document.addEventListener("front-door-broken", giveUp);
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) giveUp();
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) giveUp();
});

start().catch(giveUp);
