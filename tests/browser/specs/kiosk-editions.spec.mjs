// The kiosk in other languages and in Easy Read: pages of the same site, shown once the device keeps them.
import AxeBuilder from "@axe-core/playwright";
import { serveEditions } from "../lib/editions.mjs";
import { SIZES, begin, control, expectAttract, left, stage, words } from "../lib/kiosk.mjs";
import { expect, test } from "../lib/site.mjs";

// Without a network the browser says so on the console.
test.use({ serviceWorkers: "allow", mayComplain: true });

const POLISH = { name: "Polski", lang: "pl", page: "pl/kiosk.html" };
const EASY = { name: "Easy Read", lang: "en", page: "easy/kiosk.html", easy_read: true };
const FILES = {
  "": { name: "Test Hub", editions: [POLISH, EASY] },
  pl: { name: "Punkt", first: "../kiosk.html", editions: [{ name: "English", lang: "en", page: "../kiosk.html" }] },
  easy: { first: "../kiosk.html" },
};

let site;
test.afterEach(() => site?.stop());

async function start(page, size = SIZES.portrait, files = FILES) {
  site = await serveEditions(files);
  await page.setViewportSize(size);
  await page.goto(`${site.address}kiosk.html`);
  await expectAttract(page);
}

const edition = (page, { name }) => control(page, name);

for (const [name, size] of Object.entries(SIZES)) {
  test(`in ${name} each edition is a button in its own language, large and within reach`, async ({ page }) => {
    await start(page, size);
    for (const each of [POLISH, EASY]) {
      const button = edition(page, each);
      await expect(button).toBeVisible();
      await expect(button).toHaveAttribute("lang", each.lang);
      const box = await button.boundingBox();
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(56);
      expect(box.y + box.height).toBeLessThanOrEqual(size.height);
    }
    const easy = await page.locator(".fd-kiosk__edition--easy").allTextContents();
    expect(easy).toEqual([EASY.name]);
    const begins = await page.locator(".fd-kiosk__begin").boundingBox();
    expect(begins.y).toBeGreaterThanOrEqual(size.height * (name === "portrait" ? 0.6 : 0.4));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
}

test("without a network an edition opens, answers, and gives way to the first one when its turn ends", async ({ page }) => {
  await start(page);
  await expect(edition(page, POLISH)).toBeVisible();
  await site.stop();
  await edition(page, POLISH).click();
  await expect(page).toHaveURL(`${site.address}pl/kiosk.html`);
  await expectAttract(page);
  await expect(page.locator(".fd-kiosk__here")).toContainText("Punkt");
  await begin(page);
  await page.locator("#fd-words").fill("zebrafish plant");
  await control(page, words.finish).click();
  await expect(page).toHaveURL(`${site.address}kiosk.html`);
  await expect(page.locator(".fd-kiosk__here")).toContainText("Test Hub");
  await expectAttract(page);
  const found = await left(page);
  expect(Object.values(found).join("\n")).not.toContain("zebrafish");
  expect(found).toMatchObject({ values: "", session: "[]", cookie: "", state: '"kiosk"', url: `${site.address}kiosk.html` });
});

test("back from an edition is not a way out", async ({ page }) => {
  await start(page);
  await edition(page, POLISH).click();
  await expect(page.locator(".fd-kiosk__here")).toContainText("Punkt");
  for (let back = 0; back < 3; back += 1) {
    await page.evaluate(() => history.back());
    await page.waitForTimeout(200);
    expect(page.url()).toBe(`${site.address}pl/kiosk.html`);
  }
  await edition(page, { name: "English" }).click();
  await expect(page.locator(".fd-kiosk__here")).toContainText("Test Hub");
});

test("an edition at which nobody stands, or whom everybody left, gives way to the first one", async ({ page }) => {
  await page.clock.install();
  await start(page);
  const away = async () => {
    await edition(page, POLISH).click();
    await expect(page.locator(".fd-kiosk__here")).toContainText("Punkt");
  };
  const back = () => expect(page.locator(".fd-kiosk__here")).toContainText("Test Hub");
  await away();
  await page.clock.runFor(80_000);
  await page.mouse.click(5, 5);
  await page.clock.runFor(80_000);
  await expect(page.locator(".fd-kiosk__here")).toContainText("Punkt");
  await page.clock.runFor(11_000);
  await back();
  await away();
  await begin(page);
  await page.clock.runFor(100_000);
  await expect(stage(page)).toContainText(words.still_there);
  await page.clock.runFor(30_000);
  await back();
});

test("an edition that is not there is not offered; the others are", async ({ page }) => {
  await start(page, SIZES.portrait, { ...FILES, "": { editions: [{ ...POLISH, page: "none/kiosk.html" }, EASY] } });
  await expect(edition(page, EASY)).toBeVisible();
  await expect(edition(page, POLISH)).toBeHidden();
});

test("with none listed the screen has no such buttons; an address elsewhere is refused with the whole file", async ({ page }) => {
  await start(page, SIZES.portrait, { "": {} });
  await expect(page.locator(".fd-kiosk__editions")).toHaveCount(0);
  await site.stop();
  site = await serveEditions({ "": { editions: [{ ...POLISH, page: "https://example.org/kiosk.html" }] } });
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.goto(`${site.address}kiosk.html`);
  await expect(page.locator("#plain-why")).toBeVisible();
  expect(said.join("\n")).toContain("a page of the same site");
});
