// What the page shows when the guide is not there: everything that somebody needs.
import { expect } from "./site.mjs";

const RUNGS = ["home", "Pharmacy", "NHS App", "GP surgery", "Urgent community response", "A&E and 999"];

/** The lines of the emergency list, at least. */
const DANGERS = ["fighting for breath", "chest", "face drooping", "cannot be woken", "does not fade", "bleeding", "swallowed", "very fast breathing", "blotchy", "coughed up", "fumes", "great heat"];

/** The static page is complete and on the screen. */
export async function expectStaticPage(page) {
  const content = page.locator("#content");
  await expect(page.locator("#plain-top")).toBeVisible();
  await expect(page.locator("h1:visible")).toHaveCount(1);
  for (const number of ["999", "111", "18001999", "18001111", "116123"]) {
    await expect(content.locator(`a[href="tel:${number}"]`).first()).toBeVisible();
  }
  for (const danger of DANGERS) await expect(content.locator("li", { hasText: danger }).first()).toBeVisible();
  await expect(content.locator(".fd-steps__step h3:visible")).toHaveCount(RUNGS.length);
  for (const [index, rung] of RUNGS.entries()) {
    await expect(content.locator(".fd-steps__step h3").nth(index)).toContainText(rung);
  }
}

/** The same with the explanation, and nothing that looks alive. */
export async function expectFallback(page) {
  await expect(page.locator("#plain-why")).toBeVisible();
  await expect(page.locator("#front-door")).toBeHidden();
  await expect(page.locator("#plain-loading")).toBeHidden();
  await expect(page.locator("#content")).toHaveAttribute("role", "main");
  await expectStaticPage(page);
}
