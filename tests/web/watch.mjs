// What nobody may miss while a page is used: errors in its console, and requests that fail without a word in the page.

const refused =
  /^Failed to load resource: (the server responded with a status of|net::ERR)/; // said by the responses too

/** The sentence of an answer that refuses. */
async function sentence(response) {
  try {
    return JSON.parse(await response.text()).error.message;
  } catch {
    return null; // the page has gone on, or has no such answer
  }
}

/** Watches a page; problem() is what was wrong until then, or null. `expect` lists failures that a scenario makes. */
export function watched(page) {
  const problems = [],
    unsaid = [],
    expected = new Set();
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (["error", "warning"].includes(message.type()) && !refused.test(text))
      problems.push(`console: ${text}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure().errorText;
    if (why !== "net::ERR_ABORTED" && !expected.has(why))
      problems.push(`${request.url()}: ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) unsaid.push(seen(page, response));
  });
  return {
    expect: (why) => expected.add(why),
    problem: async () =>
      [...problems, ...(await Promise.all(unsaid))]
        .filter(Boolean)
        .join("\n") || null,
  };
}

/** Null when the page says what the server said. */
async function seen(page, response) {
  const text = await sentence(response),
    what = `${response.status()} ${response.url()}`;
  if (!text) return `${what}: no sentence`;
  try {
    await page
      .getByText(text, { exact: false })
      .first()
      .waitFor({ state: "attached", timeout: 4000 });
    return null;
  } catch {
    return page.isClosed() ? null : `${what} was not shown: ${text}`;
  }
}
