// Finding what is wrong: the search box by keys and by touch, ways to look, several things at once, links.
import { expectNoBarriers } from "../lib/axe.mjs";
import { authored, ui } from "../lib/data.mjs";
import { fillWho, pickSeveral, titleOf, toWhoWithSeveral } from "../lib/pages.mjs";
import { expectNothingAboutThePerson } from "../lib/private.mjs";
import { back, carryOn, expectHeading, found, heading, questions, step } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

const box = (page) => page.getByRole("combobox");
const options = (page) => page.locator("#fd-hits").getByRole("option");

/** Types into the box and waits for the list. */
async function type(page, words) {
  await box(page).fill(words);
  await expect(options(page).first()).toBeVisible();
}

/** What the box says is marked. */
const marked = (page) =>
  page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.querySelector("span").textContent);

test("the box is a combobox: the arrows mark, the focus stays, Escape closes and then empties", async ({ page, open }) => {
  await open();
  await expect(box(page)).toHaveAttribute("aria-expanded", "false");
  await box(page).focus();
  await page.keyboard.type("my ear hurts");
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
  await expect(box(page)).toHaveAttribute("aria-controls", "fd-hits");
  await expect(box(page)).toHaveAttribute("aria-autocomplete", "list");
  const titles = await page.locator(".fd-hit__title").allTextContents();
  for (const [key, at] of [["ArrowDown", 0], ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", titles.length - 1], ["ArrowDown", 0]]) {
    await page.keyboard.press(key);
    await expect.poll(() => marked(page)).toBe(titles[at]);
    await expect(box(page)).toBeFocused();
    await expect(options(page).nth(at)).toHaveAttribute("aria-selected", "true");
    await expect(page.locator("#fd-hits [aria-selected=true]")).toHaveCount(1);
  }
  await page.keyboard.press("Escape");
  await expect(options(page)).toHaveCount(0);
  await expect(box(page)).toHaveAttribute("aria-expanded", "false");
  await expect(box(page)).toHaveValue("my ear hurts");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(box(page)).toHaveValue("");
  await expect(box(page)).toBeFocused();
});

test("typing on takes the mark away, and the return key marks before it picks", async ({ page, open }) => {
  await open();
  await box(page).focus();
  await page.keyboard.type("earache");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type(" bad");
  await expect(page.locator("#fd-hits [aria-selected=true]")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expectHeading(page, ui.start_heading);
  await expect.poll(() => marked(page)).toBe(await titleOf("earache"));
  await step(page, () => page.keyboard.press("Enter"));
  await expectHeading(page, ui.who_heading);
  await expectNothingAboutThePerson(page);
});

test("the Tab key passes the lines by, a finger does not need it", async ({ page, open }) => {
  await open();
  await type(page, "sore throat");
  await box(page).focus();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: ui.way_emergency })).toBeFocused();
  await step(page, () => found(page, "Sore throat").click());
  await expectHeading(page, ui.who_heading);
});

test("how many were found is said politely, and each line says by which words", async ({ page, open }) => {
  await open();
  await type(page, "me throats sore");
  const status = page.locator(".fd-search__status");
  await expect(status).toHaveAttribute("role", "status");
  await expect(status).toHaveText(ui.search_found.replace("#", String(await options(page).count())));
  await expect(options(page).first()).toContainText("throats");
  await expect(options(page).last().locator(".fd-hit__why")).toHaveCount(0);
});

test("a line that is marked by a key comes into sight", async ({ page, open }) => {
  await open();
  await page.setViewportSize({ width: 360, height: 420 });
  await type(page, "pain");
  await box(page).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.locator("#fd-hits [aria-selected=true]")).toBeInViewport();
});

test("whatever is typed leads on: emergency first, A to Z, somebody to talk to", async ({ page, open }) => {
  await open();
  for (const words of ["zzzz qqqq", "my ear hurts"]) {
    await type(page, words);
    const ways = page.locator(".fd-ways");
    await expect(ways.getByRole("link", { name: ui.way_talk })).toHaveAttribute("href", "tel:111");
    await ways.getByRole("button", { name: ui.all_heading }).click();
    await expect(page.locator("#fd-all")).toBeFocused();
  }
  await step(page, () => page.getByRole("button", { name: ui.way_emergency }).click());
  await expect(page.locator(".fd-caption").first()).toHaveText(await titleOf("something-else"));
});

test("from A to Z a letter leads to its topics, and leaves no trace", async ({ page, open }) => {
  await open();
  const before = await page.evaluate(() => [location.href, history.length]);
  const letters = await page.locator(".fd-letter").allTextContents();
  const titles = await page.locator(".fd-index--all li").allTextContents();
  expect(letters).toEqual([...new Set(titles.map((title) => title[0]))]);
  const jump = page.getByRole("button", { name: ui.jump.replace("#", "E"), exact: true });
  const { width, height } = await jump.boundingBox();
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await jump.click();
  const led = page.getByRole("heading", { name: "E", exact: true });
  await expect(led).toBeFocused();
  await expect(led).toBeInViewport();
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText(titles.find((title) => title.startsWith("E")));
  expect(await page.evaluate(() => [location.href, history.length])).toEqual(before);
});

test("not knowing what to pick is one tap", async ({ page, open }) => {
  await open();
  await step(page, () => page.getByRole("button", { name: ui.unsure }).click());
  await expect(page.locator(".fd-caption").first()).toHaveText(await titleOf("something-else"));
});

test("common needs have pictures that are drawn and say nothing", async ({ page, open }) => {
  await open();
  const pictures = page.locator(".fd-tiles img");
  await expect(pictures).toHaveCount(await page.locator(".fd-tiles button").count());
  for (const picture of await pictures.all()) {
    await expect(picture).toHaveAttribute("alt", "");
    await expect.poll(() => picture.evaluate((it) => it.complete && it.naturalWidth > 0)).toBe(true);
  }
  await expect(page.locator(".fd-tiles button").first()).toHaveAccessibleName(/^\w/);
});

test("every way to look leads to topics by keys alone, one part open at a time", async ({ page, open }) => {
  await open();
  const groups = authored("browse.json").groups;
  const summaries = page.locator(".fd-browse summary");
  await expect(summaries).toHaveText(groups.map((group) => group.title));
  for (const [index, group] of groups.entries()) {
    await summaries.nth(index).focus();
    await page.keyboard.press("Enter");
    const parts = page.locator(".fd-browse details").nth(index).locator(".fd-shelf__part");
    await expect(parts).toHaveText(group.parts.map((part) => part.title));
    for (const [at, part] of group.parts.entries()) {
      await parts.nth(at).focus();
      await page.keyboard.press("Enter");
      await expect(parts.nth(at)).toHaveAttribute("aria-expanded", "true");
      await expect(page.locator(".fd-shelf__part[aria-expanded=true]")).toHaveCount(1);
      const wanted = await Promise.all(part.topics.map(titleOf));
      await expect(page.locator(".fd-shelf .fd-topic")).toHaveText(wanted.sort((one, other) => (one < other ? -1 : 1)));
    }
  }
  const first = page.locator(".fd-shelf .fd-topic").first();
  const title = await first.textContent();
  await step(page, () => first.press("Enter"));
  await expect(page.locator(".fd-caption").first()).toHaveText(title);
});

test("the picture of the body stands beside its list and has as many numbers", async ({ page, open }) => {
  await open();
  await page.locator(".fd-browse summary").first().click();
  const picture = page.locator(".fd-shelf__picture");
  await expect(picture).toHaveAttribute("alt", "");
  const address = await picture.getAttribute("src");
  const drawn = await (await page.request.get(address.split("#")[0])).text();
  const parts = authored("browse.json").groups.find((group) => group.picture === "body").parts.length;
  expect(drawn.match(/<text /g)).toHaveLength(parts);
});

test("several things at once: picked at the start, taken away, asked about together, and the outcome says which decided", async ({ page, open }) => {
  await open();
  await pickSeveral(page);
  await expect(page.locator(".fd-picked")).toBeFocused();
  await expect(page.locator(".fd-picked")).toHaveText(ui.picked.replace("#", "2"));
  await page.locator(".fd-index--all").getByRole("button", { name: await titleOf("rash"), exact: true }).click();
  await page.getByRole("button", { name: new RegExp(`^${ui.take_away}\\s*: ${await titleOf("rash")}$`) }).click();
  await expect(page.locator(".fd-chips li")).toHaveCount(2);
  await step(page, () => page.locator(".fd-several .nhsuk-button").click());
  await expectHeading(page, ui.who_heading);
  await expect(page.locator(".fd-chips li")).toHaveCount(2);
  await fillWho(page);
  await carryOn(page);
  const titles = [await titleOf("earache"), await titleOf("cough")];
  const seen = new Set();
  for (let pages = 0; (await page.locator(".fd-action").count()) === 0; pages += 1) {
    expect(pages, "it ends").toBeLessThan(30);
    for (const asked of await questions(page)) for (const title of titles) if (asked.startsWith(`${title}: `)) seen.add(title);
    for (const field of await page.locator(".fd-question").all()) await calmest(field);
    await carryOn(page);
  }
  expect([...seen].sort()).toEqual([...titles].sort());
  await expectNothingAboutThePerson(page);
  for (const title of titles) await expect(page.locator(".fd-decided, .fd-caption").first()).toContainText(title);
});

/** The answer that worries least. */
async function calmest(field) {
  const [boxes, radios] = [field.locator("input[type=checkbox]"), field.locator("input[type=radio]")];
  if (await boxes.count()) return boxes.last().check();
  if (await radios.count()) {
    const no = field.getByLabel("No", { exact: true });
    return (await no.count()) ? no.check() : radios.first().check();
  }
  return field.locator("input").first().fill("1");
}

test("what else is wrong is added from “who is it for?”, and what was typed there stays", async ({ page, open }) => {
  await open("#/topic/earache");
  await page.locator("#fd-field-1").fill("34");
  await step(page, () => page.getByRole("button", { name: ui.add_another }).click());
  await expectHeading(page, ui.add_heading);
  await box(page).fill("cough");
  await step(page, () => found(page, "Cough").click());
  await expectHeading(page, ui.who_heading);
  await expect(page.locator("#fd-field-1")).toHaveValue("34");
  await expect(page.locator(".fd-chips li")).toHaveCount(2);
  await back(page);
  await expectHeading(page, ui.start_heading);
});

test("a link with a name that no topic has looks for it, a sensitive one says nothing", async ({ page, open }) => {
  await open("#/topic/sore-ear");
  await expectHeading(page, ui.start_heading);
  await expect(box(page)).toHaveValue("sore ear");
  await expect(page.locator(".fd-hit__title").first()).toHaveText(await titleOf("earache"));
  await expectNothingAboutThePerson(page);
  await open("?again#/topic/low-mood");
  await expect(box(page)).toHaveValue("");
});

for (const width of [360, 1280]) {
  test(`no barriers while finding at ${width} px`, async ({ page, open }) => {
    await open();
    await type(page, "my ear hurts");
    await box(page).focus();
    await page.keyboard.press("ArrowDown");
    await expectNoBarriers(page, width);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    for (const summary of await page.locator(".fd-browse summary").all()) await summary.click();
    await page.locator(".fd-shelf__part").first().click();
    await expectNoBarriers(page, width);
    await toWhoWithSeveral(page);
    await expectNoBarriers(page, width);
    await expect(heading(page)).toBeVisible();
  });
}
