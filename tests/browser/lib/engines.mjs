// Firefox and WebKitGTK behind the same few words: open a page, do something as a person, look.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import puppeteer from "puppeteer-core";
import { Builder, By, Capabilities, Key } from "selenium-webdriver";

/** Firefox, driven over WebDriver BiDi. */
export async function firefox(executablePath) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  return {
    name: `Firefox ${await browser.version()}`,
    complaints,
    go: (url) => page.goto(url),
    run: (script, ...values) => page.evaluate(script, ...values),
    click: (selector) => page.locator(selector).click(),
    type: (selector, text) => page.type(selector, text),
    enter: () => page.keyboard.press("Enter"),
    close: () => browser.close(),
  };
}

/** A port that nobody listens on. */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function ready(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      if ((await fetch(`${url}/status`)).ok) return;
    } catch {
      // Not yet.
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`nothing answers at ${url}`);
}

/** WebKitGTK in its own small browser. */
export async function webkit(driverPath, binary) {
  const port = await freePort();
  const driver = spawn(driverPath, [`--port=${port}`], { stdio: "ignore" });
  const server = `http://127.0.0.1:${port}`;
  try {
    await ready(server);
    const capabilities = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } });
    const session = await new Builder().usingServer(server).withCapabilities(capabilities).build();
    const version = (await session.getCapabilities()).getBrowserVersion();
    const find = (selector) => session.findElement(By.css(selector));
    // The driver scrolls too late for its own click.
    const inView = (selector) => session.executeScript("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", selector);
    return {
      name: `WebKitGTK ${version}`,
      complaints: [],
      go: (url) => session.get(url),
      run: (script, ...values) => session.executeScript(`return (${script})(...arguments)`, ...values),
      click: async (selector) => {
        await inView(selector);
        await (await find(selector)).click();
      },
      type: async (selector, text) => (await find(selector)).sendKeys(text),
      enter: () => session.actions().sendKeys(Key.ENTER).perform(),
      close: async () => {
        await session.quit();
        driver.kill();
      },
    };
  } catch (error) {
    driver.kill();
    throw error;
  }
}
