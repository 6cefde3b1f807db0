// Runs the scenarios (scenarios.mjs) in a real browser against a server that runs: `node browser.mjs ADDRESS FOLDER`.
// Screenshots go into FOLDER; the last line of the output is JSON: { "scenarios": { name: "well", or what went wrong },
// "found": what scenarios keep for the spec }.
import { createRequire } from "node:module";
import { scenarios } from "./scenarios.mjs";
import { watched } from "./watch.mjs";

const installed = createRequire(
  new URL("../../web/package.json", import.meta.url),
);
const { chromium } = installed("playwright-core"),
  axe = installed.resolve("axe-core/axe.min.js");
const [, , address, folder] = process.argv;
const SIZE = { width: 1440, height: 900 };

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const found = {},
  results = {};

async function run({ name, steps, options }) {
  const context = await browser.newContext({
    viewport: SIZE,
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
  });
  context.setDefaultTimeout(15000);
  const page = await context.newPage(),
    watch = watched(page);
  const open = async (fragment = "", wait = true) => {
    if (page.url() !== "about:blank") await page.goto("about:blank"); // or only the fragment would change
    await page.goto(`${address}/${fragment}`);
    if (wait) await page.waitForSelector("[data-metric]");
  };
  const shot = async (title) => {
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${folder}/${title}.png`, fullPage: true });
  };
  try {
    await steps({ page, open, shot, context, watch, address, axe, found });
    return (await watch.problem()) ?? "well";
  } catch (reason) {
    await shot(`failed ${name.replace(/\W+/g, " ")}`);
    return String(reason.stack ?? reason);
  } finally {
    await context.close();
  }
}

for (const scenario of scenarios) results[scenario.name] = await run(scenario);
await browser.close();
console.log(JSON.stringify({ scenarios: results, found }));
