import { sendToken } from "./server.js";

function Unreachable({ answer }) {
  return (
    <p>
      {answer.error.message}. What is shown is the last it said; it is asked again every 3 seconds.{" "}
      <button type="button" onClick={answer.again}>
        Ask now
      </button>
    </p>
  );
}

function Token() {
  const send = (event) => {
    event.preventDefault();
    sendToken(event.target.elements.token.value);
  };
  return (
    <form onSubmit={send}>
      <label for="token">This server asks for its token</label>
      <input id="token" name="token" type="password" autocomplete="off" required />
      <button>Use it</button>
    </form>
  );
}

/** What concerns all that is asked: the server is gone, or wants to know who asks. */
export function Gone({ answers }) {
  const unreachable = answers.find(({ error }) => error?.code === "unreachable");
  return (
    <div class="gone" role="alert">
      {unreachable && <Unreachable answer={unreachable} />}
      {answers.some(({ error }) => error?.status === 401) && <Token />}
    </div>
  );
}
