// Every type of page, and the shortest way to it.
import { journeyFiles, journeyNamed, ui } from "./data.mjs";
import { core } from "./core.mjs";
import { canBeTyped, play } from "./play.mjs";
import { carryOn, choose, pick, step } from "./screen.mjs";
import { expect } from "./site.mjs";

/** The first journey that ends at a level and a door. */
export function journeyTo(level, door) {
  const all = journeyFiles.flatMap((it) => it.journeys);
  const found = all.find((it) => it.expect.level === level && it.expect.door === door && canBeTyped(it));
  if (!found) throw new Error(`no journey ends at ${level} ${door}`);
  return found;
}

/** The title of a topic. */
export async function titleOf(topic) {
  return (await core()).topics().find((it) => it.id === topic).title;
}

/** "Who is it for?" for an earache, which asks for age and sex on the same screen. */
export const toWho = async (page) => pick(page, await titleOf("earache"));

/** Fills in "who is it for?" for an adult of 34, or of another age. */
export async function fillWho(page, who = "self", years = "34") {
  await choose(page, who);
  await page.locator("#fd-field-1").fill(years);
  await page.getByLabel("Male", { exact: true }).check();
}

/** The emergency screen. */
export async function toEmergency(page, who = "self", years = "34") {
  await toWho(page);
  await fillWho(page, who, years);
  await carryOn(page);
}

/** The first page about the earache itself. */
export async function toQuestions(page) {
  await toEmergency(page);
  await page.locator("#fd-main input[type=checkbox]").last().check();
  await carryOn(page);
}

async function toMistakes(page) {
  await toWho(page);
  await page.locator(".fd-form button[type=submit]").click();
  await expect(page.locator(".nhsuk-error-summary")).toBeFocused();
}

async function search(page, words) {
  await page.locator("#fd-words").fill(words);
  await expect(page.locator(".fd-search__status")).not.toBeEmpty();
}

async function toAdd(page) {
  await play(page, journeyNamed("An earache of a day in an adult goes to the pharmacist"));
  await step(page, () => page.locator(".fd-tools__row").getByRole("button", { name: ui.add_another }).click());
}

/** The ways to look by the part of the body, with one part open. */
async function toBody(page) {
  await page.locator(".fd-browse summary").first().click();
  await page.locator(".fd-shelf__part").first().click();
}

/** Two things picked before the questions begin. */
export async function pickSeveral(page) {
  await page.getByRole("button", { name: ui.several }).click();
  for (const topic of ["earache", "cough"]) {
    await page.locator(".fd-index--all").getByRole("button", { name: await titleOf(topic), exact: true }).click();
  }
}

/** The same, one screen on. */
export async function toWhoWithSeveral(page) {
  await pickSeveral(page);
  await step(page, () => page.locator(".fd-several .nhsuk-button").click());
}

const outcome = (level, door) => ({
  name: `an outcome: ${level} by ${door}`,
  go: async (page) => play(page, journeyTo(level, door)),
});

/** The types: a name and how to get there from the start. */
export const pageTypes = [
  { name: "the start", go: async () => {} },
  { name: "search results", go: (page) => search(page, "my throat hurts") },
  { name: "a search without results", go: (page) => search(page, "zzzz qqqq") },
  { name: "a part of the body", go: toBody },
  { name: "several things picked at the start", go: pickSeveral },
  { name: "who it is for, with several things wrong", go: toWhoWithSeveral },
  { name: "who it is for", go: toWho },
  { name: "the list of mistakes", go: toMistakes },
  { name: "the emergency screen", go: (page) => toEmergency(page) },
  { name: "the emergency screen for somebody else", go: (page) => toEmergency(page, "other") },
  { name: "a page of questions", go: toQuestions },
  { name: "adding a topic", go: toAdd },
  { name: "a topic that is nobody else's business", go: async (page) => pick(page, await titleOf("domestic-abuse")) },
  outcome("self-care", "self"),
  outcome("advice", "pharmacy"),
  outcome("routine", "nhs-app"),
  outcome("routine", "practice"),
  outcome("today", "ucrt"),
  outcome("now", "111-mental-health"),
  outcome("ae", "ae"),
  outcome("999", "999"),
];
