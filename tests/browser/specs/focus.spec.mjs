// Where the focus goes, what keys alone can do, and what the browser's history does.
import { core } from "../lib/core.mjs";
import { journeyNamed, ui } from "../lib/data.mjs";
import { fillWho, toEmergency, toQuestions, toWho } from "../lib/pages.mjs";
import { play } from "../lib/play.mjs";
import { expectNothingAboutThePerson } from "../lib/private.mjs";
import { WHO, back, carryOn, expectHeading, heading, historyState, startAgain, step } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

const EARACHE = "An earache of a day in an adult goes to the pharmacist";

/** Presses Tab until an element has the focus. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`the Tab key never reaches ${selector}`);
}

test("every step puts the focus on its heading, and the history holds the number of the step", async ({ page, open }) => {
  await open();
  expect(await historyState(page)).toBe(0);
  await toQuestions(page);
  await expect(heading(page)).toBeFocused();
  expect(await historyState(page)).toBe(3);
  await back(page);
  expect(await historyState(page)).toBe(2);
  await startAgain(page);
  await expectHeading(page, ui.start_heading);
});

test("the list of mistakes takes the focus, and leads to the field", async ({ page, open }) => {
  await open();
  await toWho(page);
  await page.locator(".fd-form button[type=submit]").click();
  const summary = page.locator(".nhsuk-error-summary");
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("alert")).toBeVisible();
  await expect(summary.locator("a")).toHaveCount(3);
  await summary.locator("a").nth(1).click();
  await expect(page.locator("#fd-field-1")).toBeFocused();
  await expect(page.locator("#fd-field-1")).toHaveAccessibleDescription(new RegExp(ui.mistake_age.slice(0, 20)));
  await expectNothingAboutThePerson(page);
  await fillWho(page);
  await carryOn(page);
  await expect(summary).toHaveCount(0);
});

test("a second mistake on the same page takes the focus again", async ({ page, open }) => {
  await open();
  await toWho(page);
  for (let times = 0; times < 2; times += 1) {
    await page.locator(".fd-form button[type=submit]").click();
    await expect(page.locator(".nhsuk-error-summary")).toBeFocused();
  }
});

test("the keyboard alone reaches an outcome", async ({ page, open }) => {
  await open();
  await tabTo(page, ".nhsuk-skip-link");
  await page.keyboard.press("Enter");
  await tabTo(page, "#fd-words");
  await page.keyboard.type("earache");
  await step(page, async () => {
    await page.keyboard.press("Enter");
    await expect(page.locator("#fd-hits button").first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
  });
  await tabTo(page, WHO.self);
  await page.keyboard.press("Space");
  await tabTo(page, "#fd-field-1");
  await page.keyboard.type("34");
  await tabTo(page, "#fd-field-2, #fd-field-2-1");
  await page.keyboard.press("Space");
  await step(page, () => page.keyboard.press("Enter"));
  await tabTo(page, "#fd-field-1");
  await page.keyboard.press("Space");
  await tabTo(page, "button[type=submit]");
  await step(page, () => page.keyboard.press("Enter"));
  await expect(page.locator(".fd-action--emergency h1")).toBeFocused();
  await tabTo(page, '.fd-action a[href="tel:999"]');
});

test("the return key goes on from a field, and the arrows choose", async ({ page, open }) => {
  await open();
  await toWho(page);
  await tabTo(page, WHO.self);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(WHO.child)).toBeChecked();
  await expect(page.locator(WHO.child)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.locator("#fd-field-2-1").check();
  await page.locator("#fd-field-1").fill("34");
  await step(page, () => page.keyboard.press("Enter"));
  await expectHeading(page, ui.emergency_heading);
});

test("the browser's back and forward keep the answers and say nothing about them", async ({ page, open }) => {
  await open();
  await play(page, journeyNamed(EARACHE));
  const end = await historyState(page);
  const words = await heading(page).textContent();
  for (let at = end - 1; at >= 0; at -= 1) {
    await step(page, () => page.goBack());
    expect(await historyState(page)).toBe(at);
    await expectNothingAboutThePerson(page);
    if (at > 0) await expect(page.locator(".fd-form input:checked, .fd-form input[type=text]").first()).toBeVisible();
    if (at === 1) {
      await expect(page.locator("#fd-field-1")).toHaveValue("34");
      await expect(page.locator(WHO.self)).toBeChecked();
      await expect(page.locator("#fd-field-2-1")).toBeChecked();
    }
  }
  await expectHeading(page, ui.start_heading);
  for (let at = 1; at <= end; at += 1) await step(page, () => page.goForward());
  await expectHeading(page, words);
});

test("start again forgets everything, also for the browser's back", async ({ page, open }) => {
  await open();
  await toEmergency(page);
  await startAgain(page);
  await page.goBack();
  await page.waitForFunction(() => history.state !== 0 || document.querySelector(".fd-search"));
  await expect(page.locator(".fd-search")).toBeVisible();
  await toWho(page);
  await expect(page.locator("#fd-field-1")).toHaveValue("");
  await expect(page.locator(".fd-form input:checked")).toHaveCount(0);
});

test("a link to a topic opens it and leaves the address", async ({ page, open }) => {
  await open("#/topic/earache");
  await expectHeading(page, ui.who_heading);
  await expect(page.locator(".fd-caption")).toHaveText((await core()).topics().find((it) => it.id === "earache").title);
  await expectNothingAboutThePerson(page);
  await step(page, () => page.goBack());
  await expectHeading(page, ui.start_heading);
  await expectNothingAboutThePerson(page);
});

for (const topic of ["low-mood", "no-such-topic", "<b>"]) {
  test(`a link to ${topic} opens the start and leaves the address`, async ({ page, open }) => {
    await open(`#/topic/${topic}`);
    await expectHeading(page, ui.start_heading);
    await expectNothingAboutThePerson(page);
  });
}

test("the practice of a link is used, and stays through start again", async ({ page, open }) => {
  const practice = "F81006";
  await open(`?practice=${practice}`);
  for (let times = 0; times < 2; times += 1) {
    const { outcome } = await play(page, journeyNamed("C09 Three days in an adult: the GP surgery within 2 days"), { practice });
    expect(outcome.routes[0].service).toContain(practice);
    await startAgain(page);
  }
});
