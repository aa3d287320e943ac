// The reception desk as a care navigator uses it: by keys.
import AxeBuilder from "@axe-core/playwright";
import { authored } from "./data.mjs";
import { address, expect } from "./site.mjs";

/** The words of the desk. */
export const words = authored("desk.json").reception;

/** What a desk of a surgery shows. */
export const SCREEN = { width: 1366, height: 768 };

/** Opens the desk and waits until search and places have arrived. */
export async function openDesk(page, query = "") {
  await page.setViewportSize(SCREEN);
  const advice = page.waitForResponse(/\/advice\.[^/]*json$/);
  const search = page.waitForResponse(/\/search\.[^/]*json$/);
  await page.goto(address(`reception.html${query}`));
  await expect(page.locator("body.fd-on .fd-desk")).toBeVisible();
  await (await search).finished();
  await (await advice).finished();
}

/** Presses keys one after another. */
export async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Finds a topic by the caller's words and picks the first; the caller agrees, and it is for themselves. */
export async function startCall(page, said) {
  await press(page, "/");
  await page.keyboard.type(said);
  await press(page, "Enter", "1");
  await expect(script(page)).toContainText(words.ui.open);
  await press(page, "1");
  await expect(script(page)).toContainText(words.ui.who);
  await press(page, "1");
}

/** An earache of an adult, up to the list of emergency signs. */
export async function toDanger(page) {
  await startCall(page, "my ear hurts");
  await expect(page.locator("#fd-number")).toBeFocused();
  await page.keyboard.type("34");
  await press(page, "Enter");
  await expect(script(page)).toContainText("Fighting for breath");
}

/** An emergency. */
export async function toStop(page) {
  await toDanger(page);
  await press(page, "1");
  await expect(page.locator("#fd-stop")).toBeVisible();
}

/** Answers "no" and "none" until there is an outcome. */
export async function toOutcome(page, said = "my ear hurts") {
  await startCall(page, said);
  for (let asked = 0; asked < 40; asked += 1) {
    if (await page.locator(".fd-desk__outcome").count()) return;
    const before = await script(page).textContent();
    if (await page.locator("#fd-number").count()) {
      const age = await page.locator("#fd-number-hint").filter({ hasText: words.ui.age_keys }).count();
      await page.locator("#fd-number").fill(age ? "34" : "1");
      await press(page, "Enter");
    } else {
      const none = page.locator(".fd-desk__script .fd-line", { has: page.locator("kbd", { hasText: /^0$/ }) });
      const no = page.locator(".fd-desk__script .fd-line", { hasText: /^2No$/ });
      await press(page, (await none.count()) ? "0" : (await no.count()) ? "2" : "1");
    }
    await expect(script(page)).not.toHaveText(before);
  }
  throw new Error("no outcome");
}

/** The column that is read out. */
export const script = (page) => page.locator("#fd-script");

/** What lies over the columns. */
export const panel = (page) => page.locator("#fd-panel");

/** Nothing has to be scrolled: neither the page nor a column. */
export async function expectNoScrolling(page, what) {
  const long = await page.evaluate(() => {
    const parts = [document.documentElement, ...document.querySelectorAll(".fd-desk__column, .fd-stop")];
    return parts.filter((it) => it.scrollHeight > it.clientHeight + 1).map((it) => `${it.className} ${it.scrollHeight} > ${it.clientHeight}`);
  });
  expect.soft(long, `${what} at ${SCREEN.width} × ${SCREEN.height}`).toEqual([]);
}

/** No barriers that axe finds. */
export async function expectNoBarriersAtTheDesk(page, what) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.html.slice(0, 160)) }));
  expect.soft(found, what).toEqual([]);
}

/** A clipboard of its own: that of the computer belongs to every test that runs at the time. */
export async function ownClipboard(page) {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.written = text; } } });
  });
  return () => page.evaluate(() => window.written ?? "");
}
