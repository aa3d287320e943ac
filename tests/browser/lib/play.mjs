// Plays a journey through the screen while the same module in Node says what each page must show.
import { expect } from "@playwright/test";
import { core, now } from "./core.mjs";
import { authored, ui } from "./data.mjs";
import { expectNothingAboutThePerson } from "./private.mjs";
import { addNothing, answer, carryOn, choose, isOffer, pick, questions } from "./screen.mjs";

/** From the lowest to the highest. */
const LEVELS = authored("ladder.json").levels.map(({ level }) => level);

/** More pages than any journey can have. */
const MOST_PAGES = 100;

/** Who such a person asks for: children's answers are given by somebody else. */
export function askingFor(journey) {
  const { age } = journey.answers;
  const young = typeof age === "object" || age < 16;
  return young ? "child" : "self";
}

/** An age of 0 or 1 year is asked for in smaller units on the screen, so a journey that gives no more can't be typed. */
export const canBeTyped = ({ topics, answers }) => topics.length <= 1 && !(answers.age < 2);

/** What the journey answers, as `src/journey.rs` does. */
function answerTo(journey, question) {
  if (question.id in journey.answers) return journey.answers[question.id];
  if (question.kind === "any-of") return [];
  if (question.baseline) return question.baseline;
  throw new Error(`asked "${question.id}", which has no baseline; give an answer in the file`);
}

/** Whether the first page of questions stands on the screen that asks who it is for. */
const standsWithWho = (ask) => !ask.heading && !ask.page[0].id.startsWith("danger-signs");

/** Plays to the outcome; gives it as the core says it, with all topics and answers. `practice` is that of the page's link, `at` the time in
 * London when it isn't now, `words` what is typed to find the topic. */
export async function play(page, journey, { way = "index", words, practice, at } = {}) {
  const door = await core();
  const topics = journey.topics.length === 0 ? ["something-else"] : journey.topics;
  const who = askingFor(journey);
  const context = { asking_for: who, seat: "resident", practice };
  const path = practice ? `?practice=${practice}` : "";
  const answers = {};
  await pick(page, door.topics().find((topic) => topic.id === topics[0]).title, way, words);
  await choose(page, who);
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { ask } = door.step({ topics, answers, context });
    if (pages === 0 && !(ask && standsWithWho(ask))) await carryOn(page);
    if (!ask) return outcome(page, journey, { topics, answers, context: { ...context, now: at ?? now() } });
    await fill(page, journey, ask, answers);
    await carryOn(page);
    if (await isOffer(page)) await addNothing(page);
    await expectNothingAboutThePerson(page, path);
  }
  throw new Error(`no outcome after ${MOST_PAGES} pages`);
}

async function fill(page, journey, ask, answers) {
  expect(await questions(page), journey.name).toEqual(ask.page.map((question) => question.text));
  for (const [index, question] of ask.page.entries()) {
    const value = answerTo(journey, question);
    await answer(page, question, index, value);
    answers[question.id] = value;
  }
}

/** The journey's level and door are what the core reaches, and what the core reaches is what the screen says. */
async function outcome(page, journey, request) {
  const { outcome } = (await core()).step(request);
  const { level, door } = outcome;
  if (journey.least) expect(LEVELS.indexOf(level), journey.name).toBeGreaterThanOrEqual(LEVELS.indexOf(journey.least));
  else expect({ level, door }, journey.name).toEqual({ level: journey.expect.level, door: journey.expect.door });
  await expectShown(page, outcome);
  return { outcome, request };
}

/** What the screen of an outcome says in the places that decide what somebody does. */
export async function expectShown(page, outcome) {
  await expect(page.locator(".fd-action h1, .fd-action > h2")).toHaveText(outcome.actions.map((action) => action.title));
  const soon = ["self-care", "ae", "999"].includes(outcome.level) ? [] : [outcome.level_name];
  await expect(page.locator(".fd-soon strong")).toHaveText(soon);
  await expect(page.locator(".fd-reasons__item > p:first-child")).toHaveText(outcome.reasons.map((reason) => reason.text));
  await expect(page.locator(".fd-contact .fd-route__name")).toHaveText(outcome.routes.map((route) => route.name));
  const hours = outcome.routes.map((route) => route.hours).filter(Boolean);
  await expect(page.locator(".fd-contact .fd-hours")).toHaveText(hours.map((it) => it[0].toUpperCase() + it.slice(1)));
  const signs = await page.locator(".fd-signs li").allTextContents();
  expect(signs.sort()).toEqual(outcome.watch_for.map((watch) => watch.sign).sort());
  for (const { action } of outcome.watch_for) await expect(page.locator(".fd-signs h3", { hasText: action }).first()).toBeVisible();
  for (const { action } of outcome.what_if) await expect(page.locator(".fd-why")).toContainText(ui.what_if.split("#")[1] + action);
}
