// Server-sent events out of a stream of bytes (EventSource can only GET).

function event(block) {
  const found = { name: "message", data: [] };
  for (const line of block.split("\n")) {
    const [, key, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (key === "event") found.name = value;
    if (key === "data") found.data.push(value);
  }
  return { name: found.name, data: found.data.join("\n") };
}

/** Yields { name, data } for each event, data parsed as JSON. */
export async function* events(reader) {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    rest = (rest + (done ? "\n\n" : decoder.decode(value, { stream: true }))).replaceAll("\r\n", "\n");
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const { name, data } = event(block);
      if (data) yield { name, data: JSON.parse(data) };
    }
    if (done) return;
  }
}
