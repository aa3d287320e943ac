// Lighthouse on the published site: accessibility and best practices must be perfect; performance is printed as the median.
import lighthouse from "lighthouse";
import puppeteer from "puppeteer-core";
import { chromium, siteUrl } from "./lib/setting.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const MUST_BE_PERFECT = ["accessibility", "best-practices"];
const runs = Number(process.argv[2] ?? process.env.LIGHTHOUSE_RUNS ?? 1);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`not a number of runs: ${runs}`);

const browser = await puppeteer.launch({ ...chromium(), headless: true });
const port = Number(new URL(browser.wsEndpoint()).port);
const results = [];
try {
  for (let run = 0; run < runs; run += 1) {
    const { lhr } = await lighthouse(siteUrl, { port, onlyCategories: CATEGORIES, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    results.push(lhr);
  }
} finally {
  await browser.close();
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const score = (category) => results.map((lhr) => Math.round((lhr.categories[category].score ?? 0) * 100));

for (const category of CATEGORIES) {
  const scores = score(category);
  console.log(`${category}: ${median(scores)} (${scores.join(", ")})`);
}
for (const audit of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]) {
  const value = median(results.map((lhr) => lhr.audits[audit].numericValue));
  console.log(`${audit}: ${audit === "cumulative-layout-shift" ? value.toFixed(3) : `${Math.round(value)} ms`}`);
}

const wrong = MUST_BE_PERFECT.filter((category) => score(category).some((it) => it < 100));
for (const category of wrong) {
  for (const lhr of results) {
    const failed = lhr.categories[category].auditRefs.map((it) => lhr.audits[it.id]).filter((it) => it.score !== null && it.score < 1);
    for (const audit of failed) console.error(`${category}: ${audit.id}: ${audit.title} ${audit.displayValue ?? ""}`);
  }
}
if (wrong.length > 0) {
  console.error(`${wrong.join(" and ")} must be 100`);
  process.exitCode = 1;
}
