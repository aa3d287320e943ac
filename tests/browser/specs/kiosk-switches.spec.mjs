// The kiosk without touch: by Tab and Enter, by two switches, by one.
import { ui } from "../lib/data.mjs";
import { begin, control, expectAttract, open, stage, words } from "../lib/kiosk.mjs";
import { titleOf } from "../lib/pages.mjs";
import { pick } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

test.use({ serviceWorkers: "block" });

test("Tab comes to every choice and Enter picks it; two switches do the same with Space", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await page.keyboard.press("Tab");
  await expect(page.locator(".fd-kiosk__begin")).toBeFocused();
  await page.keyboard.press("Enter");
  await pick(page, await titleOf("earache"));
  const seen = [];
  for (let presses = 0; presses < 6; presses += 1) {
    await page.keyboard.press("Tab");
    seen.push(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent));
  }
  expect(seen, "each radio button by itself").toEqual(expect.arrayContaining(["fd-field-0", "fd-field-0-1", "fd-field-0-2"]));
  await page.locator("#fd-field-0-1").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#fd-field-0-1")).toBeChecked();
  await control(page, words.switches).click();
  await page.locator("#fd-field-0").focus();
  await page.keyboard.press("Space");
  await expect(page.locator("#fd-field-0-1")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.locator("#fd-field-0-2")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#fd-field-0-2")).toBeChecked();
});

test("with one switch the highlight goes on by itself", async ({ page, complaints }) => {
  void complaints;
  await page.clock.install();
  await open(page);
  await begin(page);
  await pick(page, await titleOf("earache"));
  await control(page, words.switches).click();
  await control(page, words.switches_two).click();
  await expect(control(page, words.switches_one)).toBeVisible();
  await page.locator("#fd-field-0").focus();
  await page.clock.runFor(2_100);
  await expect(page.locator("#fd-field-0-1")).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.locator("#fd-field-0-1")).toBeChecked();
});

test("with switches what is found is next to the field, and the keys next to that", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  await control(page, words.switches).click();
  await control(page, words.keyboard).click();
  for (const key of ["e", "a", "r"]) await page.locator(".fd-keys").getByRole("button", { name: key, exact: true }).click();
  await expect(page.locator("#fd-words")).toBeFocused();
  const hits = page.locator("#fd-hits [role=option]");
  const count = await hits.count();
  expect(count).toBeGreaterThan(1);
  for (let hit = 0; hit < count; hit += 1) {
    await page.keyboard.press("Space");
    await expect(hits.nth(hit)).toBeFocused();
  }
  const next = page.locator(".fd-keys button").first();
  for (let presses = 0; presses < 4 && !(await next.evaluate((it) => it === document.activeElement)); presses += 1) await page.keyboard.press("Space");
  await expect(next, "not the whole page between").toBeFocused();
  await hits.nth(1).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#fd-main h1")).toHaveText(ui.who_heading);
});

test("one switch says that it needs more time, and lifts the curtain", async ({ page, complaints }) => {
  void complaints;
  await page.clock.install();
  await open(page);
  await begin(page);
  await control(page, words.switches).click();
  await control(page, words.switches_two).click();
  await control(page, words.hide).click();
  await page.clock.runFor(2_100);
  await expect(control(page, words.show)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.locator("#fd-main h1")).toBeVisible();
  await page.clock.runFor(91_000);
  await expect(page.getByRole("alertdialog")).toBeVisible();
  for (let rests = 0; rests < 4 && !(await control(page, words.more_time).evaluate((it) => it === document.activeElement)); rests += 1) await page.clock.runFor(1_000);
  await page.keyboard.press("Space");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});

test("a screen for one switch scans before anybody has touched it, and again for the next person", async ({ page, complaints }) => {
  void complaints;
  await page.clock.install();
  await open(page, { switches: true });
  const start = page.locator(".fd-kiosk__begin");
  const startsByOneKey = async (key) => {
    await page.clock.runFor(2_100);
    await expect(start).toBeFocused();
    await page.keyboard.press(key);
    await expect(stage(page)).toHaveAttribute("data-stage", "asking");
    // The first screen of the questions is scanned too.
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.clock.runFor(2_100);
    const first = await focused();
    await page.clock.runFor(2_100);
    expect(await focused()).not.toBe(first);
  };
  await startsByOneKey("Space");
  // What one person switches off is on again for the next.
  await control(page, words.switches_one).click();
  await control(page, words.finish).click();
  await expectAttract(page);
  await startsByOneKey("Enter");
  await page.clock.runFor(130_000);
  await expectAttract(page);
  await startsByOneKey("Space");
});

test("a screen that is not for one switch doesn't scan by itself", async ({ page, complaints }) => {
  void complaints;
  await page.clock.install();
  await open(page);
  await page.clock.runFor(5_000);
  await expect(page.locator(".fd-kiosk__begin")).not.toBeFocused();
});
