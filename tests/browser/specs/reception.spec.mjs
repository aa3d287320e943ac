// The reception desk: one screen, by keys, with an emergency stop, a note, counts on this device, and a drill.
import { core } from "../lib/core.mjs";
import {
  expectNoBarriersAtTheDesk, expectNoScrolling, openDesk, ownClipboard, panel, press, script, startCall, toDanger, toOutcome, toStop, words,
} from "../lib/desk.mjs";
import { banner } from "../lib/data.mjs";
import { expect, test } from "../lib/site.mjs";

const ui = words.ui;

test.beforeEach(async ({ complaints }) => void complaints);

const screens = [
  ["before a call", async () => {}],
  ["topics that fit", async (page) => { await press(page, "/"); await page.keyboard.type("my throat hurts"); }],
  ["asking for leave", async (page) => { await press(page, "/"); await page.keyboard.type("my ear hurts"); await press(page, "Enter", "1"); }],
  ["an age", (page) => startCall(page, "my ear hurts")],
  ["the emergency signs", toDanger],
  ["an outcome", (page) => toOutcome(page)],
  ["an outcome with a referral", (page) => toOutcome(page, "stye on my eye")],
  ["a stop", toStop],
  ["a stop that was acknowledged", async (page) => { await toStop(page); await press(page, "Alt+Enter"); }],
  ["a way out", async (page) => { await toDanger(page); await press(page, "c"); }],
];

for (const [name, go] of screens) {
  test(`${name}: one screen without scrolling, no barriers, 999 and 111 in sight`, async ({ page }) => {
    await openDesk(page);
    await go(page);
    await expectNoScrolling(page, name);
    await expect(page.locator(".fd-desk .fd-banner")).toHaveText(banner);
    for (const number of ["999", "111"]) await expect(page.locator(`.fd-desk .fd-help a[href="tel:${number}"]`)).toBeInViewport();
    await expectNoBarriersAtTheDesk(page, name);
  });
}

for (const [key, title] of [["k", ui.keys], ["m", ui.key_calm], ["i", ui.key_relay], ["g", ui.key_practice], ["u", ui.ucrt_heading], ["t", ui.key_counts], ["h", ui.tour]]) {
  test(`the key ${key} opens "${title}", and Escape closes it`, async ({ page }) => {
    await openDesk(page);
    await press(page, key);
    await expect(panel(page)).toContainText(title);
    await expect(panel(page)).toBeFocused();
    await expectNoBarriersAtTheDesk(page, title);
    await press(page, "Escape");
    await expect(panel(page)).toHaveCount(0);
  });
}

test("a call by keys alone, from the caller's words to the note, and the next caller", async ({ page }) => {
  const written = await ownClipboard(page);
  await openDesk(page);
  await toOutcome(page);
  await expect(page.locator(".fd-desk__standing")).toContainText(/pharmac/i);
  await press(page, "s", "4", "Control+Enter");
  await expect(page.locator(".fd-desk__said")).toHaveText(ui.copied);
  const note = await written();
  expect(note.length).toBeLessThanOrEqual(2000);
  for (const said of ["my ear hurts", ui.note_me, ui.note_consent, "34 years", (await core()).step({ topics: ["earache"], answers: {} }).ask ? "earache" : ""]) {
    expect(note.toLowerCase()).toContain(said.toLowerCase());
  }
  await press(page, "Escape");
  await expect(page.locator(".fd-desk__said")).toHaveText(ui.key_again);
  await press(page, "Escape");
  await expect(script(page)).toContainText(ui.script_empty);
  await expect(page.locator("body")).not.toContainText("my ear hurts");
  await press(page, "z");
  await expect(page.locator(".fd-desk__outcome")).toBeVisible();
});

test("single keys do nothing in a field, and nothing when they are switched off", async ({ page }) => {
  await openDesk(page);
  await press(page, "/");
  await page.keyboard.type("c?9xk");
  await expect(page.locator("#fd-words")).toHaveValue("c?9xk");
  await expect(panel(page)).toHaveCount(0);
  await page.locator(".fd-desk__switch").click();
  await expect(page.locator(".fd-desk__switch")).toHaveText(ui.keys_off);
  await page.locator("#fd-script").focus();
  await press(page, "k");
  await expect(panel(page)).toHaveCount(0);
});

test("letters typed before the next drawing are written, not taken for keys", async ({ page }) => {
  await openDesk(page);
  // All in one task: the screen is drawn after the last of them.
  const inOneTask = (keys) => page.evaluate((all) => {
    for (const key of all) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }, [...keys]);
  await inOneTask("/my khat");
  await expect(page.locator("#fd-words")).toBeFocused();
  await expect(page.locator("#fd-words")).toHaveValue("my khat");
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.type(" hurts");
  await expect(page.locator("#fd-words")).toHaveValue("my khat hurts");
  await page.locator("#fd-words").fill("my ear hurts");
  await press(page, "Enter", "1");
  await inOneTask("cno knack");
  await expect(page.locator(".fd-exit__words")).toHaveValue("no knack");
  await expect(panel(page)).toHaveCount(0);
});

test("an emergency stops everything until it is acknowledged by its own key", async ({ page }) => {
  await openDesk(page);
  await toStop(page);
  const stop = page.locator("#fd-stop");
  const width = (await stop.boundingBox()).width;
  expect(width).toBeGreaterThan(1300);
  for (const said of [...words.stop[1].words, ...words.prompts]) await expect(stop).toContainText(said);
  await expect(stop.locator("input, textarea")).toHaveCount(0);
  await press(page, "Enter", "Escape", "Escape", "1", "a", "Backspace");
  // Backspace takes an answer back only with a reason.
  await expect(panel(page)).toContainText(ui.lower_why);
  await press(page, "Escape");
  await expect(stop).toBeVisible();
  await press(page, "Alt+Enter");
  await expect(stop).toHaveCount(0);
  await expect(page.locator(".fd-desk__red")).toHaveText(ui.stopped);
});

test("words alone never stop a call", async ({ page }) => {
  await openDesk(page);
  await press(page, "/");
  await page.keyboard.type("not breathing, crushing chest pain");
  await expect(page.locator("#fd-stop")).toHaveCount(0);
});

test("an answer lowered after a stop needs a reason, and the note lists it", async ({ page }) => {
  const written = await ownClipboard(page);
  await openDesk(page);
  await toStop(page);
  await press(page, "Alt+Enter", "Backspace", "1");
  await expect(script(page)).toContainText("Fighting for breath");
  await press(page, "0", "Control+Enter");
  await expect(page.locator(".fd-desk__said")).toHaveText(ui.copied);
  expect(await written()).toContain(words.lower_reasons[0]);
});

for (const exit of words.exits) {
  test(`"${exit.name}" is one key: a clinician now, in the caller's words`, async ({ page }) => {
    const written = await ownClipboard(page);
    await openDesk(page);
    if (exit.kind === "declines-999") {
      await toStop(page);
      await press(page, "Alt+Enter");
    } else if (exit.kind === "declines-lower") {
      await toOutcome(page);
    } else {
      await startCall(page, "my ear hurts");
      await page.locator("#fd-script").focus();
    }
    await press(page, exit.key);
    await expect(script(page)).toContainText(exit.words);
    await expect(script(page)).toContainText(exit.then);
    await page.keyboard.type("I want to be seen");
    await press(page, "Control+Enter");
    await expect(page.locator(".fd-desk__said")).toHaveText(ui.copied);
    expect(await written()).toContain("I want to be seen");
  });
}

test("an outcome is raised with a reason, and there is no way to lower it", async ({ page }) => {
  await openDesk(page);
  await toOutcome(page);
  await press(page, "o");
  const offered = await panel(page).locator(".fd-line").allTextContents();
  expect(offered.some((it) => it.includes(words.raise_to[4].name))).toBe(true);
  await press(page, "2");
  await expect(panel(page)).toContainText(ui.raise_why);
  await press(page, "1");
  await expect(page.locator(".fd-desk__raised")).toContainText(words.raise_to[1].name);
  await press(page, "o");
  for (const lower of [words.raise_to[0].name]) await expect(panel(page)).not.toContainText(lower);
});

test("practices are switched by two keys, and found by code or name", async ({ page }) => {
  await openDesk(page, "?practice=F81006,F81010");
  const shown = page.locator(".fd-desk__practice");
  await expect(shown).toContainText("F81006");
  await press(page, "g", "2");
  await expect(shown).toContainText("F81010");
  await press(page, "g");
  await page.locator("#fd-practice").fill("F81006");
  await press(page, "Enter");
  await expect(shown).toContainText("F81006");
});

test("a practice is found by its name without leaving the keys", async ({ page }) => {
  await openDesk(page);
  await press(page, "g", "c");
  await expect(page.locator("#fd-practice")).toBeFocused();
  await page.keyboard.type("layhill");
  await expect(page.locator("#fd-practice")).toHaveValue("clayhill");
  await press(page, "Enter");
  await expect(page.locator(".fd-desk__practice")).toContainText("Clayhill");
});

test("what the person can do meanwhile is one key away, and read out from there", async ({ page }) => {
  await openDesk(page);
  await toOutcome(page);
  await press(page, "a");
  await expect(panel(page)).toContainText(ui.key_advice);
  await expect(panel(page).locator("li").first()).toBeVisible();
  await press(page, "Escape");
  await expect(panel(page)).toHaveCount(0);
});

test("the caller's words at a way out end with Enter, and the keys work again", async ({ page }) => {
  await openDesk(page);
  await toDanger(page);
  await press(page, "c");
  await expect(page.locator(".fd-exit__words")).toBeFocused();
  await page.keyboard.type("nobody listens");
  await press(page, "Enter");
  await expect(script(page)).toBeFocused();
  await press(page, "n");
  await expect(panel(page)).toContainText("nobody listens");
});

test("counts stay on this device, small cells are hidden, and they can be saved and forgotten", async ({ page }) => {
  await page.addInitScript(() => {
    if (!localStorage.getItem("front-door-counts")) {
      localStorage.setItem("front-door-counts", "front-door counts 1\noutcome earache pharmacy 7\noutcome cough gp 4");
    }
  });
  await openDesk(page);
  await press(page, "t");
  await expect(panel(page)).toContainText("earache");
  await expect(panel(page)).not.toContainText("cough");
  const download = page.waitForEvent("download");
  await panel(page).getByRole("button", { name: ui.counts_save }).click();
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe("what,row,column,count\r\noutcome,earache,pharmacy,7\r\n");
  await panel(page).getByRole("button", { name: ui.counts_clear }).click();
  await expect(panel(page)).toContainText(ui.counts_none);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test("a finished call is counted and nothing else of it is kept", async ({ page }) => {
  await openDesk(page);
  await toOutcome(page);
  await press(page, "Escape", "Escape");
  await expect(script(page)).toContainText(ui.script_empty);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, document.title, history.state]));
  expect(kept).toContain("outcome earache pharmacy 1");
  for (const said of ["my ear hurts", "34", "none"]) expect(kept).not.toContain(said);
});

test("a sensitive topic is counted in a row without its name", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("front-door-counts", "front-door counts 1\noutcome domestic-abuse gp 4"));
  await openDesk(page);
  const kept = () => page.evaluate(() => localStorage.getItem("front-door-counts"));
  await expect.poll(kept).toContain("outcome sensitive-topic gp 4");
  expect(await kept()).not.toContain("domestic-abuse");
});

/** A call that ends at pharmacies of one town, of which many have one name. */
async function toPharmacies(page, postcode) {
  await toOutcome(page);
  await press(page, "g");
  await page.locator("#fd-practice").fill(postcode);
  await press(page, "Enter");
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator(".fd-desk__practice")).toContainText(postcode);
}

test("who can help: up to three with address and distance on one screen, and everybody by a key", async ({ page }) => {
  await openDesk(page, "?practice=F81006");
  await toPharmacies(page, "SS15 5AA");
  const ways = page.locator(".fd-desk__ways > li");
  await expect(ways).toHaveCount(3);
  for (const way of await ways.all()) await expect(way).toContainText(/[A-Z]{2}\d+ \d[A-Z]{2} \(about .* miles/);
  await expectNoScrolling(page, "pharmacies near the caller");
  await expectNoBarriersAtTheDesk(page, "pharmacies near the caller");
  await press(page, "r");
  await expect(panel(page)).toContainText(ui.routes);
  expect(await panel(page).locator(".fd-route").count()).toBeGreaterThan(3);
  await expectNoBarriersAtTheDesk(page, "everybody who can help");
});

test("the caller's postcode goes with the caller, and is in no note, count or storage", async ({ page }) => {
  const written = await ownClipboard(page);
  await openDesk(page);
  await toPharmacies(page, "SS15 5AA");
  await press(page, "Control+Enter");
  await expect(page.locator(".fd-desk__said")).toHaveText(ui.copied);
  expect(await written()).not.toContain("SS15");
  await press(page, "Escape", "Escape");
  await expect(script(page)).toContainText(ui.script_empty);
  await expect(page.locator("body")).not.toContainText("SS15");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, document.title, history.state]));
  expect(kept).not.toContain("SS15");
});

test("the drill scores a call, explains it, and can be left", async ({ page }) => {
  await openDesk(page);
  await press(page, "d");
  const first = words.drill[0];
  await expect(page.locator(".fd-drill")).toContainText(first.words);
  await expectNoBarriersAtTheDesk(page, "the drill");
  await toOutcome(page, first.topics[0].replaceAll("-", " "));
  await press(page, "Enter");
  await expect(panel(page)).toContainText(ui.drill_topic);
  await expect(panel(page)).toContainText(first.lesson);
  await press(page, "Enter");
  await expect(page.locator(".fd-drill")).toContainText(words.drill[1].words);
  await page.getByRole("button", { name: ui.drill_leave }).click();
  await expect(page.locator(".fd-drill")).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});
