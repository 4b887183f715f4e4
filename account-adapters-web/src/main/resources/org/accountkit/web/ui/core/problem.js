/** A refusal with its stable code: the API's, or the page's own `network`, `cancelled` or `signed-in-again`. */
export class Problem extends Error {
  constructor(fields) {
    super(fields.title ?? fields.code);
    Object.assign(this, { violations: [] }, fields);
  }
}

/** The refusal that an answer reports. */
export async function problemOf(answer) {
  const body = await answer.json().catch(() => ({}));
  const wait = Number(answer.headers.get('Retry-After')) || body.retryAfterSeconds;
  const code = answer.status === 503 ? 'unavailable' : 'internal-error';
  return new Problem({ code, ...body, status: answer.status, retryAfterSeconds: wait });
}
