// What is typed or chosen stays while the page is drawn anew, and inputs of one question never become another's.
import { fillWho, toEmergency, toQuestions, toWho } from "../lib/pages.mjs";
import { ui } from "../lib/data.mjs";
import { WHO, back, carryOn, choose, expectHeading, pick, questions } from "../lib/screen.mjs";
import { address, expect, test } from "../lib/site.mjs";

test("typing a number keeps the focus and every letter while the page changes around it", async ({ page, open }) => {
  await open();
  await toWho(page);
  const age = page.locator("#fd-field-1");
  await age.focus();
  for (const [letter, shown] of [["1", true], ["9", false]]) {
    await page.keyboard.type(letter);
    await expect(page.locator("#fd-field-1-small")).toBeVisible({ visible: shown });
    await expect(age).toBeFocused();
  }
  await expect(age).toHaveValue("19");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("0");
  await expect(age).toHaveValue("109");
});

test("choosing who it is for changes the words and keeps what is typed", async ({ page, open }) => {
  await open();
  await toWho(page);
  await page.locator("#fd-field-1").fill("34");
  const before = await questions(page);
  await choose(page, "child");
  await expect.poll(() => questions(page)).not.toEqual(before);
  await expect(page.locator("#fd-field-1")).toHaveValue("34");
  await expect(page.locator(WHO.child)).toBeFocused();
});

test("the advice arrives while somebody types: nothing is lost", async ({ page, complaints }) => {
  void complaints;
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route("**/advice.*.json", async (route) => { await held; await route.continue(); });
  await page.goto(address());
  const words = page.locator("#fd-words");
  await words.pressSequentially("my ear");
  const arrived = page.waitForResponse(/\/advice\./);
  release();
  await (await arrived).finished();
  await words.pressSequentially(" hurts");
  await expect(words).toHaveValue("my ear hurts");
  await expect(words).toBeFocused();
  await expect(page.locator("#fd-hits button").first()).toBeVisible();
});

test("until search is there the box says so, then it finds what was typed before", async ({ page, complaints }) => {
  void complaints;
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route("**/search.*.json", async (route) => { await held; await route.continue(); });
  await page.goto(address());
  await page.locator("#fd-words").fill("me ears hurtin");
  await expect(page.locator(".fd-search__status")).toContainText("not here yet");
  await expect(page.locator("#fd-hits button")).toHaveCount(0);
  release();
  await expect(page.locator("#fd-hits .fd-hit__title").first()).toHaveText("Earache");
});

test("the same input on the next page is another one: nothing is taken along", async ({ page, open }) => {
  await open();
  await toEmergency(page);
  await page.locator("#fd-main input[type=checkbox]").last().check();
  await carryOn(page);
  await expect(page.locator(".fd-form input:checked")).toHaveCount(0);
  for (const input of await page.locator(".fd-form input[type=text]").all()) await expect(input).toHaveValue("");
});

test("back and forth keeps every tick", async ({ page, open }) => {
  await open();
  await toQuestions(page);
  await back(page);
  await expect(page.locator("#fd-main input[type=checkbox]").last()).toBeChecked();
  await expect(page.locator("#fd-main input[type=checkbox]:checked")).toHaveCount(1);
  await back(page);
  await expect(page.locator(WHO.self)).toBeChecked();
  await expect(page.locator("#fd-field-1")).toHaveValue("34");
  await carryOn(page);
  await expect(page.locator("#fd-main input[type=checkbox]:checked")).toHaveCount(1);
});

test("“none of these” and the signs exclude each other", async ({ page, open }) => {
  await open();
  await toEmergency(page);
  const [first, none] = [page.locator("#fd-field-1"), page.locator("#fd-main input[type=checkbox]").last()];
  await first.check();
  await none.check();
  await expect(first).not.toBeChecked();
  await first.check();
  await expect(none).not.toBeChecked();
});

test("an age that is none is refused, and what was typed stays", async ({ page, open }) => {
  await open();
  await toWho(page);
  await fillWho(page);
  for (const wrong of ["", "abc", "-1", "131", "3.5"]) {
    await page.locator("#fd-field-1").fill(wrong);
    await page.locator(".fd-form button[type=submit]").click();
    await expect(page.locator("#fd-field-1-wrong")).toContainText(ui.mistake_age);
    await expect(page.locator("#fd-field-1")).toHaveValue(wrong);
  }
  await page.locator("#fd-field-1").fill("0");
  await page.locator(".fd-form button[type=submit]").click();
  await expect(page.locator("#fd-field-1-small-wrong")).toContainText(ui.mistake_age_small);
  await page.locator("#fd-field-1-small").fill("6");
  await page.locator("#fd-field-1-small-weeks").check();
  // "Me" and 6 weeks old: asked once more who it is for.
  await page.locator(".fd-form button[type=submit]").click();
  await expect(page.locator(".nhsuk-error-summary")).toContainText(ui.mistake_too_young);
  await carryOn(page);
  await expectHeading(page, ui.emergency_heading);
});

test("another topic starts anew", async ({ page, open }) => {
  await open();
  await toEmergency(page);
  await back(page);
  await back(page);
  await pick(page, await page.locator(".fd-index button").first().textContent());
  await expect(page.locator("#fd-field-1")).toHaveValue("");
  await expect(page.locator(".fd-form input:checked")).toHaveCount(0);
});
