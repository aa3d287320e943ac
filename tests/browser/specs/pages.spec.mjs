// Every type of page: the banner and the numbers, axe at two widths, small screens, large text.
import { WIDTHS, expectNoBarriers, expectNoSidewaysScroll, expectRoomForLargeText, expectTheNumbers } from "../lib/axe.mjs";
import { pageTypes } from "../lib/pages.mjs";
import { address, expect, test } from "../lib/site.mjs";

async function check(page) {
  await expectTheNumbers(page);
  for (const width of WIDTHS) await expectNoBarriers(page, width);
  await expectNoSidewaysScroll(page);
  await expectRoomForLargeText(page);
}

for (const { name, go } of pageTypes) {
  test(name, async ({ page, open }) => {
    await open();
    await go(page);
    await check(page);
  });
}

test.describe("the static page", () => {
  test.use({ mayComplain: true });

  test("when the module is missing", async ({ page, complaints }) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    await page.goto(address());
    await expect(page.locator("#plain-why")).toBeVisible();
    await check(page);
    expect(complaints).not.toEqual([]);
  });
});

test.describe("the static page without JavaScript", () => {
  // axe itself is a script, so here only what can be seen is checked.
  test.use({ javaScriptEnabled: false });

  test("shows the banner and the numbers", async ({ page }) => {
    await page.goto(address());
    await expectTheNumbers(page);
  });
});
