// Topics that are nobody else's business: a way out on every screen, no trace in the history, a question before paper or clipboard.
import { authored, journeyFiles, ui } from "../lib/data.mjs";
import { titleOf } from "../lib/pages.mjs";
import { play } from "../lib/play.mjs";
import { back, pick, startAgain } from "../lib/screen.mjs";
import { address, expect, test } from "../lib/site.mjs";

const TOPIC = "domestic-abuse";

const leave = (page) => page.getByRole("button", { name: ui.leave, exact: true });
const entries = (page) => page.evaluate(() => history.length);
const journey = () => journeyFiles.find((it) => it.file === `${TOPIC}.json`).journeys[0];

test("the page is left at once, and the way back does not lead to it", async ({ page, open }) => {
  await page.route(ui.leave_to, (route) => route.fulfill({ contentType: "text/html", body: "<title>Weather</title>" }));
  await page.goto("about:blank");
  await open();
  await expect(leave(page)).toHaveCount(0);
  await pick(page, await titleOf(TOPIC), "search");
  await page.setViewportSize({ width: 360, height: 640 });
  await expect(leave(page)).toBeInViewport();
  await leave(page).click();
  await page.waitForURL(ui.leave_to);
  await page.goBack();
  expect(page.url()).toBe("about:blank");
});

test("no step of it stands in the history, and back still goes back", async ({ page, open }) => {
  await open();
  const before = await entries(page);
  await play(page, journey());
  await expect(leave(page)).toBeVisible();
  expect(await entries(page)).toBe(before);
  await back(page);
  await expect(page.locator(".fd-form")).toBeVisible();
  await startAgain(page);
  await expect(page.locator("#fd-words")).toBeVisible();
  expect(await entries(page)).toBe(before);
  expect(page.url()).toBe(address());
});

test("nothing is printed or copied before they have said that it may", async ({ page, open }) => {
  // A clipboard of its own: that of the computer belongs to every test that runs at the time.
  await page.addInitScript(() => {
    window.print = () => { window.printed = (window.printed ?? 0) + 1; };
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.written = text; } } });
  });
  await open();
  await play(page, journey());
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  const printed = () => page.evaluate(() => window.printed ?? 0);
  const written = () => page.evaluate(() => window.written ?? "");
  const asked = page.getByRole("status").filter({ hasText: ui.trace_ask });
  await press(ui.print);
  await expect(asked).toBeVisible();
  expect(await printed()).toBe(0);
  await press(ui.trace_no);
  await expect(asked).toHaveCount(0);
  expect(await printed()).toBe(0);
  await press(ui.print);
  await press(ui.trace_yes);
  await expect.poll(printed).toBe(1);
  await press(ui.copy);
  await expect(asked).toBeVisible();
  expect(await written()).toBe("");
  await press(ui.trace_yes);
  await expect(page.getByText(ui.copied)).toBeVisible();
  expect(await written()).toContain(authored(`topics/${TOPIC}.json`).title);
});
