// Who it is for and who is there: asking for somebody else, and somebody who is unwell behind an errand.
import { authored, inPerson, journeyNamed, ui } from "../lib/data.mjs";
import { core } from "../lib/core.mjs";
import { journeyTo, titleOf, toEmergency } from "../lib/pages.mjs";
import { play } from "../lib/play.mjs";
import { answer, carryOn, choose, heading, pick, questions, step } from "../lib/screen.mjs";
import { expect, test } from "../lib/site.mjs";

test("for somebody else who is not there: 999 can be called from where one is", async ({ page, open }) => {
  await open();
  await toEmergency(page, "other");
  const other = (name) => inPerson(authored("text.json").ui[name], "other");
  await expect(page.getByText(other("with_them"))).toBeVisible();
  await page.locator("#fd-with-no").check();
  await expect(page.locator(".fd-form [role=status]")).toHaveText(other("not_with_them"));
  await page.locator("#fd-field-1").check();
  await carryOn(page);
  await expect(page.locator(".fd-action__notes")).toContainText(other("not_there"));
});

test("for oneself nobody is asked whether they are there", async ({ page, open }) => {
  await open();
  await toEmergency(page);
  await expect(page.locator("#fd-with-no")).toHaveCount(0);
});

/** Answers the page that stands there as the core names it: `chosen` where it says so, else the baseline. */
async function fill(page, ask, chosen) {
  expect(await questions(page)).toEqual(ask.page.map((it) => it.text));
  for (const [index, question] of ask.page.entries()) {
    const value = chosen[question.id] ?? (question.kind === "any-of" ? [] : question.baseline);
    chosen[question.id] = value;
    await answer(page, question, index, value);
  }
}

test("somebody is unwell behind an errand: the emergency list first, then what is wrong can be added", async ({ page, open }) => {
  await open();
  const door = await core();
  const topics = ["repeat-prescription"];
  const chosen = { age: 50, sex: "male" };
  const unwell = authored("questions.json").questions.find((it) => it.options?.some((option) => option.findings?.includes("someone-unwell")));
  chosen[unwell.id] = ["unwell"];
  await pick(page, await titleOf("repeat-prescription"));
  await choose(page, "self");
  const answers = {};
  const seen = [];
  for (let pages = 0; (await heading(page).textContent()) !== ui.add_heading; pages += 1) {
    expect(pages, "the offer comes").toBeLessThan(20);
    const { ask } = door.step({ topics, answers, context: { asking_for: "self" } });
    await fill(page, ask, chosen);
    for (const { id } of ask.page) {
      answers[id] = chosen[id];
      seen.push(id);
    }
    await carryOn(page);
  }
  expect(seen).toContain("danger-signs");
  await step(page, async () => {
    await page.locator("#fd-words").fill("earache");
    await page.locator("#fd-hits button").first().click();
  });
  await expect(page.locator(".fd-caption")).toContainText(await titleOf("earache"));
  await expect(page.locator(".fd-question").first()).toBeVisible();
});

test("the line of the urgent response team is for professionals and never on a resident's screen", async ({ page, open }) => {
  const lines = authored("services.json").services.filter((it) => it.who_may_contact === "professional");
  expect(lines.map((it) => it.id)).toContain("ucrt-professionals");
  // Its number comes from a practice's own file alone.
  expect(lines.filter((it) => it.phone)).toEqual([]);
  await open();
  await play(page, journeyTo("today", "ucrt"));
  const html = await page.content();
  for (const { name } of lines) expect(html).not.toContain(name);
});

test("for a baby the age is asked for in months, and read back so", async ({ page, open }) => {
  await open();
  await play(page, journeyNamed("A baby of 11 months goes to the GP surgery"));
  const given = page.locator(".fd-given__row");
  await expect(given.nth(1)).toContainText(ui.who_child);
  await expect(given.nth(2)).toContainText(`11 ${ui.months}`);
});
