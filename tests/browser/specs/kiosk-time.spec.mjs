// The shared screen and time: how long things stay, what is left afterwards, and what it survives.
import { KIOSK, PLACE, begin, control, expectAttract, expectNothingLeft, open, pin, stage, toOutcome, turn, who, words } from "../lib/kiosk.mjs";
import { titleOf } from "../lib/pages.mjs";
import { pick } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

const SECOND = 1_000;

test.use({ serviceWorkers: "block" });

const question = (page) => page.getByRole("alertdialog");

test("questions: 90 seconds, then 30 to say that one is still there, then nothing is left", async ({ page, complaints }) => {
  void complaints;
  await page.clock.install();
  await open(page);
  await begin(page);
  await page.locator("#fd-words").fill("zebrafish plant");
  await page.clock.runFor(85 * SECOND);
  await expect(question(page)).toHaveCount(0);
  await page.clock.runFor(6 * SECOND);
  await expect(question(page)).toContainText(words.still_there);
  await expect(page.locator("#fd-main")).toBeHidden();
  // A touch beside the buttons is not theirs.
  await page.mouse.click(5, 5);
  await expect(question(page)).toBeVisible();
  await control(page, words.more_time).click();
  await expect(page.locator("#fd-words")).toHaveValue("zebrafish plant");
  await page.clock.runFor(91 * SECOND);
  await expect(question(page)).toBeVisible();
  await page.clock.runFor(31 * SECOND);
  await expectAttract(page);
  await expectNothingLeft(page);
});

test("an outcome stays for 3 minutes", async ({ page, complaints }) => {
  void complaints;
  await page.clock.install();
  await open(page);
  await begin(page);
  await who(page);
  await toOutcome(page);
  await page.clock.runFor(170 * SECOND);
  await expect(question(page)).toHaveCount(0);
  await page.clock.runFor(12 * SECOND);
  await expect(question(page)).toBeVisible();
  await page.clock.runFor(31 * SECOND);
  await expectAttract(page);
});

test("an emergency stays for 10 minutes with nothing over it, or until finish", async ({ page, complaints }) => {
  void complaints;
  await page.clock.install();
  await open(page);
  await begin(page);
  await who(page);
  await toOutcome(page, { danger: true });
  for (let minute = 0; minute < 9; minute += 1) {
    await page.clock.runFor(60 * SECOND);
    await expect(page.locator(".fd-over")).toHaveCount(0);
    await expect(page.locator(".fd-kiosk__now")).toBeVisible();
  }
  await page.clock.runFor(61 * SECOND);
  await expectAttract(page);
  await begin(page);
  await who(page);
  await toOutcome(page, { danger: true });
  await control(page, words.finish).click();
  await expectAttract(page);
});

test("twenty people one after another: nothing of any is left", async ({ page, complaints }) => {
  void complaints;
  await page.clock.install();
  await open(page, PLACE);
  const topics = ["earache", "sore-throat", "erection-problem", "low-mood"];
  for (let person = 0; person < 20; person += 1) {
    const topic = topics[person % topics.length];
    await turn(page, topic);
    await expectNothingLeft(page, [await titleOf(topic)]);
    await page.clock.runFor(SECOND);
  }
  const counted = await page.evaluate(() => Object.entries(localStorage));
  expect(counted.map(([key]) => key)).toEqual(["front-door-kiosk-counts"]);
  expect(counted[0][1]).toMatch(/^begun=20 finished=20 left=0( [a-z0-9-]+=\d+)*$/);
  await page.reload();
  await expectAttract(page);
  await expectNothingLeft(page);
});

test("the power goes in the middle: the next start is empty", async ({ page, context, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  await page.locator("#fd-words").fill("zebrafish plant");
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await open(next);
  await expectNothingLeft(next);
});

for (const [what, date, said] of [["before the data was made", "2020-01-01T10:00:00Z", "clock_wrong"], ["after the last day of the data", "2029-01-01T10:00:00Z", "data_old"]]) {
  test(`a clock ${what}: says so, and nothing is said to be open or shut`, async ({ page, complaints }) => {
    void complaints;
    await page.clock.setFixedTime(new Date(date));
    await open(page, PLACE);
    await expect(page.locator("#fd-main .fd-notice")).toHaveText(words[said]);
    await begin(page);
    await who(page);
    await toOutcome(page);
    await expect(page.locator(".fd-kiosk__foot .fd-notice")).toHaveText(words[said]);
    await expect(page.locator(".fd-route").first()).toBeVisible();
    await expect(page.locator(".fd-hours--open, .fd-hours--shut")).toHaveCount(0);
    expect(await page.locator("#fd-main").innerText()).not.toMatch(/\b(open|shut) now\b/i);
  });
}

test("newer data while somebody is there waits until they have gone", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  let loads = 0;
  page.on("load", () => { loads += 1; });
  await page.route("**/area.json", (route) => route.fulfill({ body: '{ "withdrawn": [], "report_to": "the test area" }' }));
  await page.waitForTimeout(1_000);
  expect(loads).toBe(0);
  await expect(stage(page)).toHaveAttribute("data-stage", "asking");
  await control(page, words.finish).click();
  await expect.poll(() => loads).toBe(1);
  await expectAttract(page);
});

test("newer files are noticed by their names", async ({ page, complaints }) => {
  void complaints;
  await open(page);
  await begin(page);
  let loads = 0;
  page.on("load", () => { loads += 1; });
  let once = true;
  await page.route(KIOSK, async (route) => {
    if (!once) return route.continue();
    once = false;
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/rules\.[0-9a-f]{16}\.json/, "rules.0123456789abcdef.json");
    return route.fulfill({ response: answer, body });
  });
  await control(page, words.finish).click();
  await expect.poll(() => loads).toBe(1);
  await expectAttract(page);
});

test.describe("trouble", () => {
  test.use({ mayComplain: true });

  test("a crash: the numbers are there at once, and within 10 seconds the next person can begin", async ({ page, complaints }) => {
    await open(page);
    await begin(page);
    await pick(page, await titleOf("earache"));
    await page.evaluate(() => {
      const refuse = () => { throw new Error("broken on purpose"); };
      Document.prototype.createElement = refuse;
      Node.prototype.cloneNode = refuse;
    });
    const crashed = Date.now();
    await control(page, words.hide).click();
    await expect(page.locator("#plain-top")).toBeVisible();
    for (const number of ["999", "111"]) await expect(page.locator("#plain-top")).toContainText(`Call ${number}`);
    await expect(page.locator("#plain-why")).toBeVisible();
    await expect(page.locator("#content a[href]")).toHaveCount(0);
    await expectAttract(page);
    expect(Date.now() - crashed).toBeLessThan(10_000);
    expect(complaints.join()).toContain("panicked");
  });

  test("a start that fails is tried again by itself", async ({ page, complaints }) => {
    void complaints;
    let broken = true;
    await page.route("**/rules.*.json", (route) => (broken ? route.fulfill({ status: 503 }) : route.continue()));
    await page.clock.install();
    await page.goto(KIOSK);
    await expect(page.locator("#plain-why")).toBeVisible();
    broken = false;
    await page.clock.runFor(21 * SECOND);
    await expectAttract(page);
  });

  test("a site file that cannot be read is not guessed at", async ({ page, complaints }) => {
    await page.route("**/kiosk.json", (route) => route.fulfill({ body: '{ "reciept": true }' }));
    await page.goto(KIOSK);
    await expect(page.locator("#plain-why")).toBeVisible();
    void complaints;
  });
});

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow", mayComplain: true });

  test("the screen starts, asks, decides, and keeps nothing but the files of the site", async ({ page, context, complaints }) => {
    void complaints;
    await page.goto(KIOSK);
    await expectAttract(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
    const kept = () => page.evaluate(async () => (await (await caches.open(`front-door-kiosk ${location.pathname}`)).keys()).map((it) => it.url).sort());
    await expect.poll(async () => (await kept()).length).toBeGreaterThan(9);
    const before = await kept();
    await context.setOffline(true);
    await page.reload();
    await expectAttract(page);
    await turn(page);
    await expectNothingLeft(page);
    expect(await kept()).toEqual(before);
  });
});

test.describe("the staff page", () => {
  const hold = async (page, time) => {
    const name = page.locator(".fd-kiosk__name");
    await name.hover();
    await page.mouse.down();
    await page.clock.runFor(time);
    await page.mouse.up();
  };
  const type = async (page, digits) => {
    for (const digit of digits) await page.locator(".fd-pad").getByRole("button", { name: digit, exact: true }).click();
    await control(page, words.pin_enter).click();
  };

  test("a long press and the PIN open it; a short one and a wrong PIN do not", async ({ page, complaints }) => {
    void complaints;
    await page.clock.install();
    await open(page, { ...PLACE, pin: pin("2580") });
    await hold(page, SECOND);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await hold(page, 3_100);
    await expect(page.getByRole("dialog")).toContainText(words.staff_only);
    await type(page, "1234");
    await expect(page.getByRole("dialog")).toContainText(words.pin_wrong);
    await type(page, "2580");
    await expect(stage(page)).toHaveAttribute("data-stage", "staff");
    const main = page.locator("#fd-main");
    for (const part of ["staff_engine", "staff_data", "staff_until", "staff_pack"]) await expect(main).toContainText(words[part].split("#")[0]);
    await expect(main).toContainText(/Self-test passed: \d+ topics open/);
    await expect(main).toContainText(words.staff_online);
    await expect(main.locator("svg path")).toHaveCount(1);
    await page.clock.runFor(121 * SECOND);
    await expectAttract(page);
  });

  test("three wrong tries lock it for a minute", async ({ page, complaints }) => {
    void complaints;
    await page.clock.install();
    await open(page, { ...PLACE, pin: pin("2580") });
    await hold(page, 3_100);
    for (let tries = 0; tries < 3; tries += 1) await type(page, "0000");
    await expect(page.getByRole("dialog")).toContainText(words.pin_locked);
    await type(page, "2580");
    await expect(page.getByRole("dialog")).toContainText(words.pin_locked);
    await page.clock.runFor(61 * SECOND);
    await type(page, "2580");
    await expect(stage(page)).toHaveAttribute("data-stage", "staff");
  });

  test("without a PIN in the site's file it stays shut", async ({ page, complaints }) => {
    void complaints;
    await page.clock.install();
    await open(page, PLACE);
    await hold(page, 10_000);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expectAttract(page);
  });
});
