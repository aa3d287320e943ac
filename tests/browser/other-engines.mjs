// One journey, the emergency screen and the static page in Firefox and WebKitGTK.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { core, now } from "./lib/core.mjs";
import { journeyNamed, ui } from "./lib/data.mjs";
import { firefox, webkit } from "./lib/engines.mjs";
import { siteUrl } from "./lib/setting.mjs";

const EARACHE = journeyNamed("An earache of a day in an adult goes to the pharmacist");

/** The site as it is, but without its module. */
async function withoutModule() {
  const server = createServer(async (request, response) => {
    if (request.url.endsWith(".wasm")) return response.writeHead(404).end();
    const answer = await fetch(new URL(request.url, siteUrl));
    const kept = [...answer.headers].filter(([name]) => !["content-encoding", "content-length"].includes(name));
    response.writeHead(answer.status, Object.fromEntries(kept));
    return response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

async function until(browser, what, check, ...values) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await browser.run(check, ...values)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  const text = await browser.run(() => document.body.innerText.slice(0, 600));
  throw new Error(`${browser.name}: ${what} never came. The page says:\n${text}`);
}

const onHeading = (browser, words) =>
  until(browser, `the heading "${words}" with the focus`, (wanted) => {
    const heading = document.querySelector("#fd-main h1");
    return heading?.textContent === wanted && document.activeElement === heading;
  }, words);

/** Ticks an input at its words: WebKit's driver takes an input that is drawn by its label for invisible. */
const tick = (browser, input) => browser.click(`label[for="${input}"]`);

const submit = (browser) => browser.click(".fd-form button[type=submit]");

async function open(browser) {
  await browser.go(siteUrl);
  await until(browser, "the start", () => document.querySelector("body.fd-on #fd-words") !== null);
}

/** From the search to the emergency screen. */
async function toEmergency(browser) {
  await open(browser);
  await browser.type("#fd-words", "earache");
  await until(browser, "a hit", () => document.querySelector("#fd-hits button") !== null);
  await browser.click("#fd-hits button");
  await onHeading(browser, ui.who_heading);
  await tick(browser, "fd-field-0");
  await browser.type("#fd-field-1", "34");
  await tick(browser, "fd-field-2-1");
  await submit(browser);
  await onHeading(browser, ui.emergency_heading);
}

/** The inputs that an answer to a question means. */
function inputs(question, field, answer) {
  const nth = (index) => `${field}${index === 0 ? "" : `-${index}`}`;
  if (question.kind === "any-of") return [nth(question.options.length)];
  return [nth(question.options.findIndex((option) => option.id === answer))];
}

async function journey(browser) {
  await toEmergency(browser);
  const door = await core();
  const request = { topics: EARACHE.topics, answers: { age: 34, sex: "male" }, context: { asking_for: "self" } };
  let response = door.step(request);
  while (response.ask) {
    for (const [index, question] of response.ask.page.entries()) {
      const answer = EARACHE.answers[question.id] ?? (question.kind === "any-of" ? [] : question.baseline);
      const field = `fd-field-${index + 1}`;
      if (typeof answer === "number") await browser.type(`#${field}`, String(answer));
      else for (const input of inputs(question, field, answer)) await tick(browser, input);
      request.answers[question.id] = answer;
    }
    const state = await browser.run(() => history.state);
    await submit(browser);
    await until(browser, "the next screen", (before) => history.state === before + 1, state);
    response = door.step({ ...request, context: { ...request.context, now: now() } });
  }
  const { outcome } = response;
  assert.deepEqual([outcome.level, outcome.door], [EARACHE.expect.level, EARACHE.expect.door]);
  await onHeading(browser, outcome.actions[0].title);
  const soon = await browser.run(() => document.querySelector(".fd-soon strong").textContent);
  assert.equal(soon, outcome.level_name);
  await until(browser, "who to contact", (names) => {
    const shown = [...document.querySelectorAll(".fd-contact .fd-route__name")].map((it) => it.textContent);
    return JSON.stringify(shown) === names;
  }, JSON.stringify(outcome.routes.map((it) => it.name)));
  const address = await browser.run(() => location.href + document.cookie + localStorage.length);
  assert.equal(address, `${siteUrl}0`);
}

async function emergency(browser) {
  await toEmergency(browser);
  await submit(browser);
  await until(browser, "the list of mistakes with the focus", () => document.activeElement.matches(".nhsuk-error-summary"));
  await tick(browser, "fd-field-1");
  await submit(browser);
  await until(browser, "the emergency", () => document.activeElement.matches(".fd-action--emergency h1"));
  const calls = await browser.run(() => document.querySelector(".fd-action a").href);
  assert.equal(calls, "tel:999");
  await browser.run(() => history.back());
  await onHeading(browser, ui.emergency_heading);
  assert.equal(await browser.run(() => document.querySelector("#fd-field-1").checked), true);
}

async function fallback(browser) {
  const broken = await withoutModule();
  try {
    await browser.go(broken.url);
    await until(browser, "the explanation", () => document.querySelector("#plain-why").checkVisibility?.() ?? !document.querySelector("#plain-why").hidden);
    const shown = await browser.run(() => [...document.querySelectorAll("#content a")].filter((it) => it.offsetParent).map((it) => it.getAttribute("href")));
    for (const number of ["tel:999", "tel:111", "tel:18001999", "tel:18001111"]) assert.ok(shown.includes(number), number);
    assert.equal(await browser.run(() => document.querySelectorAll(".fd-steps__step h3").length), 6);
    assert.equal(await browser.run(() => document.querySelector("#front-door").hidden), true);
  } finally {
    broken.close();
  }
}

async function check(start) {
  const browser = await start();
  try {
    for (const part of [journey, emergency]) {
      await part(browser);
      console.log(`${browser.name}: ${part.name}: ok`);
    }
    assert.deepEqual(browser.complaints, []);
    await fallback(browser);
    console.log(`${browser.name}: fallback: ok`);
  } finally {
    await browser.close();
  }
}

const { FIREFOX, WEBKIT_DRIVER, MINIBROWSER } = process.env;
if (!FIREFOX) throw new Error("FIREFOX is not set; run this with cargo xtask test --only engines");
await check(() => firefox(FIREFOX));
if (WEBKIT_DRIVER && MINIBROWSER) {
  await check(() => webkit(WEBKIT_DRIVER, MINIBROWSER));
} else if (process.platform === "linux") {
  throw new Error("WEBKIT_DRIVER and MINIBROWSER are not set; run this with cargo xtask test --only engines");
} else {
  console.log("WebKitGTK does not exist on this system: nothing was checked in it.");
}
