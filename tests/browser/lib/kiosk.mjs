// The shared screen as one person after another uses it.
import { pbkdf2Sync } from "node:crypto";
import { expect } from "@playwright/test";
import { authored } from "./data.mjs";
import { titleOf } from "./pages.mjs";
import { choose, pick } from "./screen.mjs";
import { siteUrl } from "./setting.mjs";

/** The words of the kiosk. */
export const words = authored("desk.json").kiosk;

/** The two ways in which such a screen hangs. */
export const SIZES = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } };

/** The address of the page. */
export const KIOSK = `${siteUrl}kiosk.html`;

/** A place that exists for these tests alone. */
export const PLACE = {
  name: "Test Hub",
  postcode: "SS15 5AA",
  lat: 51.572,
  lon: 0.42,
  phone: "on the wall beside the test door",
  staff: "Staff sit at the test desk.",
  receipt: true,
  headphones: true,
};

/** A PIN as `front-door kiosk-pin` writes it. */
export function pin(digits, rounds = 1000) {
  const salt = "0123456789abcdef";
  return { salt, rounds, hash: pbkdf2Sync(digits, salt, rounds, 32, "sha256").toString("hex") };
}

/** Opens the page with a file of the site; waits for everything that it fetches. */
export async function open(page, file = {}, size = SIZES.portrait) {
  await page.setViewportSize(size);
  await page.route("**/kiosk.json", (route) => route.fulfill({ json: file }));
  const advice = page.waitForResponse(/\/advice\.[^/]*json$/);
  const search = page.waitForResponse(/\/search\.[^/]*json$/);
  await page.goto(KIOSK);
  await expectAttract(page);
  await (await search).finished();
  await (await advice).finished();
}

/** The stage that the screen says it is in. */
export const stage = (page) => page.locator(".fd-kiosk");

export async function expectAttract(page) {
  await expect(stage(page)).toHaveAttribute("data-stage", "attract");
  await expect(page.locator(".fd-kiosk__begin")).toBeVisible();
}

/** A control of the foot or of what lies over the screen. */
export const control = (page, name) => page.getByRole("button", { name, exact: true });

export async function begin(page) {
  await page.locator(".fd-kiosk__begin").click();
  await expect(stage(page)).toHaveAttribute("data-stage", "asking");
  await expect(page.locator("#fd-main h1")).toBeVisible();
}

/** Picks a topic and says who it is for and how old they are, by the pad. */
export async function who(page, topic = "earache", digits = "34") {
  await pick(page, await titleOf(topic));
  await choose(page, "self");
  for (const digit of digits) await page.locator(".fd-pad").getByRole("button", { name: digit, exact: true }).click();
}

/** Goes on to an outcome: nothing is wrong on any page, or the first danger sign is there. */
export async function toOutcome(page, { danger = false } = {}) {
  await page.evaluate(calmly, { danger });
  await expect(page.locator(".fd-action").first()).toBeVisible();
}

/** In the page: answers every question in the calmest way until an outcome is there; the first danger sign if `danger`. */
async function calmly({ danger }) {
  const drawn = () => new Promise((done) => setTimeout(done, 20));
  const main = () => document.querySelector("#fd-main");
  for (let pages = 0; pages < 60 && !main().querySelector(".fd-action"); pages += 1) {
    for (const field of main().querySelectorAll(".fd-question")) {
      const boxes = [...field.querySelectorAll("input[type=checkbox]")];
      const radios = [...field.querySelectorAll("input[type=radio]:not([name$=unit])")];
      const number = field.querySelector("input[type=text]");
      if (number && !number.value) {
        number.value = "1";
        number.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (radios.length > 0 && !radios.some((it) => it.checked)) {
        (radios.find((it) => it.labels[0].textContent === "No") ?? radios[0]).click();
      } else if (boxes.length > 1 && !boxes.some((it) => it.checked)) {
        (danger ? boxes[0] : boxes.at(-1)).click();
      }
      await drawn();
    }
    const heading = main().querySelector("h1");
    const submit = main().querySelector(".fd-form button[type=submit]");
    if (submit) submit.click();
    else [...main().querySelectorAll(".fd-button")].find((it) => it.textContent === "Nothing to add")?.click();
    for (let waits = 0; waits < 100 && main().querySelector("h1") === heading; waits += 1) await drawn();
  }
}

/** What a person leaves on the screen: words, an age, a place. None of them stands on an empty screen. */
export const PLANTED = ["zebrafish plant", "87", "SS0 7AF"];

/** One whole turn inside the page, as quick as it goes: everything planted, then "finish". Gives how it ended. */
export async function turn(page, topic = "earache") {
  const title = await titleOf(topic);
  await page.evaluate(async ({ title, planted }) => {
    const drawn = () => new Promise((done) => setTimeout(done, 5));
    const until = async (found) => {
      for (let waits = 0; waits < 400; waits += 1) {
        const value = found();
        if (value) return value;
        await drawn();
      }
      throw new Error(`nothing came: ${found}`);
    };
    const all = (selector) => [...document.querySelectorAll(selector)];
    const says = (selector, text) => all(selector).find((it) => it.textContent === text);
    const type = (field, text) => {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    };
    document.querySelector(".fd-kiosk__begin").click();
    type(await until(() => document.querySelector("#fd-words")), planted[0]);
    await drawn();
    says(".fd-index--all button", title).click();
    (await until(() => document.querySelector("#fd-field-0"))).click();
    const age = document.querySelector("#fd-field-1");
    if (age) type(age, planted[1]);
    for (let pages = 0; pages < 60 && !document.querySelector(".fd-action"); pages += 1) {
      for (const field of all(".fd-question")) {
        const boxes = [...field.querySelectorAll("input[type=checkbox]")];
        const radios = [...field.querySelectorAll("input[type=radio]:not([name$=unit])")];
        if (radios.length > 0 && !radios.some((it) => it.checked)) (radios.find((it) => it.labels[0].textContent === "No") ?? radios[0]).click();
        else if (boxes.length > 1 && !boxes.some((it) => it.checked)) boxes.at(-1).click();
        const number = field.querySelector("input[type=text]");
        if (number && !number.value) type(number, planted[1]);
      }
      await drawn();
      const heading = document.querySelector("#fd-main h1");
      const submit = document.querySelector(".fd-form button[type=submit]");
      if (submit) submit.click();
      else says("#fd-main .fd-button", "Nothing to add")?.click();
      await until(() => document.querySelector("#fd-main h1") !== heading);
    }
    await until(() => document.querySelector(".fd-action"));
    const place = document.querySelector("#fd-where-field");
    if (place) {
      type(place, planted[2]);
      await drawn();
      place.form.requestSubmit();
      await drawn();
    }
    document.querySelector(".fd-kiosk__finish").click();
    await until(() => document.querySelector(".fd-kiosk__begin"));
  }, { title, planted: PLANTED });
}

/** Everything in the browser where something of the last person could be. */
export function left(page) {
  return page.evaluate(async () => {
    const store = (it) => JSON.stringify(Object.entries(it));
    const keys = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) keys.push(request.url);
    return {
      page: document.documentElement.outerHTML,
      values: [...document.querySelectorAll("input, textarea")].map((it) => it.value).join(),
      local: store(localStorage),
      session: store(sessionStorage),
      cookie: document.cookie,
      databases: JSON.stringify(await indexedDB.databases()),
      caches: keys.join(" "),
      state: JSON.stringify(history.state),
      url: location.href,
      title: document.title,
      name: window.name,
      selection: String(getSelection()),
      speaking: Boolean(speechSynthesis.speaking || speechSynthesis.pending),
    };
  });
}

/** Nothing that was planted is anywhere, and no part of the screen that belongs to a person is there. */
export async function expectNothingLeft(page, alsoPlanted = []) {
  const found = await left(page);
  for (const [where, text] of Object.entries(found)) {
    for (const planted of [...PLANTED, ...alsoPlanted]) {
      // A number alone may be part of a hash in a file's name.
      const sought = /^\d+$/.test(planted) ? new RegExp(`(?<![\\w.])${planted}(?![\\w.])`) : planted;
      expect(String(text).match(sought), `"${planted}" in ${where}`).toBeNull();
    }
  }
  expect(found.speaking).toBe(false);
  expect(found).toMatchObject({ values: "", session: "[]", cookie: "", databases: "[]", state: '"kiosk"', url: KIOSK, title: "Front Door", name: "", selection: "" });
  await expect(page.locator(".fd-form, .fd-action, .fd-question, .fd-search, .fd-code, .fd-receipt")).toHaveCount(0);
}
