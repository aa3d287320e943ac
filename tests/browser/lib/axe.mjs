// What holds for every page, whatever it shows: no barrier that axe can find, room for small screens and large text.
import AxeBuilder from "@axe-core/playwright";
import { banner } from "./data.mjs";
import { expect } from "./site.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const WIDTHS = [360, 1280];

/** No violations at one width. */
export async function expectNoBarriers(page, width) {
  await page.setViewportSize({ width, height: 740 });
  await page.evaluate(layOutAll);
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html.slice(0, 160)) }));
  expect.soft(found, `axe at ${width} px`).toEqual([]);
}

/** Lays out what would wait until somebody comes near: what axe measures must be there. */
function layOutAll() {
  for (const part of document.querySelectorAll("*")) {
    if (getComputedStyle(part).contentVisibility === "auto") part.style.contentVisibility = "visible";
  }
}

/** The draft banner, 999 and 111. */
export async function expectTheNumbers(page) {
  const top = page.locator(".fd-top:visible");
  await expect(top.locator(".fd-banner")).toHaveText(banner);
  for (const number of ["999", "111"]) {
    const link = top.locator(`.fd-help a[href="tel:${number}"]`);
    await expect(link).toBeVisible();
    await expect(link).toHaveAccessibleName(`Call ${number}`);
  }
}

/** Nothing sticks out of a screen of 320 px. */
export async function expectNoSidewaysScroll(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  expect.soft(await stickingOut(page), "wider than 320 px").toEqual([]);
}

/** Text of twice the size is neither cut off nor wider than the screen. */
export async function expectRoomForLargeText(page) {
  await page.setViewportSize({ width: 640, height: 900 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  expect.soft(await stickingOut(page), "wider than the screen at 200 %").toEqual([]);
  expect.soft(await clipped(page), "cut off at 200 %").toEqual([]);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "";
  });
}

/** What is wider than the screen, if anything makes the page scroll sideways. */
function stickingOut(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((it) => it.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px`, ...wide.map((it) => it.outerHTML.slice(0, 120))];
  });
}

/** Buttons and links whose words do not fit into them. */
function clipped(page) {
  return page.evaluate(() => {
    // One pixel is how words are kept for screen readers alone, or until they have the focus.
    const forScreenReaders = (it) => it.classList.contains("nhsuk-u-visually-hidden") || it.clientWidth <= 1;
    const shown = (it) => it.checkVisibility() && !forScreenReaders(it) && getComputedStyle(it).display !== "inline";
    const words = (it) => {
      const range = document.createRange();
      const parts = [...it.childNodes].filter((part) => part.nodeType === Node.TEXT_NODE || !forScreenReaders(part));
      return parts.map((part) => (range.selectNodeContents(part), range.getBoundingClientRect()));
    };
    const outside = (it) => {
      const outer = it.getBoundingClientRect();
      return words(it).some((inner) => inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1);
    };
    const all = [...document.querySelectorAll("button, a, summary, label, h1, h2")];
    return all.filter((it) => shown(it) && outside(it)).map((it) => it.outerHTML.slice(0, 120));
  });
}
