/** An error's name with its message: in the Cause of a Lambda function's error that is the `errorMessage` of a JSON text. */
export function explain(error = 'no error name', cause = ''): string {
  try {
    const { errorMessage } = JSON.parse(cause) as { errorMessage?: unknown };
    return typeof errorMessage === 'string' ? `${error}: ${errorMessage}` : error;
  } catch {
    return cause === '' ? error : `${error}: ${cause}`;
  }
}
