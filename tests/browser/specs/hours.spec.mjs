// What is open is told by the clock of London, wherever the device is, and is told anew when somebody comes back.
import { core } from "../lib/core.mjs";
import { ui } from "../lib/data.mjs";
import { journeyTo } from "../lib/pages.mjs";
import { expectShown, play } from "../lib/play.mjs";
import { expect, test } from "../lib/site.mjs";

/** London's wall time and the same moment for every clock. None of them is near a change of the clocks. */
const TIMES = [
  { name: "a Monday morning", at: "2026-11-23T10:30", moment: "2026-11-23T10:30:00Z" },
  { name: "a Sunday at 2 in the night", at: "2026-11-22T02:00", moment: "2026-11-22T02:00:00Z" },
  { name: "Christmas Day", at: "2026-12-25T11:00", moment: "2026-12-25T11:00:00Z" },
  { name: "a summer evening, when London is an hour ahead", at: "2027-07-05T18:45", moment: "2027-07-05T17:45:00Z" },
];

for (const { name, at, moment } of TIMES) {
  test(`a need for today on ${name}`, async ({ page, open }) => {
    await page.clock.setFixedTime(new Date(moment));
    await open();
    await play(page, journeyTo("today", "practice"), { at });
  });
}

test.describe("on a device that is set to New York", () => {
  test.use({ timezoneId: "America/New_York", locale: "en-US" });

  test("the hours are those of London", async ({ page, open }) => {
    const { at, moment } = TIMES[0];
    await page.clock.setFixedTime(new Date(moment));
    await open();
    const { outcome } = await play(page, journeyTo("routine", "practice"), { at });
    expect(outcome.routes[0].status).toBe("open");
  });
});

test("a page that lay on the table says what is open now", async ({ page, open }) => {
  await page.clock.setFixedTime(new Date("2026-11-23T10:30:00Z"));
  await open();
  const { outcome, request } = await play(page, journeyTo("routine", "practice"), { at: "2026-11-23T10:30" });
  await page.clock.setFixedTime(new Date("2026-11-23T22:30:00Z"));
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  const later = (await core()).step({ ...request, context: { ...request.context, now: "2026-11-23T22:30" } }).outcome;
  expect(later.routes[0].hours).not.toBe(outcome.routes[0].hours);
  await expectShown(page, later);
});

test("long past the review dates the outcome sends people on to 111 or the surgery as well", async ({ page, open }) => {
  const { at, moment } = { at: "2036-11-24T10:30", moment: "2036-11-24T10:30:00Z" };
  await page.clock.setFixedTime(new Date(moment));
  await open();
  const { outcome } = await play(page, journeyTo("advice", "pharmacy"), { at });
  expect(outcome.reasons.some((reason) => reason.review_due)).toBe(true);
  await expect(page.locator(".fd-old")).toHaveText(outcome.old_rules);
  await expect(page.locator(".fd-old")).toHaveText(ui.old_rules);
});
