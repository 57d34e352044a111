/** Milliseconds that a person waits for an answer, and a browser for what shows it. Far more than a slow machine needs, far less than a test may take. */
export const PATIENCE = 90_000;

/** What a person waits for; when it does not come, a failure that tells what came instead. */
export async function patiently<T>(waiting: Promise<T>, describe: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not come: ${describe()}`)), PATIENCE);
  });
  try {
    return await Promise.race([waiting, late]);
  } finally {
    clearTimeout(timer);
  }
}
