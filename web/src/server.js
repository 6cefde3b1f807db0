// What the server is asked. Every answer is { data } or { error: { code, message, field, status } }: nothing throws, and
// nothing is lost, so that the page can say what happened where it happened.

function failure(status, body) {
  const error = body?.error ?? {};
  const message = error.message ?? `the server answered with status ${status}, and no word why`;
  return { error: { code: error.code ?? "unknown", message, field: error.details?.field, status } };
}

function unreachable(reason) {
  const message = `the server at ${location.host || "this address"} does not answer`;
  return { error: { code: "unreachable", message, status: 0, reason: String(reason) } };
}

async function parsed(response) {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

let token = null; // of a server that asks for one; kept no longer than the page is open

/** Sends `text` with all that is asked from now on; who was refused without it asks again. */
export function sendToken(text) {
  token = text;
  dispatchEvent(new Event("token"));
}

function options(body, signal, accept) {
  const headers = token ? { accept, authorization: `Bearer ${token}` } : { accept };
  if (body === undefined) return { headers, signal };
  return { method: "POST", headers: { ...headers, "content-type": "application/json" }, body, signal };
}

/** Asks once. `body` is a JSON text, or undefined to GET. Null where it was called off. */
export async function ask(path, body, signal) {
  try {
    const response = await fetch(path, options(body, signal, "application/json"));
    const data = await parsed(response);
    if (!response.ok) return failure(response.status, data);
    return data === null
      ? failure(response.status, { error: { code: "bad_answer", message: "the server's answer is no JSON" } })
      : { data };
  } catch (reason) {
    return signal?.aborted ? null : unreachable(reason);
  }
}

/** Asks for a stream of events; gives the body's reader as { reader }, or { error }. */
export async function askStream(path, body, signal) {
  try {
    const response = await fetch(path, options(body, signal, "text/event-stream"));
    if (!response.ok) return failure(response.status, await parsed(response));
    return { reader: response.body.getReader() };
  } catch (reason) {
    return signal?.aborted ? null : unreachable(reason);
  }
}
