// The outcome: changing an answer, adding a topic, copying, printing, the ladder without colours, who may be shown what.
import { core } from "../lib/core.mjs";
import { journeyNamed, ui } from "../lib/data.mjs";
import { journeyTo, titleOf, toEmergency } from "../lib/pages.mjs";
import { expectShown, play } from "../lib/play.mjs";
import { expectNothingAboutThePerson } from "../lib/private.mjs";
import { answer, carryOn, heading, questions, step } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

const EARACHE = "An earache of a day in an adult goes to the pharmacist";

/** "Change" beside a question. */
const change = (page, question) =>
  step(page, () => page.locator(".fd-given__row", { hasText: question }).locator("button").click());

test("changing an answer opens its question again, and the outcome follows", async ({ page, open }) => {
  await open();
  const { outcome, request } = await play(page, journeyNamed(EARACHE));
  const before = await heading(page).textContent();
  const door = await core();
  const asked = door.step({ ...request, answers: without(request.answers, "earache-days") }).ask;
  const question = asked.page.find((it) => it.id === "earache-days");
  await change(page, question.text);
  const index = (await questions(page)).indexOf(question.text);
  await expect(page.locator(`#fd-field-${index + 1}`)).toHaveValue("1");
  await answer(page, question, index, 3);
  await carryOn(page);
  await expect(heading(page)).not.toHaveText(before);
  const answers = { ...request.answers, "earache-days": 3 };
  const changed = door.step({ ...request, answers }).outcome;
  expect([changed.level, changed.door]).toEqual(["two-days", "practice"]);
  expect([outcome.level, outcome.door]).toEqual(["advice", "pharmacy"]);
  await expectShown(page, changed);
  await expect(page.locator(".fd-given__row", { hasText: question.text }).locator(".fd-given__answer")).toHaveText("3 days");
  await step(page, () => page.goBack());
  await expectNothingAboutThePerson(page);
});

const without = (answers, id) => Object.fromEntries(Object.entries(answers).filter(([it]) => it !== id));

/** The first page without an answer, with the answers given so far, or the outcome. */
function stillOpen(door, request, given) {
  const answers = {};
  for (;;) {
    const { ask, outcome } = door.step({ ...request, answers });
    if (outcome) return { outcome };
    const known = ask.page.filter((it) => it.id in given);
    if (known.length === 0) return { questions: ask.page };
    for (const { id } of known) answers[id] = given[id];
  }
}

test("another topic is added to the same journey: only what is open is asked", async ({ page, open: start }) => {
  await start();
  const { request } = await play(page, journeyNamed(EARACHE));
  await step(page, () => page.locator(".fd-tools__row").getByRole("button", { name: ui.add_another }).click());
  await expect(heading(page)).toHaveText(ui.add_heading);
  const topics = [...request.topics, "chest-pain"];
  await step(page, async () => {
    await page.locator(".fd-index").getByRole("button", { name: await titleOf("chest-pain"), exact: true }).click();
  });
  const given = { ...request.answers };
  let open = stillOpen(await core(), { ...request, topics }, given);
  expect(open.questions, "chest pain has something to ask").toBeTruthy();
  while (open.questions) {
    expect(await questions(page)).toEqual(open.questions.map((it) => it.text));
    for (const [index, question] of open.questions.entries()) {
      given[question.id] = question.kind === "any-of" ? [] : question.baseline ?? "not-sure";
      await answer(page, question, index, given[question.id]);
    }
    await carryOn(page);
    open = stillOpen(await core(), { ...request, topics }, given);
  }
  await expectShown(page, open.outcome);
  await expect(page.locator(".fd-first .fd-caption")).toContainText(await titleOf("chest-pain"));
});

test("copy as text puts the whole outcome on the clipboard", async ({ page, open, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  const { outcome } = await play(page, journeyNamed(EARACHE));
  await page.getByRole("button", { name: ui.copy, exact: true }).click();
  await expect(page.locator(".fd-tools [role=status]")).toContainText(ui.copied);
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const said = [
    ...outcome.actions.flatMap((it) => [it.title, it.text]), outcome.level_name, ...outcome.routes.map((it) => it.name), ...outcome.meanwhile,
    ...outcome.watch_for.map((it) => it.sign), ...outcome.reasons.map((it) => it.text), outcome.pack.version,
  ];
  for (const words of said) expect(text).toContain(words);
  expect(text.startsWith("Draft.")).toBe(true);
});

test("where the browser refuses to copy, the text is there to be copied by hand", async ({ page, open }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
  });
  await open();
  const { outcome } = await play(page, journeyNamed(EARACHE));
  await page.getByRole("button", { name: ui.copy, exact: true }).click();
  await expect(page.getByLabel(ui.copy_by_hand)).toHaveValue(new RegExp(outcome.title));
});

for (const [level, door] of [["advice", "pharmacy"], ["999", "999"], ["routine", "practice"]]) {
  test(`on paper an outcome of ${level} is one page without anything to tap`, async ({ page, open }) => {
    await open();
    const { outcome } = await play(page, journeyTo(level, door));
    await page.emulateMedia({ media: "print" });
    for (const part of [".fd-nav", ".fd-tools", ".fd-help", ".fd-place", ".fd-given__change", "#content"]) {
      for (const element of await page.locator(part).all()) await expect(element).toBeHidden();
    }
    await expect(heading(page)).toHaveText(outcome.actions[0].title);
    await expect(page.locator(".fd-banner:visible")).toHaveCount(1);
    const paper = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    expect(paper.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
}

test("the button prints", async ({ page, open }) => {
  await page.addInitScript(() => {
    window.print = () => { window.printed = (window.printed ?? 0) + 1; };
  });
  await open();
  await play(page, journeyNamed(EARACHE));
  await page.getByRole("button", { name: ui.print, exact: true }).click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(1);
});

for (const [level, door] of [["self-care", "self"], ["advice", "pharmacy"], ["today", "ucrt"], ["999", "999"]]) {
  test(`without colours the step of ${level} ${door} is marked in words`, async ({ page, open }) => {
    await page.emulateMedia({ forcedColors: "active" });
    await open();
    const { outcome } = await play(page, journeyTo(level, door));
    const reached = page.locator(".fd-where [aria-current=step]");
    await expect(reached).toHaveCount(1);
    await expect(reached).toBeVisible();
    await expect(reached).toContainText(ui.your_step);
    expect(outcome.door).toBe(door);
    await expect(page.locator(".fd-where li", { hasText: ui.your_step })).toHaveCount(1);
  });
}

test("thoughts of suicide have a landing of their own: no ladder, no GP, somebody who listens", async ({ page, open }) => {
  await open();
  await play(page, journeyTo("now", "111-mental-health"));
  for (const name of ["Samaritans", "Shout"]) await expect(page.locator(".fd-contact")).toContainText(name);
  await expect(page.locator(".fd-where, .fd-next, .fd-place")).toHaveCount(0);
  await expect(page.locator(".fd-contact")).not.toContainText("GP");
  await expect(page.locator('.fd-contact a[href="sms:85258"]')).toBeVisible();
});

test("an emergency shows the action alone first", async ({ page, open }) => {
  await open();
  await play(page, journeyTo("999", "999"));
  await page.evaluate(() => scrollTo(0, 0));
  await expect(page.locator('.fd-action a[href="tel:999"]')).toBeInViewport();
  await expect(page.locator(".fd-contact")).not.toBeInViewport();
  await expect(page.locator(".fd-section h2").first(), "what to do until help is there comes next").toHaveText(ui.waiting_heading);
  await expect(page.locator(".fd-place"), "999 is the same everywhere").toHaveCount(0);
});

test("a child who asks for themselves sees the call first, then whom to tell", async ({ page, open }) => {
  await open();
  await toEmergency(page, "self", "12");
  await page.locator("#fd-main input[type=checkbox]").first().check();
  await carryOn(page);
  await expect(page.locator(".fd-young")).toContainText("0800 1111");
  const after = await page.evaluate(() => {
    const [call, young] = [".fd-action .fd-call", ".fd-young"].map((it) => document.querySelector(it));
    return Boolean(call.compareDocumentPosition(young) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  expect(after).toBe(true);
});

test("the place is optional: a surgery, a postcode and no surgery each give a route", async ({ page, open }) => {
  await open();
  await play(page, journeyNamed("C09 Three days in an adult: the GP surgery within 2 days"));
  const field = page.locator("#fd-where-field");
  await field.fill("F81006");
  await page.getByRole("button", { name: ui.place_update, exact: true }).click();
  await expect(page.locator(".fd-place [role=status]")).toContainText(ui.place_using.split("#")[0]);
  const named = await page.locator(".fd-contact .fd-route__name").first().textContent();
  await page.getByRole("button", { name: ui.place_clear, exact: true }).click();
  await expect(page.locator(".fd-contact .fd-route__name").first()).not.toHaveText(named);
  await field.fill("zzzz nowhere");
  await field.press("Enter");
  await expect(page.locator(".fd-place [role=status]")).toContainText(ui.place_not_found);
  await page.locator(".fd-place summary", { hasText: ui.place_more }).click();
  for (const standing of ["not-registered", "outside", "visiting"]) {
    await page.locator(`#fd-standing-${standing}`).check();
    await expect(page.locator(".fd-contact .fd-route").first()).toBeVisible();
  }
  await expectNothingAboutThePerson(page);
});

test("a service that stands on the page twice has one report, where it was asked for", async ({ page, open }) => {
  await open("?practice=F81006");
  await play(page, journeyTo("routine", "nhs-app"), { practice: "F81006" });
  const cards = page.locator(".fd-route", { hasText: "SS16 4HD" });
  await expect(cards).toHaveCount(2);
  await cards.last().getByRole("button", { name: ui.wrong }).click();
  await expect(page.locator("#fd-wrong-field")).toHaveCount(1);
  await expect(cards.last().locator("#fd-wrong-field")).toBeVisible();
  await cards.first().getByRole("button", { name: ui.wrong }).click();
  await expect(page.locator("#fd-wrong-field")).toHaveCount(1);
  await expect(cards.first().locator("#fd-wrong-field")).toBeVisible();
  await expect(page.locator(".fd-report")).not.toContainText(/\d{4}-\d{2}/);
  const close = cards.first().getByRole("button", { name: ui.wrong_close });
  await expect(close).toBeFocused();
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((it) => it.id));
  expect(ids.length, "every id stands once").toBe(new Set(ids).size);
  await close.press("Enter");
  await expect(page.locator(".fd-report")).toHaveCount(0);
  await expect(cards.first().getByRole("button", { name: ui.wrong })).toBeFocused();
});
