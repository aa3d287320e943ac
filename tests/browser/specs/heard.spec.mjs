// Danger in what is typed brings a calm line with 999. It picks nothing, moves no focus and changes no answer.
import { WIDTHS, expectNoBarriers } from "../lib/axe.mjs";
import { ui } from "../lib/data.mjs";
import { expect, test } from "../lib/site.mjs";

test("danger in words asks whether it is happening now", async ({ page, open }) => {
  await open();
  const words = page.locator("#fd-words");
  const heard = page.locator(".fd-heard");
  await expect(heard).toHaveAttribute("role", "status");
  await words.pressSequentially("my chest is tight");
  await expect(heard).toContainText(ui.heard_ask);
  await expect(heard).toContainText("chest");
  await expect(heard.locator("a")).toHaveCount(1);
  await expect(heard.locator("a")).toHaveAttribute("href", "tel:999");
  await expect(words).toBeFocused();
  await expect(page.locator("#fd-hits button").first()).toBeVisible();
  for (const width of WIDTHS) await expectNoBarriers(page, width);
  for (const harmless of ["no chest pain", "chest of drawers", "ch", ""]) {
    await words.fill(harmless);
    await expect(heard).toBeEmpty();
  }
});

test("words of suicide bring people who listen beside 999", async ({ page, open }) => {
  await open();
  await page.locator("#fd-words").fill("I want to kill myself");
  const links = page.locator(".fd-heard a");
  await expect(links).toHaveCount(3);
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  expect(addresses).toEqual(["tel:999", "tel:111", `tel:${ui.heard_line.replaceAll(" ", "")}`]);
});
