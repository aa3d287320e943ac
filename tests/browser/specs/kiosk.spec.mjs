// The shared screen: one person after another, by touch, pad or switch, with a clock of our own.
import AxeBuilder from "@axe-core/playwright";
import { banner, ui } from "../lib/data.mjs";
import { KIOSK, PLACE, SIZES, begin, control, expectAttract, open, stage, toOutcome, who, words } from "../lib/kiosk.mjs";
import { titleOf } from "../lib/pages.mjs";
import { carryOn, choose, pick } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

test.use({ serviceWorkers: "block" });

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function expectNoBarriers(page, where) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html.slice(0, 160)) }));
  expect.soft(found, `axe at ${where}`).toEqual([]);
}

/** What can be touched and is smaller than 56 pixels either way: a box to tick counts with its label. */
const tooSmall = (page) => page.evaluate(() => {
  const size = (it) => {
    const boxes = [it, ...(it.labels ?? [])].map((part) => part.getBoundingClientRect());
    const edge = (way, side) => Math[way](...boxes.map((box) => box[side]));
    return { wide: edge("max", "right") - edge("min", "left"), high: edge("max", "bottom") - edge("min", "top") };
  };
  const all = [...document.querySelectorAll(".fd-kiosk :is(button, input, summary, a[href])")].filter((it) => it.checkVisibility());
  return all.map((it) => ({ ...size(it), what: it.outerHTML.slice(0, 100) })).filter(({ wide, high }) => wide < 55.5 || high < 55.5);
});

const waysOut = (page) => page.locator('a[href]:not([href^="#"])');

/** Every kind of screen, and how to get there from the one before. */
const screens = [
  ["attract", async () => {}],
  ["the start", (page) => begin(page)],
  ["who it is for", async (page) => pick(page, await titleOf("earache"))],
  ["the list of mistakes", async (page) => {
    await page.locator(".fd-form button[type=submit]").click();
    await expect(page.locator(".nhsuk-error-summary")).toBeFocused();
  }],
  ["the emergency list", async (page) => {
    await choose(page, "self");
    for (const digit of "34") await page.locator(".fd-pad").getByRole("button", { name: digit, exact: true }).click();
    await page.getByLabel("Male", { exact: true }).check();
    await carryOn(page);
  }],
  ["a page of questions", async (page) => {
    await page.locator("#fd-main input[type=checkbox]").last().check();
    await carryOn(page);
  }],
  ["an outcome", (page) => toOutcome(page)],
  ["the advice as a code", (page) => control(page, words.take).click()],
  ["the curtain", async (page) => {
    await control(page, words.close).click();
    await control(page, words.hide).click();
  }],
];

for (const [name, size] of Object.entries(SIZES)) {
  test(`every screen in ${name}: no barrier, nothing small, nothing sideways, no way out`, async ({ page, complaints }) => {
    void complaints;
    await open(page, PLACE, size);
    for (const [where, go] of screens) {
      await go(page);
      await expectNoBarriers(page, where);
      expect.soft(await tooSmall(page), `too small at ${where}`).toEqual([]);
      await expect(waysOut(page), where).toHaveCount(0);
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      expect.soft(scrollWidth ?? 0, where).toBeLessThanOrEqual(clientWidth ?? size.width);
      await expect(page.locator(".fd-banner:visible, .fd-over:visible").first()).toBeVisible();
    }
  });
}

test("the screen that waits says what it is, what it keeps and where it stands", async ({ page, complaints }) => {
  void complaints;
  await open(page, PLACE);
  const main = page.locator("#fd-main");
  for (const said of [words.title, words.begin, words.nothing_kept, "You are here: Test Hub"]) await expect(main).toContainText(said);
  await expect(page.locator(".fd-banner:visible")).toHaveText(banner);
  await expect(main.locator(".fd-rung")).toHaveCount(7);
  for (const number of ["999", "111"]) await expect(page.locator(".fd-help:visible")).toContainText(`Call ${number}`);
});

// How far down each part begins at least, as a share of the height. A screen in portrait is tall: what is to be touched lies low.
// In landscape only its upper edge may be out of reach.
const REACH = { portrait: { begin: 0.6, main: 0.2, bar: 0.8 }, landscape: { begin: 0.4, main: 0, bar: 0.8 } };

for (const [name, size] of Object.entries(SIZES)) {
  test(`in ${name} everything to touch lies where a seated person reaches it`, async ({ page, complaints }) => {
    void complaints;
    await open(page, {}, size);
    const box = (selector) => page.locator(selector).first().boundingBox();
    const reach = REACH[name];
    const atLeast = async (selector, share) => {
      const { y, height } = await box(selector);
      expect.soft(y, `${selector} begins`).toBeGreaterThanOrEqual(size.height * share);
      return y + height;
    };
    expect.soft(await atLeast(".fd-kiosk__begin", reach.begin), "begin is on the screen").toBeLessThanOrEqual(size.height);
    await begin(page);
    await atLeast("#fd-main", reach.main);
    expect.soft(await atLeast(".fd-kiosk__bar", reach.bar), "the controls are on the screen").toBeLessThanOrEqual(size.height);
    await who(page);
    await toOutcome(page);
    await atLeast(".fd-kiosk__bar", reach.bar);
  });
}

test("an age by the pad, in years or in weeks, without a keyboard", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  await pick(page, await titleOf("earache"));
  await choose(page, "child");
  const pad = page.locator(".fd-pad");
  await expect(pad.getByRole("button")).toHaveCount(11);
  for (const key of ["1", "3", words.delete, "0"]) await pad.getByRole("button", { name: key, exact: true }).click();
  await expect(page.locator("#fd-field-1")).toHaveValue("10");
  await page.getByLabel(ui.weeks, { exact: true }).check();
  await expect(page.locator("#fd-field-1")).toHaveValue("10");
  await toOutcome(page);
  await expect(page.locator(".fd-given__row").nth(2)).toContainText(`10 ${ui.weeks}`);
});

test("words by the keyboard on the screen", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  await control(page, words.keyboard).click();
  const keys = page.locator(".fd-keys");
  for (const key of ["e", "a", "r", "a", words.delete]) await keys.getByRole("button", { name: key, exact: true }).click();
  await expect(page.locator("#fd-words")).toHaveValue("ear");
  await expect(page.locator("#fd-words")).toBeFocused();
  await expect(page.locator("#fd-hits [role=option]").first()).toBeVisible();
  await control(page, words.keyboard_off).click();
  await expect(keys).toHaveCount(0);
  await control(page, words.keyboard).click();
  await page.locator("#fd-hits [role=option]").first().click();
  await expect(page.locator("#fd-field-0")).toBeVisible();
  await expect(keys, "it does not cover what comes next").toHaveCount(0);
});

test("the curtain hides everything, and shows it again as it was", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  await page.locator("#fd-words").fill("my ear hurts");
  await control(page, words.hide).click();
  await expect(page.locator("#fd-main")).toBeHidden();
  await expect(page.getByRole("dialog")).toContainText(words.hidden_heading);
  await control(page, words.show).click();
  await expect(page.locator("#fd-words")).toHaveValue("my ear hurts");
});

test("an emergency: tell staff, the nearest phone, the number big and not a link", async ({ page, complaints }) => {
  void complaints;
  await open(page, PLACE);
  await begin(page);
  await who(page);
  await toOutcome(page, { danger: true });
  await expect(stage(page)).toHaveAttribute("data-stage", "emergency");
  const now = page.locator(".fd-kiosk__now");
  for (const said of [words.tell_staff, PLACE.staff, PLACE.phone]) await expect(now).toContainText(said);
  const number = page.locator(".fd-action .fd-call").first();
  await expect(number).toHaveText("Call 999");
  expect(await number.evaluate((it) => [it.tagName, Number.parseFloat(getComputedStyle(it).fontSize)])).toEqual(["STRONG", 64]);
});

test("without a site's own words staff and phone are named all the same", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  await who(page);
  await toOutcome(page, { danger: true });
  for (const said of [words.ask_anyone, words.own_phone]) await expect(page.locator(".fd-kiosk__now")).toContainText(said);
});

test("advice is taken away as a code or on paper, never copied; a website becomes a code", async ({ page, complaints }) => {
  void complaints;
  await page.addInitScript(() => {
    globalThis.print = () => { globalThis.printed = document.querySelector(".fd-receipt").textContent; };
  });
  await open(page, PLACE);
  await begin(page);
  await who(page, "repeat-prescription", "50");
  await toOutcome(page);
  await expect(page.getByRole("button", { name: ui.copy, exact: true })).toHaveCount(0);
  await expect(page.getByRole("button", { name: ui.report, exact: true })).toHaveCount(0);
  await control(page, words.take).click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByRole("heading")).toBeFocused();
  await expect(sheet.locator("svg path")).toHaveCount(1);
  await control(page, words.close).click();
  await control(page, words.print).click();
  await expect.poll(() => page.evaluate(() => globalThis.printed)).toContain(await page.locator(".fd-action h1").textContent());
  await expect(page.locator(".fd-receipt")).toHaveCount(0);
  const site = page.getByRole("button", { name: new RegExp(words.site.split("#")[0]) }).first();
  await site.click();
  await expect(sheet.locator("svg path")).toHaveCount(1);
});

test("a place that does not allow paper offers none", async ({ page, complaints }) => {
  void complaints;
  await open(page, {});
  await begin(page);
  await who(page);
  await toOutcome(page);
  await expect(control(page, words.take)).toBeVisible();
  await expect(control(page, words.print)).toHaveCount(0);
});

test("paper is 80 mm wide and holds the strip alone", async ({ page, complaints }) => {
  void complaints;
  await open(page, PLACE);
  await page.evaluate(() => {
    const strip = document.createElement("pre");
    strip.className = "fd-receipt";
    strip.textContent = "only this";
    document.body.append(strip);
  });
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => [...document.body.children].filter((it) => it.checkVisibility()).map((it) => it.className));
  expect(shown).toEqual(["fd-receipt"]);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const [, wide] = /\/MediaBox \[0 0 ([\d.]+) /.exec(pdf);
  expect(Math.round((Number(wide) / 72) * 25.4)).toBe(80);
});

test("services near the screen come first, in minutes on foot, until somebody says where they live", async ({ page, complaints }) => {
  void complaints;
  await open(page, PLACE);
  await begin(page);
  await who(page);
  await toOutcome(page);
  const contact = page.locator(".fd-contact");
  await expect(contact.locator(".fd-kiosk__here")).toContainText("Test Hub");
  await expect(contact).toContainText(/About \d+ minutes on foot/);
  await contact.getByText(ui.place_change).click();
  await page.locator("#fd-where-field").fill("SS0 7AF");
  await page.locator("#fd-where-field").press("Enter");
  await expect(contact).not.toContainText("minutes on foot");
});

test("leaving a topic that is nobody else's business finishes", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  await pick(page, await titleOf("domestic-abuse"));
  await page.getByRole("button", { name: ui.leave, exact: true }).click();
  await expectAttract(page);
  expect(page.url()).toBe(KIOSK);
});

test("there is no way out by history, menu, drag, selection, zoom, keys or printing", async ({ page, complaints }) => {
  void complaints;
  await page.goto("about:blank");
  await open(page);
  await begin(page);
  const refused = await page.evaluate(() => {
    const target = document.querySelector("#fd-main h1");
    const sent = (event) => !target.dispatchEvent(event);
    const make = { bubbles: true, cancelable: true };
    return {
      menu: sent(new MouseEvent("contextmenu", make)),
      drag: sent(new DragEvent("dragstart", make)),
      select: sent(new Event("selectstart", make)),
      copy: sent(new ClipboardEvent("copy", make)),
      zoom: sent(new WheelEvent("wheel", { ...make, ctrlKey: true })),
      print: sent(new KeyboardEvent("keydown", { ...make, key: "p", ctrlKey: true })),
      close: sent(new KeyboardEvent("keydown", { ...make, key: "w", ctrlKey: true })),
      reload: sent(new KeyboardEvent("keydown", { ...make, key: "F5" })),
      tools: sent(new KeyboardEvent("keydown", { ...make, key: "F12" })),
      back: sent(new KeyboardEvent("keydown", { ...make, key: "ArrowLeft", altKey: true })),
    };
  });
  expect(Object.entries(refused).filter(([, held]) => !held)).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.body).userSelect)).toBe("none");
  expect(await page.evaluate(() => getComputedStyle(document.body).touchAction)).toBe("pan-y");
  for (let back = 0; back < 3; back += 1) {
    await page.evaluate(() => history.back());
    await page.waitForTimeout(200);
    expect(page.url()).toBe(KIOSK);
    await expect(stage(page)).toHaveAttribute("data-stage", "asking");
  }
});

test("read aloud only where the place has headphones and the device a voice of its own; off at first; silent at the end", async ({ page, complaints }) => {
  void complaints;
  await page.addInitScript(() => {
    const said = [];
    Object.assign(globalThis, { said, silenced: 0 });
    const speech = new EventTarget();
    speech.getVoices = () => [{ localService: true, lang: "en-GB", name: "of a test" }];
    speech.speak = (utterance) => said.push(utterance.text);
    speech.cancel = () => { globalThis.silenced += 1; said.length = 0; };
    Object.defineProperty(globalThis, "speechSynthesis", { value: speech });
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  });
  await open(page, PLACE);
  await begin(page);
  const said = () => page.evaluate(() => globalThis.said.join(" "));
  expect(await said()).toBe("");
  await control(page, words.read_aloud).click();
  await expect.poll(said).toContain(ui.start_heading);
  await pick(page, await titleOf("earache"));
  await expect.poll(said).toContain(ui.who_question);
  expect(await said()).not.toContain(ui.start_heading);
  const before = await page.evaluate(() => globalThis.silenced);
  await control(page, words.finish).click();
  await expectAttract(page);
  expect(await said()).toBe("");
  expect(await page.evaluate(() => globalThis.silenced)).toBeGreaterThan(before);
  await page.unroute("**/kiosk.json");
  await open(page, { ...PLACE, headphones: false });
  await begin(page);
  await expect(control(page, words.read_aloud)).toHaveCount(0);
});
