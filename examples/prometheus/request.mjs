const MOST_BYTES = 1_048_576;

const refuse = (status, message) => {
  throw Object.assign(new Error(message), { status });
};

const isGood = (one) => typeof one?.id === 'string' && typeof one.label === 'string';

/** The list in the body of a request. All of it is checked before any of it counts. */
export async function labelsIn(request) {
  const parts = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += part.length;
    if (bytes > MOST_BYTES) refuse(413, `a body may have ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  const list = parsed(Buffer.concat(parts).toString());
  if (!Array.isArray(list) || !list.every(isGood))
    refuse(400, 'the body must be a list of objects with an id and a label, both text');
  return list;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
