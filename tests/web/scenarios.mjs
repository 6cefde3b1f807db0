// What a person does with the page.
import assert from "node:assert/strict";

export const scenarios = [];
const scenario = (name, steps, options) =>
  scenarios.push({ name, steps, options });

const small = "#model=llama-3.1-8b&hardware=h100-sxm&tp=1&batch=4";
const value = (page, id) => page.inputValue(`#${id}`);
const figure = async (page, key) =>
  (await page.textContent(`[data-metric=${key}] .value`)).trim();
const summary = (page) => page.textContent(".summary");

/** Waits until the page says so. */
const says = (page, text) =>
  page.waitForFunction(
    (wanted) => document.body.innerText.includes(wanted),
    text,
  );

/** Waits until a figure is another one. */
const changes = (page, key, before) =>
  page.waitForFunction(
    ([name, old]) =>
      document
        .querySelector(`[data-metric=${name}] .value`)
        ?.textContent.trim() !== old,
    [key, before],
  );

/** Waits until a value may be chosen. */
const offers = (page, id, one) =>
  page.waitForFunction(
    ([of, wanted]) =>
      [...document.getElementById(of).options].some(
        ({ value, disabled }) => value === wanted && !disabled,
      ),
    [id, one],
  );

const enabled = (page, id) =>
  page.$$eval(`#${id} option:not([disabled])`, (list) =>
    list.map((one) => one.value),
  );
const disabled = (page, id) =>
  page.$$eval(`#${id} option[disabled]`, (list) =>
    list.map((one) => one.textContent),
  );

scenario("opens with an answer", async ({ page, open, shot, address }) => {
  await open();
  assert.match(await summary(page), /llama-3\.1-70b on 8× h100-sxm/);
  await page.waitForSelector("#a-model option >> nth=50", {
    state: "attached",
  });
  await page.waitForSelector("#roofline svg");
  for (const id of [
    "figures",
    "time",
    "memory",
    "layers",
    "roofline",
    "front",
    "script",
  ])
    assert.ok(await page.$(`#${id}`), id);
  const hosts = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .map((one) => new URL(one.name).origin),
  );
  assert.deepEqual([...new Set(hosts)], [address]);
  await shot("one");
});

scenario(
  "needs nothing that a strict policy refuses",
  async ({ page, open, address }) => {
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'";
    await page.route(`${address}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), "content-security-policy": policy },
      });
    });
    await open(small);
    await page.hover("#roofline [data-mark=dot] > * >> nth=0", { force: true });
    await page.waitForSelector("#roofline [aria-label=tip] text");
  },
); // what it refused would be in the console

scenario("picks and changes", async ({ page, open }) => {
  await open(small);
  await offers(page, "a-model", "mixtral-8x7b");
  await page.selectOption("#a-model", "mixtral-8x7b");
  await page.selectOption("#a-hardware", "h200-sxm");
  await page.selectOption("#a-engine", "vllm");
  await says(page, "mixtral-8x7b on 1× h200-sxm");
  const before = await figure(page, "ttft_s");
  await page.fill("#a-load", "1k");
  await changes(page, "ttft_s", before);
  assert.match(page.url(), /batch=1024/);
  await page.press("#a-load", "ArrowUp");
  assert.equal(await value(page, "a-load"), "2048");
  await page.press("#a-load", "ArrowDown");
  await page.press("#a-load", "ArrowDown");
  assert.equal(await value(page, "a-load"), "512");
  await page.selectOption("#a-mode", "continuous");
  await says(page, "Concurrency");
  assert.match(page.url(), /concurrency=512/);
  assert.doesNotMatch(page.url(), /batch=/);
});

scenario(
  "offers what is legal, and says why nothing else",
  async ({ page, open }) => {
    await open("#model=llama-3.1-70b&hardware=dgx-h100&tp=8");
    await page.waitForSelector("#a-tp option[disabled]", { state: "attached" });
    assert.deepEqual(await enabled(page, "a-tp"), ["1", "2", "4", "8"]);
    assert.match(
      (await disabled(page, "a-tp")).join("\n"),
      /3, 5–7: layer 'attention': tp \(3\) must divide heads \(64\)/,
    );
    await page.click("text=Why not other values?");
    await says(page, "dgx-h100 has 8 accelerators");
  },
);

scenario("gives layers formats of their own", async ({ page, open }) => {
  await open(small);
  await page.click("text=Layers that differ");
  await page.click(".by-layer >> text=KV cache");
  const before = await page.textContent("#memory .value");
  await page.selectOption("#a-layer-attention", "fp8");
  await page.waitForFunction(
    (old) => document.querySelector("#memory .value").textContent !== old,
    before,
  );
  assert.match(page.url(), /layers\.attention\.kv=fp8/);
  await page.selectOption("#a-weights", "int4");
  await says(page, "weights int4");
});

scenario("compares two systems", async ({ page, open, shot, found }) => {
  await open(
    "#model=llama-3.1-70b&hardware=h100-sxm&engine=vllm&tp=8&batch=16",
  );
  await page.click("#compare");
  await offers(page, "b-hardware", "b200");
  await page.selectOption("#b-hardware", "b200");
  await page.selectOption("#b-tp", "4");
  await says(page, "on 4× b200");
  await page.waitForFunction(() =>
    /×/.test(
      document.querySelector("[data-metric=tpot_s] .ratio")?.textContent ?? "",
    ),
  );
  assert.equal(await page.locator("[data-metric=tpot_s] .fill").count(), 2);
  assert.deepEqual(
    await page.$$eval(".row.unlike", (rows) =>
      rows.map((row) => row.dataset.field),
    ),
    ["hardware", "tp"],
  );
  found.compare = await page.textContent(".script code");
  await page.click("text=Lua scenario");
  found.compare_lua = await page.textContent(".script code");
  await page.waitForTimeout(300);
  await shot("compare");
  await page.click("text=A ⇄ B");
  await says(page, "A llama-3.1-70b on 4× b200");
  await page.click("text=Stop comparing");
  assert.equal(await page.$("#b-hardware"), null);
});

scenario("leads to the price that is missing", async ({ page, open }) => {
  await open("#model=llama-3.1-8b&hardware=gb200");
  await page.click("text=states no price");
  assert.equal(await page.evaluate(() => document.activeElement.id), "a-price");
  await page.keyboard.type("6.5");
  await page.waitForFunction(() =>
    document
      .querySelector("[data-metric=cost_usd_per_mtok] .value")
      .textContent.startsWith("$"),
  );
});

scenario("spreads over two pools", async ({ page, open, shot }) => {
  await open("#model=llama-3.1-8b&hardware=h100-sxm&engine=vllm&tp=2&batch=32");
  await offers(page, "a-mode", "disagg");
  await page.selectOption("#a-mode", "disagg");
  await says(page, "decode on 1 × 2 h100-sxm (tp 2)");
  await page.fill("#a-prefill-count", "3");
  await page.selectOption("#a-decode-hardware", "h200-sxm");
  await says(
    page,
    "prefill on 3 × 2 h100-sxm (tp 2) · decode on 1 × 2 h200-sxm",
  );
  assert.match(page.url(), /prefill\.count=3/);
  assert.equal(await page.textContent("#a-gpus"), "8");
  await shot("pools");
  await page.selectOption("#a-mode", "static");
  await says(page, "on 2× h100-sxm");
  assert.doesNotMatch(page.url(), /prefill|concurrency/);
});

scenario(
  "says what is wrong where it is wrong",
  async ({ page, open, shot }) => {
    await open(small);
    const before = await figure(page, "ttft_s");
    await page.fill("#a-load", "many");
    await page.waitForSelector("#a-load-problem");
    assert.match(
      await page.textContent("#a-load-problem"),
      /batch is 'many'; it must be a whole number/,
    );
    assert.equal(
      await page.getAttribute("#a-load", "aria-describedby"),
      "a-load-problem",
    );
    assert.equal(await figure(page, "ttft_s"), before);
    await shot("broken");
    await page.fill("#a-load", "8");
    await page.waitForSelector("#a-load-problem", { state: "detached" });
    await changes(page, "ttft_s", before);
  },
);

scenario("repairs a link that is illegal", async ({ page, open, shot }) => {
  await open("#model=llama-3.1-8b&hardware=h100-sxm&tp=3", false);
  await page.waitForSelector("#a-tp-problem button");
  assert.match(
    await page.textContent("#a-tp-problem"),
    /tp \(3\) must divide heads \(32\)/,
  );
  await shot("illegal");
  await page.click("#a-tp-problem button");
  await says(page, "llama-3.1-8b on 2× h100-sxm");
  await open("#model=llama-3.1-8b&hardware=h100-sxm&btach=3", false);
  await page.click("text=Leave out btach");
  await says(page, "llama-3.1-8b on 1× h100-sxm");
});

scenario(
  "goes back and forth, and stays over a reload",
  async ({ page, open }) => {
    await open(small);
    await offers(page, "a-tp", "4");
    await page.selectOption("#a-tp", "4");
    await says(page, "on 4× h100-sxm");
    await page.click("#compare");
    await page.waitForSelector("#b-tp");
    await page.goBack();
    await page.waitForSelector("#b-tp", { state: "detached" });
    await page.goBack();
    await says(page, "on 1× h100-sxm");
    assert.equal(await value(page, "a-tp"), "1");
    await page.goForward();
    await says(page, "on 4× h100-sxm");
    await page.reload();
    await says(page, "on 4× h100-sxm");
  },
);

scenario("is shared by its link", async ({ page, open, context }) => {
  await open(
    "#model=gpt-oss-20b&hardware=h100-sxm&tp=2&batch=8&weights=bf16&b.model=gpt-oss-20b&b.hardware=l40s&theme=dark",
  );
  await page.waitForSelector(".summary .one >> nth=1");
  await page.click("#link");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.doesNotMatch(link, /theme/);
  const other = await context.newPage();
  await other.goto(link);
  await other.waitForSelector(".summary .one >> nth=1");
  for (const key of ["ttft_s", "throughput_tok_s"]) {
    assert.deepEqual(
      await other.locator(`[data-metric=${key}] .value`).allTextContents(),
      await page.locator(`[data-metric=${key}] .value`).allTextContents(),
    );
  }
});

scenario(
  "sweeps, and takes a point of the front over",
  async ({ page, open, shot }) => {
    await open(small);
    await page.waitForSelector("#front .checks input");
    await page.click("#sweep-run");
    await says(page, "points are possible");
    await page.waitForSelector("#front svg circle");
    await shot("front");
    await page.click("#front summary");
    const row = page.locator("#front tbody tr").first(),
      at = await row.locator("th").textContent();
    await row.locator("button").click();
    const [, tp, batch] = /tp (\d+), batch (\d+)/.exec(at);
    await page.waitForFunction(
      (wanted) => document.querySelector("#a-load").value === wanted,
      batch,
    );
    assert.equal(await value(page, "a-tp"), tp);
    await page.fill("#sweep-batch", "1..");
    await page.click("#sweep-run");
    await page.waitForSelector("#front .problem");
  },
);

scenario("cancels a sweep", async ({ page, open }) => {
  await open(small);
  for (const label of ["Pipeline stages", "Replicas"])
    await page.check(`#front >> text=${label}`);
  await page.fill("#sweep-batch", "1..60000");
  await page.click("#sweep-run");
  await page.waitForFunction(() =>
    /[1-9].* points, /.test(
      document.querySelector(".sweep-progress p").textContent,
    ),
  );
  await page.click("text=Cancel");
  await says(page, "Cancelled");
});

scenario("is used from the keyboard", async ({ page, open }) => {
  await open(small);
  await page.keyboard.press("Tab");
  assert.equal(
    await page.evaluate(() => document.activeElement.className),
    "skip",
  );
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "results");
  await page.keyboard.press("c");
  await page.waitForSelector("#b-model");
  await page.keyboard.press("b");
  assert.equal(await page.evaluate(() => document.activeElement.id), "a-load");
  await page.keyboard.press("ArrowUp");
  assert.equal(await value(page, "a-load"), "8");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  await page.waitForSelector("dialog[open]");
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog[open]", { state: "detached" });
  await page.keyboard.press("?");
  await page.click("dialog >> text=Close");
  await page.waitForSelector("dialog[open]", { state: "detached" });
  const nameless = await page.$$eval("select, input, button, a", (list) =>
    list
      .filter(
        (one) =>
          !one.hasAttribute("aria-hidden") &&
          !one.labels?.length &&
          !one.getAttribute("aria-label") &&
          !one.textContent.trim(),
      )
      .map((one) => one.outerHTML),
  );
  assert.deepEqual(nameless, []);
});

scenario(
  "is light and dark",
  async ({ page, open, shot }) => {
    await open(small);
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await paper(), "rgb(20, 24, 27)");
    await shot("dark");
    await page.click("#theme");
    await page.waitForFunction(
      () =>
        getComputedStyle(document.body).backgroundColor ===
        "rgb(252, 252, 251)",
    );
  },
  { colorScheme: "dark" },
);

for (const colorScheme of ["light", "dark"]) {
  scenario(
    `is accessible, ${colorScheme}`,
    async ({ page, open, axe }) => {
      await open(
        `${small}&layers.attention.kv=fp8&price=3&b.model=llama-3.1-8b&b.hardware=l4&b.tp=3`,
      );
      await page.waitForSelector("#b-tp-problem");
      await page.waitForSelector("#roofline svg");
      await page.addScriptTag({ path: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
        [],
      );
    },
    { colorScheme, bypassCSP: true },
  );
}

scenario(
  "fits a narrow screen",
  async ({ page, open, shot }) => {
    await open(`${small}&b.model=llama-3.1-8b&b.hardware=l4`);
    await page.waitForSelector("#roofline svg");
    await shot("narrow");
    assert.ok(
      await page.evaluate(
        () => document.documentElement.scrollWidth <= innerWidth,
      ),
      "it scrolls sideways",
    );
  },
  { viewport: { width: 390, height: 800 } },
);

scenario("shows models that make no tokens", async ({ page, open, shot }) => {
  await open("#model=stable-diffusion-xl&hardware=h100-sxm");
  await says(page, "Latency");
  const before = await figure(page, "latency_s");
  await page.fill("#a-input-steps", "20");
  await changes(page, "latency_s", before);
  assert.match(page.url(), /inputs\.steps=20/);
  assert.equal(await page.$("#a-osl"), null);
  await shot("image");
});

scenario(
  "says that the server is gone, and that it is back",
  async ({ page, open, watch, shot }) => {
    await open(small);
    await offers(page, "a-tp", "2");
    watch.expect("net::ERR_CONNECTION_REFUSED");
    await page.route("**/v1/**", (route) => route.abort("connectionrefused"));
    await page.selectOption("#a-tp", "2");
    await says(page, "does not answer");
    await shot("gone");
    await page.unroute("**/v1/**");
    await page.click("text=Ask now");
    await says(page, "on 2× h100-sxm");
    await page.waitForSelector(".gone p", { state: "detached" });
  },
);

scenario("writes what reproduces it", async ({ page, open, found }) => {
  await open(
    "#model=llama-3.1-8b&hardware=h100-sxm&engine=vllm&tp=2&sp=true&batch=16&weights=fp8&layers.attention.kv=fp8",
  );
  await says(page, "Time to first token");
  found.ttft = await figure(page, "ttft_s");
  found.shell = await page.textContent(".script code");
  await page.click("#script .copy");
  assert.equal(
    await page.evaluate(() => navigator.clipboard.readText()),
    found.shell,
  );
  await page.click("text=Lua scenario");
  found.lua = await page.textContent(".script code");
  await page.click("#script >> text=HTTP");
  found.http = await page.textContent(".script code");
});

scenario("shows the API", async ({ page, address, shot }) => {
  await page.goto(`${address}/docs`);
  await page.waitForSelector(".opblock >> nth=5");
  await shot("api");
});
