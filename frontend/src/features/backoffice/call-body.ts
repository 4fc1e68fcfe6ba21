/** A call's body for reading: JSON is laid out, a form has one field a line, all else stays as it came. */
export function readableBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return /^[\w.-]+=[^\s]*$/.test(body) ? body.replaceAll('&', '\n') : body;
  }
}
