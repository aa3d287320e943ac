// The screens as a person uses them: picking a topic, filling in a page, going on.
import { expect } from "@playwright/test";
import { ui } from "./data.mjs";

export const WHO = { self: "#fd-field-0", child: "#fd-field-0-1", other: "#fd-field-0-2" };

/** Picks a topic by its title, from the search or from the A to Z. */
export async function pick(page, title, way = "index", words = title) {
  await step(page, async () => {
    if (way === "search") {
      await page.locator("#fd-words").fill(words);
      await found(page, title).click();
    } else {
      await page.locator(".fd-index--all").getByRole("button", { name: title, exact: true }).click();
    }
  });
}

/** The line of what was found that has this title. */
export const found = (page, title) =>
  page.locator("#fd-hits").getByRole("option").filter({ has: page.locator(".fd-hit__title").getByText(title, { exact: true }) });

/** Does something that opens another screen; waits until the focus is on the heading of that one. */
export async function step(page, action) {
  await page.evaluate(() => document.querySelector("#fd-main h1")?.setAttribute("data-seen", ""));
  await action();
  await page.waitForFunction(() => {
    const heading = document.querySelector("#fd-main h1");
    return heading && !heading.hasAttribute("data-seen") && document.activeElement === heading;
  });
}

/** "Continue", when the page is complete. */
export const carryOn = (page) => step(page, () => page.locator(".fd-form button[type=submit]").click());

/** "Start again." */
export const startAgain = (page) => step(page, () => page.locator(".fd-nav .fd-link").click());

/** "Back" as the page offers it. */
export const back = (page) => step(page, () => page.locator(".fd-nav__back").click());

/** Who it is for. */
export const choose = (page, who) => page.locator(WHO[who]).check();

/** The heading of the screen. */
export const heading = (page) => page.locator("#fd-main h1");

/** The questions of the screen in order, as they are read. */
export function questions(page) {
  return page.locator(".fd-question").evaluateAll((fields) =>
    fields.map((field) => field.querySelector("legend, label").textContent.trim()),
  );
}

/** The selectors of the inputs that an answer means. */
function inputs(question, field, answer) {
  const nth = (index) => `#${field}${index === 0 ? "" : `-${index}`}`;
  const place = (id) => {
    const index = question.options.findIndex((option) => option.id === id);
    if (index < 0) throw new Error(`${question.id} has no option ${id}`);
    return nth(index);
  };
  if (question.kind === "any-of") {
    return answer.length === 0 ? [nth(question.options.length)] : answer.map(place);
  }
  if (answer === "not-sure") return [question.kind === "number" ? `#${field}-sure` : nth(question.options.length)];
  return [place(answer)];
}

/** The years of an age, as somebody types them. */
function years({ value, unit }) {
  const inOne = { days: 365.25, weeks: 52.18, months: 12, years: 1 }[unit];
  return String(Math.floor(value / inOne));
}

/** Answers one question; `index` is its place on the page. */
export async function answer(page, question, index, value) {
  const field = `fd-field-${index + 1}`;
  if (typeof value === "number") return page.locator(`#${field}`).fill(String(value));
  if (typeof value === "object" && !Array.isArray(value)) {
    await page.locator(`#${field}`).fill(years(value));
    await page.locator(`#${field}-small`).fill(String(value.value));
    return page.locator(`#${field}-small-${value.unit}`).check();
  }
  for (const input of inputs(question, field, value)) await page.locator(input).check();
}

/** The number that the browser's history holds for this screen. */
export const historyState = (page) => page.evaluate(() => history.state);

/** A screen that must be this one. */
export async function expectHeading(page, words) {
  await expect(heading(page)).toHaveText(words);
}

/** Whether this is the offer to add what is wrong. */
export const isOffer = async (page) => (await heading(page).textContent()) === ui.add_heading;

/** "Nothing to add." */
export const addNothing = (page) =>
  step(page, () => page.locator("#fd-main").getByRole("button", { name: ui.add_nothing, exact: true }).click());
