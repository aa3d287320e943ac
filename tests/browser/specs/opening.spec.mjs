// How the guide comes on the screen above the static page: nothing jumps, nothing is doubled, the focus stays where it is.
import { expectTheNumbers } from "../lib/axe.mjs";
import { expectStaticPage } from "../lib/fallback.mjs";
import { address, expect, test } from "../lib/site.mjs";

/** The module comes when the test says so. */
async function hold(page) {
  let release;
  const held = new Promise((done) => { release = done; });
  await page.route("**/*.wasm", async (route) => { await held; await route.continue(); });
  return release;
}

const opened = (page) => expect(page.locator("body.fd-on #fd-main h1")).toBeVisible();

test("until the module is there the static page is complete", async ({ page, complaints }) => {
  void complaints;
  const release = await hold(page);
  await page.goto(address());
  await expectStaticPage(page);
  await expectTheNumbers(page);
  await expect(page.locator("#plain-loading")).toBeVisible();
  release();
  await opened(page);
});

test("opening moves nothing that somebody is reading", async ({ page, complaints }) => {
  void complaints;
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const release = await hold(page);
  await page.goto(address());
  await expect(page.locator("#plain-loading")).toBeVisible();
  await page.waitForTimeout(300);
  release();
  await opened(page);
  await expect(page.locator("#plain summary")).toBeVisible();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.shift)).toBeLessThan(0.05);
});

test("the open guide has one top, one heading and one main part, and the static page folded below it", async ({ page, open }) => {
  await open();
  await expect(page.locator("h1:visible")).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.locator(".fd-top:visible")).toHaveCount(1);
  const plain = page.locator("#plain");
  await expect(plain).toHaveJSProperty("open", false);
  await plain.locator("summary").click();
  await expect(plain.getByRole("heading", { name: "Call 999 now" })).toBeVisible();
  await expect(page.locator("#plain-why")).toBeHidden();
});

test("opening leaves the focus where it is", async ({ page, open }) => {
  await open();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});
