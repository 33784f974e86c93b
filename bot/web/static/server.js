// The line to the server: news come in, acts go out. A lost line is said and taken up again.

const AGAIN = 1500; // milliseconds

export function listen({ state, toast, lost }) {
  const source = new EventSource("/events");
  source.addEventListener("open", () => lost(false));
  source.addEventListener("state", (event) => state(JSON.parse(event.data)));
  source.addEventListener("toast", (event) => toast(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    lost(true);
    if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    setTimeout(() => listen({ state, toast, lost }), AGAIN);
  });
}

/** Do something; gives what went wrong in words, or null. */
export async function ask(path, body) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return answer.ok ? null : (await answer.json()).error;
  } catch {
    return "The server cannot be reached.";
  }
}
