// The reports for clinical sign-off: no barriers, filters that need no script, and room on A4.
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { WIDTHS, expectNoBarriers, expectNoSidewaysScroll } from "../lib/axe.mjs";
import { reports } from "../lib/setting.mjs";

const open = (page, name) => page.goto(pathToFileURL(`${reports()}/${name}.html`).href);

const NAMES = ["earache", "stomach-ache", "fall-or-decline", "index"];

/** How many rows and edges of the flow can be seen. */
const drawn = (page) =>
  page.evaluate(() => {
    // checkVisibility() does not see that a part of a drawing is hidden.
    const shown = (it) => it === null || (getComputedStyle(it).display !== "none" && shown(it.parentElement));
    const seen = (selector) => [...document.querySelectorAll(selector)].filter(shown).length;
    return { rows: seen(".flow-row"), edges: seen(".edge"), lanes: seen(".lane-head") };
  });

test.describe("a report", () => {
  // axe is a script, and the reports forbid every script.
  test.use({ bypassCSP: true });

  for (const name of NAMES) {
    test(`${name} has no barriers`, async ({ page }) => {
      await open(page, name);
      for (const width of WIDTHS) await expectNoBarriers(page, width);
      await expectNoSidewaysScroll(page);
    });
  }
});

test.describe("a report without JavaScript", () => {
  for (const name of NAMES) {
    test(`${name} asks for nothing but itself`, async ({ page }) => {
      const requests = [];
      page.on("request", (request) => requests.push(request.url()));
      await open(page, name);
      expect(requests).toEqual([page.url()]);
    });

    test(`${name} is no wider than A4`, async ({ page }) => {
      // 277 mm, what the margins leave of A4 across, at 96 px an inch.
      await page.setViewportSize({ width: 1046, height: 700 });
      await page.emulateMedia({ media: "print" });
      await open(page, name);
      const widths = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        const cut = [...document.querySelectorAll("th, td, svg, li, p")].filter((it) => it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0);
        return { over: scrollWidth - clientWidth, cut: cut.map((it) => it.outerHTML.slice(0, 120)) };
      });
      expect(widths).toEqual({ over: 0, cut: [] });
    });
  }

  test("the flow shows one level, one question, and everything on paper", async ({ page }) => {
    await open(page, "earache");
    const all = await drawn(page);
    for (const level of ["999", "ae", "today", "lower"]) {
      await page.check(`#f-level-${level}`);
      const some = await drawn(page);
      expect(some.edges).toBeGreaterThan(0);
      expect(some.edges).toBeLessThan(all.edges);
      expect(some.rows).toBeLessThan(all.rows);
      expect(some.lanes).toBeLessThan(all.lanes);
    }
    await page.check("#f-level-all");
    expect(await drawn(page)).toEqual(all);
    await page.check("#f-q-earache-danger");
    expect((await drawn(page)).rows).toBe(1);
    await page.emulateMedia({ media: "print" });
    expect(await drawn(page)).toEqual(all);
    await expect(page.locator(".filters")).toBeHidden();
  });
});
