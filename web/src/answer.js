// An answer of the server that follows what is asked: debounced, stale ones dropped, the last one kept while the next is
// on its way, and asked again by itself while the server is gone.
import { useEffect, useState } from "preact/hooks";
import { ask } from "./server.js";

const PAUSE = 120,
  AGAIN = 3000; // ms
const nothing = { data: null, error: null, busy: false };

const gone = (error) => error?.code === "unreachable" || error?.status === 503 || error?.status === 429;

/** { data, error, busy } of a path; `body` is what to POST, undefined to GET, null to ask nothing. */
export function useAnswer(path, body) {
  const [answer, setAnswer] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  const text = body && JSON.stringify(body);
  useEffect(() => {
    if (text === null) return setAnswer(nothing);
    const control = new AbortController();
    setAnswer((before) => ({ ...before, busy: true }));
    const asked = async () => {
      const got = await ask(path, text, control.signal);
      if (got && !control.signal.aborted)
        setAnswer((before) => ({ data: got.data ?? before.data, error: got.error ?? null, busy: false }));
    };
    const timer = setTimeout(asked, text === undefined ? 0 : PAUSE);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [path, text, attempt]);
  useEffect(() => {
    if (!gone(answer.error)) return;
    const timer = setTimeout(() => setAttempt((count) => count + 1), AGAIN);
    return () => clearTimeout(timer);
  }, [answer.error]);
  useEffect(() => {
    if (answer.error?.status !== 401) return;
    const again = () => setAttempt((count) => count + 1);
    addEventListener("token", again);
    return () => removeEventListener("token", again);
  }, [answer.error]);
  return { ...answer, again: () => setAttempt((count) => count + 1) };
}
