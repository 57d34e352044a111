import { Agent, request } from 'undici';

/** What grammY's client gives with a call that uploads no file. */
type Call = { method: string; headers: Record<string, string>; body: string; signal: AbortSignal };

const connections = new Agent();

/**
 * The `fetch` of grammY's client, with all that the client takes of an answer. Its own, node-fetch, makes streams and objects
 * of the web's kind that nobody reads; this one spares them.
 */
export async function leanFetch(url: string, call: Call): Promise<{ json(): Promise<unknown> }> {
  const { method, headers, body, signal } = call;
  const answer = await request(url, { dispatcher: connections, method, headers, body, signal });
  return answer.body;
}
